"""Migrating: a store of an earlier schema is written anew in today's, or refused with advice."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from in_postgres import ask, in_order, tables_in
from storing import held, save

from identity_schema import ContractError
from identity_schema.model import Record
from identity_schema.model.convert import from_json
from identity_schema.model.upgrade import Step
from identity_schema.records import Records
from identity_schema.stores.migrate import migrate_store
from identity_schema.stores.migrating.duckdb_file import migrate_duckdb
from identity_schema.stores.migrating.lines_file import migrate_lines
from identity_schema.stores.migrating.parquet_folder import migrate_parquet
from identity_schema.stores.migrating.postgres_schema import migrate_postgres
from identity_schema.stores.outputs.choice import make_store
from identity_schema.tables.migrations import Migration
from identity_schema.tables.schema import schema_version

OLD = "0.0.9+0123456789ab"


def _renamed(name: str, rows: pa.Table) -> pa.Table:
    """Go from a schema that never was, in which contacts had ``given`` for ``raw``."""
    if name != "contacts":
        return rows
    return rows.rename_columns(["raw" if n == "given" else n for n in rows.column_names])


STEPS = {"0.0.9": Migration("0.1.0", _renamed)}


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_a_duckdb_file_is_migrated(tmp_path: Path, many: list[Records]) -> None:
    path = save(make_store(str(tmp_path / "out.duckdb")), many)
    before = held(path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP VIEW profile")
        connection.execute("ALTER TABLE contacts RENAME COLUMN raw TO given")
        connection.execute(f"CREATE OR REPLACE VIEW versions AS SELECT '{OLD}' AS schema_version")
    assert refused(lambda: migrate_store(str(path))) == "schema.unknown"
    assert migrate_duckdb(path, STEPS) == (OLD, schema_version())
    assert held(path) == before
    assert migrate_duckdb(path, STEPS) == (schema_version(), schema_version())
    assert {entry.name for entry in tmp_path.iterdir()} == {"out.duckdb"}


def test_a_folder_of_parquet_files_is_migrated(tmp_path: Path, many: list[Records]) -> None:
    path = save(make_store(str(tmp_path / "out")), many, span=3)
    before = held(path)
    for file in path.glob("*/*.parquet"):
        table = pq.read_table(file)
        said = {**table.schema.metadata, b"identity_schema.schema": OLD.encode()}
        if file.parent.name == "contacts":
            table = table.rename_columns(["given" if n == "raw" else n for n in table.column_names])
        pq.write_table(table.replace_schema_metadata(said), file)
    assert refused(lambda: migrate_store(str(path))) == "schema.unknown"
    assert migrate_parquet(path, STEPS) == (OLD, schema_version())
    assert held(path) == before
    assert migrate_store(str(path)) == (schema_version(), schema_version())


def test_a_schema_of_postgresql_is_migrated(database: str, many: list[Records]) -> None:
    save(make_store(database), many)
    before = tables_in(database)
    ask(database, "DROP VIEW identity_schema.profile")
    ask(database, "ALTER TABLE identity_schema.contacts RENAME COLUMN raw TO given")
    ask(
        database,
        "CREATE OR REPLACE VIEW identity_schema.versions AS"
        f" SELECT '{OLD}'::text AS schema_version, ''::text AS library_version",
    )
    assert refused(lambda: migrate_store(database)) == "schema.unknown"
    assert migrate_postgres(database, STEPS) == (OLD, schema_version())
    assert in_order(tables_in(database)) == before
    assert ask(database, "SELECT count(*) FROM identity_schema.profile")[0][0] > 0
    assert migrate_store(database) == (schema_version(), schema_version())


def test_a_file_of_records_is_migrated(tmp_path: Path, many: list[Records]) -> None:
    path = save(make_store(str(tmp_path / "out.jsonl")), many)
    before = path.read_bytes()
    lines = [json.loads(line) for line in before.splitlines()]
    old = [
        {("number" if key == "key" else key): value for key, value in line.items()}
        | {"schema": OLD}
        for line in lines
    ]
    path.write_text("".join(f"{json.dumps(line)}\n" for line in old))
    assert refused(lambda: migrate_store(str(path))) == "schema.unknown"
    since, now = migrate_lines(path, {"0.0.9": Step("0.1.0", _keyed)})
    assert (since, now.partition("+")[0]) == (OLD, "0.1.0")
    migrated = [from_json(line, Record) for line in path.read_bytes().splitlines()]
    assert migrated == [from_json(line, Record) for line in before.splitlines()]
    assert migrate_store(str(path)) == (now, now)


def _keyed(values: dict[str, Any]) -> dict[str, Any]:
    return {"key": values.pop("number"), **values}


@pytest.mark.parametrize("name", ["out.duckdb", "out", "out.jsonl"])
def test_what_is_of_today_is_left_as_it_is(tmp_path: Path, many: list[Records], name: str) -> None:
    path = save(make_store(str(tmp_path / name)), many)
    files = sorted(path.rglob("*")) if path.is_dir() else [path]
    before = {file: file.stat().st_ino for file in files}
    since, now = migrate_store(str(path))
    assert since == now
    assert {file: file.stat().st_ino for file in files} == before


@pytest.mark.parametrize(
    ("said", "code"), [("99.0.0+00", "schema.newer"), ("0.1.0+ffffffffffff", "schema.unknown"),
                       ("yesterday", "schema.unknown")],
)  # fmt: skip
def test_another_version_is_refused(
    tmp_path: Path, many: list[Records], said: str, code: str
) -> None:
    path = save(make_store(str(tmp_path / "out.duckdb")), many[:1])
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"CREATE OR REPLACE VIEW versions AS SELECT '{said}' AS schema_version")
    assert refused(lambda: migrate_store(str(path))) == code
    assert refused(lambda: save(make_store(str(path)), many, append=True)) == code


def test_a_file_that_says_no_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "out.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE payloads (record_key VARCHAR)")
    assert refused(lambda: migrate_store(str(path))) == "schema.unknown"
    assert refused(lambda: migrate_store(str(tmp_path / "no.duckdb"))) == "store.missing"
    assert refused(lambda: migrate_store(str(tmp_path / "no.jsonl"))) == "store.missing"
    assert refused(lambda: migrate_store(str(tmp_path / "no"))) == "store.missing"


@pytest.mark.parametrize("line", [b"[1]", b'"schema"', b"null", b"{", b"1"])
def test_a_file_of_other_lines_is_refused_and_left_alone(tmp_path: Path, line: bytes) -> None:
    path = tmp_path / "payloads.jsonl"
    path.write_bytes(line + b"\n")
    assert refused(lambda: migrate_store(str(path))) == "output.foreign"
    assert path.read_bytes() == line + b"\n"


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_a_store_without_a_name_is_refused(name: str) -> None:
    assert refused(lambda: migrate_store(name)) == "output.format"


def refused(call: Callable[[], object]) -> str:
    """Return the code that a call is refused with."""
    with pytest.raises(ContractError) as caught:
        call()
    return caught.value.code
