"""The ledger of an output of plain files: its progress, and where each payload of it lies.

A small SQLite file in the folder of the unfinished run. It makes one transaction of what file
systems cannot: a place counts when the ledger has it. Memory is bounded whatever the number of
payloads.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import blake2b
from pathlib import Path

__all__ = ["Ledger"]

_TABLES = """
CREATE TABLE IF NOT EXISTS progress (said TEXT NOT NULL, size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS earlier (size INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS places (
    key BLOB PRIMARY KEY, begin INTEGER NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS replaced (
    begin INTEGER, key TEXT NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (begin, key)
) WITHOUT ROWID;
"""
_PLACE = "SELECT begin, size FROM places WHERE key = ?"
_DIGEST_SIZE = 16

Place = tuple[str, int, int]
"""A payload's key; where it begins: byte or part; and its size in bytes, where that is known."""


class Ledger:
    """A ledger; only the process that has the lock of the run may open it.

    Attributes:
        path: The file.
    """

    def __init__(self, path: Path) -> None:
        """Open a ledger, an empty one if there is none.

        Raises:
            OSError: The disk is full, or the like; so for `commit`.
        """
        self.path = path
        self._connection = sqlite3.connect(path, isolation_level=None)
        with self._told():
            self._connection.execute("PRAGMA synchronous = FULL")
            self._connection.executescript(f"BEGIN; {_TABLES} COMMIT;")

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say what the system refused in its own words."""
        try:
            yield
        except sqlite3.OperationalError as error:
            self._connection.close()
            raise OSError(None, str(error), str(self.path)) from None

    def progress(self) -> tuple[str, int] | None:
        """Return the progress of the last `commit`, and the size that was given with it."""
        found = self._connection.execute("SELECT said, size FROM progress").fetchone()
        return None if found is None else (str(found[0]), int(found[1]))

    def begin(self, places: Iterable[Place], size: int) -> None:
        """Note what an output has before the run adds to it.

        Args:
            places: Its payloads in order.
            size: Its size: behind that lies what the run adds.
        """
        with self._told():
            self._connection.execute("DELETE FROM earlier")
            self._connection.execute("INSERT INTO earlier VALUES (?)", (size,))
        self.commit(places, lambda _: "", size)

    def commit(self, places: Iterable[Place], progress: Callable[[int], str], size: int) -> None:
        """Note where payloads lie; what had one of their keys is replaced.

        Args:
            places: Payloads in order.
            progress: Makes the run's progress of the number of payloads of the run that are
                replaced.
            size: Size of the output, in bytes or in parts.
        """
        with self._told(), closing(self._connection.cursor()) as cursor:
            cursor.execute("BEGIN")
            (earliest,) = cursor.execute("SELECT size FROM earlier").fetchone()
            replaced = 0
            for key, begin, length in places:
                digest = blake2b(key.encode(), digest_size=_DIGEST_SIZE).digest()
                earlier = cursor.execute(_PLACE, (digest,)).fetchone()
                if earlier is not None:
                    replaced += earlier[0] >= earliest
                    cursor.execute(
                        "INSERT OR REPLACE INTO replaced VALUES (?, ?, ?)",
                        (earlier[0], key, earlier[1]),
                    )
                cursor.execute("INSERT OR REPLACE INTO places VALUES (?, ?, ?)",
                               (digest, begin, length))  # fmt: skip
            cursor.execute("DELETE FROM progress")
            cursor.execute("INSERT INTO progress VALUES (?, ?)", (progress(replaced), size))
            cursor.execute("COMMIT")

    def replaced(self) -> Iterator[Place]:
        """Yield the places that do not count any more, in order of where they begin."""
        yield from self._connection.execute(
            "SELECT key, begin, size FROM replaced ORDER BY begin, key"
        )

    def close(self) -> None:
        """Close the ledger."""
        self._connection.close()
