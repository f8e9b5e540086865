"""The truth after digits are lost: hidden by the sender, or zeros that a number cannot keep."""

from typing import Any

from identity_schema.model import (
    AccountNumber,
    Address,
    Check,
    Contact,
    Detail,
    Identifier,
    Institution,
    Name,
)
from identity_schema.model.fields import Kind
from identity_schema.records import Records
from identity_schema.testing.messes.edits import found, noted
from identity_schema.testing.messes.mess import Change
from identity_schema.testing.messes.places import Place
from identity_schema.testing.messes.situation import (
    Situation,
    is_linked,
    owner_of,
    spec_in,
    target_of,
    with_values,
)

__all__ = ["lost_zeros", "masked"]


def masked(situation: Situation, place: Place, change: Change) -> Records | None:
    """Keep the text and take away all that was read of it."""
    (target,) = situation.below(place.pointer)
    pointer = target.rpartition("/")[0]
    entity = found(situation.truth, pointer)
    nothing: dict[str, Any] = {"raw": change.value, "value": None}
    if isinstance(entity, Contact):
        nothing |= {"region": None, "type": None, "extension": None}
    elif isinstance(entity, Identifier):
        nothing |= {"country": None, "check": None}
    else:
        account = found(situation.truth, owner_of(pointer))
        if is_linked(situation.truth, pointer) or (account.bank and account.bank.code):
            return None
        nothing |= {"bank": None, "account": None, "suffix": None, "masked": True}
        nothing["check"] = "not_checked"
        if entity.scheme != "gb":
            nothing["branch"] = None
    truth = with_values(situation.truth, pointer, nothing)
    return noted(truth, situation.owner(place), change.code or "", place.pointer, target_of(place))


def lost_zeros(situation: Situation, place: Place, change: Change) -> Records | None:
    """Keep the digits that came; restore zeros where the format says how many there were."""
    (target,) = situation.below(place.pointer) or ("",)
    pointer, _, field = target.rpartition("/")
    if not target or spec_in(found(situation.truth, pointer), field).kind is not Kind.TEXT:
        return None
    digits = str(change.value)
    owner = situation.owner(place)
    truth = with_values(situation.truth, pointer, {field: digits})
    truth = noted(truth, owner, "value.number_as_text", place.pointer, target_of(place))
    more = _of_digits(found(situation.truth, pointer), digits)
    if more is None:
        return None
    values, code, target_of_code = more
    if "/accounts/" in pointer and isinstance(found(truth, pointer), Institution):
        return None
    if isinstance(found(truth, pointer), AccountNumber) and is_linked(truth, pointer):
        return None
    if isinstance(found(truth, pointer), Detail):
        return _lost_postcode(situation, truth, pointer, place)
    if values:
        truth = with_values(truth, pointer, values)
    if code is not None:
        truth = noted(truth, owner, code, place.pointer, target_of_code or target_of(place))
    return truth


_More = tuple[dict[str, Any], str | None, str | None]


def _of_digits(entity: Any, digits: str) -> _More | None:
    """Return what becomes of an entity whose number lost its leading zeros."""
    if isinstance(entity, Identifier) and entity.scheme in {"nin", "bvn"}:
        nothing: dict[str, Any] = {"value": None, "country": None, "check": None}
        return nothing, f"{entity.scheme}.length", None
    if isinstance(entity, Identifier):
        return {"value": digits}, None, None
    if isinstance(entity, AccountNumber):
        return _of_account_digits(entity, digits)
    if isinstance(entity, Name | Address | Check):
        return None
    return {}, None, None


def _of_account_digits(number: AccountNumber, digits: str) -> _More | None:
    if number.scheme == "nuban":
        return {"value": None, "account": None, "bank": None, "check": None}, "nuban.length", None
    if number.scheme == "gb" and len(digits) in {6, 7} and number.branch is not None:
        return {}, "gb_account.transformed", None
    return None


def _lost_postcode(
    situation: Situation, truth: Records, pointer: str, place: Place
) -> Records | None:
    """In New Zealand a postcode has four digits, so that its zeros are restored."""
    address = found(situation.truth, owner_of(pointer))
    if not isinstance(address, Address) or address.country != "NZ" or place.leaf is None:
        return None
    if address.postal_code != place.value:
        return None
    seat = place.leaf.seats[0]
    if len(seat.hops) != 1:
        return None
    owner = situation.owner(place)
    return noted(truth, owner, "address.postcode_zeros", place.pointer, seat.root.name)
