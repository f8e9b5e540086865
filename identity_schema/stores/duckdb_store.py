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
from identity_schema.tables.ddl import SAID, create_sql
from identity_schema.tables.schema import TABLES
from identity_schema.tables.views import VIEWS

__all__ = ["DuckdbStore"]

_WRITTEN = "_written"


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
    if not {name for (name,) in held} <= {*TABLES, *VIEWS, *SAID}:
        message = f"{path} is not an earlier output: it would be lost; name another file"
        raise ContractError("output.foreign", message)
