"""An identifier: a number that an authority gave to a person, a company or a document."""

import attrs

from identity_schema.model import fields

__all__ = ["Identifier"]


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

    scheme: str | None = fields.text(sensitivity="none")
    raw: str | None = fields.text(sensitivity="government_identifier")
    value: str | None = fields.derived(sensitivity="government_identifier")
    country: str | None = fields.derived(sensitivity="none")
    check: str | None = fields.derived(sensitivity="none")
