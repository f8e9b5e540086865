"""Evidence as members of ``verification.evidence`` (OpenID Identity Assurance Schema 1.0).

>>> from identity_schema.model import Check, Document, Evidence
>>> evidence = Evidence(type="document", checks=(Check(kind="vpip"), Check(id="c-2")),
...                     documents=(Document(type="idcard"),))
>>> ledger = Ledger()
>>> write_evidence(evidence, "/evidence/0", (), ledger)
{'type': 'document', 'check_details': [{'check_method': 'vpip'}], \
'document_details': {'type': 'idcard'}}
>>> ledger.left
[LeftOut(pointer='/evidence/0/checks/1', reason='a check without a method has no form')]
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from identity_schema.exports.ida_claims import (
    NO_ROOM,
    set_said,
    write_address,
    write_date,
)
from identity_schema.exports.ledger import Ledger
from identity_schema.model import Check, Document, Evidence, Institution, Media, Person

__all__ = ["write_evidence", "write_time"]

_DETAILS = {
    "document": "document_details",
    "electronic_record": "record",
    "vouch": "attestation",
}
"""Type of evidence to the member that holds its document; a signature's stands in the open."""

_NUMBERS = {
    "document": {"document_number", "serial_number"},
    "electronic_record": set(),
    "vouch": {"reference_number"},
    "electronic_signature": {"serial_number"},
}
_HOLDER = {"document": "issuer", "electronic_record": "source", "electronic_signature": "issuer"}
_DATES = {
    "document": {"issued_on": "date_of_issuance", "expires_on": "date_of_expiry"},
    "electronic_record": {"expires_on": "date_of_expiry"},
    "vouch": {"issued_on": "date_of_issuance", "expires_on": "date_of_expiry"},
    "electronic_signature": {},
}
_MADE = {"electronic_record", "electronic_signature"}
"""Types whose document has a time at which it was made."""


def write_time(time: datetime | None) -> str | None:
    """Write a time as RFC 3339 has it, in UTC."""
    return None if time is None else time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def write_evidence(
    evidence: Evidence, at: str, vouchers: tuple[tuple[Person, str], ...], ledger: Ledger
) -> dict[str, Any] | None:
    """Write one piece of evidence, without the claims that were derived from it.

    Args:
        evidence: The evidence.
        at: Its JSON Pointer.
        vouchers: Who vouched in it, with JSON Pointers.
        ledger: Takes down what is left out.

    Returns:
        The member, or None where the standard has no form for what is known of the evidence.
    """
    if evidence.type is None:
        ledger.leave(at, "evidence of an unknown type has no form")
        return None
    members: dict[str, Any] = {"type": evidence.type}
    signature = evidence.type == "electronic_signature"
    checks = [] if signature else list(_write_checks(evidence, at, ledger))
    set_said(members, check_details=checks or None)
    details = _write_document(evidence, at, ledger)
    if signature:
        if not {"signature_type", "issuer", "serial_number"} <= details.keys():
            ledger.leave(at, "a signature needs its type, its issuer and its serial number")
            return None
        members |= details
    elif details.get("type"):
        members[_DETAILS[evidence.type]] = _with_voucher(details, vouchers, ledger)
    elif details:
        ledger.leave(f"{at}/documents", "a document without a type has no form")
    media = list(_write_media(evidence, at, ledger))
    set_said(members, attachments=media or None)
    said = {"type", "documents", "checks", "media"} - ({"checks"} if signature else set())
    ledger.rest(evidence, at, said)
    return members


def _write_checks(evidence: Evidence, at: str, ledger: Ledger) -> Iterator[dict[str, Any]]:
    for number, check in enumerate(evidence.checks):
        here = f"{at}/checks/{number}"
        if check.kind is None:
            ledger.leave(here, "a check without a method has no form")
        elif check.outcome not in {None, "pass"}:
            ledger.leave(here, "the form lists checks that were made and cannot say how they ended")
        else:
            yield _write_check(check, here, ledger)


def _write_check(check: Check, at: str, ledger: Ledger) -> dict[str, Any]:
    members: dict[str, Any] = {"check_method": check.kind}
    set_said(members, organization=check.organization, check_id=check.id, time=write_time(check.at))
    ledger.rest(check, at, {"kind", "organization", "id", "at"})
    return members


def _write_document(evidence: Evidence, at: str, ledger: Ledger) -> dict[str, Any]:
    members: dict[str, Any] = {}
    stated = [n for n, one in enumerate(evidence.documents) if one.source == "stated"]
    for number, document in enumerate(evidence.documents):
        here = f"{at}/documents/{number}"
        if document.source != "stated":
            ledger.leave(here, "what was read off a document is no statement of the sender")
        elif number != stated[0]:
            ledger.leave(here, NO_ROOM)
        else:
            members = _write_details(document, here, str(evidence.type), ledger)
    return members


def _write_details(document: Document, at: str, kind: str, ledger: Ledger) -> dict[str, Any]:
    members: dict[str, Any] = {}
    name = "signature_type" if kind == "electronic_signature" else "type"
    set_said(members, **{name: document.type or document.type_text})
    for number, one in enumerate(document.numbers):
        if one.scheme in _NUMBERS[kind] and one.scheme not in members and one.raw is not None:
            members[one.scheme] = one.raw
        else:
            ledger.leave(f"{at}/numbers/{number}", "the form has no member for it")
    if kind in _MADE:
        set_said(members, created_at=write_time(document.created_at))
    for field, member in _DATES[kind].items():
        day = write_date(getattr(document, field), f"{at}/{field}", ledger)
        set_said(members, **{member: day})
    said = {"source", "form", "type", "type_text", "numbers", *_DATES[kind]}
    if kind in _MADE:
        said |= {"created_at"}
    holder = _HOLDER.get(kind)
    if document.issuer is not None and holder is not None:
        said |= {"issuer"}
        issuer = _write_issuer(document.issuer, f"{at}/issuer", ledger, whole=name == "type")
        set_said(members, **{holder: issuer or None})
    ledger.rest(document, at, said)
    return members


def _write_issuer(issuer: Institution, at: str, ledger: Ledger, *, whole: bool) -> Any:
    if not whole:  # of who certified a signature there is a name
        ledger.rest(issuer, at, {"name"})
        return issuer.name
    members: dict[str, Any] = {}
    set_said(members, name=issuer.name)
    if issuer.address is not None:
        members |= write_address(issuer.address, f"{at}/address", ledger)
    set_said(members, country_code=issuer.country, jurisdiction=issuer.jurisdiction)
    ledger.rest(issuer, at, {"name", "address", "country", "jurisdiction"})
    return members


def _with_voucher(
    details: dict[str, Any], vouchers: tuple[tuple[Person, str], ...], ledger: Ledger
) -> dict[str, Any]:
    for number, (person, at) in enumerate(vouchers):
        if number:
            ledger.leave(at, NO_ROOM)
        else:
            set_said(details, voucher=_write_voucher(person, at, ledger) or None)
    return details


def _write_voucher(person: Person, at: str, ledger: Ledger) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for number, name in enumerate(person.names):
        if "name" in members or name.use != "main":
            ledger.leave(f"{at}/names/{number}", NO_ROOM)
        else:
            set_said(members, name=name.text)
            ledger.rest(name, f"{at}/names/{number}", {"use", "text", *name.parsed})
    set_said(members, birthdate=write_date(person.birthdate, f"{at}/birthdate", ledger))
    for address in person.addresses[:1]:
        members |= write_address(address, f"{at}/addresses/0", ledger)
    set_said(members, occupation=person.occupation)
    if person.employers:
        set_said(members, organization=person.employers[0].name)
    said = {"source", "role", "of", "names", "birthdate", "addresses", "occupation", "employers"}
    ledger.rest(person, at, said)
    return members


def _write_media(evidence: Evidence, at: str, ledger: Ledger) -> Iterator[dict[str, Any]]:
    for number, media in enumerate(evidence.media):
        here = f"{at}/media/{number}"
        if media.url is None:
            ledger.leave(here, "an embedded attachment needs its content, which no record keeps")
        elif media.digest is None or media.digest_algorithm is None:
            ledger.leave(here, "an attachment elsewhere needs a hash of it")
        else:
            yield _write_link(media, here, ledger)


def _write_link(media: Media, at: str, ledger: Ledger) -> dict[str, Any]:
    members: dict[str, Any] = {}
    set_said(members, desc=media.description, url=media.url, txn=media.check_id)
    if media.expires_at is not None:
        members["exp"] = int(media.expires_at.timestamp())
    members["digest"] = {"alg": media.digest_algorithm, "value": media.digest}
    said = {"description", "url", "check_id", "expires_at", "exp", "digest", "digest_algorithm"}
    ledger.rest(media, at, said)
    return members
