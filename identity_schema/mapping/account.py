"""The account of a payload: what became of each leaf, and where each canonical value came from."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import attrs

from identity_schema._calls import check
from identity_schema.mapping.canonical import spot_of

if TYPE_CHECKING:
    from identity_schema.records import Records

__all__ = ["Account", "Leaf", "Settled", "Source"]


@attrs.frozen(weakref_slot=False)
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


@attrs.frozen(weakref_slot=False)
class Source:
    """Where a canonical value came from.

    Attributes:
        pointers: JSON Pointers into the payload, more than one where several leaves made it.
        reader: What read it (``date``, ``text``, …, or the name of a finished entity).
    """

    pointers: tuple[str, ...] = attrs.field(repr=False)
    reader: str


Settled = tuple[tuple[Leaf, ...], Mapping[str, Source]]
"""The leaves, and the source of each canonical value by its pointer."""


class Account:
    """The account of one payload.

    It is written out when it is first asked for, out of what was noted while the payload was read.
    Until then it holds the parsed payload; afterwards, and in a pickle, it holds pointers only. Of
    a payload that came as Python values, or with a request, it is written out at once.

    Attributes:
        records: The records, as `identity_schema.normalize` returns them.
    """

    __slots__ = ("_settle", "_settled", "records")

    def __init__(
        self,
        leaves: tuple[Leaf, ...],
        records: "Records",
        sources: Mapping[str, Source],
        settle: Callable[[], Settled] | None = None,
    ) -> None:
        """Hold an account that is written out; or the records, and what writes the rest out."""
        self.records = records
        self._settle = settle
        self._settled: Settled = leaves, sources

    def settle(self) -> Settled:
        """Write the account out, once, and let go of the payload."""
        if self._settle is not None:
            self._settled = self._settle()
            self._settle = None
        return self._settled

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """One entry for each leaf, in document order, those of the request at the end."""
        return self.settle()[0]

    @property
    def _sources(self) -> Mapping[str, Source]:
        return self.settle()[1]

    @property
    def counts(self) -> dict[str, int]:
        """The number of leaves by disposition; they add up to all of them."""
        names = ("mapped", "unread", "dropped", "unmapped")
        return {n: sum(leaf.disposition == n for leaf in self.leaves) for n in names}

    def lineage(self, pointer: str, record: int = 0) -> Source | None:
        """Tell where a canonical value came from.

        Args:
            pointer: JSON Pointer inside the record, ``/persons/0/birthdate``; one that starts with
                ``/payload/`` is inside the payload; those of `Leaf.targets` will do as they are.
            record: Number of the record, where the pointer does not say it.

        Returns:
            The source; for a value that its entity works out or that the mapping says
            (``Contact.value``, ``Contact.kind``), and for an entity, the leaves of that entity.
            None where no leaf made anything: the field is empty, or there is no such person.

        Raises:
            ContractError: ``call.argument``: it is no JSON Pointer, which begins with ``/``; or it
                names a field that the model does not have.
        """
        check("record", record, int, "the number of a record, from 0")
        spot = spot_of(self.records, pointer, record)
        if spot.pointer in self._sources:
            return self._sources[spot.pointer]
        if spot.held is None or spot.held == ():
            return None
        entity = spot.pointer if spot.is_entity else spot.pointer.rpartition("/")[0]
        below = [s for p, s in self._sources.items() if p.startswith(f"{entity}/")]
        pointers = tuple(dict.fromkeys(p for source in below for p in source.pointers))
        name = entity.rstrip("/0123456789").rpartition("/")[2]
        depth = entity.count("/")
        return Source(pointers, name) if pointers and depth > 2 else None

    def __eq__(self, other: object) -> bool:
        """Compare leaves, sources and what the records say."""
        if not isinstance(other, Account):
            return NotImplemented
        return self.records == other.records and self.settle() == other.settle()

    def __hash__(self) -> int:
        """Hash by the records."""
        return hash(self.records)

    def __getstate__(self) -> tuple["Records", Settled]:
        """Return what a pickle holds: nothing of the payload but pointers."""
        return self.records, self.settle()

    def __setstate__(self, state: tuple["Records", Settled]) -> None:
        """Take up what a pickle held."""
        self.records, self._settled = state
        self._settle = None

    def __repr__(self) -> str:
        """Show the records, nothing personal."""
        return f"<Account of {self.records!r}>"
