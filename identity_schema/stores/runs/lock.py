"""A lock that its process cannot leave behind, however it ends."""

import sqlite3
from pathlib import Path

__all__ = ["Lock"]


class Lock:
    """Held from when it is made until `release`, or until the process is gone.

    It is the lock of an SQLite file: the same on every system, and in the standard library.
    """

    def __init__(self, path: Path) -> None:
        """Take the lock of a file, which is made where there is none.

        Raises:
            BlockingIOError: Another process holds it.
        """
        self._connection = sqlite3.connect(path, isolation_level=None, timeout=0)
        try:
            self._connection.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            self._connection.close()
            raise BlockingIOError(None, "another process holds the lock", str(path)) from None

    def release(self) -> None:
        """Let it go."""
        self._connection.close()
