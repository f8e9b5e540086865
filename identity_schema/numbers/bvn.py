"""BVN (Bank Verification Number, Nigeria).

The BVN is an 11-digit number that the Nigeria Inter-Bank Settlement System (NIBSS) has issued to
bank customers since 2014. No rule for its check digit is published, and none of the usual ones
fits known numbers. Every published example begins with 22; as no document requires it, another
beginning only warns. Spaces and dashes between the digits carry no meaning.

>>> read("22222222223").value
'22222222223'
>>> read("222 2222 2223").value
'22222222223'
>>> read("12345678901").codes  # the value stands
('bvn.prefix',)
>>> read("2222222222").codes
('bvn.length',)
>>> read("222******23").codes
('bvn.masked',)
>>> read("2222222222O").codes  # a letter
('bvn.shape',)
>>> read(22222222223).codes
('value.type',)
"""

from identity_schema.numbers._fixed import read_digits
from identity_schema.reading import Reading, reading

__all__ = ["read"]


def read(raw: object) -> Reading[str]:
    """Read a BVN.

    Returns:
        The 11 digits, with ``bvn.prefix`` where they do not begin with 22; else no value and
        ``bvn.masked``, ``bvn.shape``, ``bvn.length`` or a code of `refuse`.
    """
    result = read_digits(raw, "bvn", 11)
    if result.value is not None and not result.value.startswith("22"):
        return reading(result.raw, result.value, ("bvn.prefix",))
    return result
