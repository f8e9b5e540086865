"""An address: the provider's own words and, beside them, a normal form."""

import attrs

from identity_schema.model import fields
from identity_schema.model.detail import Detail

__all__ = ["Address"]


@attrs.frozen(weakref_slot=False)
class Address:
    """One address.

    Attributes:
        text: The address as one text, as sent.
        formatted: The provider's own formatted line, as sent.
        parts: The provider's own components, verbatim, under the provider's labels.
        unit: Flat, unit, level or suite, of the normal form as are the seven that follow.
        building_number: House number, with its letter.
        street: Thoroughfare without the number; also ``PO Box 12`` and ``RD 3``.
        suburb: Suburb or dependent locality.
        locality: Town or city.
        region: Region, state or county as written.
        postal_code: Postal code in the country's format.
        country: ISO 3166-1 alpha-2.
        use: ``residential``, ``postal``, ``account``, ``branch``, ``unknown`` (the provider says
            that it does not know) or None (nothing is said).
        place_id: Google place id, as sent.
        parser: What read the components that the provider did not send: ``rule`` or ``usaddress``;
            None where nothing was parsed.
        parsed: Names of the components that were read from a text rather than sent as such.
    """

    text: str | None = fields.text(sensitivity="address")
    formatted: str | None = fields.text(sensitivity="address")
    parts: tuple[Detail, ...] = fields.entities(Detail, "part", "label", sensitivity="address")
    unit: str | None = fields.derived(sensitivity="address")
    building_number: str | None = fields.derived(sensitivity="address")
    street: str | None = fields.derived(sensitivity="address")
    suburb: str | None = fields.derived(sensitivity="address")
    locality: str | None = fields.derived(sensitivity="address")
    region: str | None = fields.derived(sensitivity="address")
    postal_code: str | None = fields.derived(sensitivity="address")
    country: str | None = fields.derived(sensitivity="address")
    use: str | None = fields.word("residential", "postal", "account", "branch", "unknown")
    place_id: str | None = fields.text(sensitivity="address")
    parser: str | None = fields.derived(sensitivity="none")
    parsed: tuple[str, ...] = fields.derived((), sensitivity="none")
