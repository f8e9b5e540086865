"""A claim set as claims of OpenID Connect Core 1.0 (5.1) and of the IDA claims registration 1.0.

>>> from identity_schema.model import Name, PartialDate, Person
>>> person = Person(names=(Name(given_name="Hinemoa"),), birthdate=PartialDate(1989, 4))
>>> ledger = Ledger()
>>> write_claims(person, "/persons/0", ledger)
{'given_name': 'Hinemoa'}
>>> ledger.left
[LeftOut(pointer='/persons/0/birthdate', reason='the form takes whole dates only')]
"""

from collections.abc import Iterator
from typing import Any

from identity_schema.exports.ledger import Ledger
from identity_schema.model import Address, Contact, Name, Person, Place
from identity_schema.values.partial_date import PartialDate

__all__ = ["DAY_UNKNOWN", "NO_ROOM", "set_said", "write_address", "write_claims", "write_date"]

NO_ROOM = "the form has room for one"
DAY_UNKNOWN = "the form takes whole dates only"

_MAIN = ("given_name", "middle_name", "family_name", "salutation", "title")
_BIRTH = ("given_name", "middle_name", "family_name")
_ADDRESS = ("street_address", "locality", "region", "postal_code", "country", "country_code")
_NOT_SENT = "it was read from the whole name, not sent"


def set_said(members: dict[str, Any], **values: Any) -> None:
    """Set the members that say something."""
    members.update({name: value for name, value in values.items() if value is not None})


def write_claims(person: Person, at: str, ledger: Ledger) -> dict[str, Any]:
    """Write a claim set as claims; what was only inferred is no claim of the sender's.

    Args:
        person: The claim set.
        at: Its JSON Pointer.
        ledger: Takes down what is left out.
    """
    claims: dict[str, Any] = {}
    _write_names(person, at, claims, ledger)
    set_said(claims, birthdate=write_date(person.birthdate, f"{at}/birthdate", ledger))
    set_said(claims, gender=person.gender)
    if person.nationalities:
        claims["nationalities"] = list(dict.fromkeys(person.nationalities))
    if person.place_of_birth is not None:
        place = _write_place(person.place_of_birth, f"{at}/place_of_birth", ledger)
        set_said(claims, place_of_birth=place or None)
    _write_contacts(person, at, claims, ledger)
    for number, address in enumerate(person.addresses):
        here = f"{at}/addresses/{number}"
        if number:
            ledger.leave(here, NO_ROOM)
        else:
            set_said(claims, address=write_address(address, here, ledger) or None)
    return claims


def write_date(date: PartialDate | None, at: str, ledger: Ledger) -> str | None:
    """Write a date as YYYY-MM-DD, or leave it out where the day is not known."""
    if date is not None and date.day is None:
        ledger.leave(at, DAY_UNKNOWN)
        return None
    return None if date is None else date.isoformat()


def _first_of_a_use(person: Person, at: str, ledger: Ledger) -> Iterator[tuple[Name, str]]:
    seen = set()
    for number, name in enumerate(person.names):
        if name.use in seen:
            ledger.leave(f"{at}/names/{number}", NO_ROOM)
        else:
            seen.add(name.use)
            yield name, f"{at}/names/{number}"


def _write_names(person: Person, at: str, claims: dict[str, Any], ledger: Ledger) -> None:
    for name, here in _first_of_a_use(person, at, ledger):
        if name.use == "main":
            said: tuple[str, ...] = ("text", *_MAIN)
            set_said(claims, name=name.text, **_sent(name, _MAIN, ""))
        elif name.use == "birth":
            said = _BIRTH
            set_said(claims, **_sent(name, _BIRTH, "birth_"))
        else:
            said = ("text",)
            member = "nickname" if name.use == "nickname" else "also_known_as"
            set_said(claims, **{member: name.text})
        for part in name.parsed:
            ledger.leave(f"{here}/{part}", _NOT_SENT)
        ledger.rest(name, here, {"use", *said, *name.parsed})


def _sent(name: Name, parts: tuple[str, ...], before: str) -> dict[str, str | None]:
    return {f"{before}{part}": getattr(name, part) for part in parts if part not in name.parsed}


def _write_place(place: Place, at: str, ledger: Ledger) -> dict[str, Any]:
    members: dict[str, Any] = {}
    set_said(members, country=place.country, region=place.region, locality=place.locality)
    ledger.rest(place, at, {"country", "region", "locality"})
    return members


def _write_contacts(person: Person, at: str, claims: dict[str, Any], ledger: Ledger) -> None:
    for number, contact in enumerate(person.contacts):
        here = f"{at}/contacts/{number}"
        member = "email" if contact.kind == "email" else "phone_number"
        if not _is_claim(contact):
            ledger.leave(here, "it is no E.164 number or e-mail address of a domain")
        elif member in claims:
            ledger.leave(here, NO_ROOM)
        else:
            claims[member] = contact.value
            if contact.extension is not None:
                ledger.leave(f"{here}/extension", "the form has no member for it")


def _is_claim(contact: Contact) -> bool:
    if contact.value is None or contact.kind != "email":
        return contact.value is not None
    local, _, domain = contact.value.partition("@")
    host, _, rest = domain.partition(".")
    return bool(local and host and rest) and "@" not in domain


def write_address(address: Address, at: str, ledger: Ledger) -> dict[str, Any]:
    """Write an address: the sender's own members, else the components that were sent.

    Args:
        address: The address.
        at: Its JSON Pointer.
        ledger: Takes down what is left out.
    """
    members: dict[str, Any] = {}
    set_said(members, formatted=address.text or address.formatted)
    for number, part in enumerate(address.parts):
        code = part.label != "country_code" or _is_country_code(part.text)
        if part.label in _ADDRESS and part.label not in members and part.text and code:
            members[part.label] = part.text
        elif part.label not in _ADDRESS or not code:
            ledger.leave(f"{at}/parts/{number}", "the form has no member for it")
    if not members.keys() & set(_ADDRESS):
        set_said(members, **_components(address))
    ledger.rest(address, at, {"text", "formatted", "parts"})
    return members


def _is_country_code(text: str | None) -> bool:
    return text is not None and len(text) in {2, 3} and text.isascii() and text.isalpha()


def _components(address: Address) -> dict[str, str | None]:
    """Give the normal form of what was sent under other names; what was parsed is left out."""
    sent = {
        name: None if name in address.parsed else getattr(address, name)
        for name in ("unit", "building_number", "street", "locality", "region", "postal_code",
                     "country")
    }  # fmt: skip
    street = " ".join(filter(None, (sent["unit"], sent["building_number"], sent["street"])))
    return {
        "street_address": street or None,
        "locality": sent["locality"],
        "region": sent["region"],
        "postal_code": sent["postal_code"],
        "country_code": sent["country"],
    }
