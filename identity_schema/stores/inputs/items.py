"""Items: the payloads of one open file, each with its place, or what is wrong with it.

Memory is bounded: a line or a file beyond the limit is hashed and passed over.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from io import BufferedIOBase
from typing import IO, Any, NamedTuple

import attrs

from identity_schema.kept import context_of_row
from identity_schema.model.context import Context
from identity_schema.stores.inputs.packing import DAMAGED

__all__ = ["FIRST", "LAST", "Item", "Place", "Stream", "read_items"]

Stream = IO[bytes] | BufferedIOBase
"""An open file."""

_CHUNK = 1024 * 1024
LAST = frozenset({"input.truncated", "input.unreadable"})
"""Nothing comes after an item with one of these errors in its source."""


class Place(NamedTuple):
    """A place in all sources: which source, and which payload in it.

    Attributes:
        source: Number of the source, from 0.
        ordinal: How many lines or rows stand before it in that source.
    """

    source: int = 0
    ordinal: int = 0


FIRST = Place()
"""Where the first payload stands."""


@attrs.frozen
class Item:
    """One stored payload, or the reason why there is none.

    Attributes:
        source: The file or the database, as it may be shown.
        line: Its line, or its row, from 1; None where the source is one payload.
        offset: Where it begins, in bytes of the file's uncompressed content; 0 for a row.
        data: Its bytes without the line's end; None where they were not kept.
        size: How many bytes it has.
        digest: SHA-256 of those bytes in hex, where ``data`` is None.
        error: Code of what went wrong; None where nothing did.
        number: Number of its source among all, from 0.
        kept: What stands in the columns beside it that are kept, by name; None where none is.
        entry: Its line of an earlier quarantine, where it stays there as it is; else None.
    """

    source: str
    line: int | None = None
    offset: int = 0
    data: bytes | None = attrs.field(default=None, repr=False)
    size: int = 0
    digest: str | None = None
    error: str | None = None
    number: int = 0
    kept: Mapping[str, Any] | None = attrs.field(default=None, repr=False)
    entry: bytes | None = attrs.field(default=None, repr=False)

    @property
    def key(self) -> str:
        """The payload's key where nothing else says one: its source and line."""
        return self.source if self.line is None else f"{self.source}:{self.line}"

    @property
    def sha256(self) -> str | None:
        """SHA-256 of the raw bytes in hex; None where there was nothing to read."""
        return self.digest if self.data is None else sha256(self.data).hexdigest()

    @property
    def place(self) -> Place:
        """Where it stands among all payloads."""
        return Place(self.number, (self.line or 1) - 1)

    @property
    def next(self) -> Place:
        """Where what comes after it begins: a run that has done this item goes on from there."""
        if self.line is None or self.error in LAST:
            return Place(self.number + 1)
        return Place(self.number, self.line)

    def in_context(self, context: Context, source: str) -> Context:
        """Return what is known of this payload.

        Args:
            context: What is known of all of them.
            source: Its key; what was kept as ``id`` counts more.

        Raises:
            PayloadError: As `identity_schema.kept.context_of_row`.
        """
        context = attrs.evolve(context, source=source)
        return context if self.kept is None else context_of_row(self.kept, context)


def read_items(
    stream: Stream, name: str, max_bytes: int, *, lines: bool, number: int = 0, start: int = 0
) -> Iterator[Item]:
    """Read the payloads of an open file.

    Args:
        stream: The file, uncompressed.
        name: What it is called.
        max_bytes: Size of the largest payload that is read.
        lines: Whether each line is a payload; blank ones are passed over.
        number: Number of the source among all.
        start: How many lines, or payloads, are passed over first.

    Yields:
        The payloads; one with an error at the end where the file cannot be read further.
    """
    if start and not lines:
        return
    line = 1 if lines else None
    offset = 0
    try:
        for _ in range(start):
            passed = _pass_line(stream)
            if not passed:
                return
            line = (line or 0) + 1
            offset += passed
        while True:
            item, length = (_next_line if lines else _whole_file)(stream, max_bytes)
            if item is not None:
                yield Item(name, line, offset, *item, number)
            if line is None or not length:
                return
            line += 1
            offset += length
    except DAMAGED:
        yield Item(name, line, offset, error="input.truncated", number=number)
    except OSError:
        yield Item(name, line, offset, error="input.unreadable", number=number)


def _pass_line(stream: Stream) -> int:
    """Pass over a line; return its length with its end."""
    length = 0
    while chunk := stream.readline(_CHUNK):
        length += len(chunk)
        if chunk.endswith(b"\n"):
            break
    return length


_Read = tuple[bytes | None, int, str | None, str | None]
"""Data, size, digest and error of an item."""


def _whole_file(stream: Stream, max_bytes: int) -> tuple[_Read, int]:
    """Read a file that is one payload; return it and its length."""
    data = stream.read(max_bytes + 1)
    if len(data) <= max_bytes:
        return (data, len(data), None, None), len(data)
    hashed, size = sha256(data), len(data)
    while chunk := stream.read(_CHUNK):
        hashed.update(chunk)
        size += len(chunk)
    return (None, size, hashed.hexdigest(), "payload.too_large"), size


def _next_line(stream: Stream, max_bytes: int) -> tuple[_Read | None, int]:
    """Read a line; return it, None where it is blank, and its length with its end."""
    read = stream.readline(max_bytes + 1)
    if read.endswith(b"\n") or len(read) <= max_bytes:
        bare = _without_end(read)
        return (bare, len(bare), None, None) if bare.strip() else None, len(read)
    size, digest, length = _rest_of_line(read, stream)
    return (None, size, digest, "payload.too_large"), length


def _without_end(line: bytes) -> bytes:
    return line.removesuffix(b"\n").removesuffix(b"\r")


def _rest_of_line(begin: bytes, stream: Stream) -> tuple[int, str, int]:
    """Read on to the end of a line that is too long to keep.

    Returns:
        Its size and digest without the line's end, and its length with it.
    """
    hashed, length, held = sha256(), len(begin), begin
    while not held.endswith(b"\n") and (chunk := stream.readline(_CHUNK)):
        # Two bytes stay back, so that a line's end is never cut in two.
        hashed.update(held[:-2])
        held = held[-2:] + chunk
        length += len(chunk)
    bare = _without_end(held)
    hashed.update(bare)
    return length - (len(held) - len(bare)), hashed.hexdigest(), length
