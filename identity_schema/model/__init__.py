"""The canonical model: what a record is. One class, or one family of classes, a module."""

from identity_schema.model.account import Account, AccountNumber, Balance
from identity_schema.model.address import Address
from identity_schema.model.check import Check
from identity_schema.model.contact import Contact
from identity_schema.model.context import Context
from identity_schema.model.detail import Detail
from identity_schema.model.device import Device
from identity_schema.model.evidence import Document, Evidence
from identity_schema.model.identifier import Identifier
from identity_schema.model.institution import Institution
from identity_schema.model.issue import Issue
from identity_schema.model.media import Media
from identity_schema.model.name import Name
from identity_schema.model.payload import Payload
from identity_schema.model.person import Person
from identity_schema.model.place import Place
from identity_schema.model.record import Record
from identity_schema.model.reference import Reference
from identity_schema.model.verification import AssuranceDetail, EvidenceRef, Verification
from identity_schema.values.partial_date import PartialDate

__all__ = [
    "Account",
    "AccountNumber",
    "Address",
    "AssuranceDetail",
    "Balance",
    "Check",
    "Contact",
    "Context",
    "Detail",
    "Device",
    "Document",
    "Evidence",
    "EvidenceRef",
    "Identifier",
    "Institution",
    "Issue",
    "Media",
    "Name",
    "PartialDate",
    "Payload",
    "Person",
    "Place",
    "Record",
    "Reference",
    "Verification",
]
