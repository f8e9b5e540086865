"""Objects: one where many are documented, many where one is, and what is no object at all."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from identity_schema.mapping.marks import Marks, is_empty, leaves_of
from identity_schema.mapping.paths import pointer_token

__all__ = ["FEW", "PLACES", "Objects"]

T = TypeVar("T")

FEW = 64
"""Values of a list for which there are pointers at hand: `PLACES`."""

PLACES = tuple(f"/{number}" for number in range(FEW))
_DICTS = {dict}
_DICTS_AND_TEXTS = {dict, str}


def _placed(values: list[T]) -> Iterable[tuple[str, T]]:
    """Return values, each with what its pointer has beyond the pointer of their list."""
    places = PLACES if len(values) <= FEW else map("/{}".format, range(len(values)))
    return zip(places, values, strict=False)


class Objects(Marks):
    """The ways to the objects of a payload, whatever stands in their place."""

    def unknown(self, node: Mapping[str, Any], known: frozenset[str], at: str) -> None:
        """Report the keys of an object that no line lists."""
        for key in node.keys() - known:  # in any order: pointers are sorted at the end
            self.stray(node[key], f"{at}/{pointer_token(key)}")

    def nulls_of(self, node: Mapping[str, Any], known: frozenset[str], at: str) -> None:
        """Mark the listed keys of an object that are null."""
        for key in [key for key, value in node.items() if value is None]:
            if key in known:
                self.null(f"{at}/{pointer_token(key)}")

    def rest_dropped(
        self, node: Mapping[str, Any], known: frozenset[str], at: str, reason: str
    ) -> None:
        """Note the keys that ``**`` drops; only the traced variant calls this."""
        for key, value in node.items():
            if key not in known:
                self.dropped(value, f"{at}/{pointer_token(key)}", reason)

    def items(self, value: object, at: str) -> Iterable[tuple[str, Any]]:
        """Return one or many, whichever came, each with what its pointer has beyond this one.

        Nulls and an empty list are marked and left out.
        """
        if type(value) is not list:
            return (("", value),)
        if not value:
            self.empty(at)
            return ()
        if None not in value:
            return _placed(value)
        return self._items(value, at)

    def _items(self, values: list[Any], at: str) -> Iterator[tuple[str, Any]]:
        for number, item in enumerate(values):
            if item is None:
                self.null(f"{at}/{number}")
            else:
                yield f"/{number}", item

    def either(self, value: object, at: str) -> Iterable[tuple[str, Any]]:
        """Return one or many objects or scalars that stand in their place."""
        if type(value) is not list:
            if value == {}:
                self.empty(at)
                return ()
            return ((at, value),)
        if len(value) == 1 and type(value[0]) is dict and value[0]:
            return ((at + "/0", value[0]),)
        if set(map(type, value)) <= _DICTS_AND_TEXTS and all(value) and value:
            return [(at + place, item) for place, item in _placed(value)]
        return self._either(value, at)

    def _either(self, value: object, at: str) -> Iterator[tuple[str, Any]]:
        for place, item in self.items(value, at):
            pointer = at + place
            if isinstance(item, list):
                self.no_object(item, pointer)
            elif item == {}:
                self.empty(pointer)
            else:
                yield pointer, item

    def only_either(self, value: object, at: str) -> Iterable[tuple[str, Any]]:
        """Return the first of one or many; the others are kept in issues."""
        if value and type(value) is not list:
            return ((at, value),)
        return self._first(self.either(value, at))

    def each(self, value: object, at: str) -> Iterable[tuple[str, dict[str, Any]]]:
        """Return the objects of one or many; whatever else stands there is kept in issues."""
        if type(value) is dict and value:
            return ((at, value),)
        if type(value) is list and set(map(type, value)) == _DICTS and all(value):
            return [(at + place, item) for place, item in _placed(value)]
        return self._each(value, at)

    def _each(self, value: object, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
        for place, item in self.items(value, at):
            pointer = at + place
            if isinstance(item, dict) and item:
                yield pointer, item
            else:
                self.no_object(item, pointer)

    def only(self, value: object, at: str) -> Iterable[tuple[str, dict[str, Any]]]:
        """Return the first object of one or many; the leaves of others are kept in issues."""
        if type(value) is dict and value:
            return ((at, value),)
        return self._first(self.each(value, at))

    def _first(self, found: Iterable[tuple[str, T]]) -> Iterator[tuple[str, T]]:
        first = True
        for pointer, item in found:
            if first:
                yield pointer, item
            else:
                self.surplus(item, pointer, None)
            first = False

    def surplus(self, item: object, at: str, field: str | None) -> None:
        """Keep every leaf of what came beside the one that is documented."""
        for leaf, raw in sorted(leaves_of(item, at), key=lambda pair: pair[0]):
            if raw is None:
                self.null(leaf)
            elif is_empty(raw):
                self.empty(leaf)
            else:
                self.unread("value.one_of_many", leaf, field, raw)

    def the_object(self, value: object, at: str) -> tuple[dict[str, Any] | None, str]:
        """Find the object in what is not simply one: empty, a list, a scalar."""
        found, pointer = None, at
        for pointer_, item in self.only(value, at):
            found, pointer = item, pointer_
        return found, pointer

    def is_scalar(self, item: object, at: str) -> bool:
        """Whether a scalar stands in the place of an object; what is neither is accounted for."""
        if item is None or item == {} or type(item) is list:
            self.no_object(item, at)
            return False
        return True

    def counts(self, item: object, place: str) -> bool:
        """Whether what is no object, in a list or alone in place of it, counts as one of its."""
        return bool(item) or (bool(place) and item is not None and item != "")

    def no_object(self, item: object, at: str) -> None:
        """Account for what stands in the place of an object and is none, or an empty one."""
        if item is None:
            self.null(at)
        elif is_empty(item):
            self.empty(at)
        elif isinstance(item, list):
            self.stray(item, at)
        else:
            self.unread("value.type", at, None, item)
