"""The truth after a value is gone: missing, null, empty, a placeholder, another type."""

from collections.abc import Iterable
from typing import Any

import attrs

from identity_schema.model import (
    Account,
    AccountNumber,
    Address,
    Check,
    Contact,
    Detail,
    Evidence,
    Identifier,
    Institution,
    Name,
    Payload,
    Person,
    Record,
    Verification,
)
from identity_schema.model.fields import Kind
from identity_schema.reading import text_of
from identity_schema.records import Records
from identity_schema.testing.messes.edits import edited, found, noted
from identity_schema.testing.messes.mess import GONE, Change
from identity_schema.testing.messes.places import Place
from identity_schema.testing.messes.situation import (
    Situation,
    head_of,
    is_linked,
    kind_of,
    marked,
    owner_of,
    spec_in,
    target_of,
    with_unmapped,
    without_marks,
)

__all__ = ["nothing"]

_NUMBERED = (Person, Account, Evidence)
_WHOLE = (Name, Contact, Identifier, AccountNumber, Address, Detail)
"""Classes of which a field cannot be taken away alone: their fields explain each other."""

_ANSWERS = {"message", "total", "limit", "page", "pages"}


def nothing(situation: Situation, place: Place, change: Change) -> Records | None:
    """Take away what came from a spot, and note what stands there now."""
    is_empty = change.value in ("", [], {})
    said = change.value is not None and change.value is not GONE and not is_empty
    truth = _without(situation, place, said=said)
    if truth is None:
        return None
    owner = situation.owner(place)
    if change.value is None:
        return marked(truth, owner, "nulls", [place.pointer])
    if is_empty:
        return marked(truth, owner, "empties", [place.pointer])
    if change.answer == "unmapped":
        return with_unmapped(truth, f"{place.pointer}/value")
    if change.value is not GONE:
        raw = text_of(change.value)
        return noted(truth, owner, change.code or "", place.pointer, target_of(place), raw)
    return truth


def _without(situation: Situation, place: Place, *, said: bool) -> Records | None:
    """Take away what came from a spot, where still something is said or nothing."""
    gone = situation.below(place.pointer)
    rest = [t for targets in situation.targets.values() for t in targets]
    for target in gone:
        rest.remove(target)
    if any(kind_of(situation.truth, target) is Kind.LINK for target in gone):
        return None
    truth: Records | None = without_marks(situation.truth, situation.owner(place), place.pointer)
    unsaid = _unsaid(situation.truth, gone, rest)
    for target in gone:
        if truth is None:
            return None
        entity = target.rpartition("/")[0]
        if not any(entity == gap or entity.startswith(f"{gap}/") for gap in unsaid):
            truth = _without_value(truth, target, said=said)
    for gap in sorted(unsaid, key=_order, reverse=True):
        truth = _without_entity(truth, gap) if truth is not None else None
    return truth


def _order(pointer: str) -> list[tuple[int, str]]:
    return [(int(t), "") if t.isdigit() else (-1, t) for t in pointer.split("/")]


def _unsaid(truth: Records, gone: Iterable[str], rest: list[str]) -> set[str]:
    """Return the outermost entities of which nothing is said any more."""
    gaps: set[str] = set()
    for target in gone:
        entity = target.rpartition("/")[0]
        best = None
        while not isinstance(found(truth, entity), Record | Payload):
            if any(other.startswith(f"{entity}/") for other in rest):
                break
            best = entity
            entity = owner_of(entity)
        if best is not None:
            gaps.add(best)
    return gaps


def _without_entity(truth: Records, pointer: str) -> Records | None:
    """Take out an entity of which nothing is said, where nothing else depends on it."""
    if _is_leant_on(truth, pointer):
        return None
    return edited(truth, pointer, lambda _: None)


def _is_leant_on(truth: Records, pointer: str) -> bool:
    """Tell whether ids, links, or what was worked out elsewhere depend on an entity."""
    entity, owner = found(truth, pointer), found(truth, owner_of(pointer))
    issues = found(truth, head_of(pointer)).issues
    return (
        isinstance(entity, (*_NUMBERED, Verification))
        or (isinstance(entity, Detail) and isinstance(owner, Address))
        or (isinstance(entity, Name) and (entity.use == "main" or bool(issues)))
        or (isinstance(entity, AccountNumber) and (bool(issues) or is_linked(truth, pointer)))
        or (isinstance(entity, Check) and (entity.kind == "hit" or "/evidence/" in pointer))
        or (isinstance(entity, Institution) and isinstance(owner, Account))
    )


def _without_value(truth: Records, target: str, *, said: bool) -> Records | None:
    """Take out one value of an entity of which other things are still said."""
    pointer, _, field = target.rpartition("/")
    entity = found(truth, pointer)
    spec = spec_in(entity, field)
    if isinstance(entity, Payload) and field not in _ANSWERS:
        return None
    if isinstance(entity, _WHOLE) or _explains_more(entity, field, pointer):
        return None
    changed: dict[str, Any] = {field: ()} if spec.many else {field: None}
    if spec.many and len(getattr(entity, field)) > 1:
        return None
    if spec.worded is not None:
        changed[spec.worded] = spec.unread if said else None
    if field == "holder":
        changed["holders"] = ()
    return edited(truth, pointer, lambda one: attrs.evolve(one, **changed))


def _explains_more(entity: Any, field: str, pointer: str) -> bool:
    """Tell whether other values were worked out of a field, or other entities named by it."""
    if isinstance(entity, Check):
        return bool(entity.parts) or "/evidence/" in pointer
    if isinstance(entity, Evidence):
        return field == "source_id"
    if isinstance(entity, Institution):
        return field == "code" and "/accounts/" in pointer
    return isinstance(entity, Verification) and field == "status"
