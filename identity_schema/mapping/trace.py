"""Accounting and lineage: a run that notes the fate of every leaf.

It runs the traced variant of the same generated code. What the plain run only counts as known, this
one writes into a journal: which canonical field a leaf reached, why it was dropped, that it was
kept unread. `identity_schema.mapping.books` makes the account of it.
"""

from typing import TYPE_CHECKING, Any

from identity_schema.mapping.account import Account, Leaf, Source
from identity_schema.mapping.books import Entry, Fate, Turn, settle
from identity_schema.mapping.run import Run

if TYPE_CHECKING:
    from identity_schema.records import Records

__all__ = ["Account", "Leaf", "Source", "TracedRun"]

_MAPPED = Fate("mapped", None)


class TracedRun(Run):
    """A run that writes down what becomes of every leaf.

    Attributes:
        hit: Notes that a leaf made a canonical value: its pointer, the entity, the field.
    """

    def __init__(self, *about: Any) -> None:
        """Begin with nothing known; the arguments are those of `Run`."""
        super().__init__(*about)
        self._journal: list[Entry] = []
        self.hit = self._journal.append  # type: ignore[method-assign, assignment]  # the hot one

    def account(self, root: Any, records: "Records") -> Account:
        """Return the account of the payload that was read."""
        journal, request = self._journal, self.request
        return Account((), records, {}, lambda: settle(journal, root, request, records))

    def into(self, record: Any) -> None:
        """Read the request into a record, in books of its own: pointers may look the same."""
        self._note("", Turn.REQUEST)
        super().into(record)
        self._note("", Turn.PAYLOAD)

    def without_record(self, request: object) -> None:
        """Account for the request of a payload that has no record for it."""
        self._note("", Turn.REQUEST)
        super().without_record(request)
        self._note("", Turn.PAYLOAD)

    def move(self, place: str) -> None:
        """Note where a value was found in a list that is not documented."""
        super().move(place)
        self._note(place, Turn.MOVED)

    def same(self, at: str) -> None:
        """Note that a leaf repeats the value that is stored next."""
        self._note(at, Turn.SAME)

    def lose(self, code: str, at: str, field: str | None, raw: object) -> None:
        """Keep a leaf that had reached a canonical field and lost it."""
        self._note(at, Turn.LOST)
        self.unread(code, at, field, raw)

    def null(self, at: str) -> None:
        """Mark a known leaf as null; the mark in the record is what it was mapped to."""
        super().null(at)
        self._note(at, _MAPPED)

    def empty(self, at: str) -> None:
        """Mark a known leaf as empty."""
        super().empty(at)
        self._note(at, _MAPPED)

    def unread(self, code: str, at: str, field: str | None, raw: object) -> None:
        """Keep a leaf that reached no canonical field."""
        super().unread(code, at, field, raw)
        self._note(at, Fate("unread", code))

    def dropped(self, value: object, at: str, reason: str) -> None:
        """Note that every leaf of a value is left out for a reason."""
        self._note(at, Fate("dropped", reason, value))

    def _note(self, at: str, what: Fate | Turn) -> None:
        self._journal.append((at, None, what))
