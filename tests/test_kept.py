"""Kept columns: what stands beside a payload reaches its context, and nothing is guessed."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from identity_schema import Context, PayloadError
from identity_schema.codes import CODES
from identity_schema.kept import MEANINGS, context_of_row

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
BASE = Context(operation="bvn", received_at=NOON, region="NG", labels={"tenant": "south"})


@pytest.mark.parametrize(
    ("value", "key"),
    [
        ("a/7", "a/7"),
        (7, "7"),
        (0, "0"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (UUID(int=1).bytes, "00000000-0000-0000-0000-000000000001"),
    ],
)
def test_id_is_the_key(value: Any, key: str) -> None:
    assert context_of_row({"id": value}, BASE).source == key


@pytest.mark.parametrize("value", [NOON, "2026-11-22T12:00:00Z", "2026-11-23T01:00:00+13:00"])
def test_received_at_is_a_time_with_a_zone(value: Any) -> None:
    assert context_of_row({"received_at": value}, Context()).received_at == NOON


@pytest.mark.parametrize("value", ['{"nuban": "0114542453"}', b'{"nuban": "0114542453"}'])
def test_a_request_may_be_json_text(value: Any) -> None:
    assert context_of_row({"request": value}, Context()).request == {"nuban": "0114542453"}
    assert context_of_row({"request": {"nuban": 1}}, Context()).request == {"nuban": 1}


def test_other_columns_are_labels_beside_those_of_all() -> None:
    row = {
        "text": "north", "whole": 7, "yes": True, "amount": Decimal("1.50"),
        "day": date(2026, 11, 22), "none": None, "list": ["a", 1],
    }  # fmt: skip
    assert context_of_row(row, BASE).labels == {
        "tenant": "south", "text": "north", "whole": "7", "yes": "true", "amount": "1.50",
        "day": "2026-11-22", "list": '["a",1]',
    }  # fmt: skip


def test_a_null_says_nothing() -> None:
    assert context_of_row(dict.fromkeys(set(MEANINGS) - {"id"}), BASE) == BASE
    assert context_of_row({"tenant": None}, BASE).labels == {"tenant": "south"}


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"id": None}, "input.no_key"),
        ({"id": ""}, "input.no_key"),
        ({"id": True}, "input.no_key"),
        ({"id": 1.5}, "input.no_key"),
        ({"received_at": "2026-11-22T12:00:00"}, "input.received_at"),
        ({"received_at": NOON.replace(tzinfo=None)}, "input.received_at"),
        ({"received_at": "canary"}, "input.received_at"),
        ({"received_at": 1763812800}, "input.received_at"),
        ({"request": "canary"}, "input.request"),
        ({"request": "[1]"}, "input.request"),
        ({"request": "\ud800"}, "input.request"),
        ({"request": 7}, "input.request"),
        ({"operation": 7}, "input.word"),
        ({"region": b"NZ"}, "input.word"),
        ({"region": "canary"}, "input.word"),
        ({"region": "XX"}, "input.word"),
        ({"region": ""}, "input.word"),
    ],
)
def test_what_cannot_be_read_is_refused_by_code_and_never_shown(
    row: dict[str, Any], code: str
) -> None:
    with pytest.raises(PayloadError) as caught:
        context_of_row(row, BASE)
    assert caught.value.code == code
    assert code in CODES
    assert "canary" not in str(caught.value)
