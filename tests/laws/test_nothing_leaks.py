"""Law 3: no repr, no text of an exception, no message carries a personal value or an unknown key.

Canaries stand in every value and in every unknown key; then everything public is shown.
"""

import copy
import pickle
import traceback
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import (
    CANARY,
    CANARY_NUMBER,
    EXAMPLES,
    Sent,
    examples,
    mangled,
)

from identity_schema import (
    Context,
    ContractError,
    PayloadError,
    explain,
    list_mappings,
    load_mapping,
    normalize,
)
from identity_schema.model.convert import to_json

BROKEN = [
    f'{{"{CANARY}": 1, "{CANARY}": 2}}',
    f'{{"{CANARY}": ',
    f'{{"sub": "{CANARY}"',
    f'"{CANARY}',
    f"{CANARY}={CANARY}",
    f"https://{CANARY}/?{CANARY}={CANARY}",
    f"https://[{CANARY}/?code={CANARY}",
    f'{{"{CANARY}": NaN}}',
    f'{{"sub": "{CANARY}", "a": "\\ud800"}}',
    f'"{CANARY}"',
    f'{{"{CANARY}": "{CANARY}"}}',
    f'{{"error": "{CANARY}", "state": "{CANARY}"}}',
    "[" * 5000 + f'"{CANARY}"' + "]" * 5000,
    {CANARY: object()},
    {CANARY: (CANARY,)},
    {(CANARY,): 1},
    {f"{CANARY}\ud800": 1},
    {"sub": f"{CANARY}\ud800"},
    {"sub": [float("nan"), CANARY]},
]


def planted(value: Any) -> Any:
    """Put a canary into every value, and beside every key an unknown one."""
    if isinstance(value, dict):
        inside = {key: planted(child) for key, child in value.items()}
        return inside | {f"{CANARY}key": f"{CANARY}value", f"x {CANARY}": {CANARY: CANARY}}
    if isinstance(value, list):
        return [planted(item) for item in value]
    if isinstance(value, str):
        return f"{value} {CANARY}" if value else value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return CANARY_NUMBER
    return value


def replaced(value: Any, new: Any) -> Any:
    """Replace every scalar."""
    if isinstance(value, dict):
        return {key: replaced(child, new) for key, child in value.items()}
    return [replaced(item, new) for item in value] if isinstance(value, list) else new


def parts(entity: Any) -> Iterator[Any]:
    """Give an object and all objects that it holds, at any depth."""
    if isinstance(entity, tuple):
        for item in entity:
            yield from parts(item)
    elif attrs.has(type(entity)):
        yield entity
        for field in attrs.fields(type(entity)):
            yield from parts(getattr(entity, field.name))


def shown(account: Any) -> Iterator[str]:
    """Show everything public of an account, and of what it gives out."""
    records = account.records
    tops = [account, records, records.payload, *records, *account.leaves]
    for leaf in account.leaves:
        for target in leaf.targets:
            number, where = 0, target
            if target.startswith("/records/"):
                number, where = int(target.split("/")[2]), "/" + target.split("/", 3)[3]
            tops.append(account.lineage(where, number))
    tops += [record.render() for record in records]
    if len(records):
        tops.append(records.render())
    for top in tops:
        for part in parts(top) if attrs.has(type(top)) else [top]:
            yield from (repr(part), str(part), f"{part}")
    yield str(account.counts)


def betrayed(texts: Iterator[str]) -> list[str]:
    """Give the texts in which a canary sings."""
    words = (CANARY, str(CANARY_NUMBER))
    return [text for text in texts if any(word in text.casefold() for word in words)]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_repr_carries_a_value_or_an_unknown_key_of_an_example(name: str) -> None:
    """And the canaries are there: the canonical output has them."""
    mapping, payload = examples()[name]
    for changed in (
        planted(payload), replaced(payload, CANARY), replaced(payload, CANARY_NUMBER),
        replaced(payload, [CANARY, f"{CANARY}2"]), replaced(payload, {CANARY: CANARY}),
    ):  # fmt: skip
        account = explain(changed, mapping=mapping)
        assert betrayed(shown(account)) == []
    records = explain(planted(payload), mapping=mapping).records
    out = b"".join([to_json(records.payload), *map(to_json, records)])
    assert CANARY.encode() in out


@given(mangled())
@settings(max_examples=60, deadline=None)
def test_no_repr_carries_a_value_or_an_unknown_key_of_a_mangled_payload(sent: Sent) -> None:
    """Whatever shape the values have."""
    changed = planted(copy.deepcopy(sent.payload))
    account = explain(changed, mapping=sent.mapping)
    assert betrayed(shown(account)) == []


@pytest.mark.parametrize("mapping", [None, *list_mappings()])
@pytest.mark.parametrize("body", BROKEN, ids=range(len(BROKEN)))
def test_no_exception_carries_a_value_or_an_unknown_key(body: Any, mapping: str | None) -> None:
    """Nor does the traceback that a log would show, nor what a pickled error becomes."""
    texts: list[str] = []
    try:
        records = normalize(body, mapping=mapping)
    except PayloadError as error:
        again = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own
        shown_too = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        texts += [str(error), repr(error), str(again), repr(again)]
        texts += traceback.format_exception_only(error)
        texts += [] if shown_too is None else [f"{shown_too} {CANARY}"]  # nothing may be chained
    else:
        texts += [repr(records), repr(records.payload), *map(repr, records)]
    assert betrayed(iter(texts)) == []


@given(st.sampled_from(EXAMPLES))
@settings(max_examples=20, deadline=None)
def test_a_payload_of_no_known_kind_is_not_quoted(name: str) -> None:
    """Its keys are as unknown as its values."""
    changed = planted({f"{CANARY}{i}": v for i, v in enumerate([examples()[name].payload])})
    with pytest.raises(PayloadError) as caught:
        normalize(changed)
    assert betrayed(iter([str(caught.value), repr(caught.value)])) == []


def test_a_context_does_not_show_what_it_holds() -> None:
    """Its request, its source and its labels are the caller's secrets."""
    context = Context(
        operation="nuban", request={CANARY: CANARY}, source=CANARY, labels={CANARY: CANARY}
    )
    assert betrayed(iter([repr(context), str(context)])) == []
    records = normalize({"sub": "1"}, mapping="oneid.userinfo", context=context)
    assert betrayed(iter([repr(records), repr(records.payload), repr(records[0])])) == []


def test_a_context_that_is_wrong_is_not_quoted() -> None:
    """Neither its request nor its time."""
    for wrong in ({"request": CANARY}, {"request": [CANARY]}, {"request": {CANARY: {CANARY}}}):
        with pytest.raises((ContractError, PayloadError)) as caught:
            normalize({"sub": "1"}, mapping="oneid.userinfo", context=Context(**wrong))
        assert betrayed(iter([str(caught.value), repr(caught.value)])) == []


def test_a_mapping_and_its_rows_show_no_payload() -> None:
    """They are loaded before any payload comes."""
    for name in list_mappings():
        assert repr(load_mapping(name)).startswith(f"Mapping({name}@")
