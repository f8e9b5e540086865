"""The form of a mapping document, as a table: what may stand where, and of which type.

>>> document = {"mapping": {"name": 5, "provider": "acme"}, "envelope": [{"record": "."}]}
>>> next(mistakes(document, DOCUMENT))
('a name has letters, digits, dots and the signs - and _, at most 100 of them', ('mapping', 'name'))
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from identity_schema._later import Module
from identity_schema.model.fields import Sensitivity

if TYPE_CHECKING:
    from identity_schema.values import country
    from identity_schema.values.address import format as address_format
else:
    country = Module("identity_schema.values.country")
    address_format = Module("identity_schema.values.address.format")

__all__ = ["DOCUMENT", "mistakes"]

Mistake = tuple[str, tuple[str, ...]]
Form = Callable[[Any, tuple[str, ...]], Iterator[Mistake]]

_is_name = re.compile(r"[A-Za-z0-9._-]{1,100}").fullmatch


def _text(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, str) or not value:
        yield "a text is wanted here", place


def _name(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, str) or not _is_name(value):
        yield "a name has letters, digits, dots and the signs - and _, at most 100 of them", place


def _target(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, str) or not value:
        yield "a target is a text, or a list of texts", place


def _meaning(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, str) or not value:
        yield "a table of words gives each word as a text", place


def _flag(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, bool):
        yield "true or false is wanted here", place


def _constant(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, str | bool | int):
        yield "a constant is a text, a whole number, true or false", place


def _country(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if isinstance(value, dict):
        yield from _table({"from": _text, "else": _country}, ("from",))(value, place)
    elif not isinstance(value, str) or country.read(value).value != value:
        yield "a country is an ISO 3166-1 alpha-2 code", place


def _zone(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415 - 5 ms, and few name one

    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        yield "a zone is a name of the IANA time zone database", place


def _one_of(*words: str) -> Form:
    def check(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
        if not isinstance(value, str) or value not in words:
            yield f"{place[-1]} is one of: {', '.join(words)}", place

    return check


def _list(item: Form) -> Form:
    def check(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
        if not isinstance(value, list):
            yield "a list is wanted here", place
        else:
            for one in value:
                yield from item(one, place)

    return check


def _one_or_list(item: Form) -> Form:
    def check(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
        for one in value if isinstance(value, list) else [value]:
            yield from item(one, place)

    return check


def _map(item: Form) -> Form:
    def check(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
        if not isinstance(value, dict):
            yield "a table is wanted here", place
        else:
            for key, one in value.items():
                yield from item(one, (*place, key))

    return check


def _table(fields: Mapping[str, Form], needed: tuple[str, ...] = ()) -> Form:
    def check(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
        if not isinstance(value, dict):
            yield "a table is wanted here", place
            return
        for key in needed:
            if key not in value:
                yield f"{key} is missing", place
        for key, one in value.items():
            if key in fields:
                yield from fields[key](one, (*place, key))
            else:
                names = ", ".join(sorted(fields))
                yield f"{key!r} is not known here; there are: {names}", (*place, key)

    return check


def _either(first: type, form: Form, otherwise: Form) -> Form:
    def check(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
        yield from (form if isinstance(value, first) else otherwise)(value, place)

    return check


_TYPE = _one_of("boolean", "integer", "number", "string")
_ALTERNATIVE = _table({"path": _text, "words": _text, "type": _TYPE, "seen": _text}, ("path",))
_OPTIONS = _table(
    {
        "to": _one_or_list(_target), "words": _text, "type": _TYPE, "seen": _text, "drop": _text,
        "or": _list(_either(dict, _ALTERNATIVE, _text)), "set": _map(_constant),
        "sensitivity": _one_of(*Sensitivity),
    }
)  # fmt: skip
_LINES = _map(_either(dict, _OPTIONS, _one_or_list(_target)))
_MAKES = _map(_map(_map(_constant)))
_HEAD = _table(
    {
        "name": _name, "provider": _name, "sources": _list(_text), "country": _country,
        "zone": _zone, "date_order": _one_of("DMY", "MDY", "YMD"), "request": _text,
        "format": _one_of("query"), "role": _one_of("request"), "named_only": _flag,
    },
    ("name", "provider"),
)  # fmt: skip
_ENVELOPE = _table(
    {
        "record": _text, "error": _text, "no_record": _text, "needs": _list(_text),
        "any": _list(_text), "when": _map(_one_or_list(_constant)), "value_of": _text,
    }
)  # fmt: skip


def _parts(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    fields = dict.fromkeys((*address_format.COMPONENTS, "lines"), _list(_text))
    return _table(fields)(value, place)


def _envelopes(value: Any, place: tuple[str, ...]) -> Iterator[Mistake]:
    if not isinstance(value, list) or not value:
        yield "there is no [[envelope]]: say where records start", place
        return
    for number, one in enumerate(value):
        here = (*place, str(number))
        yield from _ENVELOPE(one, here)
        if isinstance(one, dict) and len({"record", "error", "no_record"} & one.keys()) != 1:
            yield "an envelope has one of record, error, no_record", here


DOCUMENT = _table(
    {
        "mapping": _HEAD, "envelope": _envelopes, "outside": _map(_LINES), "makes": _MAKES,
        "words": _map(_map(_meaning)), "at": _map(_LINES), "uses": _map(_text),
        "shape": _map(_table({"at": _map(_LINES), "makes": _MAKES})),
        "components": _table({"address": _parts}),
    },
    ("mapping", "envelope"),
)  # fmt: skip
"""A whole document."""


def mistakes(tables: dict[str, Any], form: Form) -> Iterator[Mistake]:
    """Yield what is wrong with the form of a document, with the place of each."""
    return form(tables, ())
