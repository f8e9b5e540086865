"""Which claim set each declared assurance of a record speaks for, and what it rests on.

A level belongs to the claims that it was declared for and to no others: a person verified at
``high`` in one claim set is not lifted by it in another. So there is no assurance of a record, only
those of its claim sets, and evidence and checks are joined to a claim set by what it names itself.

>>> from types import SimpleNamespace as Some
>>> ref = Some(check_id="c-1", classification=None)
>>> detail = Some(type="verification", classification="score_2", evidence_ref=(ref,))
>>> verification = Some(
...     assurance=Assurance("uk_diatf", "high"),
...     evidence=("evidence/0",),
...     assurance_details=(detail,),
... )
>>> record = Some(
...     persons=(Some(id="persons/0", source="verified", verification=verification),),
...     evidence=(Some(id="evidence/0", checks=(Some(id="c-1"),)),),
... )
>>> [one] = assurances_of(record)
>>> one.person, one.assurance.level, one.evidence, one.checks, one.dangling
('persons/0', 'high', ('evidence/0',), ('c-1',), ())
"""

from collections.abc import Iterable, Iterator
from typing import Any, Protocol

import attrs

from identity_schema.assurance.declared import Assurance
from identity_schema.errors import ContractError

__all__ = ["CheckRef", "ClaimAssurance", "assurances_of"]


class _Record(Protocol):
    """What is looked at of a record; this room stands below the one of the model."""

    @property
    def persons(self) -> Iterable[Any]: ...
    @property
    def evidence(self) -> Iterable[Any]: ...


@attrs.frozen(weakref_slot=False)
class CheckRef:
    """A check that a claim set says a part of its assurance rests on.

    Attributes:
        check_id: The id of the check, as sent.
        type: Which part of the process it serves (``assurance_type``), or None.
        classification: How that part is classified (``assurance_classification``), or None.
        evidence_classification: How the evidence is classified for it, or None.
        evidence: Ids of the evidence of the same claim set that has such a check. Empty where none
            has: the reference is dangling, whatever other claim sets have.
    """

    check_id: str = attrs.field(repr=False)
    type: str | None = attrs.field(default=None, repr=False)
    classification: str | None = attrs.field(default=None, repr=False)
    evidence_classification: str | None = attrs.field(default=None, repr=False)
    evidence: tuple[str, ...] = ()


@attrs.frozen(weakref_slot=False)
class ClaimAssurance:
    """What is declared for one claim set.

    Attributes:
        person: Id of the claim set (``persons/1``) that it speaks for.
        source: Source of that claim set (``verified``).
        assurance: What is declared, for `identity_schema.assurance.meets` and
            `identity_schema.assurance.compare`. A flagged one meets nothing.
        evidence: Ids of the evidence of this claim set.
        refs: The checks that it says its assurance rests on, in the order of the payload.
    """

    person: str
    source: str | None
    assurance: Assurance
    evidence: tuple[str, ...] = ()
    refs: tuple[CheckRef, ...] = attrs.field(default=(), repr=False)

    @property
    def checks(self) -> tuple[str, ...]:
        """Ids of the checks that it rests on and that its evidence has."""
        return tuple(dict.fromkeys(ref.check_id for ref in self.refs if ref.evidence))

    @property
    def dangling(self) -> tuple[str, ...]:
        """Ids of checks that it names and that no evidence of this claim set has."""
        return tuple(dict.fromkeys(ref.check_id for ref in self.refs if not ref.evidence))


def assurances_of(record: _Record) -> tuple[ClaimAssurance, ...]:
    """List the assurances of a record, each with the claim set that it speaks for.

    Args:
        record: A record, as `identity_schema.normalize` makes it.

    Returns:
        One for each claim set that was verified, in the order of the claim sets. None of them
        speaks for the profile or for claims that nobody verified. Empty for providers that declare
        no assurance, such as Akahu and Okra.

    Raises:
        ContractError: ``assurance.call``: it is no record.
    """
    try:
        persons, evidence = tuple(record.persons), {one.id: one for one in record.evidence}
    except AttributeError:
        message = "assurances are those of a record: pass one of what normalize() returns"
        raise ContractError("assurance.call", message) from None
    return tuple(
        ClaimAssurance(
            person=person.id,
            source=person.source,
            assurance=person.verification.assurance,
            evidence=person.verification.evidence,
            refs=tuple(_refs(person.verification, evidence)),
        )
        for person in persons
        if person.verification is not None
    )


def _refs(verification: Any, evidence: dict[str, Any]) -> Iterator[CheckRef]:
    own = [evidence[i] for i in verification.evidence if i in evidence]
    for detail in verification.assurance_details:
        for ref in detail.evidence_ref:
            if ref.check_id is not None:
                having = (e.id for e in own if any(c.id == ref.check_id for c in e.checks))
                yield CheckRef(
                    ref.check_id,
                    detail.type,
                    detail.classification,
                    ref.classification,
                    tuple(having),
                )
