"""What a record's issues should say of a declared assurance.

>>> procedure_conflict(Assurance("uk_diatf", "medium", procedure="h1a"))
('assurance.procedure_conflict',)
>>> codes_of(Assurance("uk_diatf", "hihg", procedure="h9z", status="FLAGGED"))
('assurance.flagged', 'assurance.level_unknown', 'assurance.procedure_unknown')
>>> codes_of(Assurance("uk_diatf", "high", procedure="h1a"))
()
"""

import attrs

from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.frameworks import Frameworks, known_frameworks

__all__ = ["codes_of", "procedure_conflict"]

_CONFLICT = "assurance.procedure_conflict"


def procedure_conflict(
    assurance: Assurance | None, *, frameworks: Frameworks | None = None
) -> tuple[str, ...]:
    """Tell whether a declared procedure belongs to another level than the one declared.

    Where it does, neither is used: `compare` answers incomparable and `meets` cannot_tell.

    Returns:
        ``("assurance.procedure_conflict",)``, or nothing.
    """
    return (_CONFLICT,) if _CONFLICT in codes_of(assurance, frameworks=frameworks) else ()


def codes_of(
    assurance: Assurance | None, *, frameworks: Frameworks | None = None
) -> tuple[str, ...]:
    """Give every reason code that is to be said of a declared assurance.

    Args:
        assurance: What is declared, or None where nothing is.
        frameworks: The known frameworks; the shipped ones where it is None.

    Returns:
        Codes in a fixed order: on the status, on framework, version and level, on the procedure.
        Empty where the level ranks and nothing speaks against it, and for None.
    """
    if not isinstance(assurance, Assurance):
        return ()
    known = known_frameworks(frameworks)
    bare = attrs.evolve(assurance, status=None)
    found = (known.why(assurance), known.why(bare), _procedure_code(bare, known))
    return tuple(dict.fromkeys(code for code in found if code not in (None, "assurance.ranked")))


def _procedure_code(assurance: Assurance, known: Frameworks) -> str | None:
    """Give the code for a procedure that its framework does not know, or None."""
    framework = known.named(assurance.framework)
    procedure = assurance.procedure
    if framework is None or not framework.procedures or procedure is None:
        return None
    if isinstance(procedure, str) and procedure in framework.procedures:
        return None
    return "assurance.procedure_unknown"
