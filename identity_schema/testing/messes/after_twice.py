"""The truth after the last element of a list came twice."""

from typing import Any

import attrs

from identity_schema.mapping.targets import Made
from identity_schema.model import Account, Evidence, Person, Reference
from identity_schema.records import Records
from identity_schema.testing.messes.edits import found
from identity_schema.testing.messes.mess import Change
from identity_schema.testing.messes.places import Place
from identity_schema.testing.messes.situation import Situation, marked, owner_of, with_values

__all__ = ["twice"]

_NUMBERED = (Person, Account, Evidence)


def twice(situation: Situation, place: Place, _: Change) -> Records | None:
    """Repeat the entity that the last element made."""
    last = f"{place.pointer}/{len(place.value) - 1}"
    gone = situation.below(last)
    truth, owner = situation.truth, situation.owner(place)
    if not gone or found(truth, owner).issues:
        return None
    if place.node is None and isinstance(found(truth, gone[0]), tuple):
        return _once_more(truth, gone[0]) if len(gone) == 1 else None
    made = _copy_of(truth, gone, place)
    if made is None:
        return None
    pointer, copy = made
    if isinstance(copy, Reference):
        return truth
    truth = _inserted(truth, pointer, copy)
    following = f"{place.pointer}/{len(place.value)}"
    for mark in ("nulls", "empties"):
        held = [p for p in getattr(found(truth, owner), mark) if p.startswith(f"{last}/")]
        truth = marked(truth, owner, mark, [following + p.removeprefix(last) for p in held])
    return truth


def _copy_of(truth: Records, gone: list[str], place: Place) -> tuple[str, Any] | None:
    """Return what an element made and a copy of it; None where more hangs on it."""
    pointer = _made_by(gone)
    if pointer is None or (place.node is not None and len(place.node.made) != 1):
        return None
    if place.node is not None:
        pointer = _made_as(truth, pointer, place.node.made[0])
    entity = found(truth, pointer)
    numbered = any(isinstance(found(truth, t.rpartition("/")[0]), _NUMBERED) for t in gone)
    if numbered and not isinstance(entity, _NUMBERED):
        return None
    copy = _copied(truth, pointer, entity)
    return None if copy is None else (pointer, copy)


def _made_by(gone: list[str]) -> str | None:
    """Return the one entity under which all that an element made stands."""
    entities = sorted({target.rpartition("/")[0] for target in gone}, key=len)
    top = entities[0]
    if all(entity == top or entity.startswith(f"{top}/") for entity in entities):
        return top
    return None


def _made_as(truth: Records, pointer: str, made: Made) -> str:
    """Return the entity that the object made, which may own the one that all of it fills."""
    while True:
        field = pointer.rstrip("/0123456789").rpartition("/")[2]
        entity = found(truth, pointer)
        same = all(getattr(entity, key, None) == value for key, value in made.constants.items())
        if type(entity) is made.cls and field == made.field and same:
            return pointer
        pointer = owner_of(pointer)


def _once_more(truth: Records, target: str) -> Records | None:
    """Repeat the last of several texts or words of one field."""
    pointer, _, field = target.rpartition("/")
    held = getattr(found(truth, pointer), field)
    if not isinstance(held, tuple) or not held:
        return None
    return with_values(truth, pointer, {field: (*held, held[-1])})


def _copied(truth: Records, pointer: str, entity: Any) -> Any:
    """Return a copy of an entity, with the next id where it has one and is the last."""
    if not isinstance(entity, _NUMBERED):
        return entity
    field, number = pointer.split("/")[-2:]
    held = getattr(found(truth, owner_of(pointer)), field)
    if not isinstance(entity, Person) or entity.verification is not None:
        return None
    if int(number) != len(held) - 1 or any(one.startswith("evidence/") for one in entity.of):
        return None
    return attrs.evolve(entity, id=f"{field}/{len(held)}")


def _inserted(truth: Records, pointer: str, copy: Any) -> Records:
    head, _, number = pointer.rpartition("/")
    owner, _, field = head.rpartition("/")
    place = int(number) + 1
    held = getattr(found(truth, owner), field)
    return with_values(truth, owner, {field: (*held[:place], copy, *held[place:])})
