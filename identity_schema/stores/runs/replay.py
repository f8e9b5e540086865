"""Replay: the payloads that are in a quarantine, found again where they lie.

A quarantine holds places and hashes, so that each payload is read again from its source. What is
there now counts only if it is what was there: its hash must be the same. Where a source could not
be read to its end, everything from there on is read.

Memory grows with the quarantine, never with the inputs.
"""

import base64
from collections.abc import Iterator, Sequence
from pathlib import Path

import attrs
import msgspec

from identity_schema.codes import CODES
from identity_schema.errors import ContractError
from identity_schema.stores.inputs.items import LAST, Item
from identity_schema.stores.inputs.source import STDIN, Source
from identity_schema.stores.inputs.sources import Sources

__all__ = ["CHANGED", "Entry", "read_quarantine", "replayed", "sources_in"]

CHANGED = "input.changed"


class Entry(msgspec.Struct, frozen=True):
    """A line of a quarantine; see `identity_schema.stores.runs.quarantine`."""

    code: str
    source: str
    line: int | None
    offset: int
    size: int
    sha256: str | None
    original: str | None = None
    original_base64: str | None = None

    @property
    def ordinal(self) -> int:
        """How many lines or rows stand before it in its source."""
        return (self.line or 1) - 1

    def is_same(self, item: Item) -> bool:
        """Tell whether a payload is the one that was meant, as far as anybody knows."""
        return self.sha256 is None or self.sha256 == item.sha256

    def item(self, error: str, entry: bytes | None = None, number: int = 0) -> Item:
        """Make an item of it that stays in the quarantine."""
        return Item(
            self.source, self.line, self.offset, None, self.size, self.sha256, error, number,
            entry=entry,
        )  # fmt: skip

    def kept(self) -> Item | None:
        """Make an item of the payload that the quarantine itself keeps; None where it does not."""
        if self.original is not None:
            data = self.original.encode()
        elif self.original_base64 is not None:
            data = base64.b64decode(self.original_base64)
        else:
            return None
        return Item(self.source, self.line, self.offset, data, len(data))


def read_quarantine(path: Path) -> Iterator[tuple[bytes, Entry]]:
    """Read the lines of a quarantine.

    Raises:
        ContractError: ``replay.quarantine``: the file is no quarantine.
    """
    with path.open("rb") as file:
        for line in file:
            try:
                entry = msgspec.json.decode(line, type=Entry)
            except msgspec.DecodeError:
                entry = None
            if entry is None or entry.code not in CODES:
                message = f"{path} is no quarantine: it has a line of another form"
                raise ContractError("replay.quarantine", message)
            yield line, entry


def sources_in(path: Path) -> list[str]:
    """Return the names of the sources that a quarantine speaks of, each once and in order."""
    names = dict.fromkeys(entry.source for _, entry in read_quarantine(path))
    return [name for name in names if name != STDIN]


@attrs.define
class _Wanted:
    """What is to be read again of one source.

    Attributes:
        entries: Ordinal to what stood there.
        rest: Ordinal from which on everything is read; None where nothing is.
    """

    entries: dict[int, Entry] = attrs.field(factory=dict)
    rest: int | None = None

    def add(self, entry: Entry) -> None:
        """Add an entry, without the payload; of two for one place the last stands."""
        if entry.code in LAST:
            self.rest = min(entry.ordinal, entry.ordinal if self.rest is None else self.rest)
        else:
            bare = msgspec.structs.replace(entry, original=None, original_base64=None)
            self.entries[entry.ordinal] = bare

    def read(self, sources: Sources, number: int) -> Iterator[Item]:
        """Give what is found, and for the rest of the entries that their source has changed."""
        begin = min([*self.entries, *([] if self.rest is None else [self.rest])])
        for item in sources.items_of(number, begin):
            ordinal = item.place.ordinal
            entry = self.entries.pop(ordinal, None)
            if entry is not None and not entry.is_same(item):
                yield entry.item(CHANGED, number=number)
            elif entry is not None or (self.rest is not None and ordinal >= self.rest):
                yield item
            if self.rest is None and not self.entries:
                return
        for _, entry in sorted(self.entries.items()):
            yield entry.item(CHANGED, number=number)


def replayed(path: Path, sources: Sequence[Source], max_bytes: int) -> Iterator[Item]:
    """Give the payloads of a quarantine again.

    Args:
        path: The quarantine.
        sources: Where they lie. What is in another source stays in the quarantine as it is.
        max_bytes: Size of the largest payload that is read.

    Yields:
        First what stays and what the quarantine itself keeps of the standard input, then the
        payloads by source and place; ``input.changed`` where something else is there now.

    Raises:
        ContractError: ``replay.quarantine``: the file is no quarantine.
    """
    numbers = {source.name: number for number, source in enumerate(sources)}
    wanted: dict[int, _Wanted] = {}
    for line, entry in read_quarantine(path):
        number = numbers.get(entry.source)
        if number is not None:
            wanted.setdefault(number, _Wanted()).add(entry)
            continue
        kept = entry.kept() if entry.source == STDIN else None
        yield kept if kept is not None and entry.is_same(kept) else entry.item(entry.code, line)
    found = Sources(sources, max_bytes)
    for number, meant in sorted(wanted.items()):
        yield from meant.read(found, number)
