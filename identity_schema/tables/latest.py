"""The latest state of each entity, out of all its observations.

An entity is what a provider's id of the observation names, else what the subject names; a record
with neither is one by itself. Its records are ranked, the highest first, by

1. status: complete, review, error, processing, none;
2. ``updated_at``, later first, none last;
3. when the payload was received, likewise;
4. ``created_at``, likewise;
5. the key, which decides nothing but makes the order total.

The first record stands. What it lacks comes from the next one that has it: a missing key never
erases a value, and neither does a null. Nothing is mixed that belongs together:

* a field, a list or an entity of the record (institution, accounts, evidence, …) is taken whole;
* claim sets are taken whole by source and role, all of them from one record. Only where a record
  and an older one have exactly one claim set of a source about the subject, neither verified, and
  they do not name two persons, does the older one fill in: a field, the names of a use, the
  contacts of a kind, the identifiers of a scheme, each whole.

Issues and the marks of nulls stay with their own records.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import Any

import attrs

from identity_schema._calls import check, check_many
from identity_schema.model import Person, Record
from identity_schema.records import Records
from identity_schema.tables.same_person import may_be_one

__all__ = ["STATUS_RANK", "latest"]

STATUS_RANK = {"processing": 1, "error": 2, "review": 3, "complete": 4}
"""A status that stands higher is never replaced by a lower one. An error is final but holds no
data, so that it ends a processing and does not undo what was completed."""

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_FILLED = (
    "source_id", "subject", "references", "status", "environment", "connection_type",
    "jurisdiction", "created_at", "updated_at", "expires_at", "verified_at", "institution",
    "messages", "addresses", "accounts", "evidence", "checks", "media", "device",
)  # fmt: skip
"""Fields of a record that come from the latest record that has them."""
_FILLED_CLAIMS = (
    "birthdate", "gender", "marital_status", "nationalities", "place_of_birth", "origin",
    "residence", "addresses", "employers", "occupation", "age_band",
)  # fmt: skip
_FILLED_BY_SLOT: dict[str, Callable[[Any], object]] = {
    "names": lambda name: name.use,
    "contacts": lambda contact: contact.kind,
    "identifiers": lambda identifier: identifier.scheme,
}

_Ranked = list[Record]


def latest(records: Iterable[Record | Records]) -> tuple[Record, ...]:
    """Return one record for each entity: its latest state.

    Args:
        records: Records in any order; or what `identity_schema.normalize` returned, which knows
            when a payload was received, and a record alone does not.

    Returns:
        The records, in the order in which their entities first came. Each has the key of the
        record that stands; where nothing had to be filled in, it is that record. The view
        ``records_latest`` is the same for the columns of a record.

    Raises:
        ContractError: ``call.argument``: it is no list of them, or something else is in it.
    """
    check_many("records", records, "a list of Record, or of Records")
    entities: dict[object, list[tuple[Any, Record]]] = {}
    for item in records:
        check("one of records", item, (Record, Records), "a Record, or Records")
        received = item.payload.received_at if isinstance(item, Records) else None
        for record in item if isinstance(item, Records) else (item,):
            entities.setdefault(_entity(record), []).append((_rank(record, received), record))
    return tuple(_merge(_in_order(ranked)) for ranked in entities.values())


def _entity(record: Record) -> object:
    if record.source_id is not None:
        return record.provider, "source_id", record.source_id
    if record.subject is not None and record.subject.id is not None:
        return record.provider, f"subject {record.subject.kind or ''}", record.subject.id
    return record.provider, "record", record.key or id(record)


def _rank(record: Record, received: datetime | None) -> tuple[int, datetime, datetime, datetime]:
    return (
        STATUS_RANK.get(record.status or "", 0),
        record.updated_at or _LONG_AGO,
        received or _LONG_AGO,
        record.created_at or _LONG_AGO,
    )


def _in_order(ranked: list[tuple[Any, Record]]) -> _Ranked:
    """Sort the highest first; a record that came twice stays once."""
    ranked.sort(key=lambda pair: (*pair[0], pair[1].key), reverse=True)
    return list({record.key or str(n): record for n, (_, record) in enumerate(ranked)}.values())


def _merge(ranked: _Ranked) -> Record:
    if len(ranked) == 1:
        return ranked[0]
    homes = {field: _home(ranked, field) for field in _FILLED}
    made = {field: getattr(ranked[home], field) for field, home in homes.items()}
    made["persons"] = _persons(ranked, homes)
    if homes["checks"] != homes["evidence"]:
        made["checks"] = tuple(attrs.evolve(check, of=()) for check in made["checks"])
    first = ranked[0]
    same = all(made[field] == getattr(first, field) for field in made)
    return first if same else attrs.evolve(first, **made)


def _home(ranked: _Ranked, field: str) -> int:
    """Return the number of the record that a field comes from."""
    return next((n for n, record in enumerate(ranked) if _says(getattr(record, field))), 0)


def _says(held: Any) -> bool:
    """Whether a field has a value; an entity without any has none."""
    if held is None or held == ():
        return False
    return not attrs.has(type(held)) or any(
        _says(getattr(held, field.name)) for field in attrs.fields(type(held))
    )


def _persons(ranked: _Ranked, homes: dict[str, int]) -> tuple[Person, ...]:
    groups: dict[tuple[str | None, str | None], int] = {}
    taken: list[tuple[int, Person]] = []
    for number, record in enumerate(ranked):
        for person in record.persons:
            group = person.source, person.role
            if groups.setdefault(group, number) == number:
                taken.append((number, person))
    ids = {(number, p.id): f"persons/{n}" for n, (number, p) in enumerate(taken)}
    return tuple(
        _relink(_fill(person, ranked[number + 1 :]), number, homes, ids)
        if _stands_alone(ranked[number], person)
        else _relink(person, number, homes, ids)
        for number, person in taken
    )


def _stands_alone(record: Record, person: Person) -> bool:
    group = [p for p in record.persons if (p.source, p.role) == (person.source, person.role)]
    return len(group) == 1 and person.role == "subject" and person.verification is None


def _fill(person: Person, older: _Ranked) -> Person:
    made: dict[str, Any] = {}
    for record in older:
        for other in record.persons:
            if (
                (other.source, other.role) == (person.source, person.role)
                and _stands_alone(record, other)
                and may_be_one(person, other)
            ):
                made = _lacking(person, other)
                person = attrs.evolve(person, **made) if made else person
    return person


def _lacking(person: Person, other: Person) -> dict[str, Any]:
    made = {
        field: getattr(other, field)
        for field in _FILLED_CLAIMS
        if not _says(getattr(person, field)) and _says(getattr(other, field))
    }
    for field, slot in _FILLED_BY_SLOT.items():
        held = getattr(person, field)
        slots = {slot(entity) for entity in held}
        more = tuple(e for e in getattr(other, field) if slot(e) not in slots)
        if more:
            made[field] = (*held, *more)
    return made


def _relink(
    person: Person, number: int, homes: dict[str, int], ids: dict[tuple[int, str], str]
) -> Person:
    """Give a claim set its new id; a link to what came from another record would lie, and goes."""

    def kept(links: tuple[str, ...]) -> tuple[str, ...]:
        moved = (
            ids.get((number, link))
            if link.startswith("persons/")
            else link if homes.get(link.partition("/")[0]) == number else None
            for link in links
        )  # fmt: skip
        return tuple(link for link in moved if link is not None)

    verification = person.verification
    if verification is not None and verification.evidence != kept(verification.evidence):
        verification = attrs.evolve(verification, evidence=kept(verification.evidence))
    return attrs.evolve(
        person, id=ids[number, person.id], of=kept(person.of), verification=verification
    )
