"""How sensitive a mapping says that values are, where it says otherwise than the model.

A word that a line gives holds for the canonical field wherever records of the mapping have it, and
for what is worked out of that field. Of several lines that fill one field the most sensitive word
counts, and a line without a word counts with the model's: to lower one, every line has to say so.
"""

from collections.abc import Iterable, Iterator, Mapping

from identity_schema.mapping.document import Line
from identity_schema.mapping.plan import Plan
from identity_schema.mapping.targets import Made, Seat
from identity_schema.model.fields import Kind, Sensitivity, Spec, spec_of

__all__ = ["Overrides", "declared", "most_sensitive", "overrides", "said"]

_ORDER = tuple(Sensitivity)
_UNSPOKEN = {Sensitivity.NONE, Sensitivity.FREE_TEXT, None}

Overrides = Mapping[tuple[type, str], Sensitivity]
"""Class and field to the word that counts instead of the model's."""


def most_sensitive(words: Iterable[Sensitivity]) -> Sensitivity:
    """Return the most sensitive of some words; ``none`` of none."""
    return min(words, key=_ORDER.index, default=Sensitivity.NONE)


def declared(seat: Seat) -> Sensitivity:
    """Return how sensitive the model says that a target is."""
    word = spec_of(seat.cls)[seat.field].sensitivity
    slot = _slot(seat)
    if slot is None or word not in _UNSPOKEN or seat.field == slot.select:
        return word or Sensitivity.FREE_TEXT
    return slot.sensitivity or word or Sensitivity.FREE_TEXT


def _slot(seat: Seat) -> Spec | None:
    """Return the declaration of the field that holds the entity of a target."""
    if seat.hops:
        return spec_of(seat.hops[-1].owner)[seat.hops[-1].field]
    made: Made = seat.root
    return None if made.owner is None else spec_of(made.owner.cls)[made.field]


def said(line: Line, seats: Iterable[Seat]) -> Sensitivity | None:
    """Return how sensitive the value of a line is; None for a dropped one that does not say."""
    if line.sensitivity is not None:
        return line.sensitivity
    words = [declared(seat) for seat in seats]
    return most_sensitive(words) if words else None


def overrides(plans: Iterable[Plan]) -> Overrides:
    """Collect what the lines of mappings say, those of an answer and those of its request."""
    words: dict[tuple[type, str], list[Sensitivity]] = {}
    spoken: set[tuple[type, str]] = set()
    for line, seat in _seats(plans):
        key = (seat.cls, seat.field)
        words.setdefault(key, []).append(line.sensitivity or declared(seat))
        if line.sensitivity is not None:
            spoken.add(key)
    found = {key: most_sensitive(words[key]) for key in spoken}
    for cls, field in spoken:
        word = spec_of(cls)[field].sensitivity
        for other, spec in spec_of(cls).items():
            if spec.kind is Kind.DERIVED and spec.sensitivity is word:
                found.setdefault((cls, other), found[cls, field])
    return found


def _seats(plans: Iterable[Plan]) -> Iterator[tuple[Line, Seat]]:
    for plan in plans:
        for root in (plan.record, *(tree for _, tree in plan.around)):
            for node in root.walk():
                for leaf in node.lines():
                    yield from ((leaf.line, seat) for seat in leaf.seats)
