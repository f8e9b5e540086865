"""The peers' classes: of the payloads and canonical ones, in each library's own kind.

They are made of the tables of `peers.fields`, are what somebody would write by hand, and run at the
same speed.
"""

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import attrs
import msgspec
import pydantic
from peers.fields import CANONICAL, WIRE, Table

__all__ = ["SENT", "attrs_classes", "msgspec_classes", "pydantic_classes"]

SENT = {"class_": "class", "id_": "_id"}
"""Field to the key that is sent, where a class cannot have that name."""

Make = Callable[[str, dict[str, Any], Any], type]


def _types(table: Table, make: Make, base: Any) -> SimpleNamespace:
    """Make the classes of a table, each after those that it holds."""
    known: dict[str, Any] = {
        "str": str, "int": int, "bool": bool, "date": dt.date,
        "datetime": dt.datetime,
    }  # fmt: skip
    waiting = dict(table)
    while waiting:
        for name, fields in list(waiting.items()):
            named = {word.removeprefix("list[").removesuffix("]") for word in fields.values()}
            if named - {name} <= known.keys():
                known[name] = make(name, {f: _type(w, known) for f, w in fields.items()}, base)
                del waiting[name]
    return SimpleNamespace(**{name: known[name] for name in table})


def _type(word: str, known: dict[str, Any]) -> Any:
    item = word.removeprefix("list[").removesuffix("]")
    held = known.get(item, Any)  # a check holds checks
    return list[held] if word != item else held


def _is_list(kind: Any) -> bool:
    return getattr(kind, "__origin__", None) is list


def _attrs(name: str, fields: dict[str, Any], how: Any) -> type:
    made = {
        field: attrs.field(factory=list, type=kind | None)
        if _is_list(kind) else attrs.field(default=None, type=kind | None)
        for field, kind in fields.items()
    }  # fmt: skip
    return attrs.make_class(name, made, **how)


def _struct(name: str, fields: dict[str, Any], how: Any) -> type:
    made = [
        (field, kind | None, msgspec.field(default_factory=list) if _is_list(kind) else None)
        for field, kind in fields.items()
    ]
    return msgspec.defstruct(name, made, rename=SENT, **how)


def _model(name: str, fields: dict[str, Any], config: Any) -> type:
    made: dict[str, Any] = {
        field: (
            kind | None,
            pydantic.Field(default_factory=list) if _is_list(kind)
            else pydantic.Field(default=None, alias=SENT.get(field)),
        )
        for field, kind in fields.items()
    }  # fmt: skip
    return pydantic.create_model(name, __config__=config, **made)


def attrs_classes() -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return wire and canonical classes of attrs: mutable ones in, frozen ones out."""
    return _types(WIRE, _attrs, {"frozen": False}), _types(CANONICAL, _attrs, {"frozen": True})


def msgspec_classes() -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return wire and canonical classes of msgspec: mutable ones in, frozen ones out."""
    return _types(WIRE, _struct, {"frozen": False}), _types(CANONICAL, _struct, {"frozen": True})


def pydantic_classes() -> tuple[SimpleNamespace, SimpleNamespace]:
    """Return wire and canonical models of pydantic: lenient ones in, frozen ones out."""
    lenient, frozen = pydantic.ConfigDict(extra="ignore"), pydantic.ConfigDict(frozen=True)
    return _types(WIRE, _model, lenient), _types(CANONICAL, _model, frozen)
