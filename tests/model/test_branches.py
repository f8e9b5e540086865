"""What is remembered of addresses: a branch's, never a person's, and with the same result."""

import json
from typing import Any
from unittest import mock

import pytest

from identity_schema import normalize
from identity_schema.model.finish import address
from identity_schema.numbers import clear_caches

BRANCH = {"line1": "Level 2", "line2": "10 Rimu Street", "city": "Dunedin", "postcode": "9016"}


@pytest.fixture
def reads() -> Any:
    clear_caches()
    with mock.patch.object(address.address, "find", wraps=address.address.find) as spy:
        yield spy
    clear_caches()


def _payload(number: int) -> bytes:
    return json.dumps({
        "success": True,
        "item": {
            "_id": f"id_{number}",
            "addresses": [{"value": f"{number} Kowhai Lane, Dunedin 9016"}],
            "accounts": [
                {"account_number": f"01-0902-000000{number}-00", "branch": {"address": BRANCH}}
            ],
        },
    }).encode()  # fmt: skip


def test_a_branch_is_read_once_and_a_person_each_time(reads: mock.Mock) -> None:
    first, again = (normalize(_payload(7), mapping="akahu.identity_result")[0] for _ in range(2))
    assert first == again
    assert reads.call_count == 3


def test_a_branch_is_forgotten_with_the_tables(reads: mock.Mock) -> None:
    normalize(_payload(7), mapping="akahu.identity_result")
    clear_caches()
    normalize(_payload(7), mapping="akahu.identity_result")
    assert reads.call_count == 4


def test_branches_that_differ_are_two(reads: mock.Mock) -> None:
    text = _payload(7)
    made = [normalize(raw)[0].accounts[0].branch for raw in (text, text.replace(b"10 R", b"12 R"))]
    assert [one.address.building_number for one in made] == ["10", "12"]
    assert reads.call_count == 4
