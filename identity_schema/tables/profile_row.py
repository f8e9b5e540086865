"""The row that a profile is."""

from datetime import date
from typing import Any

import attrs

__all__ = ["Profile"]


def _field() -> Any:
    return attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True)
class Profile:
    """What one record says of its subject; the columns of the view ``profile``.

    Attributes:
        record_key: Key of the record.
        person: Id of the anchor; None where the record has no claim set to take.
        kind: ``natural``, ``organisation`` or ``unknown``, of the anchor.
        left_out: Ids of the claim sets that speak of somebody else.
        name: Main name as sent, else its parts with spaces between them.
        given_name: Of that name, as are the next two.
        middle_name: Middle names.
        family_name: Family name.
        birthdate: Date of birth; None unless the day is known.
        birthdate_text: Date of birth as far as it is known: ``1989``, ``1989-04``, ``1989-04-16``.
        gender: Gender.
        nationalities: ISO 3166-1 alpha-2.
        phone: First number in E.164.
        email: First address.
        bvn: Bank verification number (NG).
        nin: National identification number (NG).
        address_text: First address as one text, as sent or as formatted by the provider.
        unit: Of that address, as are the next seven.
        building_number: House number.
        street: Thoroughfare.
        suburb: Suburb.
        locality: Town or city.
        region: Region.
        postal_code: Postal code.
        country: ISO 3166-1 alpha-2.
        name_from: Id of the claim set that the name came from, and so for the other groups.
            ``address_from`` may be an address of the record itself (``addresses/0``), which is
            taken where no claim set has one and nobody was left out.
        name_source: The word of that claim set in the precedence, and so for the other groups;
            ``record`` for an address of the record.
    """

    record_key: str = attrs.field(default="", eq=False)
    person: str | None = _field()
    kind: str | None = _field()
    left_out: tuple[str, ...] = ()
    name: str | None = _field()
    given_name: str | None = _field()
    middle_name: str | None = _field()
    family_name: str | None = _field()
    name_from: str | None = None
    name_source: str | None = None
    birthdate: date | None = attrs.field(default=None, repr=False)
    birthdate_text: str | None = _field()
    birthdate_from: str | None = None
    birthdate_source: str | None = None
    gender: str | None = _field()
    gender_from: str | None = None
    gender_source: str | None = None
    nationalities: tuple[str, ...] = attrs.field(default=(), repr=False)
    nationalities_from: str | None = None
    nationalities_source: str | None = None
    phone: str | None = _field()
    phone_from: str | None = None
    phone_source: str | None = None
    email: str | None = _field()
    email_from: str | None = None
    email_source: str | None = None
    bvn: str | None = _field()
    bvn_from: str | None = None
    bvn_source: str | None = None
    nin: str | None = _field()
    nin_from: str | None = None
    nin_source: str | None = None
    address_text: str | None = _field()
    unit: str | None = _field()
    building_number: str | None = _field()
    street: str | None = _field()
    suburb: str | None = _field()
    locality: str | None = _field()
    region: str | None = _field()
    postal_code: str | None = _field()
    country: str | None = _field()
    address_from: str | None = None
    address_source: str | None = None
