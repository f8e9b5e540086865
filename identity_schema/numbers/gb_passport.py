"""Passport number (United Kingdom).

HM Passport Office numbers passports with nine digits. The number has no check digit of its own;
the one beside it is in the machine readable zone (see `mrz`). Nine characters with letters among
them, and the older forms of one letter and six digits, either way round, are taken with a warning.

>>> read("123 456 789").value
'123456789'
>>> read("ab1234567").value, read("ab1234567").codes
('AB1234567', ('gb_passport.unusual',))
>>> read("C123456").codes
('gb_passport.unusual',)
>>> read("12345678").codes
('gb_passport.shape',)
>>> read("*****6789").codes
('gb_passport.masked',)
>>> read(123456789).codes
('value.type',)
"""

import re

from identity_schema.numbers._text import compact, is_digits
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["read"]

_SHAPE = re.compile(r"[A-Za-z0-9]{9}|[A-Za-z][0-9]{6}|[0-9]{6}[A-Za-z]")


def read(raw: object) -> Reading[str]:
    """Read the number of a United Kingdom passport.

    Returns:
        The number in capitals, with ``gb_passport.unusual`` where it is not nine digits; else no
        value and ``gb_passport.masked``, ``gb_passport.shape`` or a code of `refuse`.
    """
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    number = compact(text)
    if is_masked(text, lettered=True):
        return reading(text, None, ("gb_passport.masked",))
    if not _SHAPE.fullmatch(number):
        return reading(text, None, ("gb_passport.shape",))
    unusual = not (len(number) == 9 and is_digits(number))
    return reading(text, number.upper(), ("gb_passport.unusual",) if unusual else ())
