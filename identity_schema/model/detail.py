"""A detail: one of the provider's own components, verbatim, under the provider's own label."""

import attrs

from identity_schema.model import fields

__all__ = ["Detail"]


@attrs.frozen(weakref_slot=False)
class Detail:
    """A labelled text, kept beside whatever normal form is made of it.

    Attributes:
        label: The provider's key, or the name that the mapping gives it.
        text: The text as sent.
    """

    label: str | None = fields.text(sensitivity="none")
    text: str | None = fields.text(sensitivity="free_text")
