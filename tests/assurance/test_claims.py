"""An assurance speaks for one claim set, and rests on the evidence of that claim set only."""

import json
from pathlib import Path
from typing import Any

import pytest

from identity_schema import ContractError, Record, normalize
from identity_schema.assurance import Assurance, CheckRef, assurances_of, meets
from identity_schema.exports import openid_ida
from identity_schema.model import Evidence, Person, Verification

EXAMPLES = Path(__file__).parents[2] / "examples"


def example(name: str, mapping: str) -> Record:
    """Read an example."""
    record: Record = normalize((EXAMPLES / f"{name}.json").read_bytes(), mapping=mapping)[0]
    return record


def element(level: str, checks: tuple[str, ...], refs: tuple[str, ...]) -> dict[str, Any]:
    """Make an element of verified_claims whose evidence has checks, and which names some."""
    return {
        "verification": {
            "trust_framework": "uk_diatf",
            "assurance_level": level,
            "assurance_process": {
                "assurance_details": [
                    {"assurance_type": "verification", "evidence_ref": [{"check_id": ref}]}
                    for ref in refs
                ]
            },
            "evidence": [
                {"type": "document", "check_details": [{"check_method": "vri", "check_id": check}]}
                for check in checks
            ],
        },
        "claims": {"given_name": "Max"},
    }


def test_each_claim_set_has_its_own_assurance_and_the_profile_has_none() -> None:
    payload = {
        "sub": "u-1",
        "given_name": "Max",
        "verified_claims": [element("high", (), ()), element("low", (), ())],
    }
    [record] = normalize(payload, mapping="openid.ida")
    high, low = assurances_of(record)
    assert [(one.person, one.source) for one in (high, low)] == [
        ("persons/1", "verified"), ("persons/2", "verified")
    ]  # fmt: skip
    assert meets(high.assurance, "uk_diatf:high")
    assert not meets(low.assurance, "uk_diatf:high")


def test_a_check_of_another_claim_set_is_not_joined() -> None:
    payload = {
        "verified_claims": [
            element("high", ("c-1",), ("c-1",)), element("high", ("c-2",), ("c-1", "c-2"))
        ]
    }  # fmt: skip
    first, second = assurances_of(normalize(payload, mapping="openid.ida")[0])
    assert (first.evidence, first.checks, first.dangling) == (("evidence/0",), ("c-1",), ())
    assert (second.evidence, second.checks, second.dangling) == (
        ("evidence/1",), ("c-2",), ("c-1",)
    )  # fmt: skip


def test_a_check_of_several_pieces_of_evidence_is_joined_to_each() -> None:
    payload = {"verified_claims": element("high", ("c-1", "c-2", "c-1"), ("c-1",))}
    [one] = assurances_of(normalize(payload, mapping="openid.ida")[0])
    assert one.refs == (
        CheckRef("c-1", type="verification", evidence=("evidence/0", "evidence/2")),
    )


def test_what_the_payload_says_of_a_reference_stands_with_it() -> None:
    first, second = assurances_of(example("openid/ida", "openid.ida"))
    assert (first.person, second.person) == ("persons/1", "persons/3")
    assert first.assurance == Assurance("uk_diatf", "medium", procedure="m1b", policy="gpg45")
    assert first.refs[0] == CheckRef(
        "chk-licence", "evidence_validation", "score_2", "score_3_strength", ("evidence/0",)
    )
    assert first.checks == ("chk-licence", "chk-questions")
    assert first.dangling == ("chk-nowhere",)
    assert second.assurance == Assurance("eidas", "substantial")
    assert second.evidence == ("evidence/2", "evidence/3")
    assert second.refs == ()


def test_a_flagged_claim_set_of_oneid_is_listed_and_meets_nothing() -> None:
    listed = assurances_of(example("oneid/userinfo", "oneid.userinfo"))
    statuses = [one.assurance.status for one in listed]
    assert statuses == ["pass", "flagged"]
    decision = meets(listed[1].assurance, "uk_diatf:low | eidas:low")
    assert (decision.result, decision.code) == ("not_met", "assurance.flagged")


@pytest.mark.parametrize(
    ("name", "mapping"),
    [
        ("akahu/identity_result", "akahu.identity_result"),
        ("okra/get_by_id", "okra.identity"),
        ("okra/nuban_name_verify", "okra.nuban_name"),
        ("oneid/userinfo_profile", "oneid.userinfo"),
    ],
)
def test_a_provider_that_declares_no_assurance_has_none(name: str, mapping: str) -> None:
    assert assurances_of(example(name, mapping)) == ()


def test_evidence_that_is_not_there_joins_nothing() -> None:
    verification = Verification(trust_framework="eidas", evidence=("evidence/7",))
    record = Record(
        persons=(Person(id="persons/0", verification=verification),),
        evidence=(Evidence(id="evidence/0"),),
    )
    [one] = assurances_of(record)
    assert (one.evidence, one.checks, one.dangling) == (("evidence/7",), (), ())


@pytest.mark.parametrize("wrong", [None, "persons/0", 7, json.loads("{}"), []])
def test_what_is_no_record_is_a_wrong_call(wrong: Any) -> None:
    with pytest.raises(ContractError) as caught:
        assurances_of(wrong)
    assert caught.value.code == "assurance.call"


def test_a_repr_shows_no_id_of_the_provider() -> None:
    [one] = assurances_of(
        normalize({"verified_claims": element("high", ("c-1",), ("c-1",))}, mapping="openid.ida")[0]
    )
    assert "c-1" not in repr(one)
    assert "c-1" not in repr(one.refs[0])


CANNOT_TELL = [
    {"value": "FLAGGED"}, True, False, 0, 1, "undefined", "N/A", " ", "MAYBE", [["FLAGGED"]],
    [["PASS"]], ["PASS", "FLAGGED"], ["MAYBE", "PASS"], [True, "PASS"], [{"value": "FLAGGED"}],
]  # fmt: skip


@pytest.mark.parametrize("mapping", ["oneid.userinfo", "openid.ida"])
@pytest.mark.parametrize("status", CANNOT_TELL, ids=repr)
def test_a_status_that_is_no_one_known_word_is_not_taken_for_none(
    mapping: str, status: Any
) -> None:
    payload = {"sub": "u-1", "verified_claims": {**element("high", (), ())}}
    payload["verified_claims"]["verification_status"] = status
    [record] = normalize(payload, mapping=mapping)
    [one] = assurances_of(record)
    decision = meets(one.assurance, "uk_diatf:high")
    assert (decision.result, decision.code) == ("cannot_tell", "assurance.status_unknown")
    assert list(openid_ida.dump(record)) == []


@pytest.mark.parametrize("status", [None, "", [], {}, "PASS", "pass ", ["PASS"], ["PASS", None]])
def test_a_status_that_says_nothing_or_passed_leaves_the_level(status: Any) -> None:
    payload = {"sub": "u-1", "verified_claims": {**element("high", (), ())}}
    payload["verified_claims"]["verification_status"] = status
    [record] = normalize(payload, mapping="oneid.userinfo")
    [one] = assurances_of(record)
    assert meets(one.assurance, "uk_diatf:high")
