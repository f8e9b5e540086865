"""The quarantine of a whole run: one file that grows with the spans, then takes its place.

Nobody but the owner can read it (mode 0600).
"""

import os
import shutil
from hashlib import sha256
from pathlib import Path

from identity_schema.stores.durable import replace, sync

__all__ = ["QuarantineFile", "put_in_place"]


class QuarantineFile:
    """A file that grows."""

    def __init__(self, path: Path, size: int) -> None:
        """Go on behind what counts.

        Args:
            path: The file; it is made where there is none.
            size: How many of its bytes count; the rest belongs to a span that the store has not.
        """
        self._path = path
        self._file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+b")
        self._file.truncate(size)
        self._file.seek(size)

    def append(self, lines: bytes) -> int:
        """Append the lines of a span, durably; return how many bytes count then."""
        if lines:
            self._file.write(lines)
            self._file.flush()
            sync(self._path)
        return self._file.tell()

    def close(self) -> None:
        """Close the file."""
        self._file.close()


def put_in_place(growing: Path, path: Path, *, append: bool) -> None:
    """Let the file that has grown take its place; calling it again does no harm.

    Args:
        growing: The file.
        path: Its place. Without lines there is no file in the end.
        append: Whether lines that are there stay, unless the same line came again.
    """
    if not growing.exists():
        return
    if append and path.exists():
        _put_before(path, growing)
    if growing.stat().st_size:
        replace(growing, path)
    else:
        path.unlink(missing_ok=True)
        growing.unlink()


def _put_before(earlier: Path, growing: Path) -> None:
    """Put those lines of a file before another's that the other has not."""
    with growing.open("rb") as file:
        new = {sha256(line).digest() for line in file}
    both = growing.with_name(f"{growing.name}.new")
    with (
        os.fdopen(os.open(both, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file,
        earlier.open("rb") as before,
        growing.open("rb") as after,
    ):
        file.writelines(line for line in before if sha256(line).digest() not in new)
        shutil.copyfileobj(after, file)
    sync(both)
    replace(both, growing)
