"""Reading of a number that is so many digits and nothing else, as text.

>>> read_digits("2222 2222 223", "bvn", 11).value
'22222222223'
>>> read_digits("2222222222", "bvn", 11).codes
('bvn.length',)
>>> read_digits("222****2223", "bvn", 11).codes
('bvn.masked',)
>>> read_digits("BVN 22222222223", "bvn", 11).codes
('bvn.shape',)
"""

from identity_schema.numbers._text import compact, is_digits
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["read_digits"]


def read_digits(raw: object, subject: str, length: int) -> Reading[str]:
    """Read a number of a fixed count of ASCII digits; spaces and dashes between them do not count.

    Args:
        raw: Any value. An integer is refused: it may have lost leading zeros.
        subject: What the codes are about, as ``bvn``.
        length: How many digits.

    Returns:
        The digits; else no value and ``subject.masked`` (digits are hidden), ``subject.shape``
        (something else than digits) or ``subject.length`` (not so many digits).
    """
    if isinstance(raw, str) and len(raw) == length and is_digits(raw):
        return reading(raw, raw)
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    digits = compact(text)
    if not is_digits(digits):
        return reading(text, None, (f"{subject}.{'masked' if is_masked(text) else 'shape'}",))
    if len(digits) != length:
        return reading(text, None, (f"{subject}.length",))
    return reading(text, digits)
