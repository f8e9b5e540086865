"""A table that is open for reading, whatever holds it."""

from collections.abc import Callable, Iterator

import attrs

from identity_schema.stores.inputs.items import Item

__all__ = ["Table"]


@attrs.frozen
class Table:
    """Rows that can be read from any of them on.

    Attributes:
        items: Takes the number of the source among all, how many rows to pass over, and the size
            of the largest payload that is read; gives the payloads. It raises ``EOFError`` where
            the file is damaged and ``OSError`` where the system does not give it.
        count: How many rows there are; None where that is not known before they are read.
    """

    items: Callable[[int, int, int], Iterator[Item]]
    count: int | None = None
