"""A payload and its records as rows.

Each entity makes one row of its table. Its ``id`` is where it stands in the record, its ``owner``
the nearest entity above it that has rows. Institutions, devices and places are columns of what they
belong to; the phone and the address of an institution are rows.
"""

from identity_schema.codes import CODES
from identity_schema.mapping.trace import Account as Explained
from identity_schema.model import (
    Account,
    AccountNumber,
    Address,
    Balance,
    Check,
    Contact,
    Document,
    Evidence,
    Identifier,
    Institution,
    Issue,
    Media,
    Name,
    Payload,
    Person,
    Record,
    Verification,
)
from identity_schema.records import Records
from identity_schema.tables.makers import Lost, Row, adder_of, maker_of
from identity_schema.tables.schema import TABLES

__all__ = ["Rows", "empty_rows", "rows_of"]

Rows = dict[str, list[Row]]
"""Name of a table to its rows, each in the order of the columns."""

TOO_LARGE = "table.out_of_range"

_account = maker_of("accounts", Account)
_account_numbers = adder_of("identifiers", AccountNumber)
_address = maker_of("addresses", Address)
_addresses = adder_of("addresses", Address)
_balances = adder_of("balances", Balance)
_check = maker_of("checks", Check)
_contact = maker_of("contacts", Contact)
_contacts = adder_of("contacts", Contact)
_document = maker_of("evidence", Document)
_no_document = maker_of("evidence", None)
_identifiers = adder_of("identifiers", Identifier)
_issues = adder_of("issues", Issue)
_media = adder_of("media", Media)
_names = adder_of("names", Name)
_payload = maker_of("payloads", Payload)
_person = maker_of("persons", Person)
_record = maker_of("records", Record)
_verification = maker_of("verifications", Verification)

_NO_NUMBER = AccountNumber()


def empty_rows() -> Rows:
    """Return every table without a row."""
    return {name: [] for name in TABLES}


def rows_of(records: Records | Explained, into: Rows | None = None) -> Rows:
    """Return a payload and its records as rows.

    Args:
        records: What `identity_schema.normalize` returned, or the account that
            `identity_schema.explain` returned: then ``leaves`` has every leaf rather than the
            unmapped ones.
        into: Rows to add to; None begins new ones.

    Returns:
        Rows by table. A number that its column cannot hold is null there and stands in an issue,
        ``table.out_of_range``, with its digits.
    """
    into = empty_rows() if into is None else into
    leaves = records.leaves if isinstance(records, Explained) else None
    records = records.records if isinstance(records, Explained) else records
    payload = records.payload
    lost: Lost = []
    _payload(into, payload.key, "", "", payload, lost, records=len(records))
    _add_issues(into, payload.key, payload.issues, lost)
    if leaves is None:
        into["leaves"].extend(
            (payload.key, f"leaves/{n}", "", pointer, "unmapped", (), None)
            for n, pointer in enumerate(payload.unmapped)
        )
    else:
        into["leaves"].extend(
            (
                payload.key,
                f"leaves/{n}",
                "",
                leaf.pointer,
                leaf.disposition,
                leaf.targets,
                leaf.reason,
            )
            for n, leaf in enumerate(leaves)
        )
    for number, record in enumerate(records):
        lost = []
        _Walk(record.key, into, lost).record(record, number)
        _add_issues(into, record.key, record.issues, lost)
    return into


def _add_issues(into: Rows, key: str, issues: tuple[Issue, ...], lost: Lost) -> None:
    """Add the issues, and before them those of the values that their columns cannot hold."""
    for n, (at, place, value) in enumerate(lost, len(issues)):
        into["issues"].append(
            (key, f"issues/{n}", at, TOO_LARGE, CODES[TOO_LARGE].severity, None, place, str(value))
        )
    if issues:
        _issues(into, key, "issues/", "", issues, lost)


class _Walk:
    """The way through one record. Most of what can be there is not: that is seen before a call."""

    __slots__ = ("_into", "_key", "_lost")

    def __init__(self, key: str, into: Rows, lost: Lost) -> None:
        self._key = key
        self._into = into
        self._lost = lost

    def record(self, record: Record, number: int) -> None:
        into, key, lost = self._into, self._key, self._lost
        _record(into, key, "", "", record, lost, number=number)
        if record.institution is not None:
            self._institution(record.institution, "institution", "")
        for n, person in enumerate(record.persons):
            self._person(person, f"persons/{n}", "")
        if record.addresses:
            _addresses(into, key, "addresses/", "", record.addresses, lost)
        for n, account in enumerate(record.accounts):
            self._account(account, f"accounts/{n}")
        for n, evidence in enumerate(record.evidence):
            self._evidence(evidence, f"evidence/{n}")
        if record.checks:
            self._checks(record.checks, "checks/", "", None, "")
        if record.media:
            _media(into, key, "media/", "", record.media, lost)

    def _institution(self, held: Institution, at: str, owner: str) -> None:
        if held.phone is not None:
            _contact(self._into, self._key, f"{at}/phone", owner, held.phone, self._lost)
        if held.address is not None:
            _address(self._into, self._key, f"{at}/address", owner, held.address, self._lost)

    def _person(self, person: Person, at: str, owner: str) -> None:
        into, key, lost = self._into, self._key, self._lost
        _person(into, key, at, owner, person, lost)
        if person.names:
            _names(into, key, f"{at}/names/", at, person.names, lost)
        if person.contacts:
            _contacts(into, key, f"{at}/contacts/", at, person.contacts, lost)
        if person.identifiers:
            _identifiers(into, key, f"{at}/identifiers/", at, person.identifiers, lost)
        if person.addresses:
            _addresses(into, key, f"{at}/addresses/", at, person.addresses, lost)
        for n, employer in enumerate(person.employers):
            self._institution(employer, f"{at}/employers/{n}", at)
        if person.verification is not None:
            _verification(into, key, f"{at}/verification", at, person.verification, lost)

    def _account(self, account: Account, at: str) -> None:
        into, key, lost = self._into, self._key, self._lost
        first = account.numbers[0] if account.numbers else _NO_NUMBER
        _account(into, key, at, "", account, lost, value=first.value, scheme=first.scheme)
        if account.holders:
            _names(into, key, f"{at}/holders/", at, account.holders, lost)
        if account.numbers:
            _account_numbers(into, key, f"{at}/numbers/", at, account.numbers, lost)
        if account.bank is not None:
            self._institution(account.bank, f"{at}/bank", at)
        if account.branch is not None:
            self._institution(account.branch, f"{at}/branch", at)
        if account.address is not None:
            _address(into, key, f"{at}/address", at, account.address, lost)
        if account.balances:
            _balances(into, key, f"{at}/balances/", at, account.balances, lost)

    def _evidence(self, evidence: Evidence, at: str) -> None:
        into, key, lost = self._into, self._key, self._lost
        of, kind, source, captures = (
            evidence.id,
            evidence.type,
            evidence.source_id,
            evidence.captures,
        )
        if not evidence.documents:
            _no_document(
                into, key, at, "", None, lost,
                id=of, type=kind, source_id=source, captures=captures,
            )  # fmt: skip
        for n, document in enumerate(evidence.documents):
            here = f"{at}/documents/{n}"
            _document(
                into, key, here, at, document, lost,
                id=of, type=kind, source_id=source, captures=captures,
            )  # fmt: skip
            if document.numbers:
                _identifiers(into, key, f"{here}/numbers/", here, document.numbers, lost)
            if document.issuer is not None:
                self._institution(document.issuer, f"{here}/issuer", here)
            if document.branch is not None:
                self._institution(document.branch, f"{here}/branch", here)
        if evidence.checks:
            self._checks(evidence.checks, f"{at}/checks/", at, None, "")
        if evidence.media:
            _media(into, key, f"{at}/media/", at, evidence.media, lost)

    def _checks(
        self, checks: tuple[Check, ...], ids: str, owner: str, parent: str | None, above: str
    ) -> None:
        into, key, lost = self._into, self._key, self._lost
        for n, check in enumerate(checks):
            at, path = f"{ids}{n}", f"{above}{check.kind or ''}"
            _check(into, key, at, owner, check, lost, parent=parent, path=path)
            if check.media:
                _media(into, key, f"{at}/media/", at, check.media, lost)
            if check.person is not None:
                self._person(check.person, at=f"{at}/person", owner=at)
            if check.parts:
                self._checks(check.parts, f"{at}/parts/", at, at, f"{path}/")
