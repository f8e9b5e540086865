"""What is drawn: documented payloads, of people whose details agree with each other."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import phonenumbers
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from stdnum import iban
from stdnum.nz import bankaccount

from identity_schema import ContractError, explain, list_mappings, load_mapping, normalize
from identity_schema.model import AccountNumber, Contact, Identifier, Name
from identity_schema.testing import Case, source, strategies

KINDS = [name for name in list_mappings() if not load_mapping(name).of_request]
MAIN = ("okra.identity", "akahu.identity_result", "oneid.userinfo", "oneid.accounts")
LICENCE = re.compile(r"[A-Z9]{5}[0-9]{6}[A-Z9]{2}9[A-Z]{2}")
ONCE = settings(
    max_examples=250, deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


@cache
def drawn(mapping: str) -> tuple[Case, ...]:
    """Draw some hundred cases of a kind."""
    held: list[Case] = []

    @ONCE
    @given(strategies.cases(mapping))
    def collect(case: Case) -> None:
        held.append(case)

    collect()
    return tuple(held)


def inside(entity: Any, cls: type) -> Iterator[Any]:
    """Yield every entity of a class in a record."""
    if isinstance(entity, cls):
        yield entity
    if isinstance(entity, tuple):
        for one in entity:
            yield from inside(one, cls)
    for field in getattr(type(entity), "__attrs_attrs__", ()):
        yield from inside(getattr(entity, field.name), cls)


def all_of(mapping: str, cls: type) -> list[Any]:
    return [one for case in drawn(mapping) for one in inside(tuple(case.truth), cls)]


# --- payloads ---------------------------------------------------------------------------------


@pytest.mark.parametrize("mapping", KINDS)
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
def test_a_payload_has_documented_paths_of_documented_types(mapping: str, data: Any) -> None:
    payload = data.draw(strategies.payloads(mapping))
    account = explain(payload, mapping=mapping)
    assert account.counts.get("unmapped", 0) == account.counts.get("unread", 0) == 0
    issues = [i for one in (account.records.payload, *account.records) for i in one.issues]
    assert {i.code for i in issues}.isdisjoint({"value.type", "value.number_as_text", "value.list"})


@pytest.mark.parametrize("mapping", MAIN)
def test_hardly_two_cases_are_the_same(mapping: str) -> None:
    payloads = [repr(case.payload) for case in drawn(mapping) if len(case.truth)]
    assert len(set(payloads)) > 0.9 * len(payloads)


def test_all_ways_of_naming_a_mapping_draw_the_same(tmp_path: Path) -> None:
    document = load_mapping("okra.nuban_name")
    path = tmp_path / "copy.toml"
    path.write_text(
        '[mapping]\nname = "acme.x"\nprovider = "acme"\nsources = ["docs"]\n'
        '[[envelope]]\nrecord = "."\nneeds = ["id"]\n[at."."]\nid = "record.source_id"\n'
    )
    for one in (document, document.name, path, str(path), load_mapping(path)):
        assert find(strategies.payloads(one), lambda _: True, settings=ONCE)


def test_a_mapping_that_there_is_not_is_refused_at_once() -> None:
    for strategy in (strategies.cases, strategies.payloads, strategies.messy):
        with pytest.raises(ContractError, match=r"mapping\.unknown"):
            strategy("no.such")


def test_envelopes_errors_and_empty_pages_come_as_well() -> None:
    outcomes = {case.truth.payload.outcome for case in drawn("okra.identity")}
    assert {"success", "error", "empty"} <= outcomes
    assert {len(case.truth) for case in drawn("okra.identity")} >= {0, 1, 2, 3}
    assert {type(case.payload) for case in drawn("okra.identity")} == {dict, list}


# --- people, numbers ----------------------------------------------------------------------------


def test_new_zealand_accounts_have_right_check_digits() -> None:
    numbers = [n for n in all_of("akahu.identity_result", AccountNumber) if n.scheme == "nz"]
    assert len({n.raw for n in numbers}) > 100
    for number in numbers:
        assert bankaccount.is_valid(number.raw)
        assert number.check == "passed"


def test_ibans_hold_the_account_beside_them() -> None:
    numbers = all_of("oneid.accounts", AccountNumber)
    assert sum(n.scheme == "iban" for n in numbers) > 50
    for case in drawn("oneid.accounts"):
        for account in (a for record in case.truth for a in record.accounts):
            by = {n.scheme: n for n in account.numbers}
            if "iban" in by:
                assert iban.is_valid(by["iban"].raw)
            if {"iban", "gb"} <= set(by) and by["gb"].raw:
                assert by["iban"].raw.endswith(by["gb"].raw)


def test_a_driver_number_encodes_the_birth_date_beside_it() -> None:
    told = 0
    for case in drawn("oneid.userinfo"):
        for record in case.truth:
            licences = {i.raw for i in inside(record, Identifier) if LICENCE.fullmatch(i.raw or "")}
            profiles = [p for p in record.persons if p.source == "profile" and p.birthdate]
            for number in licences if profiles else ():
                date = profiles[0].birthdate
                assert int(number[6:8]) % 50 == date.month
                assert (number[8:10], number[5] + number[10]) == (
                    f"{date.day:02d}", f"{date.year % 100:02d}",
                )  # fmt: skip
                told += 1
    assert told > 5


@pytest.mark.parametrize(("mapping", "region"), [("okra.identity", "NG"), ("oneid.userinfo", "GB")])
def test_phones_are_valid_in_their_country(mapping: str, region: str) -> None:
    phones = [one for one in all_of(mapping, Contact) if one.kind == "phone"]
    assert len({phone.value for phone in phones}) > 50
    for phone in phones:
        number = phonenumbers.parse(phone.raw, region)
        assert phonenumbers.is_valid_number_for_region(number, region)
        assert (
            phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164) == phone.value
        )


@pytest.mark.parametrize("mapping", ["okra.identity", "akahu.identity_result", "oneid.userinfo"])
def test_names_have_marks_at_times_and_a_normal_form_without(mapping: str) -> None:
    names = [name for name in all_of(mapping, Name) if name.text]
    marked = [name for name in names if not name.text.isascii()]
    assert 0.1 < len(marked) / len(names) < 0.9
    assert all(name.normal.isascii() for name in names if name.normal)


def test_accounts_are_joint_at_times_and_companies_come() -> None:
    accounts = [
        a for c in drawn("akahu.identity_result") for record in c.truth for a in record.accounts
    ]
    assert {len(account.holders) for account in accounts} >= {0, 1, 2}
    persons = [p for c in drawn("okra.identity") for record in c.truth for p in record.persons]
    assert {person.kind for person in persons} == {"natural", "organisation", "unknown"}


def test_the_number_of_somebody_is_of_age_where_the_check_says_so() -> None:
    seen = set()
    for case in drawn("oneid.userinfo"):
        for record in case.truth:
            born = {p.birthdate for p in record.persons if p.source == "profile" and p.birthdate}
            adult = [c.outcome for c in record.checks if c.kind == "age_over_18"]
            for date in born if adult else ():
                seen.update(adult)
                if adult == ["pass"]:
                    assert dt.date(date.year + 18, date.month, min(date.day, 28)) < dt.date(
                        2027, 1, 1
                    )
    assert seen == {"pass", "inconclusive"}


# --- how values shrink --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mapping", "smallest"),
    [
        ("akahu.identity_result",
         {"success": True, "item": {"_id": "id_00000000clxqkfhs700000001",
                                    "status": "PROCESSING"}}),
        ("oneid.userinfo", {"sub": "6400000000f58ff400000001"}),
        ("oneid.accounts", [{"account_id": "acc-6400000000f58ff400000001"}]),
    ],
)  # fmt: skip
def test_without_a_reason_to_stop_the_plainest_payload_is_left(mapping: str, smallest: Any) -> None:
    found = find(
        strategies.payloads(mapping), lambda payload: payload is not None,
        settings=settings(ONCE, phases=[Phase.generate, Phase.shrink]),
    )  # fmt: skip
    assert found == smallest


def test_without_the_inside_of_hypothesis_its_promised_strategies_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(source, "_bare", lambda: None)

    @settings(ONCE, max_examples=30)
    @given(strategies.cases("okra.identity"))
    def check(case: Case) -> None:
        assert normalize(case.payload, mapping="okra.identity") == case.truth

    check()
