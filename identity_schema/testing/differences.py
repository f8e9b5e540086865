"""Where two answers differ, and what a payload holds; for reports that show no value."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

import attrs

from identity_schema.model.convert import to_json
from identity_schema.model.fields import Kind, spec_of
from identity_schema.records import Records
from identity_schema.testing.messes.edits import found

__all__ = ["CANARY", "bytes_of", "differences", "field_of", "holds", "leaves", "with_canary"]

CANARY = "zqxjkvcanary"
"""A word that no provider, no mapping and no line of the library has."""


def differences(truth: Records, got: Records) -> Iterator[str]:
    """Yield the canonical fields in which two records differ; never their values."""
    yield from _unlike(truth.payload, got.payload, "payload")
    if len(truth) != len(got):
        yield "the number of records"
    for want, have in zip(truth, got, strict=False):
        yield from _unlike(want, have, "record")


def _unlike(want: Any, have: Any, at: str) -> Iterator[str]:
    if attrs.has(type(want)) and type(want) is type(have):
        for field in attrs.fields(type(want)):
            if field.eq:
                one, other = getattr(want, field.name), getattr(have, field.name)
                yield from _unlike(one, other, f"{at}.{field.name}")
    elif isinstance(want, tuple) and isinstance(have, tuple):
        for one, other in zip_longest(want, have):
            yield from _unlike(one, other, at)
    elif want != have:
        yield at


def field_of(pointer: str) -> str:
    """Return the canonical field that a pointer of `render` names, without positions."""
    return ".".join(token for token in pointer.split("/")[1:] if not token.isdigit())


def bytes_of(records: Records) -> list[bytes]:
    """Return records and payload as bytes."""
    return [to_json(one) for one in (records.payload, *records)]


def leaves(value: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every leaf with its JSON Pointer, as RFC 6901 counts them."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            token = key.replace("~", "~0").replace("/", "~1")
            yield from leaves(item, f"{at}/{token}")
    elif isinstance(value, list) and value:
        for number, item in enumerate(value):
            yield from leaves(item, f"{at}/{number}")
    else:
        yield at, value


def holds(records: Records, target: str, raw: Any) -> bool:
    """Tell whether the record has something at a target, and a text where one was sent."""
    pointer, _, field = target.rpartition("/")
    entity = found(records, pointer)
    value = getattr(entity, field)
    cls: type = type(entity)
    spec = spec_of(cls).get(field)
    if value is None or value == ():
        return False
    if spec is None or spec.kind is not Kind.TEXT or spec.many or isinstance(raw, dict | list):
        return True
    return isinstance(value, str) and value != ""


def with_canary(payload: Any) -> Any:
    """Put a word that comes from nowhere else into every text, and beside them as a key."""
    if isinstance(payload, dict):
        made = {key: with_canary(item) for key, item in payload.items()}
        return {**made, CANARY: CANARY}
    if isinstance(payload, list):
        return [with_canary(item) for item in payload]
    return f"{payload} {CANARY}" if isinstance(payload, str) else payload
