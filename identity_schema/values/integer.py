"""Whole number, such as a count or a score in points.

>>> read(7).value, read("007").value, read(7.0).value, read("-3").value
(7, 7, 7, -3)

No value:

>>> read("7.5").codes, read("seven").codes, read("1,000").codes
(('number.not_whole',), ('number.unreadable',), ('number.unreadable',))
>>> read(False).codes, read("").codes
(('value.type',), ('value.empty',))
"""

from identity_schema.reading import Reading, reading
from identity_schema.values import decimal_number

__all__ = ["quick", "read"]

_PLAIN = 10**18  # up to here nothing is to be asked of a whole number


def quick(raw: int) -> int | None:
    """Return a JSON number of which nothing is to be asked; None where `read` has to say."""
    return raw if -_PLAIN < raw < _PLAIN else None


def read(raw: object) -> Reading[int]:
    """Read a JSON number without a fraction, or a text that holds one.

    Returns:
        A reading without value and with ``number.not_whole`` or a code of
        `identity_schema.values.decimal_number.read`.
    """
    if type(raw) is int and -_PLAIN < raw < _PLAIN:
        return reading(str(raw), raw)
    number = decimal_number.read(raw)
    if number.value is None:
        return reading(number.raw, None, number.codes)
    if number.value != number.value.to_integral_value():
        return reading(number.raw, None, ("number.not_whole",))
    return reading(number.raw, int(number.value))
