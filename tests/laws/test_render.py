"""Rendering: what was read can be written back, in the documented shape, and reads the same.

``render`` answers with a payload and with the pointers of what it could not say.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from payload_mangling import EXAMPLES, Sent, examples, leaves, mangled

from identity_schema import explain, load_mapping, normalize
from identity_schema.jsontext import canonical, check_value
from identity_schema.mapping.paths import Path, write_path
from identity_schema.mapping.tree import Node

WHOLE = [name for name in EXAMPLES if "token" not in name]
"""Examples that say something that is kept."""


def lines(node: Node, base: Path) -> Iterator[tuple[str, str]]:
    """Give path and documented JSON type of every line below a source object."""
    for leaf in node.leaves.values():
        here = write_path((*base, *node.path))
        key = f'"{leaf.key}"' if "." in leaf.key else leaf.key
        yield f"{here}.{key}{'[]' if leaf.many else ''}".removeprefix(".."), leaf.line.type
    if node.bare is not None:
        yield write_path((*base, *node.path)), node.bare.line.type
    for child in node.children.values():
        yield from lines(child, base)


@cache
def documented(mapping: str) -> dict[str, set[str]]:
    """Give every documented path with its JSON types."""
    found: dict[str, set[str]] = {}
    plan = load_mapping(mapping).plan
    for envelope, around in plan.around:
        for path, kind in lines(around, ()):
            found.setdefault(f"[].{path}" if around.many else path, set()).add(kind)
        if envelope.role == "record":
            for path, kind in lines(plan.record, envelope.path):
                found.setdefault(path.removeprefix(".."), set()).add(kind)
    found = {path.removeprefix("."): kinds for path, kinds in found.items()}
    if any(around.many for _, around in plan.around):  # a list of one at the root is left away
        found |= {path.removeprefix("[]."): kinds for path, kinds in found.items()}
    return found


def path_of(payload: Any, pointer: str) -> str:
    """Write a pointer into a payload as a mapping writes the path."""
    text = ""
    for token in pointer.split("/")[1:]:
        if isinstance(payload, list):
            text, payload = f"{text}[]", payload[int(token)]
        else:
            key = token.replace("~1", "/").replace("~0", "~")
            text += f'."{key}"' if "." in key else f".{key}"
            payload = payload[key]
    return f"{text}[]".removeprefix(".") if payload == [] else text.removeprefix(".")


def kind_of(value: object) -> str:
    """Name the JSON type of a scalar."""
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    return "number" if isinstance(value, float | Decimal) else "string"


def misshapen(mapping: str, payload: Any) -> Iterator[str]:
    """Say where a payload is not of the documented shape."""
    known = documented(mapping)
    for pointer, value in leaves(payload):
        path = path_of(payload, pointer)
        if value is None or value in ([], {}) or not pointer:
            continue
        kinds = known.get(path)
        if kinds is None:
            yield f"{path} is not documented"
        elif kind_of(value) not in kinds | ({"integer"} if "number" in kinds else set()):
            yield f"{path} is {kind_of(value)}, documented as {sorted(kinds)}"


def without_issues(record: Any) -> Any:
    """Leave the issues of a record out of a comparison."""
    return attrs.evolve(record, issues=())


@pytest.mark.parametrize("name", WHOLE)
def test_an_example_comes_back_and_has_the_documented_shape(name: str) -> None:
    """All of its records as one payload."""
    mapping, payload = examples()[name]
    records = normalize(payload, mapping=mapping)
    rendered = records.render()
    assert list(misshapen(mapping, rendered.payload)) == []
    again = normalize(rendered.payload, mapping=mapping)
    assert list(again) == list(records)
    assert again.payload == records.payload
    assert rendered.unsaid == ()
    check_value(rendered.payload)


@pytest.mark.parametrize("name", WHOLE)
def test_each_record_of_an_example_comes_back_alone(name: str) -> None:
    """With an envelope of its own, by which it is known."""
    mapping, payload = examples()[name]
    for record in normalize(payload, mapping=mapping):
        rendered = record.render()
        assert list(misshapen(mapping, rendered.payload)) == []
        assert list(normalize(rendered.payload, mapping=mapping)) == [record]


@pytest.mark.parametrize("name", WHOLE)
def test_a_rendered_example_is_still_known_for_what_it_is(name: str) -> None:
    """Wherever the payload itself was."""
    mapping, payload = examples()[name]
    known = [kind for kind in (mapping,) if kinds(payload) == {kind}]
    for kind in known:
        assert kinds(normalize(payload, mapping=kind).render().payload) == {kind}


def kinds(payload: Any) -> set[str]:
    """Give the kinds that a payload fits."""
    from identity_schema.mapping.registry import fitting

    return {mapping.name for mapping in fitting(payload)}


@pytest.mark.parametrize(
    ("mapping", "payload"),
    [
        # a mark or an unread text around the records, where the root is a list of one
        ("okra.identity", [{"status": None, "data": {"id": "1"}}]),
        ("okra.identity", [{"status": "success", "message": "", "data": {"id": "1"}}]),
        ("okra.identity", [{"data": {"pagination": {"limit": "x"}, "identity": [{"id": "1"}]}}]),
        # an item that failed, without the success that stands around it
        ("akahu.identity_result", {"item": {"_id": "1", "status": "ERROR"}}),
        # one where many are documented, and many where one is
        ("okra.identity", {"data": {"id": "1", "enrollment": [{"bank": "", "branch": "x"}]}}),
        (
            "akahu.identity_result",
            {"item": {"_id": "1", "status": "ERROR", "source": [{"_id": ""}]}},
        ),
        ("oneid.accounts", [{"account_id": "1", "status": [""]}]),
        ("oneid.accounts", [{"account_id": "1", "balance": ""}]),
        ("oneid.accounts", [{}, {"account_id": "1"}]),
        ("oneid.accounts", [None, {"account_id": "1"}]),
        ("oneid.accounts", {"account_id": "1"}),
        ("okra.identity", {"data": {"id": "1", "phone": "08038811523", "photo_id": "https://x/y"}}),
        ("oneid.userinfo", {"sub": "1", "verified_claims": {"claims": {"name": "A B"}}}),
    ],
)
def test_a_payload_of_another_shape_is_rendered_in_the_documented_one(
    mapping: str, payload: Any
) -> None:
    """And says the same."""
    records = normalize(payload, mapping=mapping)
    rendered = records.render()
    assert list(misshapen(mapping, rendered.payload)) == []
    again = normalize(rendered.payload, mapping=mapping)
    assert [without_issues(r) for r in again] == [without_issues(r) for r in records]
    assert again.payload.outcome == records.payload.outcome


@given(mangled())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_was_mapped_whole_comes_back_whole(sent: Sent) -> None:
    """Every leaf mapped, and nothing to be said against any of them."""
    account = explain(sent.payload, mapping=sent.mapping)
    records = account.records
    assume(len(records))
    assume(not account.counts["unread"] and not account.counts["unmapped"])
    assume(not records.payload.issues and not any(record.issues for record in records))
    rendered = records.render()
    if rendered.unsaid:
        return  # several where one is documented, which no documented shape holds
    again = normalize(rendered.payload, mapping=sent.mapping)
    assert list(again) == list(records)
    assert again.payload == records.payload
    assert list(misshapen(sent.mapping, alone(sent.mapping, rendered.payload))) == []


def alone(mapping: str, payload: Any) -> Any:
    """Give the first of several payloads that nothing but a list could hold together."""
    several = isinstance(payload, list) and len(payload) > 1
    return payload[0] if several and mapping != "oneid.accounts" else payload


@pytest.mark.parametrize(
    ("mapping", "payload"),
    [
        ("oneid.userinfo", [{"sub": "1"}, {"sub": "2"}]),
        ("akahu.authorization_response", [{"code": "1"}, {"code": "2"}]),
    ],
)
def test_several_records_that_are_payloads_of_their_own_come_back_as_a_list(
    mapping: str, payload: Any
) -> None:
    """No documented shape holds more than one of them."""
    assert normalize(payload, mapping=mapping).render().payload == payload


@given(mangled(6))
@settings(max_examples=150, deadline=None)
def test_whatever_was_read_can_be_written(sent: Sent) -> None:
    """And what comes back differs only where it is said to be unsaid."""
    records = normalize(sent.payload, mapping=sent.mapping)
    rendered = records.render()
    check_value(rendered.payload)
    again = normalize(rendered.payload, mapping=sent.mapping)
    if not rendered.unsaid:
        assert [without_issues(r) for r in again] == [without_issues(r) for r in records]
    for record in records:
        check_value(record.render().payload)


@given(mangled(4))
@settings(max_examples=100, deadline=None)
def test_rendering_twice_changes_nothing_more(sent: Sent) -> None:
    """What was rendered is in the shape that rendering gives.

    The first time settles what contradicts itself, such as a failure that has records.
    """
    mapping = sent.mapping
    once = normalize(sent.payload, mapping=mapping).render()
    twice = normalize(once.payload, mapping=mapping).render()
    thrice = normalize(twice.payload, mapping=mapping).render()
    assert canonical(thrice.payload) == canonical(twice.payload)


@given(mangled())
@settings(max_examples=60, deadline=None)
def test_rendering_leaves_the_records_alone(sent: Sent) -> None:
    """They are frozen, and what they hold is not handed out to be changed."""
    records = normalize(sent.payload, mapping=sent.mapping)
    before = repr([record.issues for record in records]), list(records)
    for record in records:
        record.render()
    assert (repr([record.issues for record in records]), list(records)) == before
