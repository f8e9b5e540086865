"""What somebody keeps in a DuckDB output beside ours: it stays, or is named where it would not."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from storing import held, save

from identity_schema import ContractError
from identity_schema.records import Records
from identity_schema.stores.migrating.duckdb_file import migrate_duckdb
from identity_schema.stores.outputs.duckdb_open import guests_of
from identity_schema.stores.outputs.duckdb_store import DuckdbStore
from identity_schema.stores.retention.plan import Purge
from identity_schema.stores.retention.purge import purge_store
from identity_schema.stores.run import Run
from identity_schema.tables.migrations import Migration
from identity_schema.tables.schema import TABLES

AS_OF = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
GUESTS = {
    "CREATE TABLE mine (a INTEGER)": "table mine",
    "CREATE VIEW kyc AS SELECT * FROM persons": "view kyc",
    "CREATE MACRO half(a) AS a / 2": "macro half",
    "CREATE MACRO pairs(a) AS TABLE SELECT a": "macro pairs",
    "CREATE SEQUENCE numbers": "sequence numbers",
    "CREATE TYPE mood AS ENUM ('good')": "type mood",
    "CREATE INDEX quick ON persons (record_key)": "index quick",
    "CREATE SCHEMA apart": "schema apart",
}


def ask(path: Path, statement: str) -> list[Any]:
    """Ask a file."""
    with duckdb.connect(str(path)) as connection:
        return connection.execute(statement).fetchall()


def refusal(call: Callable[[], object]) -> str:
    """Return what a call is refused with."""
    with pytest.raises(ContractError) as caught:
        call()
    return str(caught.value)


@pytest.mark.parametrize(("statement", "name"), [*GUESTS.items()])
def test_what_is_not_ours_is_found_and_what_is_ours_is_not(
    tmp_path: Path, many: list[Records], statement: str, name: str
) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:1])
    purge_store(str(path), Purge(AS_OF, subjects=frozenset(["m:0"])))
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TEMP TABLE passing (a INTEGER)")
        assert guests_of(connection) == []
        connection.execute(statement)
        assert guests_of(connection) == [name]


@pytest.mark.parametrize("statement", GUESTS)
def test_what_is_not_ours_stays_where_payloads_are_added(
    tmp_path: Path, many: list[Records], statement: str
) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:2])
    ask(path, statement)
    save(DuckdbStore(path), many, append=True)
    assert len(held(path)["payloads"]) == len(many)
    with duckdb.connect(str(path)) as connection:
        assert guests_of(connection) == [GUESTS[statement]]


def test_a_view_shows_what_was_added(tmp_path: Path, many: list[Records]) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:2])
    ask(path, "CREATE VIEW keys AS SELECT record_key FROM payloads")
    save(DuckdbStore(path), many, append=True)
    assert ask(path, "SELECT count(*) FROM keys") == [(len(many),)]


@pytest.mark.parametrize("statement", GUESTS)
def test_where_it_would_be_lost_it_is_named_and_nothing_is_done(
    tmp_path: Path, many: list[Records], statement: str
) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many)
    ask(path, statement)
    before = path.read_bytes()
    purge = Purge(AS_OF, subjects=frozenset(["m:0"]))
    for call in (
        lambda: DuckdbStore(path).begin(Run("x")),
        lambda: purge_store(str(path), purge),
        lambda: purge_store(str(path), purge, dry_run=True),
    ):
        said = refusal(call)
        assert said.startswith("output.foreign: ")
        assert GUESTS[statement] in said
        assert "Drop it there" in said
    assert path.read_bytes() == before


def test_a_dry_run_that_would_change_nothing_loses_nothing(
    tmp_path: Path, many: list[Records]
) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:2])
    ask(path, "CREATE VIEW kyc AS SELECT * FROM persons")
    nobody = Purge(AS_OF, subjects=frozenset(["nobody"]))
    assert not purge_store(str(path), nobody).changes


def test_a_migration_loses_nothing_either(tmp_path: Path, many: list[Records]) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:2])
    ask(path, "CREATE OR REPLACE VIEW versions AS SELECT '0.0.9+0' AS schema_version")
    ask(path, "CREATE VIEW kyc AS SELECT * FROM persons")
    steps = {"0.0.9": Migration("0.1.0", lambda _, rows: rows)}
    assert "view kyc" in refusal(lambda: migrate_duckdb(path, steps))


def test_what_was_put_there_while_a_run_was_under_way_is_not_lost(
    tmp_path: Path, many: list[Records]
) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:1])
    store = DuckdbStore(path)
    store.partial.mkdir()
    store.begin(Run("x"))
    ask(path, "CREATE TABLE mine AS SELECT 1 AS a")
    assert "table mine" in refusal(store.finish)
    assert ask(path, "SELECT a FROM mine") == [(1,)]
    ask(path, "DROP TABLE mine")
    store.finish()
    assert held(path) == {table: [] for table in TABLES}


def test_of_many_the_first_are_named(tmp_path: Path) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), [])
    for n in range(7):
        ask(path, f"CREATE TABLE mine_{n} (a INTEGER)")
    said = refusal(lambda: DuckdbStore(path).begin(Run("x")))
    assert "table mine_4 and 2 more" in said
    assert "mine_5" not in said


@pytest.mark.parametrize(
    "statement",
    ["CREATE TABLE payloads (payload VARCHAR)", "CREATE TABLE persons (name VARCHAR)",
     "CREATE MACRO half(a) AS a / 2", "CREATE SCHEMA apart; CREATE TABLE apart.payloads (a INT)"],
)  # fmt: skip
def test_a_file_without_our_tables_is_somebody_elses(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "raw.duckdb"
    ask(path, statement)
    assert "is not an earlier output" in refusal(lambda: DuckdbStore(path))


def test_a_database_with_nothing_in_it_is_as_good_as_none(
    tmp_path: Path, many: list[Records]
) -> None:
    path = tmp_path / "out.duckdb"
    duckdb.connect(str(path)).close()
    save(DuckdbStore(path), many[:1])
    assert len(held(path)["payloads"]) == 1


def test_what_a_run_left_that_was_taken_away_is_not_somebody_elses(
    tmp_path: Path, many: list[Records]
) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:2])
    ask(path, "CREATE TABLE _progress (run VARCHAR, progress VARCHAR)")
    ask(path, "CREATE TABLE _came (record_key VARCHAR)")
    assert purge_store(str(path), Purge(AS_OF, subjects=frozenset(["m:0"]))).payloads == 1
    assert len(held(path)["payloads"]) == 1
