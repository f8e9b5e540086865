"""A payload and a context are read and never changed, and nothing of them is shared."""

import copy
from types import MappingProxyType
from typing import Any

from hypothesis import given, settings
from payload_mangling import Sent, mangled, requests

from identity_schema import Context, PayloadError, explain, normalize


@given(mangled(), requests)
@settings(max_examples=100, deadline=None)
def test_a_payload_and_its_request_are_not_changed(sent: Sent, request: dict[str, Any]) -> None:
    """Neither by the plain reading, nor by the traced, nor by the search for the kind."""
    before, asked = copy.deepcopy(sent.payload), copy.deepcopy(request)
    context = Context(request=request)
    records = normalize(sent.payload, mapping=sent.mapping, context=context)
    explain(sent.payload, mapping=sent.mapping, context=context)
    try:
        normalize(sent.payload)
    except PayloadError as error:
        assert error.code.startswith("kind.")  # noqa: PT017 - an error is allowed, not expected
    assert repr(sent.payload) == repr(before)
    assert repr(request) == repr(asked)
    assert records == normalize(before, mapping=sent.mapping, context=Context(request=asked))


def test_a_request_may_be_any_mapping() -> None:
    """One that cannot be changed as well."""
    asked = {"bvn": "22165416979"}
    payload = {"data": {"id": "1"}}
    plain = normalize(payload, mapping="okra.identity", context=Context(request=asked))
    frozen = Context(request=MappingProxyType(asked))
    assert normalize(payload, mapping="okra.identity", context=frozen) == plain
    assert explain(payload, mapping="okra.identity", context=frozen).records == plain


def test_what_is_changed_later_is_not_changed_in_the_records() -> None:
    """A list of the payload is not held by the record."""
    payload = {"_id": "1", "status": "COMPLETE", "errors": ["first"]}
    record = normalize(payload, mapping="akahu.identity_result")[0]
    payload["errors"].append("second")  # type: ignore[attr-defined]
    payload["status"] = "ERROR"
    assert record.messages == ("first",)
    assert record.status == "complete"
