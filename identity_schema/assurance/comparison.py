"""Which of two declared levels is the higher, where anybody has published an order of them.

>>> medium, high = Assurance("uk_diatf", "medium"), Assurance("uk_diatf", "high")
>>> compare(medium, high).order
'less'
>>> compare(high, Assurance("eidas", "high")).code
'assurance.framework_differs'
>>> compare(Assurance("eidas", "high"), Assurance("iso_29115", "loa4")).citations
('European Commission: Implementing Regulation (EU) 2015/1502, recital 3 (2015-09-08)',)
>>> sorted(one.level for one in maximal([medium, high, Assurance("eidas", "low")]))
['high', 'low']
"""

import functools
from collections.abc import Iterable
from typing import Literal, NoReturn

import attrs

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
from identity_schema.codes import CODES
from identity_schema.errors import ContractError

__all__ = ["Comparison", "Order", "apart", "compare", "maximal"]

Order = Literal["less", "equal", "greater", "incomparable"]


@attrs.frozen
class Comparison:
    """How one declared level stands to another.

    Attributes:
        order: ``less``, ``equal``, ``greater`` or ``incomparable``, said of the first level.
        code: Reason code.
        citations: What was published about the pair: the equivalence used, or the statement that
            the two are not to be equated.
        edges: The equivalences used. With one, `order` is what the edge vouches for, a floor:
            ``equal`` means at least equal.
    """

    order: Order
    code: str
    citations: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()

    @property
    def reason(self) -> str:
        """Why, and what can be done about it, in words."""
        return f"{CODES[self.code].meaning} {CODES[self.code].advice}"

    def __bool__(self) -> NoReturn:
        """Refuse to be taken for a yes.

        Raises:
            TypeError: Always; ``if compare(a, b):`` would hold for every pair.
        """
        msg = "a comparison is neither true nor false: look at its order, or ask meets(a, b)"
        raise TypeError(msg)


_LESS = Comparison("less", "assurance.ranked")
_EQUAL = Comparison("equal", "assurance.ranked")
_GREATER = Comparison("greater", "assurance.ranked")


@functools.cache
def _incomparable(code: str) -> Comparison:
    """Give the one comparison that says no more than a code."""
    return Comparison("incomparable", code)


def compare(
    a: Assurance | None,
    b: Assurance | None,
    equivalences: Equivalences = None,
    *,
    frameworks: Frameworks | None = None,
) -> Comparison:
    """Compare two declared levels.

    They rank inside one framework, version and axis; everything else is incomparable. So is a
    level that is unknown or missing, FLAGGED, or contradicted by its procedure.

    Args:
        a: What is declared, or None where nothing is.
        b: What it is compared with.
        equivalences: Packs to use besides, each edge in its own direction only.
        frameworks: The known frameworks, from `load_framework`; the shipped ones where it is None.

    Raises:
        ContractError: `equivalences` or `frameworks` is of the wrong type.
    """
    known = shipped_frameworks() if frameworks is None else known_frameworks(frameworks)
    here = known.place(a)
    there = known.place(b)
    if here is None or there is None:
        return _incomparable(known.why(a if here is None else b))
    if here.scale is there.scale:
        if here.rank == there.rank:
            return _EQUAL
        return _LESS if here.rank < there.rank else _GREATER
    if equivalences is not None:
        return _across(packs_of(equivalences), known, here, there)
    return apart(known, here, there)


def _across(packs: tuple[Pack, ...], known: Frameworks, here: Place, there: Place) -> Comparison:
    """Compare by the edge that vouches for the highest floor, if one reaches."""
    spans = [spans_of(pack, known) for pack in packs]
    reaching = [found for found in bridges(spans, here, there) if found[1] >= 0]
    without = apart(known, here, there)
    if not reaching:
        return without
    edge, above = max(reaching, key=lambda found: found[1])
    order: Order = "greater" if above else "equal"
    citations = (edge.citation, *without.citations)
    return Comparison(order, "assurance.by_equivalence", citations, (edge,))


@functools.lru_cache(maxsize=4096)  # as many as the pairs of places that ship
def apart(known: Frameworks, here: Place, there: Place) -> Comparison:
    """Say why two places on different scales are incomparable."""
    one, other = here.scale, there.scale
    if said := known.not_equating(here, there):
        cited = tuple(statement.citation for statement in said)
        return Comparison("incomparable", "assurance.not_equated", cited)
    if one.framework != other.framework:
        return _incomparable("assurance.framework_differs")
    if one.version == other.version:
        return _incomparable("assurance.axis_differs")
    if None in (one.version, other.version):
        return _incomparable("assurance.version_missing")
    return _incomparable("assurance.version_differs")


def maximal(
    assurances: Iterable[Assurance | None],
    equivalences: Equivalences = None,
    *,
    frameworks: Frameworks | None = None,
) -> frozenset[Assurance]:
    """Give the assurances that none of the others is greater than.

    There may be several, one for each framework, say. One that ranks nowhere (unknown, missing,
    FLAGGED) is among them, for nothing is greater than it; it is no best, and does not meet
    anything. What is no assurance, such as None, is left out.

    Args:
        assurances: What is declared.
        equivalences: As for `compare`.
        frameworks: As for `compare`.

    Raises:
        ContractError: ``assurance.call``: an argument is of the wrong type.
    """
    packs = packs_of(equivalences)
    known = known_frameworks(frameworks)
    if not isinstance(assurances, Iterable):
        raise ContractError("assurance.call", "give many assurances: a list, even of one")
    items = {one for one in assurances if isinstance(one, Assurance)}
    return frozenset(
        one
        for one in items
        if not any(
            compare(other, one, packs or None, frameworks=known).order == "greater"
            for other in items
        )
    )
