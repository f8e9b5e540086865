"""Kept columns: what stands beside a stored payload, and what it says of it.

Some names mean a field of the payload's `Context`; any other column becomes a label, so that it
comes out in ``payloads.labels``.

>>> context = context_of_row({"id": 7, "operation": "nuban", "tenant": "north"}, Context())
>>> context.source, context.operation, context.labels
('7', 'nuban', {'tenant': 'north'})
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import attrs
import msgspec

from identity_schema.errors import PayloadError
from identity_schema.jsontext import parse
from identity_schema.model import Context

__all__ = ["MEANINGS", "context_of_row"]


def context_of_row(row: Mapping[str, Any], base: Context) -> Context:
    """Make the context of one stored payload.

    Args:
        row: Names of the kept columns to what stands in them. A null says nothing: the value of
            ``base`` stays, and there is no such label; only ``id`` may not be null.
        base: What is known of all payloads.

    Raises:
        PayloadError: ``input.no_key``: ``id`` is no text, integer or UUID, or empty;
            ``input.received_at``: ``received_at`` is no time with a zone; ``input.request``:
            ``request`` is no JSON object; ``input.word``: ``operation`` or ``region`` is no text.
    """
    said: dict[str, Any] = {}
    labels: dict[str, str] = {}
    for name, value in row.items():
        meaning = MEANINGS.get(name)
        if value is None and name != "id":
            continue
        if meaning is None:
            labels[name] = _label(value)
        else:
            field, read = meaning
            said[field] = read(value)
    if labels:
        said["labels"] = {**base.labels, **labels}
    return attrs.evolve(base, **said) if said else base


def _key(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | UUID) or value == "":
        raise PayloadError("input.no_key", "the row of the payload has no key in its column id")
    return str(value)


def _time(value: Any) -> datetime:
    try:
        time = datetime.fromisoformat(value) if isinstance(value, str) else value
    except ValueError:
        time = None
    if not isinstance(time, datetime) or time.utcoffset() is None:
        message = "received_at beside the payload is no time with a zone"
        raise PayloadError("input.received_at", message)
    return time


def _request(value: Any) -> dict[str, Any]:
    held = _parsed(value) if isinstance(value, str | bytes) else value
    if not isinstance(held, dict):
        message = "request beside the payload is no JSON object"
        raise PayloadError("input.request", message)
    return held


def _parsed(text: str | bytes) -> Any:
    try:
        return parse(text.encode() if isinstance(text, str) else text)
    except (PayloadError, UnicodeError):
        return None


def _word(value: Any) -> str:
    if not isinstance(value, str):
        message = "operation or region beside the payload is no text"
        raise PayloadError("input.word", message)
    return value


def _label(value: Any) -> str:
    """Write a value as text: a text as it is, a time in ISO 8601, anything else as JSON."""
    plain = msgspec.to_builtins(value)
    return plain if isinstance(plain, str) else msgspec.json.encode(plain).decode()


MEANINGS: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "id": ("source", _key),
    "operation": ("operation", _word),
    "received_at": ("received_at", _time),
    "region": ("region", _word),
    "request": ("request", _request),
}
"""Name of a column to the field of the context that it means, and how it is read."""
