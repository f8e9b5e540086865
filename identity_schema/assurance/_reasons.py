"""Why a declared level counts for nothing: the reason codes, in the order of asking."""

from types import NoneType

from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.framework import Framework, Place

__all__ = ["Key", "all_text", "framework_reason", "level_reason", "status_reason", "withheld"]

_TEXT = (str, NoneType)
_PASS = frozenset({"pass", "PASS"})
_FLAGGED = frozenset({"flagged", "FLAGGED"})

Key = tuple[str | None, str | None, str | None]
"""Framework, version and level as spelt in a payload."""


def all_text(assurance: Assurance) -> bool:
    """Tell whether each part that places a level is a text or None."""
    return (
        isinstance(assurance.framework, _TEXT)
        and isinstance(assurance.version, _TEXT)
        and isinstance(assurance.level, _TEXT)
    )


def withheld(assurance: Assurance, place: Place) -> str | None:
    """Give the reason for which a level that has a place does not count, or None."""
    if reason := status_reason(assurance):
        return reason
    procedure = assurance.procedure
    # White space around it must not hide a contradiction.
    said = procedure.strip() if isinstance(procedure, str) else None
    stands_for = None if said is None else place.scale.procedures.get(said)
    if stands_for is not None and stands_for != place.level:
        return "assurance.procedure_conflict"
    return None


def status_reason(assurance: Assurance) -> str | None:
    """Give the reason for which a status voids a level, or None."""
    status: object = assurance.status
    if status is None:
        return None
    if not isinstance(status, str):
        return "assurance.type"
    if status in _PASS:
        return None
    return "assurance.flagged" if status in _FLAGGED else "assurance.status_unknown"


def framework_reason(assurance: Assurance, framework: Framework | None) -> str | None:
    """Give the reason for which a framework or its version ranks nothing, or None."""
    if not assurance.framework:
        return "assurance.framework_missing"
    if framework is None:
        return "assurance.framework_unknown"
    if not framework.editions:
        return "assurance.framework_unranked"
    if assurance.version is not None and assurance.version not in framework.versions:
        return "assurance.version_unknown"
    return None


def level_reason(assurance: Assurance, in_name: Place | None, *, in_versions: bool) -> str:
    """Give the reason for which a known framework does not place a level.

    Args:
        assurance: What is declared.
        in_name: The place that the level has under the framework's own name.
        in_versions: Whether some version of the framework has the level.
    """
    if not assurance.level:
        return "assurance.level_undeclared" if assurance.procedure else "assurance.level_missing"
    if in_name is not None:
        return "assurance.level_conflict"  # an old spelling of the framework holds another level
    if in_versions and assurance.version is None:
        return "assurance.version_missing"
    return "assurance.level_unknown"
