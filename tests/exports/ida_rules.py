"""The rules of ``verified_claims``, restated: what the official schema and the text ask for.

Sources: OpenID Identity Assurance Schema Definition 1.0 (final, October 2024), section 5, and the
JSON Schema that goes with it; OpenID Connect for Identity Assurance Claims Registration 1.0; OpenID
Attachments 1.0 (draft). The schema leaves open some of what the text requires: those rules are
marked "text". Members that no rule names are allowed, but beside ``verification`` and ``claims``.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any

__all__ = ["faults"]

Rule = Callable[[Any, str], Iterator[str]]

_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


def text(value: Any, at: str) -> Iterator[str]:
    """Ask for a string."""
    if not isinstance(value, str):
        yield f"{at}: a string is needed"


def shaped(pattern: str) -> Rule:
    """Ask for a string of a shape."""

    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, str) or re.fullmatch(pattern, value, re.ASCII) is None:
            yield f"{at}: another shape is needed"

    return rule


def day(value: Any, at: str) -> Iterator[str]:
    """Ask for a full date of RFC 3339."""
    try:
        assert _DATE.fullmatch(value)
        date.fromisoformat(value)
    except (AssertionError, TypeError, ValueError):
        yield f"{at}: a date is needed"


def time(value: Any, at: str) -> Iterator[str]:
    """Ask for a date-time of RFC 3339: with seconds and with a zone."""
    try:
        assert _DATE_TIME.fullmatch(value)
        datetime.fromisoformat(value)
    except (AssertionError, TypeError, ValueError):
        yield f"{at}: a date and time is needed"


def number(value: Any, at: str) -> Iterator[str]:
    """Ask for a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        yield f"{at}: a number is needed"


def one_of(*words: str) -> Rule:
    """Ask for one of some words."""

    def rule(value: Any, at: str) -> Iterator[str]:
        if value not in words:
            yield f"{at}: one of {words} is needed"

    return rule


def some(rule: Rule) -> Rule:
    """Ask for a list that is not empty."""

    def rule_of_all(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, list) or not value:
            yield f"{at}: a list that is not empty is needed"
            return
        for position, item in enumerate(value):
            yield from rule(item, f"{at}/{position}")

    return rule_of_all


def members(
    known: dict[str, Rule], *, needs: tuple[str, ...] = (), least: int = 0, closed: bool = False
) -> Rule:
    """Ask for an object."""

    def rule(value: Any, at: str) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{at}: an object is needed"
            return
        yield from (f"{at}/{name}: is needed" for name in needs if name not in value)
        if len(value) < least:
            yield f"{at}: is empty"
        for name, item in value.items():
            if name in known:
                yield from known[name](item, f"{at}/{name}")
            elif closed:
                yield f"{at}/{name}: is not allowed"

    return rule


def texts(*names: str) -> dict[str, Rule]:
    """Name members that are strings."""
    return dict.fromkeys(names, text)


_ADDRESS = texts("formatted", "street_address", "locality", "region", "postal_code", "country")
_COUNTRY_CODE = shaped("[a-zA-Z]{2}[a-zA-Z]?")
CLAIMS: dict[str, Rule] = {
    **texts(
        "name", "given_name", "middle_name", "family_name", "salutation", "title", "gender",
        "birth_given_name", "birth_middle_name", "birth_family_name", "also_known_as",
    ),
    "birthdate": shaped("[0-9]{4}-[01][0-9]-[0-3][0-9]"),
    "email": shaped("[^@]+@[^@.][^@]*[.][^@]+"),
    "phone_number": shaped("[+]?[0-9]{5,15}(;ext[0-9]{0,9})?"),
    "msisdn": shaped("[+]?[0-9]{5,15}"),
    "nationalities": some(_COUNTRY_CODE),
    "place_of_birth": members({"country": _COUNTRY_CODE, **texts("region", "locality")}, least=1),
    "address": members({**_ADDRESS, "country_code": _COUNTRY_CODE}, least=1),
}  # fmt: skip
_HOLDER = members({**_ADDRESS, **texts("name", "country_code", "jurisdiction")})
_CHECKS = some(
    members(
        {**texts("check_method", "organization", "check_id"), "time": time},
        needs=("check_method",),
    )
)
_EMBEDDED = members(texts("desc", "content_type", "content"), needs=("content_type", "content"))
_EXTERNAL = members(
    {
        **texts("desc", "url", "txn"),
        "access_token": lambda value, at: iter(()) if value is None else text(value, at),
        "exp": number,
        "digest": members(texts("alg", "value"), needs=("alg", "value")),
    },
    needs=("url", "digest"),
)


def _attachment(value: Any, at: str) -> Iterator[str]:
    """Text of the attachments draft: inside with its content, or elsewhere with its hash."""
    rule = _EMBEDDED if isinstance(value, dict) and "content" in value else _EXTERNAL
    yield from rule(value, at)


_DERIVED = members(CLAIMS, least=1)  # text: never empty
_COMMON: dict[str, Rule] = {"attachments": some(_attachment), "derived_claims": _DERIVED}
EVIDENCE: dict[str, Rule] = {
    "document": members({
        **_COMMON,
        "check_details": _CHECKS,
        "document_details": members(
            {
                **texts("type", "document_number", "serial_number"),
                "date_of_issuance": day,
                "date_of_expiry": day,
                "issuer": _HOLDER,
            },
            needs=("type",),  # text
        ),
    }),
    "electronic_record": members({
        **_COMMON,
        "check_details": _CHECKS,
        "record": members(
            {**texts("type"), "created_at": time, "date_of_expiry": day, "source": _HOLDER},
            needs=("type",),  # text
        ),
    }),
    "vouch": members({
        **_COMMON,
        "check_details": _CHECKS,
        "attestation": members(
            {
                **texts("type", "reference_number"),
                "date_of_issuance": day,
                "date_of_expiry": day,
                "voucher": members({
                    **_ADDRESS,
                    **texts("name", "country_code", "occupation", "organization"),
                    "birthdate": day,
                }),
            },
            needs=("type",),  # text
        ),
    }),
    "electronic_signature": members(
        {**_COMMON, **texts("signature_type", "issuer", "serial_number"), "created_at": time},
        needs=("signature_type", "issuer", "serial_number"),  # text
    ),
}  # fmt: skip


def _evidence(value: Any, at: str) -> Iterator[str]:
    if not isinstance(value, dict) or "type" not in value:
        yield f"{at}: an object with a type is needed"
        return
    yield from one_of(*EVIDENCE)(value["type"], f"{at}/type")
    if isinstance(value["type"], str) and value["type"] in EVIDENCE:
        yield from EVIDENCE[value["type"]](value, at)


_REF = members(
    {**texts("check_id"), "evidence_metadata": members(texts("evidence_classification"))},
    needs=("check_id",),
)
_DETAIL = members(
    {**texts("assurance_type", "assurance_classification"), "evidence_ref": some(_REF)}
)
_VERIFICATION = members(
    {
        **texts("trust_framework", "assurance_level", "verification_process"),
        "time": time,
        "assurance_process": members(
            {**texts("policy", "procedure"), "assurance_details": some(_DETAIL)}, least=1
        ),
        "evidence": some(_evidence),
    },
    needs=("trust_framework",),
)
_ELEMENT = members(
    {"verification": _VERIFICATION, "claims": members(CLAIMS)},
    needs=("verification", "claims"),
    closed=True,
)


def faults(value: Any) -> list[str]:
    """List what a value of ``verified_claims`` does against the rules; empty for none."""
    elements = value if isinstance(value, list) else [value]
    found: list[str] = []
    for position, element in enumerate(elements):
        wrong = list(_ELEMENT(element, f"/{position}"))
        found += wrong or list(_joins(element, f"/{position}"))
    return found


def _joins(element: dict[str, Any], at: str) -> Iterator[str]:
    """Text: what refers to something refers to what is there."""
    evidence = element["verification"].get("evidence", [])
    checks = {c.get("check_id") for one in evidence for c in one.get("check_details", [])}
    process = element["verification"].get("assurance_process", {})
    for detail in process.get("assurance_details", []):
        for ref in detail.get("evidence_ref", []):
            if ref["check_id"] not in checks:
                yield f"{at}: {ref['check_id']} is the id of no check"
    for one in evidence:
        if not one.get("derived_claims", {}).keys() <= element["claims"].keys():
            yield f"{at}: a derived claim is not among the claims"
    nationalities = element["claims"].get("nationalities", [])
    if len(set(nationalities)) != len(nationalities):
        yield f"{at}: a nationality twice"
