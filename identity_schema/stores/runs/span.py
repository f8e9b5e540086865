"""Spans: payloads that follow each other and go into a store together.

Where they are cut depends on the payloads alone, never on who works on them.

>>> from identity_schema.stores.inputs.items import Item
>>> items = [Item("a", line, data=b"{}", size=2) for line in range(5)]
>>> [len(span.items) for span in cut(items, Size(payloads=2))]
[2, 2, 1]
"""

from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

import attrs
import msgspec

from identity_schema.stores.inputs.items import Item

if TYPE_CHECKING:
    import hashlib

__all__ = ["SPAN", "Size", "Span", "cut"]


@attrs.frozen
class Size:
    """How large a span is; whichever comes first ends it.

    Attributes:
        payloads: Number of payloads.
        bytes: Size of them together; the payload that reaches it is the last.
    """

    payloads: int = 10_000
    bytes: int = 16 * 1024 * 1024


SPAN = Size()
"""A few seconds of work, and one part of a good size for those who read Parquet."""


@attrs.frozen
class Span:
    """One span.

    Attributes:
        number: Its number in the run, from 0.
        items: Its payloads.
        digest: SHA-256, in hex, of all payloads of the run up to its end.
        begun: Bytes of the inputs that were read up to its beginning.
        read: Bytes of the inputs that were read up to its end.
    """

    number: int
    items: list[Item] = attrs.field(repr=False)
    digest: str
    begun: int = 0
    read: int = 0


def cut(
    items: Iterable[Item], size: Size = SPAN, read: Callable[[], int] = lambda: 0
) -> Iterator[Span]:
    """Cut payloads into spans.

    Args:
        items: All payloads of the run.
        size: Where to cut.
        read: Tells how many bytes of the inputs were read.

    Yields:
        The spans; none is empty.
    """
    seen = sha256()
    held: list[Item] = []
    number = held_bytes = begun = 0
    for item in items:
        _look_at(item, seen)
        held.append(item)
        held_bytes += item.size
        if len(held) >= size.payloads or held_bytes >= size.bytes:
            done = read()
            yield Span(number, held, seen.hexdigest(), begun, done)
            held, held_bytes, number, begun = [], 0, number + 1, done
    if held:
        yield Span(number, held, seen.hexdigest(), begun, read())


def _look_at(item: Item, seen: "hashlib._Hash") -> None:
    """Let a hash see all of a payload that could change what comes of it."""
    seen.update(f"{item.key}\0{item.error}\0{item.digest}\0".encode())
    seen.update(msgspec.json.encode(item.kept, enc_hook=str))
    seen.update(item.entry or b"")
    seen.update(item.data or b"")
