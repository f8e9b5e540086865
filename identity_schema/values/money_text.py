"""The amount that a text means, apart from what currency they are in.

>>> tuple(amounts_of("-NZ$ 1,234.56"))
(Decimal('-1234.56'), ('NZ$',), ())
>>> amounts_of("(12.50)").codes
('money.parentheses',)
>>> amounts_of("1,5").codes  # a decimal comma, or a slip
('money.ambiguous',)
>>> amounts_of("1.2.3") is None
True
"""

import re
from decimal import Decimal
from typing import NamedTuple

__all__ = ["Amounts", "amounts_of"]

_SPACES = " \u00a0\u202f\u2009"
# What stands before the first digit, up to the last digit, after it.
_parts = re.compile(f"([^0-9]*)([0-9][0-9.,'\u2019{_SPACES}]*)([^0-9]*)").fullmatch
_sign = re.compile("^[-+\u2212]|[-+\u2212]$").search
_plain = re.compile("[0-9]+(?:[.][0-9]+)?").fullmatch
# Groups of three, or in the Indian manner of two before the last three; a decimal point after.
_grouped = re.compile(
    f"[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+|(?:[{_SPACES}][0-9]{{3}})+|(?:['\u2019][0-9]{{3}})+)"
    "(?:[.][0-9]+)?|[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:[.][0-9]+)?"
).fullmatch
# Points between groups, a comma before decimals: the manner of much of Europe, or a slip.
_european = re.compile(
    f"[0-9]+,[0-9]+|[1-9][0-9]{{0,2}}(?:[.{_SPACES}][0-9]{{3}})+,[0-9]+"
    "|[1-9][0-9]{0,2}(?:[.][0-9]{3}){2,}"
).fullmatch
_without_groups = str.maketrans("", "", f",'\u2019{_SPACES}")
_without_points = str.maketrans(",", ".", f".{_SPACES}")


class Amounts(NamedTuple):
    """What a text can mean.

    Attributes:
        amount: The number, or what it most likely is.
        words: What stands before and after the number; currencies, if it is an amount at all.
        codes: Remarks; ``money.ambiguous`` if the amount is only what the text may mean.
    """

    amount: Decimal
    words: tuple[str, ...]
    codes: tuple[str, ...]

    def __repr__(self) -> str:
        """Show nothing: these are the parts of a value."""
        return "Amounts()"


def amounts_of(text: str) -> Amounts | None:
    """Read the number in a text, or answer None where there is none or more than one."""
    parts = _parts(text.strip())
    if parts is None:
        return None
    before, number, after = parts[1], parts[2].rstrip(), parts[3].strip()
    if before.endswith("."):
        before, number = before[:-1], f"0.{number}"
    before, codes = before.strip(), tuple[str, ...]()
    if before.startswith("(") and after.endswith(")"):
        before, after, codes = f"-{before[1:].strip()}", after[:-1].strip(), ("money.parentheses",)
    sign = _sign(before)
    if sign:
        before = (before[: sign.start()] + before[sign.end() :]).strip()
    amount, is_clear = _amount(number)
    if amount is None:
        return None
    if sign and sign[0] != "+":
        amount = amount.copy_negate()
    words = tuple(word for word in (before, after) if word)
    return Amounts(amount, words, codes if is_clear else (*codes, "money.ambiguous"))


def _amount(number: str) -> tuple[Decimal | None, bool]:
    """Return what a number means, and whether that is beyond doubt."""
    if _plain(number):
        return Decimal(number), True
    if _grouped(number):
        return Decimal(number.translate(_without_groups)), True
    if _european(number):
        return Decimal(number.translate(_without_points)), False
    return None, False
