"""Links inside a record: a source names an account by its number, a document by its id.

A link is held back until the record is complete and then becomes the id of what it names. What it
names is looked for in the whole record; a link to nothing leaves an issue with the raw value.
"""

from typing import TYPE_CHECKING, Any, Protocol

import attrs

from identity_schema._later import Module

if TYPE_CHECKING:
    from identity_schema.numbers import nz_account
else:
    nz_account = Module("identity_schema.numbers.nz_account")

__all__ = ["Link", "resolve_links"]


@attrs.frozen
class Link:
    """A value that names another entity of the record.

    Attributes:
        raw: The value as sent.
        at: Its JSON Pointer.
        field: The canonical target.
    """

    raw: str = attrs.field(repr=False)
    at: str = attrs.field(repr=False)
    field: str | None


class _Reporter(Protocol):
    def lose(self, code: str, at: str, field: str | None, raw: object) -> None: ...


def resolve_links(
    record: Any,
    joins: list[tuple[Any, str, Any]],
    made: dict[str, list[Any]],
    reporter: _Reporter,
) -> None:
    """Turn the links of a record into ids.

    Args:
        record: The record, complete but not frozen.
        joins: Owner, field, and what to link: an entity, a path at which entities were made, or a
            list of `Link`.
        made: Path to the entities that were made there.
        reporter: Gets ``link.dangling`` for what names nothing, ``link.ambiguous`` for what names
            several.
    """
    held: dict[tuple[int, str], tuple[Any, dict[str, None]]] = {}
    finder = None
    for owner, field, other in joins:
        key = (id(owner), field)
        if key not in held:
            held[key] = (owner, {})
        ids = held[key][1]
        if isinstance(other, tuple):
            kind, link = other
            finder = finder or _Finder(record)
            found = finder.ids(kind, link.raw)
            if len(found) == 1:
                ids[found[0]] = None
            else:
                code = "link.ambiguous" if found else "link.dangling"
                reporter.lose(code, link.at, link.field, link.raw)
        elif isinstance(other, str):
            for entity in made.get(other, ()):
                if entity.id:
                    ids[entity.id] = None
        elif other.id:
            ids[other.id] = None
    for (_, field), (owner, ids) in held.items():
        object.__setattr__(owner, field, tuple(ids))


class _Finder:
    """The entities of a record by their names, looked through once."""

    def __init__(self, record: Any) -> None:
        self._record = record
        self._indexes: dict[str, _Index] = {}

    def ids(self, kind: str, raw: str) -> list[str]:
        """Return the ids of the entities of a kind that a text names."""
        index = self._indexes.get(kind)
        if index is None:
            index = self._indexes[kind] = INDEXES[kind](self._record)
        return index.ids(raw)


class _Index(Protocol):
    def __init__(self, record: Any) -> None: ...

    def ids(self, raw: str) -> list[str]: ...


class _Accounts:
    """Accounts by their numbers, as sent and as read."""

    def __init__(self, record: Any) -> None:
        self._by_raw: dict[str, dict[str, None]] = {}
        self._by_value: dict[str | None, dict[str, None]] = {}
        self._values: dict[str, str | None] = {}
        for account in record.accounts:
            for number in account.numbers:
                self._by_raw.setdefault(number.raw, {})[account.id] = None
                if number.masked:
                    self._values[number.raw] = None
                elif number.value is not None:
                    self._by_value.setdefault(number.value, {})[account.id] = None
                    if number.scheme == "nz":  # the same text was read by the same reader
                        self._values[number.raw] = number.value

    def ids(self, raw: str) -> list[str]:
        if raw not in self._values:
            form = nz_account.read(raw).value
            self._values[raw] = None if form is None else form.formatted
        return list(self._by_raw.get(raw, {}) | self._by_value.get(self._values[raw], {}))


class _Evidence:
    """Evidence by the provider's id."""

    def __init__(self, record: Any) -> None:
        self._by_id: dict[str, list[str]] = {}
        for evidence in record.evidence:
            self._by_id.setdefault(evidence.source_id, []).append(evidence.id)

    def ids(self, raw: str) -> list[str]:
        return self._by_id.get(raw, [])


INDEXES: dict[str, type[_Index]] = {"account": _Accounts, "evidence": _Evidence}
"""What a mapping calls an entity, to how it is found by the texts that name it."""
