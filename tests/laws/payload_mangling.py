"""Payloads as messy as the real ones: every example, mangled, and any JSON at all.

A mangled payload keeps its mapping, so that a law can be asked of it under the name of the kind it
once was as well as of whatever it is taken for now.
"""

import copy
import json
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

from identity_schema.jsontext import parse

__all__ = [
    "CANARY",
    "CANARY_NUMBER",
    "EXAMPLES",
    "Sent",
    "any_json",
    "bodies",
    "examples",
    "leaves",
    "look_up",
    "mangled",
    "requests",
    "shuffled",
    "text_of",
]

CANARY = "zqxjkvcanary"
"""A word that no provider, no mapping and no line of the library has."""

CANARY_NUMBER = 7788994466
"""Ten digits that come from nowhere else."""

HERE = Path(__file__).parents[2] / "examples"
KINDS = {
    "akahu/identity_result": "akahu.identity_result",
    "akahu/success_false": "akahu.identity_result",
    "akahu/authorization_response": "akahu.authorization_response",
    "okra/nuban_name_verify": "okra.nuban_name",
    "okra/": "okra.identity",
    "oneid/userinfo": "oneid.userinfo",
    "oneid/accounts": "oneid.accounts",
    "oneid/token": "oneid.token",
    "oneid/authorization_error": "oneid.authorization_response",
    "openid/": "openid.ida",
}
"""Beginning of a file's name to its mapping; the first that fits."""

ODD_TEXTS = (
    "Invalid Date", "undefined undefined", ".", "N/A", "null", "-", "  ", "\t\n", "\u00a0", "0",
    "1", "true", "FALSE", "1989-04", "12-11-1984", "2023-02-30", "2024-03-20T10:00:00",
    "2024-03-20T10:00:00+13:00", "9999-12-31T23:59:59.999Z", "0001-01-01T00:00:00+14:00",
    "1e5", "-0", "1,250.40", "x" * 2100, "\u0000", "\u202e", "\U0001f600", "\ufdfa" * 10, "'", '"',
    "Smith & Jones Ltd", "a@b", "+64", "01-0902-0068389-00", "****-****-****-0000", "GB", "UK",
    "Nigeria", "API-CALL", "api-call", "pass", "flagged", "*",
)  # fmt: skip
ODD_SCALARS = (
    True, False, 0, 1, -1, 1011, 10**30, Decimal("1.10"), Decimal("1E-7"), Decimal("-0.0"), None,
)  # fmt: skip


class Sent(NamedTuple):
    """A payload and the name of the mapping that it was made for."""

    mapping: str
    payload: Any


@cache
def examples() -> dict[str, Sent]:
    """Load every example by its file name."""
    found = {}
    for path in sorted(HERE.glob("*/*.json")):
        name = path.relative_to(HERE).as_posix().removesuffix(".json")
        kind = next(kind for start, kind in KINDS.items() if name.startswith(start))
        found[name] = Sent(kind, parse(path.read_bytes()))
    return found


EXAMPLES = tuple(examples())


def text_of(value: object) -> str:
    """Write a scalar as an issue keeps it: a string as it is, anything else as JSON does."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, Decimal) else json.dumps(value)


def leaves(value: object, at: str = "") -> Iterator[tuple[str, Any]]:
    """Give every leaf with its JSON Pointer, in document order (RFC 6901; no library code)."""
    children: list[tuple[str, Any]] = []
    if isinstance(value, dict):
        children = [(k.replace("~", "~0").replace("/", "~1"), v) for k, v in value.items()]
    elif isinstance(value, list):
        children = [(str(i), v) for i, v in enumerate(value)]
    if not children:
        yield at, value
    for token, child in children:
        yield from leaves(child, f"{at}/{token}")


def look_up(value: Any, pointer: str) -> Any:
    """Follow a JSON Pointer."""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def shuffled(value: Any, order: Callable[[list[Any]], list[Any]]) -> Any:
    """Put the keys of every object into another order."""
    if isinstance(value, dict):
        keys = order(list(value))
        return {key: shuffled(value[key], order) for key in keys}
    return [shuffled(item, order) for item in value] if isinstance(value, list) else value


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every container with each of its keys or positions."""
    if isinstance(value, dict | list):
        for key, child in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            yield from _spots(child)


_texts = st.one_of(
    st.sampled_from(ODD_TEXTS), st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
)
_scalars = st.one_of(st.sampled_from(ODD_SCALARS), _texts)
_empties = st.one_of(st.just(""), st.builds(list), st.builds(dict))
_keys = st.one_of(
    st.sampled_from(["_id", "id", "name", "type", "status", "url", "address", f"{CANARY}key"]),
    st.sampled_from(["a/b", "a~b", "", "**", "0", 'q"uo', "new\nline", "{x}", "\\", "é"]),
)
any_json = st.recursive(
    _scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys | _texts, inner, max_size=3),
    max_leaves=10,
)
"""Any JSON value, with the library's own kinds of number."""

bodies = any_json.filter(lambda value: not isinstance(value, str))
"""Any payload that is given as Python values; a string would be taken for the text of one."""


def _missing(draw: Any, box: Any, key: Any) -> None:  # noqa: ARG001 - one shape for all of them
    del box[key]


def _null(draw: Any, box: Any, key: Any) -> None:  # noqa: ARG001 - as above
    box[key] = None


def _empty(draw: Any, box: Any, key: Any) -> None:
    box[key] = draw(_empties)


def _other_type(draw: Any, box: Any, key: Any) -> None:
    box[key] = draw(any_json)


def _other_text(draw: Any, box: Any, key: Any) -> None:
    box[key] = draw(_texts)


def _extra(draw: Any, box: Any, key: Any) -> None:
    inside = box[key] if isinstance(box[key], dict) else box
    if isinstance(inside, dict):
        inside[draw(_keys)] = draw(any_json | st.just(f"{CANARY}value"))


def _twice(draw: Any, box: Any, key: Any) -> None:
    value = box[key]
    other = draw(st.sampled_from(["same", "odd"]))
    second = copy.deepcopy(value) if other == "same" else draw(_scalars)
    box[key] = [*value, second] if isinstance(value, list) else [value, second]


def _flip(draw: Any, box: Any, key: Any) -> None:  # noqa: ARG001 - as above
    value = box[key]
    box[key] = value[0] if isinstance(value, list) and value else [value]


def _number_or_text(draw: Any, box: Any, key: Any) -> None:
    value = box[key]
    if isinstance(value, str):
        box[key] = int(value) if value.isascii() and value.isdigit() else draw(_scalars)
    elif not isinstance(value, dict | list):
        box[key] = text_of(value)


def _white(draw: Any, box: Any, key: Any) -> None:
    if isinstance(box[key], str):
        space = draw(st.sampled_from([" ", "\t", "\n", "\u00a0", "\u3000", "\ufeff", "  "]))
        box[key] = f"{space}{box[key].replace(' ', space)}{space}"


def _spelled(draw: Any, box: Any, key: Any) -> None:
    if isinstance(box[key], str):
        how = draw(st.sampled_from([str.upper, str.lower, str.title, str.swapcase]))
        box[key] = unicodedata.normalize("NFD", how(box[key]))


def _copied(draw: Any, box: Any, key: Any) -> None:
    """Say under another key of the object what is said here, or something like it."""
    if isinstance(box, dict):
        other = draw(st.sampled_from([*box, "_id", "success", "phoneNumber", "message"]))
        same = draw(st.booleans())
        box[other] = copy.deepcopy(box[key]) if same else draw(_scalars)


_DAMAGE = (
    _missing, _null, _empty, _other_type, _other_text, _extra, _twice, _flip, _number_or_text,
    _white, _spelled, _copied,
)  # fmt: skip


def _renamed(payload: Any, old: str, new: str) -> Any:
    for box, key in list(_spots(payload)):
        if key == old and isinstance(box, dict) and key in box:
            box[new] = box.pop(key)
    return payload


def _unwrapped(payload: Any) -> Any:
    if isinstance(payload, list) and len(payload) == 1:
        return payload[0]
    return next(iter(payload.values())) if isinstance(payload, dict) and payload else payload


_ENVELOPES: tuple[Callable[[Any], Any], ...] = (
    lambda payload: payload,
    lambda payload: payload,
    lambda payload: payload,
    lambda payload: [payload],
    lambda payload: [payload, copy.deepcopy(payload)],
    _unwrapped,
    lambda payload: {"data": payload},
    lambda payload: {"status": "success", "data": payload},
    lambda payload: {"data": {"identity": payload}},
    lambda payload: {"item": payload, "success": True},
    lambda payload: {"identity": payload},
    lambda payload: _renamed(payload, "identity", "identities"),
    lambda payload: _renamed(payload, "identities", "identity"),
    lambda payload: _renamed(payload, "data", "item"),
)


@st.composite
def mangled(draw: Any, most: int = 4) -> Sent:
    """Take an example and damage it in up to so many places."""
    mapping, payload = examples()[draw(st.sampled_from(EXAMPLES))]
    root = [copy.deepcopy(payload)]
    for _ in range(draw(st.integers(0, most))):
        spots = list(_spots(root))
        if not spots:
            break
        box, key = spots[draw(st.integers(0, len(spots) - 1))]
        damage = draw(st.sampled_from(_DAMAGE))
        if box is root and damage is _missing:
            continue
        damage(draw, box, key)
    payload = draw(st.sampled_from(_ENVELOPES))(root[0])
    if draw(st.booleans()):
        payload = shuffled(payload, lambda keys: draw(st.permutations(keys)))
    return Sent(mapping, [payload] if isinstance(payload, str) else payload)


requests = st.dictionaries(
    st.sampled_from(
        ["bvn", "nin", "phone", "nuban", "bank", "id", "customer", "from", "testing", "state",
         "email", "scope", "response_type", "code", "x-request-id", f"{CANARY}key"]
    ),
    _scalars | any_json | st.sampled_from(["22165416979", "08038811523", "0123456789", "058"]),
    max_size=4,
)  # fmt: skip
"""Requests such as a caller keeps beside a payload."""
