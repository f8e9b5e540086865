"""A DuckDB file with the tables and the views, and every table and column explained in it.

Needs the extra ``duckdb``. A payload whose key came before replaces the earlier one and all its
rows, so that ``(record_key, id)`` is a key of every table.
"""

from pathlib import Path

import duckdb
import pyarrow as pa

from identity_schema.errors import ContractError
from identity_schema.mapping.trace import Account
from identity_schema.stores.store import BATCH, Normalised, Store, partial_path
from identity_schema.tables.arrow import to_arrow
from identity_schema.tables.catalogue import catalogue
from identity_schema.tables.columns import DECIMAL_PRECISION, DECIMAL_SCALE, Column, Type
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.views import VIEWS

__all__ = ["DuckdbStore", "create_sql"]

_TYPES = {
    Type.TEXT: "VARCHAR",
    Type.BOOLEAN: "BOOLEAN",
    Type.INTEGER: "BIGINT",
    Type.DECIMAL: f"DECIMAL({DECIMAL_PRECISION}, {DECIMAL_SCALE})",
    Type.DATE: "DATE",
    Type.TIMESTAMP: "TIMESTAMP WITH TIME ZONE",
    Type.TEXTS: "VARCHAR[]",
}
_WRITTEN = "_written"
_CATALOGUE = "columns"


def create_sql() -> list[str]:
    """Return the statements that make the empty tables, with their comments, and the views."""
    made: list[str] = []
    for table in TABLES.values():
        columns = ", ".join(_column(column) for column in table.columns)
        made.append(f"CREATE TABLE {table.name} ({columns})")
        comment = f"{table.doc} identity-schema {schema_version()}"
        made.append(f"COMMENT ON TABLE {table.name} IS {_text(comment)}")
        made.extend(
            f"COMMENT ON COLUMN {table.name}.{column.name} IS {_text(column.doc)}"
            for column in table.columns
        )
    made.extend(f"CREATE VIEW {name} AS\n{query}" for name, query in VIEWS.items())
    made.append(_catalogue())
    return made


def _catalogue() -> str:
    """Return the statement that makes the view of all columns, each with its sensitivity."""
    rows = ", ".join(
        f"({_text(table)}, {_text(column.name)}, {_text(word)}, {_text(column.doc)})"
        for table, column, word in catalogue()
    )
    names = "table_name, column_name, sensitivity, doc"
    return f"CREATE VIEW {_CATALOGUE} AS SELECT * FROM (VALUES {rows}) AS said({names})"  # noqa: S608 - our own names and texts


def _column(column: Column) -> str:
    return f"{column.name} {_TYPES[column.type]}{'' if column.nullable else ' NOT NULL'}"


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


class DuckdbStore(Store):
    """Writes a DuckDB file."""

    def __init__(self, path: Path, batch: int = BATCH) -> None:
        """Prepare the file; see `Store`.

        Raises:
            ContractError: ``output.foreign``: the file is no DuckDB file, or has other tables.
        """
        super().__init__(path, batch)
        self._partial = partial_path(path)
        self._connection: duckdb.DuckDBPyConnection | None = None
        _refuse_foreign(path)

    def open(self) -> None:
        """Begin the file."""
        self._clear()
        self._connection = duckdb.connect(str(self._partial))
        for statement in create_sql():
            self._connection.execute(statement)

    def write(self, batch: list[Normalised]) -> None:
        """Write a batch; of payloads with one key the last stands."""
        if self._connection is None:
            return
        last: dict[str, Normalised] = {}
        for one in batch:
            key = (one.records if isinstance(one, Account) else one).payload.key
            last.pop(key, None)
            last[key] = one
        with self._connection.cursor() as cursor:
            cursor.begin()
            _forget(cursor, list(last))
            for name, table in to_arrow(last.values()).items():
                if table.num_rows:
                    cursor.register(_WRITTEN, table)
                    cursor.execute(f"INSERT INTO {name} SELECT * FROM {_WRITTEN}")  # noqa: S608 - our own names
                    cursor.unregister(_WRITTEN)
            cursor.commit()

    def commit(self) -> None:
        """Put the file in its place."""
        if self._connection is not None:
            self._connection.close()
        self._partial.replace(self.path)
        self._clear()

    def abort(self) -> None:
        """Take the file away."""
        if self._connection is not None:
            self._connection.close()
        self._clear()

    def _clear(self) -> None:
        for path in (self._partial, self._partial.with_name(f"{self._partial.name}.wal")):
            path.unlink(missing_ok=True)


def _forget(cursor: duckdb.DuckDBPyConnection, keys: list[str]) -> None:
    """Delete the payloads that have one of these keys, with all that came of them."""
    cursor.register(_WRITTEN, pa.table({"record_key": pa.array(keys, pa.string())}))
    met = cursor.execute(
        f"SELECT record_key FROM payloads WHERE record_key IN (SELECT record_key FROM {_WRITTEN})"  # noqa: S608 - our own name
    ).fetchall()
    cursor.unregister(_WRITTEN)
    if not met:
        return
    gone = [key for (key,) in met]
    gone += [
        key
        for (key,) in cursor.execute(
            "SELECT record_key FROM records WHERE list_contains(?, payload_key)", [gone]
        ).fetchall()
    ]
    for name in TABLES:
        cursor.execute(f"DELETE FROM {name} WHERE list_contains(?, record_key)", [gone])  # noqa: S608 - our own names


def _refuse_foreign(path: Path) -> None:
    """Refuse to replace a file that is not an earlier output."""
    if not path.exists():
        return
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            held = connection.execute(
                "SELECT table_name FROM information_schema.tables"
                " WHERE table_catalog = current_database()"
            ).fetchall()
    except duckdb.Error:
        held = [("",)]
    if not {name for (name,) in held} <= {*TABLES, *VIEWS, _CATALOGUE}:
        message = f"{path} is not an earlier output: it would be lost; name another file"
        raise ContractError("output.foreign", message)
