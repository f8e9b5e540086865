"""A document that OneID has scanned: who it is of, what is printed on it, what was checked."""

from typing import Any

from peers import making

__all__ = ["OUTCOMES", "TYPES", "people_of", "scanned", "yes_or"]

OUTCOMES = {"PASS": "pass", "FAIL": "fail", "LOW_RISK": "low_risk", "HIGH_RISK": "high_risk"}
TYPES = {"Passport": "passport", "Driver Licence": "driving_permit", "id_card": "idcard"}
_ADDRESS = {
    "buildingNumber": "building_number", "city": "locality", "country": "country",
    "locality": "locality", "region": "region", "state": "region", "street": "street",
    "suburb": "suburb", "zipCode": "postal_code",
}  # fmt: skip
_NUMBERS = (
    ("document_number", "documentNumber"), ("id_number", "idNumber"),
    ("passport_number", "passportNumber"),
)  # fmt: skip
_PRINTED = (
    ("class", "class_"), ("location", "location"), ("yearsSinceIssue", "yearsSinceIssue"),
    ("cardType", "cardType"), ("countryCode", "countryCode"),
    ("engineCountryCode", "engineCountryCode"),
)  # fmt: skip


def yes_or(no: str, kind: str, said: Any, c: Any) -> Any:
    """Make a check of a yes, which passes, or of a no, which is told by a word."""
    return c.Check(kind=kind, outcome="pass" if said else no, raw="true" if said else "false")


def people_of(one: Any, first: int, of: list[str], c: Any, r: Any) -> list[Any]:
    """Make the person whom its owner confirmed, and the one who was read off it."""
    return [
        _person(one.confirmedData, f"persons/{first}", "document_confirmed", of, c, r),
        _person(one.extractedData, f"persons/{first + 1}", "document_extracted", of, c, r),
    ]


def _person(data: Any, id_: str, source: str, of: list[str], c: Any, r: Any) -> Any:
    sent = (data.firstName, data.middleName, data.lastName)
    name, kind = making.main_name(c, r, data.fullName, *sent)
    return c.Person(
        id=id_,
        source=source,
        role="subject",
        kind=kind,
        of=of,
        names=[name],
        birthdate=r.date(data.dateOfBirth),
        gender=r.gender(data.gender),
        place_of_birth=None if data.birthPlace is None else c.Place(text=data.birthPlace),
        addresses=_addresses(data, c, r),
    )


def _addresses(data: Any, c: Any, r: Any) -> list[Any]:
    if data.address is None and data.zipCode is None:
        return []
    parts, sent = making.parts_of(c, data, _ADDRESS)
    form = r.address(data.address, sent, "GB")
    return [making.address(c, form, text=data.address, parts=parts)]


def scanned(one: Any, id_: str, c: Any, r: Any) -> Any:
    """Make the evidence: three readings of the document, its checks, its images."""
    images, ages = one.images, one.calculatedData
    return c.Evidence(
        id=id_,
        type="document",
        source_id=one.documentId,
        documents=[
            _printed(one.confirmedData, "confirmed", c, r),
            _printed(one.extractedData, "extracted", c, r),
            c.Document(
                source="stated",
                type=TYPES.get(one.document.type),
                type_text=one.document.type,
                label=one.document.typeLabel,
                issuer=c.Institution(country=r.country(one.document.country)),
            ),
        ],
        checks=[
            _fraud(one.fraudAssessment, c),
            c.Check(kind="age", score=ages.age),
            yes_or("fail", "age_over_18", ages.over18, c),
            yes_or("fail", "age_over_21", ages.over21, c),
        ],
        media=[
            c.Media(kind="back", url=images.back, cropped=True),
            c.Media(kind="face", url=images.face, cropped=True),
            c.Media(kind="front", url=images.front, cropped=True),
            c.Media(kind="back_uncropped", url=images.uncropped.back, cropped=False),
            c.Media(kind="front_uncropped", url=images.uncropped.front, cropped=False),
        ],
        captures=one.captureCount,
    )


def _printed(data: Any, source: str, c: Any, r: Any) -> Any:
    numbers = [(scheme, getattr(data, field)) for scheme, field in _NUMBERS]
    printed = [(label, getattr(data, field)) for label, field in _PRINTED]
    return c.Document(
        source=source,
        numbers=[making.number(c, r, scheme, raw) for scheme, raw in numbers if raw],
        issuer=c.Institution(country=r.country(data.countryOfIssue)),
        issued_on=r.date(data.issueDate),
        expires_on=r.date(data.expiryDate),
        printed=[c.Detail(label=label, text=text) for label, text in printed if text],
    )


def _fraud(fraud: Any, c: Any) -> Any:
    """A finding within a document of low risk is to be ignored, OneID says."""
    found, ignored = fraud.asfBreakDown, fraud.overall == "LOW_RISK"
    said = {
        "photo": found.photoCheck, "detail": found.detailCheck,
        "integrity": found.documentIntegrity, "composition": found.imageComposition,
    }  # fmt: skip
    return c.Check(
        kind="document_fraud",
        outcome=OUTCOMES.get(fraud.overall),
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
