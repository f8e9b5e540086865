"""RC number (registration number of the Corporate Affairs Commission, Nigeria).

The CAC numbers companies (RC), business names (BN), incorporated trustees (IT), limited
partnerships (LP) and limited liability partnerships (LLP) under the Companies and Allied Matters
Act 2020. RC and BN numbers have six or seven digits today and older ones fewer; IT numbers are
also written ``CAC/IT/NO 12345``. No exact length and no check digit is published. Providers send
the digits with or without their prefix: nothing is added, and the number stays text.

>>> read("RC 1234567").value
'RC1234567'
>>> read("rc-123456").value, read("RC: 0123456").value
('RC123456', 'RC0123456')
>>> read("CAC/IT/NO 12345").value
'IT12345'
>>> read("1234567").value  # of an unknown kind
'1234567'
>>> read("RC12345678901").codes
('rc_number.length',)
>>> read("XY123456").codes
('rc_number.shape',)
>>> read("RC***456").codes
('rc_number.masked',)
>>> read(1234567).codes
('value.type',)
"""

import re

from identity_schema.numbers._text import compact
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["MAX_DIGITS", "PREFIXES", "read"]

PREFIXES = ("BN", "IT", "LLP", "LP", "RC")
"""What a number may begin with: business name, incorporated trustees, partnerships, company."""

MAX_DIGITS = 8
"""One digit more than any number known."""

_SHAPE = re.compile(
    rf"(?:CAC[/:.]?)?(?P<kind>{'|'.join(PREFIXES)})?[/:.]?(?:N(?:O|UMBER)[/:.]?)?(?P<digits>[0-9]+)"
)


def read(raw: object) -> Reading[str]:
    """Read a registration number of the CAC.

    Returns:
        The prefix, if it was sent, and the digits; else no value and ``rc_number.masked``,
        ``rc_number.shape``, ``rc_number.length`` (more than `MAX_DIGITS`) or a code of `refuse`.
    """
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    found = _SHAPE.fullmatch(compact(text).upper())
    if not found or not found["digits"].strip("0"):
        masked = is_masked(text, lettered=True)
        return reading(text, None, ("rc_number.masked" if masked else "rc_number.shape",))
    if len(found["digits"]) > MAX_DIGITS:
        return reading(text, None, ("rc_number.length",))
    return reading(text, (found["kind"] or "") + found["digits"])
