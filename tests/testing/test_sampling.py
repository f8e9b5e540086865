"""Samples: the same for the same seed, about different people, and as messy as is asked for."""

import json
import subprocess
import sys
from itertools import islice
from typing import Any

import pytest

from identity_schema import ContractError, explain, list_mappings, load_mapping, normalize
from identity_schema.testing import FICTION, sample
from identity_schema.testing.fiction import about

KINDS = [name for name in list_mappings() if not load_mapping(name).of_request]
PEOPLE = ("okra.identity", "akahu.identity_result", "oneid.userinfo", "oneid.accounts")


@pytest.mark.parametrize("mapping", KINDS)
def test_a_seed_gives_the_same_payloads_and_another_seed_others(mapping: str) -> None:
    first, again, other = (list(sample(mapping, 60, seed=seed)) for seed in (7, 7, 8))
    assert first == again
    assert first != other


@pytest.mark.parametrize("mapping", PEOPLE)
def test_more_payloads_begin_with_the_fewer(mapping: str) -> None:
    assert list(islice(sample(mapping, 5000, seed=3), 200)) == list(sample(mapping, 200, seed=3))


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys\nfrom identity_schema.testing import sample\n"
        "sys.stdout.buffer.write(b'\\n'.join(sample('oneid.userinfo', 50, seed=7, mess=0.3)))"
    )
    runs = {
        subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", code], check=True, capture_output=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(runs) == 1
    assert runs.pop().count(b"\n") == 49


@pytest.mark.parametrize("mapping", KINDS)
def test_a_payload_is_as_documented(mapping: str) -> None:
    for line in sample(mapping, 150, seed=5):
        account = explain(line, mapping=mapping)
        assert b"\n" not in line
        assert account.counts.get("unmapped", 0) == account.counts.get("unread", 0) == 0


@pytest.mark.parametrize("mapping", PEOPLE)
def test_no_two_payloads_with_somebody_in_them_are_alike(mapping: str) -> None:
    lines = [
        line for line in sample(mapping, 400, seed=1) if len(normalize(line, mapping=mapping)) > 0
    ]
    assert len(lines) > 250
    assert len(set(lines)) == len(lines)


def test_people_differ_and_keys_come_and_go() -> None:
    names, keys = set(), set()
    for line in sample("oneid.userinfo", 300, seed=2):
        payload = json.loads(line)
        names.add(payload.get("name"))
        keys.add(frozenset(payload))
    assert len(names) > 30
    assert len(keys) > 100


def test_a_share_of_the_payloads_is_messy() -> None:
    def strange(mess: float) -> int:
        found = 0
        for line in sample("okra.identity", 300, seed=4, mess=mess):
            account = explain(line, mapping="okra.identity")
            found += bool(account.counts.get("unmapped", 0) or account.counts.get("unread", 0))
        return found

    none, some, more = strange(0.0), strange(0.2), strange(1.0)
    assert none == 0 < some < more


def test_mess_keeps_the_digits_of_amounts() -> None:
    def amounts(mess: float) -> set[str]:
        lines = sample("oneid.accounts", 200, seed=6, mess=mess)
        return {
            one["balance"]["balance"]
            for line in lines for one in json.loads(line, parse_float=str)
            if isinstance(one, dict) and isinstance(one.get("balance"), dict)
            and isinstance(one["balance"].get("balance"), str)
        }  # fmt: skip

    tidy = {text for text in amounts(0.0) if text.endswith("0")}
    assert tidy
    assert tidy & amounts(0.5)


@pytest.mark.parametrize("share", [-0.1, 1.5])
def test_a_share_that_is_none_is_refused_at_once(share: float) -> None:
    with pytest.raises(ContractError, match=r"testing\.mess: the share"):
        sample("okra.identity", 1, mess=share)


def test_the_ranges_for_fiction_are_told_by_country() -> None:
    told = {region: "\n".join(about(region)) for region in ("NZ", "GB", "NG")}
    assert "phone numbers: 020 7946 0000 to 0999" in told["GB"]
    for region in ("NZ", "NG"):
        assert "phone numbers: no range is reserved" in told[region]
    assert all("example.com" in lines for lines in told.values())
    assert {entry.country for entry in FICTION} == {"GB", "NZ", "NG", "all"}


def test_british_phones_and_all_mails_are_of_ranges_for_fiction() -> None:
    for line in sample("oneid.userinfo", 200, seed=9):
        for record in normalize(line, mapping="oneid.userinfo"):
            for contact in (one for person in record.persons for one in person.contacts):
                if contact.kind == "email":
                    assert contact.value.partition("@")[2] in {
                        "example.com", "example.org", "example.net",
                    }  # fmt: skip
                else:
                    assert contact.value[3:].startswith(
                        (
                            "2079460",
                            "1134960",
                            "1144960",
                            "1614960",
                            "1314960",
                            "2920180",
                            "1914980",
                        )
                    )


@pytest.mark.parametrize(("n", "seed"), [("1", 0), (1.0, 0), (1, "seven"), (1, None)])
def test_numbers_that_are_none_are_a_contract_error(n: Any, seed: Any) -> None:
    with pytest.raises(ContractError, match=r"testing\.number"):
        sample("okra.identity", n, seed=seed)
