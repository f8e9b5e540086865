"""Migrating a DuckDB file. Needs the extra ``duckdb``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from identity_schema.stores.migrating.route import route
from identity_schema.stores.outputs.duckdb_open import names_of
from identity_schema.stores.outputs.duckdb_rewrite import (
    FRESH,
    opened_output,
    rewritten,
    version_of,
)
from identity_schema.tables.migrations import Migration, migrated
from identity_schema.tables.schema import TABLES, schema_version

__all__ = ["migrate_duckdb"]

_BATCH = 32_768
_ROWS = "_migrated"


def migrate_duckdb(path: Path, steps: Mapping[str, Migration]) -> tuple[str, str]:
    """Migrate a file; see `identity_schema.stores.migrate.migrate_store`."""
    today = schema_version()
    with opened_output(path, of_today=False) as connection:
        found = version_of(connection)
        way = route(found, today, steps)
        if way:
            held = names_of(connection)
            with rewritten(connection, path):
                for table in (name for name in TABLES if name in held):
                    _copy(connection, table, way)
    return str(found), today


def _copy(connection: Any, table: str, way: list[Migration]) -> None:
    with connection.cursor() as reading:
        for batch in reading.sql(f"FROM {table}").to_arrow_reader(_BATCH):
            connection.register(_ROWS, migrated(table, pa.Table.from_batches([batch]), way))
            connection.execute(f"INSERT INTO {FRESH}.{table} SELECT * FROM {_ROWS}")  # noqa: S608 - our own names
            connection.unregister(_ROWS)
