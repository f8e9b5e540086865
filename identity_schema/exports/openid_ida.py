"""Records as ``verified_claims``: OpenID Identity Assurance Schema Definition 1.0 (October 2024).

What is written is what was declared and nothing more: no level is derived, no part of a name that
was only inferred is claimed, a claim set that was flagged is not called verified. Everything that
the form cannot say is listed by `left_out`.

>>> from identity_schema import normalize
>>> sent = {
...     "verification": {"trust_framework": "eidas", "assurance_level": "high"},
...     "claims": {"given_name": "Ottoline"},
... }
>>> [record] = normalize(sent, mapping="openid.ida")
>>> dump(record) == sent
True
>>> left_out(record)
()
>>> flagged = {**sent, "verification_status": "FLAGGED"}
>>> [record] = normalize(flagged, mapping="openid.ida")
>>> dump(record)
[]
>>> left_out(record)[0].reason
'its provider does not say that it passed'
"""

from collections.abc import Iterator
from typing import Any

from identity_schema._calls import check
from identity_schema.exports.ida_claims import set_said, write_claims
from identity_schema.exports.ida_evidence import write_evidence, write_time
from identity_schema.exports.ledger import Ledger, LeftOut
from identity_schema.model import AssuranceDetail, Person, Record, Verification

__all__ = ["LeftOut", "dump", "left_out"]

_PASSED = {None, "pass"}
_ASIDE = {"attestation", "derived"}
"""Sources of claim sets that are part of another one's evidence."""

_UNVERIFIED = "nobody says that it was verified"
_NOWHERE = "it belongs to no claim set that is written"


def dump(record: Record) -> dict[str, Any] | list[dict[str, Any]]:
    """Write the verified claim sets of a record as the value of ``verified_claims``.

    Args:
        record: A record of any provider; those that declare no assurance have nothing to say.

    Returns:
        An object for one claim set, a list for several, an empty list for none. The official JSON
        Schema takes it as the value of ``verified_claims``, and
        ``normalize(…, mapping="openid.ida")`` reads it.

    Raises:
        ContractError: ``call.argument``: it is no record, such as the `Records` of a payload.
    """
    written = list(_write(record, Ledger()))
    return written[0] if len(written) == 1 else written


def left_out(record: Record) -> tuple[LeftOut, ...]:
    """List what a record says of persons and of evidence that `dump` does not write, and why.

    Args:
        record: A record.

    Returns:
        In the order of writing: first what the written claim sets leave out, then persons and
        evidence that are in none of them. Facts of the record beside those (accounts, references,
        checks of no evidence) are no part of ``verified_claims`` and are not listed.

    Raises:
        ContractError: As `dump`.
    """
    ledger = Ledger()
    list(_write(record, ledger))
    return tuple(ledger.left)


def _write(record: Record, ledger: Ledger) -> Iterator[dict[str, Any]]:
    check("record", record, Record, "one Record")
    used: set[str] = set()
    for person in record.persons:
        at = f"/{person.id}"
        verification = person.verification
        if verification is None:
            continue
        used.add(person.id)
        if verification.assurance.status not in _PASSED:
            ledger.leave(at, "its provider does not say that it passed")
        elif verification.trust_framework is None:
            ledger.leave(at, "no trust framework is declared")
        else:
            claims = write_claims(person, at, ledger)
            ledger.rest(person, at, _CLAIMED)
            evidence = list(_write_all_evidence(record, verification, claims, used, ledger))
            made = _write_verification(verification, evidence, f"{at}/verification", ledger)
            yield {"verification": made, "claims": claims}
    for person in record.persons:
        if person.id not in used:
            ledger.leave(f"/{person.id}", _NOWHERE if person.source in _ASIDE else _UNVERIFIED)
    for one in record.evidence:
        if one.id not in used:
            ledger.leave(f"/{one.id}", _NOWHERE)


_CLAIMED = {
    "source", "role", "names", "birthdate", "gender", "nationalities", "place_of_birth",
    "contacts", "addresses", "verification",
}  # fmt: skip


def _write_all_evidence(
    record: Record,
    verification: Verification,
    claims: dict[str, Any],
    used: set[str],
    ledger: Ledger,
) -> Iterator[dict[str, Any]]:
    for evidence in record.evidence:
        if evidence.id not in verification.evidence:
            continue
        used.add(evidence.id)
        speaking = [p for p in record.persons if evidence.id in p.of and p.verification is None]
        vouchers = tuple((p, f"/{p.id}") for p in speaking if p.role == "voucher")
        made = write_evidence(evidence, f"/{evidence.id}", vouchers, ledger)
        if made is None:
            continue
        if "attestation" in made:
            used.update(person.id for person, _ in vouchers)
        for person in speaking:
            if person.source == "derived":
                used.add(person.id)
                set_said(made, derived_claims=_write_derived(person, claims, ledger) or None)
        yield made


def _write_derived(person: Person, claims: dict[str, Any], ledger: Ledger) -> dict[str, Any]:
    """Write the claims that come from one evidence; each has to be among those of the set."""
    derived = write_claims(person, f"/{person.id}", ledger)
    ledger.rest(person, f"/{person.id}", {*_CLAIMED, "of"})
    if derived.keys() - claims.keys():
        ledger.leave(f"/{person.id}", "a claim of it is not among the claims of its set")
    return {name: value for name, value in derived.items() if name in claims}


def _write_verification(
    verification: Verification, evidence: list[dict[str, Any]], at: str, ledger: Ledger
) -> dict[str, Any]:
    checks = {
        check["check_id"]
        for one in evidence
        for check in one.get("check_details", ())
        if "check_id" in check
    }
    process: dict[str, Any] = {}
    set_said(process, policy=verification.policy, procedure=verification.procedure)
    details = [
        detail
        for number, one in enumerate(verification.assurance_details)
        if (detail := _write_detail(one, checks, f"{at}/assurance_details/{number}", ledger))
    ]
    set_said(process, assurance_details=details or None)
    members: dict[str, Any] = {}
    set_said(
        members,
        trust_framework=verification.trust_framework,
        assurance_level=verification.assurance_level,
        assurance_process=process or None,
        time=write_time(verification.time),
        verification_process=verification.process,
        evidence=evidence or None,
    )
    return members


def _write_detail(
    detail: AssuranceDetail, checks: set[str], at: str, ledger: Ledger
) -> dict[str, Any]:
    refs = []
    for number, ref in enumerate(detail.evidence_ref):
        if ref.check_id not in checks:
            ledger.leave(f"{at}/evidence_ref/{number}", "no check that is written has its check_id")
            continue
        made: dict[str, Any] = {"check_id": ref.check_id}
        if ref.classification is not None:
            made["evidence_metadata"] = {"evidence_classification": ref.classification}
        refs.append(made)
    members: dict[str, Any] = {}
    set_said(
        members,
        assurance_type=detail.type,
        assurance_classification=detail.classification,
        evidence_ref=refs or None,
    )
    return members
