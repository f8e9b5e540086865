"""Migrating tables in PostgreSQL: they grow anew in a second schema, and are moved.

Needs the extra ``postgres``.
"""

from collections.abc import Mapping

import pyarrow as pa

from identity_schema.errors import ContractError
from identity_schema.stores.migrating.route import route
from identity_schema.stores.outputs.postgres import Database
from identity_schema.stores.outputs.postgres_swap import put_in_place
from identity_schema.tables.ddl import POSTGRESQL, create_sql, index_sql
from identity_schema.tables.migrations import Migration, migrated
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = ["migrate_postgres"]


def migrate_postgres(uri: str, steps: Mapping[str, Migration]) -> tuple[str, str]:
    """Migrate a schema; see `identity_schema.stores.migrate.migrate_store`."""
    database, reading = Database(uri), Database(uri)
    try:
        with database.transaction():
            database.lock()
        reading.connect()
        with database.transaction():
            found, today = database.version(), schema_version()
            held = database.relations(database.schema)
            if "payloads" not in held:
                raise ContractError("store.missing", f"{database.shown} has no tables of an output")
            way = route(found, today, steps)
            if way:
                _rewrite(database, reading, held, way)
        return str(found), today
    finally:
        reading.close()
        database.close()


def _rewrite(database: Database, reading: Database, held: set[str], way: list[Migration]) -> None:
    schema, second = database.schema, f"{database.schema}_partial"
    if database.relations(second):
        message = f"{database.shown} has an unfinished run beside it: finish it first"
        raise ContractError("run.unfinished", message)
    database.ask(f"CREATE SCHEMA IF NOT EXISTS {second}")
    database.ask(f"SET LOCAL search_path TO {second}")
    for statement in create_sql(POSTGRESQL):
        database.ask(statement)
    for table in (name for name in TABLES if name in held):
        for batch in reading.read(f"SELECT * FROM {schema}.{table}"):  # noqa: S608 - checked names
            database.ingest(table, migrated(table, _plain(batch), way), second)
    for statement in index_sql():
        database.ask(statement)
    if TOMBSTONES.name in held:
        database.ask(f"ALTER TABLE {schema}.{TOMBSTONES.name} SET SCHEMA {second}")
    reading.close()  # what it has read it would keep from being dropped
    put_in_place(database, second)
    database.ask(f"DROP SCHEMA {second}")


def _plain(batch: pa.RecordBatch) -> pa.Table:
    """Return rows without the wrapping of types that Arrow has no word for, such as numeric."""
    columns = [
        column.storage if isinstance(column, pa.ExtensionArray) else column
        for column in batch.columns
    ]
    return pa.Table.from_arrays(columns, names=batch.schema.names)
