"""Contacts: the number or address that a text holds."""

from typing import TYPE_CHECKING, Any

from identity_schema._later import Module
from identity_schema.model.finish.room import Room

if TYPE_CHECKING:
    from identity_schema.values import email, phone
else:
    email = Module("identity_schema.values.email")
    phone = Module("identity_schema.values.phone")

__all__ = ["finish_contact"]


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
