"""Account numbers of every scheme in one form, `BankAccount`.

>>> READERS["nz"]("01-0902-0068389-00", Known()).value.branch
'0902'
>>> READERS["gb"]("31926819", Known(sort_code="601613")).value.branch
'60-16-13'
>>> READERS["gb"]("319268", Known(sort_code="6016")).codes
('gb_account.sort_code_shape', 'gb_account.transformed')
>>> READERS["nuban"]("0000014579", Known(bank_code="011")).value.bank_name
'First Bank Nigeria Limited'
>>> READERS["other"]("31926819", Known()).codes
('account.unknown_format',)
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import attrs

from identity_schema._later import Module
from identity_schema._twin import maker
from identity_schema.reading import Reading, reading, refuse, text_of

if TYPE_CHECKING:
    from identity_schema.numbers import card, gb_account, iban, nuban, nz_account
else:
    card = Module("identity_schema.numbers.card")
    gb_account = Module("identity_schema.numbers.gb_account")
    iban = Module("identity_schema.numbers.iban")
    nuban = Module("identity_schema.numbers.nuban")
    nz_account = Module("identity_schema.numbers.nz_account")

__all__ = ["READERS", "BankAccount", "Known", "made"]


@attrs.frozen(weakref_slot=False)
class BankAccount:
    """An account number, whatever its format.

    Attributes:
        scheme: ``nz``, ``gb``, ``nuban``, ``iban``, ``card`` or ``other``.
        value: The number in the normal form of its scheme (for ``gb`` the account number without
            its sort code); a masked number as sent. None where only the sort code could be read.
        bank: Bank of ``nz`` (two digits), CBN code of ``nuban``, four letters of a United
            Kingdom ``iban``; None where the number does not say.
        branch: Branch of ``nz`` (four digits), sort code of ``gb`` and of a United Kingdom
            ``iban`` (``00-00-00``), or None.
        account: The account within bank and branch, where the scheme has such a part.
        suffix: Suffix of ``nz``, else None.
        masked: Digits are hidden: the number is as sent and was not checked.
        check: ``passed``, ``failed`` or ``not_checked``.
        bank_name: Name that a register gives for the bank, or None.
    """

    scheme: str
    value: str | None = attrs.field(repr=False)
    bank: str | None = attrs.field(default=None, repr=False)
    branch: str | None = attrs.field(default=None, repr=False)
    account: str | None = attrs.field(default=None, repr=False)
    suffix: str | None = attrs.field(default=None, repr=False)
    masked: bool = False
    check: str = "not_checked"
    bank_name: str | None = attrs.field(default=None, repr=False)

    @property
    def formatted(self) -> str:
        """The value, or empty text where there is none."""
        return self.value or ""


_make: Callable[..., BankAccount] = maker(BankAccount)


def made(
    result: Reading[Any], scheme: str, value: str | None, **parts: str | bool | None
) -> Reading[BankAccount]:
    """Make the reading of a bank account out of that of its format."""
    account = _make(scheme, value, **parts)
    return reading(result.raw, account, result.codes)


@attrs.frozen
class Known:
    """What the caller knows beside the number.

    Attributes:
        bank_code: CBN code of the bank, for a NUBAN.
        sort_code: Sort code as sent, for a United Kingdom account.
        modulus_table: The caller's weight table, see `identity_schema.numbers.gb_modulus`.
    """

    bank_code: object = attrs.field(default=None, repr=False)
    sort_code: object = attrs.field(default=None, repr=False)
    modulus_table: "gb_account.Table" = attrs.field(default=None, repr=False)


def _nz(raw: object, _: Known) -> Reading[BankAccount]:
    """Read a New Zealand account number."""
    result = nz_account.read(raw)
    found = result.value
    if found is None:
        return reading(result.raw, None, result.codes)
    account = _make(
        "nz",
        found.formatted,
        found.bank,
        found.branch,
        found.base,
        found.suffix,
        False,  # noqa: FBT003  positional, since this is the hot path
        found.check,
        found.bank_name,
    )
    return reading(result.raw, account, result.codes)


def _gb(raw: object, known: Known) -> Reading[BankAccount]:
    """Read sort code and account number together, else each of them alone.

    A number that brings another sort code along than the one beside it is none for that.
    """
    result = gb_account.read(known.sort_code, raw, known.modulus_table)
    if result.value:
        number, branch = result.value.account_number, result.value.sort_code
    else:
        account = gb_account.read(None, raw).value
        sort_code = gb_account.read(known.sort_code, None).value
        number = account.account_number if account and account.sort_code is None else None
        branch = sort_code.sort_code if sort_code else None
    result = attrs.evolve(result, raw=text_of(raw) if raw is not None else "")
    if number is None and branch is None:
        return reading(result.raw, None, result.codes)
    check = result.value.check if result.value else "not_checked"
    return made(result, "gb", number, branch=branch, account=number, check=check)


def _nuban(raw: object, known: Known) -> Reading[BankAccount]:
    """Read a Nigerian account number with the bank code that is known."""
    result = nuban.read(raw, known.bank_code)
    found = result.value
    if found is None:
        return reading(result.raw, None, result.codes)
    return made(
        result,
        "nuban",
        found.number,
        bank=found.bank_code,
        account=found.number,
        check=found.check,
        bank_name=found.bank_name,
    )


def _iban(raw: object, _: Known) -> Reading[BankAccount]:
    """Read an IBAN; that of the United Kingdom has parts."""
    result = iban.read(raw)
    found = result.value
    if found is None:
        return reading(result.raw, None, result.codes)
    return made(
        result,
        "iban",
        found.formatted,
        bank=found.bank,
        branch=found.sort_code,
        account=found.account_number,
        check=found.check,
    )


def _card(raw: object, _: Known) -> Reading[BankAccount]:
    """Read a whole card number."""
    result = card.read(raw)
    if result.value is None:
        return reading(result.raw, None, result.codes)
    return made(result, "card", result.value.number, check=result.value.check)


def _other(raw: object, _: Known) -> Reading[BankAccount]:
    """Leave a number unread: nothing is known of its format."""
    result = refuse(raw) or reading(text_of(raw), None, ("account.unknown_format",))
    return reading(result.raw, None, result.codes)


READERS: dict[str, Callable[[object, Known], Reading[BankAccount]]] = {
    "card": _card,
    "gb": _gb,
    "iban": _iban,
    "nuban": _nuban,
    "nz": _nz,
    "other": _other,
}
"""Scheme to the reader of its numbers."""
