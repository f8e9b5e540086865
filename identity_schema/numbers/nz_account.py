"""New Zealand bank account number.

An account number is bank (2 digits), branch (4), base (7, in a field of 8) and suffix (2 or 3, in
a field of 4), each padded with zeros from the left: suffix ``00`` and ``000`` are one account. It
is shown as ``00-0000-0000000-00``. Without separators 15, 16 and 18 digits can be told apart
(2+4+7+2, 2+4+7+3, 2+4+8+4); 14 digits cannot. Sources: Inland Revenue, RWT/NRWT certificate
filing specification, 2020 v1.0 (fields, rules); Payments NZ, bank branch register, January 2026.

An unknown branch or a failed check digit is no proof against a number: the published lists differ,
and published examples of accounts that work fail. The value stands and a code warns.

>>> read("01-902-68389-000").value.formatted
'01-0902-0068389-00'
>>> read("12 \u2013 3141 \u2013 000 98 73 \u2013 00").value.base
'0009873'
>>> read("010902006838900").value.check
'passed'
>>> read("01-0902-0068389-00").value.bank_name
'ANZ Bank New Zealand'
>>> read("01-0902-0068388-00").codes
('nz_account.check_failed',)
>>> read("38-1234-0000000-00").codes
('nz_account.branch_unknown', 'nz_account.check_failed')
>>> read("99-9999-9999999-91").codes
('nz_account.bank_unknown',)
>>> read("01090200683890").codes  # 14 digits
('nz_account.ambiguous',)
>>> read("****-****-****-0000").codes
('nz_account.masked',)
>>> read("01-0902-0068389").codes
('nz_account.shape',)
>>> read(10902006838900).codes
('value.type',)
"""

import re

import attrs

from identity_schema._twin import maker
from identity_schema.numbers import nz_banks
from identity_schema.numbers._text import DASHES, INVISIBLE, SPACES, is_digits
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["NZAccount", "read"]

_CANONICAL = re.compile(r"([0-9]{2})-([0-9]{4})-([0-9]{7})-([0-9]{2})").fullmatch

_MARKS = (
    dict.fromkeys(map(ord, SPACES), " ")
    | dict.fromkeys(map(ord, DASHES + "./_"), "-")
    | dict.fromkeys(map(ord, INVISIBLE))
)

_LAYOUTS = {
    15: ((2, 6, 13),),
    16: ((2, 6, 13), (2, 6, 14)),
    18: ((2, 6, 14),),
}
"""Count of digits to the places where branch, base and suffix can begin, the usual ones first."""

_WIDTHS = ((1, 2), (3, 4), (3, 8), (1, 4))
"""Fewest and most digits of bank, branch, base and suffix where separators tell them apart."""


@attrs.frozen(weakref_slot=False)
class NZAccount:
    """A New Zealand account number in its parts, each of them text.

    Attributes:
        bank: Two digits.
        branch: Four digits.
        base: Seven digits, or eight that do not begin with 0.
        suffix: Two digits, or three that do not begin with 0.
        check: ``passed``, ``failed`` or ``not_checked`` (no rule is known for the bank).
        bank_name: Owner of the bank number, None where unknown. Smaller institutions use numbers
            of larger ones, so it need not be the brand that the holder knows.
    """

    bank: str = attrs.field(repr=False)
    branch: str = attrs.field(repr=False)
    base: str = attrs.field(repr=False)
    suffix: str = attrs.field(repr=False)
    check: str = "not_checked"
    bank_name: str | None = attrs.field(default=None, repr=False)

    @property
    def formatted(self) -> str:
        """The number as ``00-0000-0000000-00``, with three digits for a suffix above 99."""
        return f"{self.bank}-{self.branch}-{self.base}-{self.suffix}"

    @property
    def key(self) -> str:
        """The 18 digits of the padded fields (2 + 4 + 8 + 4), equal for equal accounts."""
        return f"{self.bank}{self.branch}{self.base:0>8}{self.suffix:0>4}"


_make = maker(NZAccount)


def _account(bank: str, branch: str, base: str, suffix: str) -> tuple[NZAccount, tuple[str, ...]]:
    """Make an account of its normal parts, with the codes that warn of it."""
    found = nz_banks.find(bank, branch)
    check = nz_banks.check(bank, branch, base, suffix)
    made = _make(bank, branch, base, suffix, check, found.name if found else None)
    if check == "passed" and found is not None and found.known:
        return made, ()
    codes = []
    if found is None:
        codes.append("nz_account.bank_unknown")
    elif not found.known:
        codes.append("nz_account.branch_unknown")
    if check == "failed":
        codes.append("nz_account.check_failed")
    return made, tuple(codes)


def _cut(groups: list[str]) -> list[str]:
    """Cut fewer than four groups of digits into parts, or return none where no layout fits."""
    digits = "".join(groups)
    written = [sum(map(len, groups[:i])) for i in range(1, len(groups))]
    for branch, base, suffix in _LAYOUTS.get(len(digits), ()):
        # A separator may stand between two parts or inside the base, nowhere else.
        if all(place == branch or base <= place <= suffix for place in written):
            return [digits[:branch], digits[branch:base], digits[base:suffix], digits[suffix:]]
    return []


def _parts(text: str) -> list[str]:
    """Find bank, branch, base and suffix as written, or return none."""
    marked = text.translate(_MARKS)
    parts = [part for part in marked.replace(" ", "").split("-") if part]
    if len(parts) != 4:
        parts = marked.replace("-", " ").split()
    if len(parts) > 4:
        base = "".join(parts[2:-1])
        parts = [*parts[:2], base, parts[-1]] if 7 <= len(base) <= 8 else []
    if not all(map(is_digits, parts)):
        return []
    return parts if len(parts) == 4 else _cut(parts)


def _fits(parts: list[str]) -> bool:
    """Tell whether every part has a count of digits that it can have."""
    return (
        len(parts) == 4
        and all(low <= len(p) <= high for p, (low, high) in zip(parts, _WIDTHS, strict=True))
        and int(parts[3]) <= 999
    )


def _shape_code(text: str) -> str:
    """Say why a text is no account number."""
    if is_masked(text):
        return "nz_account.masked"
    digits = text.translate(_MARKS).replace(" ", "").replace("-", "")
    ambiguous = len(digits) == 14 and is_digits(digits)
    return "nz_account.ambiguous" if ambiguous else "nz_account.shape"


def read(raw: object) -> Reading[NZAccount]:
    """Read a New Zealand account number.

    Returns:
        The account, with ``nz_account.bank_unknown``, ``nz_account.branch_unknown`` or
        ``nz_account.check_failed`` where they warn; else no value and ``nz_account.masked``,
        ``nz_account.ambiguous`` (14 digits), ``nz_account.shape`` or a code of `refuse`.
    """
    if isinstance(raw, str) and (canonical := _CANONICAL(raw)):
        return reading(raw, *_account(*canonical.groups()))
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    parts = _parts(text)
    if not _fits(parts):
        return reading(text, None, (_shape_code(text),))
    bank, branch, base, suffix = parts
    base, suffix = base.lstrip("0").zfill(7), suffix.lstrip("0").zfill(2)
    return reading(text, *_account(bank.zfill(2), branch.zfill(4), base, suffix))
