"""Where the command takes payloads from, what it keeps beside them, and when it stops."""

import gzip
import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from identity_schema.tables.schema import TABLES

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

Run = Callable[..., Any]
GOOD = b'{"_id": "id_1", "status": "COMPLETE"}'
UNMAPPED = b'{"_id": "id_1", "status": "COMPLETE", "canary9": 1}'
AT = datetime(2026, 2, 3, 4, 5, 6, tzinfo=UTC)


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Read all tables of a store."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {name: sorted(connection.table(name).fetchall(), key=repr) for name in TABLES}


def test_the_same_payloads_give_the_same_tables_wherever_they_lie(
    run: Run, tmp_path: Path, examples: Path, database: str
) -> None:
    lines = (examples / "mixed.jsonl").read_bytes().splitlines()
    keys = [f"k{n}" for n in range(len(lines))]
    table = pa.table({"id": keys, "body": [line.decode() for line in lines]})
    pq.write_table(table, tmp_path / "a.parquet", row_group_size=4)
    with duckdb.connect(str(tmp_path / "raw.duckdb")) as connection:
        connection.register("given", table)
        connection.execute("CREATE TABLE raw AS SELECT id, body::json AS body FROM given")
    with adbc.connect(database, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.adbc_ingest("raw", table)
    rows = ("--column", "body", "--keep", "id")
    where: list[tuple[object, ...]] = [
        ("a.parquet", *rows), ("*.parquet", *rows), ("raw.duckdb", "--table", "main.raw", *rows),
        ("raw.duckdb", "--query", "SELECT * FROM raw", *rows),
        (database, "--table", "raw", *rows),
        (database, "--query", "SELECT id, body::json AS body FROM raw;", *rows),
    ]  # fmt: skip
    found = []
    for number, inputs in enumerate(where):
        assert run("normalize", *inputs, "--to", f"{number}.duckdb").status == 0
        found.append(tables(tmp_path / f"{number}.duckdb"))
    assert len(found[0]["payloads"]) == len(lines)
    assert all(other == found[0] for other in found[1:])
    for name, pack in (("a.jsonl.gz", gzip.compress), ("b.jsonl.zst", zstd.compress)):
        (tmp_path / name).write_bytes(pack(b"\n".join(lines)))
        assert run("normalize", name, "--to", "z.duckdb").status == 0
        counts = {table: len(rows) for table, rows in tables(tmp_path / "z.duckdb").items()}
        assert counts == {table: len(rows) for table, rows in found[0].items()}


def test_columns_that_are_kept_reach_the_tables(run: Run, tmp_path: Path) -> None:
    columns = {"payload": [GOOD.decode()] * 2, "no": [7, 8], "got": [AT, None],
               "operation": ["poll", None], "org": ["north", None], "n": [1, 2]}  # fmt: skip
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    done = run("normalize", "a.parquet", "--keep", "id=no,received_at=got,operation,tenant=org,n",
               "--operation", "other", "--label", "run=1", "--to", "o.duckdb")  # fmt: skip
    assert (done.status, done.err) == (0, "")
    with duckdb.connect(str(tmp_path / "o.duckdb"), read_only=True) as connection:
        query = "SELECT source, operation, epoch(received_at), labels FROM payloads ORDER BY source"
        assert connection.execute(query).fetchall() == [
            ("7", "poll", AT.timestamp(), ["n=1", "run=1", "tenant=north"]),
            ("8", "other", None, ["n=2", "run=1"]),
        ]


def test_a_time_that_is_none_is_quarantined_and_the_rest_goes_on(run: Run, tmp_path: Path) -> None:
    at = ["2026-02-03T04:05:06Z", "2026-02-03T04:05:06", "canary9", None]
    columns = {"payload": [GOOD.decode()] * 4, "received_at": at, "id": ["a", "b", "c", None]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    done = run("normalize", "a.parquet", "--keep", "received_at", "--to", "o.duckdb")
    assert done.status == 1
    left = (tmp_path / "o.duckdb.quarantine.jsonl").read_text()
    assert [(json.loads(e)["code"], json.loads(e)["line"]) for e in left.splitlines()] == [
        ("input.received_at", 2), ("input.received_at", 3),
    ]  # fmt: skip
    done = run("normalize", "a.parquet", "--keep", "id", "--to", "o.duckdb")
    assert "input.no_key" in done.out
    assert "canary9" not in left + done.out


def test_a_column_of_times_without_zone_is_refused(run: Run, tmp_path: Path) -> None:
    columns = {"payload": [GOOD.decode()], "received_at": [AT.replace(tzinfo=None)]}
    pq.write_table(pa.table(columns), tmp_path / "a.parquet")
    done = run("normalize", "a.parquet", "--keep", "received_at", "--to", "o.duckdb")
    assert (done.status, "received_at" in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.parquet"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--column", "body"], "option.column"),
        (["--column", "payload"], "option.column"),
        (["--column", ""], "option.column"),
        (["--keep", "id"], "option.keep"),
        (["--keep", ""], "option.keep"),
        (["--keep", " "], "option.keep"),
        (["--keep", "id,id"], "option.keep"),
        (["--keep", "id,"], "option.keep"),
        (["--keep", "=x"], "option.keep"),
        (["--keep", "id", "--key", "_id"], "option.keep"),
        (["--query", "SELECT 1", "--table", "t"], "option.query"),
        (["--table", "t"], "input.query"),
        (["--on-unmapped", "drop"], "option.on_unmapped"),
        (["--on-issue", "error"], "option.on_issue"),
        (["--on-issue", ""], "option.on_issue"),
        (["--max-quarantined", "few"], "option.max_quarantined"),
        (["--json-summary", "a.jsonl"], "output.is_input"),
        (["--json-summary", "o.duckdb"], "option.json_summary"),
        (["--json-summary", "o.duckdb.quarantine.jsonl"], "option.json_summary"),
        (["--json-summary", "."], "option.json_summary"),
        (["--json-summary", ""], "option.json_summary"),
        (["--json-summary", "no/such"], "option.json_summary"),
        (["--to", "."], "output.format"),
        (["--to", ""], "output.format"),
        ([""], "input.missing"),
    ],
)
def test_what_says_nothing_clear_is_refused(
    run: Run, tmp_path: Path, options: list[str], code: str
) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    done = run("normalize", "--to", "o.duckdb", "a.jsonl", *options)
    assert (done.status, code in done.err) == (2, True)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.jsonl"]
    assert (tmp_path / "a.jsonl").read_bytes() == GOOD


def test_an_empty_option_of_rows_is_refused_where_there_are_rows(run: Run, tmp_path: Path) -> None:
    """A variable of the shell that is not set must not turn keys into files and rows."""
    pq.write_table(pa.table({"payload": [GOOD.decode()]}), tmp_path / "a.parquet")
    for option in ("--keep", "--column"):
        done = run("normalize", "a.parquet", option, "", "--to", "o.duckdb")
        assert (done.status, f"option.{option[2:]}: {option} is empty" in done.err) == (2, True)


def test_a_column_that_is_not_there_is_named_with_the_option_that_names_it(
    run: Run, tmp_path: Path
) -> None:
    pq.write_table(pa.table({"body": [GOOD.decode()]}), tmp_path / "a.parquet")
    done = run("normalize", "a.parquet", "--to", "o.duckdb")
    assert done.status == 2
    assert "a.parquet has no column called payload (" in done.err
    assert "with --column)" in done.err
    assert "its columns are: body" in done.err
    done = run("normalize", "a.parquet", "--column", "body", "--keep", "id", "--to", "o.duckdb")
    assert done.status == 2
    assert "a.parquet has no column called id (" in done.err
    assert "with --keep NAME=COLUMN)" in done.err


def test_the_summary_on_standard_output_stands_there_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([GOOD, b"<html>"]))
    options = ["normalize", "a.jsonl", "--to", "o.duckdb", "--json-summary"]
    shown, kept = run(*options, "-"), run(*options, "s.json")
    assert (shown.status, kept.status) == (1, 1)
    assert shown.out == (tmp_path / "s.json").read_text()
    assert json.loads(shown.out)["quarantined"] == [{"code": "payload.not_json", "count": 1}]
    assert not (tmp_path / "-").exists()


def test_a_policy_that_fails_stops_the_run_and_says_why(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD + b"\n" + UNMAPPED)
    done = run("normalize", "a.jsonl", "--on-unmapped", "fail", "--to", "o.duckdb")
    assert (done.status, done.out) == (3, "")
    assert "policy.unmapped: the payload at a.jsonl:2 has $.*: list them in the map" in done.err
    assert "--on-unmapped report or quarantine" in done.err
    assert "canary9" not in done.err
    assert not (tmp_path / "o.duckdb").exists()


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_that_goes_wrong_stops_and_goes_on_when_more_is_borne(
    run: Run, tmp_path: Path, workers: int
) -> None:
    lines = [GOOD] * 1500 + [b"<html>"] * 30 + [b"[]"] * 5 + [GOOD] * 100
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(lines))
    options = ["a.jsonl", "--to", "o.duckdb", "--workers", workers, "--span", 100]
    done = run("normalize", *options, "--max-quarantined", "1%")
    assert (done.status, done.out) == (3, "")
    assert "policy.max_quarantined" in done.err
    assert "more than 1%; most frequent: " in done.err
    assert "payload.not_json" in done.err
    assert not (tmp_path / "o.duckdb").exists()
    done = run("normalize", *options, "--max-quarantined", "5%", "--json-summary", "s.json")
    assert done.status == 1
    said = json.loads((tmp_path / "s.json").read_text())
    assert (said["payloads"], said["seen"], said["output"]) == (1600, 1635, "o.duckdb")


def test_the_summary_as_json_is_the_same_for_the_same_payloads(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([GOOD, UNMAPPED, b"<html>"]))
    written = []
    for workers in (1, 2):
        done = run("normalize", "a.jsonl", "--to", "o.duckdb", "--json-summary", "s.json",
                   "--workers", workers, "--span", 1)  # fmt: skip
        assert done.status == 1
        written.append((tmp_path / "s.json").read_bytes())
    assert written[0] == written[1]
    said = json.loads(written[0])
    assert said["quarantined"] == [{"code": "payload.not_json", "count": 1}]
    assert said["unmapped"] == [{"count": 1, "kind": "akahu.identity_result", "pattern": "$.*"}]
    assert said["quarantine"] == "o.duckdb.quarantine.jsonl"
    assert set(said) >= {"because", "issues", "library", "outcomes", "records", "schema"}
    assert b"canary9" not in written[0]


def test_the_summary_says_the_schema_that_its_output_says(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    said = {}
    for output in ("o.jsonl", "o.duckdb"):
        assert run("normalize", "a.jsonl", "--to", output, "--json-summary", "s.json").status == 0
        said[output] = json.loads((tmp_path / "s.json").read_text())["schema"]
    lines = (tmp_path / "o.jsonl").read_bytes().splitlines()
    assert {json.loads(line)["schema"] for line in lines} == {said["o.jsonl"]}
    with duckdb.connect(tmp_path / "o.duckdb") as connection:
        versions = connection.execute("SELECT schema_version FROM versions").fetchall()
    assert versions == [(said["o.duckdb"],)]
    assert len({version.partition("+")[0] for version in said.values()}) == 1


def test_a_library_that_is_missing_is_named(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pq.write_table(pa.table({"payload": ["{}"]}), tmp_path / "a.parquet")
    monkeypatch.delitem(sys.modules, "identity_schema.stores.inputs.parquet_rows", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    done = run("normalize", "a.parquet", "--to", "o.jsonl")
    assert (done.status, "identity-schema[arrow]" in done.err) == (2, True)
