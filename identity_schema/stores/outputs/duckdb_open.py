"""Opening a DuckDB file that should be an output: what it is, and what else is in it.

Whoever uses an output may keep views and tables of their own beside ours. They stay where the file
is changed in place, and would be lost where it is written anew, which is refused then.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import duckdb

from identity_schema.errors import ContractError
from identity_schema.stores.outputs.damage import damaged
from identity_schema.tables.ddl import SAID
from identity_schema.tables.schema import TABLES
from identity_schema.tables.views import VIEWS

__all__ = ["CAME", "PROGRESS", "guests_of", "names_of", "opened", "refuse_guests", "told_of_damage"]

PROGRESS = "_progress"
"""The table that says how far a run has come that adds to the file."""

CAME = "_came"
"""The table of the keys that such a run has added."""

Config = Mapping[str, str | bool | int | float | list[str]]

_MAGIC = b"DUCK"
_MAGIC_AT = 8
_DAMAGE = ("corrupt database file", "could not read enough bytes", "failed to deserialize")
_OURS = {*TABLES, *VIEWS, *SAID, PROGRESS, CAME}
_SHOWN = 5

_NAMES = """
SELECT table_name FROM information_schema.tables
WHERE table_catalog = current_database() AND table_schema = 'main'
"""
_ALL = """
SELECT DISTINCT kind, schema_name, name FROM (
  SELECT 'table' AS kind, schema_name, table_name AS name, database_name
  FROM duckdb_tables() WHERE NOT internal AND NOT temporary
  UNION ALL SELECT 'view', schema_name, view_name, database_name
  FROM duckdb_views() WHERE NOT internal AND NOT temporary
  UNION ALL SELECT 'macro', schema_name, function_name, database_name
  FROM duckdb_functions() WHERE NOT internal
  UNION ALL SELECT 'sequence', schema_name, sequence_name, database_name
  FROM duckdb_sequences() WHERE NOT temporary
  UNION ALL SELECT 'type', schema_name, type_name, database_name
  FROM duckdb_types() WHERE NOT internal
  UNION ALL SELECT 'index', schema_name, index_name, database_name FROM duckdb_indexes()
  UNION ALL SELECT 'schema', 'main', schema_name, database_name
  FROM duckdb_schemas() WHERE NOT internal
) WHERE database_name = current_database()
ORDER BY ALL
"""


@contextmanager
def opened(
    path: Path, *, read_only: bool = False, config: Config | None = None
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a DuckDB file.

    Args:
        path: The file, which is there.
        read_only: Whether it must stay as it is.
        config: Settings of DuckDB.

    Raises:
        ContractError: ``output.foreign``: it is no DuckDB file; ``output.busy``: another process
            has it open; ``output.damaged``: it cannot be read, which may be found out later.
    """
    with told_of_damage(path):
        try:
            connection = duckdb.connect(str(path), read_only=read_only, config=dict(config or {}))
        except duckdb.IOException as error:
            if "lock" in str(error).casefold():
                message = f"{path} is open in another process; close it there"
                raise ContractError("output.busy", message) from None
            if _is_of_duckdb(path):
                how = f"DuckDB {duckdb.__version__} cannot open it, unless a later one wrote it"
                raise damaged(path, how) from None
            message = f"{path} is no DuckDB file, or none any more: name another, or take it away"
            raise ContractError("output.foreign", message) from None
        with connection:
            yield connection


@contextmanager
def told_of_damage(path: Path) -> Iterator[None]:
    """Say of a file that it is damaged, where that is what DuckDB finds in it.

    Raises:
        ContractError: ``output.damaged``.
    """
    try:
        yield
    except duckdb.Error as error:
        text = str(error).casefold()
        if any(word in text for word in _DAMAGE):
            raise damaged(path, "DuckDB cannot read some of it") from None
        raise


def _is_of_duckdb(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC


def names_of(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Return the names of all tables and views that stand where ours do."""
    return {name for (name,) in connection.execute(_NAMES).fetchall()}


def guests_of(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return what is in a file beside our tables: kind and name of each, in order."""
    return [
        f"{kind} {name}" if schema == "main" else f"{kind} {schema}.{name}"
        for kind, schema, name in connection.execute(_ALL).fetchall()
        if not (kind in {"table", "view"} and schema == "main" and name in _OURS)
    ]


def refuse_guests(connection: duckdb.DuckDBPyConnection, path: Path, otherwise: str = "") -> None:
    """Refuse to write a file anew that has something else in it than an output.

    Args:
        connection: A connection to the file.
        path: The file.
        otherwise: What else can be done about it.

    Raises:
        ContractError: ``output.foreign``: it has; the message names it.
    """
    guests = guests_of(connection)
    if guests:
        more = len(guests) - _SHOWN
        named = ", ".join(guests[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
        message = (
            f"{path} is to be written anew, and would lose what is not of an output: {named}. Drop"
            f" it there, or keep it in a database of its own that attaches this one{otherwise}"
        )
        raise ContractError("output.foreign", message)
