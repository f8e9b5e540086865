"""Law 1: what is said to be mapped is in the record, and what is not is kept in an issue.

The check is honest: it does not ask the engine what it did. It takes the raw value at a leaf's
pointer and the canonical value at the leaf's target, reads the raw value with the public reader of
the field, and compares.
"""

from collections.abc import Iterator
from functools import cache, partial
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from payload_mangling import EXAMPLES, Sent, examples, leaves, look_up, mangled, requests, text_of

from identity_schema import Context, explain, load_mapping
from identity_schema.model.account import AccountNumber
from identity_schema.model.fields import Kind, spec_of
from identity_schema.model.name import Name
from identity_schema.numbers import nz_account
from identity_schema.values import (
    country,
    currency,
    date,
    decimal_number,
    gender,
    integer,
    timestamp,
)

READ = {
    Kind.COUNTRY: country.read,
    Kind.CURRENCY: currency.read,
    Kind.DECIMAL: decimal_number.read,
    Kind.GENDER: gender.read,
    Kind.INTEGER: integer.read,
}


@cache
def tables(mapping: str) -> dict[tuple[str, ...], list[dict[str, str]]]:
    """Give the tables of words of a mapping by the keys that lead to a line that names one."""
    found: dict[tuple[str, ...], list[dict[str, str]]] = {}
    loaded = load_mapping(mapping)
    for row in loaded.paths():
        if row.words is not None:
            keys = tuple(key for key in row.path.replace("[]", "").split(".") if key)
            found.setdefault(keys, []).append(dict(loaded.document.words[row.words]))
    return found


def keys_of(pointer: str) -> tuple[str, ...]:
    """Give the keys of a pointer, without its positions."""
    return tuple(token for token in pointer.split("/") if token and not token.isdigit())


def words_of(mapping: str, pointer: str, raw: object) -> set[str | None]:
    """Give what the mapping's tables make of a code word at a place."""
    keys = keys_of(pointer)
    head = load_mapping(mapping).document.head
    if pointer.startswith("/request/"):
        mapping, keys = head["request"], keys[1:]
    bare = text_of(raw).strip().casefold()
    return {
        ours
        for table in tables(mapping).get(keys, ())
        for theirs, ours in table.items()
        if theirs.casefold() == bare or theirs == "*"
    }


def resolve(records: Any, target: str) -> tuple[Any, str, Any]:
    """Follow a canonical pointer; give the entity, the field and the value."""
    tokens = target.split("/")[1:]
    entity: Any = records.payload
    if tokens[0] == "records":
        entity, tokens = records[int(tokens[1])], tokens[1:]
    for token in tokens[1:-1]:
        entity = entity[int(token)] if isinstance(entity, tuple) else getattr(entity, token)
    return entity, tokens[-1], getattr(entity, tokens[-1])


def record_of(records: Any, target: str) -> Any:
    """Give the record that a target is in."""
    return records[int(target.split("/")[2])]


def linked(record: Any, ids: tuple[str, ...], raw: str) -> bool:
    """Whether one of the linked entities is what the raw text names."""
    number = nz_account.read(raw).value
    for entity in (*record.accounts, *record.evidence):
        if entity.id not in ids:
            continue
        if getattr(entity, "source_id", None) == raw:
            return True
        for own in getattr(entity, "numbers", ()):
            if own.raw == raw or (number is not None and own.value == number.formatted):
                return True
    return False


def said(mapping: str, records: Any, pointer: str, raw: Any, target: str) -> bool:
    """Whether the canonical value at a target says what was sent."""
    entity, field, value = resolve(records, target)
    spec = spec_of(type(entity))[field]
    held = value if isinstance(value, tuple) else (value,)
    if spec.kind is Kind.LINK:
        return linked(record_of(records, target), value, text_of(raw))
    if spec.kind is Kind.BOOLEAN:
        return value is raw or (isinstance(raw, str) and text_of(value) == raw)
    if spec.kind is Kind.TEXT and text_of(raw) in held:
        return True
    if isinstance(entity, AccountNumber) and field == "branch":  # a sort code with its hyphens
        return value is not None and digits(value) == digits(text_of(raw))
    if spec.kind in {Kind.TEXT, Kind.WORD}:
        return value in words_of(mapping, pointer, raw)
    head = load_mapping(mapping).document.head
    read = READ | {
        Kind.DATE: partial(date.read, order=head.get("date_order")),
        Kind.TIMESTAMP: partial(timestamp.read, zone=head.get("zone")),
    }
    return read[spec.kind](raw).value in held


def digits(text: str) -> str:
    """Leave out all but digits."""
    return "".join(filter(str.isdigit, text))


def issues(records: Any) -> list[Any]:
    """Give all issues of a payload and its records."""
    return [*records.payload.issues, *(i for record in records for i in record.issues)]


def marks(records: Any, mark: str) -> set[str]:
    """Give all pointers of nulls or of empties."""
    return {p for one in (records.payload, *records) for p in getattr(one, mark)}


def complaints(mapping: str, payload: Any, account: Any, request: Any = None) -> Iterator[str]:
    """Hold every leaf against what the record says; say what does not fit."""
    records = account.records
    raws = dict(leaves(payload))
    if request is not None:
        raws |= dict(leaves(request, "/request"))
    kept = {(i.pointer, i.code, i.raw) for i in issues(records) if i.raw is not None}
    for leaf in account.leaves:
        raw = raws[leaf.pointer]
        told = f"{leaf.pointer} {leaf.disposition} {leaf.targets} {leaf.reason} {raw!r}"
        yield from (f"{wrong}: {told}" for wrong in misjudged(leaf, raw, records, kept))
        for target in leaf.targets:
            # A success that has no records is called empty.
            settled = target == "/payload/outcome" and records.payload.outcome == "empty"
            if not settled and not said(mapping, records, leaf.pointer, raw, target):
                yield f"is not at {target}: {told}"
    for pointer, code, raw in sorted(kept):
        if raw != text_of(raws.get(pointer)):
            yield f"the raw text of {code} at {pointer} is another: {raw!r}"


def misjudged(leaf: Any, raw: Any, records: Any, kept: set[Any]) -> Iterator[str]:
    """Say why the disposition of a leaf cannot be right."""
    nothing = raw is None or raw in ("", [], {})
    if leaf.targets and leaf.disposition != "mapped":
        yield "has targets and is not mapped"
    if leaf.disposition == "dropped" and not leaf.reason:
        yield "dropped without a reason"
    if leaf.disposition == "unread" and nothing:
        yield "a null or an empty leaf is no text to keep"
    elif leaf.disposition == "unread" and (leaf.pointer, leaf.reason, text_of(raw)) not in kept:
        yield "no issue keeps it"
    if leaf.disposition != "mapped" or leaf.targets:
        return
    if not nothing:
        yield "mapped to nothing"
    elif leaf.pointer not in marks(records, "nulls" if raw is None else "empties"):
        yield "not marked as null or empty"


def check(mapping: str, payload: Any, account: Any, request: Any = None) -> None:
    """Expect no complaint."""
    assert not list(complaints(mapping, payload, account, request))


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_value_of_an_example_is_where_it_is_said_to_be(name: str) -> None:
    """In the record or in an issue."""
    mapping, payload = examples()[name]
    check(mapping, payload, explain(payload, mapping=mapping))


@given(mangled())
@settings(max_examples=250, deadline=None)
def test_every_value_of_a_mangled_payload_is_where_it_is_said_to_be(sent: Sent) -> None:
    """In the record or in an issue."""
    check(sent.mapping, sent.payload, explain(sent.payload, mapping=sent.mapping))


@given(mangled(2), requests)
@settings(max_examples=80, deadline=None)
def test_every_value_of_a_request_is_where_it_is_said_to_be(
    sent: Sent, request: dict[str, Any]
) -> None:
    """In a record or in an issue."""
    if isinstance(sent.payload, dict):
        sent.payload.pop("request", None)
    account = explain(sent.payload, mapping=sent.mapping, context=Context(request=request))
    check(sent.mapping, sent.payload, account, request)


@pytest.mark.parametrize("name", EXAMPLES)
def test_lineage_leads_back_from_every_target(name: str) -> None:
    """What a leaf made names that leaf as its source."""
    mapping, payload = examples()[name]
    account = explain(payload, mapping=mapping)
    for leaf in account.leaves:
        for target in leaf.targets:
            where, number = target, 0
            if target.startswith("/records/"):
                number, where = int(target.split("/")[2]), "/" + target.split("/", 3)[3]
            source = account.lineage(where, number)
            assert source is not None
            assert leaf.pointer in source.pointers


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_text_of_a_record_comes_from_somewhere(name: str) -> None:
    """A text that a mapping may fill has a source in the payload, or is a constant of it."""
    mapping, payload = examples()[name]
    account = explain(payload, mapping=mapping)
    constants = {"kind", "scheme", "label", "source", "role", "use", "code", "code_scheme", "type"}
    for number, record in enumerate(account.records):
        for pointer, entity, field in texts(record, ""):
            if field in constants or field in filled_by_finishers(entity):
                continue
            source = account.lineage(pointer, number)
            assert source is not None, pointer
            assert getattr(entity, field) in {
                text_of(look_up(payload, origin)) for origin in source.pointers
            }, pointer


def filled_by_finishers(entity: Any) -> set[str]:
    """Name the parts that the whole text of a name or of an account number may give."""
    if isinstance(entity, Name):
        return {"given_name", "middle_name", "family_name", "title", "suffix", "initials"}
    return {"branch"} if isinstance(entity, AccountNumber) else set()


def texts(entity: Any, at: str) -> Any:
    """Give pointer, entity and field of every text that a mapping may fill."""
    for attribute in attrs.fields(type(entity)):
        spec, value = spec_of(type(entity)).get(attribute.name), getattr(entity, attribute.name)
        if spec is None or value is None:
            continue
        if spec.kind is Kind.ENTITY:
            many = value if isinstance(value, tuple) else (value,)
            for number, inner in enumerate(many):
                place = f"/{number}" if isinstance(value, tuple) else ""
                yield from texts(inner, f"{at}/{attribute.name}{place}")
        elif spec.kind is Kind.TEXT and not spec.many:
            yield f"{at}/{attribute.name}", entity, attribute.name
