"""Shapes: what a provider's documents say of a kind beside what its mapping says.

A mapping tells where every value goes. That Okra sends empty lists, what ids of Akahu look like, or
that a receipt only comes with some look-ups it does not tell; a shape does. A user's own mapping
has the plain shape and needs no more.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    from identity_schema.testing.drawing.draft import Draft

__all__ = ["Form", "Shape"]


@attrs.frozen
class Form:
    """One way in which a kind comes: an endpoint, an answer with or without records.

    Attributes:
        role: Role of its envelope: ``record``, ``error`` or ``no_record``.
        path: Path of its envelope; the first of the mapping that fits is meant.
        records: Most records of a page, which may be empty; 0 where there is always one.
        without: Paths that this form does not have.
        texts: Path to the words that stand there in this form.
        pointer: JSON Pointer of a record, ``{}`` for its number; None for the one that the
            envelope's path gives.
        dress: Rewrites the payload into the documented form, or None.
    """

    role: str
    path: str
    records: int = 0
    without: frozenset[str] = frozenset()
    texts: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    pointer: str | None = None
    dress: "Callable[[Draft, Any], Any] | None" = None


@attrs.frozen
class Shape:
    """What is known of a kind.

    Attributes:
        forms: The ways in which it comes, the plainest first; empty for one of each envelope.
        always: Paths that are always there.
        never: Paths that are not drawn, since no document shows them filled.
        observed: Whether paths that are only observed are drawn as well.
        texts: Path to the words that stand there.
        ids: Path to how the ids there begin.
        blank: Path to what an absent value may come as: null, ``""``, ``[]`` or ``{}``; None for
            what the JSON type allows.
        companies: Whether a record may be about a company.
    """

    forms: tuple[Form, ...] = ()
    always: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()
    observed: bool = False
    texts: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    ids: Mapping[str, str] = attrs.field(factory=dict)
    blank: Mapping[str, tuple[Any, ...]] | None = None
    companies: bool = True

    def rules_out(self, path: str, seen: str | None) -> bool:
        """Tell whether a path is not drawn."""
        return path in self.never or (seen is not None and not self.observed)
