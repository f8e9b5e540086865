"""Marks: what is written down of the leaves of one payload."""

from collections.abc import Iterator
from typing import Any

from identity_schema._twin import maker
from identity_schema.codes import CODES
from identity_schema.mapping.paths import pointer_token
from identity_schema.model import Issue
from identity_schema.reading import text_of

__all__ = ["Marks", "is_empty", "leaves_of"]

_issue = maker(Issue)


def leaves_of(value: object, at: str) -> Iterator[tuple[str, object]]:
    """Yield every leaf below a value with its pointer, in document order, however deep it is.

    A leaf is a scalar, an empty object or an empty list.
    """
    stack: list[tuple[str, Any]] = [(at, value)]
    while stack:
        pointer, item = stack.pop()
        if isinstance(item, dict) and item:
            pairs = [(f"{pointer}/{pointer_token(k)}", v) for k, v in item.items()]
            stack.extend(reversed(pairs))
        elif isinstance(item, list) and item:
            stack.extend((f"{pointer}/{i}", item[i]) for i in range(len(item) - 1, -1, -1))
        else:
            yield pointer, item


def is_empty(value: object) -> bool:
    """Whether a value is ``""``, ``[]`` or ``{}``; nothing else is empty."""
    return isinstance(value, str | list | dict) and not value


class Marks:
    """Issues, nulls, empties and unmapped leaves.

    Attributes:
        unmapped: Pointers of leaves that the mapping does not list.
        issues: Issues of the record that is being read, or of the payload.
        nulls: Pointers of nulls, likewise.
        empties: Pointers of empty leaves, likewise.
    """

    _moved = ""

    def __init__(self) -> None:
        self.unmapped: list[str] = []
        self.issues: list[Issue] = []
        self.nulls: list[str] = []
        self.empties: list[str] = []
        self._around = (self.issues, self.nulls, self.empties)

    def issue(self, code: str, at: str, field: str | None, raw: str | None = None) -> None:
        """Add an issue."""
        self.issues.append(_issue(code, CODES[code].severity, at, field, raw))

    def unread(self, code: str, at: str, field: str | None, raw: object) -> None:
        """Keep a leaf that reached no canonical field."""
        self.issue(code, at, field, raw if isinstance(raw, str) else text_of(raw))

    def null(self, at: str) -> None:
        """Mark a known leaf as null."""
        self.nulls.append(at)

    def empty(self, at: str) -> None:
        """Mark a known leaf as empty."""
        self.empties.append(at)

    def hit(self, entry: tuple[str, Any, str]) -> None:
        """Note where a canonical value came from: a pointer, the entity, its field."""

    def move(self, place: str) -> None:
        """Note where the value was found that is stored next, in a list that is not documented."""
        self._moved = place

    def lose(self, code: str, at: str, field: str | None, raw: object) -> None:
        """Keep a leaf that had reached a canonical field and lost it."""
        self.unread(code, at, field, raw)

    def same(self, at: str) -> None:
        """Note that a leaf repeats a value that is in the record."""

    def place_of(self, at: str) -> str:
        """Return where a value stands that is documented at a place: there, or in a list there."""
        return self._moved if self._moved and self._moved.startswith(f"{at}/") else at

    def dropped(self, value: object, at: str, reason: str) -> None:
        """Note that a value is left out for a reason; only the traced variant calls this."""

    def stray(self, value: object, at: str) -> None:
        """Report every leaf of a value that the mapping does not list."""
        if type(value) is dict or type(value) is list:
            self.unmapped.extend([pointer for pointer, _ in leaves_of(value, at)])
        else:
            self.unmapped.append(at)
