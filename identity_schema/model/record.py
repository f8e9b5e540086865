"""A record: one observation of one subject, as one payload tells it."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import attrs

from identity_schema.model import fields
from identity_schema.model.account import Account
from identity_schema.model.address import Address
from identity_schema.model.check import Check
from identity_schema.model.device import Device
from identity_schema.model.evidence import Evidence
from identity_schema.model.institution import Institution
from identity_schema.model.issue import Issue
from identity_schema.model.media import Media
from identity_schema.model.person import Person
from identity_schema.model.reference import Reference

__all__ = ["Record"]

readers: list[Callable[..., Any]] = []
"""What reads a rendered payload again: the one call sits above and puts itself here."""

renderers: list[Callable[..., Any]] = []
"""What `Record.render` calls: the renderer sits above, too."""


@attrs.frozen(weakref_slot=False)
class Record:
    """One observation.

    Two records are equal when they say the same; keys, pointers and the marks of what was null or
    empty are left out of the comparison.

    Attributes:
        key: Hash of the payload's key and the record's pointer; never of our output.
        payload: Key of the payload.
        pointer: JSON Pointer of the record in the payload.
        kind: Name of the mapping that read it (``okra.identity``).
        provider: ``akahu``, ``oneid``, ``okra``, ….
        source_id: The provider's id of the observation.
        subject: Whom it is about, in the provider's system.
        references: Other ids.
        status: ``processing``, ``review``, ``complete``, ``error`` or None where none is sent.
        environment: As sent (``production``, ``sandbox``); not a proof of real data.
        connection_type: As sent (``classic``, ``official``).
        jurisdiction: Country of the check, ISO 3166-1 alpha-2.
        created_at: As the provider says (UTC), as are the next three.
        updated_at: Last change.
        expires_at: End of access at the provider; not the caller's retention date.
        verified_at: When the look-up was made.
        institution: Where the data was taken from.
        messages: The provider's words, verbatim.
        persons: Claim sets.
        addresses: Addresses that no person or account is named for.
        accounts: Accounts.
        evidence: Evidence.
        checks: Checks.
        media: Links.
        device: The person's device.
        issues: What a person may want to know.
        nulls: JSON Pointers of known leaves that were null. What is in neither list and has no
            value was missing.
        empties: JSON Pointers of known leaves that were ``""``, ``[]`` or ``{}``.
    """

    key: str = fields.derived("", eq=False, sensitivity="handle")
    payload: str = fields.derived("", eq=False, sensitivity="handle")
    pointer: str = fields.derived("", eq=False, sensitivity="none")
    kind: str = fields.derived("", sensitivity="none")
    provider: str = fields.derived("", sensitivity="none")
    source_id: str | None = fields.text(sensitivity="handle")
    subject: Reference | None = fields.entity(Reference)
    references: tuple[Reference, ...] = fields.entities(Reference, "reference", "kind")
    status: str | None = fields.word("processing", "review", "complete", "error")
    environment: str | None = fields.text(sensitivity="none")
    connection_type: str | None = fields.text(sensitivity="none")
    jurisdiction: str | None = fields.scalar(fields.Kind.COUNTRY, sensitivity="none")
    created_at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    updated_at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    expires_at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    verified_at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    institution: Institution | None = fields.entity(Institution)
    messages: tuple[str, ...] = fields.texts(sensitivity="free_text")
    persons: tuple[Person, ...] = fields.entities(Person, "person", "source")
    addresses: tuple[Address, ...] = fields.entities(Address, "address")
    accounts: tuple[Account, ...] = fields.entities(Account, "account")
    evidence: tuple[Evidence, ...] = fields.entities(Evidence, "evidence")
    checks: tuple[Check, ...] = fields.entities(Check, "check", "kind")
    media: tuple[Media, ...] = fields.entities(Media, "media", "kind")
    device: Device | None = fields.entity(Device)
    issues: tuple[Issue, ...] = fields.derived((), sensitivity="none")
    nulls: tuple[str, ...] = fields.derived((), eq=False, sensitivity="none")
    empties: tuple[str, ...] = fields.derived((), eq=False, sensitivity="none")

    def render(self, mapping: Any = None) -> Any:
        """Write the record back in its provider's shape.

        Args:
            mapping: The mapping to write in; None for the one that it was read with.

        Returns:
            An `identity_schema.render.Rendered`: ``payload``, and ``unsaid``, the JSON Pointers of
            what the payload could not say.
        """
        return renderers[0](self, mapping)
