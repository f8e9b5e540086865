"""Whether a declared level meets what a rule asks for.

>>> wanted = Requirement.parse("uk_diatf:high | eidas:substantial")
>>> meets(Assurance("uk_diatf", "very high"), wanted).result
'met'
>>> meets(Assurance("uk_diatf", "medium"), "uk_diatf:high").result
'not_met'
>>> meets(Assurance("uk_diatf", "high"), "eidas:low").result
'cannot_tell'
>>> bool(meets(Assurance("uk_diatf", "high", status="FLAGGED"), wanted))
False
"""

import operator
from collections.abc import Callable, Iterable
from typing import Literal

import attrs

from identity_schema._twin import maker
from identity_schema.assurance._text import text_of_level
from identity_schema.assurance.comparison import apart
from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.equivalence import (
    Edge,
    Equivalences,
    Pack,
    bridges,
    packs_of,
    spans_of,
)
from identity_schema.assurance.framework import Place
from identity_schema.assurance.frameworks import Frameworks, known_frameworks, shipped_frameworks
from identity_schema.assurance.requirement import Requirement
from identity_schema.codes import CODES
from identity_schema.errors import ContractError

__all__ = ["Decision", "Mode", "Result", "meets"]

Mode = Literal["minimum", "exact", "better", "maximum"]
Result = Literal["met", "not_met", "cannot_tell"]

_ANSWERS: dict[str, Callable[[int, int], bool]] = {
    "minimum": operator.ge,
    "exact": operator.eq,
    "better": operator.gt,
    "maximum": operator.le,
}
# An equivalence vouches for a floor, which can show that enough was reached and nothing else.
_FLOORS = {"minimum": 0, "better": 1}


@attrs.frozen(weakref_slot=False)
class Decision:
    """Whether a requirement is met; true in an ``if`` only where it is.

    Attributes:
        result: ``met``, ``not_met``, or ``cannot_tell`` where no published order decides.
        code: Reason code.
        alternative: The alternative that decided, or None where none was looked at.
        citations: What was published about the pair: the equivalences used, or the statement
            that the two are not to be equated.
        edges: The equivalences used.
        missed: The alternatives that were decided on and not met, where none was met.
    """

    result: Result
    code: str
    alternative: Assurance | None = None
    citations: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()
    missed: tuple[Assurance, ...] = ()

    def __bool__(self) -> bool:
        """Whether the requirement is met."""
        return self.result == "met"

    @property
    def reason(self) -> str:
        """Why, and what can be done about it, in words."""
        said = f"{CODES[self.code].meaning} {CODES[self.code].advice}"
        if self.alternative is None:
            return said
        also = [text_of_level(one) for one in self.missed if one is not self.alternative]
        rest = f" Not met: {', '.join(also)}." if also else ""
        return f"{text_of_level(self.alternative)}: {said}{rest}"


_decision = maker(Decision)


def meets(
    actual: Assurance | None,
    requirement: Requirement | Assurance | str | Iterable[Assurance],
    mode: Mode = "minimum",
    equivalences: Equivalences = None,
    *,
    frameworks: Frameworks | None = None,
) -> Decision:
    """Decide whether what is declared meets a requirement.

    Any one alternative suffices. Where none is met, one that nothing decides makes the whole
    ``cannot_tell``; only where each is decided is it ``not_met``. A FLAGGED claim set meets
    nothing.

    Args:
        actual: What is declared for one claim set, or None where nothing is. Ask for each claim
            set apart: a name at ``high`` does not lift an address from elsewhere.
        requirement: A requirement, its text, one assurance, or several of which any suffices.
        mode: ``minimum`` (at least), ``exact``, ``better`` (above), ``maximum`` (at most), which
            are the words of SAML 2.0. With several alternatives: of any one of them.
        equivalences: Packs to use besides. They can only make a requirement met, by ``minimum``
            or ``better``.
        frameworks: The known frameworks, from `load_framework`; the shipped ones where it is None.

    Raises:
        ContractError: The call is wrong: the requirement is empty or no requirement, its text
            cannot be read, the mode is unknown, or `equivalences` or `frameworks` is of the wrong
            type. Nothing that a payload holds raises.
    """
    answers = _ANSWERS.get(mode) if isinstance(mode, str) else None
    if answers is None:
        raise ContractError("assurance.mode", "mode is minimum, exact, better or maximum")
    alternatives = _alternatives(requirement)
    known = shipped_frameworks() if frameworks is None else known_frameworks(frameworks)
    packs = packs_of(equivalences) if equivalences is not None else ()
    here = known.place(actual)
    if here is None:
        code = known.why(actual)
        return _decision("not_met" if code == "assurance.flagged" else "cannot_tell", code)
    undecided: Assurance | None = None
    missed: tuple[Assurance, ...] = ()
    for alternative in alternatives:
        there = known.place(alternative)
        if there is None or there.scale is not here.scale:
            undecided = undecided or alternative
        elif answers(here.rank, there.rank):
            return _decision("met", "assurance.met", alternative)
        else:
            missed = (*missed, alternative)
    if packs and mode in _FLOORS:
        crossed = _crossing(packs, known, here, alternatives, _FLOORS[mode])
        if crossed is not None:
            return crossed
    if undecided is None:
        return _decision("not_met", "assurance.not_met", missed[0], missed=missed)
    return _undecided(known, here, undecided, missed)


def _alternatives(
    requirement: Requirement | Assurance | str | Iterable[Assurance],
) -> tuple[Assurance, ...]:
    """Give the alternatives of whatever form of requirement."""
    if isinstance(requirement, Requirement):
        return requirement.any_of
    if isinstance(requirement, Assurance):
        return (requirement,)
    if isinstance(requirement, str):
        return Requirement.parse(requirement).any_of
    try:
        alternatives = tuple(requirement)
    except TypeError:
        alternatives = ()
    if alternatives and all(isinstance(one, Assurance) for one in alternatives):
        return alternatives
    msg = "a requirement is a Requirement, its text, an Assurance, or several of which any suffices"
    raise ContractError("assurance.call", msg)


def _crossing(
    packs: tuple[Pack, ...],
    known: Frameworks,
    here: Place,
    alternatives: tuple[Assurance, ...],
    floor: int,
) -> Decision | None:
    """Decide by the first edge whose floor lies that many ranks above an alternative, if any."""
    spans = [spans_of(pack, known) for pack in packs]
    for alternative in alternatives:
        there = known.place(alternative)
        if there is None:
            continue
        for edge, above in bridges(spans, here, there):
            if above >= floor:
                cited = (edge.citation, *apart(known, here, there).citations)
                return _decision("met", "assurance.by_equivalence", alternative, cited, (edge,))
    return None


def _undecided(
    known: Frameworks, here: Place, alternative: Assurance, missed: tuple[Assurance, ...]
) -> Decision:
    """Say why nothing decides on an alternative."""
    there = known.place(alternative)
    if there is None:
        return _decision("cannot_tell", "assurance.requirement_unknown", alternative, missed=missed)
    why = apart(known, here, there)
    return _decision("cannot_tell", why.code, alternative, why.citations, missed=missed)
