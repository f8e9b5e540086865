"""From wire objects to canonical ones, by attributes: the same for every library's classes.

What a user of pydantic, cattrs, msgspec or adaptix writes by hand after the library has read the
payload. ``c`` has the canonical classes, ``r`` the readers.
"""

from typing import Any

from identity_schema.reading import PLACEHOLDERS

__all__ = [
    "STATUSES", "USES", "address_of", "akahu", "email_of", "is_said", "name_of", "numbers_of",
    "okra", "oneid", "phone_of",
]  # fmt: skip

_OUTCOMES = {"PASS": "pass", "FAIL": "fail", "LOW_RISK": "low_risk", "HIGH_RISK": "high_risk"}
_DOCUMENTS = {"Passport": "passport", "Driver Licence": "driving_permit", "id_card": "idcard"}
STATUSES = {"PROCESSING": "processing", "COMPLETE": "complete", "ERROR": "error"}
USES = {"RESIDENTIAL": "residential", "POSTAL": "postal", "UNKNOWN": "unknown"}


def _id(wire: Any) -> str | None:
    """Pydantic has no field with a leading underscore."""
    return wire.id_ if hasattr(wire, "id_") else wire._id  # noqa: SLF001 - the provider's name


def is_said(text: str | None) -> bool:
    """Tell a value from the words that systems write where there is none."""
    return bool(text) and text.lower() not in PLACEHOLDERS


def name_of(
    c: Any, r: Any, text: Any, given: Any = None, middle: Any = None, family: Any = None
) -> Any:
    """Make a name."""
    normal = r.normal(text, given, middle, family)
    return c.Name(
        text=text, given_name=given, middle_name=middle, family_name=family, normal=normal
    )


def address_of(c: Any, r: Any, text: Any, sent: Any, region: str, use: Any = None) -> Any:
    """Make an address of its text and of the parts that were sent."""
    sent = {field: value for field, value in sent.items() if value}
    return c.Address(text=text, use=use, **r.address(text, sent, region))


def phone_of(c: Any, r: Any, raw: str, region: str) -> Any:
    """Make a phone."""
    value, where = r.phone(raw, region)
    return c.Contact(kind="phone", value=value, region=where)


def email_of(c: Any, r: Any, raw: str) -> Any:
    """Make an e-mail address."""
    return c.Contact(kind="email", value=r.email(raw))


def numbers_of(c: Any, r: Any, **sent: str | None) -> list[Any]:
    """Make an identifier of each number that was sent, by its scheme."""
    return [
        c.Identifier(scheme=scheme, value=r.number(raw, scheme))
        for scheme, raw in sent.items()
        if raw
    ]


def okra(wire: Any, c: Any, r: Any) -> Any:
    """Convert a look-up of Okra."""
    d = wire.data
    region = r.country(d.verification_country)
    persons = [
        c.Person(
            source="register",
            role="subject",
            names=[
                name_of(c, r, d.fullname, d.firstname, d.middlename, d.lastname),
                *[name_of(c, r, alias) for alias in d.aliases],
            ],
            birthdate=r.date(d.dob),
            gender=r.gender(d.gender),
            marital_status=d.marital_status,
            nationalities=[r.country(d.nationality)] if d.nationality else [],
            origin_region=d.state_of_origin,
            origin_district=d.lga_of_origin,
            residence_region=d.state_of_residence,
            residence_district=d.lga_of_residence,
            contacts=[
                *[phone_of(c, r, phone, region) for phone in d.phone if is_said(phone)],
                *[email_of(c, r, email) for email in d.email if email],
            ],
            identifiers=numbers_of(c, r, bvn=d.bvn, nin=d.nin),
            addresses=[address_of(c, r, text, {}, region) for text in d.address if text],
        ),
        *[_kin(kin, c, r, region) for kin in d.next_of_kins],
    ]
    return c.Record(
        source_id=d.id,
        subject_id=_id(d.customer),
        subject_name=d.customer.name,
        jurisdiction=region,
        created_at=r.time(d.created_at),
        persons=persons,
        evidence=[
            c.Evidence(
                type="electronic_record",
                documents=[
                    c.Document(
                        source="stated",
                        issuer_code=d.enrollment.bank,
                        branch_name=d.enrollment.branch,
                        issued_on=r.date(d.enrollment.registration_date),
                    )
                ],
            )
        ],
        media=[c.Media(kind=photo.image_type, url=photo.url) for photo in d.photo_id],
    )


def _kin(kin: Any, c: Any, r: Any, region: str) -> Any:
    return c.Person(
        source="register",
        role="next_of_kin",
        names=[name_of(c, r, kin.fullname, kin.firstname, kin.middlename, kin.lastname)],
        birthdate=r.date(kin.dob),
        gender=r.gender(kin.gender),
        nationalities=[r.country(kin.nationality)] if kin.nationality else [],
        contacts=[
            *([phone_of(c, r, kin.phone, region)] if kin.phone else []),
            *([email_of(c, r, kin.email)] if kin.email else []),
        ],
        addresses=[address_of(c, r, kin.address, {}, region)] if is_said(kin.address) else [],
    )


def akahu(wire: Any, c: Any, r: Any) -> Any:
    """Convert a result of Akahu."""
    item = wire.item
    return c.Record(
        source_id=_id(item),
        status=STATUSES.get(item.status),
        created_at=r.time(item.created_at),
        updated_at=r.time(item.updated_at),
        expires_at=r.time(item.expires_at),
        institution_id=_id(item.source),
        institution_name=item.source.name,
        connection_type=item.source.connection_type,
        messages=item.errors,
        persons=[
            c.Person(source="account_holder", role="subject", names=[name_of(c, r, identity.name)])
            for identity in item.identities
        ],
        addresses=[_akahu_address(address, c, r) for address in item.addresses],
        accounts=[_akahu_account(account, c, r) for account in item.accounts],
    )


def _akahu_address(address: Any, c: Any, r: Any) -> Any:
    sent = {}
    if address.components is not None:
        parts = address.components
        sent = {
            "street": parts.street,
            "suburb": parts.suburb,
            "locality": parts.city,
            "region": parts.region,
            "postal_code": parts.postal_code,
            "country": parts.country,
        }
    return address_of(c, r, address.value, sent, "NZ", USES.get(address.type))


def _akahu_account(account: Any, c: Any, r: Any) -> Any:
    scheme, number = r.account(account.account_number, "NZ")
    branch = account.branch
    filled: dict[str, Any] = {}
    if branch is not None:
        b = branch.address
        lines = ", ".join(line for line in (b.line1, b.line2, b.line3) if line)
        sent = {"locality": b.city, "country": b.country, "postal_code": b.postcode}
        made = r.address(lines, {field: value for field, value in sent.items() if value}, "NZ")
        filled = {
            "branch_id": _id(branch),
            "branch_name": branch.description,
            "branch_phone": r.phone(branch.phone, "NZ")[0],
            "branch_address": c.Address(use="branch", **made),
        }
    if account.address is not None:
        filled["address"] = address_of(c, r, account.address, {}, "NZ", "account")
    return c.Account(
        name=account.name,
        holder=account.holder,
        holders=[c.Name(text=text, normal=normal) for text, normal in r.holders(account.holder)],
        scheme=scheme,
        number=number,
        unlisted_holders=account.has_unlisted_holders,
        bank_name=account.bank,
        **filled,
    )


def oneid(wire: Any, c: Any, r: Any) -> Any:
    """Convert a userinfo of OneID."""
    scan = wire.idscan
    checks = [_over(c, "age_over_18", wire.age_over_18, "inconclusive")]
    persons = [
        c.Person(
            source="profile",
            role="subject",
            names=[_claimed(wire, c, r)],
            birthdate=r.date(wire.birthdate),
            contacts=[phone_of(c, r, wire.phone_number, "GB"), email_of(c, r, wire.email)],
            addresses=[_home(wire.address, c, r)],
        )
    ]
    evidence: list[Any] = []
    for claims in wire.verified_claims:
        persons.append(_verified(claims, c, r))
        evidence += [_claim_evidence(one, c) for one in claims.verification.evidence]
    for scanned in scan.documents:
        persons += [
            _printed_person(scanned.confirmedData, "document_confirmed", c, r),
            _printed_person(scanned.extractedData, "document_extracted", c, r),
        ]
        evidence.append(_scanned(scanned, c, r))
    face, live = scan.faceMatch, scan.liveness.fraudAssessment
    details = face.fraudAssessment.details
    checks += [
        c.Check(kind="idscan", outcome=_OUTCOMES.get(scan.overall), raw=scan.overall),
        c.Check(
            kind="face_match",
            outcome=_OUTCOMES.get(face.fraudAssessment.overall),
            raw=face.fraudAssessment.overall,
            parts=[
                c.Check(kind=part, raw=getattr(details, part))
                for part in _FACE
                if getattr(details, part) is not None
            ],
            media=[
                c.Media(kind="face_from_document", url=face.images.faceFromDocument),
                c.Media(kind="face_from_video", url=face.images.faceFromVideo),
            ],
        ),
        c.Check(
            kind="liveness",
            outcome=_OUTCOMES.get(live.overall),
            raw=live.overall,
            parts=[
                c.Check(kind="attempts", score=live.details.attemptCount),
                _word(c, "gestures", live.details.gestures),
                _word(c, "spoofing", live.details.spoofing),
            ],
        ),
    ]
    d = scan.metadata
    return c.Record(
        subject_id=wire.sub,
        persons=persons,
        evidence=evidence,
        checks=checks,
        device=c.Device(
            ip=d.ip, isp=d.isp, browser=d.browser, model=d.device, os=d.os,
            location=d.geolocation, ip_location=d.ipLocation, vpn=d.vpn,
        ),
    )  # fmt: skip


_FACE = (
    "forehead", "jaw", "leftbrow", "leftcheek", "lefteye", "middleForehead", "mouth", "nose",
    "philtrum", "rightbrow", "rightcheek", "righteye",
)  # fmt: skip


def _claimed(claims: Any, c: Any, r: Any) -> Any:
    return name_of(c, r, claims.name, claims.given_name, claims.middle_name, claims.family_name)


def _home(home: Any, c: Any, r: Any) -> Any:
    sent = {
        "street": home.street_address,
        "locality": home.locality,
        "region": home.region,
        "postal_code": home.postal_code,
        "country": home.country,
    }
    return address_of(c, r, None, sent, "GB")


def _verified(claims: Any, c: Any, r: Any) -> Any:
    verification = claims.verification
    process = verification.assurance_process
    return c.Person(
        source="verified",
        role="subject",
        names=[_claimed(claims.claims, c, r)],
        birthdate=r.date(claims.claims.birthdate),
        addresses=[_home(claims.claims.address, c, r)],
        verification=c.Verification(
            status={"PASS": "pass", "FLAGGED": "flagged"}.get(claims.verification_status),
            trust_framework=verification.trust_framework,
            assurance_level=verification.assurance_level,
            procedure=process.procedure,
            check_ids=[
                ref.check_id for detail in process.assurance_details for ref in detail.evidence_ref
            ],
        ),
    )


def _claim_evidence(one: Any, c: Any) -> Any:
    typed = one.record if one.record is not None else one.document_details
    check = c.Check(kind=one.check_details.check_method, id=one.check_details.check_id)
    return c.Evidence(
        type=one.type,
        documents=[c.Document(source="stated", type=_DOCUMENTS.get(typed.type, typed.type))],
        checks=[check],
    )


def _over(c: Any, kind: str, said: Any, no: str) -> Any:
    return c.Check(kind=kind, outcome="pass" if said else no, raw="true" if said else "false")


def _word(c: Any, kind: str, raw: str) -> Any:
    return c.Check(kind=kind, outcome=_OUTCOMES.get(raw), raw=raw)


def _printed_person(data: Any, source: str, c: Any, r: Any) -> Any:
    addresses = []
    if data.address is not None or data.zipCode is not None:
        sent = {
            "building_number": data.buildingNumber,
            "street": data.street,
            "suburb": data.suburb,
            "locality": data.city,
            "region": data.region,
            "postal_code": data.zipCode,
            "country": data.country,
        }
        addresses = [address_of(c, r, data.address, sent, "GB")]
    return c.Person(
        source=source,
        role="subject",
        names=[name_of(c, r, data.fullName, data.firstName, data.middleName, data.lastName)],
        birthdate=r.date(data.dateOfBirth),
        gender=r.gender(data.gender),
        place_of_birth=data.birthPlace,
        addresses=addresses,
    )


def _printed_document(data: Any, source: str, c: Any, r: Any) -> Any:
    return c.Document(
        source=source,
        issuer_country=r.country(data.countryOfIssue),
        numbers=numbers_of(
            c, r, document_number=data.documentNumber, id_number=data.idNumber,
            passport_number=data.passportNumber,
        ),
        issued_on=r.date(data.issueDate),
        expires_on=r.date(data.expiryDate),
    )  # fmt: skip


def _document_fraud(fraud: Any, c: Any) -> Any:
    """A finding within a document of low risk is to be ignored, OneID says."""
    found, ignored = fraud.asfBreakDown, fraud.overall == "LOW_RISK"
    said = {
        "photo": found.photoCheck, "detail": found.detailCheck,
        "integrity": found.documentIntegrity, "composition": found.imageComposition,
    }  # fmt: skip
    return c.Check(
        kind="document_fraud",
        outcome=_OUTCOMES.get(fraud.overall),
        raw=fraud.overall,
        parts=[
            c.Check(
                kind=kind,
                outcome="not_applicable" if ignored else "pass" if passed else "fail",
                raw="true" if passed else "false",
            )
            for kind, passed in said.items()
        ],
    )


def _scanned(scanned: Any, c: Any, r: Any) -> Any:
    images, ages = scanned.images, scanned.calculatedData
    return c.Evidence(
        source_id=scanned.documentId,
        type="document",
        captures=scanned.captureCount,
        documents=[
            _printed_document(scanned.confirmedData, "confirmed", c, r),
            _printed_document(scanned.extractedData, "extracted", c, r),
            c.Document(
                source="stated",
                type=_DOCUMENTS.get(scanned.document.type),
                type_text=scanned.document.type,
                issuer_country=r.country(scanned.document.country),
            ),
        ],
        checks=[
            _document_fraud(scanned.fraudAssessment, c),
            c.Check(kind="age", score=ages.age),
            _over(c, "age_over_18", ages.over18, "fail"),
            _over(c, "age_over_21", ages.over21, "fail"),
        ],
        media=[
            c.Media(kind="back", url=images.back),
            c.Media(kind="face", url=images.face),
            c.Media(kind="front", url=images.front),
            c.Media(kind="back_uncropped", url=images.uncropped.back),
            c.Media(kind="front_uncropped", url=images.uncropped.front),
        ],
    )
