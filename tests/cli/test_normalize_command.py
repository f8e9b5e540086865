"""``identity-schema normalize``: outputs, exit status, what is told and what is not."""

import gzip
import io
import json
import os
import pty
import re
import stat
import subprocess
import sys
import termios
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest

from identity_schema import PayloadError, normalize
from identity_schema.model import Record
from identity_schema.model.convert import from_json
from identity_schema.tables.schema import TABLES

Run = Callable[..., Any]
COMMAND = [sys.executable, "-m", "identity_schema.cli"]
GOOD = b'{"_id": "id_1", "status": "COMPLETE"}'
CANARY = "canary-7f3a"
PERSONAL = {
    "_id": "id_1", "status": "COMPLETE", "created_at": f"{CANARY} at noon",
    "identities": [{"name": f"{CANARY} name", f"{CANARY} key": {"22165416979": f"{CANARY} value"}}],
}  # fmt: skip


FOUND = """
SELECT i.value, l.pointer, (SELECT count(*) FROM addresses a WHERE a.record_key = r.record_key)
FROM identifiers i JOIN records r USING (record_key)
JOIN payloads p ON p.record_key = r.payload_key
JOIN lineage l ON l.record_key = r.record_key AND l.path = i.id || '/raw'
WHERE p.source LIKE '%/{name}' AND i.scheme = '{scheme}'
"""


def lines(*payloads: bytes) -> bytes:
    """Put payloads on lines."""
    return b"\n".join(payloads) + b"\n"


def query(path: Path, text: str) -> list[tuple[Any, ...]]:
    """Ask a DuckDB file."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return connection.execute(text).fetchall()


def test_the_examples_of_the_three_look_ups_are_found(
    run: Run, examples: Path, tmp_path: Path
) -> None:
    done = run("normalize", examples, "--leaves", "all")
    assert done.status == 1, "some examples fit two kinds"
    for name, scheme, pointer in (
        ("get_by_bvn.json", "bvn", "/data/bvn"),
        ("get_by_nin.json", "nin", "/data/nin"),
        ("customer_verify.json", "bvn", "/0/data/bvn"),
    ):
        path = tmp_path / "canonical.duckdb"
        rows = query(path, FOUND.format(name=name, scheme=scheme))
        assert len(rows) == 1
        assert rows[0][1:] == (pointer, 1)


def test_the_command_says_the_same_as_the_library(run: Run, examples: Path, tmp_path: Path) -> None:
    done = run("normalize", examples, "--to", "out.jsonl")
    written = (tmp_path / "out.jsonl").read_bytes().splitlines()
    found = [from_json(line, Record) for line in written]
    expected: list[Record] = []
    for path in sorted(examples.rglob("*.json*"), key=lambda path: path.parts):
        texts = path.read_bytes().splitlines() if path.suffix == ".jsonl" else [path.read_bytes()]
        for text in texts:
            try:
                expected += normalize(text)
            except PayloadError:
                continue
    assert found == expected
    assert f"records      {len(expected)}" in done.out


@pytest.mark.parametrize("name", ["in.json", "in.jsonl", "in.ndjson", "in.jsonl.gz", "in.json.gz"])
def test_inputs(run: Run, tmp_path: Path, name: str) -> None:
    data = gzip.compress(GOOD) if name.endswith(".gz") else GOOD
    (tmp_path / name).write_bytes(data)
    done = run("normalize", name, "--to", "out.duckdb")
    assert done.status == 0
    key = name if ".json" in name and "l" not in name else f"{name}:1"
    assert query(tmp_path / "out.duckdb", "SELECT source FROM payloads") == [(key,)]


def test_the_standard_input(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(lines(GOOD, GOOD))

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert run("normalize", "-", "--to", "out.duckdb").status == 0
    found = query(tmp_path / "out.duckdb", "SELECT source FROM payloads")
    assert found == [("-:1",), ("-:2",)]


def test_parquet_is_a_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(GOOD, GOOD))
    assert run("normalize", "in.jsonl", "--to", "out").status == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == set(TABLES)
    assert pq.read_table(tmp_path / "out" / "records").num_rows == 2


def test_two_runs_give_the_same(run: Run, examples: Path, tmp_path: Path) -> None:
    made = []
    for name in ("one.jsonl", "two.jsonl"):
        done = run("normalize", examples, "--to", name)
        made.append(((tmp_path / name).read_bytes(), done.out.replace(name, "")))
    assert made[0] == made[1]


def test_all_was_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_bytes(GOOD)
    done = run("normalize", "in.json")
    assert (done.status, done.err) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["canonical.duckdb", "in.json"]
    assert done.out.splitlines() == [
        "payloads     1", "records      1", "quarantined  0", "", "written to   canonical.duckdb",
    ]  # fmt: skip


def test_something_was_quarantined_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    bad = f'{{"name": "{CANARY}"'.encode()
    (tmp_path / "in.jsonl").write_bytes(lines(GOOD, bad, GOOD))
    done = run("normalize", "in.jsonl", "--to", "out.jsonl")
    assert done.status == 1
    assert len((tmp_path / "out.jsonl").read_bytes().splitlines()) == 2
    quarantine = tmp_path / "out.jsonl.quarantine.jsonl"
    (entry,) = map(json.loads, quarantine.read_text().splitlines())
    assert (entry["code"], entry["source"], entry["line"]) == ("payload.not_json", "in.jsonl", 2)
    assert entry["sha256"] == sha256(bad).hexdigest()
    raw = (tmp_path / "in.jsonl").read_bytes()
    assert raw[entry["offset"] : entry["offset"] + entry["size"]] == bad
    assert CANARY not in done.out + done.err + quarantine.read_text()
    assert stat.S_IMODE(quarantine.stat().st_mode) == 0o600


def test_what_is_not_of_the_mapping_that_was_named_is_no_success(
    run: Run, examples: Path, tmp_path: Path
) -> None:
    wrong = examples / "okra" / "get_by_bvn.json"
    done = run("normalize", wrong, "--mapping", "oneid.userinfo", "--to", "o.duckdb")
    assert done.status == 1
    assert "quarantined  0\n" in done.out
    assert done.err.startswith("identity-schema: kind.not_of_mapping: nothing was read of 1 of 1 ")
    assert query(tmp_path / "o.duckdb", "SELECT unmapped_count > 0 FROM payloads") == [(True,)]
    done = run("normalize", wrong, "--mapping", "oneid.userinfo", "--to", "o.duckdb",
               "--on-issue", "error=quarantine")  # fmt: skip
    assert (done.status, done.err) == (1, "")
    again = ("replay", "o.duckdb.quarantine.jsonl", "--to", "o.duckdb", "--mapping")
    left = run(*again, "oneid.userinfo")
    assert (left.status, "kind.not_of_mapping: nothing was read of 1 of 1 " in left.err) == (
        1,
        True,
    )


def test_the_right_mapping_mends_what_was_kept_out(run: Run, examples: Path) -> None:
    wrong = examples / "okra" / "get_by_bvn.json"
    run("normalize", wrong, "--mapping", "oneid.userinfo", "--to", "o.duckdb",
        "--on-issue", "error=quarantine")  # fmt: skip
    done = run("replay", "o.duckdb.quarantine.jsonl", "--to", "o.duckdb", "--mapping",
               "okra.identity")  # fmt: skip
    assert (done.status, done.err) == (0, "")


@pytest.mark.parametrize(
    ("name", "body"),
    [("a.json", b""), ("a.json", b"{}"), ("a.jsonl", b"[]\n"), ("a.jsonl", b'""\n')],
)
def test_what_is_empty_is_not_called_a_payload_of_two_kinds(
    run: Run, tmp_path: Path, name: str, body: bytes
) -> None:
    (tmp_path / name).write_bytes(body)
    done = run("normalize", name, "--to", "o.duckdb")
    assert done.status == 1
    assert "kind.ambiguous: The payload fits several kinds; one that is empty " in done.out


def test_a_clean_run_takes_an_old_quarantine_away(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b"bad\n")
    assert run("normalize", "in.jsonl", "--to", "out.jsonl").status == 1
    (tmp_path / "in.jsonl").write_bytes(GOOD)
    assert run("normalize", "in.jsonl", "--to", "out.jsonl").status == 0
    assert not (tmp_path / "out.jsonl.quarantine.jsonl").exists()


def test_originals_are_kept_where_that_is_asked(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(b'{"bad\n')
    done = run("normalize", "in.jsonl", "--to", "out.jsonl", "--quarantine-originals")
    assert done.status == 1
    (entry,) = map(json.loads, (tmp_path / "out.jsonl.quarantine.jsonl").read_text().splitlines())
    assert entry["original"] == '{"bad'


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["no.json"], "input.missing"),
        (["folder"], "input.none"),
        (["in.txt"], "input.format"),
        (["in.json", "--to", "out.csv"], "output.format"),
        (["in.json", "--to", "no/out.duckdb"], "output.folder"),
        (["in.json", "--to", "in.jsonl"], "output.foreign"),
        (["records.jsonl", "--to", "records.jsonl"], "output.is_input"),
        (["in.json", "--mapping", "no.such"], "mapping.unknown"),
        (["in.json", "--mapping", "no.toml"], "mapping.unknown"),
        (["in.json", "--mapping", "bad.toml"], "mapping.form"),
        (["in.json", "--received-at", "2026-01-01T00:00:00"], "option.received_at"),
        (["in.json", "--received-at", "yesterday"], "option.received_at"),
        (["in.json", "--region", "NZL"], "option.region"),
        (["in.json", "--region", "XX"], "option.region"),
        (["in.json", "--label", "tenant"], "option.label"),
        (["in.json", "--label", "a=1", "--label", "a=2"], "option.label"),
        (["in.json", "--key", "items[].id"], "option.key"),
        (["in.json", "--key", "a..b"], "option.key"),
    ],
)
def test_a_wrong_call_is_one_line_and_two(
    run: Run, tmp_path: Path, arguments: list[str], code: str
) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("in.json", "in.txt", "in.jsonl"):
        (tmp_path / name).write_bytes(GOOD)
    (tmp_path / "records.jsonl").write_bytes(b'{"key":"x"}\n')
    (tmp_path / "bad.toml").write_text('[mapping]\nname = "a.b"\nprovider = "a"\n[wrong]\n')
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    done = run("normalize", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"identity-schema: {code}: ")
    assert done.err.count("\n") == 1
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.parametrize(
    "arguments",
    [[], ["normalize"], ["nomalize", "x"], ["normalize", "a", "--leaves", "some"],
     ["normalize", "a", "--no-such"], ["normalize", "a", "--max-bytes", "0"]],
)  # fmt: skip
def test_what_argparse_refuses_is_two(run: Run, arguments: list[str]) -> None:
    done = run(*arguments)
    assert (done.status, done.out) == (2, "")
    assert "usage: identity-schema" in done.err


def test_an_output_in_the_folder_that_is_read_is_no_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(GOOD, b"bad"))
    for _ in range(2):
        done = run("normalize", ".", "--to", "out.jsonl")
        assert "payloads     1" in done.out
        assert "quarantined  1" in done.out


def test_the_key_of_a_field(run: Run, tmp_path: Path) -> None:
    newer = b'{"_id": "id_1", "status": "ERROR"}'
    (tmp_path / "in.jsonl").write_bytes(lines(GOOD, newer))
    assert run("normalize", "in.jsonl", "--key", "_id").status == 0
    path = tmp_path / "canonical.duckdb"
    assert query(path, "SELECT record_key FROM payloads") == [("id_1",)]
    assert query(path, "SELECT status FROM records") == [("error",)]


def test_what_the_caller_knows_is_carried(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.json").write_bytes(GOOD)
    done = run(
        "normalize", "in.json", "--operation", "nuban", "--region", "nz",
        "--received-at", "2026-11-22T21:00:00+12:00", "--label", "tenant=a=b", "--label", "run=7",
    )  # fmt: skip
    assert done.status == 0
    assert query(
        tmp_path / "canonical.duckdb",
        "SELECT operation, epoch(received_at)::BIGINT, labels FROM payloads",
    ) == [("nuban", 1795338000, ["run=7", "tenant=a=b"])]


def test_a_named_mapping_reads_what_fits_two_kinds(
    run: Run, examples: Path, tmp_path: Path
) -> None:
    body = examples / "akahu" / "success_false.json"
    assert run("normalize", body).status == 1
    assert run("normalize", body, "--mapping", "akahu.identity_result").status == 0
    path = tmp_path / "canonical.duckdb"
    assert query(path, "SELECT kind, outcome FROM payloads") == [("akahu.identity_result", "error")]


def test_the_largest_payload_is_a_choice(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(GOOD)
    assert run("normalize", "in.jsonl", "--max-bytes", len(GOOD) - 1).status == 1
    assert run("normalize", "in.jsonl", "--max-bytes", len(GOOD)).status == 0


def test_a_truncated_archive_is_quarantined(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl.gz").write_bytes(gzip.compress(lines(*[GOOD] * 5000))[:-9])
    done = run("normalize", "in.jsonl.gz", "--to", "out.jsonl")
    assert done.status == 1
    assert "input.truncated" in done.out


@pytest.mark.parametrize("output", ["out.duckdb", "out.jsonl", "out"])
def test_nothing_personal_is_told(run: Run, tmp_path: Path, output: str) -> None:
    payload = json.dumps(PERSONAL).encode()
    (tmp_path / "in.jsonl").write_bytes(lines(payload, payload[:-1], payload))
    done = run("normalize", "in.jsonl", "--to", output, "--leaves", "all")
    told = done.out + done.err + (tmp_path / f"{output}.quarantine.jsonl").read_text()
    assert CANARY not in told
    assert "22165416979" not in told
    assert "akahu.identity_result  $.identities[].*" in done.out


def test_a_failure_of_the_library_is_told_by_its_place(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(CANARY)

    (tmp_path / "in.json").write_bytes(GOOD)
    monkeypatch.setattr("identity_schema.stores.runs.work.load", fail)
    done = run("normalize", "in.json")
    assert done.status == 2
    assert re.search(r"RuntimeError at stores/runs/work\.py:\d+", done.err)
    assert CANARY not in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["in.json"]


def test_a_full_disk_is_one_line(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "out.duckdb.partial")

    (tmp_path / "in.json").write_bytes(GOOD)
    monkeypatch.setattr("identity_schema.stores.runs.work.load", fail)
    done = run("normalize", "in.json")
    assert (done.status, done.err) == (
        2, "identity-schema: No space left on device: out.duckdb.partial\n",
    )  # fmt: skip


def test_an_interrupted_run_leaves_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (tmp_path / "in.json").write_bytes(GOOD)
    monkeypatch.setattr("identity_schema.stores.runs.work.load", interrupt)
    done = run("normalize", "in.json")
    assert done.status == 130
    assert [path.name for path in tmp_path.iterdir()] == ["in.json"]


def start(tmp_path: Path, *arguments: str, **how: Any) -> subprocess.Popen[bytes]:
    """Start the command as a process of its own."""
    return subprocess.Popen([*COMMAND, *arguments], cwd=tmp_path, **how)  # noqa: S603 - our own command


def test_in_a_pipe_nothing_moves(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(*[GOOD] * 300))
    with start(
        tmp_path, "normalize", "in.jsonl", "--to", "o.jsonl",
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert b"\r" not in out


def test_on_a_terminal_a_bar_moves(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(*[GOOD] * 300))
    master, slave = pty.openpty()
    termios.tcsetwinsize(slave, (24, 80))
    with start(
        tmp_path, "normalize", "in.jsonl", "--to", "o.jsonl",
        stdout=subprocess.PIPE, stderr=slave,
    ) as process:  # fmt: skip
        out, _ = process.communicate()
    os.close(slave)
    shown = os.read(master, 100_000)
    os.close(master)
    assert process.returncode == 0
    assert b"100%" in shown
    assert b"payloads     300" in out


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_bytes(lines(GOOD, b"bad"))
    for arguments, status in ((["mappings", "oneid.userinfo"], 0),
                              (["normalize", "in.jsonl", "--to", "o.jsonl"], 1)):  # fmt: skip
        read, write = os.pipe()
        os.close(read)
        with start(tmp_path, *arguments, stdout=write, stderr=subprocess.PIPE) as process:
            os.close(write)
            _, err = process.communicate()
        assert (process.returncode, err) == (status, b"")
    assert (tmp_path / "o.jsonl").exists()
