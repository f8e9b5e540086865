"""Mess: each kind named and switchable, and a right answer beside every messy payload."""

import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable

from identity_schema import ContractError, normalize
from identity_schema.codes import CODES
from identity_schema.testing import MESSES, Case, Mess, strategies

OKRA, AKAHU, ONEID, ACCOUNTS = (
    "okra.identity", "akahu.identity_result", "oneid.userinfo", "oneid.accounts",
)  # fmt: skip
EVERYWHERE = (OKRA, AKAHU, ONEID, ACCOUNTS)
TAKES = {
    "ambiguous_date": (OKRA, ONEID, ACCOUNTS),
    "duplicated_items": EVERYWHERE,
    "empty": EVERYWHERE,
    "extra_keys": (*EVERYWHERE, "akahu.authorization_response", "oneid.token"),
    "key_order": EVERYWHERE,
    "lost_zeros": EVERYWHERE,
    "masked": EVERYWHERE,
    "missing": EVERYWHERE,
    "nfd": (OKRA, AKAHU, ONEID),
    "null": EVERYWHERE,
    "one_or_many": EVERYWHERE,
    "other_envelope": (OKRA, AKAHU),
    "phone_without_prefix": (OKRA, AKAHU, ONEID),
    "placeholder": EVERYWHERE,
    "whitespace": EVERYWHERE,
    "wrong_type": EVERYWHERE,
}
"""Kind of mess to the kinds of payload that have a spot for it."""
QUICK = settings(
    max_examples=12, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


def test_the_kinds_are_those_of_the_table() -> None:
    assert list(MESSES) == sorted(TAKES)
    assert all(says and says == says.strip() for says in MESSES.values())


@pytest.mark.parametrize(
    ("kind", "mapping"), [(kind, one) for kind, mappings in TAKES.items() for one in mappings]
)
def test_law_a_messy_payload_reads_as_its_case_says(kind: str, mapping: str) -> None:
    @QUICK
    @given(strategies.messy(mapping, kinds=[kind]))
    def check(case: Case) -> None:
        (mess,) = case.mess
        assert mess.kind == kind
        assert mess.says == MESSES[kind]
        got = normalize(case.payload, mapping=mapping)
        assert got == case.truth
        assert got.payload.unmapped == case.truth.payload.unmapped
        _holds_what_it_promises(mess, case)

    check()


def _holds_what_it_promises(mess: Mess, case: Case) -> None:
    issues = [i for one in (case.truth.payload, *case.truth) for i in one.issues]
    below = [p for p in case.truth.payload.unmapped if p.startswith(mess.pointer)]
    if mess.answer == "code":
        assert mess.code in CODES
        assert mess.code in {issue.code for issue in issues}
    elif mess.answer == "unmapped":
        assert below
        assert mess.code is None
    else:
        assert (mess.answer, mess.code, below) == ("value", None, [])


@given(case=strategies.messy(OKRA, kinds=["null", "empty"]))
@QUICK
def test_only_the_kinds_that_are_asked_for_are_made(case: Case) -> None:
    assert {mess.kind for mess in case.mess} <= {"null", "empty"}


def test_without_a_choice_every_kind_comes() -> None:
    seen: set[str] = set()

    @settings(QUICK, max_examples=400, derandomize=True)
    @given(strategies.messy(OKRA))
    def collect(case: Case) -> None:
        seen.update(mess.kind for mess in case.mess)

    collect()
    assert seen == set(MESSES)


def test_a_kind_that_there_is_not_is_the_callers_error() -> None:
    with pytest.raises(ContractError, match=r"testing\.mess: no mess is called 'typo'; there are"):
        strategies.messy(OKRA, kinds=["typo"])


def test_a_mess_that_has_no_spot_is_no_case() -> None:
    with pytest.raises(Unsatisfiable):
        find(strategies.messy("oneid.token", kinds=["masked"]), lambda _: True, settings=QUICK)


# --- exact cases: what is right is written here, apart from the room that edits truths ---------


def messed(mapping: str, kind: str, at: str) -> tuple[Any, Any]:
    """Find a payload with a mess at the end of a pointer; return what stands there, and the truth.

    The truth is a record of which nothing else is to be said.
    """
    case = find(
        strategies.messy(mapping, kinds=[kind]),
        lambda case: case.mess[0].pointer.endswith(at) and len(case.truth) == 1
        and len(case.truth[0].persons) < 2 and len(case.truth[0].issues) < 3,
        settings=settings(QUICK, max_examples=3000, derandomize=True, phases=[Phase.generate]),
    )  # fmt: skip
    return _at(case.payload, case.mess[0].pointer), case.truth[0]


def _at(node: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        node = node[int(token)] if isinstance(node, list) else node.get(token)
    return node


def codes(record: Any) -> set[str]:
    return {issue.code for issue in record.issues}


def test_a_null_is_nothing_and_known_to_have_been_null() -> None:
    value, record = messed(OKRA, "null", "/dob")
    assert value is None
    assert all(person.birthdate is None for person in record.persons)
    assert any(pointer.endswith("/dob") for pointer in record.nulls)


def test_a_placeholder_is_no_value_and_is_kept() -> None:
    value, record = messed(OKRA, "placeholder", "/dob")
    assert ("value.placeholder", value) in [(i.code, i.raw) for i in record.issues]
    assert all(person.birthdate is None for person in record.persons)


def test_a_number_that_lost_its_zeros_is_as_it_came() -> None:
    value, record = messed(OKRA, "lost_zeros", "/nin")
    assert isinstance(value, int)
    (nin,) = (one for one in record.persons[0].identifiers if one.scheme == "nin")
    assert (nin.raw, nin.value) == (str(value), None)
    assert {"value.number_as_text", "nin.length"} <= codes(record)


def test_a_masked_number_is_neither_read_nor_checked() -> None:
    value, record = messed(ACCOUNTS, "masked", "/account_number")
    assert "*" in value
    (number,) = (n for a in record.accounts for n in a.numbers if n.raw == value)
    assert (number.value, number.account, number.masked) == (None, None, True)
    assert number.check == "not_checked"
    assert "gb_account.masked" in codes(record)


def test_a_date_that_can_be_read_two_ways_is_not_read() -> None:
    value, record = messed(ACCOUNTS, "ambiguous_date", "/opening_date")
    first, second, year = value.split("-")
    assert int(first) <= 12 >= int(second)
    assert len(year) == 4
    assert any(account.opened_on is None for account in record.accounts)
    assert "date.ambiguous" in codes(record)


def test_a_phone_without_its_zero_is_the_same_phone() -> None:
    value, record = messed(OKRA, "phone_without_prefix", "/phone/0")
    (phone,) = (one for one in record.persons[0].contacts if one.raw == value)
    assert not value.startswith(("0", "+"))
    assert phone.value == f"+234{value.removeprefix('234')}"


def test_text_in_form_d_keeps_its_normal_form() -> None:
    value, record = messed(OKRA, "nfd", "/lastname")
    (name,) = (one for one in record.persons[0].names if one.family_name == value)
    assert not unicodedata.is_normalized("NFC", value)
    assert name.normal.isascii()


def test_a_key_that_nobody_listed_is_reported() -> None:
    once = settings(QUICK, phases=[Phase.generate])
    case = find(strategies.messy(OKRA, kinds=["extra_keys"]), lambda _: True, settings=once)
    assert case.truth.payload.unmapped == (case.mess[0].pointer,)
    assert _at(case.payload, case.mess[0].pointer) == "example"


@pytest.mark.parametrize("mapping", EVERYWHERE)
@given(data=st.data())
@QUICK
def test_the_clean_part_of_a_messy_payload_is_documented(mapping: str, data: Any) -> None:
    kinds = sorted(set(MESSES) - {"extra_keys", "wrong_type"})
    case = data.draw(strategies.messy(mapping, kinds=kinds))
    assert normalize(case.payload, mapping=mapping).payload.unmapped == ()


def test_one_kind_may_be_named_without_a_list() -> None:
    case = find(strategies.messy("okra.identity", kinds="null"), lambda _: True, settings=QUICK)
    assert [mess.kind for mess in case.mess] == ["null"]


def test_no_kind_at_all_is_a_contract_error() -> None:
    with pytest.raises(ContractError, match=r"testing\.mess: name kinds of mess: ambiguous_date"):
        strategies.messy("okra.identity", kinds=[])
