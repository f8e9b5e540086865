"""Our record as the peers' fields, so that the two can be held side by side."""

import datetime as dt
from typing import Any

__all__ = ["view"]

_PERSON = ("source", "role", "gender", "marital_status")
_ADDRESS = (
    "text", "building_number", "street", "suburb", "locality", "region", "postal_code", "country",
    "use",
)  # fmt: skip
_NAME = ("text", "given_name", "middle_name", "family_name")


def _pick(entity: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: getattr(entity, name) for name in names}


def _of(entity: Any, name: str) -> Any:
    return None if entity is None else getattr(entity, name)


def _day(held: Any) -> Any:
    if held is None or held.month is None or held.day is None:
        return None
    return dt.date(held.year, held.month, held.day)


def _name(name: Any) -> dict[str, Any]:
    parsed = dict.fromkeys(name.parsed)
    sent = {field: None if field in parsed else getattr(name, field) for field in _NAME}
    return sent | {"normal": name.normal}


def _address(address: Any) -> dict[str, Any] | None:
    return None if address is None else _pick(address, _ADDRESS)


def _media(media: Any) -> list[dict[str, Any]]:
    return [_pick(one, ("kind", "url")) for one in media]


def _check(check: Any) -> dict[str, Any]:
    return _pick(check, ("kind", "id", "outcome", "raw", "score")) | {
        "parts": [_check(part) for part in check.parts],
        "media": _media(check.media),
    }


def _verification(held: Any) -> dict[str, Any] | None:
    if held is None:
        return None
    return _pick(held, ("status", "trust_framework", "assurance_level", "procedure")) | {
        "check_ids": [
            ref.check_id for detail in held.assurance_details for ref in detail.evidence_ref
        ]
    }


def _person(person: Any) -> dict[str, Any]:
    return _pick(person, _PERSON) | {
        "origin_region": _of(person.origin, "region"),
        "origin_district": _of(person.origin, "district"),
        "residence_region": _of(person.residence, "region"),
        "residence_district": _of(person.residence, "district"),
        "place_of_birth": _of(person.place_of_birth, "text"),
        "names": [_name(name) for name in person.names],
        "birthdate": _day(person.birthdate),
        "nationalities": list(person.nationalities),
        "contacts": [_pick(one, ("kind", "value", "region")) for one in person.contacts],
        "identifiers": [_pick(one, ("scheme", "value")) for one in person.identifiers],
        "addresses": [_address(address) for address in person.addresses],
        "verification": _verification(person.verification),
    }


def _account(account: Any) -> dict[str, Any]:
    branch, number = account.branch, account.numbers[0]
    return _pick(account, ("name", "holder", "unlisted_holders")) | {
        "scheme": number.scheme,
        "number": number.value,
        "bank_name": _of(account.bank, "name"),
        "branch_id": _of(branch, "id"),
        "branch_name": _of(branch, "name"),
        "branch_phone": None if branch is None else _of(branch.phone, "value"),
        "branch_address": None if branch is None else _address(branch.address),
        "address": _address(account.address),
        "holders": [
            {"text": name.text, "normal": name.normal, **dict.fromkeys(_NAME[1:])}
            for name in account.holders
        ],
    }


def _document(document: Any) -> dict[str, Any]:
    return _pick(document, ("source", "type", "type_text")) | {
        "issuer_country": _of(document.issuer, "country"),
        "issuer_code": _of(document.issuer, "code"),
        "branch_name": _of(document.branch, "name"),
        "numbers": [_pick(one, ("scheme", "value")) for one in document.numbers],
        "issued_on": _day(document.issued_on),
        "expires_on": _day(document.expires_on),
    }


def _evidence(evidence: Any) -> dict[str, Any]:
    return _pick(evidence, ("source_id", "type", "captures")) | {
        "documents": [_document(one) for one in evidence.documents],
        "checks": [_check(one) for one in evidence.checks],
        "media": _media(evidence.media),
    }


def view(record: Any) -> dict[str, Any]:
    """Return the fields of a record of ours that the peers fill.

    Args:
        record: A canonical record.
    """
    times = ("created_at", "updated_at", "expires_at")
    device = ("ip", "isp", "browser", "model", "os", "location", "ip_location", "vpn")
    return _pick(record, ("source_id", "status", "connection_type", "jurisdiction", *times)) | {
        "subject_id": _of(record.subject, "id"),
        "subject_name": _of(record.subject, "name"),
        "institution_id": _of(record.institution, "id"),
        "institution_name": _of(record.institution, "name"),
        "messages": list(record.messages),
        "persons": [_person(one) for one in record.persons],
        "addresses": [_address(one) for one in record.addresses],
        "accounts": [_account(one) for one in record.accounts],
        "evidence": [_evidence(one) for one in record.evidence],
        "checks": [_check(one) for one in record.checks],
        "media": _media(record.media),
        "device": None if record.device is None else _pick(record.device, device),
    }
