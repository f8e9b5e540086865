"""No exception comes from data: records with issues, or a PayloadError for the caller to settle."""

import json
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from payload_mangling import EXAMPLES, Sent, bodies, examples, mangled, requests, text_of

from identity_schema import (
    Context,
    PayloadError,
    Records,
    explain,
    list_mappings,
    normalize,
    normalize_many,
)

SETTLED = ("kind.", "payload.")


def read(payload: Any, mapping: str | None = None, context: Context | None = None) -> str:
    """Read a payload both ways; answer ``read`` or the code of the refusal."""
    try:
        records = normalize(payload, mapping=mapping, context=context)
    except PayloadError as error:
        code = error.code
    else:
        code = "read"
    if code != "read":
        with pytest.raises(PayloadError) as again:
            explain(payload, mapping=mapping, context=context)
        assert again.value.code == code
        assert code.startswith(SETTLED)
        return code
    assert isinstance(records, Records)
    assert explain(payload, mapping=mapping, context=context).records == records
    return "read"


@given(mangled(8))
@settings(max_examples=150, deadline=None)
def test_a_mangled_payload_is_read_under_its_own_mapping(sent: Sent) -> None:
    """What a mapping is named for is never refused."""
    assert read(sent.payload, sent.mapping) == "read"


@given(mangled(8), st.sampled_from([None, *list_mappings()]))
@settings(max_examples=150, deadline=None)
def test_a_mangled_payload_gets_an_answer_under_any_mapping(
    sent: Sent, mapping: str | None
) -> None:
    """A payload of another kind as well; without a mapping it may be of none or of two."""
    answer = read(sent.payload, mapping)
    assert answer in {"read", "kind.unknown", "kind.ambiguous"}
    assert mapping is None or answer == "read"


@given(bodies, st.sampled_from([None, *list_mappings()]))
@settings(max_examples=100, deadline=None)
def test_any_json_gets_an_answer(payload: Any, mapping: str | None) -> None:
    """Whatever it is."""
    answer = read(payload, mapping)
    assert mapping is None or answer == "read"


@given(mangled(2), requests)
@settings(max_examples=80, deadline=None)
def test_any_request_gets_an_answer(sent: Sent, request: dict[str, Any]) -> None:
    """A request is data as well."""
    assert read(sent.payload, sent.mapping, Context(request=request)) == "read"


@given(st.binary(max_size=60) | st.text(max_size=60), st.sampled_from([None, *list_mappings()]))
@example(b"http://[?code=1", None)
@example("//[?code=1", "akahu.authorization_response")
@example("?=&&code=%", "akahu.authorization_response")
@example(b"%PDF-1.7", "oneid.userinfo")
@settings(max_examples=150, deadline=None)
def test_any_bytes_and_any_text_get_an_answer(data: bytes | str, mapping: str | None) -> None:
    """Most of them that they are no JSON."""
    read(data, mapping)


@given(st.sampled_from(EXAMPLES), st.integers(0, 400), st.binary(min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_a_damaged_text_gets_an_answer(name: str, place: int, damage: bytes) -> None:
    """Cut off, or with some bytes put into it."""
    sent = examples()[name]
    data = json.dumps(sent.payload, default=text_of).encode()
    read(data[:place] + damage + data[place:], sent.mapping)
    read(data[:place], sent.mapping)


def test_an_iterable_of_payloads_stops_at_the_one_that_cannot_be_read() -> None:
    """What came before it has been given out."""
    many = normalize_many([b'{"sub": "1"}', b'{"sub": "2"}', b"{", b'{"sub": "3"}'])
    assert [next(many).payload.kind for _ in range(2)] == ["oneid.userinfo"] * 2
    with pytest.raises(PayloadError):
        next(many)
