"""The traps that real payloads hold, each with the answer that is right.

Payloads are cut down to the trap; field names and words are those of the providers' documents.
"""

import copy
import datetime as dt
import enum
import json
from collections import OrderedDict
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from identity_schema import (
    Context,
    ContractError,
    Limits,
    PayloadError,
    Record,
    Records,
    explain,
    list_mappings,
    normalize,
)
from identity_schema.model import Payload
from identity_schema.model.convert import from_json, to_json

EXAMPLES = Path(__file__).parents[1] / "examples"
AKAHU, OKRA, ONEID = "akahu.identity_result", "okra.identity", "oneid.userinfo"
NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)
RECEIVED = Context(received_at=NOON)


def example(name: str) -> Any:
    """Load an example."""
    return json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def item(**fields: Any) -> dict[str, Any]:
    """Make an Akahu item."""
    return {"_id": "id_1", "status": "COMPLETE"} | fields


def akahu(**fields: Any) -> Record:
    """Read an Akahu item."""
    return normalize({"success": True, "item": item(**fields)}, mapping=AKAHU)[0]


def okra(**fields: Any) -> Record:
    """Read one Okra profile."""
    return normalize({"status": "success", "data": {"id": "1"} | fields}, mapping=OKRA)[0]


def oneid(context: Context | None = None, **fields: Any) -> Record:
    """Read a OneID userinfo."""
    return normalize({"sub": "s-1"} | fields, mapping=ONEID, context=context)[0]


def codes(record: Record | Payload) -> list[str]:
    """Give the codes of the issues."""
    return [issue.code for issue in record.issues]


def kept(record: Record | Payload, code: str) -> list[str | None]:
    """Give the raw texts of the issues with a code."""
    return [issue.raw for issue in record.issues if issue.code == code]


def refused(payload: Any, mapping: str | None = None, **options: Any) -> str:
    """Give the code with which a payload is refused."""
    with pytest.raises(PayloadError) as caught:
        normalize(payload, mapping=mapping, **options)
    with pytest.raises(PayloadError) as again:
        explain(payload, mapping=mapping, **options)
    assert caught.value.code == again.value.code
    return caught.value.code


# --- what a status says, and what it does not --------------------------------------------------


def test_processing_may_come_with_all_the_data() -> None:
    """As in Akahu's own published examples."""
    payload = example("akahu/identity_result")
    payload["item"]["status"] = "PROCESSING"
    whole = normalize(example("akahu/identity_result"))[0]
    record = normalize(payload)[0]
    assert record.status == "processing"
    assert (record.persons, record.accounts) == (whole.persons, whole.accounts)


def test_complete_may_come_without_any_data() -> None:
    """Nothing is made of nothing."""
    records = normalize({"success": True, "item": {"_id": "id_1", "status": "COMPLETE"}})
    assert records.payload.outcome == "success"
    assert records[0].status == "complete"
    assert records[0].persons == records[0].accounts == records[0].addresses == ()
    assert records[0].issues == ()


@pytest.mark.parametrize(
    ("payload", "mapping", "outcome"),
    [
        ({"success": True, "item": item()}, None, "success"),
        (item(), None, "success"),
        (item(status="ERROR"), None, "error"),
        ({"success": False, "message": "Not Found"}, AKAHU, "error"),
        ({"success": False}, AKAHU, "error"),
        ({"status": "success", "data": {"id": "1"}}, None, "success"),
        ({"status": "is_success", "data": {"id": "1"}}, None, "success"),
        ([{"success": True, "data": {"identity": {"_id": "1"}}}], None, "success"),
        ({"data": {"id": "1"}}, OKRA, "success"),
        ({"identity": {"_id": "1", "bvn": "2"}}, None, "success"),
        ({"status": "error", "message": "x"}, None, "error"),
        ({"status": "fail", "message": "x"}, None, "error"),
        ({"name": "APIError", "status": 401, "message": "x"}, None, "error"),
        ([{"status": "success", "data": {"identity": []}}], None, "empty"),
        ({"sub": "s-1"}, None, "success"),
        ({"error": "access_denied", "state": "x"}, "akahu.authorization_response", "denied"),
        ({"error": "invalid_scope"}, "akahu.authorization_response", "error"),
        (
            {"error": "access_denied", "error_oneid": "OneID.OIDC.Redirect.UserCancelled"},
            None,
            "denied",
        ),
    ],
)
def test_success_is_told_by_no_single_key(payload: Any, mapping: str | None, outcome: str) -> None:
    """A boolean, a word, a status or nothing at all."""
    if mapping is None and "error_oneid" in payload:
        mapping = "oneid.authorization_response"
    assert normalize(payload, mapping=mapping).payload.outcome == outcome


def test_an_error_body_in_the_shape_of_a_profile_makes_no_person() -> None:
    """It has ``name``, ``status`` and ``message`` as a profile could have."""
    body = {"name": "APIError", "status": "error", "message": "Bvn not found", "id": "1"}
    for payload in (body, [body]):
        records = normalize(payload)
        assert len(records) == 0
        assert records.payload.outcome == "error"
        assert records.payload.code == "APIError"
        assert records.payload.message == "Bvn not found"
    with_data = {"status": "error", "message": "x", "data": {"message": ["y"], "method": "m"}}
    assert len(normalize(with_data, mapping=OKRA)) == 0


def test_the_message_of_an_error_is_the_outer_one_and_the_inner_one_is_kept() -> None:
    """Both are texts of the provider; the written order of preference decides."""
    records = normalize({"status": "error", "message": "outer", "data": {"message": "inner"}})
    assert records.payload.message == "outer"
    assert kept(records.payload, "value.conflict") == ["inner"]
    page = [{"status": "success", "message": "outer", "data": {"message": "inner", "identity": []}}]
    page[0]["data"]["identity"] = [{"id": "1"}]  # type: ignore[index]
    records = normalize(page)
    assert records.payload.message == "outer"
    assert kept(records.payload, "value.conflict") == ["inner"]


# --- empty ------------------------------------------------------------------------------------


def test_an_empty_page_keeps_its_figures() -> None:
    """They belong to the payload; there is no record to hang them on."""
    figures = {"totalDocs": 0, "limit": 20, "page": 1, "totalPages": 1, "nextPage": None}
    payload = [
        {"status": "success", "message": "m", "data": {"pagination": figures, "identity": []}}
    ]
    records = normalize(payload)
    said = records.payload
    assert len(records) == 0
    assert (said.total, said.limit, said.page, said.pages) == (0, 20, 1, 1)
    assert (said.message, said.outcome) == ("m", "empty")
    assert said.empties == ("/0/data/identity",)
    assert said.unmapped == ()


@pytest.mark.parametrize("body", ["", b"", " \n", {}, [], b"{}", b"[]", '""'])
def test_an_empty_body_has_no_kind_of_its_own(body: Any) -> None:
    """Okra answers 204 without a body, OneID ``[]`` for no accounts; the caller knows which."""
    assert refused(body) == "kind.ambiguous"


@pytest.mark.parametrize("mapping", list_mappings())
@pytest.mark.parametrize("body", ["", b"", b"\xef\xbb\xbf", {}, [], b"{}", b"[]", '""'])
def test_an_empty_body_of_a_named_kind_is_an_answer_without_records(
    body: Any, mapping: str
) -> None:
    """A byte order mark alone is an empty body as well."""
    records = normalize(body, mapping=mapping)
    assert (len(records), records.payload.outcome) == (0, "empty")
    assert codes(records.payload) == []


@pytest.mark.parametrize("body", [None, b"null", "null", 0, 7, True, False, 1.5, b'"text"', [[]]])
def test_a_scalar_is_no_payload_of_any_kind(body: Any) -> None:
    """Zero and false are not empty."""
    assert refused(body) == "kind.unknown"


@pytest.mark.parametrize("body", [0, False, b'"text"', b"[1]", {"a": 1}, [[]], [[{}]]])
def test_what_does_not_fit_the_kind_that_was_named_is_reported_and_not_called_empty(
    body: Any,
) -> None:
    """All of its leaves are unmapped, and its outcome is not that of an answer without records."""
    records = normalize(body, mapping=OKRA)
    assert codes(records.payload) == ["kind.not_of_mapping"]
    assert records.payload.unmapped
    assert records.payload.outcome != "empty"


# --- kinds ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "answer"),
    [
        ({"success": False, "message": "Not Found"}, "kind.ambiguous"),
        ({"error": "x", "state": "y"}, "kind.ambiguous"),
        ({"code": "x", "state": "y"}, "kind.ambiguous"),
        ("error=access_denied&state=1", "kind.ambiguous"),
        ({"hello": "world"}, "kind.unknown"),
        ({"success": True, "item_id": "id_1"}, "kind.unknown"),
        ({"success": True, "item": {"sources": []}}, "kind.unknown"),
        ([1, 2], "kind.unknown"),
        ("hello=world", "kind.unknown"),
    ],
)
def test_a_kind_that_cannot_be_told_is_the_callers_to_settle(payload: Any, answer: str) -> None:
    """No kind, or two."""
    assert refused(payload) == answer


def test_the_kinds_of_an_ambiguous_payload_are_named() -> None:
    """So that the caller can choose."""
    with pytest.raises(PayloadError, match=r"akahu\.identity_result, okra\.identity"):
        normalize({"success": False, "message": "x"})


def test_a_mapping_that_does_not_exist_is_the_callers_error() -> None:
    """With the names of those that do."""
    with pytest.raises(ContractError, match=r"okra\.identity") as caught:
        normalize({}, mapping="okra.identities")
    assert caught.value.code == "mapping.unknown"
    with pytest.raises(ContractError):
        normalize({}, mapping="/nowhere/at/all.toml")


# --- values that are not what they seem -------------------------------------------------------


@pytest.mark.parametrize(("sent", "normal"), [(1011, "1011"), (110, "0110"), ("0110", "0110")])
def test_a_postal_code_that_came_as_a_number(sent: Any, normal: str) -> None:
    """Akahu publishes 1011; New Zealand has four digits, and a number has lost its zero."""
    record = akahu(addresses=[{"value": "1 Queen Street", "components": {"postal_code": sent}}])
    address = record.addresses[0]
    assert [part.text for part in address.parts] == [str(sent)]
    assert address.postal_code == normal
    assert ("value.number_as_text" in codes(record)) is isinstance(sent, int)


@pytest.mark.parametrize("text", ["Invalid Date", "undefined undefined", ".", "N/A", "null", "-"])
def test_a_placeholder_is_unread_and_kept(text: str) -> None:
    """Where a date, a name, an alias or a part of a name should be."""
    record = okra(
        dob=text, lastname=text, aliases=[text, "Tobi"], enrollment={"registration_date": text},
        phone=[text], nationality=text, gender=text,
    )  # fmt: skip
    person = record.persons[0]
    assert person.birthdate is person.gender is None
    assert [name.text for name in person.names] == ["Tobi"]
    assert person.contacts == person.nationalities == ()
    assert kept(record, "value.placeholder") == [text] * 7
    assert record.evidence == ()


def test_two_names_of_one_id_that_disagree() -> None:
    """``id`` is preferred; what ``_id`` says is kept."""
    record = okra(_id="2")
    assert record.source_id == "1"
    assert kept(record, "value.conflict") == ["2"]
    assert okra(_id="1").issues == ()
    account = explain({"data": {"id": "1", "_id": "2"}}, mapping=OKRA)
    assert [leaf.disposition for leaf in account.leaves] == ["mapped", "unread"]
    assert account.leaves[1].reason == "value.conflict"


@pytest.mark.parametrize("order", [("id", "_id"), ("_id", "id")])
def test_which_of_two_names_comes_first_in_the_payload_does_not_decide(order: Any) -> None:
    """The mapping does."""
    profile = {key: {"id": "1", "_id": "2"}[key] for key in order}
    record = normalize({"data": profile}, mapping=OKRA)[0]
    assert record.source_id == "1"
    assert kept(record, "value.conflict") == ["2"]


def test_a_customer_is_a_text_or_an_object() -> None:
    """And in a receipt, where another one is a conflict."""
    assert okra(customer="c1").subject.id == "c1"  # type: ignore[union-attr]
    subject = okra(customer={"_id": "c1", "name": "N"}).subject
    assert subject is not None
    assert (subject.kind, subject.id, subject.name) == ("okra_customer", "c1", "N")
    page = {"data": {"identity": {"_id": "1", "customer": "c1"}, "receipt": {"customer": "c2"}}}
    record = normalize(page, mapping=OKRA)[0]
    assert record.subject.id == "c1"  # type: ignore[union-attr]
    assert kept(record, "value.conflict") == ["c2"]


def test_one_id_in_two_projections_with_different_keys() -> None:
    """Two observations; a key that one of them lacks is no null and takes nothing away."""
    by_bvn = normalize(example("okra/get_by_bvn"))[0]
    by_nin = normalize(example("okra/get_by_nin"))[0]
    assert by_bvn.source_id == by_nin.source_id
    assert by_bvn.key != by_nin.key
    schemes = [{i.scheme for i in r.persons[0].identifiers} for r in (by_bvn, by_nin)]
    assert schemes == [{"bvn", "nin"}, {"nin"}]
    assert "/data/bvn" not in (*by_nin.nulls, *by_nin.empties)
    assert kept(by_bvn, "value.placeholder") == ["Invalid Date"]
    assert {"/data/enrollment/bank", "/data/enrollment/branch"} <= set(by_nin.empties)


def test_a_day_and_a_month_that_could_be_either_way_are_not_guessed() -> None:
    """Okra's nin-verify sends 12-11-1984 and declares no order."""
    record = okra(dob="12-11-1984", fullname="A B")
    assert record.persons[0].birthdate is None
    assert kept(record, "date.ambiguous") == ["12-11-1984"]


@pytest.mark.parametrize("text", ["2023-03-30T10:18:57.874", "2023-03-30 10:18"])
def test_a_time_without_a_zone_stays_unread(text: str) -> None:
    """The zone of this machine is nobody's business."""
    record = okra(created_at=text)
    assert record.created_at is None
    assert kept(record, "timestamp.no_zone") == [text]


# --- persons ----------------------------------------------------------------------------------


def test_a_company_in_the_shape_of_a_person() -> None:
    """Okra's customers are companies as well; words of their name are lost in the parts."""
    name = "ICONIC LIVE SHOWBIZ PRODUCTION LTD"
    record = okra(fullname=name, firstname="ICONIC", middlename="LIVE", lastname="LTD")
    person = record.persons[0]
    assert person.kind == "organisation"
    assert person.names[0].text == name
    assert okra(fullname="Fusuyi Micheal Tobi").persons[0].kind == "natural"


def test_unverified_claims_may_name_somebody_else() -> None:
    """Three claim sets stay three, and nothing goes from one to another."""
    record = normalize(example("oneid/userinfo"))[0]
    by_source = {p.source: p for p in record.persons}
    assert by_source["profile"].names[0].text == "Ottoline Grace Fernsby"
    assert by_source["unverified"].names[0].text == "Bartholomew Quillfeather"
    assert by_source["unverified"].verification is None
    assert by_source["unverified"].contacts == ()
    assert by_source["profile"].verification is None
    names = {name.text for name in by_source["profile"].names}
    assert "Bartholomew Quillfeather" not in names


def test_flagged_claims_are_not_verified() -> None:
    """Nor does the level that stands beside them count for anything."""
    record = normalize(example("oneid/userinfo"))[0]
    verified = [p.verification for p in record.persons if p.source == "verified"]
    assert [v.status for v in verified if v is not None] == ["pass", "flagged"]
    from identity_schema.assurance import meets

    flagged = verified[1]
    assert flagged is not None
    assert not meets(flagged.assurance, flagged.assurance)


def test_one_check_id_in_two_sets_of_claims() -> None:
    """Each set keeps its own evidence and its own references."""
    claims = {
        "verification_status": "PASS",
        "claims": {"name": "A B"},
        "verification": {
            "trust_framework": "uk_diatf",
            "assurance_process": {"assurance_details": [{"evidence_ref": [{"check_id": "c"}]}]},
            "evidence": [{"type": "document", "check_details": {"check_id": "c"}}],
        },
    }
    record = oneid(verified_claims=[claims, copy.deepcopy(claims)])
    sets = [p.verification for p in record.persons if p.source == "verified"]
    assert [v.evidence for v in sets if v is not None] == [("evidence/0",), ("evidence/1",)]
    refs = [v.assurance_details[0].evidence_ref[0].check_id for v in sets if v is not None]
    assert refs == ["c", "c"]
    assert [e.checks[0].id for e in record.evidence] == ["c", "c"]


def test_the_names_of_a_watchlist_are_never_the_subjects() -> None:
    """Nor its gender, nor that somebody of the list has died."""
    hit = {"otherNames": ["Otto Fernsby"], "gender": "Male", "deathIndex": True, "category": "PEP"}
    record = oneid(
        name="Ottoline Fernsby",
        pep_and_sanctions={"search_performed": True, "watchlist_results": [hit]},
    )
    assert [p.source for p in record.persons] == ["profile"]
    assert [n.text for n in record.persons[0].names] == ["Ottoline Fernsby"]
    assert record.persons[0].gender is None
    party = record.checks[0].parts[0].person
    assert party is not None
    assert (party.source, party.role, party.gender) == ("watchlist", "listed_party", "male")
    assert [n.text for n in party.names] == ["Otto Fernsby"]
    assert record.checks[0].outcome == "flagged"
    alone = oneid(pep_and_sanctions={"search_performed": True, "watchlist_results": [hit]})
    assert alone.persons == ()


@pytest.mark.parametrize(
    "results",
    [
        ["Somebody"], "Somebody", [{"name": "Somebody", "score": 99}], [{"category": None}], [{}],
        [[{"category": "PEP"}]], {"unheard": 1}, True, [False], [{"category": "PEP"}, "more"],
    ],
)  # fmt: skip
def test_whatever_stands_on_a_watchlist_is_a_hit(results: Any) -> None:
    record = oneid(pep_and_sanctions={"search_performed": True, "watchlist_results": results})
    [check] = record.checks
    assert check.outcome == "flagged"
    assert {part.kind for part in check.parts} == {"hit"}


@pytest.mark.parametrize("results", [[], None, "", {}, [None]])
def test_a_watchlist_without_results_is_passed(results: Any) -> None:
    record = oneid(pep_and_sanctions={"search_performed": True, "watchlist_results": results})
    [check] = record.checks
    assert (check.outcome, check.parts) == ("pass", ())


def test_a_joint_holder_line_names_several_people() -> None:
    """And none of them becomes a person of the record."""
    record = akahu(accounts=[{"holder": "MS H J FANTAIL & MR T W FANTAIL"}])
    assert len(record.accounts[0].holders) == 2
    assert record.persons == ()


# --- checks -----------------------------------------------------------------------------------


def test_the_boolean_overall_beside_the_integer_overall() -> None:
    """Two keys that differ in their first letter only."""
    check = {"overall": False, "result": {"Overall": 2, "Status": "ok"}}
    for payload in ({"dataChecks": check}, {"idscan": {"dataChecks": [check]}}):
        record = oneid(**payload)
        found = record.checks[0]
        assert (found.kind, found.outcome, found.raw) == ("data_check", "fail", "false")
        scores = {part.kind: (part.score, part.outcome) for part in found.parts}
        assert scores["overall"] == (Decimal(2), None)
        assert {part.kind: part.raw for part in found.parts}["Status".lower()] == "ok"


def test_could_not_verify_is_not_under_age() -> None:
    """``age_over_18: false`` is no finding; ``over18: false`` of a scanned document is."""
    record = oneid(
        age_over_18=False, idscan={"documents": [{"calculatedData": {"over18": False, "age": 17}}]}
    )
    (claim,) = record.checks
    assert (claim.kind, claim.outcome, claim.raw) == ("age_over_18", "inconclusive", "false")
    document = {check.kind: check for check in record.evidence[0].checks}
    assert document["age_over_18"].outcome == "fail"
    assert document["age"].score == Decimal(17)
    assert oneid(age_over_18=True).checks[0].outcome == "pass"


def test_a_part_of_a_low_risk_is_no_finding() -> None:
    """OneID: to be ignored if the overall result is LOW_RISK."""
    for overall, outcome in (("LOW_RISK", "not_applicable"), ("HIGH_RISK", "fail")):
        fraud = {"overall": overall, "asfBreakDown": {"photoCheck": False}}
        record = oneid(idscan={"documents": [{"fraudAssessment": fraud}]})
        assert record.evidence[0].checks[0].parts[0].outcome == outcome
        assert record.evidence[0].checks[0].parts[0].raw == "false"


# --- times that only the caller knows ---------------------------------------------------------


def links(record: Record) -> list[Any]:
    """Give the links that last for 60 minutes."""
    media = [m for e in record.evidence for m in e.media]
    media += [m for check in record.checks for m in check.media]
    media += [m for check in record.checks for part in check.parts for m in part.media]
    return [m for m in media if m.kind != "report"]


def test_a_link_of_60_minutes_expires_from_when_it_was_received() -> None:
    """And without that time, at no time that anybody knows."""
    payload = example("oneid/userinfo")
    without = links(normalize(payload)[0])
    assert len(without) > 5
    assert {m.expires_at for m in without} == {None}
    received = links(normalize(payload, context=RECEIVED)[0])
    assert {m.expires_at for m in received} == {NOON + dt.timedelta(minutes=60)}


def test_sixty_minutes_are_sixty_minutes_when_the_clocks_go_back() -> None:
    """Times are UTC, whatever zone the caller's time is in."""
    london = dt.datetime(2026, 10, 25, 1, 30, tzinfo=ZoneInfo("Europe/London"))  # 00:30 UTC
    context = Context(received_at=london)
    images = {"documents": [{"images": {"face": "https://x/y"}}]}
    (link,) = links(oneid(context, idscan=images))
    assert link.expires_at == dt.datetime(2026, 10, 25, 1, 30, tzinfo=dt.UTC)
    assert link.expires_at.utcoffset() == dt.timedelta(0)
    said = normalize({"sub": "1"}, context=context).payload
    assert said.received_at == dt.datetime(2026, 10, 25, 0, 30, tzinfo=dt.UTC)
    assert from_json(to_json(said), Payload) == said


def test_a_link_that_would_expire_after_the_end_of_time_has_no_such_time() -> None:
    """The last hour of the year 9999 is a time that a caller can give."""
    last = Context(received_at=dt.datetime.max.replace(tzinfo=dt.UTC))
    images = {"documents": [{"images": {"face": "https://x/y"}}]}
    assert links(oneid(last, idscan=images))[0].expires_at is None


def test_a_time_of_receipt_without_a_zone_is_the_callers_error() -> None:
    """It would mean another time on every machine."""
    with pytest.raises(ContractError) as caught:
        Context(received_at=dt.datetime(2026, 11, 22, 12))  # noqa: DTZ001 - that is the error
    assert caught.value.code == "context.no_zone"


# --- secrets ----------------------------------------------------------------------------------


def test_a_photo_whose_file_name_is_the_bvn_shows_in_no_repr() -> None:
    """It is base64 of the number: as secret as that."""
    secret = "MjI3MDE0ODY4OTk%3D"  # noqa: S105 - of the documentation's example
    for photo in (
        {"url": f"https://x/{secret}.png", "image_type": "bvn_photo"},
        f"https://{secret}",
    ):
        payload = {"data": {"id": "1", "photo_id": [photo], f"k{secret}": secret}}
        account = explain(payload, mapping=OKRA)
        record = account.records[0]
        assert secret in record.media[0].url  # type: ignore[operator]
        shown = [
            account,
            account.records,
            record,
            record.media[0],
            *account.leaves,
            record.render(),
        ]
        shown += [*record.issues, account.records.payload]
        assert not any(secret in f"{one!r}{one}" for one in shown)


def test_credentials_are_dropped_and_kept_nowhere() -> None:
    """Not in a record, not in the payload, not in an issue, not in the account."""
    words = ["secret-access", "secret-bearer", "secret-id"]
    token = {"access_token": words[0], "token_type": words[1], "expires_in": 300,
             "id_token": words[2]}  # fmt: skip
    for payload in (token, token | {"expires_in": [words[0]], "id_token": [words[1]]}):
        account = explain(payload)
        records = account.records
        assert (records.payload.kind, len(records)) == ("oneid.token", 0)
        assert payload is not token or {leaf.disposition for leaf in account.leaves} == {"dropped"}
        out = [
            to_json(records.payload).decode(),
            repr(account),
            repr(records),
            str(records.payload),
        ]
        out += [repr(leaf) for leaf in account.leaves]
        assert not any(word in text for word in words for text in out)
    code = normalize({"code": words[0], "state": "s"}, mapping="oneid.authorization_response")
    context = Context(request={"code": words[0], "code_verifier": words[1], "x-request-id": "r"})
    asked = normalize({"sub": "1"}, mapping=ONEID, context=context)
    for records in (code, asked):
        out = [to_json(records.payload).decode(), *(to_json(r).decode() for r in records)]
        assert not any(word in text for word in words for text in out)
    assert [(r.kind, r.id) for r in asked[0].references] == [("request", "r")]


@pytest.mark.parametrize("odd", [{"a": "secret-x"}, [["secret-x"]], [{"a": "secret-x"}]])
def test_a_credential_of_an_odd_shape_is_not_kept_either(odd: Any) -> None:
    """Its keys are reported, its values are nowhere."""
    account = explain({"access_token": odd, "token_type": "Bearer"}, mapping="oneid.token")
    assert "secret-x" not in to_json(account.records.payload).decode()


# --- lists and links --------------------------------------------------------------------------


def test_one_address_of_an_account_where_two_came() -> None:
    """One is documented; the other is kept in an issue."""
    record = akahu(accounts=[{"bank": "ANZ", "address": ["1 First Street", "2 Second Street"]}])
    address = record.accounts[0].address
    assert address is not None
    assert address.text == "1 First Street"
    assert kept(record, "value.one_of_many") == ["2 Second Street"]


def test_a_sort_code_that_cannot_be_read_is_kept() -> None:
    """As sent, in its field or in an issue."""
    payload = [{"account_id": "a", "account_number": "12345678", "sort_code": "sixty"}]
    record = normalize(payload, mapping="oneid.accounts")[0]
    (number,) = record.accounts[0].numbers
    assert "sixty" in (number.branch, *(issue.raw for issue in record.issues))


@pytest.mark.parametrize(
    ("sort_code", "number", "branch", "value"),
    [
        ("601613", "31926819", "60-16-13", "31926819"),
        ("601613", "926819", "60-16-13", "00926819"),
        ("601613", "60161331926819", "60-16-13", "31926819"),
        # The standard form of Santander's nine digits goes with another sort code, 09-01-21.
        ("090126", "123456789", "09-01-26", None),
        ("1234", "60161331926819", "1234", None),
        ("12-34-56", "60161331926819", "12-34-56", None),
        ("123456", "60-16-13 31926819", "12-34-56", None),
    ],
)
def test_a_number_stands_beside_the_sort_code_that_was_sent_or_not_at_all(
    sort_code: str, number: str, branch: str, value: str | None
) -> None:
    payload = [{"account_id": "a", "sort_code": sort_code, "account_number": number}]
    [held] = normalize(payload, mapping="oneid.accounts")[0].accounts[0].numbers
    assert (held.raw, held.branch, held.value, held.account) == (number, branch, value, value)


@pytest.mark.parametrize(
    ("sort_code", "iban", "codes"),
    [
        ("601613", "GB29NWBK60161331926819", []),
        (None, "GB29NWBK60161331926819", []),
        ("sixty", "GB29NWBK60161331926819", ["gb_account.sort_code_shape"]),
        ("601613", "DE89370400440532013000", []),
        ("601614", "GB29NWBK60161331926819", ["iban.disagrees"]),
        ("60-16-13", "GB66NWBK00000031926819", ["iban.disagrees"]),  # valid, with 00-00-00 in it
    ],
)
def test_an_iban_that_holds_another_account_is_told_of(
    sort_code: str | None, iban: str, codes: list[str]
) -> None:
    payload = [
        {"account_id": "a", "sort_code": sort_code, "account_number": "31926819", "iban": iban}
    ]
    record = normalize(payload, mapping="oneid.accounts")[0]
    assert [issue.code for issue in record.issues] == codes
    assert {number.value for number in record.accounts[0].numbers} == {"31926819", iban}


@pytest.mark.parametrize(
    ("beside", "codes"),
    [
        ({"locality": "Leeds"}, ["address.conflict"]),
        ({"localityTownName": "Leeds", "locality": "York"}, ["address.conflict"]),
        ({"locality": "YORK"}, []),
        ({"locality": "City of York"}, []),
        ({"region": "North Yorkshire", "state": "Yorkshire"}, []),
        ({"locality": "", "suburb": "Leeds"}, []),
    ],
)
def test_two_components_for_one_part_that_disagree(
    beside: dict[str, str], codes: list[str]
) -> None:
    document = {"confirmedData": {"city": "York", **beside}}
    [address] = oneid(idscan={"documents": [document]}).persons[-1].addresses
    record = oneid(idscan={"documents": [document]})
    assert address.locality == "York"
    assert {part.text for part in address.parts} == {"York", *filter(None, beside.values())}
    assert [issue.code for issue in record.issues] == codes


@pytest.mark.parametrize("key", ["age_over_18", "age_over_21"])
def test_a_number_is_no_answer_to_a_question_of_yes_or_no(key: str) -> None:
    [check] = oneid(**{key: 1}).checks
    assert (check.raw, check.outcome) == ("1", None)
    assert [issue.code for issue in oneid(**{key: 1}).issues] == ["word.unknown"]


@pytest.mark.parametrize("key", ["phone_number", "phoneNumber"])
def test_an_issue_points_at_the_one_of_two_spellings_that_was_read(key: str) -> None:
    [issue] = oneid(**{key: "0480863009"}).issues
    assert (issue.code, issue.pointer) == ("phone.invalid", f"/{key}")
    both = oneid(phone_number="12", phoneNumber="0480863009").issues
    assert [issue.pointer for issue in both] == ["/phoneNumber", "/phone_number"]


def test_a_callback_with_a_code_is_no_redirect() -> None:
    """Okra's callback, which says ``code`` as Akahu's redirect does."""
    payload = {
        "method": "IDENTITY", "callback_code": "IDENTITY_IS_READY", "type": "CALLBACK",
        "code": "7", "status": "is_success", "identity": {"_id": "x", "bvn": "22165416979"},
    }  # fmt: skip
    records = normalize(payload)
    assert (records.payload.kind, records.payload.unmapped) == (OKRA, ())
    assert normalize({"code": "7"}).payload.kind == "akahu.authorization_response"


def test_a_link_to_an_account_that_is_not_there_is_unread() -> None:
    """And kept."""
    payload = item(identities=[{"name": "A B", "formatted_account": "01-0902-0068389-00"}])
    account = explain(payload, mapping=AKAHU)
    fate = {leaf.pointer: leaf for leaf in account.leaves}["/identities/0/formatted_account"]
    assert (fate.disposition, fate.reason, fate.targets) == ("unread", "link.dangling", ())
    assert kept(account.records[0], "link.dangling") == ["01-0902-0068389-00"]


def test_a_link_that_two_accounts_answer_to_is_not_guessed() -> None:
    """Two cards can show the same four digits."""
    masked = "****-****-****-0000"
    record = akahu(
        identities=[{"name": "A B", "formatted_account": masked}],
        accounts=[
            {"name": "one", "account_number": masked},
            {"name": "two", "account_number": masked},
        ],
    )
    assert record.persons[0].of != ("accounts/0",)
    assert record.persons[0].of in {(), ("accounts/0", "accounts/1")}


# --- what was asked for -----------------------------------------------------------------------


def asked(request: Any, payload: Any = None, mapping: str = OKRA) -> Records:
    """Read a payload beside its request."""
    context = Context(request=request, operation="nuban")
    return normalize(payload or {"data": {"id": "1"}}, mapping=mapping, context=context)


def test_the_account_that_was_asked_for_is_said_by_the_request_alone() -> None:
    """Okra's answer by NUBAN does not repeat it; its bank id becomes a CBN code."""
    record = asked({"nuban": "0123456789", "bank": "5d6fe57a4099cc4b210bbeb3"})[0]
    (account,) = record.accounts
    assert [(n.scheme, n.raw) for n in account.numbers] == [("nuban", "0123456789")]
    assert account.bank is not None
    assert account.bank.id == "5d6fe57a4099cc4b210bbeb3"


def test_the_person_who_was_asked_for_is_a_claim_of_its_own() -> None:
    """Numbered after those of the answer."""
    record = asked({"bvn": "22165416979", "phone": "08038811523"}, example("okra/get_by_bvn"))[0]
    assert [(p.id, p.source) for p in record.persons] == [
        ("persons/0", "register"),
        ("persons/1", "request"),
    ]
    assert [i.raw for i in record.persons[1].identifiers] == ["22165416979"]
    plain = normalize(example("okra/get_by_bvn"))[0]
    assert record.persons[0] == plain.persons[0]


def test_a_request_whose_answer_has_no_record_is_accounted_for() -> None:
    """A NUBAN without a BVN is answered with an empty body."""
    context = Context(request={"nuban": "0123456789", "odd": 1})
    for body in (b"", [], {"status": "error", "message": "x"}, [{"data": {"identity": []}}]):
        account = explain(body, mapping=OKRA, context=context)
        asked_for = [leaf for leaf in account.leaves if leaf.pointer.startswith("/request")]
        assert [leaf.pointer for leaf in asked_for] == ["/request/nuban", "/request/odd"]
        assert all(leaf.disposition in {"dropped", "unmapped"} for leaf in asked_for)
        strays = [leaf.pointer for leaf in account.leaves if leaf.disposition == "unmapped"]
        assert list(account.records.payload.unmapped) == strays


def test_what_a_request_says_that_no_mapping_lists_is_reported_once() -> None:
    """However many records the page has."""
    page = {"data": {"identity": [{"id": "1"}, {"id": "2"}]}}
    records = asked({"bvn": "22165416979", "odd": "x"}, page)
    assert len(records) == 2
    assert records.payload.unmapped == ("/request/odd",)


def test_an_empty_request_says_nothing() -> None:
    """It has one leaf, itself, which is empty."""
    context = Context(request={})
    account = explain({"data": {"id": "1"}}, mapping=OKRA, context=context)
    assert [leaf.pointer for leaf in account.leaves] == ["/data/id", "/request"]
    assert account.records.payload.unmapped == ()
    assert account.counts["unmapped"] == 0


@pytest.mark.parametrize(
    "wrong",
    ["bvn=1", ["bvn"], {"bvn": b"1"}, {"bvn": {1}}, {"bvn": ...}, {1: "x"},
     {"bvn": "\ud800"}, {"bvn": float("nan")}, {"odd": b"1"}, {"odd": dt.date(2026, 1, 1)}],
    ids=repr,
)  # fmt: skip
def test_a_request_that_no_json_could_hold_is_the_callers_error(wrong: Any) -> None:
    """Before anything is read; nothing of it is quoted."""
    with pytest.raises((ContractError, PayloadError)) as caught:
        asked(wrong)
    assert caught.value.code.startswith(("context.", "payload."))
    assert "bvn" not in str(caught.value)


def test_a_request_that_is_nested_without_end_is_refused_or_read() -> None:
    """Not a crash."""
    deep: Any = "x"
    for _ in range(10_000):
        deep = [deep]
    for key in ("bvn", "odd"):
        with pytest.raises((ContractError, PayloadError)):
            asked({key: deep})


# --- redirects --------------------------------------------------------------------------------

REDIRECT = "akahu.authorization_response"


@pytest.mark.parametrize(
    "sent",
    [
        "code=id_1&state=a%20b",
        b"code=id_1&state=a+b",
        "?code=id_1&state=a%20b",
        "https://app.example/callback?code=id_1&state=a%20b",
        "/callback?code=id_1&state=a%20b#top",
        {"code": "id_1", "state": "a b"},
        '{"code": "id_1", "state": "a b"}',
    ],
)
def test_a_redirect_is_a_query_string_a_url_or_an_object(sent: Any) -> None:
    """All of them say the same, under one key."""
    records = normalize(sent, mapping=REDIRECT)
    assert records[0].source_id == "id_1"
    assert [(r.kind, r.id) for r in records[0].references] == [("oauth_state", "a b")]
    assert (
        records.payload.key
        == normalize({"code": "id_1", "state": "a b"}, mapping=REDIRECT).payload.key
    )


def test_a_refusal_is_an_answer_without_a_record() -> None:
    """The provider's words are those of the payload."""
    sent = "https://app.example/cb?error=access_denied&error_description=No&state=s"
    said = normalize(sent, mapping=REDIRECT).payload
    assert (said.outcome, said.code, said.message) == ("denied", "access_denied", "No")
    assert [(r.kind, r.id) for r in said.references] == [("oauth_state", "s")]
    twice = normalize("error=a&error=b&state=", mapping=REDIRECT).payload
    assert (twice.code, kept(twice, "value.one_of_many")) == ("a", ["b"])
    assert twice.empties == ("/state",)


@pytest.mark.parametrize(
    "sent", ["http://[?code=1", "//[?code=1", "https://[::1?code=1", "http://a]b/?code=1"]
)
def test_a_url_that_is_none_is_no_payload(sent: str) -> None:
    """An answer, not a crash."""
    assert refused(sent) == "payload.not_json"
    assert refused(sent.encode(), mapping=REDIRECT) == "payload.not_json"


@pytest.mark.parametrize("mapping", [None, REDIRECT])
@pytest.mark.parametrize(
    "sent",
    [
        b'{"photo":"https://img.example/a?code=1&state=2"} rest',
        b'{"photo": "https://img.example/a?code=1&state=2"',
        b'[{"photo":"https://img.example/a"}',
        b'"https://img.example/a?code=1" x',
        b"photo=a https://img.example/a?code=1",
        b"/var/data/payload.json",
        b"https://app.example/callback",
    ],
)
def test_broken_json_with_a_link_in_it_is_no_redirect(sent: bytes, mapping: str | None) -> None:
    """It would be taken as an empty body, and all that is in it would be lost."""
    assert refused(sent, mapping=mapping) == "payload.not_json"


def test_a_query_string_is_taken_by_a_redirect_only() -> None:
    """Any other kind expects JSON."""
    assert refused("sub=1", mapping=ONEID) == "payload.not_json"


# --- text that no clean JSON has --------------------------------------------------------------


@pytest.mark.parametrize("mapping", [None, ONEID])
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b'{"sub":"1","sub":"2"}', "duplicate_key"),
        (b'{"sub":"1","\\u0073ub":"2"}', "duplicate_key"),
        (b'{"sub":"1","odd":{"a":1,"a":1}}', "duplicate_key"),
        (b'{"sub":NaN}', "not_json"),
        (b'{"sub":Infinity}', "not_json"),
        (b'{"sub":-Infinity}', "not_json"),
        (b'{"sub":"\\ud800"}', "not_json"),
        (b'{"sub":"1","\\udc00":1}', "not_json"),
        (b'{"sub":"\xed\xa0\x80"}', "not_json"),
        (b'{"sub":"\xff"}', "not_json"),
        ('{"sub":"\ud800"}', "not_json"),
        ('{"sub":"1"}'.encode("utf-16"), "not_json"),
        ("﻿" + "{", "not_json"),
        (b"%PDF-1.7\n%\xe2\xe3", "not_json"),
        (b'{"sub":1' + b"0" * 5000 + b"}", "not_json"),
        ({"sub": float("nan")}, "not_json"),
        ({"sub": "1", "odd": float("inf")}, "not_json"),
        ({"sub": Decimal("NaN")}, "not_json"),
        ({"sub": Decimal("sNaN")}, "not_json"),
        ({"sub": 10**5000}, "not_json"),
        ({"sub": "\ud800"}, "not_json"),
        ({"sub": "1", "\udfff": 1}, "not_json"),
        ({"sub": b"1"}, "not_json"),
        ({"sub": ("1",)}, "not_json"),
        ({"sub": "1", "odd": {1, 2}}, "not_json"),
        ({"sub": "1", 2: "x"}, "not_json"),
        ({"sub": dt.date(2026, 11, 22)}, "not_json"),
        ({"sub": ...}, "not_json"),
    ],
    ids=lambda value: repr(value)[:30] if not isinstance(value, dict) else "values",
)  # fmt: skip
def test_what_no_clean_json_can_hold_is_refused(data: Any, code: str, mapping: str | None) -> None:
    """With a code, and not with a value that another parser would read otherwise."""
    assert refused(data, mapping) == f"payload.{code}"


def test_a_byte_order_mark_is_passed_over() -> None:
    """In bytes and in text."""
    for data in (b'\xef\xbb\xbf{"sub":"1"}', '﻿{"sub":"1"}'):
        assert normalize(data).payload.key == normalize({"sub": "1"}).payload.key


NUMBERS = [
    (b"18446744073709551616", "18446744073709551616"),
    (b"-123456789012345678901234567890", "-123456789012345678901234567890"),
    (b"1.10", "1.10"),
    (b"1e400", "1E+400"),
    (b"1" + b"0" * 4000, "1" + "0" * 4000),
]


@pytest.mark.parametrize(("number", "text"), NUMBERS)
def test_a_number_of_any_size_keeps_its_digits(number: bytes, text: str) -> None:
    """Where a text, a date, a score, a word or nothing is expected."""
    fields = b'"name":N,"birthdate":N,"age_over_18":N,"fraud":{"activityHistoryScore":N},"odd":N'
    record = normalize(b'{"sub":N,'.replace(b"N", number) + fields.replace(b"N", number) + b"}")[0]
    assert record.subject.id == text  # type: ignore[union-attr]
    assert record.persons[0].names[0].text == text
    assert kept(record, "value.type") == [text]
    assert from_json(to_json(record), Record) == record


@pytest.mark.parametrize("exponent", [b"1e999999999", b"1e-999999999", b"1e99999999999999999999"])
def test_an_exponent_without_end_gets_an_answer(exponent: bytes) -> None:
    """Neither a crash nor a number of that many digits."""
    for field in (b"sub", b"odd", b"email", b"birthdate", b"age_over_18"):
        payload = b'{"sub":"1","' + field + b'2":' + exponent + b"}"
        if field != b"odd":
            payload = b'{"' + field + b'":' + exponent + b',"sub2":1,"idscan":{}}'
        try:
            records = normalize(payload, mapping=ONEID)
        except PayloadError as error:
            assert error.code.startswith("payload.")  # noqa: PT017 - either answer will do
        else:
            assert all(len(to_json(record)) < 5000 for record in records)
            records.render()


@pytest.mark.parametrize("depth", [100, 199, 250, 400, 900, 10_000])
@pytest.mark.parametrize("brackets", [("[", "]"), ('{"a":', "}")])
@pytest.mark.parametrize(
    "key",
    ["email", "birthdate", "age_over_18", "fraud", "verified_claims", "address", "odd", "sub"],
)
def test_nesting_without_end_gets_an_answer(key: str, brackets: Any, depth: int) -> None:
    """In known and unknown places, as a text and as values, plain and traced."""
    text = brackets[0] * depth + '"x"' + brackets[1] * depth
    data = f'{{"sub":"1","{key if key != "sub" else "sub2"}":{text}}}'
    values: Any = "x"
    for _ in range(depth):
        values = [values] if brackets[0] == "[" else {"a": values}
    for payload in (data, {"sub": "1", key if key != "sub" else "sub2": values}):
        try:
            records = normalize(payload, mapping=ONEID)
        except PayloadError as error:
            assert error.code == "payload.too_deep"  # noqa: PT017 - either answer will do
            assert depth > 199
            assert refused(payload, mapping=ONEID) == "payload.too_deep"
        else:
            assert explain(payload, mapping=ONEID).records == records
            assert depth <= 250


def test_the_depth_that_is_read_does_not_depend_on_the_callers_stack() -> None:
    """A pipeline calls from deeper down than a script."""
    data = '{"sub":"1","odd":' + "[" * 180 + "]" * 180 + "}"

    def deeper(frames: int) -> Records:
        return normalize(data, mapping=ONEID) if not frames else deeper(frames - 1)

    assert deeper(500) == normalize(data, mapping=ONEID)


HUGE = "x" * 50_000_000


@pytest.mark.parametrize(
    ("mapping", "payload"),
    [
        (ONEID, {"sub": "1", "odd": HUGE}),
        (ONEID, {"sub": "1", "name": HUGE, "email": HUGE, "phone_number": HUGE}),
        (ONEID, {"sub": "1", "birthdate": HUGE, "age_over_18": HUGE, "gender": HUGE}),
        (ONEID, {"sub": "1", "address": {"street_address": HUGE, "postal_code": HUGE}}),
        (OKRA, {"data": {"id": HUGE, "address": [HUGE], "nationality": HUGE, "bvn": HUGE}}),
        (
            AKAHU,
            item(addresses=[{"value": HUGE}], accounts=[{"account_number": HUGE, "holder": HUGE}]),
        ),
    ],
    ids=["unknown", "texts", "read", "parts", "okra", "akahu"],
)
def test_a_text_of_50_mb_gets_an_answer(mapping: str, payload: Any) -> None:
    """No reader looks at all of it, and none of it is lost; by default it is past the limits."""
    assert refused(payload, mapping) in {"payload.text_too_long", "payload.too_large"}
    records = normalize(payload, mapping=mapping, limits=Limits(bytes=2**28, text=2**26))
    assert len(records) == 1
    assert sum(len(issue.raw or "") for issue in records[0].issues) in {0, len(HUGE), 2 * len(HUGE)}


# --- values of odd Python types ---------------------------------------------------------------


class Text(str):
    """A string of another class, as some drivers give them."""

    __slots__ = ()


class Word(enum.StrEnum):
    """A word that is an enumeration's member."""

    DONE = "COMPLETE"


class Box(dict[str, Any]):
    """A dict of another class."""


def test_subclasses_of_json_types_read_as_what_they_are() -> None:
    """A database driver's dicts, an enumeration's words."""
    plain = {
        "_id": "id_1", "status": "COMPLETE", "source": {"_id": "c", "name": "ANZ"},
        "accounts": [
            {"bank": "ANZ", "account_number": "01-0902-0068389-00", "branch": {"_id": "b"}},
        ],
        "links": [{"url": "https://x/y"}],
    }  # fmt: skip
    odd = Box(
        _id=Text("id_1"), status=Word.DONE, source=OrderedDict(_id="c", name=Text("ANZ")),
        accounts=[Box(bank="ANZ", account_number=Text("01-0902-0068389-00"), branch=Box(_id="b"))],
        links=[OrderedDict(url="https://x/y")],
    )  # fmt: skip
    want, got = normalize(plain, mapping=AKAHU), normalize(odd, mapping=AKAHU)
    assert got == want
    assert [to_json(r) for r in got] == [to_json(r) for r in want]
    assert got.payload == want.payload
    assert explain(odd, mapping=AKAHU).counts == explain(plain, mapping=AKAHU).counts


def test_a_number_that_was_parsed_as_a_float_is_read() -> None:
    """The caller may have used another parser."""
    record = oneid(fraud={"searchPerformed": True, "activityHistoryScore": 3.0})
    assert record.checks[0].parts[0].score == 3
