"""Accounting and lineage: a run that notes the fate of every leaf.

It runs the traced variant of the same generated code. What the plain run only counts as known, this
one writes down: which canonical field a leaf reached, why it was dropped, that it was kept unread.
"""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from identity_schema.mapping.marks import leaves_of
from identity_schema.mapping.run import Run
from identity_schema.model.fields import Kind, spec_of

if TYPE_CHECKING:
    from identity_schema.records import Records

__all__ = ["Account", "Leaf", "Source", "TracedRun"]


@attrs.frozen
class Leaf:
    """One leaf of a payload and what became of it.

    Attributes:
        pointer: JSON Pointer (RFC 6901); ``/request/…`` for a leaf of the request.
        disposition: ``mapped``, ``unread`` (kept as raw text in an issue), ``dropped`` or
            ``unmapped``.
        targets: JSON Pointers of the canonical values that it made, in ``records`` or in
            ``payload``; empty for a null or an empty leaf, whose pointer the record keeps.
        reason: Why it was dropped, or the code of the issue that keeps it; else None.
    """

    pointer: str = attrs.field(repr=False)
    disposition: str
    targets: tuple[str, ...] = ()
    reason: str | None = None


@attrs.frozen
class Source:
    """Where a canonical value came from.

    Attributes:
        pointers: JSON Pointers into the payload, more than one where several leaves made it.
        reader: What read it (``date``, ``text``, …, or the name of a finished entity).
    """

    pointers: tuple[str, ...] = attrs.field(repr=False)
    reader: str


@attrs.frozen
class Account:
    """The account of one payload.

    Attributes:
        leaves: One entry for each leaf, in document order, those of the request at the end.
        records: The records, as `identity_schema.normalize` returns them.
    """

    leaves: tuple[Leaf, ...]
    records: "Records"
    _sources: Mapping[str, Source] = attrs.field(repr=False)

    @property
    def counts(self) -> dict[str, int]:
        """The number of leaves by disposition; they add up to all of them."""
        names = ("mapped", "unread", "dropped", "unmapped")
        return {n: sum(leaf.disposition == n for leaf in self.leaves) for n in names}

    def lineage(self, pointer: str, record: int = 0) -> Source | None:
        """Tell where a canonical value came from.

        Args:
            pointer: JSON Pointer inside the record, ``/persons/0/birthdate``; a pointer that starts
                with ``/payload/`` is one inside the payload.
            record: Number of the record.

        Returns:
            The source; for a value that its entity works out (``Contact.value``), the leaves of
            that entity. None for a value that no leaf made, such as a constant of the mapping.
        """
        if not pointer.startswith("/payload/"):
            pointer = f"/records/{record}{pointer}"
        if pointer in self._sources:
            return self._sources[pointer]
        entity = pointer.rpartition("/")[0]
        below = [s for p, s in self._sources.items() if p.startswith(f"{entity}/")]
        pointers = tuple(dict.fromkeys(p for source in below for p in source.pointers))
        name = entity.rstrip("/0123456789").rpartition("/")[2]
        depth = entity.count("/")
        return Source(pointers, name) if pointers and depth > 2 else None


@attrs.define
class _Books:
    """What became of each leaf, and which canonical value it made."""

    fates: dict[str, tuple[str, str | None]] = attrs.field(factory=dict)
    hits: list[tuple[str, Any, str]] = attrs.field(factory=list)


class TracedRun(Run):
    """A run that writes down what becomes of every leaf."""

    def __init__(self, *about: Any) -> None:
        """Begin with nothing known; the arguments are those of `Run`."""
        super().__init__(*about)
        self._root: Any = None
        self._repeats: list[str] = []
        self._books, self._requested = _Books(), _Books()

    def begin(self, root: Any) -> None:
        """Hold what will be accounted for."""
        self._root = root

    def into(self, record: Any) -> None:
        """Read the request into a record, in books of its own: pointers may look the same."""
        books, self._books = self._books, self._requested
        super().into(record)
        self._books = books

    def without_record(self, request: object) -> None:
        """Account for the request of a payload that has no record for it."""
        books, self._books = self._books, self._requested
        super().without_record(request)
        self._books = books

    def hit(self, at: str, entity: Any, field: str) -> None:
        """Note that a leaf made a canonical value."""
        repeats = [repeat for repeat in self._repeats if repeat.startswith(f"{at}/")]
        at = self.place_of(at)
        self._books.fates[at] = ("mapped", None)
        self._books.hits.extend((place, entity, field) for place in (at, *repeats))

    def same(self, at: str) -> None:
        """Note that a leaf repeats the value that is stored next."""
        self._books.fates.setdefault(at, ("mapped", None))
        self._repeats.append(at)

    def lose(self, code: str, at: str, field: str | None, raw: object) -> None:
        """Keep a leaf that had reached a canonical field and lost it."""
        self._books.hits = [hit for hit in self._books.hits if hit[0] != at]
        self._books.fates.pop(at, None)
        self.unread(code, at, field, raw)

    def null(self, at: str) -> None:
        """Mark a known leaf as null; the mark in the record is what it was mapped to."""
        super().null(at)
        self._books.fates[at] = ("mapped", None)

    def empty(self, at: str) -> None:
        """Mark a known leaf as empty."""
        super().empty(at)
        self._books.fates[at] = ("mapped", None)

    def unread(self, code: str, at: str, field: str | None, raw: object) -> None:
        """Keep a leaf that reached no canonical field."""
        super().unread(code, at, field, raw)
        self._books.fates.setdefault(at, ("unread", code))

    def dropped(self, value: object, at: str, reason: str) -> None:
        """Note that every leaf of a value is left out for a reason."""
        for pointer, _ in leaves_of(value, at):
            self._books.fates[pointer] = ("dropped", reason)

    def account(self, records: "Records") -> Account:
        """Write the account."""
        places = dict(_places(records))
        sources: dict[str, list[str]] = {}
        readers: dict[str, str] = {}
        leaves = list(self._leaves("", self._root, self._books, places))
        if self.request is not None:
            leaves += self._leaves("/request", self.request, self._requested, places)
        for at, entity, field in (*self._books.hits, *self._requested.hits):
            if id(entity) in places:
                target = f"{places[id(entity)]}/{field}"
                sources.setdefault(target, []).append(at)
                readers[target] = _reader(entity, field)
        told = {p: Source(tuple(dict.fromkeys(s)), readers[p]) for p, s in sources.items()}
        return Account(tuple(leaves), records, told)

    def _leaves(
        self, at: str, root: Any, books: "_Books", places: Mapping[int, str]
    ) -> Iterator[Leaf]:
        targets: dict[str, list[str]] = {}
        for pointer, entity, field in books.hits:
            if id(entity) in places:
                targets.setdefault(pointer, []).append(f"{places[id(entity)]}/{field}")
        for pointer, _ in leaves_of(root, at):
            fate, reason = books.fates.get(pointer, ("unmapped", None))
            yield Leaf(pointer, fate, tuple(targets.get(pointer, ())), reason)


def _reader(entity: Any, field: str) -> str:
    cls: type = type(entity)
    spec = spec_of(cls).get(field)
    return str(spec.kind if spec is not None else Kind.TEXT)


def _places(records: "Records") -> Iterator[tuple[int, str]]:
    """Yield the identity of every entity with its canonical pointer."""
    stack: list[tuple[str, Any]] = [("/payload", records.payload)]
    stack.extend((f"/records/{n}", record) for n, record in enumerate(records))
    while stack:
        place, entity = stack.pop()
        yield id(entity), place
        cls: type = type(entity)
        for field, spec in spec_of(cls).items():
            held = getattr(entity, field)
            if spec.kind is not Kind.ENTITY or held is None:
                continue
            if spec.many:
                stack.extend((f"{place}/{field}/{n}", e) for n, e in enumerate(held))
            else:
                stack.append((f"{place}/{field}", held))
