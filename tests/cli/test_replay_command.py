"""``identity-schema replay``: mended mappings, policies and sources, for every kind of source."""

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from postgres_server import PostgresServer

from identity_schema.tables.schema import TABLES

Run = Callable[..., Any]
GOOD = b'{"_id": "id_1", "status": "COMPLETE"}'
OTHER = b'{"_id": "id_1", "status": "COMPLETE", "canary9": 1}'
PAYLOADS = [GOOD, OTHER, b"<html>", GOOD]


def tables(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Read all tables of a store."""
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            name: sorted(connection.table(name).fetchall(), key=repr) for name in TABLES
        }  # fmt: skip


def entries(path: Path) -> list[dict[str, Any]]:
    """Read a quarantine."""
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def stored(kind: str, folder: Path, request: pytest.FixtureRequest) -> list[object]:
    """Store the payloads; give the arguments that mean them."""
    texts = [payload.decode() for payload in PAYLOADS]
    table = pa.table({"payload": texts, "no": range(4)})
    if kind == "jsonl":
        (folder / "a.jsonl").write_bytes(b"\n".join(PAYLOADS))
        return ["a.jsonl"]
    if kind == "parquet":
        pq.write_table(table, folder / "a.parquet", row_group_size=1)
        return ["a.parquet", "--keep", "id=no"]
    if kind == "duckdb":
        with duckdb.connect(str(folder / "raw.duckdb")) as connection:
            connection.register("given", table)
            connection.execute("CREATE TABLE stored AS SELECT * FROM given")
        return ["raw.duckdb", "--table", "stored", "--keep", "id=no"]
    uri: str = request.getfixturevalue("database")
    with adbc.connect(uri, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.adbc_ingest("stored", table)
    query = "SELECT payload, no AS id FROM stored ORDER BY no"
    return [uri, "--query", query, "--keep", "id"]


@pytest.mark.parametrize("kind", ["jsonl", "parquet", "duckdb", "postgresql"])
def test_what_a_policy_set_aside_comes_in_when_the_policy_allows_it(
    run: Run, tmp_path: Path, kind: str, request: pytest.FixtureRequest
) -> None:
    where = stored(kind, tmp_path, request)
    assert run("normalize", *where, "--to", "whole.duckdb").status == 1
    done = run("normalize", *where, "--to", "o.duckdb", "--on-unmapped", "quarantine")
    assert (done.status, "policy.unmapped  $.*" in done.out) == (1, True)
    left = tmp_path / "o.duckdb.quarantine.jsonl"
    assert [e["code"] for e in entries(left)] == ["policy.unmapped", "payload.not_json"]
    again = run("replay", left, *where, "--to", "o.duckdb")
    assert (again.status, again.out.splitlines()[0]) == (1, "payloads     1")
    assert tables(tmp_path / "o.duckdb") == tables(tmp_path / "whole.duckdb")
    assert entries(left) == entries(tmp_path / "whole.duckdb.quarantine.jsonl")
    assert "canary9" not in done.out + again.out + left.read_text()


def test_a_mended_mapping_reads_what_an_earlier_one_could_not(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1, "name": "A"}\n{"id": 2, "name": "B"}\n')
    assert run("normalize", "a.jsonl", "--to", "o.duckdb").status == 1
    (tmp_path / "my.toml").write_text(MAPPING)
    done = run("replay", "o.duckdb.quarantine.jsonl", "--to", "o.duckdb", "--mapping", "my.toml")
    assert (done.status, done.err) == (0, "")
    assert not (tmp_path / "o.duckdb.quarantine.jsonl").exists()
    found = tables(tmp_path / "o.duckdb")
    assert (len(found["payloads"]), len(found["persons"])) == (2, 2)


MAPPING = """
[mapping]
name = "acme.person"
provider = "acme"
country = "NZ"
sources = ["Acme API reference"]

[[envelope]]
record = "."
needs = ["id", "name"]

[makes]
"." = { person = { source = "profile" } }

[at."."]
id = "record.source_id"
name = "person.names[main].text"
"""


def test_a_source_that_changed_is_reported_and_stays(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"<html>\n" + GOOD)
    run("normalize", "a.jsonl", "--to", "o.duckdb")
    (before,) = entries(tmp_path / "o.duckdb.quarantine.jsonl")
    (tmp_path / "a.jsonl").write_bytes(GOOD + b"\n" + GOOD)
    done = run("replay", "o.duckdb.quarantine.jsonl", "--to", "o.duckdb")
    assert (done.status, "input.changed" in done.out) == (1, True)
    (after,) = entries(tmp_path / "o.duckdb.quarantine.jsonl")
    assert after == before | {"code": "input.changed"}
    assert len(tables(tmp_path / "o.duckdb")["payloads"]) == 1
    (tmp_path / "a.jsonl").write_bytes(b"<html>\n" + GOOD)
    run("replay", "o.duckdb.quarantine.jsonl", "--to", "o.duckdb")
    assert entries(tmp_path / "o.duckdb.quarantine.jsonl") == [before]


def test_a_file_that_ended_early_is_read_to_its_end(run: Run, tmp_path: Path) -> None:
    whole = b"".join(b'{"_id": "id_%d", "status": "COMPLETE"}\n' % n for n in range(9))
    (tmp_path / "a.jsonl.gz").write_bytes(b"no gzip")
    run("normalize", "a.jsonl.gz", "--to", "o.duckdb")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(whole))
    assert run("replay", "o.duckdb.quarantine.jsonl", "--to", "o.duckdb").status == 0
    assert len(tables(tmp_path / "o.duckdb")["payloads"]) == 9


def test_another_output_gets_no_more_than_the_quarantine(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"\n".join(PAYLOADS))
    run("normalize", "a.jsonl", "--to", "o.duckdb", "--on-unmapped", "quarantine")
    done = run("replay", "o.duckdb.quarantine.jsonl", "--to", "more.jsonl")
    assert (done.status, len((tmp_path / "more.jsonl").read_text().splitlines())) == (1, 1)
    assert [e["code"] for e in entries(tmp_path / "o.duckdb.quarantine.jsonl")] == [
        "payload.not_json"
    ]
    assert not (tmp_path / "more.jsonl.quarantine.jsonl").exists()


def test_a_source_that_has_gone_is_told_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"<html>\n")
    (tmp_path / "b.jsonl").write_bytes(OTHER)
    run("normalize", "a.jsonl", "b.jsonl", "--to", "o.duckdb", "--on-unmapped", "quarantine")
    left = tmp_path / "o.duckdb.quarantine.jsonl"
    before = left.read_bytes()
    shutil.move(tmp_path / "a.jsonl", tmp_path / "c.jsonl")
    done = run("replay", left, "--to", "o.duckdb")
    assert (done.status, "input.missing" in done.err) == (2, True)
    assert left.read_bytes() == before
    done = run("replay", left, "b.jsonl", "--to", "o.duckdb")
    assert (done.status, left.read_bytes()) == (1, before.splitlines(keepends=True)[0])


def test_a_query_is_needed_again(run: Run, tmp_path: Path, database: str) -> None:
    with adbc.connect(database, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE stored AS SELECT '<html>' AS payload")
    run("normalize", database, "--table", "stored", "--to", "o.duckdb")
    left = tmp_path / "o.duckdb.quarantine.jsonl"
    for options in (["--query", "SELECT payload FROM stored"], []):
        done = run("replay", left, database, *options, "--to", "o.duckdb")
        assert done.status == (1 if options else 2)
        assert [e["code"] for e in entries(left)] == ["payload.not_json"]


def test_user_and_password_may_come_from_the_environment(
    run: Run,
    tmp_path: Path,
    database: str,
    postgres: PostgresServer,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with adbc.connect(database, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE raw AS SELECT '<html>' AS payload")
    user, place = database.removeprefix("postgresql://").split("@")
    monkeypatch.setenv("PGUSER", user.partition(":")[0])
    monkeypatch.setenv("PGPASSWORD", postgres.password)
    where = f"postgresql://{place}"
    done = run("normalize", where, "--table", "raw", "--to", "o.duckdb")
    assert (done.status, "payload.not_json" in done.out) == (1, True)
    left = tmp_path / "o.duckdb.quarantine.jsonl"
    assert entries(left)[0]["source"] == f"{where}#raw"
    done = run("replay", left, "--table", "raw", "--to", "o.duckdb")
    assert (done.status, "payload.not_json" in done.out) == (1, True)


def test_nothing_secret_is_told(run: Run, tmp_path: Path, postgres: PostgresServer) -> None:
    done = run("normalize", postgres.uri("nowhere"), "--table", "p", "--to", "o.duckdb")
    assert (done.status, "input.database" in done.err) == (2, True)
    assert postgres.password not in done.out + done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["gone.jsonl", "a.jsonl"])
def test_what_is_no_quarantine_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    done = run("replay", name, "--to", "o.duckdb")
    assert done.status == 2
    assert list(tmp_path.iterdir()) == [tmp_path / "a.jsonl"]
