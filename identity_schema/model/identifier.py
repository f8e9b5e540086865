"""An identifier: a number that an authority gave to a person, a company or a document."""

import attrs

from identity_schema.model import fields

__all__ = ["Identifier"]

_KNOWN = (
    "bvn", "card", "document_number", "driving_licence_number", "driving_permit_number",
    "gb_driving_licence", "gb_passport", "iban", "id_number", "nin", "nuban", "nz_account",
    "passport_number", "rc_number", "reference_number", "serial_number", "vnin",
)  # fmt: skip
"""Schemes that `identity_schema.numbers.identifier` has rules for, and those that shipped mappings
use; there may be any others."""


@attrs.frozen(weakref_slot=False)
class Identifier:
    """One number under one scheme.

    Attributes:
        scheme: ``bvn``, ``nin``, ``rc_number``, ``passport_number``, ``document_number``, …
        raw: The text as sent.
        value: The normal form; None where the text is not of the scheme's shape.
        country: ISO 3166-1 alpha-2 of the issuer where the scheme says it.
        check: ``passed``, ``failed`` or ``not_checked`` (the scheme has no published check).
    """

    scheme: str | None = fields.text(known=_KNOWN, sensitivity="none")
    raw: str | None = fields.text(sensitivity="government_identifier")
    value: str | None = fields.derived(sensitivity="government_identifier")
    country: str | None = fields.derived(sensitivity="none")
    check: str | None = fields.derived(sensitivity="none")
