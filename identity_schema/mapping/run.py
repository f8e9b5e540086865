"""What generated code calls: one run over one payload.

The generated functions handle what is common, a string where a string is documented, in line. All
else comes here: other JSON types, one where many are documented and many where one is, nulls,
empties, unknown keys, values that cannot be read. Everything is accounted for: each leaf that does
not reach the record leaves an issue, a mark or a pointer.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from identity_schema.mapping.compiler import opener
from identity_schema.mapping.index import Index, find
from identity_schema.mapping.marks import is_empty
from identity_schema.mapping.slow_values import Values
from identity_schema.mapping.targets import Hop, Seat
from identity_schema.model import Account, Context, Evidence, Person, Record
from identity_schema.model.components import Components
from identity_schema.model.fields import spec_of
from identity_schema.model.links import Link, resolve_links
from identity_schema.values.country import read as read_country

__all__ = ["NO_RECORD", "Run", "in_utc"]

NO_RECORD = "belongs to a record, and the payload has none"
_FEW = 16
_NO_COMPONENTS = Components()
_open_record = opener(Record)
_set = object.__setattr__
# The slots themselves set the field of a frozen object in half of the time.
_name_person, _name_account, _name_evidence = (
    vars(cls)["id"].__set__ for cls in (Person, Account, Evidence)
)


def in_utc(time: datetime | None) -> datetime | None:
    """Return a time in UTC; None for None, and for one that UTC has no calendar year for."""
    try:
        return None if time is None else time.astimezone(UTC)
    except OverflowError:
        return None


class Run(Values):
    """The state of reading one payload.

    Attributes:
        context: What the caller knows.
        region: Region of the record that is being read, ISO 3166-1 alpha-2 or None.
        components: The mapping's labels of address parts.
        records: Records read so far, open.
        payload: The payload, open.
        request: The request in plain types, or None.
        read_request: Reads the request into a record, or None.
        joins: Links of the record that is being read: owner, field, what it links to.
        made: Path to the entities that were made there, in that record.
        kinds: What the names of that record are names of, by the identity of the name.
    """

    payload: Any = None
    request: dict[str, Any] | None = None
    read_request: Callable[..., None] | None = None
    joins: list[tuple[Any, str, Any]]
    made: dict[str, list[Any]]
    kinds: dict[int, str]

    def __init__(
        self,
        context: Context,
        kind: str,
        provider: str,
        components: Components = _NO_COMPONENTS,
    ) -> None:
        super().__init__()
        self.context = context
        self.region: str | None = context.region
        self.components = components
        self.kind = kind
        self.provider = provider
        self.records: list[Any] = []
        self._seats: dict[tuple[int, str], tuple[int, object, str, Any]] = {}
        self._indexes: dict[tuple[int, str | None, str], Index] = {}

    def open_record(self, at: str) -> Any:
        """Make a record and let issues and marks go to it."""
        record = _open_record()
        record.pointer, record.kind, record.provider = at, self.kind, self.provider
        record.references, record.messages = [], []
        record.persons, record.addresses, record.accounts = [], [], []
        record.evidence, record.checks, record.media = [], [], []
        record.issues, record.nulls, record.empties = [], [], []
        self.issues, self.nulls, self.empties = record.issues, record.nulls, record.empties
        self.records.append(record)
        self.joins, self.made, self.kinds = [], {}, {}
        return record

    def enter(self, record: Any) -> None:
        """Let issues and marks go to a record again."""
        self.issues, self.nulls, self.empties = record.issues, record.nulls, record.empties

    def leave(self) -> None:
        """Let issues and marks go to the payload again."""
        self.issues, self.nulls, self.empties = self._around

    def end_record(self, record: Any) -> None:
        """Read the request into a record, resolve its links, and go on with the payload."""
        if self.request:
            self.into(record)
        for number, person in enumerate(record.persons):
            _name_person(person, f"persons/{number}")
        for number, account in enumerate(record.accounts):
            _name_account(account, f"accounts/{number}")
        for number, evidence in enumerate(record.evidence):
            _name_evidence(evidence, f"evidence/{number}")
        if self.joins:
            resolve_links(record, self.joins, self.made, self)
        self.region = self.context.region
        if self._seats:
            self._seats.clear()
        self.leave()

    def into(self, record: Any) -> None:
        """Read the request into a record; there is one."""
        if self.read_request is not None:
            before = len(self.unmapped)
            self.read_request(self.request, "/request", self, record)
            if len(self.records) > 1:  # the first record has accounted for the request
                del self.unmapped[before:]

    def close_record(self, record: Any) -> Record:
        """Freeze a record."""
        record.references = tuple(record.references) if record.references else ()
        record.messages = tuple(record.messages) if record.messages else ()
        record.persons = tuple(record.persons) if record.persons else ()
        record.addresses = tuple(record.addresses) if record.addresses else ()
        record.accounts = tuple(record.accounts) if record.accounts else ()
        record.evidence = tuple(record.evidence) if record.evidence else ()
        record.checks = tuple(record.checks) if record.checks else ()
        record.media = tuple(record.media) if record.media else ()
        record.issues = tuple(record.issues) if record.issues else ()
        record.nulls = tuple(sorted(record.nulls)) if record.nulls else ()
        record.empties = tuple(sorted(record.empties)) if record.empties else ()
        record.__class__ = Record
        return record  # type: ignore[no-any-return]  # an open record is Any until now

    def foreign(self, root: object) -> None:
        """Report a payload that does not fit the mapping that the caller named."""
        if root is None:
            self.null("")
            return
        if is_empty(root):
            self.empty("")
            return
        self.issue("kind.not_of_mapping", "", None)
        self.stray(root, "")

    def without_record(self, request: object) -> None:
        """Account for the request of a payload that has no record for it."""
        if not request:
            self.empty("/request")
        elif self.read_request is None:
            self.stray(request, "/request")
        else:
            self.dropped(request, "/request", NO_RECORD)

    def contest(
        self, entity: Any, seat: Seat, value: Any, raw: object, at: str, rank: int, word: Any = None
    ) -> None:
        """Fill a seat for which several paths compete; the preferred one has it at last.

        Args:
            entity: The entity that has the field.
            seat: The target.
            value: What was read.
            raw: What it was read from.
            at: Where it was read.
            rank: The path's place in the order of preference, 0 for the first.
            word: What the value means, for a field that keeps the raw text.
        """
        key = (id(entity), seat.field)
        now = getattr(entity, seat.field)
        if now is not None:
            if now == value:
                self.hit((at, entity, seat.field))
                return
            held = self._seats.get(key)
            if held is None or held[0] <= rank:
                self.conflict(raw, at, seat.text)
                return
            self.lose("value.conflict", held[2], seat.text, held[1])
        self._seats[key] = (rank, raw, self.place_of(at), entity)
        _set(entity, seat.field, value)
        if seat.spec.worded and word is not None:
            _set(entity, seat.spec.worded, word)
        self.hit((at, entity, seat.field))

    def conflict(self, raw: object, at: str, field: str | None) -> None:
        """Keep a value that lost its seat to a preferred path."""
        self.unread("value.conflict", self.place_of(at), field, raw)

    def country(self, raw: object, otherwise: str | None) -> str | None:
        """Find the region of a record in one of its own leaves."""
        made = read_country(raw) if isinstance(raw, str) else None
        return otherwise if made is None or made.value is None else made.value

    def offer(
        self,
        owners: Any,
        seat: Seat,
        constants: Mapping[str, Any],
        value: Any,
        raw: object,
        at: str,
        rank: int,
    ) -> None:
        """Offer a value from around the records to each of them, or to the payload.

        What a record says itself is preferred; a list takes what it has not yet.
        """
        for owner in owners:
            if seat.root.name == "record":
                self.enter(owner)
            self.add(owner, seat, constants, value, raw, at, rank)
        self.leave()
        if not owners:
            self.dropped(raw, at, NO_RECORD)

    def add(
        self,
        owner: Any,
        seat: Seat,
        constants: Mapping[str, Any],
        value: Any,
        raw: object,
        at: str,
        rank: int,
    ) -> None:
        """Add a value where there may be one: an equal one is the same, another one stays."""
        entity: Any = owner
        for hop in seat.hops:
            entity = self._reach(entity, hop, seat, constants, value)
        self.contest(entity, seat, value, raw, at, rank)

    def _reach(
        self, owner: Any, hop: Hop, seat: Seat, constants: Mapping[str, Any], value: Any
    ) -> Any:
        """Find the entity that a value belongs to, or make it."""
        held = getattr(owner, hop.field)
        select = spec_of(hop.owner)[hop.field].select
        if hop.many:
            found = self._held(held, select, hop.select, seat.field, value)
            if found is not None:
                return found
        elif held is not None:
            return held
        chosen_by = {select: hop.select} if hop.many and select else {}
        last = constants if hop.cls is seat.cls else {}
        entity = hop.cls(**chosen_by, **last)
        if isinstance(held, list):
            held.append(entity)
        else:
            _set(owner, hop.field, (*held, entity) if hop.many else entity)
        return entity

    def _held(self, held: Any, select: str | None, word: str | None, field: str, value: Any) -> Any:
        if len(held) <= _FEW or not isinstance(held, list):
            return find(held, select, word, field, value)
        key = (id(held), word, field)
        index = self._indexes.get(key)
        if index is None:
            index = self._indexes[key] = Index(held, select, word, field)
        return index.find(value)

    def link(self, raw: str, at: str, field: str | None) -> Link:
        """Hold a link until all entities of the record are there."""
        return Link(raw, at, field)

    def after(self, seconds: int) -> Any:
        """Return the time that long after the receipt of the payload, None if that is unknown."""
        if self.context.received_at is None:
            return None
        received = in_utc(self.context.received_at)
        try:
            return None if received is None else received + timedelta(seconds=seconds)
        except OverflowError:
            return None
