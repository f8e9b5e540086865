"""Checks and verifications: a whole and its parts, a declaration and its evidence."""

from collections.abc import Iterator
from typing import Any

from identity_schema.model.finish.room import Room
from identity_schema.numbers._tables import remember

__all__ = ["finish_check", "finish_verification"]


def finish_check(check: Any, _: Room) -> tuple[str, ...]:
    """Let the whole and its parts agree.

    A part of a check that was not performed was not performed; a part of one that found a low
    risk is no finding (OneID: "ignore this if the overall result is LOW_RISK"); a check that was
    performed and has hits is flagged.
    """
    if not check.parts:
        return ()
    if check.outcome == "not_performed":
        _settle(check.parts, "not_performed")
    elif check.outcome == "low_risk":
        _settle(check.parts, "not_applicable")
    elif check.outcome == "pass" and any(part.kind == "hit" for part in check.parts):
        check.outcome = "flagged"
    return ()


def _settle(parts: tuple[Any, ...], outcome: str) -> None:
    for part in parts:
        if part.outcome is not None:
            object.__setattr__(part, "outcome", outcome)


def finish_verification(verification: Any, room: Room) -> tuple[str, ...]:
    """Hold a verification against itself and against the evidence of its claim set.

    A procedure that belongs to another level than the declared one is reported, and so is a
    ``check_id`` that no check of the claim set has. Nothing is changed.
    """
    codes: tuple[str, ...] = ()
    if verification.procedure is not None:
        codes = _procedure_conflict(
            verification.trust_framework, verification.assurance_level, verification.procedure
        )
    named = {
        ref.check_id for detail in verification.assurance_details for ref in detail.evidence_ref
    }
    if named - {None, *_check_ids(verification, room)}:
        codes = (*codes, "link.dangling")
    return codes


@remember(256)
def _procedure_conflict(
    framework: str | None, level: str | None, procedure: str
) -> tuple[str, ...]:
    """Hold a procedure against the declared level; there are few of either."""
    from identity_schema.assurance import (  # noqa: PLC0415 - 10 ms, and few have a procedure
        Assurance,
        procedure_conflict,
    )

    return procedure_conflict(Assurance(framework, level, procedure=procedure))


def _check_ids(verification: Any, room: Room) -> Iterator[str | None]:
    for owner, field, evidence in room.joins:
        if owner is verification and field == "evidence":
            yield from (check.id for check in evidence.checks)
