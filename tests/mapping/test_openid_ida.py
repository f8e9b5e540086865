"""OpenID Identity Assurance 1.0, read: every shape of the standard, in payloads made for this test.

The shapes are those of the final schema definition (October 2024), of the claims registration 1.0
and of the attachments draft; names, numbers and places are invented.
"""

import json
from pathlib import Path
from typing import Any

import pytest

from identity_schema import (
    ContractError,
    PayloadError,
    Record,
    explain,
    list_mappings,
    load_mapping,
    normalize,
    render,
)
from identity_schema.assurance import meets
from identity_schema.mapping.document import parse_document
from identity_schema.mapping.registry import Mapping
from identity_schema.model.convert import to_dict, to_json

EXAMPLES = Path(__file__).parents[2] / "examples"


def verified(verification: dict[str, Any], claims: dict[str, Any] | None = None) -> dict[str, Any]:
    """Wrap a verification as a provider sends it."""
    whole = {"trust_framework": "de_aml", **verification}
    return {"verified_claims": {"verification": whole, "claims": claims or {}}}


def read(payload: Any) -> Record:
    """Read a payload that has one record."""
    [record] = normalize(payload, mapping="openid.ida")
    return record


def evidence_of(evidence: dict[str, Any]) -> dict[str, Any]:
    """Read one piece of evidence and give it as plain values."""
    record = read(verified({"evidence": [evidence]}))
    assert record.issues == ()
    made: dict[str, Any] = to_dict(record.evidence[0])
    assert made.pop("id") == "evidence/0"
    return made


DOCUMENT = (
    {
        "type": "document",
        "document_details": {
            "type": "idcard",
            "document_number": "T22000129",
            "serial_number": "SN-7",
            "date_of_issuance": "2019-03-23",
            "date_of_expiry": "2029-03-22",
            "issuer": {"name": "Stadt Beispiel", "country": "DE", "jurisdiction": "DE-BY"},
        },
        "check_details": [
            {"check_method": "vpip", "organization": "Post", "check_id": "c-1"},
            {"check_method": "pvp", "time": "2024-04-22T11:30Z"},
        ],
    },
    {
        "type": "document",
        "documents": [
            {
                "form": "document",
                "type": "idcard",
                "numbers": [
                    {
                        "scheme": "document_number",
                        "raw": "T22000129",
                        "value": "T22000129",
                        "check": "not_checked",
                    },
                    {
                        "scheme": "serial_number",
                        "raw": "SN-7",
                        "value": "SN-7",
                        "check": "not_checked",
                    },
                ],
                "issuer": {"name": "Stadt Beispiel", "country": "DE", "jurisdiction": "DE-BY"},
                "issued_on": "2019-03-23",
                "expires_on": "2029-03-22",
            }
        ],
        "checks": [
            {"kind": "vpip", "id": "c-1", "organization": "Post"},
            {"kind": "pvp", "at": "2024-04-22T11:30:00Z"},
        ],
    },
)
RECORD = (
    {
        "type": "electronic_record",
        "record": {
            "type": "population_register",
            "created_at": "1979-01-22T00:00Z",
            "date_of_expiry": "2035-12-31",
            "source": {"name": "Skattekontoret", "country": "Sverige", "country_code": "SWE"},
        },
        "check_details": {"check_method": "data"},
    },
    {
        "type": "electronic_record",
        "documents": [
            {
                "form": "record",
                "type": "population_register",
                "issuer": {"name": "Skattekontoret", "country": "SE"},
                "created_at": "1979-01-22T00:00:00Z",
                "expires_on": "2035-12-31",
            }
        ],
        "checks": [{"kind": "data"}],
    },
)
VOUCH = (
    {
        "type": "vouch",
        "attestation": {
            "type": "digital_attestation",
            "reference_number": "V-1",
            "date_of_issuance": "2020-02-13",
            "date_of_expiry": "2021-02-12",
        },
    },
    {
        "type": "vouch",
        "documents": [
            {
                "form": "attestation",
                "type": "digital_attestation",
                "numbers": [
                    {
                        "scheme": "reference_number",
                        "raw": "V-1",
                        "value": "V-1",
                        "check": "not_checked",
                    }
                ],
                "issued_on": "2020-02-13",
                "expires_on": "2021-02-12",
            }
        ],
    },
)
SIGNATURE = (
    {
        "type": "electronic_signature",
        "signature_type": "qes_eidas",
        "issuer": "Beispiel QTSP",
        "serial_number": "10978342379280287615",
        "created_at": "2024-04-23T20:25+02:00",
    },
    {
        "type": "electronic_signature",
        "documents": [
            {
                "form": "signature",
                "type": "qes_eidas",
                "numbers": [
                    {
                        "scheme": "serial_number",
                        "raw": "10978342379280287615",
                        "value": "10978342379280287615",
                        "check": "not_checked",
                    }
                ],
                "issuer": {"name": "Beispiel QTSP"},
                "created_at": "2024-04-23T18:25:00Z",
            }
        ],
    },
)


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [DOCUMENT, RECORD, VOUCH, SIGNATURE],
    ids=["document", "electronic_record", "vouch", "electronic_signature"],
)
def test_each_type_of_evidence_is_read(sent: dict[str, Any], wanted: dict[str, Any]) -> None:
    assert evidence_of(sent) == wanted


@pytest.mark.parametrize(
    ("word", "wanted"),
    [("id_document", "document"), ("utility_bill", "document"), ("qes", "electronic_signature")],
)
def test_a_type_of_evidence_of_the_drafts_is_read_by_its_name_today(word: str, wanted: str) -> None:
    assert evidence_of({"type": word})["type"] == wanted


def test_a_type_of_evidence_that_nobody_knows_is_kept_and_reported() -> None:
    record = read(verified({"evidence": [{"type": "hearsay", "check_details": []}]}))
    assert [(i.code, i.raw) for i in record.issues] == [("word.unknown", "hearsay")]
    assert record.evidence == ()


def test_who_vouched_is_a_person_of_that_evidence() -> None:
    voucher = {
        "name": "Peregrine Ashdown",
        "birthdate": "1962-05-18",
        "locality": "Whitby",
        "postal_code": "YO21 1AA",
        "country_code": "GBR",
        "occupation": "head teacher",
        "organization": "Example School",
    }
    attestation = {"type": "written_attestation", "voucher": voucher}
    record = read(
        verified(
            {"evidence": [{"type": "document"}, {"type": "vouch", "attestation": attestation}]}
        )
    )
    [person] = [p for p in record.persons if p.role == "voucher"]
    assert (person.source, person.of) == ("attestation", ("evidence/1",))
    assert person.names[0].text == "Peregrine Ashdown"
    assert str(person.birthdate and person.birthdate.isoformat()) == "1962-05-18"
    assert person.occupation == "head teacher"
    assert person.employers[0].name == "Example School"
    [address] = person.addresses
    assert (address.locality, address.postal_code, address.country) == ("Whitby", "YO21 1AA", "GB")


def test_derived_claims_are_a_claim_set_of_their_evidence_and_not_merged_into_the_verified() -> (
    None
):
    derived = {"given_name": "Maximilian", "nationalities": ["D"]}
    record = read(
        verified(
            {"evidence": [{"type": "document", "derived_claims": derived}]}, {"given_name": "Max"}
        )
    )
    one, other = record.persons
    assert (one.source, one.names[0].given_name, one.of) == ("verified", "Max", ())
    assert (other.source, other.names[0].given_name) == ("derived", "Maximilian")
    assert (other.of, other.nationalities) == (("evidence/0",), ("DE",))
    assert other.verification is None


def test_attachments_keep_links_and_hashes_and_neither_content_nor_credentials() -> None:
    inside = {"desc": "scan", "content_type": "image/png", "content": "c2VjcmV0IHBpY3R1cmU="}
    outside = {
        "desc": "front",
        "url": "https://op.example/a/1",
        "access_token": "bearer-of-secrets",
        "exp": 1311281970,
        "digest": {"alg": "sha-256", "value": "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg="},
        "txn": "c-1",
    }
    payload = verified({"evidence": [{"type": "document", "attachments": [inside, outside]}]})
    account = explain(payload, mapping="openid.ida")
    first, second = account.records[0].evidence[0].media
    assert to_dict(first) == {"type": "image/png", "description": "scan"}
    assert to_dict(second) == {
        "url": "https://op.example/a/1",
        "description": "front",
        "digest": "n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
        "digest_algorithm": "sha-256",
        "check_id": "c-1",
        "expires_at": "2011-07-21T20:59:30Z",
        "exp": 1311281970,
    }
    dropped = {leaf.pointer.rpartition("/")[2] for leaf in account.leaves if leaf.reason}
    assert dropped == {"content", "access_token"}
    written = to_json(account.records[0])
    assert b"c2VjcmV0" not in written
    assert b"bearer" not in written


@pytest.mark.parametrize("exp", [10**30, -(10**15)])
def test_a_link_that_expires_beyond_the_calendar_is_reported(exp: int) -> None:
    sent = {"type": "document", "attachments": [{"url": "https://op.example/a", "exp": exp}]}
    record = read(verified({"evidence": [sent]}))
    assert record.evidence[0].media[0].expires_at is None
    assert any(code.startswith(("timestamp.", "integer.")) for code in codes(record))


def codes(record: Record) -> list[str]:
    """Give the codes of the issues of a record."""
    return [issue.code for issue in record.issues]


@pytest.mark.parametrize(
    "time", ["2024-04-23T18:25Z", "2024-04-23T18:25:00Z", "2024-04-23T20:25+02:00"]
)
def test_a_time_may_leave_out_its_seconds(time: str) -> None:
    verification = read(verified({"time": time})).persons[0].verification
    assert verification is not None
    assert verification.time is not None
    assert verification.time.isoformat() == "2024-04-23T18:25:00+00:00"


def test_the_process_is_read_with_what_it_rests_on() -> None:
    details = {
        "assurance_type": "verification",
        "assurance_classification": "score_3",
        "evidence_ref": [
            {"check_id": "c-1", "evidence_metadata": {"evidence_classification": "high_kbv"}}
        ],
    }
    process = {"policy": "gpg45", "procedure": "m1c", "assurance_details": [details]}
    record = read(
        verified(
            {
                "trust_framework": "uk_diatf",
                "assurance_level": "medium",
                "assurance_process": process,
                "verification_process": "vp-1",
                "evidence": [
                    {
                        "type": "document",
                        "check_details": [{"check_method": "vri", "check_id": "c-1"}],
                    }
                ],
            }
        )
    )
    assert record.issues == ()
    assert to_dict(record.persons[0].verification) == {
        "trust_framework": "uk_diatf",
        "assurance_level": "medium",
        "policy": "gpg45",
        "procedure": "m1c",
        "process": "vp-1",
        "assurance_details": [
            {
                "type": "verification",
                "classification": "score_3",
                "evidence_ref": [{"check_id": "c-1", "classification": "high_kbv"}],
            }
        ],
        "evidence": ["evidence/0"],
    }


def test_a_procedure_of_another_level_is_an_issue_and_neither_counts() -> None:
    process = {"policy": "gpg45", "procedure": "h1b"}
    sent = {
        "trust_framework": "uk_diatf",
        "assurance_level": "medium",
        "assurance_process": process,
    }
    record = read(verified(sent))
    [issue] = record.issues
    assert (issue.code, issue.pointer) == ("assurance.procedure_conflict", "/verified_claims")
    verification = record.persons[0].verification
    assert verification is not None
    assert (verification.assurance_level, verification.procedure) == ("medium", "h1b")
    assert not meets(verification.assurance, "uk_diatf:low")


@pytest.mark.parametrize("procedure", ["m1b", "something else", None])
def test_a_procedure_that_contradicts_nothing_is_no_issue(procedure: str | None) -> None:
    sent = {
        "trust_framework": "uk_diatf",
        "assurance_level": "medium",
        "assurance_process": {"procedure": procedure, "policy": "gpg45"},
    }
    assert read(verified(sent)).issues == ()


def checked(check_id: str | None, *refs: str) -> dict[str, Any]:
    """Make an element of verified_claims with one check, and references."""
    details = [{"evidence_ref": [{"check_id": ref} for ref in refs]}] if refs else []
    check = {"check_method": "data"} | ({} if check_id is None else {"check_id": check_id})
    return {
        "verification": {
            "trust_framework": "eidas",
            "assurance_process": {"assurance_details": details or [{"assurance_type": "x"}]},
            "evidence": [{"type": "document", "check_details": [check]}],
        },
        "claims": {"given_name": "Max"},
    }


def test_a_check_id_is_looked_for_in_its_own_claim_set_only() -> None:
    record = read(
        {"verified_claims": [checked("c-1", "c-1"), checked("c-2", "c-1"), checked(None)]}
    )
    [issue] = record.issues
    assert (issue.code, issue.pointer) == ("link.dangling", "/verified_claims/1")


def test_the_claims_of_the_registration_have_their_own_places() -> None:
    claims = {
        "salutation": "Mr",
        "title": "Dr",
        "given_name": "Idris",
        "birth_given_name": "Idrissa",
        "birth_middle_name": "Akuna",
        "birth_family_name": "Elder",
        "also_known_as": "DJ Example",
        "nickname": "Id",
        "msisdn": "+447400123456",
        "nationalities": ["GBR", "SL"],
        "place_of_birth": {"country": "UK", "region": "Greater London", "locality": "London"},
        "address": {"street_address": "4 Rowan Lane", "country": "England", "country_code": "GBR"},
    }
    [person] = read(verified({}, claims)).persons
    main, birth, alias, nickname = person.names
    assert (main.salutation, main.title, main.given_name) == ("Mr", "Dr", "Idris")
    assert (birth.use, birth.given_name, birth.middle_name) == ("birth", "Idrissa", "Akuna")
    assert birth.family_name == "Elder"
    assert (alias.use, alias.text) == ("alias", "DJ Example")
    assert (nickname.use, nickname.text) == ("nickname", "Id")
    assert person.contacts[0].value == "+447400123456"
    assert person.nationalities == ("GB", "SL")
    assert to_dict(person.place_of_birth) == {
        "country": "GB", "region": "Greater London", "locality": "London"
    }  # fmt: skip
    assert (person.addresses[0].street, person.addresses[0].country) == ("Rowan Lane", "GB")


def test_plain_claims_beside_the_verified_ones_stay_a_claim_set_of_their_own() -> None:
    payload = {
        "sub": "u-1",
        "iss": "https://op.example",
        "given_name": "M",
        **verified({}, {"given_name": "Max"}),
    }
    record = read(payload)
    assert [(p.source, p.names[0].given_name) for p in record.persons] == [
        ("profile", "M"), ("verified", "Max")
    ]  # fmt: skip
    assert record.persons[0].verification is None
    assert record.subject is not None
    assert (record.subject.kind, record.subject.id) == ("openid_sub", "u-1")
    assert [(r.kind, r.id) for r in record.references] == [("issuer", "https://op.example")]


def test_an_object_and_a_list_of_one_say_the_same() -> None:
    payload = verified({"time": "2024-04-23T18:25Z"}, {"given_name": "Max"})
    assert read(payload) == read({"verified_claims": [payload["verified_claims"]]})


@pytest.mark.parametrize("many", [False, True])
def test_the_value_of_verified_claims_alone_is_read(*, many: bool) -> None:
    one = verified({"note": "x"}, {"given_name": "Max"})["verified_claims"]
    value = [one, one] if many else one
    whole, alone = read({"verified_claims": value}), read(value)
    assert alone == whole
    account = explain(value, mapping="openid.ida")
    assert {leaf.pointer for leaf in account.leaves} == {
        pointer.removeprefix("/verified_claims")
        for pointer in (
            leaf.pointer
            for leaf in explain({"verified_claims": value}, mapping="openid.ida").leaves
        )
    }
    assert account.lineage("/persons/0/names/0/given_name").pointers == (  # type: ignore[union-attr]
        "/0/claims/given_name" if many else "/claims/given_name",
    )
    assert account.counts["unmapped"] == (2 if many else 1)


def test_members_that_the_standard_does_not_define_are_reported_and_refuse_nothing() -> None:
    payload = verified(
        {"purpose": "x", "evidence": [{"type": "document", "time": "2024", "method": "pipp"}]},
        {
            "given_name": "Max",
            "given_name#ja-Kana-JP": "マックス",
            "authority": [{"role": "Director"}],
        },
    )
    records = normalize(payload, mapping="openid.ida")
    assert [pointer.rpartition("/")[2] for pointer in records.payload.unmapped] == [
        "role", "given_name#ja-Kana-JP", "method", "time", "purpose"
    ]  # fmt: skip
    assert records[0].persons[0].names[0].given_name == "Max"
    assert records[0].issues == ()


def test_claims_that_stand_elsewhere_are_dropped_with_their_tokens() -> None:
    payload = {
        "sub": "u-1",
        "_claim_names": {"verified_claims": ["src1", "src2"]},
        "_claim_sources": {
            "src1": {"JWT": "eyJ.signed.token"},
            "src2": {"endpoint": "https://op.example/c", "access_token": "bearer-of-secrets"},
        },
    }
    account = explain(payload, mapping="openid.ida")
    assert account.counts == {"mapped": 1, "unread": 0, "dropped": 5, "unmapped": 0}
    assert b"eyJ" not in to_json(account.records[0])


@pytest.mark.parametrize(("word", "result"), [("PASS", "met"), ("FLAGGED", "not_met")])
def test_the_status_of_a_provider_that_sends_one_is_not_lost(word: str, result: str) -> None:
    payload = verified({"trust_framework": "eidas", "assurance_level": "high"})
    payload["verified_claims"]["verification_status"] = word
    verification = read(payload).persons[0].verification
    assert verification is not None
    assert meets(verification.assurance, "eidas:high").result == result


def test_a_status_that_nobody_knows_does_not_count_as_none() -> None:
    payload = verified({"trust_framework": "eidas", "assurance_level": "high"})
    payload["verified_claims"]["verification_status"] = "SUSPENDED"
    record = read(payload)
    verification = record.persons[0].verification
    assert verification is not None
    assert (verification.status, verification.status_text) == (None, "SUSPENDED")
    assert meets(verification.assurance, "eidas:high").code == "assurance.status_unknown"
    assert codes(record) == ["word.unknown"]


def test_no_region_is_assumed() -> None:
    record = read(verified({}, {"phone_number": "07400 123456"}))
    assert record.persons[0].contacts[0].value is None


# --- recognition -----------------------------------------------------------------------------


def test_it_is_asked_for_only_by_name() -> None:
    with pytest.raises(PayloadError) as caught:
        normalize({"verification": {"trust_framework": "eidas"}, "claims": {}})
    assert caught.value.code == "kind.unknown"
    assert "openid.ida" in list_mappings()


@pytest.mark.parametrize("name", ["userinfo", "userinfo_profile", "userinfo_single_claims"])
def test_payloads_of_oneid_are_still_told_by_themselves(name: str) -> None:
    payload = json.loads((EXAMPLES / "oneid" / f"{name}.json").read_text(encoding="utf-8"))
    assert normalize(payload).payload.kind == "oneid.userinfo"
    for key in payload:
        assert (
            normalize({"sub": payload["sub"], key: payload[key]}).payload.kind == "oneid.userinfo"
        )


def test_a_payload_without_any_of_it_is_not_taken_for_it() -> None:
    records = normalize({"age": 65}, mapping="openid.ida")
    assert (len(records), records.payload.unmapped) == (0, ("/age",))


# --- the words of the mapping language that it needs --------------------------------------------

PART = """
[mapping]
name = "acme.part"
provider = "acme"
{head}
[[envelope]]
{envelope}
[makes]
"." = {{ person = {{}} }}
"facts[]" = {{ person = {{ source = "verified" }} }}
"loose" = {{ name = {{}} }}
[at."."]
id = "record.source_id"
[at."facts[]"]
phone = "person.contacts[phone].raw"
[at.loose]
text = "name.text"
"""


def made(head: str = "", envelope: str = 'record = "."\nvalue_of = "facts"') -> Mapping:
    """Make a mapping out of `PART`."""
    return Mapping(parse_document(PART.format(head=head, envelope=envelope)))


@pytest.mark.parametrize(
    ("head", "region"),
    [("", None), ('country = "NZ"', "NZ"), ('country = { from = "where", else = "NZ" }', "NZ")],
)
def test_the_value_of_a_key_alone_is_read_for_the_region_of_its_mapping(
    head: str, region: str | None
) -> None:
    [record] = normalize([{"phone": "021 123 4567"}], mapping=made(head))
    assert record.persons[0].contacts[0].region == region


@pytest.mark.parametrize(
    ("head", "envelope", "line"),
    [
        ("", 'record = "."\nvalue_of = "nothing"', 8),
        ("", 'record = "."\nvalue_of = "id"', 8),
        ("", 'record = "."\nvalue_of = "loose"', 8),
        ("", 'record = "data"\nvalue_of = "facts"', 8),
        ("", 'error = "."\nvalue_of = "facts"', 8),
        ('named_only = "yes"', 'record = "."', 5),
    ],
    ids=["no such key", "a text", "part of the record", "not all", "an error", "no boolean"],
)
def test_a_document_that_misuses_them_is_refused(head: str, envelope: str, line: int) -> None:
    with pytest.raises(ContractError) as caught:
        made(head, envelope)
    assert caught.value.code == "mapping.form"
    assert f":{line}:" in str(caught.value)


def test_an_object_that_is_dropped_whole_compiles() -> None:
    text = PART.format(head="", envelope='record = "."') + '[at.noise]\n"**" = { drop = "noise" }\n'
    mapping = Mapping(parse_document(text))
    payload = {"id": "a", "noise": {"deep": {"er": 1}}}
    assert normalize(payload, mapping=mapping).payload.unmapped == ()
    assert explain(payload, mapping=mapping).counts["dropped"] == 1


# --- both ways ---------------------------------------------------------------------------------


def test_a_record_is_rendered_in_the_shape_of_the_standard() -> None:
    payload = json.loads((EXAMPLES / "openid" / "ida.json").read_text(encoding="utf-8"))
    rendered = render(normalize(payload, mapping="openid.ida"))
    assert rendered.unsaid == ()
    first, second = rendered.payload["verified_claims"]
    assert [one["type"] for one in second["verification"]["evidence"]] == [
        "vouch", "electronic_signature"
    ]  # fmt: skip
    assert first["verification"]["evidence"][1]["record"]["type"] == "mortgage_account"
    assert second["verification"]["evidence"][1] == {
        "type": "electronic_signature",
        "signature_type": "qes_eidas",
        "issuer": "Example Trust Services",
        "serial_number": "10978342379280287615",
        "created_at": "2025-12-02T16:58:00.000Z",
    }


def test_every_path_says_what_becomes_of_it() -> None:
    for path in load_mapping("openid.ida").paths():
        assert bool(path.targets) != bool(path.reason)
