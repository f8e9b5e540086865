"""A redacted record has its frame and none of its values."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import EXAMPLES, Sent, examples, mangled
from shown_values import canaries, everything, read, shape, values

from identity_schema import ContractError, Pseudonymizer, explain, normalize, redact
from identity_schema.model import (
    Account,
    AccountNumber,
    Balance,
    Check,
    Detail,
    Identifier,
    Institution,
    Issue,
    Media,
    Name,
    Payload,
    Person,
    Record,
)
from identity_schema.model.fields import Sensitivity, sensitivities_of
from identity_schema.values.partial_date import PartialDate

HASH = "0123456789abcdef" * 2
POINTERS = {"empties", "nulls", "unmapped"}
"""Fields of pointers, in which a key that the mapping does not list is a star, whatever is kept."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_redacted_example_has_its_frame_and_is_redacted_for_good(name: str) -> None:
    mapping, payload = examples()[name]
    records = read(mapping, payload)
    once = redact(records)
    assert [shape(record) for record in once] == [shape(record) for record in records]
    assert shape(once.payload) == shape(records.payload)
    assert redact(once) == once
    assert everything(redact(once)) == everything(once)


@pytest.mark.parametrize("name", EXAMPLES)
@pytest.mark.parametrize("how", ["alone", "behind"])
def test_no_canary_is_left_but_in_fields_that_hold_nothing_personal(name: str, how: str) -> None:
    mapping, payload = examples()[name]
    records = read(mapping, canaries(payload, alone=how == "alone", keys=True))
    harmless = {
        str(held)
        for entity in (records.payload, *records)
        for owner, field, held in values(entity)
        if sensitivities_of(type(owner))[field] is Sensitivity.NONE and "zq" in str(held)
    }
    text = everything(redact(records))
    for said in harmless:
        text = text.replace(said, "")
    assert "zqunknown" not in text
    assert "zqk" not in text
    for entity in (records.payload, *records):
        for owner, field, held in values(entity):
            word = sensitivities_of(type(owner))[field]
            if word is not Sensitivity.NONE and isinstance(held, str) and "zq" in held:
                assert held not in text or held in harmless


@given(mangled())
@settings(max_examples=60)
def test_whatever_comes_is_redacted_once_and_keeps_its_frame(sent: Sent) -> None:
    records = read(sent.mapping, copy.deepcopy(sent.payload))
    once = redact(records)
    assert shape(once.payload) == shape(records.payload)
    assert [shape(r) for r in once] == [shape(r) for r in records]
    assert everything(redact(once)) == everything(once)


@given(mangled(), st.sets(st.sampled_from(sorted(Sensitivity))))
@settings(max_examples=40)
def test_what_is_to_be_kept_is_kept_and_all_of_it(sent: Sent, keep: set[str]) -> None:
    records = read(sent.mapping, copy.deepcopy(sent.payload))
    for record, made in zip(records, redact(records, keep, third_parties=True), strict=True):
        for (owner, field, held), (_, _, there) in zip(values(record), values(made), strict=True):
            word = sensitivities_of(type(owner))[field]
            of_its_owner = isinstance(owner, Detail | Institution)  # as sensitive as what has it
            if field in POINTERS:
                assert len(there) == len(held)
                assert all(map(is_shown, there, held))
            elif field == "pointer":
                assert is_shown(there or "", held or "")
            elif word in keep and not of_its_owner:
                assert there == held


def is_shown(shown: Any, pointer: Any) -> bool:
    """Tell whether a pointer shows another's steps, each as it is or as a star."""
    steps = zip(shown.split("/"), pointer.split("/"), strict=True)
    return all(step in {sent, "*"} for step, sent in steps)


def test_everything_can_be_kept_but_unknown_keys() -> None:
    record = normalize({"sub": "1", "name": "Janet Davidson", "fax": "1"}, mapping="oneid.userinfo")
    kept = redact(record, list(Sensitivity))
    assert kept == record
    assert kept.payload.unmapped == ("/*",)


def test_words_and_outcomes_stay() -> None:
    check = Check(kind="watchlist", outcome="flagged", raw="Jane Doe 1", score=Decimal(3))
    made = redact(check)
    assert (made.kind, made.outcome, made.raw, made.score) == ("watchlist", "flagged", None, None)
    assert redact(check, keep=["screening_result"]).score == 3


def test_an_issue_keeps_its_code_and_place_and_loses_its_text() -> None:
    issue = Issue("date.ambiguous", "error", "/data/dob", "person.birthdate", "12-11-1984")
    record = Record(kind="okra.identity", issues=(issue,))
    made = redact(record).issues[0]
    assert (made.code, made.pointer, made.field, made.raw) == (
        "date.ambiguous", "/data/dob", "person.birthdate", None,
    )  # fmt: skip


def test_a_key_that_the_mapping_does_not_list_is_not_shown() -> None:
    issue = Issue("value.type", "error", "/data/aunt Mary/0/021", None, "x")
    record = Record(kind="okra.identity", issues=(issue,), nulls=("/data/bvn",))
    assert redact(record).issues[0].pointer == "/data/*/0/021"
    assert redact(record).nulls == ("/data/bvn",)
    assert redact(Record(kind="acme.own", nulls=("/bvn",))).nulls == ("/*",)


def test_next_of_kin_lose_what_the_subject_keeps() -> None:
    kin = Person(role="next_of_kin", names=(Name(text="Sadiq Dinah"),))
    subject = Person(names=(Name(text="Victor Udoh"),))
    listed = Check(kind="hit", person=Person(role="listed_party", names=(Name(text="V Udoh"),)))
    record = Record(persons=(subject, kin), checks=(listed,))
    made = redact(record, keep=["name"])
    assert [person.names[0].text for person in made.persons] == ["Victor Udoh", None]
    assert made.checks[0].person is not None
    assert made.checks[0].person.names[0].text is None
    assert redact(record, keep=["name"], third_parties=True) == record


def test_a_key_stays_where_it_is_a_hash() -> None:
    record = Record(key=HASH, payload=HASH * 2, source_id="id_1")
    assert (redact(record).key, redact(record).payload) == (HASH, HASH * 2)
    assert redact(record).source_id is None
    assert redact(Payload(key="jane.json:7", source="jane.json:7")) == Payload()
    assert redact(Payload(key="jane.json:7")).key == ""


def test_what_is_no_text_goes_as_well() -> None:
    account = Account(
        opened_on=PartialDate(2001, 2), balances=(Balance(amount=Decimal(5), currency="NZD"),),
        numbers=(AccountNumber(scheme="nz", raw="x", bank="01", suffix="00", check="passed"),),
        holders=(Name(text="J Smith", parsed=("family_name",)),),
    )  # fmt: skip
    made = redact(account)
    assert (made.opened_on, made.balances[0]) == (None, Balance(currency="NZD"))
    assert made.numbers[0] == AccountNumber(scheme="nz", bank="01", check="passed")
    assert made.holders == (Name(parsed=("family_name",)),)
    assert redact(Media(kind="photo", url="https://x.test/bvn-22165416979.jpg")) == Media("photo")
    assert redact(Identifier("bvn", "2", "2", "NG", "not_checked")) == Identifier(
        "bvn", country="NG", check="not_checked"
    )


def test_an_account_of_leaves_is_redacted_with_its_records() -> None:
    account = redact(explain({"sub": "1", "name": "Janet", "aunt Mary": {"tel": "1"}}))
    assert [leaf.pointer for leaf in account.leaves] == ["/sub", "/name", "/*/*"]
    assert account.records[0].subject is not None
    assert account.records[0].subject.id is None


@pytest.mark.parametrize(
    "sent", [{"sub": "zqsub", "zqkey": "zqx"}, b'{"sub": "zqsub", "zqkey": 1}']
)
def test_a_redacted_account_no_longer_holds_the_payload(sent: Any) -> None:
    """One that nobody has looked at does, until its leaves are asked for."""
    held = redact(explain(sent, mapping="oneid.userinfo"))
    assert b"zq" not in pickle.dumps(held)
    assert held._settle is None


def test_one_word_may_stand_alone() -> None:
    assert redact(Name(text="J"), keep="name") == Name(text="J")


@pytest.mark.parametrize("keep", [["phone"], "phone", ["name", "x"], [5]])
def test_a_word_that_does_not_exist_is_refused(keep: list[str]) -> None:
    with pytest.raises(ContractError) as caught:
        redact(Name(), keep=keep)
    assert caught.value.code == "redact.keep"


@pytest.mark.parametrize("thing", [[], {}, "canary", None, [Record()]])
@pytest.mark.parametrize("call", [redact, Pseudonymizer(b"k" * 32)])
def test_what_is_no_part_of_the_model_is_refused(call: Any, thing: Any) -> None:
    with pytest.raises(ContractError, match=r"privacy\.entity") as caught:
        call(thing)
    assert "canary" not in str(caught.value)
