"""A contact: a phone number or an e-mail address."""

import attrs

from identity_schema.model import fields

__all__ = ["Contact"]


@attrs.frozen(weakref_slot=False)
class Contact:
    """A way to reach somebody.

    Attributes:
        kind: ``phone`` or ``email``.
        raw: The text as sent.
        value: E.164 for a valid phone number, the address for an e-mail; None where the text has
            no such form.
        region: ISO 3166-1 alpha-2 of a phone number; None for an e-mail.
        type: The number type in libphonenumber's words (``mobile``, ``fixed_line``, …).
        extension: The digits of a phone extension.
    """

    kind: str | None = fields.word("phone", "email")
    raw: str | None = fields.text(sensitivity="contact")
    value: str | None = fields.derived(sensitivity="contact")
    region: str | None = fields.derived(sensitivity="none")
    type: str | None = fields.derived(sensitivity="none")
    extension: str | None = fields.derived(sensitivity="contact")
