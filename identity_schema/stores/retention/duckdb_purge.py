"""Purging a DuckDB file: it is written anew without what goes.

Needs the extra ``duckdb``.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from identity_schema.stores.outputs.duckdb_open import names_of, refuse_guests
from identity_schema.stores.outputs.duckdb_rewrite import (
    FRESH,
    opened_output,
    rewritten,
    version_of,
)
from identity_schema.stores.outputs.schema_check import check_schema
from identity_schema.stores.retention.graves import graves_sql
from identity_schema.stores.retention.kept import kept_sql
from identity_schema.stores.retention.plan import Purge, Report, make_plan
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES

if TYPE_CHECKING:
    import duckdb

__all__ = ["purge_duckdb"]


def purge_duckdb(path: Path, purge: Purge, *, dry_run: bool = False) -> Report:
    """Purge a DuckDB file.

    Args:
        path: The file.
        purge: What is asked for.
        dry_run: Whether to count only.

    Raises:
        ContractError: As for `identity_schema.stores.outputs.duckdb_rewrite.opened_output`,
            `identity_schema.stores.outputs.duckdb_open.refuse_guests` and
            `identity_schema.stores.outputs.schema_check.check_schema`.
    """
    with opened_output(path, read_only=dry_run) as connection:
        check_schema(version_of(connection), schema_version())
        graves = TOMBSTONES.name if TOMBSTONES.name in names_of(connection) else ""
        report = make_plan(purge, lambda statement: _ask(connection, statement), graves)
        if report.changes:
            refuse_guests(connection, path)
        if report.changes and not dry_run:
            with rewritten(connection, path):
                _write(connection, purge)
        return report


def _ask(connection: "duckdb.DuckDBPyConnection", statement: str) -> list[tuple[Any, ...]]:
    return connection.execute(statement).fetchall()


def _write(connection: "duckdb.DuckDBPyConnection", purge: Purge) -> None:
    for table in TABLES:
        connection.execute(f"INSERT INTO {FRESH}.{table} {kept_sql(table, purge.words)}")
    graves = graves_sql(purge.as_of, "duckdb")
    connection.execute(f"INSERT INTO {FRESH}.{TOMBSTONES.name} {graves}")
