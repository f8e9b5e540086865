"""Purging a store, whatever it is."""

from pathlib import Path

from identity_schema._extras import command_for
from identity_schema.errors import ContractError
from identity_schema.stores.retention.plan import Purge, Report
from identity_schema.stores.runs.unfinished import path_of_store, refuse_unfinished

__all__ = ["purge_store"]


def purge_store(store: str, purge: Purge, *, dry_run: bool = False) -> Report:
    """Purge a store.

    Args:
        store: A DuckDB file, a folder of Parquet files, or ``postgresql://…``.
        purge: What is asked for.
        dry_run: Whether to count only, and to leave everything as it is.

    Returns:
        What was done, or would be.

    Raises:
        ContractError: ``store.missing``: there is none; ``output.format``: it is a file of
            records, which has no tables; ``output.library``: it needs a library that is not
            installed; ``output.foreign``, ``output.busy``, ``run.unfinished``, ``schema.*``,
            ``database.*``: see `identity_schema.codes`.
    """
    try:
        if store.startswith(("postgresql://", "postgres://")):
            from identity_schema.stores.retention.postgres_purge import purge_postgres  # noqa: PLC0415 - optional

            return purge_postgres(store, purge, dry_run=dry_run)
        return _purge_files(path_of_store(store), purge, dry_run=dry_run)
    except ImportError:
        message = f"this store needs more: {command_for('duckdb', 'postgres')}"
        raise ContractError("output.library", message) from None


def _purge_files(path: Path, purge: Purge, *, dry_run: bool) -> Report:
    kind = path.suffix.lower()
    if kind == ".jsonl":
        message = f"{path} has records, not tables: make it again without the payloads"
        raise ContractError("output.format", message)
    refuse_unfinished(path)
    if kind == ".duckdb":
        from identity_schema.stores.retention.duckdb_purge import purge_duckdb  # noqa: PLC0415 - optional

        return purge_duckdb(path, purge, dry_run=dry_run)
    from identity_schema.stores.retention.parquet_purge import purge_parquet  # noqa: PLC0415 - optional

    return purge_parquet(path, purge, dry_run=dry_run)
