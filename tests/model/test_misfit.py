"""What is no record is refused by its place, and nothing of it is told."""

import traceback
from typing import Any

import pytest

from identity_schema import PayloadError
from identity_schema.model import Payload, Record
from identity_schema.model.convert import from_dict, from_json

CANARY = "zqcanary"

MISFITS: list[tuple[Any, str]] = [
    ([], "$"),
    (CANARY, "$"),
    (None, "$"),
    ({CANARY: CANARY}, "$"),
    ({"source_id": 5}, "$.source_id"),
    ({"source_id": None}, ""),
    ({"created_at": CANARY}, "$.created_at"),
    ({"created_at": 5}, "$.created_at"),
    ({"persons": CANARY}, "$.persons[0]"),
    ({"persons": [{}, {CANARY: 1}]}, "$.persons[1]"),
    ({"persons": [{"birthdate": CANARY}]}, "$.persons[0].birthdate"),
    ({"persons": [{"names": [{"text": [CANARY]}]}]}, "$.persons[0].names[0].text"),
    ({"checks": [{"score": CANARY}]}, "$.checks[0].score"),
    ({"checks": [{"parts": [{"kind": 1}]}]}, "$.checks[0].parts[0].kind"),
    ({"evidence": [{"verification": {"level": {CANARY: 1}}}]}, "$.evidence[0]"),
]


@pytest.mark.parametrize(("values", "place"), MISFITS, ids=range(len(MISFITS)))
def test_a_misfit_is_told_by_its_place_alone(values: Any, place: str) -> None:
    if not place:
        assert from_dict(values, Record) == Record()
        return
    with pytest.raises(PayloadError) as caught:
        from_dict(values, Record)
    assert caught.value.code == "record.form"
    assert str(caught.value).startswith(f"record.form: no Record, because of {place}")
    assert caught.value.__context__ is None
    assert CANARY not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("data", [b"", b"zqcanary", b"[" * 100_000, b'{"key": "\xff"}', b"5"])
def test_what_is_no_json_of_a_record_is_a_misfit(data: bytes) -> None:
    with pytest.raises(PayloadError) as caught:
        from_json(data, Payload)
    assert str(caught.value) == "record.form: no Payload, because of $"


def test_a_text_is_no_flag() -> None:
    """A converter that calls bool() would read "false" as true."""
    with pytest.raises(PayloadError, match=r"because of \$\.device\.vpn$"):
        from_dict({"device": {"vpn": "false"}}, Record)
