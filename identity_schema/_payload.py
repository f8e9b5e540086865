"""What a caller passes as a payload: JSON text, Python values, a redirect's query string."""

import re
from decimal import Decimal
from os import PathLike
from typing import Any

from identity_schema._calls import wrong
from identity_schema.errors import PayloadError
from identity_schema.jsontext import BOM, check_value, key_of, parse_text
from identity_schema.limits import Limits
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Record
from identity_schema.records import Records

__all__ = ["root_of"]

_URL = re.compile(r"[a-z][a-z0-9+.-]*://|[/?]", re.IGNORECASE)
_NO_QUERY = re.compile(r"\A[{\[\"]|\s")  # JSON that is broken, which can have links in it
_Root = tuple[Any, str]
"""A payload as Python values, and its key or ``""``."""


def root_of(payload: Any, mapping: Mapping | None, limits: Limits, *, keyed: bool) -> _Root:
    """Return a payload as Python values, and its key.

    Args:
        payload: As `identity_schema.normalize` takes it.
        mapping: The mapping that the caller named, or None; it says whether a redirect is read.
        limits: How much of it is read.
        keyed: Whether the key is wanted; else it is empty.

    Raises:
        PayloadError: It is text that cannot be read, or past a limit.
        ContractError: ``call.argument``: it is of a type that no payload has.
    """
    if type(payload) is not bytes:
        payload = _as_sent(payload)
    if not isinstance(payload, bytes):
        return _checked(payload, limits, keyed=keyed)
    try:
        return parse_text(payload, limits, keyed=keyed)
    except PayloadError as error:
        if error.code != "payload.not_json":
            raise
        if not payload.removeprefix(BOM).strip():
            return _checked("", limits, keyed=keyed)
        takes = mapping is None or mapping.document.head.get("format") == "query"
        found = _query(payload) if takes else None
        if found is None:
            raise
        return _checked(found, limits, keyed=keyed)


def _checked(value: Any, limits: Limits, *, keyed: bool) -> _Root:
    value = check_value(value, limits)
    return value, key_of(value) if keyed else ""


def _as_sent(payload: Any) -> Any:
    """Return text as bytes, and Python values as they are."""
    if isinstance(payload, bytes | bytearray | memoryview):
        return bytes(payload)
    if isinstance(payload, str):
        try:
            return payload.encode()
        except UnicodeEncodeError:
            raise PayloadError("payload.not_json", "the text is no Unicode text") from None
    if payload is None or isinstance(payload, dict | list | bool | int | float | Decimal):
        return payload
    from identity_schema._render import Rendered  # noqa: PLC0415 - who has none needs no renderer

    if isinstance(payload, Rendered):
        return payload.payload
    raise wrong("payload", payload, f"JSON text or what a parser made of it: {_advice(payload)}")


def _advice(payload: object) -> str:
    """Say what to pass in place of what is no payload."""
    if isinstance(payload, PathLike):
        return "read the file and pass its bytes"
    if hasattr(payload, "read"):
        return "pass what its read() returns"
    if isinstance(payload, Record | Records):
        return "pass what was read, and not what it became"
    return "bytes, str, dict or list"


def _query(data: bytes) -> dict[str, Any] | None:
    """Read a query string, alone or at the end of a URL; None where it is no such thing."""
    if len(data) > 65536 or not data.isascii():
        return None
    from urllib.parse import parse_qsl, urlsplit  # noqa: PLC0415 - most payloads are JSON

    text = data.decode().strip()
    if _NO_QUERY.search(text):
        return None
    try:
        if _URL.match(text):
            if "?" not in text:
                return None
            text = urlsplit(text).query
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return None
    found: dict[str, Any] = {}
    for key, value in pairs:
        earlier = found.get(key)
        if isinstance(earlier, list):
            earlier.append(value)
        else:
            found[key] = value if earlier is None else [earlier, value]
    return found
