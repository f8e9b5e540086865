"""Finishers: what an entity works out of its own fields once all of them have come.

A finisher gets the entity while it is still open and a room that knows the region and the mapping's
preference of address parts. It fills the derived fields and returns reason codes; it never takes a
value from another entity, except a check, whose parts explain it; and a verification is only held
against the evidence of its own claim set.
"""

from collections.abc import Callable
from typing import Any

from identity_schema.model.account import Account, AccountNumber
from identity_schema.model.address import Address
from identity_schema.model.check import Check
from identity_schema.model.contact import Contact
from identity_schema.model.finish.address import finish_address
from identity_schema.model.finish.check import finish_check, finish_verification
from identity_schema.model.finish.contact import finish_contact
from identity_schema.model.finish.media import finish_media
from identity_schema.model.finish.name import finish_name, finish_person
from identity_schema.model.finish.number import (
    finish_account,
    finish_account_number,
    finish_identifier,
    finish_institution,
)
from identity_schema.model.finish.room import Room
from identity_schema.model.identifier import Identifier
from identity_schema.model.institution import Institution
from identity_schema.model.media import Media
from identity_schema.model.name import Name
from identity_schema.model.person import Person
from identity_schema.model.verification import Verification

__all__ = ["FINISHERS", "IDLE_WITHOUT", "Room"]

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
