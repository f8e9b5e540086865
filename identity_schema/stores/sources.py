"""Sources: files of stored payloads, one payload at a time, in an order that never changes.

A ``.json`` file is one payload; each line of a ``.jsonl`` or ``.ndjson`` file is one. Each may be
compressed (``.gz``). A folder stands for all such files below it, by path. ``-`` is the standard
input. What the system refuses, a damaged archive or a line beyond the limit is an item with an
error, and the rest goes on.
"""

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from io import BufferedIOBase
from pathlib import Path
from typing import IO

import attrs

from identity_schema.errors import ContractError
from identity_schema.limits import LIMITS

__all__ = ["STDIN", "Item", "Source", "Sources", "find_sources"]

STDIN = "-"
FORMATS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_Stream = IO[bytes] | BufferedIOBase
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


@attrs.frozen
class Source:
    """One file.

    Attributes:
        name: As it was given; the path below a folder is added with ``/``.
        path: Where it is; None for the standard input.
        format: ``json`` or ``jsonl``.
        packed: Whether it is compressed.
    """

    name: str
    path: Path | None
    format: str
    packed: bool = False


def find_sources(
    inputs: Sequence[str],
    *,
    format: str | None = None,  # noqa: A002 - the word that says it
    leave_out: Iterable[Path] = (),
) -> tuple[Source, ...]:
    """Find the files that are meant.

    Args:
        inputs: Files, folders, and ``-``.
        format: ``json`` or ``jsonl`` for every file that is named and for the standard input, which
            is ``jsonl`` otherwise; None tells by the file's name.
        leave_out: Files that no folder stands for, such as the output. Quarantine files and hidden
            files are left out too.

    Returns:
        The files, each once, in the order of the inputs and by path within a folder.

    Raises:
        ContractError: ``input.missing``: no such file or folder; ``input.format``: a file's name
            does not say what it is; ``input.none``: a folder has no payload files.
    """
    left_out = {os.path.realpath(path) for path in leave_out}
    found: dict[str, Source] = {}
    for name in inputs:
        for source in _sources(name, format, left_out):
            place = STDIN if source.path is None else os.path.realpath(source.path)
            found.setdefault(place, source)
    return tuple(found.values())


def _sources(name: str, format: str | None, left_out: set[str]) -> Iterator[Source]:  # noqa: A002 - as above
    if name == STDIN:
        yield Source("-", None, format or "jsonl")
        return
    path = Path(name)
    if path.is_dir():
        files = [f for f in _below(path) if os.path.realpath(f) not in left_out]
        if not files:
            message = f"{name} has no .json, .jsonl or .ndjson file"
            raise ContractError("input.none", message)
        for file in files:
            below = file.relative_to(path).as_posix()
            yield _source(f"{name.rstrip('/')}/{below}", file, None)
    elif path.exists():
        yield _source(name, path, format)
    else:
        message = f"there is no file or folder {name}"
        raise ContractError("input.missing", message)


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for base, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(base, name) for name in files if _is_payloads(name))
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _is_payloads(name: str) -> bool:
    hidden = name.startswith(".") or ".quarantine.jsonl" in name
    return not hidden and _format(name)[0] is not None


def _format(name: str) -> tuple[str | None, bool]:
    """Tell by a name the format, or None, and whether the file is compressed."""
    name = name.lower()
    packed = name.endswith(".gz")
    suffix = Path(name.removesuffix(".gz")).suffix
    return FORMATS.get(suffix), packed


def _source(name: str, path: Path, format: str | None) -> Source:  # noqa: A002 - as above
    told, packed = _format(name)
    if format is None and told is None:
        message = f"{name} is no .json, .jsonl or .ndjson file: say which with --input-format"
        raise ContractError("input.format", message)
    return Source(name, path, format or told or "", packed)


class Sources:
    """The payloads of files, read once, in order.

    Attributes:
        total: Bytes of all files; None where the standard input is among them.
        done: Bytes read so far.
    """

    def __init__(self, sources: Sequence[Source], max_bytes: int = LIMITS.bytes) -> None:
        """Begin with nothing read."""
        self._sources = tuple(sources)
        self._max_bytes = max_bytes
        self._open: IO[bytes] | None = None
        self._read = 0
        sizes = [s.path.stat().st_size for s in self._sources if s.path is not None]
        self.total = sum(sizes) if len(sizes) == len(self._sources) else None

    @property
    def done(self) -> int:
        """Bytes read so far, of compressed files as they are stored."""
        return self._read + (self._open.tell() if self._open is not None else 0)

    def __iter__(self) -> Iterator[Item]:
        """Yield the payloads."""
        for source in self._sources:
            yield from self._items(source)

    def _items(self, source: Source) -> Iterator[Item]:
        if source.path is None:
            yield from _read(sys.stdin.buffer, source, self._max_bytes)
            return
        try:
            raw = source.path.open("rb")
        except OSError:
            yield Item(source.name, error="input.unreadable")
            return
        with raw:
            self._open = raw
            stream = gzip.GzipFile(fileobj=raw) if source.packed else raw
            yield from _read(stream, source, self._max_bytes)
            self._read += raw.tell()
            self._open = None


def _read(stream: _Stream, source: Source, max_bytes: int) -> Iterator[Item]:
    next_item = _whole_file if source.format == "json" else _next_line
    number = None if source.format == "json" else 1
    offset = 0
    while True:
        try:
            item, length = next_item(stream, source.name, number, offset, max_bytes)
        except _DAMAGED:
            yield Item(source.name, number, offset, error="input.truncated")
            return
        except OSError:
            yield Item(source.name, number, offset, error="input.unreadable")
            return
        if item is not None:
            yield item
        if number is None or not length:
            return
        number += 1
        offset += length


def _whole_file(
    stream: _Stream, name: str, line: int | None, offset: int, max_bytes: int
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
    stream: _Stream, name: str, line: int | None, offset: int, max_bytes: int
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


def _rest_of_line(begin: bytes, stream: _Stream) -> tuple[int, str, int]:
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
