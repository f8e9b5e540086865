"""Items: the payloads of one open file, each with its place, or what is wrong with it.

Memory is bounded: a line or a file beyond the limit is hashed and passed over.
"""

import gzip
import zlib
from collections.abc import Iterator
from hashlib import sha256
from io import BufferedIOBase
from typing import IO

import attrs

__all__ = ["Item", "Stream", "read_items"]

Stream = IO[bytes] | BufferedIOBase
"""An open file."""

_CHUNK = 1024 * 1024
_DAMAGED = (EOFError, zlib.error, gzip.BadGzipFile)


@attrs.frozen
class Item:
    """One stored payload, or the reason why there is none.

    Attributes:
        source: The file, as it was given.
        line: Its line, from 1; None where the file is one payload.
        offset: Where it begins, in bytes of the file's uncompressed content.
        data: Its bytes without the line's end; None where they were not kept.
        size: How many bytes it has.
        digest: SHA-256 of those bytes in hex, where ``data`` is None.
        error: Code of what went wrong; None where nothing did.
    """

    source: str
    line: int | None = None
    offset: int = 0
    data: bytes | None = attrs.field(default=None, repr=False)
    size: int = 0
    digest: str | None = None
    error: str | None = None

    @property
    def key(self) -> str:
        """The payload's key: the file, and the line where it has one."""
        return self.source if self.line is None else f"{self.source}:{self.line}"

    @property
    def sha256(self) -> str | None:
        """SHA-256 of the raw bytes in hex; None where there was nothing to read."""
        return self.digest if self.data is None else sha256(self.data).hexdigest()


def read_items(stream: Stream, name: str, max_bytes: int, *, lines: bool) -> Iterator[Item]:
    """Read the payloads of an open file.

    Args:
        stream: The file, uncompressed.
        name: What it is called.
        max_bytes: Size of the largest payload that is read.
        lines: Whether each line is a payload; blank ones are passed over.

    Yields:
        The payloads; one with an error at the end where the file cannot be read further.
    """
    next_item = _next_line if lines else _whole_file
    number = 1 if lines else None
    offset = 0
    while True:
        try:
            item, length = next_item(stream, name, number, offset, max_bytes)
        except _DAMAGED:
            yield Item(name, number, offset, error="input.truncated")
            return
        except OSError:
            yield Item(name, number, offset, error="input.unreadable")
            return
        if item is not None:
            yield item
        if number is None or not length:
            return
        number += 1
        offset += length


def _whole_file(
    stream: Stream, name: str, line: int | None, offset: int, max_bytes: int
) -> tuple[Item, int]:
    """Read a file that is one payload; return it and its length."""
    data = stream.read(max_bytes + 1)
    if len(data) <= max_bytes:
        return Item(name, line, offset, data, len(data)), len(data)
    hashed, size = sha256(data), len(data)
    while chunk := stream.read(_CHUNK):
        hashed.update(chunk)
        size += len(chunk)
    return Item(name, line, offset, None, size, hashed.hexdigest(), "payload.too_large"), size


def _next_line(
    stream: Stream, name: str, line: int | None, offset: int, max_bytes: int
) -> tuple[Item | None, int]:
    """Read a line; return it, None where it is blank, and its length with its end."""
    read = stream.readline(max_bytes + 1)
    if read.endswith(b"\n") or len(read) <= max_bytes:
        bare = _without_end(read)
        item = Item(name, line, offset, bare, len(bare)) if bare.strip() else None
        return item, len(read)
    size, digest, length = _rest_of_line(read, stream)
    return Item(name, line, offset, None, size, digest, "payload.too_large"), length


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
