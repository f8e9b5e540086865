r"""Document number of which nothing is known but that it is one.

A passport of any country, an identity card, a number that a reader of documents printed: it is
kept as text, without white space around it, single spaces inside and in capitals. Nothing is
checked: no rule holds for all of them.

>>> read(" ab 12-34 ").value
'AB 12-34'
>>> read("06*****4").codes
('document_number.masked',)
>>> read("12\x0034").codes
('document_number.shape',)
>>> read("Not stated").codes
('value.placeholder',)
>>> read("Not  stated").codes
('value.placeholder',)
>>> read(1234).codes  # leading zeros may be lost
('value.type',)
"""

import re

from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["MAX_LENGTH", "read"]

MAX_LENGTH = 64
"""Longest number, in characters; what is longer is prose or a page of text."""

# Capitals and digits as they should be; a digit tells them from a word, an X might be a mask.
_is_plain = re.compile("[A-WYZ]*[0-9][A-WYZ0-9]*").fullmatch


def read(raw: object) -> Reading[str]:
    """Read a number of an unknown format.

    Returns:
        The text in capitals; else no value and ``document_number.masked``,
        ``document_number.shape`` (a character that does not print, no letter or digit at all, or
        more than `MAX_LENGTH` characters) or a code of `refuse`.
    """
    if isinstance(raw, str) and len(raw) <= MAX_LENGTH and _is_plain(raw):
        return reading(raw, raw)
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    if is_masked(text, lettered=True):
        return reading(text, None, ("document_number.masked",))
    number = " ".join(text.split()).upper()
    if blank := refuse(number):  # white space, or a letter like the dotless i, hid the word
        return reading(text, None, blank.codes)
    fits = len(number) <= MAX_LENGTH and number.isprintable() and any(map(str.isalnum, number))
    return reading(text, number if fits else None, () if fits else ("document_number.shape",))
