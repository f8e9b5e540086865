"""Numbers: identifiers, and accounts with their holders and banks."""

from typing import TYPE_CHECKING, Any

from identity_schema._later import Module
from identity_schema.model.finish.name import holder_of
from identity_schema.model.finish.room import Room

if TYPE_CHECKING:
    from identity_schema.numbers import bank_account, iban, identifier, ng_banks
    from identity_schema.values import name
else:
    bank_account = Module("identity_schema.numbers.bank_account")
    iban = Module("identity_schema.numbers.iban")
    identifier = Module("identity_schema.numbers.identifier")
    name = Module("identity_schema.values.name")
    ng_banks = Module("identity_schema.numbers.ng_banks")

__all__ = ["finish_account", "finish_account_number", "finish_identifier", "finish_institution"]


def finish_identifier(entity: Any, _: Room) -> tuple[str, ...]:
    """Read a number by its scheme."""
    made, value, country, check = identifier.find(entity.raw, entity.scheme)
    if value is not None:
        entity.value, entity.country, entity.check = value, country, check or "not_checked"
    return made.codes


def finish_account_number(number: Any, room: Room) -> tuple[str, ...]:
    """Read an account number by its scheme, or by the region where no scheme is given."""
    sort_code = number.branch if number.scheme == "gb" else None
    made = bank_account.read(
        number.raw, country=room.region, scheme=number.scheme, sort_code=sort_code
    )
    form = made.value
    if form is not None:
        number.scheme = form.scheme
        number.value = None if form.masked else form.value
        number.bank = form.bank
        number.branch = form.branch or sort_code
        number.account = form.account
        if sort_code is not None and form.branch is not None:
            _keep_sort_code(number, sort_code, form.branch)
        number.suffix = form.suffix
        number.masked = form.masked
        number.check = form.check
    elif number.scheme is None:
        number.scheme = "other"
    return made.codes


def _keep_sort_code(number: Any, sent: str, standard: str) -> None:
    """Keep the sort code that was sent where the number's standard form goes with another one.

    So it is with the nine digits of Santander: that form is made to check the number, and beside
    the sort code that was sent it would be somebody else's account.
    """
    own = bank_account.read(None, scheme="gb", sort_code=sent).value
    if own is not None and own.branch != standard:
        number.branch, number.value, number.account = own.branch, None, None


def finish_account(account: Any, room: Room) -> tuple[str, ...]:
    """Split the holder line; check a NUBAN against the bank that stands beside it."""
    codes: tuple[str, ...] = ()
    if account.holder is not None:
        readings = name.split_holders(account.holder)
        account.holders = tuple([holder_of(r.value) for r in readings if r.value is not None])
        if len(readings) > 1 or readings[0].codes:
            codes = tuple(dict.fromkeys([code for r in readings for code in r.codes]))
    code = account.bank.code if account.bank is not None else None
    if code is not None:
        for number in account.numbers:
            if number.scheme == "nuban" and number.check == "not_checked":
                made = bank_account.read(
                    number.raw, country=room.region, scheme="nuban", bank_code=code
                )
                if made.value is not None:
                    object.__setattr__(number, "bank", made.value.bank)
                    object.__setattr__(number, "check", made.value.check)
                codes += made.codes
    if len(account.numbers) > 1 and _disagree(account.numbers):
        codes += ("iban.disagrees",)
    return codes


def _disagree(numbers: tuple[Any, ...]) -> bool:
    """Whether a United Kingdom IBAN holds another account than the one that stands beside it."""
    ibans = [one.value for one in numbers if one.scheme == "iban" and one.account is not None]
    others = [one for one in numbers if one.scheme == "gb" and not one.masked] if ibans else []
    forms = [iban.read(value).value for value in ibans] if others else []
    return any(
        form is not None and iban.agrees_with(form, other.branch, other.raw) is False
        for form in forms
        for other in others
    )


def finish_institution(institution: Any, _: Room) -> tuple[str, ...]:
    """Find the CBN code of a bank that is named by Okra's id."""
    if institution.code is None and institution.id is not None:
        found = ng_banks.bank_by_okra_id(institution.id)
        if found is not None:
            institution.code, institution.code_scheme = found[0], "ng_cbn"
    return ()
