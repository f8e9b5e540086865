r"""JSON text in, Python values out: one parser, exact numbers, and the canonical form of RFC 8785.

Integers keep all their digits and other numbers come as `decimal.Decimal`, so that nothing is lost
before a reader sees it. What another parser would accept in silence is refused: ``NaN``, a lone
surrogate, the same key twice in one object.

>>> parse(b'{"n": 123456789012345678901234567890, "d": 1.10}')
{'n': 123456789012345678901234567890, 'd': Decimal('1.10')}
>>> canonical({"b": 1, "a": "\u00e9"}).decode()
'{"a":"é","b":1}'
>>> parse(b'{"a": 1, "a": 2}')
Traceback (most recent call last):
identity_schema.errors.PayloadError: payload.duplicate_key: an object has a key twice
"""

import json
import math
from decimal import Decimal
from hashlib import sha256
from typing import Any

import msgspec

from identity_schema.errors import PayloadError

__all__ = ["canonical", "check_value", "key_of", "parse", "parse_with_key"]

MAX_DEPTH = 200
"""Deepest nesting of a payload that is given as Python values; the deepest documented one has 9."""

_decimals = [0]


def _decimal(text: str) -> Decimal:
    """Make a decimal and count it: a value without one needs no search for them."""
    _decimals[0] += 1
    return Decimal(text)


_decode = msgspec.json.Decoder(float_hook=_decimal).decode
_encode_sorted = msgspec.json.Encoder(order="sorted", decimal_format="number").encode
_SCALARS = (str, bool, int, float, Decimal, type(None))


def parse(data: bytes) -> Any:
    """Parse JSON text; `parse_with_key` says how.

    Raises:
        PayloadError: As `parse_with_key`.
    """
    return parse_with_key(data)[0]


def parse_with_key(data: bytes) -> tuple[Any, str]:
    """Parse JSON text and hash its canonical form.

    Args:
        data: UTF-8; a byte order mark is passed over.

    Returns:
        The value: dict, list, str, bool, None, int of any size, `decimal.Decimal` for every other
        number; and what `key_of` says of it.

    Raises:
        PayloadError: ``payload.not_json``; ``payload.too_deep``, nested deeper than the parser
            goes; ``payload.duplicate_key``.
    """
    if data[:3] == b"\xef\xbb\xbf":
        data = data[3:]
    before = _decimals[0]
    try:
        value = _decode(data)
    except RecursionError:
        raise PayloadError("payload.too_deep", "nested too deep to be parsed") from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise PayloadError("payload.not_json", "the bytes are no JSON text") from None
    written = _encode_sorted(value)
    # A key that stands twice loses a colon on the way; an escaped colon could make up for it.
    if data.count(b":") != written.count(b":") or b"\\u003" in data:
        _refuse_repeats(data)
    plain = before == _decimals[0] and data.isascii()
    return value, sha256(written if plain else canonical(value)).hexdigest()


def _refuse_repeats(data: bytes) -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise PayloadError("payload.duplicate_key", "an object has a key twice")
        return found

    json.loads(data, object_pairs_hook=once, parse_int=str, parse_float=str)


def check_value(value: Any) -> None:
    """Check that Python values are what JSON could have held.

    Raises:
        PayloadError: ``payload.not_json``: a key that is no string, a value of another type, a
            string that is no Unicode text; ``payload.too_deep``.
    """
    stack = [(value, 0)]
    while stack:
        item, depth = stack.pop()
        if isinstance(item, dict):
            if not all(isinstance(key, str) for key in item):
                raise PayloadError("payload.not_json", "a key is no string")
            stack.extend((child, depth + 1) for child in item.values())
        elif isinstance(item, list):
            stack.extend((child, depth + 1) for child in item)
        elif not isinstance(item, _SCALARS):
            message = f"a value is of type {type(item).__name__}, which JSON does not have"
            raise PayloadError("payload.not_json", message)
        if depth > MAX_DEPTH:
            raise PayloadError("payload.too_deep", f"nested deeper than {MAX_DEPTH}")
    try:
        _encode_sorted(value)
    except (UnicodeError, msgspec.MsgspecError, ValueError):
        raise PayloadError("payload.not_json", "a string is no Unicode text") from None


def key_of(value: Any) -> str:
    """Return the SHA-256 of the canonical form, in hex."""
    return sha256(canonical(value)).hexdigest()


def canonical(value: Any) -> bytes:
    """Write a value as canonical JSON (RFC 8785, June 2020).

    Numbers with a fraction or an exponent are written as ECMAScript writes the nearest double;
    integers keep their digits beyond 2⁵³ too, where the RFC has no form for them.
    """
    if not _is_special(value):
        return _encode_sorted(value)
    return "".join(_write(value)).encode()


def _is_special(value: Any) -> bool:
    """Whether a value has a number or a key that the quick encoder writes otherwise."""
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, dict):
            if not all(map(str.isascii, item)):
                return True
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
        elif isinstance(item, float | Decimal):
            return True
    return False


def _write(value: Any) -> Any:
    if isinstance(value, dict):
        yield "{"
        keys = sorted(value, key=lambda key: key.encode("utf-16-be"))
        for number, key in enumerate(keys):
            yield ("," if number else "") + msgspec.json.encode(key).decode() + ":"
            yield from _write(value[key])
        yield "}"
    elif isinstance(value, list):
        yield "["
        for number, item in enumerate(value):
            yield "," if number else ""
            yield from _write(item)
        yield "]"
    elif isinstance(value, float | Decimal):
        yield _write_number(float(value))
    else:
        yield msgspec.json.encode(value).decode()


def _write_number(number: float) -> str:
    """Write a double as ECMAScript does (ECMA-262, Number::toString)."""
    if not math.isfinite(number):
        return f'"{number}"'
    if number == int(number) and abs(number) < 1e21:
        return str(int(number))
    mantissa, _, exponent = repr(number).partition("e")
    power = int(exponent or 0)
    if -7 <= power < 0 or not exponent:
        return _plain(mantissa, power)
    return f"{mantissa.removesuffix('.0')}e{'+' if power > 0 else '-'}{abs(power)}"


def _plain(mantissa: str, power: int) -> str:
    if power == 0:
        return mantissa
    sign = "-" if mantissa.startswith("-") else ""
    digits = mantissa.lstrip("-").replace(".", "")
    digits = digits.removesuffix("0") if mantissa.endswith(".0") else digits
    return f"{sign}0.{'0' * (-power - 1)}{digits}"
