"""Our record as the peers' fields, so that the two can be held side by side."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import attrs
from peers.fields import ACCOUNTING, CANONICAL

from identity_schema.values.partial_date import PartialDate

__all__ = ["filled", "view"]


def view(entity: Any) -> dict[str, Any]:
    """Return the fields of an entity of ours that the peers fill, as plain dicts and lists.

    Args:
        entity: A record, or anything that it holds.
    """
    fields = CANONICAL[type(entity).__name__]
    return {field: _plain(getattr(entity, field)) for field in fields}


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, PartialDate):
        return None if value.day is None else dt.date.fromisoformat(value.isoformat())
    return view(value) if attrs.has(type(value)) else value


def filled(entity: Any) -> Iterator[tuple[str, str]]:
    """Yield class and field of all that an entity of ours says, but for the accounting.

    Args:
        entity: A record, or anything that it holds.
    """
    kind = type(entity).__name__
    for field in attrs.fields(type(entity)):
        value = getattr(entity, field.name)
        if value not in (None, ()) and field.name not in ACCOUNTING.get(kind, ()):
            yield kind, field.name
            for one in value if isinstance(value, tuple) else (value,):
                if attrs.has(type(one)) and not isinstance(one, PartialDate):
                    yield from filled(one)
