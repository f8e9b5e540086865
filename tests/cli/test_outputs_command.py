"""What the command says of its outputs: what stands beside them, what is damaged, what goes on."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from identity_schema.stores.outputs.choice import make_store

Run = Callable[..., Any]

AS_OF = ("--as-of", "2026-11-22T00:00:00Z")
GOOD = '{"_id": "%s", "status": "COMPLETE", "identities": [{"name": "Ada", "meta": {}}]}\n'
OUTPUTS = ["out.duckdb", "out", "out.jsonl"]
RESUMED = "identity-schema: resumed: 8 payloads were done before\n"


@pytest.fixture
def payloads(tmp_path: Path) -> Path:
    """A file of twenty payloads."""
    path = tmp_path / "in.jsonl"
    path.write_text("".join(GOOD % f"k{n:02}" for n in range(20)))
    return path


@pytest.fixture
def half(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Give a command that is interrupted behind its second span."""

    def call(*arguments: object) -> None:
        with monkeypatch.context() as patch:
            kind = type(make_store(str(arguments[arguments.index("--to") + 1])))
            commit: Callable[..., None] = kind.commit
            left = iter(range(2))

            def some(*these: Any) -> None:
                if next(left, None) is None:
                    raise KeyboardInterrupt
                commit(*these)

            patch.setattr(kind, "commit", some)
            assert run(*arguments).status == 130

    return call


def change(path: Path, statement: str) -> None:
    """Change a DuckDB file."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(statement)


def test_a_view_of_ones_own_stays_with_append_and_is_named_where_it_would_be_lost(
    run: Run, payloads: Path, tmp_path: Path
) -> None:
    assert run("normalize", payloads, "--key", "_id").status == 0
    change(tmp_path / "canonical.duckdb", "CREATE VIEW kyc AS SELECT * FROM persons")
    assert run("normalize", payloads, "--key", "_id", "--append").status == 0
    subject = ("purge", "canonical.duckdb", "--subject", "k01", *AS_OF)
    for command in (("normalize", payloads), subject, (*subject, "--dry-run")):
        done = run(*command)
        assert done.status == 2
        assert done.err.startswith("identity-schema: output.foreign: canonical.duckdb ")
        assert "view kyc" in done.err
        assert done.err.count("\n") == 1
    assert "--append keeps it" in run("normalize", payloads).err
    change(tmp_path / "canonical.duckdb", "DROP VIEW kyc")
    assert run(*subject).status == 0
    assert run("normalize", payloads).status == 0


def test_a_view_can_be_kept_in_a_database_that_attaches_the_output(
    run: Run, payloads: Path, tmp_path: Path
) -> None:
    statement = (
        "ATTACH 'canonical.duckdb' AS canonical (READ_ONLY);"
        "CREATE OR REPLACE VIEW kyc AS SELECT * FROM canonical.persons"
    )
    for _ in range(2):
        assert run("normalize", payloads).status == 0
        change(tmp_path / "mine.duckdb", statement)


@pytest.mark.parametrize("more", [(), ("--span", 7), ("--span", 7, "--workers", 2)])
@pytest.mark.parametrize("output", OUTPUTS)
def test_payloads_that_were_replaced_are_counted(
    run: Run, tmp_path: Path, output: str, more: tuple[object, ...]
) -> None:
    rows = {"payload": [GOOD % n for n in range(30)], "tenant": [f"t{n % 3}" for n in range(30)]}
    pq.write_table(pa.table(rows), tmp_path / "raw.parquet")
    done = run(
        "normalize", "raw.parquet", "--keep", "id=tenant", "--to", output,
        "--json-summary", "said.json", *more,
    )  # fmt: skip
    assert done.status == 0
    assert "replaced     27  payloads, each by a later one with the same key\n" in done.out
    said = json.loads((tmp_path / "said.json").read_text())
    assert (said["payloads"], said["replaced"]) == (30, 27)


def test_where_nothing_was_replaced_the_json_says_so(
    run: Run, payloads: Path, tmp_path: Path
) -> None:
    for way in ("--replace", "--append"):
        done = run("normalize", payloads, "--key", "_id", way, "--json-summary", "said.json")
        assert "replaced" not in done.out
        assert json.loads((tmp_path / "said.json").read_text())["replaced"] == 0


def test_damaged_outputs_are_named_and_no_error_of_the_library(
    run: Run, payloads: Path, tmp_path: Path
) -> None:
    for output in OUTPUTS:
        assert run("normalize", payloads, "--to", output).status == 0
    lines, database = tmp_path / "out.jsonl", tmp_path / "out.duckdb"
    lines.write_bytes(lines.read_bytes()[:-20])
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])
    (tmp_path / "out" / "names" / "part-000000.parquet").write_bytes(b"junk")
    purges = [("purge", output, "--subject", "k", *AS_OF) for output in OUTPUTS[:2]]
    appends = [("normalize", payloads, "--to", output, "--append") for output in OUTPUTS]
    for command in (*purges, *appends):
        done = run(*command)
        assert (done.status, done.out, done.err.count("\n")) == (2, "", 1)
        assert done.err.startswith("identity-schema: output.damaged: out")
    assert not [*tmp_path.glob("*.partial")]


def test_what_is_no_database_at_all_is_no_output(run: Run, payloads: Path, tmp_path: Path) -> None:
    (tmp_path / "out.duckdb").write_bytes(b"junk" * 5000)
    for way in ("--replace", "--append"):
        done = run("normalize", payloads, "--to", "out.duckdb", way)
        assert done.status == 2
        assert done.err.startswith("identity-schema: output.foreign: out.duckdb is no DuckDB file")


@pytest.mark.parametrize("way", ["--replace", "--append"])
@pytest.mark.parametrize("output", OUTPUTS)
def test_a_run_whose_input_lost_a_line_is_refused_and_goes_on_when_it_is_back(
    run: Run, half: Callable[..., None], payloads: Path, output: str, way: str
) -> None:
    command = ("normalize", payloads, "--to", output, "--span", 4, way)
    half(*command)
    whole = payloads.read_text()
    payloads.write_text(whole.partition("\n")[2])
    done = run(*command)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("identity-schema: run.changed: ")
    assert "--restart" in done.err
    payloads.write_text(whole)
    done = run(*command)
    assert (done.status, done.err) == (0, RESUMED)
    assert "payloads     20\n" in done.out


def test_a_folder_that_has_another_file_is_another_input(
    run: Run, half: Callable[..., None], payloads: Path, tmp_path: Path
) -> None:
    command = ("normalize", tmp_path, "--to", "out.jsonl", "--span", 4)
    half(*command)
    (tmp_path / "more.json").write_text(GOOD % "more")
    assert "run.changed" in run(*command).err
    done = run(*command, "--restart")
    assert (done.status, done.err) == (0, "")
    assert "payloads     21\n" in done.out
    assert payloads.exists()


@pytest.mark.parametrize("output", OUTPUTS)
def test_what_an_unfinished_run_left_in_the_folder_that_is_read_is_no_input(
    run: Run, half: Callable[..., None], payloads: Path, tmp_path: Path, output: str
) -> None:
    command = ("normalize", payloads.parent, "--to", tmp_path / output, "--span", 4)
    half(*command)
    done = run(*command)
    assert (done.status, done.err) == (0, RESUMED)
    assert "payloads     20\n" in done.out


def test_another_command_says_that_it_forgets_half_of_a_run(
    run: Run, half: Callable[..., None], payloads: Path, tmp_path: Path
) -> None:
    half("normalize", payloads, "--to", "out.jsonl", "--span", 4)
    (tmp_path / "other.jsonl").write_text(GOOD % "other")
    done = run("normalize", "other.jsonl", "--to", "out.jsonl")
    assert done.status == 0
    assert done.err == (
        "identity-schema: half of another run, or of this one with other options, was here and is"
        " forgotten\n"
    )


@pytest.mark.parametrize("output", OUTPUTS)
def test_an_unfinished_run_says_what_a_restart_would_leave(
    run: Run, half: Callable[..., None], payloads: Path, tmp_path: Path, output: str
) -> None:
    (tmp_path / "other.jsonl").write_text(GOOD % "other")
    assert run("normalize", "other.jsonl", "--to", output).status == 0
    half("normalize", payloads, "--to", output, "--span", 4, "--append")
    append = ("normalize", "other.jsonl", "--to", output, "--append")
    done = run(*append)
    assert (done.status, "run.unfinished" in done.err) == (2, True)
    stays = "stays there" in done.err
    assert stays != ("nothing of it is in the output" in done.err)
    done = run(*append, "--restart", "--json-summary", "said.json")
    assert done.status == 0
    path = tmp_path / output
    if output == "out.jsonl":
        found = len(path.read_bytes().splitlines())
    elif output == "out":
        found = pq.read_table(path / "payloads").num_rows
    else:
        with duckdb.connect(str(path), read_only=True) as connection:
            ((found,),) = connection.execute("SELECT count(*) FROM payloads").fetchall()
    assert found == (9 if stays else 1)


def test_a_summary_of_a_run_that_went_on_is_that_of_a_whole_one(
    run: Run, half: Callable[..., None], payloads: Path, tmp_path: Path
) -> None:
    command = ("normalize", payloads, "--to", "out", "--span", 4, "--json-summary", "said.json")
    whole = run(*command)
    said = (tmp_path / "said.json").read_bytes()
    half(*command)
    done = run(*command)
    assert (done.out, done.err) == (whole.out, RESUMED)
    assert (tmp_path / "said.json").read_bytes() == said
