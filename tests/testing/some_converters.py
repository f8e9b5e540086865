"""Converters as somebody else would write them: one right one for each kind, in small steps.

A planted bug replaces one step. The views are what each converter is held against.
"""

import datetime as dt
import unicodedata
from collections.abc import Callable
from typing import Any

__all__ = ["AKAHU", "GB_ACCOUNTS", "OKRA", "ONEID", "VIEWS", "converter"]

Step = Callable[[Any], Any]

COUNTRIES = {
    "NG": "NG", "Nigeria": "NG", "NGA": "NG", "GB": "GB", "United Kingdom": "GB", "GBR": "GB",
    "UK": "GB", "NZ": "NZ", "New Zealand": "NZ", "NZL": "NZ",
}  # fmt: skip


def converter(steps: dict[str, Step], **bugs: Step) -> Callable[[Any], dict[str, Any]]:
    """Put steps together to a converter; ``source`` finds what the other steps look at."""
    made = {**steps, **bugs}

    def convert(payload: Any) -> dict[str, Any]:
        held = made["source"](payload)
        return {name: step(held) for name, step in made.items() if name != "source"}

    return convert


def filled(value: Any) -> Any:
    """Give a value that says something, None for null and empty."""
    return None if value in ("", [], {}) else value


# --- Okra -------------------------------------------------------------------------------------


def okra_profiles(payload: Any) -> list[dict[str, Any]]:
    """Find the profiles of an answer, whatever its envelope."""
    answer = payload[0] if isinstance(payload, list) else payload
    data = answer.get("data")
    if data is None:
        return []
    found = data.get("identity", data)
    return found if isinstance(found, list) else [found]


def okra_first(payload: Any) -> dict[str, Any]:
    """Find the first profile; an empty one where there is none."""
    profiles = okra_profiles(payload)
    return {**(profiles[0] if profiles else {}), "_": payload, "_all": profiles}


def okra_customer(profile: dict[str, Any]) -> Any:
    """Give the customer's id, which comes alone or in an object."""
    customer = profile.get("customer")
    return customer.get("_id") if isinstance(customer, dict) else customer


def okra_outcome(profile: dict[str, Any]) -> str:
    """Tell an error from an answer, and an answer from an empty one."""
    payload = profile["_"]
    answer = payload[0] if isinstance(payload, list) else payload
    if answer.get("status") in {"error", "fail", "failed"}:
        return "error"
    return "success" if profile["_all"] else "empty"


def ng_phone(raw: str) -> str:
    """Write a Nigerian number in E.164 form."""
    digits = "".join(c for c in raw if c.isdigit())
    return "+234" + digits.removeprefix("234" if raw.startswith("+") else "0")


def mail(raw: str) -> str:
    """Lower the domain; the local part is its host's business."""
    local, _, domain = raw.partition("@")
    return f"{local}@{domain.lower()}"


def okra_names(profile: dict[str, Any]) -> list[str]:
    """Give the aliases."""
    return list(profile.get("aliases") or [])


def is_company(profile: dict[str, Any]) -> bool:
    """Tell a company by its legal form."""
    return str(profile.get("fullname") or "").lower().endswith(("ltd", "limited", "plc"))


OKRA: dict[str, Step] = {
    "source": okra_first,
    "outcome": okra_outcome,
    "records": lambda p: len(p["_all"]),
    "id": lambda p: p.get("id") or p.get("_id"),
    "given": lambda p: filled(p.get("firstname")),
    "middle": lambda p: filled(p.get("middlename")),
    "family": lambda p: filled(p.get("lastname")),
    "full": lambda p: filled(p.get("fullname")),
    "aliases": okra_names,
    "company": is_company,
    "born": lambda p: p.get("dob"),
    "gender": lambda p: {"M": "male", "F": "female"}.get(str(p.get("gender") or "")[:1].upper()),
    "bvn": lambda p: p.get("bvn"),
    "nin": lambda p: p.get("nin"),
    "phones": lambda p: [ng_phone(raw) for raw in p.get("phone") or []],
    "mails": lambda p: [mail(raw) for raw in p.get("email") or []],
    "addresses": lambda p: list(p.get("address") or []),
    "customer": okra_customer,
    "country": lambda p: COUNTRIES.get(p.get("nationality")),
    "state": lambda p: filled(p.get("state_of_residence")),
    "bank": lambda p: filled((p.get("enrollment") or {}).get("bank")),
    "enrolled": lambda p: filled((p.get("enrollment") or {}).get("registration_date")),
    "created": lambda p: p.get("created_at"),
    "photos": lambda p: [one["url"] for one in p.get("photo_id") or [] if one.get("url")],
}


def okra_view(records: Any) -> dict[str, Any]:
    """Show what the converter answers."""
    record = records[0] if len(records) else None
    person = record.persons[0] if record is not None and record.persons else None
    names = person.names if person is not None else ()
    main = next((n for n in names if n.use == "main"), None)
    numbers = {i.scheme: i.value for i in person.identifiers} if person is not None else {}
    contacts = person.contacts if person is not None else ()
    documents = [d for e in record.evidence for d in e.documents] if record is not None else []
    issuer = documents[0].issuer if documents else None
    return {
        "outcome": records.payload.outcome,
        "records": len(records),
        "id": record.source_id if record is not None else None,
        "given": main.given_name if main is not None else None,
        "middle": main.middle_name if main is not None else None,
        "family": main.family_name if main is not None else None,
        "full": main.text if main is not None else None,
        "aliases": [n.text for n in names if n.use == "alias"],
        "company": person is not None and person.kind == "organisation",
        "born": person.birthdate if person is not None else None,
        "gender": person.gender if person is not None else None,
        "bvn": numbers.get("bvn"),
        "nin": numbers.get("nin"),
        "phones": [c.value for c in contacts if c.kind == "phone"],
        "mails": [c.value for c in contacts if c.kind == "email"],
        "addresses": [a.text for a in person.addresses] if person is not None else [],
        "customer": record.subject.id if record is not None else None,
        "country": next(iter(person.nationalities), None) if person is not None else None,
        "state": person.residence.region if person is not None and person.residence else None,
        "bank": issuer.code if issuer is not None else None,
        "enrolled": documents[0].issued_on if documents else None,
        "created": record.created_at if record is not None else None,
        "photos": [m.url for m in record.media if m.url] if record is not None else [],
    }


# --- Akahu ------------------------------------------------------------------------------------

STATUSES = {"PROCESSING": "processing", "COMPLETE": "complete", "REVIEW": "review",
            "ERROR": "error"}  # fmt: skip
USES = {"RESIDENTIAL": "residential", "POSTAL": "postal", "UNKNOWN": "unknown"}


def akahu_item(payload: Any) -> dict[str, Any]:
    """Find the item."""
    return {**payload.get("item", {}), "_ok": payload.get("success")}


def nz_number(raw: str) -> str | None:
    """Give an account number; None for a card."""
    return None if "*" in raw else raw


AKAHU: dict[str, Step] = {
    "source": akahu_item,
    "outcome": lambda i: "success" if i["_ok"] else "error",
    "status": lambda i: STATUSES.get(i.get("status")),
    "accounts": lambda i: [nz_number(a["account_number"]) for a in i.get("accounts", [])],
    "holders": lambda i: [a["holder"].split(" & ") if a.get("holder") else []
                          for a in i.get("accounts", [])],
    "unlisted": lambda i: [a.get("has_unlisted_holders") for a in i.get("accounts", [])],
    "names": lambda i: [p["name"] for p in i.get("identities", [])],
    "uses": lambda i: [USES[a["type"]] for a in i.get("addresses", [])],
    "shown": lambda i: [a.get("formatted_address") for a in i.get("addresses", [])],
    "postcodes": lambda i: [(a.get("components") or {}).get("postal_code") or a["value"][-4:]
                            for a in i.get("addresses", [])],
    "expires": lambda i: i.get("expires_at"),
    "official": lambda i: (i.get("source") or {}).get("connection_type"),
}  # fmt: skip


def akahu_view(records: Any) -> dict[str, Any]:
    """Show what the converter answers."""
    record = records[0] if len(records) else None
    accounts = record.accounts if record is not None else ()
    addresses = record.addresses if record is not None else ()
    return {
        "outcome": records.payload.outcome,
        "status": record.status if record is not None else None,
        "accounts": [a.numbers[0].value for a in accounts],
        "holders": [[h.text for h in a.holders] for a in accounts],
        "unlisted": [a.unlisted_holders for a in accounts],
        "names": [p.names[0].text for p in record.persons] if record is not None else [],
        "uses": [a.use for a in addresses],
        "shown": [a.formatted for a in addresses],
        "postcodes": [a.postal_code for a in addresses],
        "expires": record.expires_at if record is not None else None,
        "official": record.connection_type if record is not None else None,
    }


# --- OneID ------------------------------------------------------------------------------------


def claim_sets(user: dict[str, Any]) -> list[dict[str, Any]]:
    """Give the verified claims, one or many."""
    found = user.get("verified_claims", [])
    return found if isinstance(found, list) else [found]


def document_names(user: dict[str, Any], side: str) -> list[Any]:
    """Give the surnames of one reading of each document."""
    documents = (user.get("idscan") or {}).get("documents", [])
    sides = [d[side] for d in documents if d.get(side)]
    return [s["lastName"] for s in sides if s.get("lastName")]


def watched(user: dict[str, Any]) -> Any:
    """Tell what a search of the lists came to."""
    search = user.get("pep_and_sanctions") or {}
    if search.get("search_performed") is None:
        return None
    if not search["search_performed"]:
        return "not_performed"
    return "flagged" if search.get("watchlist_results") else "pass"


ONEID: dict[str, Step] = {
    "source": dict,
    "full": lambda u: u.get("name"),
    "middle": lambda u: u.get("middle_name"),
    "born": lambda u: u.get("birthdate"),
    "adult": lambda u: {True: "pass", False: "inconclusive", None: None}[u.get("age_over_18")],
    "country": lambda u: COUNTRIES.get((u.get("address") or {}).get("country")),
    "verified": lambda u: [{"PASS": "pass", "FLAGGED": "flagged"}[c["verification_status"]]
                           for c in claim_sets(u) if c.get("verification_status")],
    "levels": lambda u: [c["verification"]["assurance_level"] for c in claim_sets(u)],
    "unverified": lambda u: ((u.get("unverified_claims") or {}).get("claims") or {}).get("name"),
    "fraud": lambda u: (u.get("fraud") or {}).get("identityFraudScore"),
    "watched": watched,
    "confirmed": lambda u: document_names(u, "confirmedData"),
}  # fmt: skip


def oneid_view(records: Any) -> dict[str, Any]:
    """Show what the converter answers."""
    record = records[0]
    by_source: dict[str, list[Any]] = {}
    for person in record.persons:
        by_source.setdefault(person.source, []).append(person)
    profile = next(iter(by_source.get("profile", [])), None)
    other = next(iter(by_source.get("unverified", [])), None)
    checks = {check.kind: check for check in record.checks}
    fraud = (
        [p for p in checks["fraud"].parts if p.kind == "identity_fraud"]
        if "fraud" in checks
        else []
    )
    verified = [p.verification for p in by_source.get("verified", []) if p.verification]
    address = profile.addresses[0] if profile is not None and profile.addresses else None
    said = address is not None and any(p.label == "country" for p in address.parts)
    return {
        "full": _main(profile, "text"),
        "middle": _main(profile, "middle_name"),
        "born": profile.birthdate if profile is not None else None,
        "adult": checks["age_over_18"].outcome if "age_over_18" in checks else None,
        "country": address.country if said else None,
        "verified": [v.status for v in verified if v.status],
        "levels": [v.assurance_level for v in verified],
        "unverified": _main(other, "text"),
        "fraud": int(fraud[0].score) if fraud else None,
        "watched": checks["watchlist"].outcome if "watchlist" in checks else None,
        "confirmed": [n.family_name for p in by_source.get("document_confirmed", [])
                      for n in p.names if n.family_name],
    }  # fmt: skip


def _main(person: Any, field: str) -> Any:
    return getattr(person.names[0], field) if person is not None and person.names else None


# --- OneID accounts ---------------------------------------------------------------------------

SUBTYPES = {"CACC": "CACC", "CurrentAccount": "CACC", "SVGS": "SVGS", "Savings": "SVGS",
            "CARD": "CARD", "CreditCard": "CARD"}  # fmt: skip


def sort_code(raw: str | None) -> str | None:
    """Write a sort code with its hyphens."""
    digits = raw.replace("-", "") if raw else ""
    return f"{digits[:2]}-{digits[2:4]}-{digits[4:]}" if digits else None


def lines_of(account: dict[str, Any]) -> list[str]:
    """Give the amounts of the credit lines."""
    lines = (account.get("balance") or {}).get("credit_line", [])
    return [line["amount"] for line in lines if line.get("amount")]


GB_ACCOUNTS: dict[str, Step] = {
    "source": list,
    "numbers": lambda a: [one.get("account_number") for one in a],
    "sort_codes": lambda a: [sort_code(one.get("sort_code")) for one in a],
    "subtypes": lambda a: [SUBTYPES.get(one.get("account_sub_type")) for one in a],
    "balances": lambda a: [(one.get("balance") or {}).get("balance") for one in a],
    "lines": lambda a: [lines_of(one) for one in a],
    "opened": lambda a: [one.get("opening_date") for one in a],
}


def gb_view(records: Any) -> dict[str, Any]:
    """Show what the converter answers."""
    accounts = records[0].accounts

    def gb(account: Any, field: str) -> Any:
        numbers = [n for n in account.numbers if n.scheme == "gb"]
        return getattr(numbers[0], field) if numbers else None

    def amounts(account: Any, kind: str) -> list[Any]:
        return [b.amount for b in account.balances if b.kind == kind and b.amount is not None]

    return {
        "numbers": [gb(a, "value") for a in accounts],
        "sort_codes": [gb(a, "branch") for a in accounts],
        "subtypes": [a.subtype for a in accounts],
        "balances": [next(iter(amounts(a, "balance")), None) for a in accounts],
        "lines": [amounts(a, "credit_line") for a in accounts],
        "opened": [a.opened_on for a in accounts],
    }


VIEWS = {
    "okra.identity": (OKRA, okra_view),
    "akahu.identity_result": (AKAHU, akahu_view),
    "oneid.userinfo": (ONEID, oneid_view),
    "oneid.accounts": (GB_ACCOUNTS, gb_view),
}
"""Kind to the steps of its converter and the view that it is held against."""


# --- for bugs ---------------------------------------------------------------------------------


def ascii_only(text: str | None) -> str | None:
    """Strip marks, as databases of old do."""
    if text is None:
        return None
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def month_first(text: str | None) -> str | None:
    """Swap day and month."""
    if text is None:
        return None
    year, month, day = text.split("-")
    return f"{year}-{day}-{month}"


def naive(text: str | None) -> Any:
    """Read a time and forget its zone."""
    return None if text is None else dt.datetime.fromisoformat(text).replace(tzinfo=None)
