"""What the peers read and write: wire classes and canonical ones, in each library's own kind.

One table says the fields, so that every library has the same to do; the classes that it becomes
are what somebody would write by hand, and run at the same speed.
"""

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import attrs
import msgspec
import pydantic

__all__ = ["attrs_classes", "msgspec_classes", "pydantic_classes"]

Table = dict[str, dict[str, str]]

_CLAIMS = "name given_name middle_name family_name birthdate"
_DOCUMENT = (
    "birthPlace cardType class_ countryCode countryOfIssue dateOfBirth documentNumber "
    "engineCountryCode expiryDate firstName fullName gender idNumber issueDate lastName location "
    "middleName passportNumber yearsSinceIssue address buildingNumber city country locality region "
    "state street suburb zipCode"
)


def _texts(listed: str, /, **others: str) -> dict[str, str]:
    return dict.fromkeys(listed.split(), "str") | others


WIRE: Table = {
    # Okra
    "Customer": _texts("_id name"),
    "Photo": _texts("url image_type"),
    "Enrollment": _texts("bank branch registration_date"),
    "Kin": _texts("firstname middlename lastname fullname dob gender phone email address "
                  "nationality"),
    "Profile": _texts(
        "id firstname middlename lastname fullname dob bvn nin gender verification_country "
        "created_at nationality lga_of_origin lga_of_residence state_of_origin "
        "state_of_residence marital_status",
        customer="Customer", enrollment="Enrollment", aliases="list[str]", phone="list[str]",
        email="list[str]", address="list[str]", photo_id="list[Photo]", next_of_kins="list[Kin]",
    ),
    "Okra": _texts("status message", data="Profile"),
    # Akahu
    "Source": _texts("_id name logo connection_type"),
    "Identity": _texts("name formatted_account"),
    "Components": _texts("street suburb city region postal_code country"),
    "PostalAddress": _texts("type value formatted_address place_id", components="Components"),
    "BranchAddress": _texts("line1 line2 line3 city country postcode"),
    "Branch": _texts("_id description phone", address="BranchAddress"),
    "BankAccount": _texts("name account_number holder address bank", branch="Branch",
                          has_unlisted_holders="bool"),
    "Item": _texts("_id status created_at updated_at expires_at", source="Source",
                   errors="list[str]", identities="list[Identity]",
                   addresses="list[PostalAddress]", accounts="list[BankAccount]"),
    "Akahu": {"success": "bool", "item": "Item"},
    # OneID
    "Home": _texts("country postal_code locality region street_address"),
    "Claims": _texts(_CLAIMS, address="Home"),
    "EvidenceRef": _texts("check_id"),
    "AssuranceDetail": {"evidence_ref": "list[EvidenceRef]"},
    "Process": _texts("procedure", assurance_details="list[AssuranceDetail]"),
    "CheckDetails": _texts("check_method check_id"),
    "Typed": _texts("type"),
    "ClaimEvidence": _texts("type", check_details="CheckDetails", record="Typed",
                            document_details="Typed"),
    "ClaimVerification": _texts("trust_framework assurance_level", assurance_process="Process",
                                evidence="list[ClaimEvidence]"),
    "ClaimSet": _texts("verification_status", claims="Claims", verification="ClaimVerification"),
    "Stated": _texts("country type typeLabel"),
    "Calculated": {"age": "int", "over18": "bool", "over21": "bool"},
    "Breakdown": dict.fromkeys(
        ("photoCheck", "detailCheck", "documentIntegrity", "imageComposition"), "bool"),
    "DocumentFraud": _texts("overall", asfBreakDown="Breakdown"),
    "Uncropped": _texts("back front"),
    "Images": _texts("back face front", uncropped="Uncropped"),
    "Printed": _texts(_DOCUMENT),
    "Scanned": _texts("documentId", document="Stated", calculatedData="Calculated",
                      fraudAssessment="DocumentFraud", images="Images", captureCount="int",
                      confirmedData="Printed", extractedData="Printed"),
    "FaceDetails": _texts(
        "forehead jaw leftbrow leftcheek lefteye middleForehead mouth nose philtrum rightbrow "
        "rightcheek righteye"),
    "FaceFraud": _texts("overall", details="FaceDetails"),
    "FaceImages": _texts("faceFromDocument faceFromVideo"),
    "FaceMatch": {"fraudAssessment": "FaceFraud", "images": "FaceImages"},
    "LiveDetails": _texts("gestures spoofing", attemptCount="int"),
    "LiveFraud": _texts("overall", details="LiveDetails"),
    "Liveness": {"fraudAssessment": "LiveFraud"},
    "Metadata": _texts("browser device geolocation ip ipLocation isp os", vpn="bool"),
    "IdScan": _texts("overall", documents="list[Scanned]", faceMatch="FaceMatch",
                     liveness="Liveness", metadata="Metadata"),
    "OneId": _texts(f"sub {_CLAIMS} phone_number email", age_over_18="bool", address="Home",
                    verified_claims="list[ClaimSet]", idscan="IdScan"),
}  # fmt: skip
"""Class to its fields; every one of them may be missing."""

CANONICAL: Table = {
    "Name": _texts("text given_name middle_name family_name normal"),
    "Contact": _texts("kind value region"),
    "Identifier": _texts("scheme value"),
    "Address": _texts("text building_number street suburb locality region postal_code country use"),
    "Check": _texts("kind id outcome raw", score="int", parts="list[Check]", media="list[Media]"),
    "Media": _texts("kind url"),
    "Verification": _texts("status trust_framework assurance_level procedure",
                           check_ids="list[str]"),
    "Person": _texts(
        "source role gender marital_status origin_region origin_district residence_region "
        "residence_district place_of_birth",
        names="list[Name]", birthdate="date", nationalities="list[str]",
        contacts="list[Contact]", identifiers="list[Identifier]", addresses="list[Address]",
        verification="Verification",
    ),
    "Account": _texts("name holder scheme number bank_name branch_id branch_name branch_phone",
                      holders="list[Name]", unlisted_holders="bool", branch_address="Address",
                      address="Address"),
    "Document": _texts("source type type_text issuer_country issuer_code branch_name",
                       numbers="list[Identifier]", issued_on="date", expires_on="date"),
    "Evidence": _texts("source_id type", captures="int", documents="list[Document]",
                       checks="list[Check]", media="list[Media]"),
    "Device": _texts("ip isp browser model os location ip_location", vpn="bool"),
    "Record": _texts(
        "source_id subject_id subject_name status connection_type jurisdiction institution_id "
        "institution_name",
        created_at="datetime", updated_at="datetime", expires_at="datetime",
        messages="list[str]", persons="list[Person]", addresses="list[Address]",
        accounts="list[Account]", evidence="list[Evidence]", checks="list[Check]",
        media="list[Media]", device="Device",
    ),
}  # fmt: skip
"""The part of the canonical model that the peers fill."""

_SENT = {"class_": "class"}
Make = Callable[[str, dict[str, Any], Any], type]


def _types(table: Table, make: Make, base: Any) -> SimpleNamespace:
    """Make the classes of a table, each after those that it holds."""
    known: dict[str, Any] = {
        "str": str, "int": int, "bool": bool, "date": dt.date,
        "datetime": dt.datetime,
    }  # fmt: skip
    waiting = dict(table)
    while waiting:
        for name, fields in list(waiting.items()):
            named = {word.removeprefix("list[").removesuffix("]") for word in fields.values()}
            if named - {name} <= known.keys():
                known[name] = make(name, {f: _type(w, known) for f, w in fields.items()}, base)
                del waiting[name]
    return SimpleNamespace(**{name: known[name] for name in table})


def _type(word: str, known: dict[str, Any]) -> Any:
    item = word.removeprefix("list[").removesuffix("]")
    held = known.get(item, Any)  # a check holds checks
    return list[held] if word != item else held


def _is_list(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is list


def _attrs(name: str, fields: dict[str, Any], how: Any) -> type:
    made = {
        field: attrs.field(factory=list, type=kind | None)
        if _is_list(kind) else attrs.field(default=None, type=kind | None)
        for field, kind in fields.items()
    }  # fmt: skip
    return attrs.make_class(name, made, **how)


def _struct(name: str, fields: dict[str, Any], _: Any) -> type:
    made = [
        (field, kind | None, msgspec.field(default_factory=list) if _is_list(kind) else None)
        for field, kind in fields.items()
    ]
    return msgspec.defstruct(name, made, rename=_SENT)


def _model(name: str, fields: dict[str, Any], config: Any) -> type:
    made: dict[str, Any] = {
        ("id_" if field == "_id" else field): (
            kind | None,
            pydantic.Field(default_factory=list) if _is_list(kind)
            else pydantic.Field(default=None, alias={"_id": "_id", **_SENT}.get(field)),
        )
        for field, kind in fields.items()
    }  # fmt: skip
    return pydantic.create_model(name, __config__=config, **made)


def attrs_classes() -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return wire and canonical classes of attrs: mutable ones in, frozen ones out."""
    return _types(WIRE, _attrs, {"frozen": False}), _types(CANONICAL, _attrs, {"frozen": True})


def msgspec_classes() -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return wire classes of msgspec, and canonical ones of attrs."""
    return _types(WIRE, _struct, None), attrs_classes()[1]


def pydantic_classes() -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return wire and canonical models of pydantic."""
    lenient = pydantic.ConfigDict(extra="ignore", populate_by_name=True)
    frozen = pydantic.ConfigDict(frozen=True)
    return _types(WIRE, _model, lenient), _types(CANONICAL, _model, frozen)
