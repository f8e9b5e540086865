"""An account at a bank, its numbers and its balances."""

from decimal import Decimal

import attrs

from identity_schema.model import fields
from identity_schema.model.address import Address
from identity_schema.model.institution import Institution
from identity_schema.model.name import Name
from identity_schema.values.partial_date import PartialDate

__all__ = ["Account", "AccountNumber", "Balance"]


@attrs.frozen(weakref_slot=False)
class AccountNumber:
    """One number of an account.

    Attributes:
        scheme: ``nz``, ``gb``, ``nuban``, ``iban``, ``card`` or ``other``.
        raw: The text as sent.
        value: The number in the scheme's own format; None where the text has none.
        bank: Bank part of the number, or the bank code it was checked with.
        branch: Branch part; for ``gb`` the sort code, as sent while it cannot be read.
        account: Account part.
        suffix: Suffix (NZ).
        masked: Whether digits are hidden; such a number is never padded or checked.
        check: ``passed``, ``failed`` or ``not_checked``.
    """

    scheme: str | None = fields.word("card", "gb", "iban", "nuban", "nz", "other")
    raw: str | None = fields.text(sensitivity="account_number")
    value: str | None = fields.derived(sensitivity="account_number")
    bank: str | None = fields.derived(sensitivity="none")
    branch: str | None = fields.text(sensitivity="account_number")
    account: str | None = fields.derived(sensitivity="account_number")
    suffix: str | None = fields.derived(sensitivity="account_number")
    masked: bool = fields.derived(False, sensitivity="none")  # noqa: FBT003 - the default of a field
    check: str | None = fields.derived(sensitivity="none")


@attrs.frozen(weakref_slot=False)
class Balance:
    """An amount of money of an account.

    Attributes:
        kind: ``balance`` or ``credit_line``.
        amount: Exact, in units of the currency; None where the text was no amount.
        currency: ISO 4217 alphabetic code.
    """

    kind: str | None = fields.word("balance", "credit_line")
    amount: Decimal | None = fields.scalar(fields.Kind.DECIMAL, sensitivity="money")
    currency: str | None = fields.scalar(fields.Kind.CURRENCY, sensitivity="none")


@attrs.frozen(weakref_slot=False)
class Account:
    """One account.

    Attributes:
        id: ``accounts/0``, the ordinal inside the record.
        source_id: The provider's id of the account.
        name: Name of the account as sent (a nickname or a product: Akahu does not say which).
        nickname: Nickname given by the owner.
        holder: Holder line as the bank shows it; it may name several people.
        holders: The names in ``holder``, one each.
        unlisted_holders: Whether others hold it too; None where that is not said.
        numbers: Its numbers.
        currency: ISO 4217 alphabetic code.
        type: ``personal``, ``business`` or None.
        subtype: ISO 20022 external code: ``CACC``, ``SVGS``, ``CARD``.
        status: ISO 20022 AccountStatus3Code: ``ENAB``, ``DISA``, ``DELE``, ``FORM``, ``PEND``.
        opened_on: When it was opened.
        bank: The bank.
        branch: The branch.
        address: The address that the bank shows with the account.
        balances: Balance and credit lines.
    """

    id: str = fields.derived("", sensitivity="none")
    source_id: str | None = fields.text(sensitivity="handle")
    name: str | None = fields.text(sensitivity="name")
    nickname: str | None = fields.text(sensitivity="name")
    holder: str | None = fields.text(sensitivity="name")
    holders: tuple[Name, ...] = fields.derived((), sensitivity="name")
    unlisted_holders: bool | None = fields.scalar(fields.Kind.BOOLEAN, sensitivity="none")
    numbers: tuple[AccountNumber, ...] = fields.entities(AccountNumber, "number", "scheme")
    currency: str | None = fields.scalar(fields.Kind.CURRENCY, sensitivity="none")
    type: str | None = fields.word("personal", "business")
    subtype: str | None = fields.word("CACC", "SVGS", "CARD")
    status: str | None = fields.word("ENAB", "DISA", "DELE", "FORM", "PEND")
    opened_on: PartialDate | None = fields.scalar(fields.Kind.DATE, sensitivity="account_number")
    bank: Institution | None = fields.entity(Institution)
    branch: Institution | None = fields.entity(Institution)
    address: Address | None = fields.entity(Address)
    balances: tuple[Balance, ...] = fields.entities(Balance, "balance", "kind")
