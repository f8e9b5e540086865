"""Law: the code that finds an envelope at once finds the one that the general way finds."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import Sent, any_json, mangled

from identity_schema import list_mappings, load_mapping
from identity_schema.mapping.fit import first_fitting

_KEYS = st.sampled_from(
    ["status", "success", "name", "message", "data", "item", "identity", "identities", "_id", "sub"]
)
_SAID = st.sampled_from([None, True, False, 0, 1, 1.0, "error", "APIError", "", [], {}, ["error"]])
_NESTED = st.recursive(
    _SAID, lambda below: st.lists(below, max_size=3) | st.dictionaries(_KEYS, below, max_size=4)
)


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
