"""Banks and branches of New Zealand, and the check digit rules of their account numbers.

A rule weighs the 18 digits of bank, branch, base and suffix (2 + 4 + 8 + 4) and wants the sum to
be a multiple of its modulus. Rules E and G add the digits of each product, twice, before summing.
Source: Inland Revenue, RWT/NRWT certificate filing specification, 2020 v1.0, bank account number
validation; for the number ranges see the head of ``nz_branches.csv``.

>>> find("01", "0902").name
'ANZ Bank New Zealand'
>>> find("38", "0001").known, find("38", "0001").name  # Kiwibank has 9000 to 9499
(False, 'Kiwibank')
>>> find("99", "9999") is None
True
>>> check("01", "0902", "0068389", "00"), check("01", "0902", "0068388", "00")
('passed', 'failed')
>>> check("99", "9999", "9999999", "91")  # no such bank: no rule
'not_checked'
"""

from collections.abc import Iterable, Mapping, Sequence
from operator import mul

import attrs

from identity_schema.numbers._tables import remember, rows

__all__ = ["Branch", "check", "find"]


@attrs.frozen
class _Rule:
    """Weights of the 18 digits from `start` on, and what is done with their products."""

    start: int
    weights: tuple[int, ...]
    modulus: int
    digit_sums: bool = False

    def holds(self, digits: bytes) -> bool:
        """Tell whether the 18 bytes, each of the value of its digit, follow the rule."""
        products: Iterable[int] = map(mul, digits[self.start :], self.weights)
        if self.digit_sums:
            # Adding the digits of a number until one is left gives 9 for every multiple of 9.
            products = ((p - 1) % 9 + 1 if p else 0 for p in products)
        return sum(products) % self.modulus == 0


_RULES = {
    "A": _Rule(2, (6, 3, 7, 9, 0, 0, 10, 5, 8, 4, 2, 1), 11),
    "B": _Rule(8, (10, 5, 8, 4, 2, 1), 11),
    "D": _Rule(7, (7, 6, 5, 4, 3, 2, 1), 11),
    "E": _Rule(10, (5, 4, 3, 2, 0, 0, 0, 1), 11, digit_sums=True),
    "F": _Rule(7, (1, 7, 3, 1, 7, 3, 1), 10),
    "G": _Rule(7, (1, 3, 7, 1, 3, 7, 1, 0, 3, 7, 1), 10, digit_sums=True),
    "X": _Rule(0, (), 1),
}
"""Rule by its letter. X asks nothing: bank 31 has no check digit. No bank uses rule C."""

_VALUES = bytes(b & 15 for b in range(256))
"""Translation of ASCII digits to bytes of their value."""

_FIRST_B_BASE = "00990000"
"""Base number, as 8 digits, from which banks of rule A use rule B."""

_ONE_BRANCH_RULE = frozenset({"09"})
"""Banks whose rule is published for their listed branches only."""


@attrs.frozen
class Branch:
    """What is known of a bank and branch number.

    Attributes:
        known: The branch lies in a range of the bank.
        name: The bank, or None where no source names one.
        rule: Letter of the rule, ``AB`` for A or B by base number, or None where none is known.
    """

    known: bool
    name: str | None
    rule: str | None


@remember(1)
def _ranges() -> Mapping[str, Sequence[tuple[str, str, Branch]]]:
    """Read the table: bank number to the first and last branch of each range."""
    banks: dict[str, list[tuple[str, str, Branch]]] = {}
    for row in rows("nz_branches.csv"):
        branch = Branch(known=True, name=row["bank_name"] or None, rule=row["algorithm"])
        banks.setdefault(row["bank"], []).append((row["first_branch"], row["last_branch"], branch))
    return banks


@remember(4096)
def find(bank: str, branch: str) -> Branch | None:
    """Look up a branch.

    Args:
        bank: Two digits.
        branch: Four digits.

    Returns:
        The branch, with ``known`` false where only the bank is known; None for an unknown bank.
    """
    ranges = _ranges().get(bank)
    if ranges is None:
        return None
    for first, last, found in ranges:
        if first <= branch <= last:
            return found
    other = ranges[0][2]
    rule = None if bank in _ONE_BRANCH_RULE else other.rule
    return Branch(known=False, name=other.name, rule=rule)


def check(bank: str, branch: str, base: str, suffix: str) -> str:
    """Check an account number by the rule of its bank.

    Args:
        bank: Two digits.
        branch: Four digits.
        base: Up to eight digits.
        suffix: Up to four digits.

    Returns:
        ``passed``, ``failed``, or ``not_checked`` where no rule is known for the bank.
    """
    found = find(bank, branch)
    if found is None or found.rule is None:
        return "not_checked"
    base = base.zfill(8)
    letter = found.rule if found.rule != "AB" else "A" if base < _FIRST_B_BASE else "B"
    digits = f"{bank}{branch}{base}{suffix:0>4}".encode().translate(_VALUES)
    return "passed" if _RULES[letter].holds(digits) else "failed"
