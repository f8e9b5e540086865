"""Payment card number (PAN, ISO/IEC 7812).

A card number has an issuer's prefix, a length that the prefix allows, and the check digit of Luhn.
Providers mask it (see `masked`); where a whole one arrives the value is kept, since dropping it
would not unsend it, and ``card.unmasked`` asks for it to be masked at the source (PCI DSS 4.0,
requirement 3.4). Prefixes are those that the schemes publish, Verve of Nigeria included.

>>> read("4111 1111 1111 1111").value.number
'4111111111111111'
>>> read("4111 1111 1111 1111").value.masked
'************1111'
>>> read("4111 1111 1111 1111").codes
('card.unmasked',)
>>> read("4111 1111 1111 1112").codes
('card.unmasked', 'card.check_failed')
>>> read("1234 5678 9012 3456").codes  # no issuer has this prefix
('card.shape',)
>>> read("****-****-****-0000").codes
('card.masked',)
>>> is_card("378282246310005"), is_card("00-0000-0000000-00")
(True, False)
"""

import attrs

from identity_schema.numbers._text import compact, is_digits
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["Card", "is_card", "read"]

_PREFIXES = (
    ("300", "305", range(14, 20)),  # Diners Club
    ("34", "34", range(15, 16)),  # American Express
    ("3528", "3589", range(16, 20)),  # JCB
    ("36", "36", range(14, 20)),  # Diners Club
    ("37", "37", range(15, 16)),  # American Express
    ("38", "39", range(14, 20)),  # Diners Club
    ("4", "4", range(13, 20, 3)),  # Visa
    ("50", "50", range(16, 20)),  # Maestro, Verve
    ("51", "55", range(16, 17)),  # Mastercard
    ("56", "58", range(16, 20)),  # Maestro
    ("6", "6", range(16, 20)),  # Discover, Maestro, UnionPay, Verve
    ("81", "81", range(16, 20)),  # UnionPay
    ("2221", "2720", range(16, 17)),  # Mastercard
)
"""First and last prefix and the lengths that go with it."""

_DOUBLED = "0246813579"  # the digit sum of twice each digit


@attrs.frozen(weakref_slot=False)
class Card:
    """A whole card number.

    Attributes:
        number: 13 to 19 digits.
        check: ``passed`` or ``failed``, by the rule of Luhn.
    """

    number: str = attrs.field(repr=False)
    check: str

    @property
    def formatted(self) -> str:
        """The digits, without separators."""
        return self.number

    @property
    def masked(self) -> str:
        """The number with all but its last four digits hidden, one star for each."""
        return "*" * (len(self.number) - 4) + self.number[-4:]


def _issued(digits: str) -> bool:
    """Tell whether the prefix belongs to a card scheme and allows the length."""
    return any(
        first <= digits[: len(first)] <= last and len(digits) in lengths
        for first, last, lengths in _PREFIXES
    )


def _luhn(digits: str) -> bool:
    """Tell whether the sum of the digits, every second from the right doubled, ends in 0."""
    doubled = (_DOUBLED[int(d)] for d in digits[-2::-2])
    return (sum(map(int, digits[-1::-2])) + sum(map(int, doubled))) % 10 == 0


def is_card(raw: object) -> bool:
    """Tell whether a text is a whole card number: an issuer's prefix, its length, and Luhn."""
    digits = compact(raw) if isinstance(raw, str) and len(raw) < 100 else ""
    return is_digits(digits) and _issued(digits) and _luhn(digits)


def read(raw: object) -> Reading[Card]:
    """Read a card number.

    Returns:
        The number with ``card.unmasked``, and ``card.check_failed`` where Luhn's rule fails; else
        no value and ``card.masked``, ``card.shape`` (not a length and prefix of any issuer) or a
        code of `refuse`.
    """
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    digits = compact(text)
    if not is_digits(digits) or not _issued(digits):
        return reading(text, None, ("card.masked" if is_masked(text) else "card.shape",))
    if _luhn(digits):
        return reading(text, Card(digits, "passed"), ("card.unmasked",))
    return reading(text, Card(digits, "failed"), ("card.unmasked", "card.check_failed"))
