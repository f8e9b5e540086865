"""Links inside a record: a source names an account by its number, a document by its id.

A link is held back until the record is complete and then becomes the id of what it names. What it
names is looked for in the whole record; a link to nothing leaves an issue with the raw value.
"""

from collections.abc import Callable, Iterator
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
    finder = _Finder(record)
    for owner, field, other in joins:
        key = (id(owner), field)
        if key not in held:
            held[key] = (owner, {})
        ids = held[key][1]
        if isinstance(other, tuple):
            kind, link = other
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


Names = Iterator[tuple[str, str | None]]
"""Names of an entity, each with what kind of name it is; a name that is None is none."""


class _Finder:
    """The entities of a record by their names, looked through once."""

    def __init__(self, record: Any) -> None:
        self._record = record
        self._indexes: dict[str, dict[tuple[str, str], dict[str, None]]] = {}

    def ids(self, kind: str, raw: str) -> list[str]:
        """Return the ids of the entities of a kind that a text names."""
        field, names_of, asked = FINDERS[kind]
        index = self._indexes.get(kind)
        if index is None:
            index = self._indexes[kind] = {}
            for entity in getattr(self._record, field):
                for how, name in names_of(entity):
                    if name is not None:
                        index.setdefault((how, name), {})[entity.id] = None
        found = [index.get((how, name), {}) for how, name in asked(raw) if name is not None]
        return list(dict.fromkeys(i for ids in found for i in ids))


def _account_names(account: Any) -> Names:
    for number in account.numbers:
        yield "raw", number.raw
        yield "value", number.value


def _asked_account(raw: str) -> Names:
    value = nz_account.read(raw).value
    yield "raw", raw
    yield "value", None if value is None else value.formatted


def _evidence_names(evidence: Any) -> Names:
    yield "raw", evidence.source_id


def _asked_evidence(raw: str) -> Names:
    yield "raw", raw


FINDERS: dict[str, tuple[str, Callable[[Any], Names], Callable[[str], Names]]] = {
    "account": ("accounts", _account_names, _asked_account),
    "evidence": ("evidence", _evidence_names, _asked_evidence),
}
"""What a mapping calls an entity, to where it is, how it is named, and how a text asks for it."""
