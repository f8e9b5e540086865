"""Migrating a store, whatever it is."""

from pathlib import Path

from identity_schema._extras import command_for
from identity_schema.errors import ContractError
from identity_schema.model.upgrade import STEPS
from identity_schema.stores.migrating.lines_file import migrate_lines
from identity_schema.stores.runs.unfinished import path_of_store, refuse_unfinished

__all__ = ["migrate_store"]


def migrate_store(store: str) -> tuple[str, str]:
    """Bring a store to today's schema.

    It is written anew beside the old one and takes its place as a whole; who is killed on the way
    leaves the old one.

    Args:
        store: A DuckDB file, a file of JSON lines, a folder of Parquet files, or
            ``postgresql://…``.

    Returns:
        The version that it was of, and the one that it is of now: the same where there was nothing
        to do.

    Raises:
        ContractError: ``store.missing``, ``output.foreign``, ``output.busy``, ``output.library``,
            ``run.unfinished``, ``schema.newer``, ``schema.unknown``, ``database.*``: see
            `identity_schema.codes`.
    """
    try:
        if store.startswith(("postgresql://", "postgres://")):
            from identity_schema.stores.migrating.postgres_schema import migrate_postgres  # noqa: PLC0415 - optional
            from identity_schema.tables.migrations import MIGRATIONS  # noqa: PLC0415 - likewise

            return migrate_postgres(store, MIGRATIONS)
        return _migrate_files(path_of_store(store))
    except ImportError:
        message = f"this store needs more: {command_for('duckdb', 'postgres')}"
        raise ContractError("output.library", message) from None


def _migrate_files(path: Path) -> tuple[str, str]:
    refuse_unfinished(path)
    kind = path.suffix.lower()
    if kind == ".jsonl":
        return migrate_lines(path, STEPS)
    from identity_schema.tables.migrations import MIGRATIONS  # noqa: PLC0415 - optional

    if kind == ".duckdb":
        from identity_schema.stores.migrating.duckdb_file import migrate_duckdb  # noqa: PLC0415 - likewise

        return migrate_duckdb(path, MIGRATIONS)
    from identity_schema.stores.migrating.parquet_folder import migrate_parquet  # noqa: PLC0415 - likewise

    return migrate_parquet(path, MIGRATIONS)
