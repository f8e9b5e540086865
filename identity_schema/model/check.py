"""A check: what somebody looked at and what came of it. Checks hold checks."""

from datetime import datetime
from decimal import Decimal

import attrs

from identity_schema.model import fields
from identity_schema.model.media import Media
from identity_schema.model.person import Person

__all__ = ["OUTCOMES", "Check"]

OUTCOMES = (
    "pass", "fail", "flagged", "low_risk", "high_risk", "inconclusive", "not_performed",
    "not_applicable",
)  # fmt: skip
"""What a check can come to. ``inconclusive``: it was tried and could not tell."""


@attrs.frozen(weakref_slot=False)
class Check:
    """One check, or one part of a check.

    Attributes:
        kind: What was checked: ``face_match``, ``fraud``, ``age_over_18``, IDA check methods
            such as ``vri``, …
        id: The provider's id of the check.
        outcome: A word of `OUTCOMES`; None where the provider's word says no outcome.
        raw: The provider's word or number as text.
        score: A score as sent.
        score_min: Lowest score of the scale, where it is documented.
        score_max: Highest score of the scale, where it is documented.
        better: ``higher`` or ``lower``: the good end of the scale, where it is documented.
        at: When it was made (UTC).
        organization: Who made it.
        attempt: Which attempt this was, as numbered by the provider.
        of: Ids of the evidence that was checked.
        media: What was looked at, or the report.
        person: Whom the check speaks of, where that may be somebody else (a watchlist entry).
        parts: Its parts. A part explains the whole: where the whole was not performed, or found a
            low risk, a part is no finding of its own.
    """

    kind: str | None = fields.text(sensitivity="none")
    id: str | None = fields.text(sensitivity="handle")
    outcome: str | None = fields.word(*OUTCOMES, sensitivity="screening_result")
    raw: str | None = fields.text(worded="outcome", sensitivity="free_text")
    score: Decimal | None = fields.scalar(fields.Kind.DECIMAL, sensitivity="screening_result")
    score_min: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
    score_max: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
    better: str | None = fields.word("higher", "lower")
    at: datetime | None = fields.scalar(fields.Kind.TIMESTAMP, sensitivity="none")
    organization: str | None = fields.text(sensitivity="none")
    attempt: int | None = fields.scalar(fields.Kind.INTEGER, sensitivity="none")
    of: tuple[str, ...] = fields.link("evidence")
    media: tuple[Media, ...] = fields.entities(Media, "media", "kind")
    person: Person | None = fields.entity(Person, "party")
    parts: tuple["Check", ...] = fields.itself("part", "kind")
