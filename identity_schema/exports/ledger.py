"""What an export leaves out of a record, and why.

>>> from identity_schema.model import Place
>>> ledger = Ledger()
>>> ledger.rest(Place(country="NG", district="Ikeja"), "/persons/0/origin", {"country"})
>>> ledger.left
[LeftOut(pointer='/persons/0/origin/district', reason='the form has no member for it')]
"""

from collections.abc import Collection
from typing import Any

import attrs

from identity_schema.model.fields import Kind, spec_of

__all__ = ["Ledger", "LeftOut"]


@attrs.frozen
class LeftOut:
    """One thing that a record says and an export does not.

    Attributes:
        pointer: JSON Pointer inside the record (``/persons/1/marital_status``), no personal value.
        reason: Why it is left out.
    """

    pointer: str
    reason: str


class Ledger:
    """Takes down what is left out.

    Attributes:
        left: What was left out so far.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self.left: list[LeftOut] = []

    def leave(self, pointer: str, reason: str) -> None:
        """Take down one thing."""
        self.left.append(LeftOut(pointer, reason))

    def rest(self, entity: Any, at: str, said: Collection[str]) -> None:
        """Take down every field of an entity that says something and has no member in the form.

        Args:
            entity: An entity of the model.
            at: Its JSON Pointer.
            said: Names of the fields that the caller accounts for. What is worked out from other
                fields is not counted.
        """
        cls: type = type(entity)
        for field in attrs.fields(cls):
            spec = spec_of(cls)[field.name]
            value = getattr(entity, field.name)
            if field.name not in said and spec.kind is not Kind.DERIVED and value != field.default:
                self.leave(f"{at}/{field.name}", "the form has no member for it")
