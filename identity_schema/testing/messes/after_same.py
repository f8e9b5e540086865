"""The truth after a value was written in other words, or something was put beside it."""

from typing import Any

import attrs

from identity_schema.mapping.paths import pointer_token
from identity_schema.model import AccountNumber
from identity_schema.model.fields import Kind
from identity_schema.records import Records
from identity_schema.testing.messes.after_nothing import nothing
from identity_schema.testing.messes.edits import edited, found, noted
from identity_schema.testing.messes.mess import Change
from identity_schema.testing.messes.places import Place
from identity_schema.testing.messes.situation import (
    Situation,
    is_linked,
    spec_in,
    target_of,
    with_unmapped,
    with_values,
)

__all__ = ["ambiguous", "one_or_many", "same", "strange", "typed"]


def same(situation: Situation, place: Place, change: Change) -> Records | None:
    """Keep every normal form; where the text itself is kept, it is the new one."""
    truth = situation.truth
    in_words = place.leaf is not None and place.leaf.line.words is not None
    for target in situation.below(place.pointer):
        pointer, _, field = target.rpartition("/")
        entity = found(truth, pointer)
        spec = spec_in(entity, field)
        if spec.kind is Kind.LINK or (spec.many and spec.kind is Kind.TEXT):
            return None
        if isinstance(entity, AccountNumber) and entity.masked and is_linked(truth, pointer):
            return None
        normal = isinstance(entity, AccountNumber) and field == "branch"
        if spec.kind is Kind.TEXT and not normal and (not in_words or spec.worded):
            truth = with_values(truth, pointer, {field: change.value})
    return truth


def typed(situation: Situation, place: Place, change: Change) -> Records | None:
    """A wrong type: nothing is lost of a boolean or a number that came as its text."""
    if change.answer == "value" and change.value != {}:
        return situation.truth
    if change.code == "value.text_as_boolean":
        owner = situation.owner(place)
        return noted(situation.truth, owner, change.code, place.pointer, target_of(place))
    return nothing(situation, place, change)


def one_or_many(situation: Situation, place: Place, change: Change) -> Records | None:
    """Nothing changes but the pointers below."""
    old, new = f"{place.pointer}/", f"{place.pointer}/0/"
    if not isinstance(change.value, list):
        old, new = new, old

    def move(one: Any) -> Any:
        return attrs.evolve(
            one,
            nulls=tuple(sorted(_moved(p, old, new) for p in one.nulls)),
            empties=tuple(sorted(_moved(p, old, new) for p in one.empties)),
        )

    return edited(situation.truth, situation.owner(place), move)


def _moved(pointer: str, old: str, new: str) -> str:
    return new + pointer.removeprefix(old) if pointer.startswith(old) else pointer


def strange(situation: Situation, place: Place, change: Change) -> Records | None:
    """Report the key that nobody listed; everything else stands."""
    return with_unmapped(situation.truth, f"{place.pointer}/{pointer_token(change.key or '')}")


def ambiguous(situation: Situation, place: Place, change: Change) -> Records | None:
    """Keep the day where the mapping declares an order; otherwise there is none."""
    return situation.truth if change.code is None else nothing(situation, place, change)
