"""NIN (National Identification Number, Nigeria).

The NIN is an 11-digit number that the National Identity Management Commission (NIMC) issues to
residents under the NIMC Act of 2007. Whether it has a check digit is not published: only its
length and its digits are looked at. The token that stands for a NIN is another number, see `vnin`.

>>> read("63184876213").value
'63184876213'
>>> read("6318 4876 213").value
'63184876213'
>>> read("6318487621").codes
('nin.length',)
>>> read("*******6213").codes
('nin.masked',)
>>> read("NIN63184876").codes
('nin.shape',)
>>> read(63184876213).codes
('value.type',)
"""

from identity_schema.numbers._fixed import read_digits
from identity_schema.reading import Reading

__all__ = ["read"]


def read(raw: object) -> Reading[str]:
    """Read a NIN.

    Returns:
        The 11 digits; else no value and ``nin.masked``, ``nin.shape``, ``nin.length`` or a code of
        `refuse`.
    """
    return read_digits(raw, "nin", 11)
