"""The summary: counts in an order that never changes, and no key that nobody knows."""

import itertools
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema import Context, load_mapping, normalize
from identity_schema.mapping.pointers import known_keys, shown_pointer
from identity_schema.records import Records
from identity_schema.stores.summary import Summary, pattern

KNOWN = {"data": {"identity": {"dob": {}, "a/b": {}, "0": {}}}}


@pytest.mark.parametrize(
    ("pointer", "shown"),
    [
        ("", "$"),
        ("/data", "$.data"),
        ("/data/identity/3/dob", "$.data.identity[].dob"),
        ("/data/identity/0/dob", "$.data.identity.0.*"),
        ("/data/identity/3/Jane Doe/phone", "$.data.identity[].*"),
        ("/data/identity/3/4/5", "$.data.identity[].*"),
        ("/data/identity/22165416979/dob", "$.data.identity[].dob"),
        ("/data/identity/a~1b", "$.data.identity.a/b"),
        ("/Jane Doe", "$.*"),
        ("/22165416979", "$[]"),
        ("/data/dob", "$.data.*"),
    ],
)
def test_a_pattern_shows_known_keys_only(pointer: str, shown: str) -> None:
    assert pattern(pointer, KNOWN) == shown


@pytest.mark.parametrize(
    ("pointer", "shown"),
    [
        ("/data/identity/3/dob", "/data/identity/3/dob"),
        ("/data/identity/3/Jane Doe/4", "/data/identity/3/*/4"),
        ("/data/identity/22165416979", "/data/identity/*"),
        ("/data/identity/a~1b", "/data/identity/a~1b"),
        ("/\u0663", "/*"),
        ("", ""),
    ],
)
def test_a_shown_pointer_hides_unknown_keys(pointer: str, shown: str) -> None:
    assert shown_pointer(pointer, KNOWN) == shown


@given(st.lists(st.text(min_size=4), max_size=5))
def test_law_no_unknown_key_is_shown(keys: list[str]) -> None:
    pointer = "".join("/" + k.replace("~", "~0").replace("/", "~1") for k in keys)
    for shown in (pattern(pointer, {}), shown_pointer(pointer, {})):
        assert set(shown) <= set("$.*[]/")


def test_known_keys_are_those_of_the_mapping_and_of_its_request() -> None:
    known = known_keys(load_mapping("okra.identity"))
    assert "dob" in known["data"]
    assert known["request"] == known_keys(load_mapping("okra.request"))


def payload(number: int, **more: object) -> Records:
    """Give a payload with an unread date and unknown keys."""
    identity = {"name": "Ada", "meta": {}, "canary": 1, "second canary": [1, 2]}
    body = {"_id": f"id_{number}", "status": "COMPLETE", "identities": [identity], **more}
    return normalize(json.dumps(body).encode(), context=Context(source=str(number)))


def test_the_counts_add_up() -> None:
    summary = Summary()
    for number in range(3):
        summary.add(payload(number, created_at="yesterday"))
    assert (summary.payloads, summary.records) == (3, 3)
    assert summary.unmapped == {("akahu.identity_result", "$.identities[].*"): 9}
    assert sum(summary.issues.values()) == 3
    assert "canary" not in "\n".join(summary.lines())


def test_the_lines_are_the_same_in_any_order() -> None:
    payloads = [payload(1, novel=1), payload(2, created_at="yesterday"), payload(3, updated_at=[])]
    told = set()
    for order in itertools.permutations(payloads):
        summary = Summary()
        for one in order:
            summary.add(one)
        told.add(tuple(summary.lines()))
    assert len(told) == 1


def test_lines_are_sorted_by_count_and_by_severity() -> None:
    summary = Summary()
    summary.issues.update({"value.empty": 9, "date.ambiguous": 1, "value.conflict": 5})
    summary.unmapped.update({("k", "$.b.*"): 1, ("k", "$.a.*"): 1, ("k", "$.c.*"): 7})
    summary.quarantined.update({"payload.not_json": 2, "kind.ambiguous": 3})
    text = "\n".join(summary.lines())
    order = [
        "kind.ambiguous", "payload.not_json", "date.ambiguous", "value.conflict", "value.empty",
        "$.c.*", "$.a.*", "$.b.*",
    ]  # fmt: skip
    places = [text.index(word) for word in order]
    assert places == sorted(places)
    assert "quarantined  5" in text


def test_a_clean_run_has_three_lines() -> None:
    assert Summary().lines() == ["payloads     0", "records      0", "quarantined  0"]


def test_a_users_own_mapping_knows_its_keys(tmp_path: Path) -> None:
    document = tmp_path / "acme.toml"
    document.write_text(
        '[mapping]\nname = "acme.customer"\nprovider = "acme"\n\n[[envelope]]\nrecord = "."\n'
        'needs = ["id"]\n\n[at."."]\nid = "record.source_id"\n'
    )
    mapping = load_mapping(document)
    summary = Summary(mapping)
    summary.add(normalize(b'{"id": "1", "canary": 2}', mapping=mapping))
    assert summary.unmapped == {("acme.customer", "$.*"): 1}


def some(many: list[Records], bad: range) -> Summary:
    """Give the summary of some payloads."""
    summary = Summary()
    for one in many:
        summary.add(one)
    for number in bad:
        summary.quarantine("policy.issue", [f"code.{number % 3}"])
    return summary


@given(st.integers(0, 60), st.integers(0, 7))
def test_law_parts_come_to_the_whole(many: list[Records], cut: int, bad: int) -> None:
    whole = some(many, range(7))
    first, rest = some(many[:cut], range(bad)), some(many[cut:], range(bad, 7))
    restored = Summary()
    restored.restore(json.loads(json.dumps(first.counts())))
    for begun in (first, restored):
        begun.merge(rest)
        assert (begun.counts(), begun.seen) == (whole.counts(), len(many) + 7)


def test_counts_are_json_and_have_nothing_of_a_payload(many: list[Records]) -> None:
    text = json.dumps(some(many, range(2)).counts())
    names = {n.text for one in many for r in one for person in r.persons for n in person.names}
    assert names
    assert [name for name in names if name and name in text] == []
