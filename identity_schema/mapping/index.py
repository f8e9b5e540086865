"""Finding an entity of a list by a value, without looking at all of a long list each time.

>>> from identity_schema.model import Reference
>>> held = [Reference("scope", "openid")]
>>> index = Index(held, "kind", "scope", "id")
>>> held.append(Reference("scope", "email"))
>>> index.find("email").id, index.find("phone")
('email', None)
"""

from collections.abc import Sequence
from typing import Any

__all__ = ["Index", "find"]


def find(held: Sequence[Any], select: str | None, word: str | None, field: str, value: Any) -> Any:
    """Return the first entity that a word selects and whose field has a value, or None."""
    for entity in held:
        if getattr(entity, field) == value and (select is None or getattr(entity, select) == word):
            return entity
    return None


class Index:
    """The entities of a growing list by the value of a field.

    What has no value yet when it is first seen is looked at again, since it may get one.
    """

    __slots__ = ("_field", "_found", "_held", "_later", "_seen", "_select", "_word")

    def __init__(self, held: list[Any], select: str | None, word: str | None, field: str) -> None:
        """Begin with nothing seen; the arguments are those of `find`."""
        self._held, self._select, self._word, self._field = held, select, word, field
        self._found: dict[Any, Any] = {}
        self._later: list[Any] = []
        self._seen = 0

    def find(self, value: Any) -> Any:
        """Return the first entity whose field has a value, or None."""
        fresh = [*self._later, *self._held[self._seen :]]
        self._seen = len(self._held)
        self._later = []
        for entity in fresh:
            if self._select is None or getattr(entity, self._select) == self._word:
                held = getattr(entity, self._field)
                if held is None:
                    self._later.append(entity)
                else:
                    self._found.setdefault(held, entity)
        return self._found.get(value)
