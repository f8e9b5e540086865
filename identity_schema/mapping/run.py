"""What generated code calls: one run over one payload.

The generated functions handle what is common, a string where a string is documented, in line. All
else comes here: other JSON types, one where many are documented and many where one is, nulls,
empties, unknown keys, values that cannot be read. Everything is accounted for: each leaf that does
not reach the record leaves an issue, a mark or a pointer.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from identity_schema.codes import CODES
from identity_schema.mapping.paths import pointer_token
from identity_schema.model import Context, Issue, Record
from identity_schema.mapping.targets import Hop, Seat
from identity_schema.model.fields import spec_of
from identity_schema.model.links import Link, resolve_links
from identity_schema._twin import twin
from identity_schema.reading import PLACEHOLDERS, Reading, reading, text_of
from identity_schema.values.country import read as read_country

__all__ = ["BLANK", "Run", "leaves_of"]

BLANK = frozenset({""}.union(*({w, w.upper(), w.title(), w.capitalize()} for w in PLACEHOLDERS)))
"""Stripped texts that say nothing, in the spellings that are worth a look-up."""

_LISTS = ("references", "messages", "persons", "addresses", "accounts", "evidence", "checks", "media")
_OpenRecord = twin(Record)
_OpenIssue = twin(Issue)
_WITH_ID = ("persons", "accounts", "evidence")
NO_RECORD = "belongs to a record, and the payload has none"
_NUMBERS = (int, float, Decimal)


def leaves_of(value: object, at: str) -> Iterator[tuple[str, object]]:
    """Yield every leaf below a value with its pointer, in document order, however deep it is.

    A leaf is a scalar, an empty object or an empty list.
    """
    stack: list[tuple[str, object]] = [(at, value)]
    while stack:
        pointer, value = stack.pop()
        if isinstance(value, Mapping) and value:
            stack.extend((f"{pointer}/{pointer_token(k)}", v) for k, v in reversed(value.items()))
        elif isinstance(value, list) and value:
            stack.extend((f"{pointer}/{i}", value[i]) for i in range(len(value) - 1, -1, -1))
        else:
            yield pointer, value


def _reach(
    owner: Any, hop: Hop, seat: Seat, constants: Mapping[str, Any], value: Any
) -> Any:
    """Find the entity that a value belongs to, or make it."""
    held = getattr(owner, hop.field)
    select = spec_of(hop.owner)[hop.field].select
    if hop.many:
        for entity in held:
            chosen = select is None or getattr(entity, select) == hop.select
            if chosen and getattr(entity, seat.field, value) == value:
                return entity
    elif held is not None:
        return held
    chosen_by = {select: hop.select} if hop.many and select else {}
    last = constants if hop.cls is seat.cls else {}
    entity = hop.cls(**chosen_by, **last)
    if isinstance(held, list):
        held.append(entity)
    else:
        object.__setattr__(owner, hop.field, (*held, entity) if hop.many else entity)
    return entity


class Run:
    """The state of reading one payload.

    Attributes:
        context: What the caller knows.
        region: Region of the record that is being read, ISO 3166-1 alpha-2 or None.
        components: The mapping's preference of address parts.
        records: Records read so far, open.
        unmapped: Pointers of leaves that the mapping does not list.
        issues: Issues of the record that is being read, or of the payload.
        nulls: Pointers of nulls, likewise.
        empties: Pointers of empty leaves, likewise.
    """

    def __init__(self, context: Context, kind: str, provider: str) -> None:
        self.context = context
        self.region: str | None = context.region
        self.components: Mapping[str, tuple[str, ...]] = {}
        self.kind = kind
        self.provider = provider
        self.records: list[Any] = []
        self.unmapped: list[str] = []
        self.issues: list[Issue] = []
        self.nulls: list[str] = []
        self.empties: list[str] = []
        self.joins: list[tuple[Any, str, Any]] = []
        self.made: dict[str, list[Any]] = {}
        self.payload: Any = None
        self._moved = ""
        self.read_request: Callable[..., None] | None = None
        self._around = (self.issues, self.nulls, self.empties)

    # --- records ------------------------------------------------------------------------------

    def open_record(self, at: str) -> Any:
        """Make a record and let issues and marks go to it."""
        record = _OpenRecord(pointer=at, kind=self.kind, provider=self.provider)
        for field in _LISTS:
            setattr(record, field, [])
        self.records.append(record)
        self.joins, self.made = [], {}
        self.enter(record)
        return record

    def enter(self, record: Any) -> None:
        """Let issues and marks go to a record again."""
        if record.issues == ():
            record.issues, record.nulls, record.empties = [], [], []
        self.issues, self.nulls, self.empties = record.issues, record.nulls, record.empties

    def leave(self) -> None:
        """Let issues and marks go to the payload again."""
        self.issues, self.nulls, self.empties = self._around

    def end_record(self, record: Any) -> None:
        """Read the request into a record, resolve its links, and go on with the payload."""
        if self.read_request is not None and self.context.request is not None:
            self.read_request(self.context.request, "/request", self, record)
        for field in _WITH_ID:
            for number, entity in enumerate(getattr(record, field)):
                object.__setattr__(entity, "id", f"{field}/{number}")
        resolve_links(record, self.joins, self.made, self)
        self.region = self.context.region
        self.leave()

    def close_record(self, record: Any) -> Record:
        """Freeze a record."""
        for field in (*_LISTS, "issues", "nulls", "empties"):
            setattr(record, field, tuple(getattr(record, field)))
        record.nulls, record.empties = tuple(sorted(record.nulls)), tuple(sorted(record.empties))
        record.__class__ = Record
        return record  # type: ignore[no-any-return]  # an open record is Any until now

    # --- what is said of a leaf ---------------------------------------------------------------

    def issue(self, code: str, at: str, field: str | None, raw: str | None = None) -> None:
        """Add an issue."""
        issue = _OpenIssue(code, CODES[code].severity, at, field, raw)
        issue.__class__ = Issue
        self.issues.append(issue)

    def unread(self, code: str, at: str, field: str | None, raw: object) -> None:
        """Keep a leaf that reached no canonical field."""
        self.issue(code, at, field, raw if isinstance(raw, str) else text_of(raw))

    def null(self, at: str, field: str | None = None) -> None:
        """Mark a known leaf as null."""
        self.nulls.append(at)

    def empty(self, at: str, field: str | None = None) -> None:
        """Mark a known leaf as empty."""
        self.empties.append(at)

    def hit(self, at: str, entity: Any, field: str) -> None:
        """Note where a canonical value came from; only the traced variant calls this."""

    def same(self, at: str, field: str | None) -> None:
        """Note that a leaf repeats a value that is in the record."""

    def place_of(self, at: str) -> str:
        """Return where a value stands that is documented at a place: there, or in a list there."""
        return self._moved if self._moved.startswith(f"{at}/") else at

    def dropped(self, value: object, at: str, reason: str) -> None:
        """Note that a value is left out for a reason; only the traced variant calls this."""

    def stray(self, value: object, at: str) -> None:
        """Report every leaf of a value that the mapping does not list."""
        self.unmapped.extend(pointer for pointer, _ in leaves_of(value, at))

    def foreign(self, root: object, name: str) -> None:
        """Report a payload that does not fit the mapping that the caller named."""
        if root in ("", [], {}, None) and not isinstance(root, bool | int):
            self.empty("")
            return
        self.issue("kind.not_of_mapping", "", None)
        self.stray(root, "")

    def without_record(self, request: object) -> None:
        """Account for the request of a payload that has no record for it."""
        if self.read_request is None:
            self.stray(request, "/request")
        else:
            self.dropped(request, "/request", NO_RECORD)

    # --- objects ------------------------------------------------------------------------------

    def unknown(self, node: Mapping[str, Any], known: frozenset[str], at: str) -> None:
        """Report the keys of an object that no line lists."""
        for key, value in node.items():
            if key not in known:
                self.stray(value, f"{at}/{pointer_token(key)}")

    def nulls_of(self, node: Mapping[str, Any], fields: Mapping[str, str | None], at: str) -> None:
        """Mark the listed keys of an object that are null."""
        for key, value in node.items():
            if value is None and key in fields:
                self.null(f"{at}/{pointer_token(key)}", fields[key])

    def rest_dropped(
        self, node: Mapping[str, Any], known: frozenset[str], at: str, reason: str
    ) -> None:
        """Note the keys that ``**`` drops; only the traced variant calls this."""
        for key, value in node.items():
            if key not in known:
                self.dropped(value, f"{at}/{pointer_token(key)}", reason)

    def drop_list(self, value: object, at: str, reason: str) -> None:
        """Drop a list of leaves."""
        if isinstance(value, list) and value:
            for number, item in enumerate(value):
                self.drop_leaf(item, f"{at}/{number}", reason)
        else:
            self.drop_leaf(value, at, reason)

    def drop_leaf(self, value: object, at: str, reason: str) -> None:
        """Drop a leaf that should be one; what is below an object is not what was dropped."""
        if isinstance(value, dict | list) and value:
            self.stray(value, at)
        else:
            self.dropped(value, at, reason)

    def items(self, value: object, at: str, field: str | None) -> Iterator[tuple[str, Any]]:
        """Yield one or many, whichever came, with pointers; nulls and an empty list are marked."""
        if not isinstance(value, list):
            yield at, value
            return
        if not value:
            self.empty(at, field)
        for number, item in enumerate(value):
            if item is None:
                self.null(f"{at}/{number}", field)
            else:
                yield f"{at}/{number}", item

    def either(self, value: object, at: str, field: str | None) -> Iterator[tuple[str, Any]]:
        """Yield one or many objects or scalars that stand in their place."""
        for pointer, item in self.items(value, at, field):
            if isinstance(item, list):
                self._no_object(item, pointer)
            elif item == {}:
                self.empty(pointer, field)
            else:
                yield pointer, item

    def each(self, value: object, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the objects of one or many; whatever else stands there is kept in issues."""
        for pointer, item in self.items(value, at, None):
            if isinstance(item, dict) and item:
                yield pointer, item
            else:
                self._no_object(item, pointer)

    def only(self, value: object, at: str) -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the first object of one or many; the leaves of others are kept in issues."""
        first = True
        for pointer, item in self.each(value, at):
            if first:
                yield pointer, item
            else:
                for leaf, raw in leaves_of(item, pointer):
                    self.unread("value.one_of_many", leaf, None, raw)
            first = False

    def object(self, value: object, at: str) -> tuple[dict[str, Any] | None, str]:
        """Find the object in what is not simply one: empty, a list, a scalar."""
        found, pointer = None, at
        for pointer_, item in self.only(value, at):
            found, pointer = item, pointer_
        return found, pointer

    def _no_object(self, item: object, at: str) -> None:
        if item in ("", [], {}) and not isinstance(item, bool | int):
            self.empty(at)
        elif isinstance(item, list):
            self.stray(item, at)
        else:
            self.unread("value.type", at, None, item)

    # --- values -------------------------------------------------------------------------------

    def first(
        self, values: list[Any], at: str, field: str | None, read: Callable[[Any, str], Any]
    ) -> Any:
        """Read the first of many where one is documented; others that differ go to issues."""
        chosen, place = None, at
        if not values:
            self.empty(at, field)
        for number, item in enumerate(values):
            pointer = f"{at}/{number}"
            if item is None:
                self.null(pointer, field)
                continue
            if chosen is None:
                chosen, place = read(item, pointer), pointer
                kept = item
            elif item == kept:
                self.same(pointer, field)
            else:
                for leaf, raw in leaves_of(item, pointer):
                    self.unread("value.one_of_many", leaf, field, raw)
        if chosen is not None:
            self._moved = place
        return chosen

    def text(self, value: Any, at: str, field: str | None) -> str | None:
        """Read a text that is not simply one."""
        if isinstance(value, str):
            bare = value.strip()
            if bare and bare not in BLANK:
                return value
            if value == "":
                self.empty(at, field)
            else:
                self.unread("value.placeholder" if bare else "value.empty", at, field, value)
            return None
        if isinstance(value, _NUMBERS) and not isinstance(value, bool):
            self.issue("value.number_as_text", at, field)
            return text_of(value)
        return self._odd(value, at, field, lambda v, p: self.text(v, p, field))

    def scalar_text(self, value: Any, at: str, field: str | None) -> str | None:
        """Read the text of a scalar that is documented as a number or a boolean."""
        if isinstance(value, bool | int | float | Decimal):
            return text_of(value)
        if isinstance(value, str):
            return self.text(value, at, field)
        return self._odd(value, at, field, lambda v, p: self.scalar_text(v, p, field))

    def boolean(self, value: Any, at: str, field: str | None) -> bool | None:
        """Read a boolean that is not simply one."""
        if isinstance(value, bool):
            return value
        word = {"true": True, "false": False}.get(value) if isinstance(value, str) else None
        if word is not None:
            self.issue("value.text_as_boolean", at, field)
            return word
        return self._odd(value, at, field, lambda v, p: self.boolean(v, p, field))  # type: ignore[no-any-return]

    def word(
        self, value: Any, words: Mapping[Any, str | None], at: str, field: str | None
    ) -> str | None:
        """Find a code word that is not spelled as in the table."""
        if isinstance(value, str):
            bare = value.strip()
            for theirs, ours in words.items():
                if isinstance(theirs, str) and theirs.casefold() == bare.casefold():
                    return ours
        if isinstance(value, str) and value.strip() not in BLANK:
            if "*" in words:
                return words["*"]
            self.unread("word.unknown", at, field, value)
            return None
        if isinstance(value, bool):
            self.unread("word.unknown", at, field, value)
            return None
        if isinstance(value, str):
            self.text(value, at, field)
            return None
        return self._odd(value, at, field, lambda v, p: self.any_word(v, words, p, field))  # type: ignore[no-any-return]

    def any_word(
        self, value: Any, words: Mapping[Any, str | None], at: str, field: str | None
    ) -> str | None:
        """Find a code word in its table, whatever its spelling."""
        if isinstance(value, str | bool) and value in words:
            return words[value]
        return self.word(value, words, at, field)

    def outcome(
        self, value: Any, words: Mapping[Any, str | None], at: str, field: str | None
    ) -> str | None:
        """Find what a code word means whose raw text is kept anyhow."""
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str | bool):
            key = value.strip() if isinstance(value, str) else value
            if key in words:
                return words[key]
            for theirs, ours in words.items():
                if isinstance(theirs, str) and theirs.casefold() == text_of(key).casefold():
                    return ours
            if "*" in words:
                return words["*"]
            if key not in BLANK:
                self.issue("word.unknown", at, field)
        return None

    def retry(
        self, read: Callable[[Any], Reading[Any]], value: Any, at: str, field: str | None
    ) -> Reading[Any]:
        """Read a value of another JSON type than a string."""
        if isinstance(value, list):
            found = self.first(value, at, field, lambda v, p: self.noted(read, v, p, field))
            return found or reading("", None)
        if isinstance(value, dict):
            self._odd(value, at, field, lambda _v, _p: None)
            return reading("", None)
        return read(value)

    def noted(
        self, read: Callable[[Any], Reading[Any]], value: Any, at: str, field: str | None
    ) -> Reading[Any] | None:
        """Read a value, note its codes, and pass on what has a value."""
        made = self.retry(read, value, at, field)
        if made.codes:
            self.note(made, at, field)
        return None if made.value is None else reading(made.raw, made.value)

    def note(self, made: Reading[Any], at: str, field: str | None) -> None:
        """Add the codes of a reading to the issues."""
        if made.raw == "" and made.codes == ("value.empty",):
            self.empty(at, field)
            return
        for number, code in enumerate(made.codes):
            if made.value is None and number == 0:
                self.unread(code, at, field, made.raw)
            else:
                self.issue(code, at, field, None if number else made.raw)

    def codes(self, codes: tuple[str, ...], at: str, field: str | None) -> None:
        """Add the codes of a finished entity, whose raw text is in the record."""
        for code in codes:
            self.issue(code, at, field)

    def conflict(self, raw: object, at: str, field: str | None) -> None:
        """Keep a value that lost its seat to a preferred path."""
        self.unread("value.conflict", self.place_of(at), field, raw)

    def country(self, raw: object, otherwise: str | None) -> str | None:
        """Find the region of a record in one of its own leaves."""
        made = read_country(raw) if isinstance(raw, str) else None
        return otherwise if made is None or made.value is None else made.value

    def is_object(self, value: object) -> bool:
        """Whether a key that may hold a scalar or an object holds an object."""
        return isinstance(value, dict) or (
            isinstance(value, list) and bool(value) and isinstance(value[0], dict)
        )

    def offer(
        self,
        owners: Any,
        seat: Seat,
        constants: Mapping[str, Any],
        value: Any,
        raw: object,
        at: str,
    ) -> None:
        """Offer a value from around the records to each of them, or to the payload.

        What a record says itself is preferred; a list takes what it has not yet.
        """
        for owner in owners:
            if seat.root.name == "record":
                self.enter(owner)
            self.add(owner, seat, constants, value, raw, at)
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
    ) -> None:
        """Add a value where there may be one: an equal one is the same, another one stays."""
        entity: Any = owner
        for hop in seat.hops:
            entity = _reach(entity, hop, seat, constants, value)
        before = getattr(entity, seat.field)
        if before is None:
            object.__setattr__(entity, seat.field, value)
        if before is None or before == value:
            self.hit(at, entity, seat.field)
        else:
            self.conflict(raw, at, seat.text)

    def says_nothing(self, value: object, words: Mapping[Any, str | None]) -> bool:
        """Whether a word is in its table and stands for nothing."""
        return isinstance(value, str | bool) and value in words and words[value] is None

    def link(self, raw: str, at: str, field: str | None) -> Link:
        """Hold a link until all entities of the record are there."""
        return Link(raw, at, field)

    def after(self, seconds: int) -> Any:
        """Return the time that long after the payload was received, None where that is not known."""
        received = self.context.received_at
        return None if received is None else received + timedelta(seconds=seconds)

    def _odd(
        self, value: Any, at: str, field: str | None, again: Callable[[Any, str], Any]
    ) -> Any:
        if isinstance(value, list):
            return self.first(value, at, field, again)
        if isinstance(value, dict):
            if value:
                self.stray(value, at)
            else:
                self.empty(at, field)
        else:
            self.unread("value.type", at, field, value)
        return None
