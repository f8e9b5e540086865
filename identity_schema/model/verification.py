"""A verification: what a trust framework says of one claim set (OpenID Identity Assurance 1.0)."""

from datetime import datetime

import attrs

from identity_schema.assurance.declared import Assurance
from identity_schema.model import fields

__all__ = ["AssuranceDetail", "EvidenceRef", "Verification"]


@attrs.frozen(weakref_slot=False)
class EvidenceRef:
    """A check that an assurance detail rests on.

    Attributes:
        check_id: The ``check_id`` of a check in the same claim set, as sent.
        classification: IDA ``evidence_classification``.
    """

    check_id: str | None = fields.text(sensitivity="handle")
    classification: str | None = fields.text(sensitivity="none")


@attrs.frozen(weakref_slot=False)
class AssuranceDetail:
    """One part of the assurance process.

    Attributes:
        type: IDA ``assurance_type``.
        classification: IDA ``assurance_classification``.
        evidence_ref: The checks that it rests on.
    """

    type: str | None = fields.text(sensitivity="none")
    classification: str | None = fields.text(sensitivity="none")
    evidence_ref: tuple[EvidenceRef, ...] = fields.entities(EvidenceRef, "evidence_ref")


@attrs.frozen(weakref_slot=False)
class Verification:
    """How one claim set was verified; it speaks for no other.

    Attributes:
        status: ``pass``, ``flagged``, ``unknown`` where what was sent is no one text, or None where
            nothing is said, or a word that is neither.
        status_text: The status in the provider's own word, where the mapping keeps it.
        trust_framework: As sent (``uk_diatf``, ``eidas``, …).
        assurance_level: As sent; its meaning depends on the framework.
        policy: IDA ``policy`` (``gpg45``), as sent.
        procedure: IDA ``procedure`` (``m1b``), as sent.
        process: IDA ``verification_process``, an opaque id.
        time: When it was verified (UTC).
        assurance_details: Parts of the process.
        evidence: Ids of the evidence of this claim set.
    """

    status: str | None = fields.word("pass", "flagged", "unknown")
    status_text: str | None = fields.text(worded="status", unread="unknown", sensitivity="none")
    trust_framework: str | None = fields.text(sensitivity="none")
    assurance_level: str | None = fields.text(sensitivity="none")
    policy: str | None = fields.text(sensitivity="none")
    procedure: str | None = fields.text(sensitivity="none")
    process: str | None = fields.text(sensitivity="handle")
    time: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    assurance_details: tuple[AssuranceDetail, ...] = fields.entities(
        AssuranceDetail, "assurance_detail"
    )
    evidence: tuple[str, ...] = fields.members("evidence")

    @property
    def assurance(self) -> Assurance:
        """The assurance of this claim set, to compare.

        A level that was not said stays None. A status whose word is not known is handed on in that
        word, so that it counts as unknown and not as none.
        """
        return Assurance(
            framework=self.trust_framework,
            level=self.assurance_level,
            procedure=self.procedure,
            policy=self.policy,
            status=self.status or self.status_text,
        )
