"""Straight-line code over the parser's dicts: the floor for these classes and readers.

Written for the two shorter payloads; it trusts that the documented keys are there.
"""

from typing import Any

from peers.converting import (
    STATUSES,
    USES,
    address_of,
    email_of,
    is_said,
    name_of,
    numbers_of,
    phone_of,
)

__all__ = ["akahu", "okra"]


def okra(payload: Any, c: Any, r: Any) -> Any:
    """Convert a look-up of Okra."""
    d = payload["data"]
    region = r.country(d["verification_country"])
    enrollment = d["enrollment"]
    persons = [_person(d, "subject", c, r, region)]
    persons += [_person(kin, "next_of_kin", c, r, region) for kin in d["next_of_kins"]]
    document = c.Document(
        source="stated",
        issuer_code=enrollment["bank"],
        branch_name=enrollment["branch"],
        issued_on=r.date(enrollment["registration_date"]),
    )
    return c.Record(
        source_id=d["id"],
        subject_id=d["customer"]["_id"],
        subject_name=d["customer"]["name"],
        jurisdiction=region,
        created_at=r.time(d["created_at"]),
        persons=persons,
        evidence=[c.Evidence(type="electronic_record", documents=[document])],
        media=[c.Media(kind=photo["image_type"], url=photo["url"]) for photo in d["photo_id"]],
    )


def _many(value: Any) -> list[str]:
    return [one for one in (value if isinstance(value, list) else [value]) if is_said(one)]


def _person(d: dict[str, Any], role: str, c: Any, r: Any, region: str) -> Any:
    nationality = d["nationality"]
    return c.Person(
        source="register",
        role=role,
        names=[
            name_of(c, r, d["fullname"], d["firstname"], d["middlename"], d["lastname"]),
            *[name_of(c, r, alias) for alias in d.get("aliases", ())],
        ],
        birthdate=r.date(d["dob"]),
        gender=r.gender(d["gender"]),
        marital_status=d.get("marital_status"),
        nationalities=[r.country(nationality)] if nationality else [],
        origin_region=d.get("state_of_origin"),
        origin_district=d.get("lga_of_origin"),
        residence_region=d.get("state_of_residence"),
        residence_district=d.get("lga_of_residence"),
        contacts=[
            *[phone_of(c, r, phone, region) for phone in _many(d["phone"])],
            *[email_of(c, r, email) for email in _many(d["email"])],
        ],
        identifiers=numbers_of(c, r, bvn=d.get("bvn"), nin=d.get("nin")),
        addresses=[address_of(c, r, text, {}, region) for text in _many(d["address"])],
    )


def akahu(payload: Any, c: Any, r: Any) -> Any:
    """Convert a result of Akahu."""
    item = payload["item"]
    source = item["source"]
    return c.Record(
        source_id=item["_id"],
        status=STATUSES.get(item["status"]),
        created_at=r.time(item["created_at"]),
        updated_at=r.time(item["updated_at"]),
        expires_at=r.time(item["expires_at"]),
        institution_id=source["_id"],
        institution_name=source["name"],
        connection_type=source["connection_type"],
        messages=item["errors"],
        persons=[
            c.Person(source="account_holder", role="subject", names=[name_of(c, r, one["name"])])
            for one in item["identities"]
        ],
        addresses=[_address(address, c, r) for address in item["addresses"]],
        accounts=[_account(account, c, r) for account in item["accounts"]],
    )


_PARTS = {
    "street": "street", "suburb": "suburb", "locality": "city", "region": "region",
    "postal_code": "postal_code", "country": "country",
}  # fmt: skip


def _address(address: dict[str, Any], c: Any, r: Any) -> Any:
    parts = address["components"] or {}
    sent = {field: parts.get(key) for field, key in _PARTS.items()}
    return address_of(c, r, address["value"], sent, "NZ", USES.get(address["type"]))


def _account(account: dict[str, Any], c: Any, r: Any) -> Any:
    scheme, number = r.account(account["account_number"], "NZ")
    filled = _branch(account["branch"], c, r) if "branch" in account else {}
    if "address" in account:
        filled["address"] = address_of(c, r, account["address"], {}, "NZ", "account")
    return c.Account(
        name=account["name"],
        holder=account["holder"],
        holders=[c.Name(text=text, normal=normal) for text, normal in r.holders(account["holder"])],
        scheme=scheme,
        number=number,
        unlisted_holders=account["has_unlisted_holders"],
        bank_name=account["bank"],
        **filled,
    )


def _branch(branch: dict[str, Any], c: Any, r: Any) -> dict[str, Any]:
    parts = branch["address"]
    lines = ", ".join(filter(None, (parts["line1"], parts["line2"], parts["line3"])))
    sent = {
        "locality": parts["city"], "country": parts["country"], "postal_code": parts["postcode"],
    }  # fmt: skip
    return {
        "branch_id": branch["_id"],
        "branch_name": branch["description"],
        "branch_phone": r.phone(branch["phone"], "NZ")[0],
        "branch_address": c.Address(use="branch", **r.address(lines, sent, "NZ")),
    }
