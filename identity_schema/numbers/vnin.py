"""vNIN (virtual NIN, Nigeria).

A vNIN is a token that the holder of a NIN generates for one enterprise and that expires after 72
hours (NIMC, tokenisation, 2022). It has 16 characters: two letters, 12 digits, two letters, shown
as ``AA-0000-0000-0000-AA``. It stands for a NIN and is none.

>>> read("JZ-4269-3348-1198-5D").codes  # the last two are letters
('vnin.shape',)
>>> read("jz-4269-3348-1198-vf").value
'JZ426933481198VF'
>>> read("JZ-****-****-1198-VF").codes
('vnin.masked',)
>>> read(426933481198).codes
('value.type',)
"""

import re

from identity_schema.numbers._text import compact
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["read"]

_SHAPE = re.compile(r"[A-Za-z]{2}[0-9]{12}[A-Za-z]{2}")


def read(raw: object) -> Reading[str]:
    """Read a vNIN.

    Returns:
        Its 16 characters in capitals; else no value and ``vnin.masked``, ``vnin.shape`` or a code
        of `refuse`.
    """
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    number = compact(text)
    if _SHAPE.fullmatch(number):
        return reading(text, number.upper())
    masked = is_masked(text, lettered=True)
    return reading(text, None, ("vnin.masked" if masked else "vnin.shape",))
