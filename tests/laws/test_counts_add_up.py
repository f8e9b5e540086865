"""Law 1: every leaf is accounted for, exactly once, and both ways of reading agree."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import EXAMPLES, Sent, bodies, examples, leaves, mangled, requests

from identity_schema import Context, PayloadError, explain, list_mappings, normalize
from identity_schema.model.convert import to_json

DISPOSITIONS = {"mapped", "unread", "dropped", "unmapped"}


def told(payload: Any, mapping: str | None, context: Context | None = None) -> Any:
    """Account for a payload; None where it is of no kind that can be told."""
    try:
        return explain(payload, mapping=mapping, context=context)
    except PayloadError:
        assert mapping is None
        return None


def check(payload: Any, account: Any, request: Any = None) -> None:
    """Compare an account with the payload's own leaves."""
    wanted = [pointer for pointer, _ in leaves(payload)]
    if request is not None:
        wanted += [pointer for pointer, _ in leaves(request, "/request")]
    assert [leaf.pointer for leaf in account.leaves] == wanted
    assert {leaf.disposition for leaf in account.leaves} <= DISPOSITIONS
    counts = account.counts
    assert set(counts) == DISPOSITIONS
    assert sum(counts.values()) == len(wanted)
    strays = [leaf.pointer for leaf in account.leaves if leaf.disposition == "unmapped"]
    assert sorted(account.records.payload.unmapped) == sorted(strays)


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_leaf_of_an_example_is_accounted_for_and_none_is_unmapped(name: str) -> None:
    """The examples hold documented fields only."""
    mapping, payload = examples()[name]
    account = explain(payload, mapping=mapping)
    check(payload, account)
    assert account.counts["unmapped"] == 0


@given(mangled())
@settings(max_examples=150, deadline=None)
def test_every_leaf_of_a_mangled_payload_is_accounted_for(sent: Sent) -> None:
    """Under the mapping that it was made for."""
    check(sent.payload, explain(sent.payload, mapping=sent.mapping))


@given(mangled())
@settings(max_examples=60, deadline=None)
def test_every_leaf_is_accounted_for_under_the_kind_that_was_found(sent: Sent) -> None:
    """Whatever the mangled payload is taken for."""
    account = told(sent.payload, None)
    if account is not None:
        check(sent.payload, account)


@given(bodies, st.sampled_from(list_mappings()))
@settings(max_examples=80, deadline=None)
def test_every_leaf_of_any_json_is_accounted_for_under_any_mapping(payload: Any, name: str) -> None:
    """A payload that does not fit the mapping that was named is all unmapped, not lost."""
    check(payload, explain(payload, mapping=name))


@given(mangled(2), requests)
@settings(max_examples=80, deadline=None)
def test_every_leaf_of_a_request_is_accounted_for(sent: Sent, request: dict[str, Any]) -> None:
    """Whether a record came of the payload or not."""
    if isinstance(sent.payload, dict):
        sent.payload.pop("request", None)
    context = Context(request=request)
    check(sent.payload, explain(sent.payload, mapping=sent.mapping, context=context), request)


def test_a_key_of_the_payload_called_request_is_not_mistaken_for_the_request() -> None:
    """Their leaves have pointers that look the same."""
    payload = {"sub": "s-1", "request": {"x-request-id": "of the payload"}}
    context = Context(request={"x-request-id": "of the request"})
    account = explain(payload, mapping="oneid.userinfo", context=context)
    fates = [leaf.disposition for leaf in account.leaves]
    assert fates == ["mapped", "unmapped", "mapped"]


@given(mangled())
@settings(max_examples=100, deadline=None)
def test_explaining_reads_what_normalizing_reads(sent: Sent) -> None:
    """The traced code is the plain code with notes; its records are the same byte for byte."""
    plain = normalize(sent.payload, mapping=sent.mapping)
    traced = explain(sent.payload, mapping=sent.mapping).records
    assert plain == traced
    assert to_json(plain.payload) == to_json(traced.payload)
    assert [to_json(record) for record in plain] == [to_json(record) for record in traced]
    assert plain.payload.unmapped == traced.payload.unmapped
