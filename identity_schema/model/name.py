"""A name of a person or an organisation, as sent and in a normal form."""

import attrs

from identity_schema.model import fields

__all__ = ["Name"]


@attrs.frozen(weakref_slot=False)
class Name:
    """One name, whole, in parts, or both.

    Attributes:
        use: ``main``, ``alias``, ``birth`` or ``nickname``.
        text: The whole name as sent; None where only parts were sent.
        given_name: As sent, or read from ``text`` where that is certain.
        middle_name: As sent, or read from ``text`` where that is certain.
        family_name: As sent, or read from ``text`` where that is certain.
        salutation: As sent (``Mr``), where it is sent apart from the title.
        title: As sent, or read from ``text``.
        suffix: As sent, or read from ``text``.
        initials: As sent, or read from ``text``.
        normal: Normal form for matching, never for display; None where there is none.
        parsed: Names of the parts that were read from ``text`` rather than sent as such. How a part
            came to be known is no part of what is said: left out of comparisons.
    """

    use: str | None = fields.word("main", "alias", "birth", "nickname", default="main")
    text: str | None = fields.text(sensitivity="name")
    given_name: str | None = fields.text(sensitivity="name")
    middle_name: str | None = fields.text(sensitivity="name")
    family_name: str | None = fields.text(sensitivity="name")
    salutation: str | None = fields.text(sensitivity="name")
    title: str | None = fields.text(sensitivity="name")
    suffix: str | None = fields.text(sensitivity="name")
    initials: str | None = fields.text(sensitivity="name")
    normal: str | None = fields.derived(sensitivity="name")
    parsed: tuple[str, ...] = fields.derived((), eq=False, sensitivity="none")
