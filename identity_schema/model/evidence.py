"""Evidence (OpenID Identity Assurance): what an identity rests on, and readings of documents."""

from datetime import datetime

import attrs

from identity_schema.model import fields
from identity_schema.model.check import Check
from identity_schema.model.detail import Detail
from identity_schema.model.identifier import Identifier
from identity_schema.model.institution import Institution
from identity_schema.model.media import Media
from identity_schema.values.partial_date import PartialDate

__all__ = ["Document", "Evidence"]


@attrs.frozen(weakref_slot=False)
class Document:
    """One reading of a document, a record or an attestation.

    Attributes:
        source: ``stated`` (by the provider), ``extracted`` (read off the document) or
            ``confirmed`` (edited and confirmed by the person).
        form: Which of the forms that OpenID IDA has: ``document``, ``record``, ``attestation`` or
            ``signature``; None where the provider has one form for all.
        type: OpenID IDA word (``passport``, ``driving_permit``, ``idcard``, ``bank_account``, …).
        type_text: The type in the provider's own words.
        label: The provider's label of the type.
        numbers: Every number on it, each under the provider's own name for it.
        issuer: Who issued it; for an electronic record, its source.
        branch: Branch where it was issued.
        created_at: When a record or a signature was made (UTC).
        issued_on: Date of issue.
        expires_on: Date of expiry.
        printed: Other texts of it, verbatim.
    """

    source: str | None = fields.word("stated", "extracted", "confirmed", default="stated")
    form: str | None = fields.word("document", "record", "attestation", "signature")
    type: str | None = fields.text(sensitivity="none")
    type_text: str | None = fields.text(worded="type", sensitivity="free_text")
    label: str | None = fields.text(sensitivity="free_text")
    numbers: tuple[Identifier, ...] = fields.entities(Identifier, "number", "scheme")
    issuer: Institution | None = fields.entity(Institution)
    branch: Institution | None = fields.entity(Institution)
    created_at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    issued_on: PartialDate | None = fields.scalar(
        fields.Kind.DATE, sensitivity="government_identifier"
    )
    expires_on: PartialDate | None = fields.scalar(
        fields.Kind.DATE, sensitivity="government_identifier"
    )
    printed: tuple[Detail, ...] = fields.entities(
        Detail, "printed", "label", sensitivity="government_identifier"
    )


@attrs.frozen(weakref_slot=False)
class Evidence:
    """One piece of evidence.

    Attributes:
        id: ``evidence/0``, the ordinal inside the record.
        type: IDA type of evidence; None where it is not said.
        source_id: The provider's id of it.
        documents: The readings of it.
        checks: Checks made on it.
        media: Images and files of it.
        captures: How often it had to be captured.
    """

    id: str = fields.derived("", sensitivity="none")
    type: str | None = fields.word("document", "electronic_record", "vouch", "electronic_signature")
    source_id: str | None = fields.text(sensitivity="handle")
    documents: tuple[Document, ...] = fields.entities(Document, "document", "source")
    checks: tuple[Check, ...] = fields.entities(Check, "check", "kind")
    media: tuple[Media, ...] = fields.entities(Media, "media", "kind")
    captures: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
