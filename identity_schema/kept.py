"""Kept columns: what stands beside a stored payload, and what it says of it.

Some names mean a field of the payload's `Context`; any other column becomes a label, so that it
comes out in ``payloads.labels``.

>>> context = context_of_row({"id": 7, "operation": "nuban", "tenant": "north"}, Context())
>>> context.source, context.operation, context.labels
('7', 'nuban', {'tenant': 'north'})
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import attrs
import msgspec

from identity_schema.errors import ContractError, PayloadError
from identity_schema.jsontext import parse
from identity_schema.model import Context

__all__ = ["MEANINGS", "Meaning", "context_of_row", "unreadable"]


def context_of_row(row: Mapping[str, Any], base: Context) -> Context:
    """Make the context of one stored payload.

    Args:
        row: Names of the kept columns to what stands in them. A null says nothing: the value of
            ``base`` stays, and there is no such label; only ``id`` may not be null.
        base: What is known of all payloads.

    Raises:
        PayloadError: ``input.no_key``: ``id`` is no text, integer or UUID, or empty;
            ``input.received_at``: ``received_at`` is no time with a zone; ``input.request``:
            ``request`` is no JSON object; ``input.word``: ``operation`` is no text, or ``region``
            no ISO 3166-1 alpha-2 code.
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
            said[meaning.field] = meaning.read(value)
    if labels:
        said["labels"] = {**base.labels, **labels}
    return attrs.evolve(base, **said) if said else base


def _key(value: Any) -> str:
    if isinstance(value, bytes) and len(value) == 16:
        value = UUID(bytes=value)
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
        raise PayloadError("input.word", "operation beside the payload is no text")
    return value


def _region(value: Any) -> str | None:
    try:
        return Context(region=value).region
    except ContractError:
        message = "region beside the payload is no ISO 3166-1 alpha-2 code"
        raise PayloadError("input.word", message) from None


def _label(value: Any) -> str:
    """Write a value as text: a text as it is, a time in ISO 8601, anything else as JSON."""
    plain = msgspec.to_builtins(value)
    return plain if isinstance(plain, str) else msgspec.json.encode(plain).decode()


@attrs.frozen
class Meaning:
    """What a kept column says of its payload.

    Attributes:
        field: The field of the context that it is.
        read: How its values are read.
        sorts: The sorts of types that it can be of, as `unreadable` has them.
        wanted: The same in words.
    """

    field: str
    read: Callable[[Any], Any]
    sorts: frozenset[str]
    wanted: str


_WORDS = frozenset({"words"})
_TEXT = frozenset({"words", "bytes"})
_PAYLOAD = _TEXT, "JSON as text or bytes (to_json makes it of a struct)"

MEANINGS: Mapping[str, Meaning] = {
    "id": Meaning(
        "source", _key, frozenset({"words", "integer", "uuid"}), "text, integers or UUIDs"
    ),
    "operation": Meaning("operation", _word, _WORDS, "text"),
    "received_at": Meaning(
        "received_at", _time, frozenset({"words", "time"}),
        "a time with a zone, or ISO 8601 text with one",
    ),
    "region": Meaning("region", _region, _WORDS, "text"),
    "request": Meaning("request", _request, _TEXT, "a JSON object as text"),
}  # fmt: skip
"""Name of a kept column to what it means; any other becomes a label."""


def unreadable(
    payload: str, keep: Iterable[tuple[str, str]], sorts: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Tell which columns are of types that cannot be read.

    Args:
        payload: Name of the column with the payload.
        keep: What is kept: the name that it gets, and the name of its column.
        sorts: Name of each column to the sort of its type: ``words``, ``bytes``, ``integer``,
            ``uuid``, ``time`` (with a zone), ``null`` or anything else.

    Yields:
        The name of the column, and what it has to be in words.
    """
    meant = ((column, MEANINGS[name]) for name, column in keep if name in MEANINGS)
    asked = ((column, meaning.sorts, meaning.wanted) for column, meaning in meant)
    for column, fitting, wanted in ((payload, *_PAYLOAD), *asked):
        if sorts[column] not in {*fitting, "null"}:
            yield column, wanted
