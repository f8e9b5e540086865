"""Straight-line code over the parser's dicts: the floor for these classes and readers.

Written for the two shorter payloads; it trusts that the documented keys are there.
"""

from typing import Any

from peers import making
from peers.convert_akahu import BRANCH_PARTS, LINES, PARTS

__all__ = ["akahu", "okra"]


def okra(payload: Any, c: Any, r: Any) -> Any:
    """Convert a look-up of Okra."""
    d = payload["data"]
    region = r.country(d["verification_country"])
    customer, enrollment = d["customer"], d["enrollment"]
    subject = _person(
        d, c, r, region,
        id="persons/0", role="subject", marital_status=d["marital_status"],
        origin=c.Place(region=d["state_of_origin"], district=d["lga_of_origin"]),
        residence=c.Place(region=d["state_of_residence"], district=d["lga_of_residence"]),
    )  # fmt: skip
    kin = [
        _person(one, c, r, region, id=f"persons/{n}", role="next_of_kin", of=["persons/0"])
        for n, one in enumerate(d["next_of_kins"], 1)
    ]
    document = c.Document(
        source="stated",
        issuer=c.Institution(code=enrollment["bank"], code_scheme="ng_cbn"),
        branch=c.Institution(name=enrollment["branch"]),
        issued_on=r.date(enrollment["registration_date"]),
    )
    return c.Record(
        source_id=d["id"],
        subject=c.Reference(kind="okra_customer", id=customer["_id"], name=customer["name"]),
        jurisdiction=region,
        created_at=r.time(d["created_at"]),
        persons=[subject, *kin],
        evidence=[c.Evidence(id="evidence/0", type="electronic_record", documents=[document])],
        media=[c.Media(kind=photo["image_type"], url=photo["url"]) for photo in d["photo_id"]],
    )


def _many(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if making.is_said(one)]


def _person(d: dict[str, Any], c: Any, r: Any, region: str, **said: Any) -> Any:
    sent = (d["firstname"], d["middlename"], d["lastname"])
    name, kind = making.main_name(c, r, d["fullname"], *sent)
    nationality = d["nationality"]
    return c.Person(
        source="register",
        kind=kind,
        names=[name, *[making.whole_name(c, r, "alias", one) for one in d.get("aliases", ())]],
        birthdate=r.date(d["dob"]),
        gender=r.gender(d["gender"]),
        nationalities=[r.country(nationality)] if nationality else [],
        contacts=[
            *[making.phone(c, r, one, region) for one in _many(d["phone"])],
            *[making.email(c, r, one) for one in _many(d["email"])],
        ],
        identifiers=[
            making.number(c, r, scheme, d[scheme]) for scheme in ("bvn", "nin") if d.get(scheme)
        ],
        addresses=[
            making.address(c, r.address(one, {}, region), text=one) for one in _many(d["address"])
        ],
        **said,
    )


def akahu(payload: Any, c: Any, r: Any) -> Any:
    """Convert a result of Akahu."""
    item = payload["item"]
    source, profile = item["source"], item["profile"]
    by_number = {one["account_number"]: [f"accounts/{n}"] for n, one in enumerate(item["accounts"])}
    return c.Record(
        source_id=item["_id"],
        references=[c.Reference(kind="akahu_profile", id=profile["_id"], name=profile["name"])],
        status=making.STATUSES.get(item["status"]),
        connection_type=source["connection_type"],
        created_at=r.time(item["created_at"]),
        updated_at=r.time(item["updated_at"]),
        expires_at=r.time(item["expires_at"]),
        institution=c.Institution(id=source["_id"], name=source["name"], logo=source["logo"]),
        messages=item["errors"],
        persons=[
            _holder(one, f"persons/{n}", by_number, c, r)
            for n, one in enumerate(item["identities"])
        ],
        addresses=[_address(one, c, r) for one in item["addresses"]],
        accounts=[_account(one, f"accounts/{n}", c, r) for n, one in enumerate(item["accounts"])],
    )


def _holder(one: dict[str, Any], id_: str, by_number: dict[str, list[str]], c: Any, r: Any) -> Any:
    name, kind = making.main_name(c, r, one["name"])
    return c.Person(
        id=id_, source="account_holder", role="subject", kind=kind,
        of=by_number.get(one["formatted_account"], []), names=[name],
    )  # fmt: skip


def _address(one: dict[str, Any], c: Any, r: Any) -> Any:
    said = {label: text for label, text in (one["components"] or {}).items() if text}
    form = r.address(one["value"], {PARTS[label]: text for label, text in said.items()}, "NZ")
    return making.address(
        c,
        form,
        text=one["value"],
        formatted=one["formatted_address"],
        parts=[c.Detail(label=label, text=text) for label, text in said.items()],
        use=making.USES.get(one["type"]),
        place_id=one["place_id"],
    )


def _account(account: dict[str, Any], id_: str, c: Any, r: Any) -> Any:
    filled = {}
    if "branch" in account:
        filled["branch"] = _branch(account["branch"], c, r)
    if "address" in account:
        text = account["address"]
        form = r.address(text, {}, "NZ")
        filled["address"] = making.address(c, form, text=text, use="account")
    return c.Account(
        id=id_,
        name=account["name"],
        holder=account["holder"],
        holders=making.holders(c, r, account["holder"]),
        unlisted_holders=account["has_unlisted_holders"],
        numbers=[making.account_number(c, r, account["account_number"], "NZ")],
        bank=c.Institution(name=account["bank"]),
        **filled,
    )


def _branch(branch: dict[str, Any], c: Any, r: Any) -> Any:
    said = {label: text for label, text in branch["address"].items() if text}
    lines = ", ".join([said[line] for line in LINES if line in said])
    sent = {BRANCH_PARTS[label]: text for label, text in said.items() if label not in LINES}
    return c.Institution(
        id=branch["_id"],
        name=branch["description"],
        phone=making.phone(c, r, branch["phone"], "NZ"),
        address=making.address(
            c,
            r.branch(lines, sent, "NZ"),
            parts=[c.Detail(label=label, text=text) for label, text in said.items()],
            use="branch",
        ),
    )
