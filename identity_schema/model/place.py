"""A place that a person comes from or lives in, short of an address."""

import attrs

from identity_schema.model import fields

__all__ = ["Place"]


@attrs.frozen(weakref_slot=False)
class Place:
    """A place by its parts (ISO 20022 words: country, region, district).

    Attributes:
        text: The place as one text.
        country: ISO 3166-1 alpha-2.
        region: State or region as sent (``Ogun State``).
        district: District as sent; a local government area in Nigeria.
        locality: Town or city as sent.
    """

    text: str | None = fields.text(sensitivity="demographic")
    country: str | None = fields.scalar(fields.Kind.COUNTRY, sensitivity="demographic")
    region: str | None = fields.text(sensitivity="demographic")
    district: str | None = fields.text(sensitivity="demographic")
    locality: str | None = fields.text(sensitivity="demographic")
