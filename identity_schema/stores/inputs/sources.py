"""Sources: stored payloads, one at a time, in an order that never changes.

What the system refuses, a damaged archive or a line beyond the limit is an item with an error, and
the rest goes on. Reading can begin at any place: earlier sources are not opened.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

import attrs

from identity_schema.limits import LIMITS
from identity_schema.stores.inputs.items import FIRST, Item, Place, read_items
from identity_schema.stores.inputs.opening import open_table
from identity_schema.stores.inputs.packing import DAMAGED, unpacked
from identity_schema.stores.inputs.source import Source

__all__ = ["Meter", "Sources"]


@attrs.define
class Meter:
    """How far the source that is open was read.

    Attributes:
        read: Gives the bytes of it that were read so far, as they are stored.
    """

    read: Callable[[], int] = int


class Sources:
    """The payloads of sources, read once, in order.

    Attributes:
        total: Bytes of all files; None where the standard input, a pipe or a database is among
            them.
        done: Bytes read so far, or passed over because the reading began behind them.
    """

    def __init__(self, sources: Sequence[Source], max_bytes: int = LIMITS.bytes) -> None:
        """Begin with nothing read."""
        self.sources = tuple(sources)
        self._max_bytes = max_bytes
        self._meter = Meter()
        self._finished = 0
        self._sizes = [_size(source.path) for source in self.sources]
        self.total = None if None in self._sizes else sum(filter(None, self._sizes))

    @property
    def done(self) -> int:
        """Bytes read so far, of compressed files as they are stored."""
        return self._finished + self._meter.read()

    def __iter__(self) -> Iterator[Item]:
        """Yield the payloads."""
        return self.items()

    def items(self, start: Place = FIRST) -> Iterator[Item]:
        """Yield the payloads from a place on.

        Args:
            start: The place, such as `Item.next` of the last one that was done.
        """
        self._finished = sum(size or 0 for size in self._sizes[: start.source])
        for number in range(start.source, len(self.sources)):
            ordinal = start.ordinal if number == start.source else 0
            yield from self.items_of(number, ordinal)
            self._finished += self._meter.read()
            self._meter.read = int

    def items_of(self, number: int, start: int = 0) -> Iterator[Item]:
        """Yield the payloads of one source.

        Args:
            number: Number of the source, from 0.
            start: How many lines or rows are passed over first.
        """
        source = self.sources[number]
        if source.rows is not None:
            yield from self._rows(number, start)
            return
        if source.path is None:
            yield from self._stream(sys.stdin.buffer, number, start)
            return
        try:
            raw = source.path.open("rb")
        except OSError:
            yield Item(source.name, error="input.unreadable", number=number)
            return
        with raw:
            if raw.seekable():
                self._meter.read = raw.tell
            yield from self._stream(unpacked(raw, source.packed), number, start)
            place = self._meter.read()
            self._meter.read = lambda: place

    def _rows(self, number: int, start: int) -> Iterator[Item]:
        source = self.sources[number]
        size, line = self._sizes[number] or 0, start
        try:
            with open_table(source) as table:
                count = table.count or 1
                self._meter.read = lambda: size * line // count
                for item in table.items(number, start, self._max_bytes):
                    line += 1
                    yield item
        except DAMAGED:
            yield Item(source.name, line + 1, error="input.truncated", number=number)
        except OSError:
            yield Item(source.name, line + 1, error="input.unreadable", number=number)

    def _stream(self, stream: IO[bytes], number: int, start: int) -> Iterator[Item]:
        source = self.sources[number]
        lines = source.format == "jsonl"
        return read_items(
            stream, source.name, self._max_bytes, lines=lines, number=number, start=start
        )


def _size(path: Path | None) -> int | None:
    """Return the size of a file; 0 where it has gone, None where it is none."""
    if path is None:
        return None
    try:
        return path.stat().st_size if path.is_file() else None if path.exists() else 0
    except OSError:
        return 0
