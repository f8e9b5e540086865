"""Law 1: missing, null and empty stay three different things."""

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from payload_mangling import EXAMPLES, Sent, examples, leaves, look_up, mangled

from identity_schema import explain, normalize


def marks(payload: Any, mapping: str) -> tuple[set[str], set[str]]:
    """Give the pointers of nulls and of empties, wherever they are kept."""
    records = normalize(payload, mapping=mapping)
    every = (records.payload, *records)
    nulls = [pointer for one in every for pointer in one.nulls]
    empties = [pointer for one in every for pointer in one.empties]
    assert len(set(nulls)) == len(nulls)
    assert len(set(empties)) == len(empties)
    assert nulls == [p for one in every for p in sorted(one.nulls)]
    return set(nulls), set(empties)


@given(mangled())
@settings(max_examples=200, deadline=None)
def test_a_mark_stands_for_a_known_leaf_that_says_nothing(sent: Sent) -> None:
    """Every known null is in ``nulls``, every known empty in ``empties``, and nothing else is."""
    nulls, empties = marks(sent.payload, sent.mapping)
    account = explain(sent.payload, mapping=sent.mapping)
    known = {leaf.pointer for leaf in account.leaves if leaf.disposition in {"mapped", "unread"}}
    every = dict(leaves(sent.payload))
    assert nulls == {p for p in known if every[p] is None}
    assert empties == {p for p in known if every[p] in ("", [], {}) and every[p] is not None}


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_leaf_of_an_example_is_told_from_null_from_empty_and_from_missing(name: str) -> None:
    """Each leaf in turn is made null, empty and missing."""
    mapping, payload = examples()[name]
    account = explain(payload, mapping=mapping)
    for leaf in account.leaves:
        if leaf.disposition != "mapped" or not leaf.targets:
            continue
        for value, mark in ((None, 0), ("", 1), ([], 1), ({}, 1)):
            changed = copy.deepcopy(payload)
            box, key = spot(changed, leaf.pointer)
            box[key] = value
            if not recognised(changed, mapping):
                continue
            assert leaf.pointer in marks(changed, mapping)[mark], (leaf.pointer, value)
            assert leaf.pointer not in marks(changed, mapping)[1 - mark], (leaf.pointer, value)
        changed = copy.deepcopy(payload)
        box, key = spot(changed, leaf.pointer)
        if isinstance(box, dict):
            del box[key]
            assert not any(leaf.pointer in some for some in marks(changed, mapping))


def spot(payload: Any, pointer: str) -> tuple[Any, Any]:
    """Find the object or list that holds a leaf, and its key there."""
    parent, _, token = pointer.rpartition("/")
    box = look_up(payload, parent)
    key = token.replace("~1", "/").replace("~0", "~")
    return box, int(key) if isinstance(box, list) else key


def recognised(payload: Any, mapping: str) -> bool:
    """Whether a payload still is of the kind: an error that says no error is none."""
    issues = normalize(payload, mapping=mapping).payload.issues
    return not any(issue.code == "kind.not_of_mapping" for issue in issues)


def test_a_null_an_empty_and_a_missing_list_of_addresses() -> None:
    """The three of them at one place."""
    base = {"_id": "1", "status": "PROCESSING"}
    for extra, nulls, empties in (
        ({}, (), ()),
        ({"addresses": None}, ("/addresses",), ()),
        ({"addresses": []}, (), ("/addresses",)),
        ({"addresses": [None, {}]}, ("/addresses/0",), ("/addresses/1",)),
    ):
        record = normalize(base | extra, mapping="akahu.identity_result")[0]
        assert (record.nulls, record.empties) == (nulls, empties)
        assert record.addresses == ()


@pytest.mark.parametrize("body", ["", b"", b"  \n", {}, [], b"{}", b"[]", b'""'])
def test_an_empty_body_under_a_named_mapping_is_empty(body: Any) -> None:
    """A payload without records, whose root is marked."""
    records = normalize(body, mapping="okra.identity")
    assert len(records) == 0
    assert records.payload.outcome == "empty"
    assert records.payload.empties == ("",)
    assert records.payload.nulls == ()


@pytest.mark.parametrize("body", [None, b"null", "null"])
def test_a_null_body_under_a_named_mapping_is_null_and_not_empty(body: Any) -> None:
    """The root is a leaf like any other."""
    records = normalize(body, mapping="okra.identity")
    assert len(records) == 0
    assert records.payload.nulls == ("",)
    assert records.payload.empties == ()
