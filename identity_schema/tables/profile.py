"""One row for a record: what it says of its subject, each value from one named claim set.

A record has several claim sets about one person. The profile ranks those of the subject by a named
precedence and takes each value whole from the first that has it; ``*_from`` names the claim set and
``*_source`` its word in the precedence. Nothing is merged, and no assurance is given: a level
belongs to its claim set (table ``verifications``), never to a mixture.

The *anchor* is the first claim set with a name. A claim set that names another person, or another
date of birth, gives no value; it is listed in ``left_out``.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from identity_schema._calls import check, check_many
from identity_schema.errors import ContractError
from identity_schema.model import Address, Person, Record
from identity_schema.tables.profile_row import Profile
from identity_schema.tables.same_person import main_normal, may_be_one

__all__ = ["PRECEDENCE", "PRECEDENCE_WORDS", "Profile", "check_precedence", "profile"]

PRECEDENCE = (
    "verified", "document_confirmed", "document_extracted", "register", "account_holder",
    "profile", "unverified",
)  # fmt: skip
"""The default. ``verified`` is a claim set whose verification passed."""

PRECEDENCE_WORDS = (*PRECEDENCE, "attestation", "derived", "verified_not_passed")
"""All that a precedence may name. ``verified_not_passed`` is a verified claim set that was flagged,
or whose verification says neither. What a watchlist, a request or a next of kin says is nothing
about the subject and cannot be named."""


_Values = dict[str, Any]
_PARTS = ("unit", "building_number", "street", "suburb", "locality", "region", "postal_code",
          "country")  # fmt: skip


def check_precedence(precedence: Sequence[str]) -> tuple[str, ...]:
    """Return a precedence as a tuple.

    Raises:
        ContractError: ``profile.precedence``: a word that is not in `PRECEDENCE_WORDS`, or twice;
            ``call.argument``: it is no list.
    """
    check_many("precedence", precedence, "a list of words")
    words = tuple(precedence)
    wrong = [word for word in words if word not in PRECEDENCE_WORDS]
    if wrong or len(set(words)) != len(words):
        allowed = ", ".join(PRECEDENCE_WORDS)
        message = f"a precedence names each of these at most once: {allowed}"
        raise ContractError("profile.precedence", message)
    return words


def profile(record: Record, precedence: Sequence[str] = PRECEDENCE) -> Profile:
    """Return what a record says of its subject, one value each.

    Args:
        record: The record.
        precedence: Words of `PRECEDENCE_WORDS`, the most trusted first; what it does not name is
            not taken.

    Raises:
        ContractError: ``profile.precedence``: the precedence has an unknown word;
            ``call.argument``: it is no record, such as the `Records` of a payload.
    """
    check("record", record, Record, "one Record")
    claims = list(_claims(record, check_precedence(precedence)))
    if not claims:
        return Profile(record_key=record.key)
    anchor = next((p for _, p in claims if main_normal(p) is not None), claims[0][1])
    kept = [(word, person) for word, person in claims if may_be_one(anchor, person)]
    left_out = tuple(person.id for _, person in claims if not may_be_one(anchor, person))
    found: _Values = {}
    for group, read in _GROUPS.items():
        for word, person in kept:
            values = read(person)
            if values is not None:
                found |= values
                found[f"{group}_from"], found[f"{group}_source"] = person.id, word
                break
    if "address_from" not in found and not left_out:
        found |= _record_address(record)
    return Profile(
        record_key=record.key, person=anchor.id, kind=anchor.kind, left_out=left_out, **found
    )


def _claims(record: Record, precedence: tuple[str, ...]) -> Iterator[tuple[str, Person]]:
    """Yield the subject's claim sets with their words, the most trusted first."""
    persons = [person for person in record.persons if person.role == "subject"]
    for word in precedence:
        yield from ((word, person) for person in persons if _word(person) == word)


def _word(person: Person) -> str | None:
    if person.source != "verified":
        return person.source
    passed = person.verification is not None and person.verification.status == "pass"
    return "verified" if passed else "verified_not_passed"


def _name(person: Person) -> _Values | None:
    for name in person.names:
        parts = (name.given_name, name.middle_name, name.family_name)
        text = name.text or " ".join(filter(None, parts))
        if name.use == "main" and text:
            given, middle, family = parts
            return {
                "name": text, "given_name": given, "middle_name": middle, "family_name": family,
            }  # fmt: skip
    return None


def _birthdate(person: Person) -> _Values | None:
    held = person.birthdate
    if held is None:
        return None
    day = None if held.day is None else held.earliest
    return {"birthdate": day, "birthdate_text": held.isoformat()}


def _gender(person: Person) -> _Values | None:
    return None if person.gender is None else {"gender": person.gender}


def _nationalities(person: Person) -> _Values | None:
    return {"nationalities": person.nationalities} if person.nationalities else None


def _contact(kind: str) -> Callable[[Person], _Values | None]:
    def read(person: Person) -> _Values | None:
        values = (c.value for c in person.contacts if c.kind == kind and c.value is not None)
        return next(({kind: value} for value in values), None)

    return read


def _identifier(scheme: str) -> Callable[[Person], _Values | None]:
    def read(person: Person) -> _Values | None:
        values = (i.value for i in person.identifiers if i.scheme == scheme and i.value is not None)
        return next(({scheme: value} for value in values), None)

    return read


def _address(person: Person) -> _Values | None:
    return _first_address(person.addresses)[1]


def _record_address(record: Record) -> _Values:
    number, values = _first_address(record.addresses)
    if values is None:
        return {}
    return values | {"address_from": f"addresses/{number}", "address_source": "record"}


def _first_address(addresses: Sequence[Address]) -> tuple[int, _Values | None]:
    for number, address in enumerate(addresses):
        values = {part: getattr(address, part) for part in _PARTS}
        values["address_text"] = address.text if address.text is not None else address.formatted
        if any(value is not None for value in values.values()):
            return number, values
    return 0, None


_GROUPS: dict[str, Callable[[Person], _Values | None]] = {
    "name": _name,
    "birthdate": _birthdate,
    "gender": _gender,
    "nationalities": _nationalities,
    "phone": _contact("phone"),
    "email": _contact("email"),
    "bvn": _identifier("bvn"),
    "nin": _identifier("nin"),
    "address": _address,
}
"""What is taken whole, and how."""
