"""Law: the code that finds an envelope at once finds the one that the general way finds."""

from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from payload_mangling import Sent, any_json, mangled

from identity_schema import Mapping, list_mappings, load_mapping
from identity_schema.mapping.fit import first_fitting

_KEYS = st.sampled_from(
    ["status", "success", "name", "message", "data", "item", "identity", "identities", "_id", "sub"]
)
_SAID = st.sampled_from([None, True, False, 0, 1, 1.0, "error", "APIError", "", [], {}, ["error"]])
_NESTED = st.recursive(
    _SAID, lambda below: st.lists(below, max_size=3) | st.dictionaries(_KEYS, below, max_size=4)
)


OWN = """
[mapping]
name = "acme.customer"
provider = "acme"

[[envelope]]
error = "."
when = { status = ["error", 1, true], success = false }

[[envelope]]
record = "data.item[]"
any = ["_id", "sub"]
when = { status = [0, "a"] }

[[envelope]]
record = "."
needs = ["_id", "name"]

[at."."]
_id = "record.source_id"
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Mapping:
    file = tmp_path_factory.mktemp("own") / "acme.toml"
    file.write_text(OWN)
    return load_mapping(file)


@given(payload=_NESTED)
@settings(max_examples=400, deadline=None)
@example(payload={"status": 1, "success": False})
@example(payload={"status": True, "success": False})
@example(payload={"status": 1.0, "success": False})
@example(payload={"status": [], "success": 0, "_id": "", "name": ""})
@example(payload={"data": {"item": [{"_id": "1", "status": 0}]}})
@example(payload={"data": [{"item": {"_id": "1", "status": False}}]})
def test_an_own_mapping_has_the_same_envelope(own: Mapping, payload: Any) -> None:
    assert own.plain.find(payload) == first_fitting(own.document.envelopes, payload)


def test_an_envelope_is_told_by_value_and_type(own: Mapping) -> None:
    assert own.plain.find({"status": 1, "success": False}) == 0
    assert own.plain.find({"status": 1.0, "success": False}) is None
    assert own.plain.find({"data": {"item": [{"_id": "1", "status": 0}]}}) == 1
    assert own.plain.find({"data": {"item": [{"_id": "1", "status": False}]}}) is None
    assert own.plain.find({"_id": "1", "name": None}) == 2


def same_everywhere(payload: Any) -> None:
    for name in list_mappings():
        mapping = load_mapping(name)
        expected = first_fitting(mapping.document.envelopes, payload)
        assert mapping.plain.find(payload) == expected
        assert mapping.traced.find(payload) == expected


@given(mangled())
@settings(max_examples=200, deadline=None)
def test_a_mangled_payload_has_the_same_envelope(sent: Sent) -> None:
    same_everywhere(sent.payload)


@given(_NESTED | any_json)
@settings(max_examples=300, deadline=None)
def test_anything_has_the_same_envelope(payload: Any) -> None:
    same_everywhere(payload)
