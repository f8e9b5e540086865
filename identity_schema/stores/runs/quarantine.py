"""The quarantine: what could not be read, by place and hash; never by content unless asked for.

Each line is a JSON object: ``code``, ``source`` (file or database), ``line`` (line or row from 1,
null for a whole file), ``offset`` (bytes of the uncompressed content), ``size``, ``sha256`` of the
raw bytes, ``place`` in this library where it is the one that failed, and ``because`` (codes of
issues, or patterns of unmapped leaves) where a policy sent it here. Only with originals there is
``original`` too, the text, or ``original_base64`` where the bytes are no UTF-8 text; it is null
where they were too many.
"""

import base64
import os
from collections.abc import Sequence
from pathlib import Path
from typing import IO

import msgspec

from identity_schema.stores.inputs.items import Item

__all__ = ["Quarantine", "entry_of", "quarantine_path"]


def quarantine_path(output: Path) -> Path:
    """Return where the quarantine of an output lies: beside it."""
    return output.with_name(f"{output.name}.quarantine.jsonl")


def entry_of(
    item: Item,
    code: str,
    *,
    place: str | None = None,
    because: Sequence[str] = (),
    original: bool = False,
) -> bytes:
    """Return the line of the quarantine for an item.

    Args:
        item: What is not in the tables.
        code: Why.
        place: Module and line of the library, where it failed.
        because: Codes or patterns for which a policy sent it here.
        original: Whether to keep the payload itself.
    """
    entry: dict[str, object] = {
        "code": code, "source": item.source, "line": item.line, "offset": item.offset,
        "size": item.size, "sha256": item.sha256,
    }  # fmt: skip
    if place is not None:
        entry["place"] = place
    if because:
        entry["because"] = because
    if original:
        entry |= _original(item.data)
    return msgspec.json.encode(entry) + b"\n"


class Quarantine:
    """A quarantine file, made when the first item comes.

    It is written under another name and takes its own with `commit`; then one that an earlier run
    left for the same output is gone as well. Nobody but the owner can read it (mode 0600).
    """

    def __init__(self, path: Path, *, originals: bool = False) -> None:
        """Prepare a quarantine.

        Args:
            path: The file.
            originals: Whether to keep the payloads themselves.
        """
        self.path = path
        self.count = 0
        self._partial = path.with_name(f"{path.name}.partial")
        self._originals = originals
        self._file: IO[bytes] | None = None

    def put(
        self, item: Item, code: str, place: str | None = None, because: Sequence[str] = ()
    ) -> None:
        """Add an item; see `entry_of`."""
        self.write(entry_of(item, code, place=place, because=because, original=self._originals))

    def write(self, entry: bytes) -> None:
        """Add a line that `entry_of` made."""
        if self._file is None:
            self._partial.unlink(missing_ok=True)
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
            self._file = os.fdopen(os.open(self._partial, flags, 0o600), "wb")
        self._file.write(entry)
        self.count += 1

    def commit(self) -> None:
        """Put the file in its place."""
        if self._file is None:
            self.path.unlink(missing_ok=True)
        else:
            self._file.close()
            self._partial.replace(self.path)

    def abort(self) -> None:
        """Leave everything as it was."""
        if self._file is not None:
            self._file.close()
            self._partial.unlink(missing_ok=True)


def _original(data: bytes | None) -> dict[str, str | None]:
    if data is None:
        return {"original": None}
    try:
        return {"original": data.decode()}
    except UnicodeDecodeError:
        return {"original_base64": base64.b64encode(data).decode()}
