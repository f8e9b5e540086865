"""A payload: what the provider's answer says of itself, with records or without."""

from datetime import datetime

import attrs

from identity_schema.model import fields
from identity_schema.model.issue import Issue
from identity_schema.model.reference import Reference

__all__ = ["Payload"]


@attrs.frozen(weakref_slot=False)
class Payload:
    """One stored payload.

    Attributes:
        key: `Context.source` where the caller gives it, else SHA-256 (hex) of the payload as
            canonical JSON (RFC 8785).
        kind: Name of the mapping that read it.
        mapping: ``name@revision``; the revision is a hash of the document's content.
        library: Version of this library.
        metadata: Version of the phone metadata, on which phone validity depends.
        outcome: ``success``, ``denied``, ``error`` or ``empty`` (an answer without records).
        code: The provider's error code, as sent.
        message: The provider's message, as sent.
        total: Number of records over all pages, as sent.
        limit: Size of a page, as sent.
        page: Number of this page, as sent.
        pages: Number of pages, as sent.
        operation: `Context.operation`, else what the payload says.
        source: `Context.source`.
        received_at: `Context.received_at`.
        labels: `Context.labels`, sorted by name.
        references: Ids that belong to no record.
        issues: What a person may want to know of the leaves around the records.
        unmapped: JSON Pointers of leaves that the mapping does not list, sorted.
        nulls: JSON Pointers of known leaves around the records that were null.
        empties: JSON Pointers of known leaves around the records that were empty.
    """

    key: str = fields.derived("", eq=False, sensitivity="handle")
    kind: str = fields.derived("", sensitivity="none")
    mapping: str = fields.derived("", sensitivity="none")
    library: str = fields.derived("", sensitivity="none")
    metadata: str = fields.derived("", sensitivity="none")
    outcome: str | None = fields.word("success", "denied", "error", "empty")
    code: str | None = fields.text(worded="outcome", sensitivity="none")
    message: str | None = fields.text(sensitivity="free_text")
    total: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
    limit: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
    page: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
    pages: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
    operation: str | None = fields.text(sensitivity="none")
    source: str | None = fields.derived(eq=False, sensitivity="handle")
    received_at: datetime | None = fields.derived(sensitivity="none")
    labels: tuple[tuple[str, str], ...] = fields.derived((), sensitivity="free_text")
    references: tuple[Reference, ...] = fields.entities(Reference, "reference", "kind")
    issues: tuple[Issue, ...] = fields.derived((), sensitivity="none")
    unmapped: tuple[str, ...] = fields.derived((), eq=False, sensitivity="free_text")
    nulls: tuple[str, ...] = fields.derived((), eq=False, sensitivity="none")
    empties: tuple[str, ...] = fields.derived((), eq=False, sensitivity="none")
