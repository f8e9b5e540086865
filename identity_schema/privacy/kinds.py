"""Kinds of tokens: what a value can be looked up as, and the form in which it has its token.

>>> form_of("bvn", " 2216-541 6979 "), form_of("phone", "+64 21 555 0100")
('22165416979', '+64215550100')
>>> form_of("name", "HINEMOA  fantail"), form_of("handle", "Cus 1")
('hinemoa fantail', 'Cus 1')
>>> form_of("bvn", "2216 5416  979X")
'2216 5416 979x'
"""

from collections.abc import Iterator

from identity_schema.mapping.registry import Mapping
from identity_schema.model import AccountNumber, Contact, Identifier
from identity_schema.model.fields import spec_of
from identity_schema.numbers import bank_account, identifier
from identity_schema.privacy.policy import CHOICES
from identity_schema.privacy.token import normal_name, normal_text
from identity_schema.values import email, phone

__all__ = ["KINDS", "form_of", "schemes_of"]

_ACCOUNTS = spec_of(AccountNumber)["scheme"].words
_CONTACTS = spec_of(Contact)["kind"].words
_IDENTIFIERS = spec_of(Identifier)["scheme"].known
_IN_PARTS = {"address", "contact"}  # their tokens are of components, or of a kind of contact
_BY_ITSELF = {w for w in CHOICES if "token" in CHOICES[w]} - _IN_PARTS

KINDS = frozenset({*_ACCOUNTS, *_CONTACTS, *_IDENTIFIERS, *_BY_ITSELF})
"""Schemes, kinds of contacts, and sensitivities of which one value has a token by itself."""


def schemes_of(mapping: Mapping | None) -> frozenset[str]:
    """Return the schemes that a mapping gives to identifiers, its own among them."""
    return frozenset() if mapping is None else frozenset(_schemes(mapping))


def _schemes(mapping: Mapping) -> Iterator[str]:
    for node in mapping.plan.record.walk():
        for made in node.made:
            if made.cls is Identifier:
                yield str(made.constants.get("scheme", "other"))
        for leaf in node.lines():
            for seat in leaf.seats:
                yield from (h.select for h in seat.hops if h.cls is Identifier and h.select)
                if seat.cls is Identifier and seat.field == "scheme" and leaf.line.words:
                    yield from mapping.document.words[leaf.line.words].values()


def form_of(kind: str, text: str) -> str:
    """Return the form of a value that its token is made of.

    Args:
        kind: One of `KINDS`, or a scheme of a mapping.
        text: The value as somebody writes it: what the reader of the kind reads becomes its normal
            form, anything else loses only case, width and white space.
    """
    if kind == "name":
        return normal_name(text)
    return text if kind == "handle" else _read(kind, text) or normal_text(text)


def _read(kind: str, text: str) -> str | None:
    """Read a number, a phone number with its country or an address; None where it is none."""
    if kind == "email":
        return email.read(text).value
    if kind == "phone":
        found = phone.read(text).value
        return None if found is None else found.e164
    if kind in _ACCOUNTS:
        number = bank_account.read(text, scheme=kind).value
        return None if number is None or number.masked else number.value
    return None if kind in _BY_ITSELF else identifier.find(text, kind)[1]
