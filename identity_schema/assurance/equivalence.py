"""Equivalences: edges from one framework's level to another's, in use only when passed.

An edge is directed and vouches for a floor: who reached its `actual` level, or a higher one, is
taken to have reached its `satisfies` level. It says nothing the other way round, edges are never
chained, and no pack is in use unless the caller passes it.

>>> own = Edge(
...     "x1", Assurance("eidas", "high"), Assurance("acme", "gold"), "Acme", "Policy 7", "2026-01"
... )
>>> str(own)
'x1: eidas:high -> acme:gold'
>>> packs_of(Pack("own", (own,)))[0].edges[0].citation
'Acme: Policy 7 (2026-01)'
"""

import functools
from collections.abc import Iterable, Mapping

import attrs

from identity_schema.assurance._text import text_of_level
from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.framework import Place, Scale
from identity_schema.assurance.frameworks import Frameworks
from identity_schema.errors import ContractError

__all__ = ["Edge", "Equivalences", "Pack", "Spans", "bridges", "packs_of", "spans_of"]


@attrs.frozen
class Edge:
    """One published step from a level to a level of another framework or version.

    Attributes:
        id: Short name of the edge.
        actual: The level that was reached.
        satisfies: The level that is then taken as reached too.
        publisher: Who says so.
        document: Where.
        date: When: ``YYYY[-MM[-DD]]``, or two of these joined by ``/``.
        caveat: What else a reader should know.
    """

    id: str
    actual: Assurance
    satisfies: Assurance
    publisher: str
    document: str
    date: str
    caveat: str = ""

    @property
    def citation(self) -> str:
        """Publisher, document and date in one line."""
        return f"{self.publisher}: {self.document} ({self.date})"

    def __str__(self) -> str:
        """Write the edge as an auditor reads it."""
        return f"{self.id}: {text_of_level(self.actual)} -> {text_of_level(self.satisfies)}"


def _edges(value: Iterable[Edge]) -> tuple[Edge, ...]:
    edges: tuple[object, ...] = tuple(value) if isinstance(value, Iterable) else (value,)
    if all(isinstance(edge, Edge) for edge in edges):
        return edges  # type: ignore[return-value]  # of edges
    raise ContractError("assurance.call", "edges is a list of Edge; load_pack reads one")


@attrs.frozen(cache_hash=True)
class Pack:
    """A named set of edges.

    Attributes:
        name: Name of the pack.
        edges: Its edges.
        title: What the pack is about.
    """

    name: str
    edges: tuple[Edge, ...] = attrs.field(converter=_edges)
    title: str = ""


Equivalences = Pack | Iterable[Pack] | None
"""What a call takes as ``equivalences``."""

Spans = Mapping[tuple[Scale, Scale], list[tuple[Place, Place, Edge]]]
"""The edges of a pack, by the two scales that they join."""


def packs_of(equivalences: object) -> tuple[Pack, ...]:
    """Give the packs that a caller opted in to: none, one, or several.

    Raises:
        ContractError: Something that is no pack was given.
    """
    if isinstance(equivalences, Pack):
        return (equivalences,)
    if equivalences is None:
        return ()
    given = equivalences if isinstance(equivalences, Iterable) else (equivalences,)
    packs = tuple(given)
    if all(isinstance(pack, Pack) for pack in packs):
        return packs
    msg = "equivalences takes packs that load_pack gave, or None"
    raise ContractError("assurance.call", msg)


@functools.lru_cache(maxsize=256)
def spans_of(pack: Pack, known: Frameworks) -> Spans:
    """Sort the edges of a pack by the scales that they join."""
    spans: dict[tuple[Scale, Scale], list[tuple[Place, Place, Edge]]] = {}
    for edge in pack.edges:
        start, floor = known.place(edge.actual), known.place(edge.satisfies)
        # A scale has its own order, which no edge changes.
        if start is not None and floor is not None and start.scale is not floor.scale:
            spans.setdefault((start.scale, floor.scale), []).append((start, floor, edge))
    return spans


def bridges(spans: Iterable[Spans], here: Place, there: Place) -> list[tuple[Edge, int]]:
    """Give each edge that takes one place to the scale of another.

    Args:
        spans: What `spans_of` gave for each pack.
        here: The place that was reached.
        there: The place that is asked for.

    Returns:
        Each edge with the number of ranks by which its floor lies above the other place; below 0
        the edge does not reach it.
    """
    pair = here.scale, there.scale
    return [
        (edge, floor.rank - there.rank)
        for one in spans
        for start, floor, edge in one.get(pair, ())
        if here.rank >= start.rank
    ]
