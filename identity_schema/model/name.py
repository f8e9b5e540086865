"""A name of a person or an organisation, as sent and in a normal form."""

import attrs

from identity_schema.model import fields

__all__ = ["Name"]


@attrs.frozen(weakref_slot=False)
class Name:
    """One name, whole, in parts, or both.

    Attributes:
        use: ``main``, ``alias`` or ``birth``.
        text: The whole name as sent; None where only parts were sent.
        given_name: As sent, or read from ``text`` where that is certain.
        middle_name: As sent, or read from ``text`` where that is certain.
        family_name: As sent, or read from ``text`` where that is certain.
        title: As sent, or read from ``text``.
        suffix: As sent, or read from ``text``.
        initials: As sent, or read from ``text``.
        normal: Normal form for matching, never for display; None where there is none.
    """

    use: str | None = fields.word("main", "alias", "birth", default="main")
    text: str | None = fields.text()
    given_name: str | None = fields.text()
    middle_name: str | None = fields.text()
    family_name: str | None = fields.text()
    title: str | None = fields.text()
    suffix: str | None = fields.text()
    initials: str | None = fields.text()
    normal: str | None = fields.derived()
