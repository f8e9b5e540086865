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
        description: What it shows, in the provider's words.
        digest: Hash of the content, as sent (Base64 in OpenID attachments).
        digest_algorithm: The algorithm of that hash, as sent (``sha-256``).
        check_id: The provider's id of the check that it comes from, as sent.
        cropped: Whether the image was cropped; None where that is not said.
        expires_at: When the link stops working (UTC); None where that is not known, as for a link
            of 60 minutes whose time of receipt the caller did not give.
        exp: That time as a NumericDate (RFC 7519): seconds since 1970, as sent; ``expires_at`` is
            worked out from it.
    """

    kind: str | None = fields.text(sensitivity="none")
    url: str | None = fields.text(sensitivity="image_link")
    type: str | None = fields.text(sensitivity="none")
    description: str | None = fields.text(sensitivity="free_text")
    digest: str | None = fields.text(sensitivity="image_link")
    digest_algorithm: str | None = fields.text(sensitivity="none")
    check_id: str | None = fields.text(sensitivity="handle")
    cropped: bool | None = fields.scalar(fields.Kind.BOOLEAN, sensitivity="none")
    expires_at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    exp: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
