"""The tree of source objects that a mapping document describes."""

from typing import TYPE_CHECKING

import attrs

from identity_schema.mapping.document import Line
from identity_schema.mapping.paths import Path
from identity_schema.mapping.targets import Made, Seat

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Leaf", "Node"]


@attrs.define(eq=False)
class Leaf:
    """A line at its place in the tree.

    Attributes:
        line: The line of the document.
        key: The key here; another than the line's for an alternative.
        many: Whether a list is documented here.
        seats: What it fills.
        rank: 0 for the preferred path, 1 and up for its alternatives in order.
    """

    line: Line
    key: str
    many: bool
    seats: tuple[Seat, ...]
    rank: int = 0


@attrs.define(eq=False)
class Node:
    """A source object.

    Attributes:
        path: From the record, or from the root of the payload for what is around records.
        many: Whether a list of such objects is documented.
        leaves: Key to line.
        children: Key to object; the key ``""`` is for the elements of a list.
        made: Entities that it brings into being, owners first.
        rest: Reason to drop every key that no line lists, or None.
        record: Whether records start here (in the tree around records).
        made_later: Whether the document says that it makes something.
        bare: The line for a scalar that stands in place of the object, if it makes the same.
    """

    path: Path
    many: bool = False
    leaves: dict[str, Leaf] = attrs.field(factory=dict)
    children: "dict[str, Node]" = attrs.field(factory=dict)
    made: list[Made] = attrs.field(factory=list)
    rest: str | None = None
    record: bool = False
    bare: Leaf | None = None
    made_later: bool = False

    def lines(self) -> "Iterator[Leaf]":
        """Yield every line of this object."""
        yield from self.leaves.values()
        if self.bare is not None:
            yield self.bare

    def walk(self) -> "Iterator[Node]":
        """Yield this object and all below it, each before those below it."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead.extend(reversed(node.children.values()))
