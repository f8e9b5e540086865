"""Links inside a record: a source names an account by its number, a document by its id.

A link is held back until the record is complete and then becomes the id of what it names. What it
names is looked for in the whole record; a link to nothing leaves an issue with the raw value.
"""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import attrs

from identity_schema.numbers import nz_account

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
    ids: dict[tuple[int, str], list[str]] = {}
    owners: dict[int, Any] = {}
    for owner, field, other in joins:
        owners[id(owner)] = owner
        found = ids.setdefault((id(owner), field), [])
        found.extend(i for i in _ids(record, other, made, reporter) if i not in found)
    for (owner_id, field), found in ids.items():
        object.__setattr__(owners[owner_id], field, tuple(found))


def _ids(record: Any, other: Any, made: dict[str, list[Any]], reporter: _Reporter) -> Iterator[str]:
    if isinstance(other, str):
        yield from (e.id for e in made.get(other, ()) if e.id)
    elif isinstance(other, tuple):
        kind, link = other
        found = list(dict.fromkeys(e.id for e in FINDERS[kind](record, link.raw)))
        if len(found) == 1:
            yield from found
        else:
            code = "link.ambiguous" if found else "link.dangling"
            reporter.lose(code, link.at, link.field, link.raw)
    elif other.id:
        yield other.id


def _accounts(record: Any, raw: str) -> Iterator[Any]:
    value = nz_account.read(raw).value
    for account in record.accounts:
        for number in account.numbers:
            same = value is not None and number.value == value.formatted
            if same or number.raw == raw:
                yield account


def _evidence(record: Any, raw: str) -> Iterator[Any]:
    return (e for e in record.evidence if e.source_id == raw)


FINDERS: dict[str, Callable[[Any, str], Iterator[Any]]] = {
    "account": _accounts,
    "evidence": _evidence,
}
"""What a mapping calls an entity, to how a source names one."""
