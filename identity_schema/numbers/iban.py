"""IBAN (International Bank Account Number, ISO 13616).

An IBAN is a country code, two check digits (02 to 98, by ISO 7064 MOD 97-10) and the country's
own account number (BBAN), of a structure that the SWIFT IBAN Registry gives, release 101; see the
head of ``iban_structures.csv``. Its electronic form has no separators, its printed form groups of
four. The United Kingdom's has four letters of the bank, sort code and account number, and serves
Guernsey, Jersey and the Isle of Man too. New Zealand and Nigeria have none.

Whether national check digits inside the BBAN hold is not looked at. No IBAN is ever built of a sort
code and an account number: the bank's letters cannot be derived from them.

>>> read("GB29 NWBK 6016 1331 9268 19").value.formatted
'GB29NWBK60161331926819'
>>> read("IBAN: gb29-nwbk-6016-1331-9268-19").value.printed
'GB29 NWBK 6016 1331 9268 19'
>>> read("GB29NWBK60161331926819").value.sort_code
'60-16-13'
>>> read("GB30NWBK60161331926819").codes  # the value stands
('iban.check_failed',)
>>> read("GB99NWBK60161331926819").codes  # 97 + 2: never issued
('iban.check_digits',)
>>> read("GB29NWBK6016133192681").codes
('iban.length',)
>>> read("GB290WBK60161331926819").codes
('iban.structure',)
>>> read("NZ2912345678901234567").codes
('iban.country_unknown',)
>>> read("GB29 **** **** **** 9268 19").codes
('iban.masked',)
>>> read("60-16-13 31926819").codes
('iban.shape',)
>>> agrees_with(read("GB29NWBK60161331926819").value, "601613", "31926819")
True
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

import attrs

from identity_schema.numbers import gb_account
from identity_schema.numbers._tables import remember, rows
from identity_schema.numbers._text import DASHES, INVISIBLE, SPACES
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["IBAN", "agrees_with", "read"]

_CLASSES = {"a": "[A-Z]", "c": "[0-9A-Z]", "n": "[0-9]"}
_NOTHING = dict.fromkeys(map(ord, SPACES + DASHES + INVISIBLE + "./"))
_VALUES = {ord(c): str(int(c, 36)) for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_SHAPE = re.compile(r"(?:IBAN:?)?([A-Z]{2})([0-9A-Z]{2})([0-9A-Z]{4,})")
_FAILED = "iban.check_failed"


@attrs.frozen(weakref_slot=False)
class IBAN:
    """An IBAN in its parts.

    Attributes:
        country: Country code, ISO 3166-1 alpha-2 (``XK`` for Kosovo).
        check_digits: Two digits, 02 to 98.
        bban: The country's own account number.
        check: ``passed`` or ``failed``, by MOD 97-10.
    """

    country: str = attrs.field(repr=False)
    check_digits: str = attrs.field(repr=False)
    bban: str = attrs.field(repr=False)
    check: str = "not_checked"

    @property
    def formatted(self) -> str:
        """The electronic form, without separators."""
        return f"{self.country}{self.check_digits}{self.bban}"

    @property
    def printed(self) -> str:
        """The printed form, in groups of four."""
        text = self.formatted
        return " ".join(text[i : i + 4] for i in range(0, len(text), 4))

    @property
    def bank(self) -> str | None:
        """The bank's four letters of a United Kingdom IBAN, else None."""
        return self.bban[:4] if self.country == "GB" else None

    @property
    def sort_code(self) -> str | None:
        """The sort code of a United Kingdom IBAN as ``00-00-00``, else None."""
        if self.country != "GB":
            return None
        return f"{self.bban[4:6]}-{self.bban[6:8]}-{self.bban[8:10]}"

    @property
    def account_number(self) -> str | None:
        """The eight digits of the account in a United Kingdom IBAN, else None."""
        return self.bban[10:] if self.country == "GB" else None


@remember(1)
def _structures() -> Mapping[str, tuple[int, Callable[[str], Any]]]:
    """Read the table: country to the length of its BBAN and a test of its structure."""
    structures = {}
    for row in rows("iban_structures.csv"):
        fields = [field.split("!") for field in re.findall(r"[0-9]+![anc]", row["bban"])]
        pattern = "".join(f"{_CLASSES[kind]}{{{length}}}" for length, kind in fields)
        length = sum(int(length) for length, _ in fields)
        structures[row["country"]] = (length, re.compile(pattern).fullmatch)
    return structures


def _code(country: str, check_digits: str, bban: str) -> str | None:
    """Say what is wrong with an IBAN, or None where nothing is."""
    structure = _structures().get(country)
    if structure is None:
        return "iban.country_unknown"
    length, fits = structure
    if len(bban) != length:
        return "iban.length"
    if not check_digits.isdigit() or not 2 <= int(check_digits) <= 98:
        return "iban.check_digits"
    if not fits(bban):
        return "iban.structure"
    number = f"{bban}{country}{check_digits}".translate(_VALUES)
    return None if int(number) % 97 == 1 else _FAILED


def read(raw: object) -> Reading[IBAN]:
    """Read an IBAN.

    Returns:
        The IBAN, with ``iban.check_failed`` where its check digits are wrong; else no value and
        ``iban.masked``, ``iban.shape``, ``iban.country_unknown``, ``iban.length``,
        ``iban.check_digits`` (not 02 to 98), ``iban.structure`` or a code of `refuse`.
    """
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    bare = text.translate(_NOTHING)
    found = _SHAPE.fullmatch(bare.upper()) if bare.isascii() else None
    if not found:
        return reading(text, None, ("iban.masked" if is_masked(text) else "iban.shape",))
    country, check_digits, bban = found.groups()
    code = _code(country, check_digits, bban)
    if code is None:
        return reading(text, IBAN(country, check_digits, bban, "passed"))
    if is_masked(text, lettered=True):
        return reading(text, None, ("iban.masked",))
    if code != _FAILED:
        return reading(text, None, (code,))
    return reading(text, IBAN(country, check_digits, bban, "failed"), (code,))


def agrees_with(iban: IBAN, sort_code: object, account_number: object) -> bool | None:
    """Compare a United Kingdom IBAN with the sort code and account number sent beside it.

    Both are brought to their standard form first.

    Args:
        iban: The IBAN as `read` gave it.
        sort_code: The sort code as sent, or None.
        account_number: The account number as sent, or None.

    Returns:
        Whether what was given is what the IBAN contains; None where that cannot be told, because
        the IBAN is of another country or what was given cannot be read. Where it is not, a record
        says ``iban.disagrees``.
    """
    account = gb_account.read(sort_code, account_number).value
    if account is None or iban.country != "GB":
        return None
    return account.sort_code in (None, iban.sort_code) and account.account_number in (
        None,
        iban.account_number,
    )
