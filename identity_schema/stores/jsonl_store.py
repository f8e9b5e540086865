"""A file of records, one JSON object a line, as `identity_schema.model.convert` writes them.

A payload without records leaves no line; the tables of the other stores have it.
"""

from pathlib import Path
from typing import IO

from identity_schema.mapping.trace import Account
from identity_schema.model.convert import to_json
from identity_schema.stores.store import BATCH, Normalised, Store, partial_path

__all__ = ["JsonlStore"]


class JsonlStore(Store):
    """Writes records as JSON lines; needs no optional library."""

    def __init__(self, path: Path, batch: int = BATCH) -> None:
        """Prepare the file; see `Store`."""
        super().__init__(path, batch)
        self._partial = partial_path(path)
        self._file: IO[bytes] | None = None

    def open(self) -> None:
        """Begin the file."""
        self._file = self._partial.open("wb")

    def write(self, batch: list[Normalised]) -> None:
        """Write the records of a batch."""
        if self._file is not None:
            for one in batch:
                records = one.records if isinstance(one, Account) else one
                self._file.writelines(to_json(record) + b"\n" for record in records)

    def commit(self) -> None:
        """Put the file in its place."""
        if self._file is not None:
            self._file.close()
        self._partial.replace(self.path)

    def abort(self) -> None:
        """Take the file away."""
        if self._file is not None:
            self._file.close()
        self._partial.unlink(missing_ok=True)
