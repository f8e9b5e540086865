"""United Kingdom bank account: sort code and account number.

A sort code is six digits, shown as ``00-00-00``; an account number is eight. Numbers of six, seven,
nine and ten digits exist and have one standard form each, which payments use and the check needs
(Vocalink, Validating account numbers: UK modulus checking, version 6.40, section 2.1.2). It is
made where the rule is published for the sort code, and otherwise not: the length alone does not
tell. What was sent stays in the reading's `raw`.

The modulus check is made with a table that the caller is licensed to use, see `gb_modulus`.

>>> read("601613", "31926819").value.formatted
'60-16-13 31926819'
>>> read("60 16 13", "31926819").value.check
'not_checked'
>>> read("60-16-13", "926819").value.account_number
'00926819'
>>> read("09-01-20", "123456789").value.formatted  # Santander
'09-01-21 23456789'
>>> read("09-01-20", "123456789").codes
('gb_account.transformed',)
>>> read("40-01-01", "1234567890").codes
('gb_account.length',)
>>> read(None, "123456789").codes
('gb_account.sort_code_needed',)
>>> read("60-16-1", "31926819").codes
('gb_account.sort_code_shape',)
>>> read("60-16-13", "3192681O").codes
('gb_account.account_shape',)
>>> read("60-16-13", "****6819").codes
('gb_account.masked',)
>>> read("499273", "12345679", "499273 499273 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1").codes
('gb_account.check_failed',)
>>> read(601613, "31926819").codes  # leading zeros may be lost
('value.type',)
"""

import re
from os import PathLike

import attrs

from identity_schema.errors import ContractError
from identity_schema.numbers import gb_modulus
from identity_schema.numbers._tables import remember
from identity_schema.numbers._text import DASHES, INVISIBLE, SPACES, compact, is_digits
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["GBAccount", "Table", "read"]

Table = gb_modulus.ModulusTable | str | PathLike[str] | None
"""A weight table: parsed, as its text, or as the path of its file; None for no check."""

_GROUP = f"[{re.escape(DASHES + SPACES + INVISIBLE + './')}]*"
_SORT_CODE = re.compile(f"([0-9]{{2}}){_GROUP}([0-9]{{2}}){_GROUP}([0-9]{{2}})")

_SANTANDER = (("090000", "091999"), ("720000", "729999"), ("890000", "892999"))
_NATWEST = (("010000", "019999"), ("500000", "599999"), ("600000", "669999"))
_COOPERATIVE = (("080000", "082999"), ("084000", "089999"))


@attrs.frozen(weakref_slot=False)
class GBAccount:
    """A United Kingdom account in its standard form.

    Attributes:
        sort_code: ``00-00-00``, or None where none was given. For a nine-digit account of
            Santander it ends in that account's first digit, as payments want it.
        account_number: Eight digits, or None where none was given.
        check: ``passed``, ``failed`` or ``not_checked`` (no table, or it has no rule).
    """

    sort_code: str | None = attrs.field(repr=False)
    account_number: str | None = attrs.field(repr=False)
    check: str = "not_checked"

    @property
    def formatted(self) -> str:
        """Sort code and account number, or the one that is known, as ``00-00-00 00000000``."""
        return " ".join(part for part in (self.sort_code, self.account_number) if part)


def _within(sort_code: str, ranges: tuple[tuple[str, str], ...]) -> bool:
    """Tell whether a sort code lies in one of the ranges."""
    return any(first <= sort_code <= last for first, last in ranges)


def _standard(sort_code: str, number: str) -> tuple[str, str, str | None]:
    """Bring an account number of six to ten digits to eight.

    Returns:
        Sort code, account number and a code, or None where nothing was changed.
    """
    code: str | None = "gb_account.transformed"
    if len(number) == 8:
        code = None
    elif not 6 <= len(number) <= 10:
        number, code = "", "gb_account.account_shape"
    elif len(number) < 8:
        number = number.zfill(8)
    elif not sort_code:
        number, code = "", "gb_account.sort_code_needed"
    elif len(number) == 9:
        if _within(sort_code, _SANTANDER):
            sort_code = sort_code[:5] + number[0]
        number = number[1:]
    elif _within(sort_code, _NATWEST):
        number = number[2:]
    elif _within(sort_code, _COOPERATIVE):
        number = number[:8]
    else:
        number, code = "", "gb_account.length"
    return sort_code, number, code


def _sort_code(raw: object) -> tuple[str, str | None]:
    """Read a sort code: six digits or empty, and a code where there is something to say."""
    if raw is None:
        return "", None
    if refused := refuse(raw):
        return "", refused.codes[0]
    text = text_of(raw)
    if found := _SORT_CODE.fullmatch(text.strip()):
        return "".join(found.groups()), None
    return "", "gb_account.masked" if is_masked(text) else "gb_account.sort_code_shape"


def _account(raw: object, sort_code: str) -> tuple[str, str, str | None]:
    """Read an account number in the light of its sort code, which it may also bring along."""
    if raw is None:
        return sort_code, "", None
    if refused := refuse(raw):
        return sort_code, "", refused.codes[0]
    text = text_of(raw)
    number = compact(text)
    if not is_digits(number):
        masked = is_masked(text)
        return sort_code, "", "gb_account.masked" if masked else "gb_account.account_shape"
    if len(number) == 14 and number.startswith(sort_code):
        return number[:6], number[6:], None
    return _standard(sort_code, number)


@remember(4)
def _parsed(text: str) -> gb_modulus.ModulusTable:
    """Parse a table that is given as text."""
    return gb_modulus.parse(text)


@remember(4)
def _loaded(path: str) -> gb_modulus.ModulusTable:
    """Parse the table in a file."""
    from pathlib import Path  # noqa: PLC0415  costs milliseconds, and most callers have no table

    try:
        return gb_modulus.parse(Path(path).read_text("ascii"))
    except (OSError, UnicodeDecodeError) as error:
        reason = type(error).__name__
        raise ContractError("modulus.table", f"the file cannot be read: {reason}") from error


def _table(table: Table) -> gb_modulus.ModulusTable | None:
    """Parse a table that is text or a file; a text has more than one word, a path one line."""
    if table is None or isinstance(table, gb_modulus.ModulusTable):
        return table
    if isinstance(table, str) and len(table.split()) >= 17:
        return _parsed(table)
    return _loaded(str(table))


def read(
    sort_code: object, account_number: object, modulus_table: Table = None
) -> Reading[GBAccount]:
    """Read a sort code and an account number.

    Args:
        sort_code: The sort code as sent, or None where there is none.
        account_number: The account number as sent, or None; 14 digits are taken for both.
        modulus_table: The weight table to check with. Its file is read once, until
            `identity_schema.numbers.clear_caches`.

    Returns:
        The account; `raw` is what was sent, joined by a space. ``gb_account.transformed`` says
        that the number had another length than eight, ``gb_account.check_failed`` warns. Without
        value: ``gb_account.masked``, ``gb_account.sort_code_shape``, ``gb_account.account_shape``,
        ``gb_account.sort_code_needed`` (nine or ten digits without one), ``gb_account.length``
        (ten digits at a bank that has no rule for them) or a code of `refuse`.

    Raises:
        ContractError: ``modulus.table``: the table cannot be read.
    """
    table = _table(modulus_table)
    if sort_code is None and account_number is None:
        return reading("", None, ("value.empty",))
    raw = " ".join(text_of(part) for part in (sort_code, account_number) if part is not None)
    sent, sort_says = _sort_code(sort_code)
    sort, number, number_says = _account(account_number, sent)
    codes = tuple(code for code in (sort_says, number_says) if code)
    if (sort_code is not None and not sent) or (account_number is not None and not number):
        return reading(raw, None, codes)
    check = gb_modulus.check(table, sort, number) if table and sort and number else "not_checked"
    if check == "failed":
        codes = (*codes, "gb_account.check_failed")
    shown = f"{sort[:2]}-{sort[2:4]}-{sort[4:]}" if sort else None
    return reading(raw, GBAccount(shown, number or None, check), codes)
