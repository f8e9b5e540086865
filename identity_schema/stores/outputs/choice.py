"""Outputs by name: which store a path means."""

from pathlib import Path

from identity_schema._extras import command_for
from identity_schema.errors import ContractError
from identity_schema.stores.connection import shown_uri
from identity_schema.stores.outputs.store import Store

__all__ = ["make_store"]


def make_store(output: str) -> Store:
    """Make the store that a path means, without touching anything.

    Args:
        output: ``*.duckdb`` is a DuckDB file, ``*.jsonl`` a file of records, and a path without a
            suffix, with a slash at its end, or of a folder that exists, a folder of Parquet files;
            ``postgresql://…`` a schema of a database.

    Raises:
        ContractError: ``output.format``: the path means none of these; ``output.folder``: the
            folder that it should stand in does not exist; ``output.library``: the store needs a
            library that is not installed; ``output.foreign``: there is something else;
            ``database.schema``: the schema has no plain name.
    """
    if output.startswith(("postgresql://", "postgres://")):
        return _postgres(output)
    shown = shown_uri(output)
    if shown != output:  # nor is a folder made that is called like a password
        message = f"{shown} is no output; a database is postgresql://user:password@host/name"
        raise ContractError("output.format", message)
    path = Path(output)
    if not path.parent.is_dir():
        message = f"there is no folder {path.parent}"
        raise ContractError("output.folder", message)
    suffix = path.suffix.lower()
    is_folder = output.endswith("/") or path.is_dir() or not suffix
    if not is_folder and suffix not in {".duckdb", ".jsonl"}:
        message = f"{path} is no .duckdb file, no .jsonl file and no folder for Parquet files"
        raise ContractError("output.format", message)
    try:
        return (
            _parquet(path) if is_folder else _duckdb(path) if suffix == ".duckdb" else _jsonl(path)
        )
    except ImportError:
        extra = "arrow" if is_folder else "duckdb"
        message = f"this output needs more: {command_for(extra)}"
        raise ContractError("output.library", message) from None


def _postgres(uri: str) -> Store:
    try:
        from identity_schema.stores.outputs.postgres_store import PostgresStore  # noqa: PLC0415 - optional
    except ImportError:
        message = f"this output needs more: {command_for('postgres')}"
        raise ContractError("output.library", message) from None
    return PostgresStore(uri)


def _parquet(path: Path) -> Store:
    from identity_schema.stores.outputs.parquet_store import ParquetStore  # noqa: PLC0415 - optional

    return ParquetStore(path)


def _duckdb(path: Path) -> Store:
    from identity_schema.stores.outputs.duckdb_store import DuckdbStore  # noqa: PLC0415 - optional

    return DuckdbStore(path)


def _jsonl(path: Path) -> Store:
    from identity_schema.stores.outputs.jsonl_store import JsonlStore  # noqa: PLC0415 - spares cattrs

    return JsonlStore(path)
