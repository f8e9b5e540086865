"""A file of records, one JSON object a line, as `identity_schema.model.convert` writes them.

A payload without records leaves no line; the tables of the other stores have it.
"""

from pathlib import Path
from typing import IO

from identity_schema.errors import ContractError
from identity_schema.mapping.trace import Account
from identity_schema.model.convert import to_json
from identity_schema.stores.store import BATCH, Normalised, Store, partial_path

__all__ = ["JsonlStore"]

_BEGIN = b'{"key":"'
"""Every record begins with its key."""


class JsonlStore(Store):
    """Writes records as JSON lines; needs no optional library."""

    def __init__(self, path: Path, batch: int = BATCH) -> None:
        """Prepare the file; see `Store`.

        Raises:
            ContractError: ``output.foreign``: the file has something else in it.
        """
        super().__init__(path, batch)
        _refuse_foreign(path)
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


def _refuse_foreign(path: Path) -> None:
    """Refuse to replace a file that is not an earlier output: it could be the only raw payloads."""
    if not path.exists():
        return
    begin = b""
    if path.is_file():
        with path.open("rb") as file:
            begin = file.read(len(_BEGIN))
    if not path.is_file() or begin not in {b"", _BEGIN}:
        message = f"{path} is not an earlier output: it would be lost; name another file"
        raise ContractError("output.foreign", message)
