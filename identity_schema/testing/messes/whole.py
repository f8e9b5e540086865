"""Mess of a whole payload: its keys in another order, its records in another envelope."""

import copy
from typing import Any

import attrs

from identity_schema.mapping.document import Envelope
from identity_schema.mapping.registry import Mapping
from identity_schema.records import Records
from identity_schema.testing.source import Source

__all__ = ["WHOLE", "shuffled", "wrapped"]

WHOLE = {
    "key_order": "everything as in any other order",
    "other_envelope": "the same records; what stood around them is not said any more",
}
"""Name of a mess of a whole payload to the right answer in plain words."""


def shuffled(value: Any, source: Source) -> Any:
    """Put the keys of every object into another order."""
    if isinstance(value, list):
        return [shuffled(item, source) for item in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    start = source.below(len(keys)) if len(keys) > 1 else 0
    turned = [*keys[start:], *keys[:start]]
    if len(keys) > 2 and source.below(2):
        turned.reverse()
    return {key: shuffled(value[key], source) for key in turned}


def wrapped(
    mapping: Mapping, payload: Any, records: list[Any], source: Source
) -> tuple[Any, Envelope] | None:
    """Put the objects of records into another envelope of the mapping.

    Args:
        mapping: The mapping.
        payload: The clean payload.
        records: What it has for its records.
        source: Where choices come from.

    Returns:
        The payload and its envelope; None where no other envelope takes these records.
    """
    own = mapping.envelope_of(payload)
    if own is None or not records or not isinstance(records[0], dict):
        return None
    made = [
        (built, envelope)
        for number, envelope in enumerate(mapping.document.envelopes)
        if envelope.role == "record" and number != own and envelope.value_of is None
        for built in _built(envelope, records)
        if mapping.envelope_of(built) == number
    ]
    return source.of(made) if made else None


def _built(envelope: Envelope, records: list[Any]) -> list[Any]:
    """Build what an envelope documents, and the same without the list around it."""
    steps = [step for step in envelope.path if step.key]
    if len(records) > 1 and not (steps and steps[-1].many):
        return []
    held: Any = records if steps and steps[-1].many else records[0]
    for step in reversed(steps):
        held = {step.key: held}
    held = copy.deepcopy(held)
    many = bool(envelope.path) and not envelope.path[0].key
    return [[held], held] if many else [held]


def rewrapped(truth: Records, payload: Any, envelope: Envelope) -> Records:
    """Return the truth of a payload of which only the records are left, in another envelope."""
    pointer = "/0" if isinstance(payload, list) else ""
    steps = [step for step in envelope.path if step.key]
    for step in steps:
        pointer += f"/{step.key}"
    many = bool(steps) and steps[-1].many
    records = []
    for number, record in enumerate(truth):
        here = f"{pointer}/{number}" if many else pointer
        nulls = tuple(here + p.removeprefix(record.pointer) for p in record.nulls)
        empties = tuple(here + p.removeprefix(record.pointer) for p in record.empties)
        records.append(attrs.evolve(record, pointer=here, nulls=nulls, empties=empties))
    failed = all(record.status == "error" for record in records)
    outcome = "error" if failed else "success"
    bare = attrs.evolve(
        truth.payload, outcome=outcome, code=None, message=None, total=None, limit=None, page=None,
        pages=None, operation=None, references=(), nulls=(), empties=(), issues=(),
    )  # fmt: skip
    return Records(bare, records)
