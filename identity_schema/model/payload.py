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
        unmapped: JSON Pointers of leaves that the mapping does not list, in document order.
        nulls: JSON Pointers of known leaves around the records that were null.
        empties: JSON Pointers of known leaves around the records that were empty.
    """

    key: str = fields.derived("", eq=False)
    kind: str = fields.derived("")
    mapping: str = fields.derived("")
    library: str = fields.derived("")
    metadata: str = fields.derived("")
    outcome: str | None = fields.word("success", "denied", "error", "empty")
    code: str | None = fields.text(worded="outcome")
    message: str | None = fields.text()
    total: int | None = fields.scalar(fields.Kind.INTEGER)
    limit: int | None = fields.scalar(fields.Kind.INTEGER)
    page: int | None = fields.scalar(fields.Kind.INTEGER)
    pages: int | None = fields.scalar(fields.Kind.INTEGER)
    operation: str | None = fields.text()
    source: str | None = fields.derived(eq=False)
    received_at: datetime | None = fields.derived()
    labels: tuple[tuple[str, str], ...] = fields.derived(())
    references: tuple[Reference, ...] = fields.entities(Reference, "reference", "kind")
    issues: tuple[Issue, ...] = fields.derived(())
    unmapped: tuple[str, ...] = fields.derived((), eq=False)
    nulls: tuple[str, ...] = fields.derived((), eq=False)
    empties: tuple[str, ...] = fields.derived((), eq=False)
