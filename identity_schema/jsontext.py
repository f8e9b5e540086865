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

import math
from collections.abc import Iterable, Sized
from decimal import Decimal, InvalidOperation
from hashlib import sha256
from typing import Any

import msgspec

from identity_schema.errors import PayloadError
from identity_schema.limits import LIMITS, Limits, check_bytes, too_many_leaves

__all__ = ["BOM", "canonical", "check_value", "key_of", "parse", "parse_text"]

BOM = b"\xef\xbb\xbf"
"""The byte order mark of UTF-8."""

_decimals = [0]


def _decimal(text: str) -> Decimal | str:
    """Make a decimal and count it: a value without one needs no search for them.

    A number whose exponent is beyond any decimal stays the text that it was.
    """
    _decimals[0] += 1
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


_decode = msgspec.json.Decoder(float_hook=_decimal).decode
_encode = msgspec.json.Encoder(decimal_format="number").encode
_encode_sorted = msgspec.json.Encoder(order="sorted", decimal_format="number").encode
_SCALARS = (str, bool, int, float, Decimal, type(None))
_FRACTIONS = (float, Decimal)
_ASTRAL = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")
"""How the UTF-8 of a character beyond U+FFFF begins."""
_CONTAINERS = frozenset({dict, list})
_TYPES = frozenset({dict, list, *_SCALARS})


def parse(data: bytes, limits: Limits = LIMITS) -> Any:
    """Parse JSON text; `parse_text` says how.

    Raises:
        PayloadError: As `parse_text`.
    """
    return parse_text(data, limits, keyed=False)[0]


def parse_text(data: bytes, limits: Limits = LIMITS, *, keyed: bool = True) -> tuple[Any, str]:
    """Parse JSON text and hash its canonical form.

    Args:
        data: UTF-8; a byte order mark is passed over.
        limits: How much of it is read.
        keyed: Whether the hash is wanted.

    Returns:
        The value: dict, list, str, bool, None, int of any size, `decimal.Decimal` for every other
        number; and what `key_of` says of it, ``""`` where that is not wanted.

    Raises:
        PayloadError: ``payload.not_json``; ``payload.duplicate_key``; ``payload.too_large``,
            ``payload.too_deep``, ``payload.too_many_leaves``, ``payload.text_too_long``.
    """
    check_bytes(data, limits)
    data = data.removeprefix(BOM)
    before = _decimals[0]
    try:
        value = _decode(data)
    except RecursionError:
        raise PayloadError("payload.too_deep", "nested too deep to be parsed") from None
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raise PayloadError("payload.not_json", "the bytes are no JSON text") from None
    opened = len(data) - len(data.translate(None, b"[{"))  # which is faster than to count each
    if opened > limits.depth or len(data) > limits.text:
        _check_size(value, limits, texts=len(data) > limits.text)
    written = _encode_sorted(value) if keyed else _encode(value)
    fractions = before != _decimals[0]
    if (fractions or len(data) != len(written)) and _may_repeat(data, written):
        _refuse_repeats(data)
    if not keyed:
        return value, ""
    if fractions or _has_astral(written):
        written = canonical(value)
    return value, sha256(written).hexdigest()


def _may_repeat(data: bytes, written: bytes) -> bool:
    """Whether an object can have a key twice in a text that was written again.

    A key that stands twice loses a colon on the way; an escaped colon could make up for it. Where
    not even the length has changed, which only a fraction can make greater, nothing was lost.
    """
    return data.count(b":") != written.count(b":") or (b"\\" in data and b"\\u003" in data)


def _check_size(value: Any, limits: Limits, *, texts: bool) -> None:
    """Check depth, and lengths of texts; the number of values has been bounded before."""
    level: list[Any] = [[value]]
    depth = 0
    while level:
        below: list[Any] = []
        for item in level:
            below.extend(item.values() if isinstance(item, dict) else item)
            if texts and isinstance(item, dict):
                _check_texts(item, limits)
        if below and depth > limits.depth:
            raise PayloadError("payload.too_deep", f"nested deeper than {limits.depth}")
        if texts:
            _check_texts((item for item in below if isinstance(item, str)), limits)
        level = [item for item in below if type(item) in _CONTAINERS]
        depth += 1


def _check_texts(texts: Iterable[str], limits: Limits) -> None:
    if max(map(len, texts), default=0) > limits.text:
        message = f"a text or a key has more than {limits.text} characters"
        raise PayloadError("payload.text_too_long", message)


def _refuse_repeats(data: bytes) -> None:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            raise PayloadError("payload.duplicate_key", "an object has a key twice")
        return found

    try:
        import json  # noqa: PLC0415 - only to say what is wrong with a text

        json.loads(data, object_pairs_hook=once, parse_int=str, parse_float=str)
    except RecursionError:
        raise PayloadError("payload.too_deep", "nested too deep to be parsed") from None


def check_value(value: Any, limits: Limits = LIMITS) -> Any:
    """Check that Python values are what JSON could have held.

    Args:
        value: The value.
        limits: How much of it is read.

    Returns:
        The value itself, or a copy in plain types where it holds subclasses of ``dict``, ``list``,
        ``str`` or ``int``.

    Raises:
        PayloadError: ``payload.not_json``: a key that is no string, a value of another type, a
            number that is not finite, a string that is no Unicode text; ``payload.too_large``,
            ``payload.too_deep``, ``payload.too_many_leaves``, ``payload.text_too_long``.
    """
    stack = [(value, 0)]
    exact = True
    tally = _Tally(limits)
    while stack:
        item, depth = stack.pop()
        if depth > limits.depth:
            raise PayloadError("payload.too_deep", f"nested deeper than {limits.depth}")
        exact = exact and type(item) in _TYPES
        if isinstance(item, dict):
            if not all(type(key) is str for key in item):
                raise PayloadError("payload.not_json", "a key is no string")
            tally.container(item)
            tally.texts(item)
            stack.extend((child, depth + 1) for child in item.values())
        elif isinstance(item, list):
            tally.container(item)
            stack.extend((child, depth + 1) for child in item)
        elif isinstance(item, str):
            tally.texts((item,))
        else:
            _check_scalar(item)
    value = value if exact else _plain(value)
    try:
        _encode_sorted(value)
    except (UnicodeError, msgspec.MsgspecError, ValueError):
        raise PayloadError("payload.not_json", "a string is no Unicode text") from None
    return value


class _Tally:
    """Counts what Python values hold, where one object can stand in many places."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parts = self._size = 0

    def container(self, item: Sized) -> None:
        """Count the values of an object or a list."""
        self._parts += len(item) or 1
        if self._parts > self._limits.leaves:
            raise too_many_leaves(self._limits)

    def texts(self, texts: Iterable[str]) -> None:
        """Count the characters of texts."""
        _check_texts(texts, self._limits)
        self._size += sum(map(len, texts))
        if self._size > self._limits.bytes:
            message = f"more than {self._limits.bytes} characters in texts and keys"
            raise PayloadError("payload.too_large", message)


def _check_scalar(item: object) -> None:
    if not isinstance(item, _SCALARS):
        message = f"a value is of type {type(item).__name__}, which JSON does not have"
        raise PayloadError("payload.not_json", message)
    finite = item.is_finite() if isinstance(item, Decimal) else True
    if not finite or (isinstance(item, float) and not math.isfinite(item)):
        raise PayloadError("payload.not_json", "a number is not finite")


def _plain(value: Any) -> Any:
    """Copy a value into plain types; its depth has been checked."""
    if isinstance(value, dict):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_plain(child) for child in value]
    if value is None or isinstance(value, bool):
        return value
    base = next(cls for cls in (str, int, float, Decimal) if isinstance(value, cls))
    return value if type(value) is base else base(value)


def key_of(value: Any) -> str:
    """Return the SHA-256 of the canonical form, in hex."""
    return sha256(canonical(value)).hexdigest()


def canonical(value: Any) -> bytes:
    """Write a value as canonical JSON (RFC 8785, June 2020).

    Numbers with a fraction or an exponent are written as ECMAScript writes the nearest double;
    integers keep their digits beyond 2⁵³ too, where the RFC has no form for them.
    """
    written = _encode_sorted(_plain_numbers(value))
    return "".join(_write(value)).encode() if _has_astral(written) else written


def _has_astral(written: bytes) -> bool:
    """Whether there is a character beyond U+FFFF, which UTF-16 sorts before some others."""
    return not written.isascii() and any(lead in written for lead in _ASTRAL)


def _plain_numbers(value: Any) -> Any:
    """Copy a value with its numbers written as the RFC wants them."""
    if type(value) is dict:
        return {k: v if type(v) is str else _plain_numbers(v) for k, v in value.items()}
    if type(value) is list:
        return [v if type(v) is str else _plain_numbers(v) for v in value]
    if isinstance(value, _FRACTIONS):
        return msgspec.Raw(_write_number(value).encode())
    return value


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
    elif isinstance(value, _FRACTIONS):
        yield _write_number(value)
    else:
        yield msgspec.json.encode(value).decode()


def _write_number(value: float | Decimal) -> str:
    """Write a double as ECMAScript does (ECMA-262, Number::toString)."""
    number = float(value)
    if not math.isfinite(number):
        return str(value)
    if number == 0:
        return "0"
    sign, figures, exponent = Decimal(repr(number)).normalize().as_tuple()
    digits = "".join(map(str, figures))
    point = len(digits) + int(exponent)
    return ("-" if sign else "") + _point(digits, point)


def _point(digits: str, point: int) -> str:
    """Place the point behind a number of digits, or write an exponent."""
    if len(digits) <= point <= 21:
        return digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    fraction = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{digits[0]}{fraction}e{point - 1:+d}"
