"""The fields of the peers' classes: of the payloads as they write them, of the result as ours is.

One table each says the fields, so that every library has the same to do.
"""

__all__ = ["ACCOUNTING", "CANONICAL", "WIRE", "Table"]

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
    "Customer": _texts("id_ name"),
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
    "Source": _texts("id_ name logo connection_type"),
    "Profiled": _texts("id_ name"),
    "Identity": _texts("name formatted_account"),
    "Components": _texts("street suburb city region postal_code country"),
    "PostalAddress": _texts("type value formatted_address place_id", components="Components"),
    "BranchAddress": _texts("line1 line2 line3 city country postcode"),
    "Branch": _texts("id_ description phone", address="BranchAddress"),
    "BankAccount": _texts("name account_number holder address bank", branch="Branch",
                          has_unlisted_holders="bool"),
    "Item": _texts("id_ status created_at updated_at expires_at", source="Source",
                   profile="Profiled", errors="list[str]", identities="list[Identity]",
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
"""Class to its fields, each of which may be missing; ``id_`` is sent as ``_id``."""

CANONICAL: Table = {
    "Reference": _texts("kind id name"),
    "Detail": _texts("label text"),
    "Place": _texts("text region district"),
    "Media": _texts("kind url", cropped="bool"),
    "Contact": _texts("kind raw value region type"),
    "Identifier": _texts("scheme raw value country check"),
    "Address": _texts(
        "text formatted unit building_number street suburb locality region postal_code country use "
        "place_id parser",
        parts="list[Detail]", parsed="list[str]",
    ),
    "Institution": _texts("id name code code_scheme logo country", phone="Contact",
                          address="Address"),
    "Name": _texts("use text given_name middle_name family_name title initials normal",
                   parsed="list[str]"),
    "EvidenceRef": _texts("check_id"),
    "AssuranceDetail": {"evidence_ref": "list[EvidenceRef]"},
    "Verification": _texts(
        "status status_text trust_framework assurance_level procedure",
        assurance_details="list[AssuranceDetail]", evidence="list[str]",
    ),
    "Person": _texts(
        "id source role kind gender marital_status",
        of="list[str]", names="list[Name]", birthdate="date", nationalities="list[str]",
        place_of_birth="Place", origin="Place", residence="Place", contacts="list[Contact]",
        identifiers="list[Identifier]", addresses="list[Address]", verification="Verification",
    ),
    "AccountNumber": _texts("scheme raw value bank branch account suffix check", masked="bool"),
    "Account": _texts(
        "id name holder",
        holders="list[Name]", unlisted_holders="bool", numbers="list[AccountNumber]",
        bank="Institution", branch="Institution", address="Address",
    ),
    "Document": _texts(
        "source type type_text label",
        numbers="list[Identifier]", issuer="Institution", branch="Institution", issued_on="date",
        expires_on="date", printed="list[Detail]",
    ),
    "Check": _texts("kind id outcome raw", score="int", of="list[str]", media="list[Media]",
                    parts="list[Check]"),
    "Evidence": _texts("id type source_id", documents="list[Document]", checks="list[Check]",
                       media="list[Media]", captures="int"),
    "Device": _texts("ip isp browser model os location ip_location", vpn="bool"),
    "Record": _texts(
        "source_id status connection_type jurisdiction",
        subject="Reference", references="list[Reference]", created_at="datetime",
        updated_at="datetime", expires_at="datetime", institution="Institution",
        messages="list[str]", persons="list[Person]", addresses="list[Address]",
        accounts="list[Account]", evidence="list[Evidence]", checks="list[Check]",
        media="list[Media]", device="Device",
    ),
}  # fmt: skip
"""Every field that normalize fills on the payloads that the peers read, in the same nesting.

A test holds it against the records; what none of these payloads fills is no field here.
"""

ACCOUNTING = {
    "Record": frozenset({
        "key",  # hash of the payload's key and the pointer
        "payload",  # hash of the whole payload
        "pointer",  # where in the payload the record stands
        "kind", "provider",  # which mapping read it
        "issues",  # what the readers had to say of a value
        "nulls", "empties",  # known leaves without a value
    }),
}  # fmt: skip
"""What normalize fills and no peer does: where a record comes from, what became of each leaf."""
