"""An issue: something about one value of the payload that a person may want to know."""

import attrs

from identity_schema.model.fields import sensitivity

__all__ = ["Issue"]


@attrs.frozen(weakref_slot=False)
class Issue:
    """A reason code at a place.

    Attributes:
        code: One of `identity_schema.codes.CODES`.
        severity: ``info``, ``warning`` or ``error``, from that table.
        pointer: JSON Pointer (RFC 6901) to the leaf in the payload; ``/request/…`` for the request.
            Left out of equality, and of the repr since a pointer can hold an unknown key.
        field: The canonical target that the leaf has in its mapping, None for payload facts
            that have none.
        raw: The text as sent, only where no canonical field holds it; else None.
    """

    code: str = attrs.field(metadata=sensitivity("none"))
    severity: str = attrs.field(metadata=sensitivity("none"))
    pointer: str = attrs.field(default="", repr=False, eq=False, metadata=sensitivity("free_text"))
    field: str | None = attrs.field(default=None, metadata=sensitivity("none"))
    raw: str | None = attrs.field(default=None, repr=False, metadata=sensitivity("free_text"))
