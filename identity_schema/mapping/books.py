"""The books: a journal of what was noted, settled into leaves and sources."""

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from identity_schema._twin import maker
from identity_schema.mapping.account import Leaf, Settled, Source
from identity_schema.mapping.marks import leaves_of
from identity_schema.model.fields import Kind, spec_of

if TYPE_CHECKING:
    from identity_schema.records import Records

__all__ = ["Entry", "Fate", "Turn", "settle"]


@attrs.frozen
class Fate:
    """What became of a leaf, or of all below a value.

    Attributes:
        disposition: As in `Leaf`.
        reason: As in `Leaf`.
        value: What was dropped, with all its leaves.
    """

    disposition: str
    reason: str | None
    value: Any = attrs.field(default=None, repr=False)


class Turn(Enum):
    """A turn of the journal.

    ``REQUEST`` and ``PAYLOAD``: what follows is about it. ``MOVED``: the value that is stored next
    was found here, in a list that is not documented. ``SAME``: a leaf here repeats that value.
    ``LOST``: what was stored from here lost its seat.
    """

    REQUEST = 1
    PAYLOAD = 2
    MOVED = 3
    SAME = 4
    LOST = 5


Entry = tuple[str, Any, Any]
"""A pointer, then an entity and its field; or None and a `Fate` or a `Turn`."""

_leaf = maker(Leaf)


@attrs.define
class _Books:
    """What became of each leaf, and which canonical values it made."""

    fates: dict[str, tuple[str, str | None]] = attrs.field(factory=dict)
    hits: list[tuple[str, Any, str]] = attrs.field(factory=list)


def settle(journal: list[Entry], root: Any, request: Any, records: "Records") -> Settled:
    """Write the account.

    Args:
        journal: What was noted, in order.
        root: The payload.
        request: The request, or None.
        records: The records, frozen.
    """
    books, requested = _posted(journal)
    places = _places(records)
    leaves = list(_leaves("", root, books, places))
    if request is not None:
        leaves += _leaves("/request", request, requested, places)
    sources: dict[str, dict[str, None]] = {}
    readers: dict[str, str] = {}
    for at, entity, field in (*books.hits, *requested.hits):
        place = places.get(id(entity))
        if place is not None:
            target = f"{place}/{field}"
            if target not in sources:
                sources[target] = {}
                readers[target] = _reader(entity.__class__, field)
            sources[target][at] = None
    return tuple(leaves), {p: Source(tuple(s), readers[p]) for p, s in sources.items()}


def _posted(journal: list[Entry]) -> tuple[_Books, _Books]:
    """Post the journal: the books of the payload, and those of the request."""
    books, requested = _Books(), _Books()
    now, moved = books, ""
    repeats: list[str] = []
    for at, entity, said in journal:
        if entity is not None:
            _hit(now, at, moved, repeats, entity, said)
        elif isinstance(said, Fate):
            _fate(now.fates, at, said)
        elif said is Turn.SAME:
            now.fates.setdefault(at, ("mapped", None))
            repeats.append(at)
        elif said is Turn.MOVED:
            moved = at
        elif said is Turn.LOST:
            now.hits = [hit for hit in now.hits if hit[0] != at]
            now.fates.pop(at, None)
        else:
            now = requested if said is Turn.REQUEST else books
    return books, requested


def _hit(books: _Books, at: str, moved: str, repeats: list[str], entity: Any, field: str) -> None:
    place = moved if moved and moved.startswith(f"{at}/") else at
    books.fates[place] = ("mapped", None)
    books.hits.append((place, entity, field))
    if repeats:
        books.hits += [(other, entity, field) for other in repeats if other.startswith(f"{at}/")]


def _fate(fates: dict[str, tuple[str, str | None]], at: str, fate: Fate) -> None:
    if fate.disposition == "unread":
        fates.setdefault(at, ("unread", fate.reason))
    elif fate.disposition == "dropped":
        for pointer, _ in leaves_of(fate.value, at):
            fates[pointer] = ("dropped", fate.reason)
    else:
        fates[at] = (fate.disposition, fate.reason)


def _leaves(at: str, root: Any, books: _Books, places: Mapping[int, str]) -> Iterator[Leaf]:
    targets: dict[str, list[str]] = {}
    for pointer, entity, field in books.hits:
        place = places.get(id(entity))
        if place is not None:
            targets.setdefault(pointer, []).append(f"{place}/{field}")
    unmapped = ("unmapped", None)
    for pointer, _ in leaves_of(root, at):
        disposition, reason = books.fates.get(pointer, unmapped)
        yield _leaf(pointer, disposition, tuple(targets.get(pointer, ())), reason)


@cache
def _reader(cls: type, field: str) -> str:
    spec = spec_of(cls).get(field)
    return str(spec.kind if spec is not None else Kind.TEXT)


@cache
def _owned(cls: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a class that hold entities, each with whether it holds many."""
    specs = spec_of(cls).items()
    return tuple((field, spec.many) for field, spec in specs if spec.kind is Kind.ENTITY)


def _places(records: "Records") -> dict[int, str]:
    """Return the canonical pointer of every entity by its identity."""
    stack: list[tuple[str, Any]] = [("/payload", records.payload)]
    stack.extend((f"/records/{n}", record) for n, record in enumerate(records))
    places = {}
    while stack:
        place, entity = stack.pop()
        places[id(entity)] = place
        for field, many in _owned(entity.__class__):
            held = getattr(entity, field)
            if not held:
                continue
            if many:
                stack.extend([(f"{place}/{field}/{n}", e) for n, e in enumerate(held)])
            else:
                stack.append((f"{place}/{field}", held))
    return places
