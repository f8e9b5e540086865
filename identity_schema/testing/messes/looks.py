"""What looks at one spot of a clean payload and says what to put there instead, kind by kind."""

import unicodedata
from collections.abc import Callable
from typing import Any

from identity_schema.mapping.registry import Mapping
from identity_schema.model import (
    AccountNumber,
    Check,
    Contact,
    Evidence,
    EvidenceRef,
    Identifier,
    Media,
)
from identity_schema.model.fields import Kind
from identity_schema.testing.messes.mess import GONE, Change
from identity_schema.testing.messes.places import Place
from identity_schema.testing.source import Source

__all__ = [
    "ambiguous_date",
    "duplicated_items",
    "empty",
    "extra_keys",
    "lost_zeros",
    "masked",
    "missing",
    "nfd",
    "null",
    "one_or_many",
    "phone_without_prefix",
    "placeholder",
    "whitespace",
    "wrong_type",
]

PLACEHOLDERS = ("N/A", "undefined undefined", "-", "null", "not provided", "Invalid Date")
_STRANGE_KEYS = ("zz_internal", "schemaVersion", "__v", "legacyFlag")
_JOINED = {(Check, "id"), (Evidence, "source_id"), (EvidenceRef, "check_id")}
_DIGITS = {"bvn", "nin", "rc_number"}


def missing(place: Place, _: Source, __: Mapping) -> Change | None:
    """A key is not there."""
    alone = len(place.holder) == 1
    return None if place.item or place.needed or alone else Change(GONE)


def null(place: Place, _: Source, __: Mapping) -> Change | None:
    """A value is null."""
    if place.needed and place.leaf is None:
        return None
    return Change(None)


def empty(place: Place, _: Source, __: Mapping) -> Change | None:
    """A value is empty: a text without characters, a list without elements."""
    if place.listed:
        return None if place.needed else Change([])
    return Change("") if _is_text(place) else None


def placeholder(place: Place, source: Source, __: Mapping) -> Change | None:
    """A word stands where a value is missing."""
    if not _is_text(place) or _kind(place) is Kind.LINK:
        return None
    return Change(source.of(PLACEHOLDERS), "code", "value.placeholder")


def wrong_type(place: Place, source: Source, __: Mapping) -> Change | None:
    """A value is of another JSON type than the documented one."""
    if place.leaf is None or place.listed or place.either or place.leaf.line.words is not None:
        return None
    value = place.value
    if _kind(place) is Kind.BOOLEAN and isinstance(value, bool):
        told = Change("true" if value else "false", "code", "value.text_as_boolean")
        return source.of((told, Change("yes", "code", "value.type")))
    if _kind(place) is Kind.INTEGER and isinstance(value, int):
        return Change(str(value))
    flag = Change(True, "code", "value.type")  # noqa: FBT003 - the wrong type itself
    others = (flag, Change({"value": value}, "unmapped"), Change({}))
    return source.of(others) if _is_text(place) else None


def extra_keys(place: Place, source: Source, __: Mapping) -> Change | None:
    """An object has a key that no document lists."""
    node = place.node
    if node is None or node.rest is not None or not isinstance(place.value, dict):
        return None
    if not place.value:
        return None
    key = source.of(_STRANGE_KEYS)
    known = key in place.value or key in node.leaves or key in node.children
    return None if known or not node.leaves else Change("example", "unmapped", key=key)


def one_or_many(place: Place, _: Source, __: Mapping) -> Change | None:
    """One comes where a list is documented, or a list of one where one is."""
    value = place.value
    if place.item or place.either or place.needed or (place.around and place.leaf is None):
        return None
    if place.listed:
        if not isinstance(value, list) or len(value) != 1 or value[0] is None:
            return None
        return Change(value[0])
    if isinstance(value, list) or value is None or value in ({}, ""):
        return None
    return None if place.node is not None and not isinstance(value, dict) else Change([value])


def lost_zeros(place: Place, _: Source, __: Mapping) -> Change | None:
    """A text of digits came as a number, and its leading zeros are lost."""
    text = place.value
    if not _is_text(place) or not (text.isascii() and text.isdigit() and text[0] == "0"):
        return None
    if place.leaf is not None and place.leaf.line.words is not None:
        return None
    return Change(int(text), "code", "value.number_as_text") if int(text) else None


def masked(place: Place, _: Source, __: Mapping) -> Change | None:
    """The sender hides characters."""
    hide = _HIDDEN.get(_class(place))
    if hide is None or _field(place) != "raw" or not _is_text(place) or "*" in place.value:
        return None
    return Change(*hide(place.value, _select(place)))


def _hidden_contact(text: str, _: str | None) -> tuple[str, str, str]:
    if "@" in text:
        return f"{text[0]}***{text[text.index('@') :]}", "code", "email.masked"
    return f"{text[:3]}****{text[-3:]}", "code", "phone.masked"


def _hidden_identifier(text: str, scheme: str | None) -> tuple[str, str, str]:
    code = f"{scheme}.masked" if scheme in _DIGITS else "document_number.masked"
    return f"{text[:2]}*****{text[-2:]}", "code", code


def _hidden_account(text: str, scheme: str | None) -> tuple[str, str, str]:
    scheme = _scheme(text, scheme)
    if scheme == "nz":
        return f"{text[:8]}*****{text[13:]}", "code", "nz_account.masked"
    code = "gb_account.masked" if scheme == "gb" else f"{scheme}.masked"
    return f"{text[:2]}****{text[6:]}", "code", code


_HIDDEN: dict[Any, Callable[[str, str | None], tuple[str, str, str]]] = {
    AccountNumber: _hidden_account, Contact: _hidden_contact, Identifier: _hidden_identifier,
}  # fmt: skip
"""Class to what hides a number of it."""


def ambiguous_date(place: Place, _: Source, mapping: Mapping) -> Change | None:
    """Day and month may be either way round."""
    if _kind(place) is not Kind.DATE or not _is_text(place) or len(place.value) != 10:
        return None
    year, month, day = place.value.split("-")
    if int(day) > 12 or day == month:
        return None
    order = mapping.document.head.get("date_order")
    first, second = (month, day) if order == "MDY" else (day, month)
    text = f"{first}-{second}-{year}"
    return Change(text) if order in {"DMY", "MDY"} else Change(text, "code", "date.ambiguous")


def phone_without_prefix(place: Place, _: Source, mapping: Mapping) -> Change | None:
    """A phone number lacks its ``+`` or its trunk zero."""
    text = place.value
    if (
        "country" not in mapping.document.head
        or _class(place) is not Contact
        or not _is_text(place)
        or "@" in text
        or " " in text
    ):
        return None
    return Change(text[1:]) if text[0] in "+0" else None


def duplicated_items(place: Place, _: Source, __: Mapping) -> Change | None:
    """An element of a list comes twice."""
    value = place.value
    if not place.listed or not isinstance(value, list) or not value or place.around:
        return None
    return Change([*value, value[-1]])


def nfd(place: Place, _: Source, __: Mapping) -> Change | None:
    """Letters and their marks are characters of their own (Unicode form D)."""
    if not _is_text(place) or _kind(place) is not Kind.TEXT:
        return None
    if (_class(place), _field(place)) in _JOINED:
        return None
    text = unicodedata.normalize("NFD", place.value)
    return None if text == place.value or _class(place) is Media else Change(text)


def whitespace(place: Place, source: Source, __: Mapping) -> Change | None:
    """White space stands around a value."""
    if not _is_text(place) or _class(place) is Media or _kind(place) is Kind.LINK:
        return None
    if (place.needed and place.around) or (_class(place), _field(place)) in _JOINED:
        return None
    way = source.below(4)
    text = place.value
    spaced = (f"{text} ", f"  {text}", f"{text}\n", f"\t{text} ")[way]
    return Change(spaced)


def _is_text(place: Place) -> bool:
    """Tell whether a text is documented and there."""
    return (
        place.leaf is not None and place.leaf.line.type == "string"
        and isinstance(place.value, str) and place.value != ""
    )  # fmt: skip


def _seat(place: Place) -> Any:
    return place.leaf.seats[0] if place.leaf is not None else None


def _kind(place: Place) -> Kind | None:
    return _seat(place).spec.kind if place.leaf is not None else None


def _class(place: Place) -> Any:
    return _seat(place).cls if place.leaf is not None else None


def _field(place: Place) -> Any:
    return _seat(place).field if place.leaf is not None else None


def _select(place: Place) -> Any:
    seat = _seat(place)
    return seat.hops[-1].select if seat is not None and seat.hops else None


def _scheme(text: str, select: str | None) -> str:
    """Return the scheme of an account number that this room made."""
    if select is not None:
        return select
    if "-" in text:
        return "nz"
    return "nuban" if len(text) == 10 else "iban" if text[0].isalpha() else "gb"
