"""Media: a link to an image, a video or a report. Never its content."""

from datetime import datetime

import attrs

from identity_schema.model import fields

__all__ = ["Media"]


@attrs.frozen(weakref_slot=False)
class Media:
    """One linked file.

    Attributes:
        kind: ``photo``, ``front``, ``face``, ``video``, ``report``, … or the provider's word.
        url: The link as sent. It may hold a person's number: Okra names photos by BVN and NIN.
        type: Media type (RFC 6838) where it is said.
        digest: ``algorithm:value`` where it is said.
        cropped: Whether the image was cropped; None where that is not said.
        expires_at: When the link stops working (UTC); None where that is not known, as for a link
            of 60 minutes whose time of receipt the caller did not give.
    """

    kind: str | None = fields.text()
    url: str | None = fields.text()
    type: str | None = fields.text()
    digest: str | None = fields.text()
    cropped: bool | None = fields.scalar(fields.Kind.BOOLEAN)
    expires_at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP)
