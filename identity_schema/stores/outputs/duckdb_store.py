"""A DuckDB file with the tables and the views, and every table and column explained in it.

Needs the extra ``duckdb``. Each span is one transaction. A file that is replaced grows under
another name. One that is appended to is changed in place; until the run is finished its tables
``_progress`` and ``_came`` say how far it has come, and with which keys.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import ClassVar

import duckdb
import pyarrow as pa

from identity_schema.errors import ContractError
from identity_schema.stores.durable import replace, sync
from identity_schema.stores.outputs.arrow_stage import ArrowStage, staged_keys, staged_tables
from identity_schema.stores.outputs.duckdb_open import (
    CAME,
    PROGRESS,
    guests_of,
    names_of,
    opened,
    refuse_guests,
    told_of_damage,
)
from identity_schema.stores.outputs.duckdb_rewrite import version_of
from identity_schema.stores.outputs.graves import DELETED, Graves
from identity_schema.stores.outputs.schema_check import check_schema
from identity_schema.stores.outputs.store import Store, Told
from identity_schema.stores.run import Run, unfinished
from identity_schema.stores.stage import Stage
from identity_schema.tables.ddl import create_sql
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = ["DuckdbStore"]

_MARKS = {"payloads", "records", "versions"}
"""What every output has; that somebody calls a table of their own ``payloads`` is likely."""

_STAGED = "_staged"
_GONE = "_gone"
_REFUSED = (
    duckdb.FatalException, duckdb.IOException, duckdb.OutOfMemoryException,
    duckdb.TransactionException,
)  # fmt: skip
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1, "memory_limit": "40MB", "allocator_flush_threshold": "1MB",
}  # fmt: skip
"""More threads or memory gain nothing where one span is loaded at a time; what it took is given
back, and memory stays as it is whatever the size of the file."""


class DuckdbStore(Store):
    """Writes a DuckDB file."""

    stage: ClassVar[type[Stage]] = ArrowStage
    in_place: ClassVar[bool] = True

    def __init__(self, path: Path) -> None:
        """Prepare the file; see `Store`.

        Raises:
            ContractError: ``output.foreign``: the file is no earlier output; ``output.busy``:
                another process has it open; ``output.damaged``: it cannot be read.
        """
        super().__init__(path)
        self._growing = self.partial / "growing.duckdb"
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._run = ""
        self._adds = False
        _refuse_foreign(path)

    def graves(self) -> Graves:
        """Return what was purged from the file; see `Store`."""
        if not self.path.exists():
            return Graves()
        with opened(self.path, read_only=True) as connection:
            if not _has(connection, TOMBSTONES.name):
                return Graves()
            found = connection.execute(DELETED.format(table=TOMBSTONES.name)).fetchall()
            return Graves(one for (one,) in found)

    def begin(self, run: Run) -> str | None:
        """Open the file; see `Store`.

        Raises:
            ContractError: ``output.foreign``: the file is to be replaced, and would lose what
                somebody keeps in it beside the output.
        """
        self._adds = run.append and self.path.exists()
        if not self._adds:
            _refuse_loss(self.path)
        path = self.path if self._adds else self._growing
        self._run = run.fingerprint
        with _told(path):
            if not path.exists():
                _make_empty(path)
            self._connection = duckdb.connect(str(path), config=_CONFIG)
            if self._adds:
                check_schema(version_of(self._connection), schema_version())
            with _transaction(self._connection) as cursor:
                return _earlier(cursor, run, self.path) if _has(cursor, PROGRESS) else None

    def commit(self, folder: Path, progress: Told) -> None:
        """Load a span; see `Store`."""
        if self._connection is None:
            return
        with (
            _told(self.path if self._adds else self.partial),
            _transaction(self._connection) as cursor,
        ):
            keys = staged_keys(folder)
            replaced = _forget(cursor, keys)
            if self._adds:
                replaced = _note(cursor, keys)
            for name, reader in staged_tables(folder):
                cursor.register(_STAGED, reader)
                cursor.execute(f"INSERT INTO {name} SELECT * FROM {_STAGED}")  # noqa: S608 - our own names
                cursor.unregister(_STAGED)
            cursor.execute(f"CREATE OR REPLACE TABLE {PROGRESS} (run VARCHAR, progress VARCHAR)")
            said = [self._run, progress(replaced)]
            cursor.execute(f"INSERT INTO {PROGRESS} VALUES (?, ?)", said)  # noqa: S608 - our own name

    def finish(self) -> None:
        """Put the file in its place; see `Store`.

        Raises:
            ContractError: ``output.foreign``: as for `begin`, of what was put there since.
        """
        self.close()
        grown = self._growing if self._growing.exists() else self.path
        if grown is self._growing:
            _refuse_loss(self.path)
        if grown.exists():
            with _told(grown), duckdb.connect(str(grown), config=_CONFIG) as connection:
                for table in (PROGRESS, CAME):
                    connection.execute(f"DROP TABLE IF EXISTS {table}")
            sync(grown)
        if grown is self._growing:
            # A process that was killed has left the log of the old file, which fits no other.
            _log_of(self.path).unlink(missing_ok=True)
            replace(grown, self.path)

    def close(self) -> None:
        """Close the file; see `Store`."""
        if self._connection is not None:
            # What cannot be written at the end is in the log, and read from there.
            with suppress(duckdb.Error):
                self._connection.close()
            self._connection = None


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say what the system refused: a full disk, or no memory; and that a file is damaged."""
    try:
        with told_of_damage(path):
            yield
    except _REFUSED as error:
        (first, *_) = str(error).splitlines()
        raise OSError(None, first, str(path)) from None


@contextmanager
def _transaction(connection: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Give a cursor whose work is done when it is left, or not at all."""
    with connection.cursor() as cursor:
        cursor.begin()
        yield cursor
        cursor.commit()


def _log_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def _make_empty(path: Path) -> None:
    """Make a file with the empty tables: as a whole, for DuckDB opens no file that is cut off."""
    new = path.with_name("new.duckdb")
    for left in (new, _log_of(new)):
        left.unlink(missing_ok=True)
    with duckdb.connect(str(new), config=_CONFIG) as connection, _transaction(connection) as cursor:
        for statement in create_sql():
            cursor.execute(statement)
    replace(new, path)


def _has(cursor: duckdb.DuckDBPyConnection, table: str) -> bool:
    query = "SELECT 1 FROM duckdb_tables() WHERE table_name = ?"
    return bool(cursor.execute(query, [table]).fetchall())


def _earlier(cursor: duckdb.DuckDBPyConnection, run: Run, path: Path) -> str | None:
    """Return the progress of this run; forget that of another, if it may be forgotten."""
    found = cursor.execute(f"SELECT run, progress FROM {PROGRESS}").fetchall()  # noqa: S608 - our own name
    ((name, progress),) = found
    if name == run.fingerprint and run.resumed:
        return str(progress)
    if name != run.fingerprint and not run.restart:
        raise unfinished(path, in_place=True)
    for table in (PROGRESS, CAME):
        cursor.execute(f"DROP TABLE IF EXISTS {table}")
    return None


def _forget(cursor: duckdb.DuckDBPyConnection, keys: pa.Table) -> int:
    """Delete the payloads that have one of these keys, with all that came of them; count them."""
    cursor.register(_STAGED, keys)
    cursor.execute(
        f"CREATE OR REPLACE TEMP TABLE {_GONE} AS"  # noqa: S608 - our own names
        f" SELECT record_key FROM payloads WHERE record_key IN (SELECT record_key FROM {_STAGED})"
    )
    cursor.unregister(_STAGED)
    ((gone,),) = cursor.execute(f"SELECT count(*) FROM {_GONE}").fetchall()  # noqa: S608 - our own name
    if gone:
        cursor.execute(
            f"INSERT INTO {_GONE} SELECT record_key FROM records"  # noqa: S608 - our own names
            f" WHERE payload_key IN (SELECT record_key FROM {_GONE})"
        )
        for name in TABLES:
            cursor.execute(
                f"DELETE FROM {name} WHERE record_key IN (SELECT record_key FROM {_GONE})"  # noqa: S608 - our own names
            )
    return int(gone)


def _note(cursor: duckdb.DuckDBPyConnection, keys: pa.Table) -> int:
    """Note the keys that a run adds to a file; return how many of them it had added before."""
    cursor.execute(f"CREATE TABLE IF NOT EXISTS {CAME} (record_key VARCHAR)")
    cursor.register(_STAGED, keys)
    ((before,),) = cursor.execute(
        f"DELETE FROM {CAME} WHERE record_key IN (SELECT record_key FROM {_STAGED})"  # noqa: S608 - our own names
    ).fetchall()
    cursor.execute(f"INSERT INTO {CAME} SELECT record_key FROM {_STAGED}")  # noqa: S608 - likewise
    cursor.unregister(_STAGED)
    return int(before)


def _refuse_foreign(path: Path) -> None:
    """Refuse a file that is not an earlier output; with nothing in it it is as good as none."""
    if not path.exists():
        return
    with opened(path, read_only=True) as connection:
        held = names_of(connection)
        if not held >= _MARKS and (held or guests_of(connection)):
            message = f"{path} is not an earlier output: it would be lost; name another file"
            raise ContractError("output.foreign", message)


def _refuse_loss(path: Path) -> None:
    """Refuse to replace a file with which something of somebody else would be lost."""
    if path.exists():
        with opened(path, read_only=True) as connection:
            refuse_guests(connection, path, "; --append keeps it")
