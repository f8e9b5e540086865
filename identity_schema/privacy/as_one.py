"""What several fields say together becomes one token: raw text and normal form, a name's parts.

Each function gets the key, the entity as it was, its fields as they are to be, and what becomes of
each; the fields have been emptied already wherever nothing is to stay.
"""

from collections.abc import Callable, Mapping
from typing import Any

from identity_schema.model import AccountNumber, Address, Contact, Identifier, Name, Place
from identity_schema.privacy.key import Key
from identity_schema.privacy.regions import is_region
from identity_schema.privacy.token import normal_name, normal_text, token

__all__ = ["AS_ONE"]

Held = dict[str, Any]
Fate = Mapping[str, str]

_COMPONENTS = ("unit", "building_number", "street", "locality", "postal_code", "country")


def _tokens(fate: Fate) -> tuple[str, ...]:
    return tuple(name for name, word in fate.items() if word == "token")


def _number(key: Key, entity: Any, held: Held, fate: Fate) -> None:
    """Give raw text and normal form the token of the normal form; a part of the number goes."""
    kind = (entity.kind if type(entity) is Contact else entity.scheme) or "other"
    form = entity.value or normal_text(entity.raw or "")
    for name in _tokens(fate):
        whole = name in {"raw", "value"} and getattr(entity, name) is not None
        held[name] = token(key, kind, form) if whole and form else None


def _name(key: Key, entity: Any, held: Held, fate: Fate) -> None:
    """Give whole name and normal form the token of the normal form; parts go."""
    parts = filter(None, (entity.given_name, entity.middle_name, entity.family_name))
    form = entity.normal or normal_name(entity.text or " ".join(parts))
    for name in _tokens(fate):
        whole = name == "normal" or (name == "text" and entity.text is not None)
        held[name] = token(key, "name", form) if whole and form else None


def _address(key: Key, entity: Any, held: Held, fate: Fate) -> None:
    """Keep the region, or give the text the token of the components; components go."""
    _place(key, entity, held, fate)
    form = "|".join(getattr(entity, name) or "" for name in _COMPONENTS)
    if not form.strip("|"):
        form = entity.text or entity.formatted or ""
    for name in _tokens(fate):
        whole = name == "text" and entity.text is not None
        held[name] = token(key, "address", normal_text(form)) if whole and form else None


def _place(_: Key, entity: Any, held: Held, fate: Fate) -> None:
    """Keep the country, and the region where it is known as one."""
    if fate["country"] == "region":
        held["country"] = entity.country
    if fate["region"] == "region" and is_region(entity.region, entity.country):
        held["region"] = entity.region


AS_ONE: dict[type, Callable[[Key, Any, Held, Fate], None]] = {
    AccountNumber: _number,
    Address: _address,
    Contact: _number,
    Identifier: _number,
    Name: _name,
    Place: _place,
}
"""Class to what is done with it."""
