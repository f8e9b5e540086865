"""A look-up of Okra: from wire objects to canonical ones, by attributes.

What a user of pydantic, cattrs, msgspec or adaptix writes by hand after the library has read the
payload. ``c`` has the canonical classes, ``r`` the readers.
"""

from typing import Any

from peers import making

__all__ = ["convert"]


def convert(wire: Any, c: Any, r: Any) -> Any:
    """Convert a look-up."""
    d = wire.data
    region = r.country(d.verification_country)
    return c.Record(
        source_id=d.id,
        subject=c.Reference(kind="okra_customer", id=d.customer.id_, name=d.customer.name),
        jurisdiction=region,
        created_at=r.time(d.created_at),
        persons=[
            _subject(d, c, r, region),
            *[_kin(kin, f"persons/{n}", c, r, region) for n, kin in enumerate(d.next_of_kins, 1)],
        ],
        evidence=[_enrolled(d.enrollment, c, r)],
        media=[c.Media(kind=photo.image_type, url=photo.url) for photo in d.photo_id],
    )


def _subject(d: Any, c: Any, r: Any, region: str) -> Any:
    name, kind = making.main_name(c, r, d.fullname, d.firstname, d.middlename, d.lastname)
    return c.Person(
        id="persons/0",
        source="register",
        role="subject",
        kind=kind,
        names=[name, *[making.whole_name(c, r, "alias", alias) for alias in d.aliases]],
        birthdate=r.date(d.dob),
        gender=r.gender(d.gender),
        marital_status=d.marital_status,
        nationalities=[r.country(d.nationality)] if d.nationality else [],
        origin=c.Place(region=d.state_of_origin, district=d.lga_of_origin),
        residence=c.Place(region=d.state_of_residence, district=d.lga_of_residence),
        contacts=[
            *[making.phone(c, r, phone, region) for phone in d.phone if making.is_said(phone)],
            *[making.email(c, r, email) for email in d.email if email],
        ],
        identifiers=[
            making.number(c, r, scheme, raw)
            for scheme, raw in (("bvn", d.bvn), ("nin", d.nin)) if raw
        ],
        addresses=[_address(text, c, r, region) for text in d.address if text],
    )  # fmt: skip


def _kin(kin: Any, id_: str, c: Any, r: Any, region: str) -> Any:
    name, kind = making.main_name(c, r, kin.fullname, kin.firstname, kin.middlename, kin.lastname)
    return c.Person(
        id=id_,
        source="register",
        role="next_of_kin",
        kind=kind,
        of=["persons/0"],
        names=[name],
        birthdate=r.date(kin.dob),
        gender=r.gender(kin.gender),
        nationalities=[r.country(kin.nationality)] if kin.nationality else [],
        contacts=[
            *([making.phone(c, r, kin.phone, region)] if kin.phone else []),
            *([making.email(c, r, kin.email)] if kin.email else []),
        ],
        addresses=[_address(kin.address, c, r, region)] if making.is_said(kin.address) else [],
    )


def _address(text: str, c: Any, r: Any, region: str) -> Any:
    return making.address(c, r.address(text, {}, region), text=text)


def _enrolled(enrollment: Any, c: Any, r: Any) -> Any:
    document = c.Document(
        source="stated",
        issuer=c.Institution(code=enrollment.bank, code_scheme="ng_cbn"),
        branch=c.Institution(name=enrollment.branch),
        issued_on=r.date(enrollment.registration_date),
    )
    return c.Evidence(id="evidence/0", type="electronic_record", documents=[document])
