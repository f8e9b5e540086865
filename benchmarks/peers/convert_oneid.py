"""A userinfo of OneID: from wire objects to canonical ones, by attributes.

See `peers.convert_okra`; what was read of a document is in `peers.convert_document`.
"""

from typing import Any

from peers import making
from peers.convert_document import OUTCOMES, TYPES, people_of, scanned, yes_or

__all__ = ["convert"]

_STATUSES = {"PASS": "pass", "FLAGGED": "flagged"}
_HOME = {
    "street_address": "street", "locality": "locality", "region": "region",
    "postal_code": "postal_code", "country": "country",
}  # fmt: skip
_CLAIMED_HOME = {"country": "country", "postal_code": "postal_code"}
_FACE = (
    "forehead", "jaw", "leftbrow", "leftcheek", "lefteye", "middleForehead", "mouth", "nose",
    "philtrum", "rightbrow", "rightcheek", "righteye",
)  # fmt: skip


def convert(wire: Any, c: Any, r: Any) -> Any:
    """Convert a userinfo."""
    persons, evidence = [_profile(wire, c, r)], []
    for claims in wire.verified_claims:
        found = [
            _evidence(one, f"evidence/{n}", c)
            for n, one in enumerate(claims.verification.evidence, len(evidence))
        ]
        evidence += found
        ids = [one.id for one in found]
        persons.append(_verified(claims, f"persons/{len(persons)}", ids, c, r))
    documents = []
    for one in wire.idscan.documents:
        id_ = f"evidence/{len(evidence)}"
        documents.append(id_)
        evidence.append(scanned(one, id_, c, r))
        persons += people_of(one, len(persons), [id_], c, r)
    return c.Record(
        subject=c.Reference(kind="oneid_sub", id=wire.sub),
        persons=persons,
        evidence=evidence,
        checks=[
            yes_or("inconclusive", "age_over_18", wire.age_over_18, c),
            *_checks(wire.idscan, documents, c),
        ],
        device=_device(wire.idscan.metadata, c),
    )


def _profile(wire: Any, c: Any, r: Any) -> Any:
    name, kind = _name(wire, c, r)
    return c.Person(
        id="persons/0",
        source="profile",
        role="subject",
        kind=kind,
        names=[name],
        birthdate=r.date(wire.birthdate),
        contacts=[
            making.phone(c, r, wire.phone_number, "GB"),
            making.email(c, r, wire.email),
        ],
        addresses=[_home(wire.address, _HOME, c, r)],
    )


def _name(claims: Any, c: Any, r: Any) -> tuple[Any, str | None]:
    sent = (claims.given_name, claims.middle_name, claims.family_name)
    return making.main_name(c, r, claims.name, *sent)


def _home(home: Any, fields: dict[str, str], c: Any, r: Any) -> Any:
    parts, sent = making.parts_of(c, home, fields)
    return making.address(c, r.address(None, sent, "GB"), parts=parts)


def _verified(claims: Any, id_: str, evidence: list[str], c: Any, r: Any) -> Any:
    said, verification = claims.claims, claims.verification
    name, kind = _name(said, c, r)
    process = verification.assurance_process
    return c.Person(
        id=id_,
        source="verified",
        role="subject",
        kind=kind,
        names=[name],
        birthdate=r.date(said.birthdate),
        addresses=[_home(said.address, _CLAIMED_HOME, c, r)],
        verification=c.Verification(
            status=_STATUSES.get(claims.verification_status),
            status_text=claims.verification_status,
            trust_framework=verification.trust_framework,
            assurance_level=verification.assurance_level,
            procedure=process.procedure,
            assurance_details=[
                c.AssuranceDetail(
                    evidence_ref=[c.EvidenceRef(check_id=ref.check_id) for ref in one.evidence_ref]
                )
                for one in process.assurance_details
            ],
            evidence=evidence,
        ),
    )


def _evidence(one: Any, id_: str, c: Any) -> Any:
    typed = one.record if one.record is not None else one.document_details
    details = one.check_details
    return c.Evidence(
        id=id_,
        type=one.type,
        documents=[c.Document(source="stated", type=TYPES.get(typed.type, typed.type))],
        checks=[c.Check(kind=details.check_method, id=details.check_id)],
    )


def _checks(scan: Any, documents: list[str], c: Any) -> list[Any]:
    face, live = scan.faceMatch, scan.liveness.fraudAssessment
    found = face.fraudAssessment
    parts = [(part, getattr(found.details, part)) for part in _FACE]
    return [
        _said("idscan", scan.overall, c, of=documents),
        _said(
            "face_match",
            found.overall,
            c,
            of=documents,
            media=[
                c.Media(kind="face_from_document", url=face.images.faceFromDocument),
                c.Media(kind="face_from_video", url=face.images.faceFromVideo),
            ],
            parts=[c.Check(kind=part, raw=word) for part, word in parts if word is not None],
        ),
        _said(
            "liveness",
            live.overall,
            c,
            parts=[
                c.Check(kind="attempts", score=live.details.attemptCount),
                _said("gestures", live.details.gestures, c),
                _said("spoofing", live.details.spoofing, c),
            ],
        ),
    ]


def _said(kind: str, word: str, c: Any, **others: Any) -> Any:
    return c.Check(kind=kind, outcome=OUTCOMES.get(word), raw=word, **others)


def _device(d: Any, c: Any) -> Any:
    return c.Device(
        ip=d.ip, isp=d.isp, browser=d.browser, model=d.device, os=d.os, location=d.geolocation,
        ip_location=d.ipLocation, vpn=d.vpn,
    )  # fmt: skip
