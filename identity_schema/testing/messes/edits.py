"""Edits of a truth: records are frozen, so that what changes is written anew along its pointer."""

from collections.abc import Callable
from typing import Any

import attrs

from identity_schema.codes import CODES
from identity_schema.model import Issue
from identity_schema.records import Records

__all__ = ["edited", "found", "noted"]


def found(records: Records, pointer: str) -> Any:
    """Look up what a canonical pointer names: ``/records/0/persons/0`` or ``/payload/outcome``."""
    tokens = pointer.split("/")[1:]
    held: Any = records.payload
    if tokens[0] == "records":
        held, tokens = records[int(tokens[1])], tokens[1:]
    for token in tokens[1:]:
        held = held[int(token)] if isinstance(held, tuple) else getattr(held, token)
    return held


def edited(records: Records, pointer: str, change: Callable[[Any], Any]) -> Records:
    """Replace the entity that a pointer names.

    Args:
        records: The truth.
        pointer: Canonical pointer of an entity.
        change: The entity to what stands for it; None takes it out.
    """
    tokens = pointer.split("/")[1:]
    if tokens[0] == "payload":
        return Records(_edited(records.payload, tokens[1:], change), records)
    number = int(tokens[1])
    made = [
        _edited(record, tokens[2:], change) if place == number else record
        for place, record in enumerate(records)
    ]
    return Records(records.payload, made)


def _edited(entity: Any, tokens: list[str], change: Callable[[Any], Any]) -> Any:
    if not tokens:
        return change(entity)
    field, *rest = tokens
    held = getattr(entity, field)
    if not isinstance(held, tuple):
        return attrs.evolve(entity, **{field: _edited(held, rest, change)})
    number = int(rest[0])
    made = _edited(held[number], rest[1:], change)
    kept = () if made is None else (made,)
    return attrs.evolve(entity, **{field: (*held[:number], *kept, *held[number + 1 :])})


def noted(
    records: Records, owner: str, code: str, place: str, field: str | None, raw: str | None = None
) -> Records:
    """Add an issue to a record, or to the payload.

    Args:
        records: The truth.
        owner: ``/records/0`` or ``/payload``.
        code: Its code.
        place: JSON Pointer into the payload.
        field: The canonical target.
        raw: The text that no canonical field holds.
    """
    issue = Issue(code, CODES[code].severity, place, field, raw)
    return edited(records, owner, lambda one: attrs.evolve(one, issues=(*one.issues, issue)))
