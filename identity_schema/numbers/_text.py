"""What people put between the digits of a number.

>>> compact("12\u20133141 0098733\u00a000")
'123141009873300'
"""

__all__ = ["DASHES", "INVISIBLE", "SPACES", "compact", "is_digits"]

SPACES = " \t\n\v\f\r\x85\u00a0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""Every character that Unicode calls white space."""

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
"""Hyphen, the dashes that word processors make of it, the minus sign and their variants."""

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Soft hyphen, zero-width characters and direction marks, which come along when text is copied."""

_NOTHING = dict.fromkeys(map(ord, SPACES + DASHES + INVISIBLE))


def compact(text: str) -> str:
    """Drop white space, dashes and invisible characters.

    Dots stay: ``1234567.0`` is a number that went through a spreadsheet, not a longer one.
    """
    return text if text.isascii() and text.isalnum() else text.translate(_NOTHING)


def is_digits(text: str) -> bool:
    """Tell whether the text is ASCII digits and nothing else, and at least one."""
    return text.isascii() and text.isdigit()
