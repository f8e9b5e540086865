"""Places: what a mapping documents at each spot of a payload."""

from collections.abc import Iterator
from typing import Any

import attrs

from identity_schema.mapping.paths import pointer_token
from identity_schema.mapping.registry import Mapping
from identity_schema.mapping.tree import Leaf, Node

__all__ = ["Place", "places"]


@attrs.frozen
class Place:
    """A spot of a payload that the mapping knows.

    Attributes:
        pointer: JSON Pointer.
        holder: The object or list that holds the value.
        key: Its key or position there.
        leaf: The line for it; None for an object.
        node: What is documented of an object; None for a scalar.
        listed: Whether a list is documented here.
        item: Whether it is an element of a list.
        around: Whether it stands around records rather than in one.
        needed: Whether the payload is recognised by this key.
        either: Whether an object may stand in place of the scalar, or the other way round.
    """

    pointer: str
    holder: Any
    key: Any
    leaf: Leaf | None = None
    node: Node | None = None
    listed: bool = False
    item: bool = False
    around: bool = False
    needed: bool = False
    either: bool = False

    @property
    def value(self) -> Any:
        """What stands there."""
        return self.holder[self.key]


def places(mapping: Mapping, payload: Any) -> list[Place]:
    """List the known spots of a payload, outer ones before inner ones.

    Args:
        mapping: The mapping.
        payload: A payload that fits one of its envelopes; it is held, not copied.
    """
    number = mapping.envelope_of(payload)
    if number is None:
        return []
    envelope, tree = mapping.plan.around[number]
    walker = _Walker(mapping.plan.record, envelope.needs | envelope.any | set(envelope.when))
    node = mapping.plan.record if tree.record else tree
    whole = Place("", [payload], 0, node=node, around=not tree.record, needed=True)
    outer = [whole] if isinstance(payload, dict) else []
    return [*outer, *walker.object(tree, payload, "", around=True)]


class _Walker:
    def __init__(self, record: Node, needed: frozenset[str] | set[str]) -> None:
        self.record = record
        self.needed = needed

    def object(self, node: Node, value: Any, at: str, *, around: bool) -> Iterator[Place]:
        """Walk one object or each of a list."""
        if around and node.record:
            node, around = self.record, False
        node = node.children.get("", node) if isinstance(value, list) else node
        if isinstance(value, list):
            for number, item in enumerate(value):
                place = f"{at}/{number}"
                if isinstance(item, dict):
                    yield Place(
                        place, value, number, node=node, item=True, around=around,
                        needed=node is self.record or not at,
                    )  # fmt: skip
                yield from self.members(node, item, place, around=around)
        else:
            yield from self.members(node, value, at, around=around)

    def members(self, node: Node, value: Any, at: str, *, around: bool) -> Iterator[Place]:
        """Walk the members of an object."""
        if not isinstance(value, dict):
            return
        top = around or node is self.record or node.path[-1:] == () or not node.path[-1].key
        for key, held in value.items():
            place = f"{at}/{pointer_token(key)}"
            leaf, child = node.leaves.get(key), node.children.get(key)
            needed = top and key in self.needed
            if child is not None and (leaf is None or _is_object(held)):
                way = child.record or any(below.record for below in child.walk())
                yield Place(
                    place, value, key, node=child, listed=child.many, around=around,
                    needed=needed or (around and way), either=leaf is not None,
                )  # fmt: skip
                yield from self.object(child, held, place, around=around)
            elif leaf is not None and leaf.seats:
                yield Place(
                    place, value, key, leaf=leaf, listed=leaf.many, around=around, needed=needed,
                    either=child is not None,
                )  # fmt: skip
                for number in range(len(held) if isinstance(held, list) else 0):
                    yield Place(
                        f"{place}/{number}", held, number, leaf=leaf, item=True, around=around
                    )


def _is_object(value: Any) -> bool:
    first = value[0] if isinstance(value, list) and value else value
    return isinstance(first, dict)
