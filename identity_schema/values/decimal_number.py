"""Decimal number, such as a score.

Numbers are read as JSON writes them (RFC 8259, section 6), as JSON numbers or as texts, and kept
exact: no rounding, no binary fractions. A text may also start with a plus sign or zeros.

>>> read(0.1).value, read("0.10").value, read("007").value, read(10**20).value
(Decimal('0.1'), Decimal('0.10'), Decimal('7'), Decimal('100000000000000000000'))

No value:

>>> read("1,5").codes, read("4/5").codes, read(float("inf")).codes
(('number.unreadable',), ('number.unreadable',), ('number.not_finite',))
>>> read("1e99").codes, read(True).codes, read("N/A").codes
(('number.too_many_digits',), ('value.type',), ('value.placeholder',))
"""

import re
from decimal import Decimal

from identity_schema.reading import Reading, reading, refuse

__all__ = ["MAX_DIGITS", "exact", "quick", "read"]

MAX_DIGITS = 38
"""Most digits, before and after the decimal point together: what databases store exactly."""

_LIMIT = 10**MAX_DIGITS
_number = re.compile("[-+]?[0-9]+(?:[.][0-9]+)?(?:[eE][-+]?[0-9]{1,4})?").fullmatch


def quick(raw: int) -> Decimal | None:
    """Return a whole JSON number that has not too many digits; None where `read` has to say."""
    return Decimal(raw) if -_LIMIT < raw < _LIMIT else None


def read(raw: object) -> Reading[Decimal]:
    """Read a JSON number, or a text that holds one.

    Returns:
        A reading without value and with ``number.not_finite`` (an infinity or not a number),
        ``number.too_many_digits`` (more than `MAX_DIGITS`) or ``number.unreadable``.
    """
    if isinstance(raw, int | float | Decimal) and not isinstance(raw, bool):
        return exact(raw)
    refused = refuse(raw)
    if refused:
        return refused
    text = str(raw)
    bare = text.strip()
    if not _number(bare):
        return reading(text, None, ("number.unreadable",))
    return _bounded(text, Decimal(bare))


def exact(raw: float | Decimal) -> Reading[Decimal]:
    """Read a number that is no text: a float stands for the shortest text that means it."""
    if isinstance(raw, int):
        if -_LIMIT < raw < _LIMIT:
            return reading(str(raw), Decimal(raw))
        # the text of an int of more than 4,300 digits is an error by Python's own limit
        text = str(raw) if raw.bit_length() < 10_000 else ""
        return reading(text, None, ("number.too_many_digits",))
    text = str(raw)
    number = Decimal(text)
    if not number.is_finite():
        return reading(text, None, ("number.not_finite",))
    return _bounded(text, number)


def _bounded(text: str, number: Decimal) -> Reading[Decimal]:
    """Refuse what has too many digits, and let zero have no sign."""
    _, digits, exponent = number.as_tuple()
    size = len(digits) + max(int(exponent), 0)
    if max(size, -int(exponent)) > MAX_DIGITS:
        return reading(text, None, ("number.too_many_digits",))
    return reading(text, number or abs(number))
