"""Purging tables in PostgreSQL: rows are deleted and values blanked, in one transaction.

The bytes stay where they are until the database clears them away, and in its logs and backups;
docs/retention.md says what is to be done about that. Needs the extra ``postgres``.
"""

from collections.abc import Iterator

from identity_schema.errors import ContractError
from identity_schema.stores.outputs.postgres import Database
from identity_schema.stores.outputs.schema_check import check_schema
from identity_schema.stores.retention.blanks import blanks_of
from identity_schema.stores.retention.graves import graves_sql
from identity_schema.stores.retention.plan import Purge, Report, gone_condition, make_plan
from identity_schema.tables.ddl import POSTGRESQL, create_table
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = ["purge_postgres"]

_PLANNED = ("purge_holds", "purge_subjects", "purge_due", "purge_gone", "purge_blank",
            "purge_counts")  # fmt: skip
_MEMORY = "SET LOCAL work_mem = '128MB'"  # for sets of keys; the usual 4 MB make it sort on disk


def purge_postgres(uri: str, purge: Purge, *, dry_run: bool = False) -> Report:
    """Purge the tables of a schema.

    Args:
        uri: As for `identity_schema.stores.outputs.postgres_store.PostgresStore`.
        purge: What is asked for.
        dry_run: Whether to count only.

    Raises:
        ContractError: ``store.missing``: the schema has no tables of ours; those of
            `identity_schema.stores.outputs.postgres.Database` and
            `identity_schema.stores.outputs.schema_check.check_schema`.
    """
    database = Database(uri)
    try:
        with database.transaction():
            database.lock()
        with database.transaction():
            held = database.relations(database.schema)
            if not set(TABLES) <= held:
                message = f"{database.shown} has no tables of an output"
                raise ContractError("store.missing", message)
            check_schema(database.version(), schema_version())
            database.ask(f"SET LOCAL search_path TO {database.schema}, pg_temp")
            database.ask(_MEMORY)
            graves = TOMBSTONES.name if TOMBSTONES.name in held else ""
            report = make_plan(purge, database.ask, graves)
            if report.changes and not dry_run:
                for statement in _changes(purge, has_graves=bool(graves)):
                    database.ask(statement)
            database.ask("DROP VIEW purge_seen")
            database.ask(f"DROP TABLE {', '.join(_PLANNED)}")
        return report
    finally:
        database.close()


def _changes(purge: Purge, *, has_graves: bool) -> Iterator[str]:
    yield from (f"ANALYZE {name}" for name in _PLANNED)
    if not has_graves:
        yield from create_table(TOMBSTONES, POSTGRESQL)
    yield f"INSERT INTO {TOMBSTONES.name} {graves_sql(purge.as_of, 'postgresql')}"
    for table in TABLES:
        yield f"DELETE FROM {table} WHERE {gone_condition(table)}"  # noqa: S608 - our own names
        blanks = blanks_of(table, purge.words)
        if blanks:
            values = ", ".join(
                f"{blank.column} = CASE WHEN {blank.due} THEN {blank.nothing} ELSE {blank.column}"
                " END"
                for blank in blanks
            )
            due = " OR ".join(f"(({blank.due}) AND {blank.says})" for blank in blanks)
            yield (
                f"UPDATE {table} SET {values}"  # noqa: S608 - likewise
                f" WHERE record_key IN (SELECT record_key FROM purge_blank) AND ({due})"
            )
