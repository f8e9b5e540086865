"""Finishers: what an entity works out of its own fields once all of them have come.

A finisher gets the entity while it is still open and a room that knows the region and the mapping's
preference of address parts. It fills the derived fields and returns reason codes; it never takes a
value from another entity, except a check, whose parts explain it; and a verification is only held
against the evidence of its own claim set.
"""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Protocol

from identity_schema._later import Module
from identity_schema._twin import bare_twin
from identity_schema.model.account import Account, AccountNumber
from identity_schema.model.address import Address
from identity_schema.model.check import Check
from identity_schema.model.components import Components
from identity_schema.model.contact import Contact
from identity_schema.model.identifier import Identifier
from identity_schema.model.institution import Institution
from identity_schema.model.media import Media
from identity_schema.model.name import Name
from identity_schema.model.person import Person
from identity_schema.model.verification import Verification
from identity_schema.numbers._tables import remember

if TYPE_CHECKING:
    from identity_schema.numbers import bank_account, identifier, ng_banks
    from identity_schema.values import address, email, name, phone
else:
    bank_account = Module("identity_schema.numbers.bank_account")
    identifier = Module("identity_schema.numbers.identifier")
    ng_banks = Module("identity_schema.numbers.ng_banks")
    address = Module("identity_schema.values.address")
    email = Module("identity_schema.values.email")
    name = Module("identity_schema.values.name")
    phone = Module("identity_schema.values.phone")

__all__ = ["FINISHERS", "Room"]

_PARSERS = frozenset({"rule", "usaddress"})
INLINE_LENGTH = 2048
"""Longer than any link, in characters: a text this long is the content itself."""

_NAME_PARTS = ("given_name", "middle_name", "family_name", "title", "suffix", "initials")
_NO_PARTS = (None,) * len(_NAME_PARTS)
_OpenName: Any = bare_twin(Name)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Room(Protocol):
    """What a finisher may look at beside its entity.

    Attributes:
        region: ISO 3166-1 alpha-2 region of the record, or None.
        components: The provider's labels of address parts, by the component that they feed.
        joins: Links of the record so far: owner, field, and what it links to.
        kinds: What the names of the record are names of, by the identity of the name.
    """

    region: str | None
    components: Components
    joins: list[tuple[Any, str, Any]]
    kinds: dict[int, str]


def finish_contact(contact: Any, room: Room) -> tuple[str, ...]:
    """Read a phone number or an e-mail address."""
    codes: tuple[str, ...] = ()
    if contact.kind == "email":
        contact.value = email.quick(contact.raw)
        if contact.value is None:
            mail = email.read(contact.raw)
            contact.value, codes = mail.value, mail.codes
        return codes
    found = phone.quick(contact.raw, room.region)
    if found is None:
        made = phone.read(contact.raw, room.region)
        found, codes = made.value, made.codes
    if found is not None:
        contact.value, contact.region = found.e164, found.region
        contact.type, contact.extension = found.type, found.extension
    return codes


def finish_name(entity: Any, room: Room) -> tuple[str, ...]:
    """Work out the normal form, and the parts where they are certain and were not sent."""
    codes: tuple[str, ...] = ()
    sent = (entity.given_name, entity.middle_name, entity.family_name)
    text = entity.text
    if any(sent):
        form = name.quick_parts(sent, text)
    elif text is not None:
        form = name.quick(text)
    else:
        return ()
    if form is None:
        made = name.read_parts(*sent, text) if any(sent) else name.read(text)
        form, codes = made.value, made.codes
    if form is not None:
        room.kinds[id(entity)] = form.kind
        if any(sent):
            entity.normal = form.normal
        else:
            _take_name(entity, form)
    return codes


def _take_name(entity: Any, form: Any) -> None:
    entity.normal = form.normal
    parts = _parts_of(form)
    if parts != _NO_PARTS:
        taken = [
            (field, part)
            for field, part in zip(_NAME_PARTS, parts, strict=True)
            if part is not None and getattr(entity, field) is None
        ]
        for field, part in taken:
            setattr(entity, field, part)
        entity.parsed = tuple([field for field, _ in taken])


@cache
def _said(parts: tuple[bool, ...]) -> tuple[str, ...]:
    """Name the parts that are there; there are 64 answers."""
    return tuple(field for field, there in zip(_NAME_PARTS, parts, strict=True) if there)


def _parts_of(form: Any) -> tuple[str | None, ...]:
    return (
        form.given_name, form.middle_name, form.family_name,
        form.title, form.suffix, form.initials,
    )  # fmt: skip


def finish_person(person: Any, room: Room) -> tuple[str, ...]:
    """Judge by the main name whether it is a natural person."""
    for entity in person.names:
        if entity.use == "main":
            kind = room.kinds.get(id(entity), "unknown")
            person.kind = "natural" if kind == "person" else kind
            break
    return ()


def finish_identifier(entity: Any, _: Room) -> tuple[str, ...]:
    """Read a number by its scheme."""
    made, value, country, check = identifier.find(entity.raw, entity.scheme)
    if value is not None:
        entity.value, entity.country, entity.check = value, country, check or "not_checked"
    return made.codes


def finish_account_number(number: Any, room: Room) -> tuple[str, ...]:
    """Read an account number by its scheme, or by the region where no scheme is given."""
    sort_code = number.branch if number.scheme == "gb" else None
    made = bank_account.read(
        number.raw, country=room.region, scheme=number.scheme, sort_code=sort_code
    )
    form = made.value
    if form is not None:
        number.scheme = form.scheme
        number.value = None if form.masked else form.value
        number.bank = form.bank
        number.branch = form.branch or sort_code
        number.account = form.account
        number.suffix = form.suffix
        number.masked = form.masked
        number.check = form.check
    elif number.scheme is None:
        number.scheme = "other"
    return made.codes


def finish_account(account: Any, room: Room) -> tuple[str, ...]:
    """Split the holder line; check a NUBAN against the bank that stands beside it."""
    codes: tuple[str, ...] = ()
    if account.holder is not None:
        readings = name.split_holders(account.holder)
        account.holders = tuple([_holder(r.value) for r in readings if r.value is not None])
        if len(readings) > 1 or readings[0].codes:
            codes = tuple(dict.fromkeys([code for r in readings for code in r.codes]))
    code = account.bank.code if account.bank is not None else None
    if code is not None:
        for number in account.numbers:
            if number.scheme == "nuban" and number.check == "not_checked":
                made = bank_account.read(
                    number.raw, country=room.region, scheme="nuban", bank_code=code
                )
                if made.value is not None:
                    object.__setattr__(number, "bank", made.value.bank)
                    object.__setattr__(number, "check", made.value.check)
                codes += made.codes
    return codes


def _holder(form: Any) -> Name:
    holder = _OpenName()
    holder.use, holder.text, holder.salutation = "main", form.text, None
    holder.normal = form.normal
    parts = (
        holder.given_name, holder.middle_name, holder.family_name,
        holder.title, holder.suffix, holder.initials,
    ) = _parts_of(form)  # fmt: skip
    holder.parsed = _said(tuple([part is not None for part in parts]))
    holder.__class__ = Name
    return holder  # type: ignore[no-any-return]  # the twin is Any until its class is changed


def finish_address(entity: Any, room: Room) -> tuple[str, ...]:
    """Work out the normal form: the provider's own components first, then what the text says."""
    raw = entity.text
    sent = None
    if entity.parts:
        sent = room.components.sent(entity.parts)
        raw = raw or room.components.line(entity.parts)
    if raw is None and not sent:
        return ()
    if entity.use == "branch":
        _, found = _find_branch(raw, room.region, tuple(sent.items()) if sent else ())
    else:
        _, found = address.find(raw, room.region, sent)
    get = found.parts.get
    if not found.parts:
        return found.codes
    entity.unit, entity.building_number = get("unit"), get("building_number")
    entity.street, entity.suburb = get("street"), get("suburb")
    entity.locality, entity.region = get("locality"), get("region")
    entity.postal_code, entity.country = get("postal_code"), get("country")
    entity.parsed, entity.parser = _parsers(tuple(found.parts), tuple(found.origins.items()))
    return found.codes


@remember(1024)
def _parsers(
    found: tuple[str, ...], origins: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, ...], str | None]:
    """Tell which components a parser found, in their order, and which parser did."""
    by = {name: origin for name, origin in origins if name in found and origin in _PARSERS}
    parsed = tuple(name for name in address.COMPONENTS if name in by)
    return parsed, ("usaddress" if "usaddress" in by.values() else "rule") if by else None


@remember(1024)
def _find_branch(
    raw: str | None, region: str | None, sent: tuple[tuple[str, str], ...]
) -> "tuple[str, address.Found]":
    """Find the address of a branch, which stands in the payloads of all of its customers."""
    return address.find(raw, region, dict(sent))


def finish_institution(institution: Any, _: Room) -> tuple[str, ...]:
    """Find the CBN code of a bank that is named by Okra's id."""
    if institution.code is None and institution.id is not None:
        found = ng_banks.bank_by_okra_id(institution.id)
        if found is not None:
            institution.code, institution.code_scheme = found[0], "ng_cbn"
    return ()


def finish_media(media: Any, _: Room) -> tuple[str, ...]:
    """Tell a link from content that was sent in its place; work out when a link expires."""
    codes: tuple[str, ...] = ()
    if media.exp is not None and media.expires_at is None:
        try:
            media.expires_at = _EPOCH + timedelta(seconds=media.exp)
        except OverflowError:
            codes = ("timestamp.out_of_range",)
    url = media.url
    if url is None or (url.startswith("https://") and len(url) <= INLINE_LENGTH):
        return codes
    if len(url) > INLINE_LENGTH or not url.lower().startswith(("http://", "https://")):
        return (*codes, "media.inline")
    return codes


def finish_check(check: Any, _: Room) -> tuple[str, ...]:
    """Let the whole and its parts agree.

    A part of a check that was not performed was not performed; a part of one that found a low
    risk is no finding (OneID: "ignore this if the overall result is LOW_RISK"); a check that was
    performed and has hits is flagged.
    """
    if not check.parts:
        return ()
    if check.outcome == "not_performed":
        _settle(check.parts, "not_performed")
    elif check.outcome == "low_risk":
        _settle(check.parts, "not_applicable")
    elif check.outcome == "pass" and any(part.kind == "hit" for part in check.parts):
        check.outcome = "flagged"
    return ()


def _settle(parts: tuple[Any, ...], outcome: str) -> None:
    for part in parts:
        if part.outcome is not None:
            object.__setattr__(part, "outcome", outcome)


def finish_verification(verification: Any, room: Room) -> tuple[str, ...]:
    """Hold a verification against itself and against the evidence of its claim set.

    A procedure that belongs to another level than the declared one is reported, and so is a
    ``check_id`` that no check of the claim set has. Nothing is changed.
    """
    codes: tuple[str, ...] = ()
    if verification.procedure is not None:
        codes = _procedure_conflict(
            verification.trust_framework, verification.assurance_level, verification.procedure
        )
    named = {
        ref.check_id for detail in verification.assurance_details for ref in detail.evidence_ref
    }
    if named - {None, *_check_ids(verification, room)}:
        codes = (*codes, "link.dangling")
    return codes


@remember(256)
def _procedure_conflict(
    framework: str | None, level: str | None, procedure: str
) -> tuple[str, ...]:
    """Hold a procedure against the declared level; there are few of either."""
    from identity_schema.assurance import (  # noqa: PLC0415 - 10 ms, and few have a procedure
        Assurance,
        procedure_conflict,
    )

    return procedure_conflict(Assurance(framework, level, procedure=procedure))


def _check_ids(verification: Any, room: Room) -> Iterator[str | None]:
    for owner, field, evidence in room.joins:
        if owner is verification and field == "evidence":
            yield from (check.id for check in evidence.checks)


FINISHERS: dict[type, Callable[[Any, Room], tuple[str, ...]]] = {
    Account: finish_account,
    AccountNumber: finish_account_number,
    Address: finish_address,
    Check: finish_check,
    Contact: finish_contact,
    Identifier: finish_identifier,
    Institution: finish_institution,
    Media: finish_media,
    Name: finish_name,
    Person: finish_person,
    Verification: finish_verification,
}
"""Class to what finishes it."""

IDLE_WITHOUT: dict[type, frozenset[str]] = {
    Check: frozenset({"parts"}),
    Institution: frozenset({"id"}),
    Media: frozenset({"exp", "url"}),
}
"""Class to the fields of which it needs one for its finisher to have anything to do."""
