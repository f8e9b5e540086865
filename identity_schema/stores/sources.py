"""Sources: files of stored payloads, one payload at a time, in an order that never changes.

A ``.json`` file is one payload; each line of a ``.jsonl`` or ``.ndjson`` file is one. Each may be
compressed (``.gz``). A folder stands for all such files below it, by path. ``-`` is the standard
input. What the system refuses, a damaged archive or a line beyond the limit is an item with an
error, and the rest goes on.
"""

import gzip
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import attrs

from identity_schema.errors import ContractError
from identity_schema.limits import LIMITS
from identity_schema.stores.items import Item, Stream, read_items

__all__ = ["STDIN", "Source", "Sources", "find_sources"]

STDIN = "-"
FORMATS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}


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
        total: Bytes of all files; None where the standard input or a pipe is among them.
        done: Bytes read so far.
    """

    def __init__(self, sources: Sequence[Source], max_bytes: int = LIMITS.bytes) -> None:
        """Begin with nothing read."""
        self._sources = tuple(sources)
        self._max_bytes = max_bytes
        self._open: IO[bytes] | None = None
        self._finished = 0
        sizes = [_size(source.path) for source in self._sources]
        self.total = None if None in sizes else sum(filter(None, sizes))

    @property
    def done(self) -> int:
        """Bytes read so far, of compressed files as they are stored."""
        return self._finished + _place(self._open)

    def __iter__(self) -> Iterator[Item]:
        """Yield the payloads."""
        for source in self._sources:
            yield from self._items(source)

    def _items(self, source: Source) -> Iterator[Item]:
        if source.path is None:
            yield from self._stream(sys.stdin.buffer, source)
            return
        try:
            raw = source.path.open("rb")
        except OSError:
            yield Item(source.name, error="input.unreadable")
            return
        with raw:
            self._open = raw
            stream = gzip.GzipFile(fileobj=raw) if source.packed else raw
            yield from self._stream(stream, source)
            self._finished += _place(raw)
            self._open = None

    def _stream(self, stream: Stream, source: Source) -> Iterator[Item]:
        lines = source.format == "jsonl"
        return read_items(stream, source.name, self._max_bytes, lines=lines)


def _size(path: Path | None) -> int | None:
    """Return the size of a file; 0 where it has gone, None where it is none."""
    if path is None:
        return None
    try:
        return path.stat().st_size if path.is_file() else None if path.exists() else 0
    except OSError:
        return 0


def _place(stream: IO[bytes] | None) -> int:
    """Return how far a file was read; 0 where it is a pipe, which does not tell."""
    return stream.tell() if stream is not None and stream.seekable() else 0
