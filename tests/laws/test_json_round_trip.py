"""What is written as JSON or as plain values comes back the same."""

import datetime as dt
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import Sent, mangled, requests

from identity_schema import Context, Payload, Record, normalize
from identity_schema.model.convert import from_dict, from_json, to_dict, to_json

ZONES = [dt.UTC, dt.timezone(dt.timedelta(hours=13, minutes=45)), dt.timezone.min]


def plain(value: Any) -> bool:
    """Whether a value is made of what JSON has, and of nothing else."""
    if isinstance(value, dict):
        return all(type(key) is str for key in value) and all(map(plain, value.values()))
    if isinstance(value, list | tuple):
        return all(map(plain, value))
    return type(value) in {str, int, bool, type(None)}


@given(
    mangled(),
    st.none() | requests,
    st.none() | st.datetimes(dt.datetime(1, 1, 3), dt.datetime(9999, 12, 1)),  # noqa: DTZ001
    st.sampled_from(ZONES),
)
@settings(max_examples=200, deadline=None)
def test_records_and_payloads_come_back_from_json(
    sent: Sent, request: Any, received: dt.datetime | None, zone: dt.tzinfo
) -> None:
    """Keys, pointers and marks as well, which equality leaves out."""
    context = Context(
        request=request, operation="nuban", labels={"tenant": "a"}, source="s",
        received_at=None if received is None else received.replace(tzinfo=zone),
    )  # fmt: skip
    records = normalize(sent.payload, mapping=sent.mapping, context=context)
    for one, cls in ((records.payload, Payload), *((record, Record) for record in records)):
        data = to_json(one)
        again = from_json(data, cls)
        assert again == one
        assert to_json(again) == data
        values = to_dict(one)
        assert plain(values)
        assert json.loads(json.dumps(values)) == json.loads(data)
        assert to_json(from_dict(values, cls)) == data
