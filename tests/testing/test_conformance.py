"""Conformance finds what is wrong with a converter, and nothing where nothing is."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from some_converters import (
    AKAHU,
    COUNTRIES,
    OKRA,
    STATUSES,
    VIEWS,
    akahu_item,
    ascii_only,
    claim_sets,
    converter,
    document_names,
    filled,
    lines_of,
    month_first,
    naive,
    ng_phone,
    okra_profiles,
)

from identity_schema import ContractError
from identity_schema.testing import Disagreement, conformance, strategies

FIND_ONLY = settings(
    deadline=None, database=None, derandomize=True, phases=[Phase.generate],
    report_multiple_bugs=False, suppress_health_check=list(HealthCheck),
)  # fmt: skip
"""The usual settings, the usual number of examples included, without the time for shrinking."""


@pytest.mark.parametrize("mapping", VIEWS)
def test_a_right_converter_is_found_to_be_right(mapping: str) -> None:
    steps, view = VIEWS[mapping]
    conformance(converter(steps), mapping, view)


def first_alias(p: dict[str, Any]) -> Any:
    return next(iter(p.get("aliases") or []), None) or p.get("fullname")


def first_page_only(payload: Any) -> dict[str, Any]:
    profiles = okra_profiles(payload)[:1]
    return {**(profiles[0] if profiles else {}), "_": payload, "_all": profiles}


def not_unwrapped(payload: Any) -> dict[str, Any]:
    data = payload["data"]
    return {**data, "_": payload, "_all": [data]}


def first_or_crash(payload: Any) -> dict[str, Any]:
    profiles = okra_profiles(payload)
    return {**profiles[0], "_": payload, "_all": profiles}


def error_as_person(payload: Any) -> dict[str, Any]:
    answer = payload[0] if isinstance(payload, list) else payload
    profiles = okra_profiles(payload) if "data" in answer else [{}]
    return {**(profiles[0] if profiles else {}), "_": [{}], "_all": profiles}


def single_claims_lost(user: dict[str, Any]) -> list[Any]:
    found = user.get("verified_claims", [])
    return [c["verification"]["assurance_level"] for c in found if isinstance(c, dict)]


def profile_or_unverified(user: dict[str, Any]) -> Any:
    return user.get("name") or (user.get("unverified_claims", {}).get("claims") or {}).get("name")


OKRA_BUGS = {
    "the middle name is dropped": {"middle": lambda _: None},
    "the middle name goes into the given name": {
        "given": lambda p: " ".join(filter(None, (p.get("firstname"), p.get("middlename")))) or None
    },
    "first and last name are swapped": {
        "given": lambda p: filled(p.get("lastname")),
        "family": lambda p: filled(p.get("firstname")),
    },
    "the whole name is put together from its parts": {
        "full": lambda p: " ".join(filter(None, map(p.get, ("firstname", "lastname")))) or None
    },
    "an alias takes the place of the name": {"full": first_alias},
    "an alias is merged into the names": {"aliases": lambda p: (p.get("aliases") or [])[:1]},
    "the customer's name is taken for the person's": {
        "full": lambda p: p["customer"].get("name") if isinstance(p.get("customer"), dict)
        else p.get("fullname")
    },
    "marks are stripped from names": {"family": lambda p: ascii_only(filled(p.get("lastname")))},
    "names are put into title case": {
        "full": lambda p: p["fullname"].title() if p.get("fullname") else None
    },
    "names are put into capitals": {
        "given": lambda p: p["firstname"].upper() if p.get("firstname") else None
    },
    "a company is taken for a person": {"company": lambda _: False},
    "day and month are swapped": {"born": lambda p: month_first(p.get("dob"))},
    "the birth date becomes an age": {"born": lambda p: p["dob"][:4] if p.get("dob") else None},
    "only the words Male and Female are known": {
        "gender": lambda p: {"Male": "male", "Female": "female"}.get(p.get("gender"))
    },
    "everybody who is not male is female": {
        "gender": lambda p: "male" if str(p.get("gender"))[:1].lower() == "m" else "female"
    },
    "the phone loses its leading zero": {
        "phones": lambda p: [str(int(raw.replace(" ", ""))) for raw in p.get("phone") or []]
    },
    "the calling code is put before the trunk zero": {
        "phones": lambda p: ["+234" + raw.replace(" ", "") for raw in p.get("phone") or []]
    },
    "the second phone is lost": {
        "phones": lambda p: [ng_phone(raw) for raw in (p.get("phone") or [])[:1]]
    },
    "the domain of a mail keeps its capitals": {"mails": lambda p: list(p.get("email") or [])},
    "the second address is lost": {"addresses": lambda p: (p.get("address") or [])[:1]},
    "an address is completed from the state": {
        "addresses": lambda p: [f"{one}, {p['state_of_residence']}" if p.get("state_of_residence")
                                else one for one in p.get("address") or []]
    },
    "null becomes the text None": {"bvn": lambda p: str(p["bvn"]) if "bvn" in p else None},
    "the NIN stands in for a missing BVN": {"bvn": lambda p: p.get("bvn") or p.get("nin")},
    "the NIN is a number": {"nin": lambda p: int(p["nin"]) if p.get("nin") else None},
    "the customer is always an object": {"customer": lambda p: (p.get("customer") or {})["_id"]},
    "_id is not read": {"id": lambda p: p.get("id")},
    "the names of countries are not folded": {"country": lambda p: p.get("nationality")},
    "the country is the one of the check": {
        "country": lambda p: COUNTRIES.get(p.get("verification_country"))
    },
    "the zero of the bank code is lost": {
        "bank": lambda p: str(int(p["enrollment"]["bank"]))
        if (p.get("enrollment") or {}).get("bank") else None
    },
    "enrolment is dated by the record": {
        "enrolled": lambda p: (p.get("created_at") or "")[:10] or None
    },
    "origin is taken for residence": {"state": lambda p: filled(p.get("state_of_origin"))},
    "the zone of a time is forgotten": {"created": lambda p: naive(p.get("created_at"))},
    "the second photo is lost": {
        "photos": lambda p: [one["url"] for one in (p.get("photo_id") or [])[:1] if one.get("url")]
    },
    "the second record of a page is lost": {"source": first_page_only},
    "the list around an answer is not unwrapped": {"source": not_unwrapped},
    "an empty page is not expected": {"source": first_or_crash},
    "an error is taken for a person": {"source": error_as_person},
}  # fmt: skip

AKAHU_BUGS = {
    "the second account is lost": {
        "accounts": lambda i: [a["account_number"] if "*" not in a["account_number"] else None
                               for a in i.get("accounts", [])[:1]]
    },
    "a card is taken for an account": {
        "accounts": lambda i: [a["account_number"] for a in i.get("accounts", [])]
    },
    "the suffix of an account is cut": {
        "accounts": lambda i: [None if "*" in a["account_number"] else a["account_number"][:-3]
                               for a in i.get("accounts", [])]
    },
    "the second holder is lost": {
        "holders": lambda i: [a["holder"].split(" & ")[:1] if a.get("holder") else []
                              for a in i.get("accounts", [])]
    },
    "joint holders stay one": {
        "holders": lambda i: [[a["holder"]] if a.get("holder") else []
                              for a in i.get("accounts", [])]
    },
    "what is not said counts as no": {
        "unlisted": lambda i: [bool(a.get("has_unlisted_holders")) for a in i.get("accounts", [])]
    },
    "everybody is named once": {
        "names": lambda i: list(dict.fromkeys(p["name"] for p in i.get("identities", [])))
    },
    "an unknown use counts as residential": {
        "uses": lambda i: ["postal" if a["type"] == "POSTAL" else "residential"
                           for a in i.get("addresses", [])]
    },
    "an address is always shown": {
        "shown": lambda i: [a.get("formatted_address") or a["value"]
                            for a in i.get("addresses", [])]
    },
    "the zero of a postcode is lost": {
        "postcodes": lambda i: [str(int(a["value"][-4:])) for a in i.get("addresses", [])]
    },
    "review counts as complete": {
        "status": lambda i: {**STATUSES, "REVIEW": "complete"}.get(i.get("status"))
    },
    "the expiry is computed": {
        "expires": lambda i: (dt.datetime.fromisoformat(i["created_at"]) + dt.timedelta(days=30))
        if i.get("expires_at") and i.get("created_at") else i.get("expires_at")
    },
    "a refusal is taken for an answer": {"outcome": lambda _: "success"},
    "every connection counts as official": {
        "official": lambda i: "official" if (i.get("source") or {}).get("connection_type") else None
    },
    "an answer without an item is not expected": {
        "source": lambda payload: {**payload["item"], "_ok": payload["success"]}
    },
}  # fmt: skip

ONEID_BUGS = {
    "FLAGGED is taken for verified": {
        "verified": lambda u: ["pass" for c in claim_sets(u) if c.get("verification_status")]
    },
    "a single claim set is not expected": {"levels": single_claims_lost},
    "the second claim set is lost": {
        "levels": lambda u: [c["verification"]["assurance_level"] for c in claim_sets(u)[:1]]
    },
    "unverified claims fill the profile": {"full": profile_or_unverified},
    "could not verify is taken for under age": {
        "adult": lambda u: {True: "pass", False: "fail", None: None}[u.get("age_over_18")]
    },
    "UK is no country": {
        "country": lambda u: {k: v for k, v in COUNTRIES.items() if k != "UK"}.get(
            (u.get("address") or {}).get("country"))
    },
    "a score of 0 counts as none": {
        "fraud": lambda u: (u.get("fraud") or {}).get("identityFraudScore") or None
    },
    "what was read is taken for what was confirmed": {
        "confirmed": lambda u: document_names(u, "extractedData")
    },
    "a hit on a list is not looked at": {
        "watched": lambda u: {True: "pass", False: "not_performed", None: None}[
            (u.get("pep_and_sanctions") or {}).get("search_performed")]
    },
    "the middle name is the second word": {
        "middle": lambda u: ((u.get("name") or "").split()[1:2] and u["name"].split()[1]) or None
    },
}  # fmt: skip

ACCOUNT_BUGS = {
    "account numbers lose their zeros": {
        "numbers": lambda a: [one.get("account_number") and str(int(one["account_number"]))
                              for one in a]
    },
    "sort codes come as they were sent": {
        "sort_codes": lambda a: [one.get("sort_code") for one in a]
    },
    "only the codes of account types are known": {
        "subtypes": lambda a: [{"CACC": "CACC", "SVGS": "SVGS", "CARD": "CARD"}.get(
            one.get("account_sub_type")) for one in a]
    },
    "an overdraft loses its sign": {
        "balances": lambda a: [((one.get("balance") or {}).get("balance") or "").lstrip("-") or None
                               for one in a]
    },
    "amounts become binary fractions": {
        "balances": lambda a: [(one.get("balance") or {}).get("balance")
                               and str(float(one["balance"]["balance"])) for one in a]
    },
    "the second credit line is lost": {"lines": lambda a: [lines_of(one)[:1] for one in a]},
    "an account without a balance is not expected": {
        "balances": lambda a: [one["balance"].get("balance") for one in a]
    },
}  # fmt: skip

PLANTED = [
    pytest.param(mapping, bugs, id=f"{mapping}: {name}")
    for mapping, planted in (
        ("okra.identity", OKRA_BUGS), ("akahu.identity_result", AKAHU_BUGS),
        ("oneid.userinfo", ONEID_BUGS), ("oneid.accounts", ACCOUNT_BUGS),
    )
    for name, bugs in planted.items()
]  # fmt: skip


def test_at_least_thirty_bugs_are_planted() -> None:
    assert len(PLANTED) >= 60


@pytest.mark.parametrize(("mapping", "bugs"), PLANTED)
def test_a_planted_bug_is_found_within_the_usual_number_of_examples(
    mapping: str, bugs: dict[str, Any]
) -> None:
    steps, view = VIEWS[mapping]
    with pytest.raises(Disagreement) as caught:
        conformance(converter(steps, **bugs), mapping, view, settings=FIND_ONLY)
    if caught.value.got:
        assert set(caught.value.expected) <= set(view_names(mapping))


def view_names(mapping: str) -> set[str]:
    return set(VIEWS[mapping][0]) - {"source"}


# --- the report -------------------------------------------------------------------------------


def leaves(value: Any) -> int:
    """Count the leaves of a payload."""
    if isinstance(value, dict):
        return sum(map(leaves, value.values())) or 1
    return (sum(map(leaves, value)) or 1) if isinstance(value, list) else 1


MOST_LEAVES = 8
"""The smallest have 3 to 5; where Hypothesis ends depends a little on what else is imported."""

SMALL = [
    ("okra.identity", {"born": lambda p: month_first(p.get("dob"))}, {"born"}),
    (
        "akahu.identity_result",
        {"accounts": lambda i: [a["account_number"] for a in i.get("accounts", [])[:1]]},
        {"accounts"},
    ),
    (
        "oneid.userinfo",
        {"verified": lambda u: ["pass" for c in claim_sets(u) if c.get("verification_status")]},
        {"verified"},
    ),
    ("okra.identity", {"phones": lambda p: list(p.get("phone") or [])}, {"phones"}),
]  # fmt: skip


@pytest.mark.parametrize(("mapping", "bugs", "fields"), SMALL)
def test_shrinking_ends_in_a_small_readable_payload(
    mapping: str, bugs: dict[str, Any], fields: set[str]
) -> None:
    steps, view = VIEWS[mapping]
    with pytest.raises(Disagreement) as caught:
        conformance(converter(steps, **bugs), mapping, view)
    found = caught.value
    assert set(found.expected) == set(found.got) == fields
    assert leaves(found.case.payload) <= MOST_LEAVES
    text = str(found)
    assert len(text.splitlines()) < 40
    for field in fields:
        assert f"{field}: expected {found.expected[field]!r}, got {found.got[field]!r}" in text


def test_the_account_of_hypothesis_stands_beside_the_report() -> None:
    with pytest.raises(Disagreement) as caught:
        conformance(lambda _: {"born": 1}, "oneid.userinfo", {"born": "/persons/0/birthdate"})
    assert any("case=Case(payload=" in note for note in caught.value.__notes__)


def test_the_smallest_payload_is_the_same_on_every_run() -> None:
    found = []
    for _ in range(2):
        with pytest.raises(Disagreement) as caught:
            conformance(
                converter(AKAHU, status=lambda _: "complete"), "akahu.identity_result",
                {"status": "/status"},
            )  # fmt: skip
        found.append(caught.value.case.payload)
    assert found[0] == found[1]


def test_a_converter_that_raises_is_reported_with_its_error() -> None:
    def careless(payload: Any) -> dict[str, Any]:
        return {"born": payload["birthdate"]}

    with pytest.raises(Disagreement, match="careless raised KeyError: 'birthdate'") as caught:
        conformance(careless, "oneid.userinfo", {"born": "/persons/0/birthdate"})
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_converter_that_returns_no_dict_is_reported() -> None:
    with pytest.raises(Disagreement, match="returned a list, not a dict"):
        conformance(lambda _: [], "okra.identity", {"born": "/persons/0/birthdate"})  # type: ignore[arg-type,return-value]  # that is the point


def test_a_converter_may_return_dates_and_more_than_is_compared() -> None:
    def typed(payload: Any) -> dict[str, Any]:
        item = akahu_item(payload)
        made = item.get("created_at")
        return {"made": dt.datetime.fromisoformat(made) if made else None, "more": object()}

    conformance(typed, "akahu.identity_result", {"made": "/created_at"})


def test_the_converter_gets_a_payload_of_its_own() -> None:
    def greedy(payload: Any) -> dict[str, Any]:
        made = converter(OKRA)(payload)
        payload.clear() if isinstance(payload, dict) else payload.pop()
        return made

    conformance(greedy, *("okra.identity", VIEWS["okra.identity"][1]), settings=FIND_ONLY)


def test_a_view_of_an_unknown_field_is_the_callers_error() -> None:
    with pytest.raises(ContractError, match=r"testing\.pointer: .*person has no field 'born'"):
        conformance(lambda _: {}, "okra.identity", {"born": "/persons/0/born"})


def test_messy_cases_may_be_asked_for_and_the_mess_is_reported() -> None:
    steps, view = VIEWS["oneid.userinfo"]
    conformance(converter(steps), "oneid.userinfo", view)
    born = {name: steps[name] for name in ("source", "born")}
    with pytest.raises(Disagreement) as caught:
        conformance(
            converter(born), "oneid.userinfo", lambda records: {"born": view(records)["born"]},
            cases=strategies.messy("oneid.userinfo", kinds=["placeholder"]),
        )  # fmt: skip
    assert "placeholder at /birthdate: no value, and the word kept" in str(caught.value)
    assert caught.value.expected == {"born": None}


@pytest.mark.parametrize("view", [["/persons/0/birthdate"], "/persons/0/birthdate", None])
def test_a_view_that_is_neither_function_nor_dict_is_a_contract_error(view: Any) -> None:
    with pytest.raises(ContractError, match=r"testing\.view"):
        conformance(dict, "okra.identity", view)
