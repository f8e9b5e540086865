"""A payload and its records as rows.

Each entity makes one row of its table. Its ``id`` is where it stands in the record, its ``owner``
the nearest entity above it that has rows. Institutions, devices and places are columns of what they
belong to; the phone and the address of an institution are rows.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

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
from identity_schema.tables.makers import Row, maker_of
from identity_schema.tables.schema import TABLES

__all__ = ["Rows", "empty_rows", "rows_of"]

Rows = dict[str, list[Row]]
"""Name of a table to its rows, each in the order of the columns."""

TOO_LARGE = "table.out_of_range"

_account = maker_of("accounts", Account)
_account_number = maker_of("identifiers", AccountNumber)
_address = maker_of("addresses", Address)
_balance = maker_of("balances", Balance)
_check = maker_of("checks", Check)
_contact = maker_of("contacts", Contact)
_document = maker_of("evidence", Document)
_no_document = maker_of("evidence", None)
_identifier = maker_of("identifiers", Identifier)
_issue = maker_of("issues", Issue)
_media = maker_of("media", Media)
_name = maker_of("names", Name)
_payload = maker_of("payloads", Payload)
_person = maker_of("persons", Person)
_record = maker_of("records", Record)
_verification = maker_of("verifications", Verification)

_NO_NUMBER = AccountNumber()


class _InPayload(NamedTuple):
    """What a payload's row says that the payload does not."""

    records: int


class _AtNumber(NamedTuple):
    """What a record's row says that the record does not."""

    number: int


class _PartOf(NamedTuple):
    """What a check's row says that the check does not."""

    parent: str | None
    path: str


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
    walk = _Walk(payload.key, into, len(payload.issues))
    into["payloads"].append(
        _payload(payload.key, "", "", payload, _InPayload(len(records)), walk.lose)
    )
    walk.issues(payload.issues)
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
        _Walk(record.key, into, len(record.issues)).record(record, number)
    return into


class _Walk:
    """The way through one record."""

    __slots__ = ("_into", "_issues", "_key")

    def __init__(self, key: str, into: Rows, issues: int) -> None:
        self._key = key
        self._into = into
        self._issues = issues

    def lose(self, at: str, place: str, value: object) -> None:
        """Keep a value that its column cannot hold."""
        row = f"issues/{self._issues}"
        self._issues += 1
        self._into["issues"].append(
            (self._key, row, at, TOO_LARGE, CODES[TOO_LARGE].severity, None, place, str(value))
        )

    def record(self, record: Record, number: int) -> None:
        self._into["records"].append(
            _record(self._key, "", "", record, _AtNumber(number), self.lose)
        )
        self._institution(record.institution, "institution", "")
        for n, person in enumerate(record.persons):
            self._person(person, f"persons/{n}", "")
        self._each("addresses", _address, record.addresses, "addresses/", "")
        for n, account in enumerate(record.accounts):
            self._account(account, f"accounts/{n}")
        for n, evidence in enumerate(record.evidence):
            self._evidence(evidence, f"evidence/{n}")
        self._checks(record.checks, "checks/", "", _PartOf(None, ""))
        self._each("media", _media, record.media, "media/", "")
        self.issues(record.issues)

    def issues(self, issues: Iterable[Issue]) -> None:
        self._each("issues", _issue, issues, "issues/", "")

    def _each(self, table: str, maker: Any, entities: Iterable[Any], at: str, owner: str) -> None:
        if entities:
            key, lose, rows = self._key, self.lose, self._into[table]
            for n, entity in enumerate(entities):
                row = maker(key, f"{at}{n}", owner, entity, None, lose)
                rows.append(row)  # most often there is one: no generator for it

    def _one(self, table: str, maker: Any, entity: Any, at: str, owner: str) -> None:
        if entity is not None:
            self._into[table].append(maker(self._key, at, owner, entity, None, self.lose))

    def _institution(self, held: Institution | None, at: str, owner: str) -> None:
        if held is not None:
            self._one("contacts", _contact, held.phone, f"{at}/phone", owner)
            self._one("addresses", _address, held.address, f"{at}/address", owner)

    def _person(self, person: Person, at: str, owner: str) -> None:
        self._one("persons", _person, person, at, owner)
        self._each("names", _name, person.names, f"{at}/names/", at)
        self._each("contacts", _contact, person.contacts, f"{at}/contacts/", at)
        self._each("identifiers", _identifier, person.identifiers, f"{at}/identifiers/", at)
        self._each("addresses", _address, person.addresses, f"{at}/addresses/", at)
        for n, employer in enumerate(person.employers):
            self._institution(employer, f"{at}/employers/{n}", at)
        self._one("verifications", _verification, person.verification, f"{at}/verification", at)

    def _account(self, account: Account, at: str) -> None:
        first = account.numbers[0] if account.numbers else _NO_NUMBER
        self._into["accounts"].append(_account(self._key, at, "", account, first, self.lose))
        self._each("names", _name, account.holders, f"{at}/holders/", at)
        self._each("identifiers", _account_number, account.numbers, f"{at}/numbers/", at)
        self._institution(account.bank, f"{at}/bank", at)
        self._institution(account.branch, f"{at}/branch", at)
        self._one("addresses", _address, account.address, f"{at}/address", at)
        self._each("balances", _balance, account.balances, f"{at}/balances/", at)

    def _evidence(self, evidence: Evidence, at: str) -> None:
        rows = self._into["evidence"]
        if not evidence.documents:
            rows.append(_no_document(self._key, at, "", None, evidence, self.lose))
        for n, document in enumerate(evidence.documents):
            here = f"{at}/documents/{n}"
            rows.append(_document(self._key, here, at, document, evidence, self.lose))
            self._each("identifiers", _identifier, document.numbers, f"{here}/numbers/", here)
            self._institution(document.issuer, f"{here}/issuer", here)
            self._institution(document.branch, f"{here}/branch", here)
        self._checks(evidence.checks, f"{at}/checks/", at, _PartOf(None, ""))
        self._each("media", _media, evidence.media, f"{at}/media/", at)

    def _checks(self, checks: Iterable[Check], at: str, owner: str, of: _PartOf) -> None:
        for n, check in enumerate(checks):
            here = f"{at}{n}"
            path = f"{of.path}/{check.kind or ''}" if of.parent is not None else check.kind or ""
            self._into["checks"].append(
                _check(self._key, here, owner, check, _PartOf(of.parent, path), self.lose)
            )
            self._each("media", _media, check.media, f"{here}/media/", here)
            if check.person is not None:
                self._person(check.person, f"{here}/person", here)
            self._checks(check.parts, f"{here}/parts/", here, _PartOf(here, path))
