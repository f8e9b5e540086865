"""Writing a DuckDB file anew: a fresh one grows beside it and takes its place as a whole.

DuckDB keeps deleted rows in the file until their space is used again. Only a file that never held
them has none of their bytes.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from identity_schema.errors import ContractError
from identity_schema.stores.connection import shown_uri
from identity_schema.stores.outputs.duckdb_open import names_of, opened, refuse_guests
from identity_schema.tables.ddl import DUCKDB, create_sql, create_table
from identity_schema.tables.schema import TABLES
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = ["FRESH", "opened_output", "rewritten", "version_of"]

FRESH = "fresh"
"""What the new file is called in SQL while the old one is read."""


@contextmanager
def opened_output(
    path: Path, *, read_only: bool = False, of_today: bool = True
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a file that holds our tables.

    Args:
        path: The file.
        read_only: Whether it must stay as it is.
        of_today: Whether it must have the tables of today's schema.

    Raises:
        ContractError: ``store.missing``: there is no such file; ``output.foreign``: it is no
            output; ``output.busy``, ``output.damaged``: as for
            `identity_schema.stores.outputs.duckdb_open.opened`.
    """
    if not path.is_file():
        raise ContractError("store.missing", f"there is no file {shown_uri(str(path))}")
    with opened(path, read_only=read_only) as connection:
        held = names_of(connection)
        if "payloads" not in held or (of_today and not set(TABLES) <= held):
            message = f"{path} has not the tables of an output"
            raise ContractError("output.foreign", message)
        yield connection


def version_of(connection: duckdb.DuckDBPyConnection) -> str | None:
    """Return the schema that the tables of a file are of; None where it does not say."""
    with suppress(duckdb.CatalogException):
        row = connection.execute("SELECT schema_version FROM versions").fetchone()
        return None if row is None else str(row[0])
    return None


@contextmanager
def rewritten(connection: duckdb.DuckDBPyConnection, path: Path) -> Iterator[None]:
    """Attach an empty new file as `FRESH`; in the end it takes the place of the old one.

    The tombstones of the old file are in it already, and nobody else can read it than the old one.
    Killed before the end, the old file is there
    as it was, and the next call begins anew.

    Args:
        connection: A connection to the old file, which is closed in the end.
        path: The file.

    Raises:
        ContractError: ``output.foreign``: as for
            `identity_schema.stores.outputs.duckdb_open.refuse_guests`.
    """
    refuse_guests(connection, path)
    fresh = path.with_name(f"{path.name}.rewritten")
    _remove(fresh)
    # What waits in the old file's log would otherwise be played into the new one.
    connection.execute("CHECKPOINT")
    try:
        with duckdb.connect(str(fresh)) as empty:
            for statement in [*create_sql(), *create_table(TOMBSTONES, DUCKDB)]:
                empty.execute(statement)
        shutil.copymode(path, fresh)
        place = str(fresh).replace("'", "''")
        connection.execute(f"ATTACH '{place}' AS {FRESH}")
        if TOMBSTONES.name in names_of(connection):
            connection.execute(f"INSERT INTO {FRESH}.{TOMBSTONES.name} FROM {TOMBSTONES.name}")
        yield
        connection.execute(f"CHECKPOINT {FRESH}")
        connection.close()
        _put(fresh, path)
    except BaseException:
        connection.close()
        _remove(fresh)
        raise


def _put(fresh: Path, path: Path) -> None:
    _log_of(fresh).unlink(missing_ok=True)
    fresh.replace(path)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _log_of(path).unlink(missing_ok=True)


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")
