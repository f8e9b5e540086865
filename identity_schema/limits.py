"""Limits: how much a payload may be before it is refused rather than read.

They bound time and memory whatever comes in; no documented payload comes near one. A payload past a
limit is a `PayloadError` with the code that the limit names, before anything is made of it.

>>> Limits().depth
200
>>> Limits(depth=0)
Traceback (most recent call last):
...
identity_schema.errors.ContractError: limits.range: depth is a whole number from 1 to 500
"""

import re
from typing import Any

import attrs

from identity_schema._calls import check
from identity_schema.errors import ContractError, PayloadError

__all__ = ["LIMITS", "Limits", "check_bytes", "check_limits", "too_many_leaves"]

_DEEPEST = 500
_MOST = 2**40


def _in_range(_: object, attribute: Any, value: object) -> None:
    most = _DEEPEST if attribute.name == "depth" else _MOST
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        message = f"{attribute.name} is a whole number from 1 to {most}"
        raise ContractError("limits.range", message)


def _limit(default: int) -> Any:
    return attrs.field(default=default, validator=_in_range)


@attrs.frozen(kw_only=True)
class Limits:
    """The most that a payload may have.

    Attributes:
        bytes: Bytes of JSON text; for Python values, characters of all texts and keys together.
            ``payload.too_large``.
        depth: Objects and lists inside each other, at most 500. ``payload.too_deep``.
        leaves: Leaves, objects and lists, all together. ``payload.too_many_leaves``.
        records: Records. ``payload.too_many_records``.
        text: Characters of one text or key. ``payload.text_too_long``. A reader looks at no more
            than 2,000 of them: a longer text that should be read is ``value.too_long`` and kept.
    """

    bytes: int = _limit(64 * 1024 * 1024)
    depth: int = _limit(200)
    leaves: int = _limit(500_000)
    records: int = _limit(50_000)
    text: int = _limit(16 * 1024 * 1024)


_QUOTE = ord('"')
_MARKS = b",[{"
_token = re.compile(rb'[,\[{]|"(?:[^"\\]++|\\.)*+"?', re.DOTALL)

LIMITS = Limits()
"""The limits that count where none are given."""


def check_limits(limits: Limits) -> None:
    """Check that what a call was given are limits.

    Raises:
        ContractError: ``call.argument``: they are not.
    """
    check("limits", limits, Limits, "a Limits, such as Limits(depth=50)")


def check_bytes(data: bytes, limits: Limits) -> None:
    """Check JSON text before it is parsed.

    Commas and opening brackets are counted, which is soon done; only where there are very many are
    those inside of texts told from the others.

    Raises:
        PayloadError: ``payload.too_large``, ``payload.too_many_leaves``.
    """
    if len(data) > limits.bytes:
        raise PayloadError("payload.too_large", f"more than {limits.bytes} bytes")
    if len(data) > limits.leaves and len(data) - len(data.translate(None, _MARKS)) > limits.leaves:
        _count(data, limits)


def _count(data: bytes, limits: Limits) -> None:
    found = texts = 0
    for token in _token.finditer(data):
        if data[token.start()] == _QUOTE:
            texts += 1
        else:
            found += 1
        if found > limits.leaves or texts > 2 * limits.leaves + 1:
            raise too_many_leaves(limits)


def too_many_leaves(limits: Limits) -> PayloadError:
    """Make the error for too many leaves."""
    message = f"more than {limits.leaves} leaves, objects and lists"
    return PayloadError("payload.too_many_leaves", message)
