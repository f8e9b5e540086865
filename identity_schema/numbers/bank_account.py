"""Bank account number of any kind that providers send.

Which format a number has is what the caller knows: its scheme, or the country of the provider.
Where that format does not fit, the number may still be a masked one, a card number or an IBAN,
which speak for themselves. Nothing else is guessed: eight digits of an unknown country stay unread.

>>> read("01-0902-0068389-00", country="NZ").value.scheme
'nz'
>>> read("****-****-****-0000", country="NZ").value
BankAccount(scheme='card', masked=True, check='not_checked')
>>> read("31926819", country="GB", sort_code="601613").value.branch
'60-16-13'
>>> read("GB29 NWBK 6016 1331 9268 19", country="GB").value.value
'GB29NWBK60161331926819'
>>> read("0000014579", country="NG", bank_code="011").value.check
'passed'
>>> read("06*****4", country="NG").value.value, read("06*****4", country="NG").codes
('06*****4', ('nuban.masked',))
>>> read("4111111111111111", country="NZ").codes
('card.unmasked',)
>>> read("31926819").codes
('account.unknown_format',)
>>> read("Savings", country="NZ").codes
('account.unknown_format', 'nz_account.shape')
>>> read("31926819", scheme="gb", sort_code="6016").codes  # the account number stands
('gb_account.sort_code_shape',)
"""

import re
from typing import TYPE_CHECKING

from identity_schema._later import Module
from identity_schema.errors import ContractError
from identity_schema.numbers._text import DASHES, SPACES, compact, is_digits
from identity_schema.numbers.account_schemes import READERS, BankAccount, Known, made
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse

if TYPE_CHECKING:
    from identity_schema.numbers import card
    from identity_schema.numbers.gb_account import Table
else:
    card = Module("identity_schema.numbers.card")

__all__ = ["SCHEMES", "BankAccount", "read"]

SCHEMES = tuple(READERS)
"""The schemes of account numbers."""

_COUNTRIES = {"GB": "gb", "NG": "nuban", "NZ": "nz", "UK": "gb"}

_MASKED_CODES = {
    "card": "card.masked",
    "gb": "gb_account.masked",
    "iban": "iban.masked",
    "nuban": "nuban.masked",
    "nz": "nz_account.masked",
    "other": "account.masked",
}
# Schemes whose fields hold card numbers as well, as Akahu writes them.
_CARDS_BESIDE = frozenset({"nuban", "nz", "other"})
_is_starred_card = re.compile(r"(?:\*{4}-){3}[0-9]{4}").fullmatch
_NZ_GROUPS = ((2, 4, 7, 2), (2, 4, 7, 3))
_SPACED = dict.fromkeys(map(ord, SPACES + DASHES), " ")


def _masked_scheme(text: str, scheme: str) -> str:
    """Tell what was masked: a card by its length; in New Zealand all but an account's groups."""
    if scheme == "nz" and tuple(map(len, text.translate(_SPACED).split())) in _NZ_GROUPS:
        return "nz"
    bare = compact(text)
    lettered = any(c.isalpha() and c not in "xX" for c in bare)
    if scheme in ("gb", "nuban", "other") and 12 <= len(bare) <= 19 and not lettered:
        return "card"
    return "card" if scheme == "nz" else scheme


def _masked(raw: str, scheme: str, tried: Reading[BankAccount]) -> Reading[BankAccount]:
    """Keep a masked number as sent, with the sort code if that could be read."""
    kind = _masked_scheme(raw, scheme)
    codes = (_MASKED_CODES[kind],) if _MASKED_CODES[kind] not in tried.codes else tried.codes
    branch = tried.value.branch if tried.value is not None else None
    result: Reading[BankAccount] = reading(raw, None, codes)
    return made(result, kind, raw.strip(), branch=branch, masked=True)


def _is_bare_card(raw: object, result: Reading[BankAccount]) -> bool:
    """Tell whether digits without separators are a card number rather than a doubtful account."""
    doubts = {"nz_account.bank_unknown", "nz_account.branch_unknown"}
    return (
        not doubts.isdisjoint(result.codes)
        and isinstance(raw, str)
        and is_digits(raw.strip())
        and card.is_card(raw)
    )


def _unread(raw: object, result: Reading[BankAccount], known: Known) -> Reading[BankAccount]:
    """Read what is no account number of its country: a card number, an IBAN, or nothing."""
    if card.is_card(raw):
        return READERS["card"](raw, known)
    as_iban = READERS["iban"](raw, known)
    if as_iban.value is not None:
        return as_iban
    own = tuple(code for code in result.codes if code != "account.unknown_format")
    return reading(result.raw, result.value, ("account.unknown_format", *own))


def read(
    raw: object,
    country: str | None = None,
    scheme: str | None = None,
    bank_code: object = None,
    sort_code: object = None,
    modulus_table: "Table" = None,
) -> Reading[BankAccount]:
    """Read an account number.

    Args:
        raw: The number as sent; None is allowed where there is a sort code.
        country: Country of the provider (``GB``, ``NG``, ``NZ``), which says what format to try;
            None where it is not known.
        scheme: One of `SCHEMES` where the field is documented to hold this format; then no other
            is tried.
        bank_code: CBN code of the bank, for a NUBAN.
        sort_code: Sort code as sent, for a United Kingdom account.
        modulus_table: The caller's weight table, see `identity_schema.numbers.gb_modulus`.

    Returns:
        The account with the codes of its format; a masked number with ``card.masked`` and the
        like. Without value: ``account.unknown_format``, the codes of the format that was tried or
        a code of `refuse`.

    Raises:
        ContractError: ``account.scheme``: no such scheme. ``modulus.table``: see `gb_modulus`.
    """
    if scheme is not None and scheme not in READERS:
        raise ContractError("account.scheme", f"a scheme is one of {', '.join(SCHEMES)}")
    tried = scheme or _COUNTRIES.get((country or "").upper(), "other")
    if tried in _CARDS_BESIDE and isinstance(raw, str) and _is_starred_card(raw):
        return made(reading(raw, None, ("card.masked",)), "card", raw, masked=True)
    known = Known(bank_code, sort_code, modulus_table)
    result = READERS[tried](raw, known)
    number = result.value.value if result.value is not None else None
    if number is not None and (scheme or not _is_bare_card(raw, result)):
        return result
    if refuse(raw):
        return result
    if isinstance(raw, str) and is_masked(raw, lettered=tried == "iban"):
        return _masked(raw, tried, result)
    return result if scheme else _unread(raw, result, known)
