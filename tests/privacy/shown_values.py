"""What a record holds, value by value, and canaries for each leaf of a payload."""

from collections.abc import Iterator
from typing import Any

import attrs

from identity_schema import normalize
from identity_schema.model import Account, Issue
from identity_schema.model.convert import to_json
from identity_schema.model.fields import Kind, spec_of
from identity_schema.records import Records
from identity_schema.tables.rows import rows_of
from identity_schema.values.partial_date import PartialDate

__all__ = ["canaries", "everything", "shape", "values"]


def canaries(payload: Any, *, alone: bool, keys: bool = False) -> Any:
    """Put another canary into every text and number, and one beside every key.

    Args:
        payload: The payload.
        alone: Whether the canary stands for the value, rather than behind it.
        keys: Whether every object gets an unknown key, too.
    """
    numbers = iter(range(10**6))

    def planted(value: Any) -> Any:
        if isinstance(value, dict):
            made = {key: planted(child) for key, child in value.items()}
            return made | ({f"zqk{next(numbers)}zq": "zqunknownzq"} if keys else {})
        if isinstance(value, list):
            return [planted(item) for item in value]
        if isinstance(value, str) and value:
            mark = f"zq{next(numbers)}zq"
            return mark if alone else f"{value} {mark}"
        return value

    return planted(payload)


def values(entity: Any) -> Iterator[tuple[Any, str, Any]]:
    """Give every entity, field and value that is no entity, at any depth."""
    for field in attrs.fields(type(entity)):
        held = getattr(entity, field.name)
        items = held if isinstance(held, tuple) else (held,)
        inner = [i for i in items if attrs.has(type(i)) and not isinstance(i, PartialDate)]
        if inner:
            for item in inner:
                yield from values(item)
        else:
            yield entity, field.name, held


def shape(entity: Any) -> Any:
    """Give classes and numbers of entities, and nothing of their values."""
    if isinstance(entity, tuple):
        return tuple(shape(item) for item in entity if attrs.has(type(item)))
    if not attrs.has(type(entity)) or isinstance(entity, PartialDate):
        return None
    specs = spec_of(type(entity))
    frame = {
        f.name: shape(getattr(entity, f.name))
        for f in attrs.fields(type(entity))
        if (f.name in specs and specs[f.name].kind is Kind.ENTITY)
        or (type(entity) is Account and f.name == "holders")
        or f.name == "issues"
    }
    codes = (entity.code, entity.severity, entity.field) if isinstance(entity, Issue) else ()
    return type(entity).__name__, codes, frame


def everything(records: Records) -> str:
    """Give all that records say: as JSON, and as the rows of every table."""
    texts = [to_json(records.payload), *map(to_json, records)]
    return b"\n".join(texts).decode() + repr(rows_of(records))


def read(mapping: str, payload: Any) -> Records:
    """Read a payload with the mapping that it was made for."""
    return normalize(payload, mapping=mapping)
