"""Records as ``verified_claims``: valid whatever was read, and nothing more than was declared."""

import copy
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ida_rules import faults

from identity_schema import Record, normalize
from identity_schema.exports.openid_ida import dump, left_out
from identity_schema.model import (
    Address,
    AssuranceDetail,
    Check,
    Contact,
    Detail,
    Document,
    Evidence,
    EvidenceRef,
    Identifier,
    Institution,
    Media,
    Name,
    PartialDate,
    Person,
    Place,
    Verification,
)
from identity_schema.model.convert import to_dict

EXAMPLES = Path(__file__).parents[2] / "examples"
EIDAS = {"trust_framework": "eidas", "assurance_level": "high"}


def example(name: str, mapping: str) -> Record:
    """Read an example."""
    record: Record = normalize((EXAMPLES / f"{name}.json").read_bytes(), mapping=mapping)[0]
    return record


def read(payload: Any) -> Record:
    """Read what the standard allows."""
    [record] = normalize(payload, mapping="openid.ida")
    return record


def person(**fields: Any) -> Record:
    """Make a record with one verified claim set."""
    held = Person(
        id="persons/0", source="verified", verification=Verification(trust_framework="x"), **fields
    )
    return Record(persons=(held,))


def proven(*evidence: Evidence, **fields: Any) -> Record:
    """Make a record with one verified claim set that rests on evidence."""
    ids = tuple(one.id for one in evidence)
    verification = Verification(trust_framework="x", evidence=ids, **fields)
    held = Person(id="persons/0", source="verified", verification=verification)
    return Record(persons=(held,), evidence=evidence)


def claims(record: Record) -> dict[str, Any]:
    """Write the one claim set of a record and give its claims."""
    made = dump(record)
    assert isinstance(made, dict)
    assert faults(made) == []
    found: dict[str, Any] = made["claims"]
    return found


def evidence(record: Record) -> list[dict[str, Any]]:
    """Write the one claim set of a record and give its evidence."""
    made = dump(record)
    assert isinstance(made, dict)
    assert faults(made) == []
    found: list[dict[str, Any]] = made["verification"].get("evidence", [])
    return found


def left(record: Record) -> dict[str, str]:
    """Give what is left out, with its reason."""
    return {one.pointer: one.reason for one in left_out(record)}


# --- the rules themselves ------------------------------------------------------------------------

GOOD = {
    "verification": {
        "trust_framework": "nist_800_63A",
        "assurance_process": {"assurance_details": [{"evidence_ref": [{"check_id": "c-1"}]}]},
        "time": "2024-06-06T05:32:00Z",
        "evidence": [
            {
                "type": "document",
                "check_details": [{"check_method": "vpiruv", "check_id": "c-1"}],
                "document_details": {"type": "driving_permit", "date_of_expiry": "2029-08-01"},
            },
            {"type": "electronic_record", "record": {"type": "bank_account"}},
            {"type": "vouch", "attestation": {"type": "written_attestation"}},
        ],
    },
    "claims": {"given_name": "Inga"},
}
BAD: dict[str, Any] = {
    "a member beside the two": (("verification_status",), "PASS"),
    "no claims": (("claims",), None),
    "no verification": (("verification",), None),
    "no trust framework": (("verification", "trust_framework"), None),
    "a time without seconds": (("verification", "time"), "2024-06-06T05:32Z"),
    "an unknown type of evidence": (("verification", "evidence", 0, "type"), "utility_bill"),
    "no type of evidence": (("verification", "evidence", 0, "type"), None),
    "no evidence in a list of it": (("verification", "evidence"), []),
    "a single check": (
        ("verification", "evidence", 0, "check_details"),
        {"check_method": "vri", "check_id": "c-1"},
    ),
    "a check without a method": (
        ("verification", "evidence", 0, "check_details", 0, "check_method"),
        None,
    ),
    "no type of document": (("verification", "evidence", 0, "document_details", "type"), None),
    "no type of record": (("verification", "evidence", 1, "record", "type"), None),
    "no type of attestation": (("verification", "evidence", 2, "attestation", "type"), None),
    "a reference to nothing": (
        (
            "verification",
            "assurance_process",
            "assurance_details",
            0,
            "evidence_ref",
            0,
            "check_id",
        ),
        "c-9",
    ),
    "a date in part": (
        ("verification", "evidence", 0, "document_details", "date_of_expiry"),
        "2029-08",
    ),
    "a derived claim of its own": (
        ("verification", "evidence", 0, "derived_claims"),
        {"birthdate": "1991-11-06"},
    ),
    "no claim derived": (("verification", "evidence", 0, "derived_claims"), {}),
    "an attachment without a hash": (
        ("verification", "evidence", 0, "attachments"),
        [{"url": "https://op.example/a"}],
    ),
    "a birth date in part": (("claims", "birthdate"), "1991"),
    "no address in an address": (("claims", "address"), {}),
    "a country in words": (("claims", "place_of_birth"), {"country": "Germany"}),
}


def test_the_rules_accept_what_conforms() -> None:
    assert faults(GOOD) == []
    assert faults([GOOD, GOOD]) == []


@pytest.mark.parametrize("what", BAD)
def test_the_rules_refuse_what_does_not_conform(what: str) -> None:
    path, value = BAD[what]
    bad: Any = copy.deepcopy(GOOD)
    inner = bad
    for key in path[:-1]:
        inner = inner[key]
    if value is None:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    assert len(faults(bad)) >= 1


# --- whole records -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "mapping", "sets"),
    [
        ("openid/ida", "openid.ida", 2),
        ("oneid/userinfo", "oneid.userinfo", 1),
        ("oneid/userinfo_single_claims", "oneid.userinfo", 1),
        ("oneid/userinfo_profile", "oneid.userinfo", 0),
        ("akahu/identity_result", "akahu.identity_result", 0),
        ("okra/get_by_id", "okra.identity", 0),
    ],
)
def test_an_example_is_written_as_the_standard_has_it(name: str, mapping: str, sets: int) -> None:
    made = dump(example(name, mapping))
    assert len([made] if isinstance(made, dict) else made) == sets
    assert faults(made) == []


def test_the_claims_of_oneid_conform_when_they_come_out_again() -> None:
    made = dump(example("oneid/userinfo_single_claims", "oneid.userinfo"))
    assert made == {
        "verification": {
            "trust_framework": "uk_diatf",
            "assurance_level": "medium",
            "assurance_process": {
                "procedure": "m1c",
                "assurance_details": [
                    {"evidence_ref": [{"check_id": "c1a6e0f4-0000-4000-8000-000000000005"}]}
                ],
            },
            "evidence": [
                {
                    "type": "document",
                    "check_details": [
                        {
                            "check_method": "vri",
                            "check_id": "c1a6e0f4-0000-4000-8000-000000000005",
                        }
                    ],
                    "document_details": {"type": "idcard"},
                }
            ],
        },
        "claims": {
            "given_name": "Ottoline",
            "family_name": "Fernsby",
            "birthdate": "1985-06-01",
            "address": {"postal_code": "YO1 9ZZ", "country": "GB"},
        },
    }


def facts(record: Record) -> Any:
    """Give all that a record says of its verified claim sets and of their evidence."""
    plain = to_dict(record)
    return [p for p in plain["persons"] if p.get("source") != "profile"], plain["evidence"]


def test_what_is_written_reads_back_to_the_same_facts() -> None:
    whole = json.loads((EXAMPLES / "openid" / "ida.json").read_text(encoding="utf-8"))
    [first, second] = whole["verified_claims"]
    del first["verification"]["evidence"][0]["attachments"][1]  # what cannot be written
    first["verification"]["assurance_process"]["assurance_details"][1]["evidence_ref"].pop()
    sent = read([first, second])
    assert left_out(sent) == ()
    assert facts(read(dump(sent))) == facts(sent)
    assert dump(read(dump(sent))) == dump(sent)


def test_what_cannot_be_written_is_listed() -> None:
    assert left(example("openid/ida", "openid.ida")) == {
        "/evidence/0/media/1": (
            "an embedded attachment needs its content, which no record keeps"
        ),
        "/persons/1/verification/assurance_details/1/evidence_ref/1": (
            "no check that is written has its check_id"
        ),
        "/persons/0": "nobody says that it was verified",
    }  # fmt: skip


# --- never more than was declared -------------------------------------------------------------


def test_a_flagged_claim_set_is_not_called_verified() -> None:
    record = example("oneid/userinfo", "oneid.userinfo")
    flagged = [
        p
        for p in record.persons
        if p.verification is not None and p.verification.status == "flagged"
    ]
    assert [left(record)[f"/{p.id}"] for p in flagged] == [
        "its provider does not say that it passed"
    ]
    written = json.dumps(dump(record))
    for person_ in flagged:
        assert person_.verification is not None
        for one in record.evidence:
            if one.id in person_.verification.evidence:
                assert left(record)[f"/{one.id}"] == "it belongs to no claim set that is written"
                assert all(check.id not in written for check in one.checks if check.id)


def test_a_status_that_nobody_knows_is_not_called_verified() -> None:
    verification = Verification(trust_framework="x", status_text="SUSPENDED")
    record = Record(persons=(Person(id="persons/0", verification=verification),))
    assert dump(record) == []


def test_a_claim_set_without_a_framework_is_not_written() -> None:
    record = Record(persons=(Person(id="persons/0", verification=Verification()),))
    assert (dump(record), left(record)) == ([], {"/persons/0": "no trust framework is declared"})


def test_no_level_is_made_up() -> None:
    sent = {
        "verification": {"trust_framework": "uk_diatf", "assurance_process": {"procedure": "h1a"}}
    }
    made = dump(read({**sent, "claims": {}}))
    assert made == {**sent, "claims": {}}


def test_a_part_of_a_name_that_was_only_read_is_no_claim() -> None:
    whole = {"verification": EIDAS, "claims": {"name": "FERNSBY, Ottoline"}}
    record = read(whole)
    assert record.persons[0].names[0].family_name == "FERNSBY"
    assert dump(record) == whole
    sent = {"name": "FERNSBY, Ottoline", "family_name": "FERNSBY"}
    assert claims(read({**whole, "claims": sent})) == sent


def test_a_component_that_was_only_parsed_is_no_claim() -> None:
    one = Address(
        parts=(Detail("town", "York"),), locality="York", country="GB", parsed=("country",)
    )
    record = person(addresses=(one,))
    assert claims(record) == {"address": {"locality": "York"}}
    assert left(record) == {"/persons/0/addresses/0/parts/0": "the form has no member for it"}


def test_a_check_that_did_not_pass_is_not_listed_as_made() -> None:
    checks = (Check(kind="vri", id="c-1", outcome="fail"), Check(kind="data", outcome="pass"))
    refs = (EvidenceRef("c-1"),)
    record = proven(
        Evidence(id="evidence/0", type="document", checks=checks),
        assurance_details=(AssuranceDetail(type="verification", evidence_ref=refs),),
    )
    assert evidence(record) == [{"type": "document", "check_details": [{"check_method": "data"}]}]
    assert "/evidence/0/checks/0" in left(record)
    assert "/persons/0/verification/assurance_details/0/evidence_ref/0" in left(record)


def test_a_derived_claim_that_is_not_in_the_set_is_left_out() -> None:
    derived = {"given_name": "Max", "birthdate": "1990-01-02"}
    sent = {
        "verification": {**EIDAS, "evidence": [{"type": "document", "derived_claims": derived}]},
        "claims": {"given_name": "Max"},
    }
    record = read(sent)
    assert evidence(record) == [{"type": "document", "derived_claims": {"given_name": "Max"}}]
    assert left(record) == {"/persons/1": "a claim of it is not among the claims of its set"}


# --- never outside the form -------------------------------------------------------------------


def test_a_date_in_part_has_no_form() -> None:
    record = person(birthdate=PartialDate(1985, 6), gender="female")
    assert claims(record) == {"gender": "female"}
    assert left(record) == {"/persons/0/birthdate": "the form takes whole dates only"}


@pytest.mark.parametrize(
    ("contact", "written"),
    [
        (Contact(kind="phone", raw="x"), {}),
        (Contact(kind="email", raw="x"), {}),
        (Contact(kind="email", raw="x", value="root@localhost"), {}),
        (Contact(kind="email", raw="x", value="a@b.example"), {"email": "a@b.example"}),
        (Contact(kind="phone", raw="x", value="+6421000000"), {"phone_number": "+6421000000"}),
    ],
)
def test_a_contact_is_written_in_its_normal_form_or_not_at_all(
    contact: Contact, written: dict[str, str]
) -> None:
    record = person(contacts=(contact,))
    assert claims(record) == written
    assert bool(left(record)) == (not written)


def test_the_form_has_room_for_one_of_each() -> None:
    phone = Contact(kind="phone", value="+6421000000", extension="12")
    record = person(
        names=(
            Name(text="A"),
            Name(text="B"),
            Name(use="alias", text="C"),
            Name(use="alias", text="D"),
        ),
        contacts=(phone, phone),
        addresses=(Address(text="1 Rowan Lane"), Address(text="2 Rowan Lane")),
        nationalities=("NZ", "NZ"),
        place_of_birth=Place(text="Dunedin, Otago", locality="Dunedin"),
        marital_status="single",
    )
    assert claims(record) == {
        "name": "A",
        "also_known_as": "C",
        "phone_number": "+6421000000",
        "nationalities": ["NZ"],
        "place_of_birth": {"locality": "Dunedin"},
        "address": {"formatted": "1 Rowan Lane"},
    }
    assert set(left(record)) == {
        "/persons/0/names/1", "/persons/0/names/3", "/persons/0/contacts/0/extension",
        "/persons/0/contacts/1", "/persons/0/addresses/1", "/persons/0/place_of_birth/text",
        "/persons/0/marital_status",
    }  # fmt: skip


def test_an_address_of_another_form_is_written_by_what_was_sent() -> None:
    one = Address(
        parts=(Detail("line1", "Flat 2, 12 Rowan Lane"), Detail("country_code", "GB-ENG")),
        unit="2", building_number="12", street="Rowan Lane", region="North Yorkshire",
        postal_code="YO1 9ZZ", country="GB",
    )  # fmt: skip
    assert claims(person(addresses=(one,))) == {
        "address": {
            "street_address": "2 12 Rowan Lane",
            "region": "North Yorkshire",
            "postal_code": "YO1 9ZZ",
            "country_code": "GB",
        }
    }


@pytest.mark.parametrize(
    ("one", "written", "pointers"),
    [
        (Evidence(id="evidence/0"), [], {"/evidence/0"}),
        (
            Evidence(
                id="evidence/0", type="document", documents=(Document(label="x"),), captures=2
            ),
            [{"type": "document"}],
            {"/evidence/0/documents/0/label", "/evidence/0/captures"},
        ),
        (
            Evidence(
                id="evidence/0",
                type="document",
                documents=(
                    Document(source="extracted", type="passport"),
                    Document(type_text="Passport", created_at=datetime(2020, 1, 1, tzinfo=UTC)),
                    Document(type="visa"),
                ),
            ),
            [{"type": "document", "document_details": {"type": "Passport"}}],
            {
                "/evidence/0/documents/0",
                "/evidence/0/documents/1/created_at",
                "/evidence/0/documents/2",
            },
        ),
        (
            Evidence(
                id="evidence/0",
                type="electronic_record",
                documents=(
                    Document(
                        numbers=(Identifier(scheme="document_number", raw="7"),),
                        issued_on=PartialDate(2020, 1, 1),
                        expires_on=PartialDate(2030),
                    ),
                ),
                media=(Media(url="https://op.example/a"),),
            ),
            [{"type": "electronic_record"}],
            {
                "/evidence/0/documents/0/numbers/0",
                "/evidence/0/documents/0/issued_on",
                "/evidence/0/documents/0/expires_on",
                "/evidence/0/media/0",
            },
        ),
        (
            Evidence(
                id="evidence/0",
                type="vouch",
                documents=(Document(issued_on=PartialDate(2020, 1, 1)),),
            ),
            [{"type": "vouch"}],
            {"/evidence/0/documents"},
        ),
        (
            Evidence(
                id="evidence/0",
                type="electronic_signature",
                documents=(Document(type="qes", issuer=Institution(name="QTSP", logo="https://q.example")),),
            ),
            [],
            {"/evidence/0/documents/0/issuer/logo", "/evidence/0"},
        ),
        (
            Evidence(
                id="evidence/0",
                type="electronic_signature",
                documents=(
                    Document(
                        type="qes",
                        issuer=Institution(name="QTSP"),
                        numbers=(Identifier(scheme="serial_number", raw="7"),),
                    ),
                ),
                checks=(Check(kind="data"),),
            ),
            [
                {
                    "type": "electronic_signature",
                    "signature_type": "qes",
                    "serial_number": "7",
                    "issuer": "QTSP",
                }
            ],
            {"/evidence/0/checks"},
        ),
        (
            Evidence(
                id="evidence/0",
                type="document",
                checks=(Check(kind="vri", score=3, at=datetime(2020, 1, 1, 5, tzinfo=UTC)),),
            ),
            [
                {
                    "type": "document",
                    "check_details": [{"check_method": "vri", "time": "2020-01-01T05:00:00Z"}],
                }
            ],
            {"/evidence/0/checks/0/score"},
        ),
    ],
    ids=[
        "no type", "an untyped document", "several documents", "dates and numbers of none",
        "an untyped attestation", "half a signature", "a checked signature", "a score",
    ],
)  # fmt: skip
def test_evidence_is_written_as_far_as_it_has_a_form(
    one: Evidence, written: list[dict[str, Any]], pointers: set[str]
) -> None:
    record = proven(one)
    assert evidence(record) == written
    assert set(left(record)) == pointers


def test_a_voucher_without_an_attestation_is_left_out() -> None:
    record = proven(Evidence(id="evidence/0", type="vouch"))
    voucher = Person(id="persons/1", source="attestation", role="voucher", of=("evidence/0",))
    both = Record(persons=(*record.persons, voucher), evidence=record.evidence)
    assert evidence(both) == [{"type": "vouch"}]
    assert left(both) == {"/persons/1": "it belongs to no claim set that is written"}


def test_of_several_vouchers_one_is_written() -> None:
    attested = Document(type="written_attestation")
    record = proven(Evidence(id="evidence/0", type="vouch", documents=(attested,)))
    vouchers = tuple(
        Person(
            id=f"persons/{number}", source="attestation", role="voucher", of=("evidence/0",),
            names=(Name(text="P", suffix="Jr"),), birthdate=PartialDate(1960),
        )
        for number in (1, 2)
    )  # fmt: skip
    both = Record(persons=(*record.persons, *vouchers), evidence=record.evidence)
    [one] = evidence(both)
    assert one["attestation"] == {"type": "written_attestation", "voucher": {"name": "P"}}
    assert set(left(both)) == {
        "/persons/1/names/0/suffix", "/persons/1/birthdate", "/persons/2"
    }  # fmt: skip


# --- whatever comes ------------------------------------------------------------------------------

_odd = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**20), 10**20),
    st.text(max_size=6),
    st.sampled_from(
        ["", "2024", "2024-06", "0001-01-01", "9999-12-31T23:59Z", "GB", "Korea", "a@b"]
    ),
    st.just([]),
    st.just({}),
)


def _spots(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key, child in list(value.items() if isinstance(value, dict) else enumerate(value)):
            yield value, key
            yield from _spots(child)


@st.composite
def damaged(draw: Any) -> Any:
    """Take the example's verified claims and damage them in some places."""
    text = (EXAMPLES / "openid" / "ida.json").read_text(encoding="utf-8")
    value = json.loads(text)["verified_claims"]
    for _ in range(draw(st.integers(0, 6))):
        box, key = draw(st.sampled_from(list(_spots(value))))
        how = draw(st.sampled_from(["gone", "odd", "twice"]))
        if how == "gone" and isinstance(box, dict):
            del box[key]
        elif how == "twice":
            box[key] = [copy.deepcopy(box[key]), box[key]]
        else:
            box[key] = draw(_odd)
        if not value:
            break
    return value


@given(damaged())
@settings(max_examples=120, deadline=None)
def test_whatever_was_read_conforms_when_it_is_written(payload: Any) -> None:
    for record in normalize({"verified_claims": payload}, mapping="openid.ida"):
        assert faults(dump(record)) == []


@given(damaged())
@settings(max_examples=80, deadline=None)
def test_writing_what_was_written_changes_nothing_more(payload: Any) -> None:
    for record in normalize({"verified_claims": payload}, mapping="openid.ida"):
        made = dump(record)
        if made:
            assert dump(read(made)) == made


@given(damaged())
@settings(max_examples=60, deadline=None)
def test_a_list_of_what_is_left_out_holds_pointers_into_the_record(payload: Any) -> None:
    for record in normalize({"verified_claims": payload}, mapping="openid.ida"):
        for one in left_out(record):
            held: Any = record
            for token in one.pointer.split("/")[1:]:
                held = held[int(token)] if isinstance(held, tuple) else getattr(held, token)
            assert held is not None
