"""The peers' ways from bytes to canonical objects, one for each library, kind by kind.

Every route with our readers is held against normalize before it is timed: what it fills is equal.
"""

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

import adaptix
import attrs
import cattrs
import glom
import msgspec
import orjson
import pydantic
from peers import convert_akahu, convert_okra, convert_oneid, hand
from peers.readers import OURS, USUAL
from peers.shapes import SENT, attrs_classes, msgspec_classes, pydantic_classes

__all__ = ["Route", "plain", "routes"]

Route = Callable[[bytes], Any]

_WIRE = {"okra": "Okra", "akahu": "Akahu", "oneid": "OneId"}
_WIRED = {
    "okra": convert_okra.convert, "akahu": convert_akahu.convert, "oneid": convert_oneid.convert,
}  # fmt: skip


@cache
def _attrs() -> Any:
    return attrs_classes()


def _pydantic(provider: str, readers: Any) -> Route:
    wire, canonical = pydantic_classes()
    read, convert = getattr(wire, _WIRE[provider]).model_validate_json, _WIRED[provider]
    return lambda data: convert(read(data), canonical, readers)


def _cattrs(provider: str) -> Route:
    wire, canonical = _attrs()
    converter = cattrs.Converter(prefer_attrib_converters=False)
    for cls in vars(wire).values():
        renamed = {
            field.name: cattrs.gen.override(rename=SENT[field.name])
            for field in attrs.fields(cls) if field.name in SENT
        }  # fmt: skip
        hook = cattrs.gen.make_dict_structure_fn(cls, converter, _cattrs_use_alias=False, **renamed)
        converter.register_structure_hook(cls, hook)
    kind, convert = getattr(wire, _WIRE[provider]), _WIRED[provider]
    return lambda data: convert(converter.structure(orjson.loads(data), kind), canonical, OURS)


def _msgspec(provider: str) -> Route:
    wire, canonical = msgspec_classes()
    decoder = msgspec.json.Decoder(getattr(wire, _WIRE[provider]), strict=False)
    convert = _WIRED[provider]
    return lambda data: convert(decoder.decode(data), canonical, OURS)


def _adaptix(provider: str) -> Route:
    wire, canonical = _attrs()
    retort = adaptix.Retort(
        recipe=[
            adaptix.name_mapping(
                map=SENT, skip=[], only=adaptix.P.ANY, trim_trailing_underscore=False
            ),
        ]
    )
    load, convert = retort.get_loader(getattr(wire, _WIRE[provider])), _WIRED[provider]
    return lambda data: convert(load(orjson.loads(data)), canonical, OURS)


def _hand(provider: str) -> Route:
    _, canonical = _attrs()
    convert = getattr(hand, provider)
    return lambda data: convert(orjson.loads(data), canonical, OURS)


_GLOM = {
    "okra": {
        "source_id": "data.id", "subject": "data.customer._id", "created_at": "data.created_at",
        "given_name": "data.firstname", "family_name": "data.lastname", "text": "data.fullname",
        "birthdate": "data.dob", "gender": "data.gender", "bvn": "data.bvn", "nin": "data.nin",
        "phones": ("data.phone", [str.strip]), "addresses": ("data.address", [str.strip]),
        "issuer": "data.enrollment.bank", "branch": "data.enrollment.branch",
        "photos": ("data.photo_id", [{"kind": "image_type", "url": "url"}]),
    },
    "akahu": {
        "source_id": "item._id", "status": "item.status", "created_at": "item.created_at",
        "institution": "item.source.name", "persons": ("item.identities", [{"text": "name"}]),
        "addresses": ("item.addresses", [{"text": "value", "use": "type"}]),
        "accounts": (
            "item.accounts",
            [{"name": "name", "holder": "holder", "number": "account_number", "bank": "bank"}],
        ),
    },
}  # fmt: skip


def _glom(provider: str) -> Route:
    spec = _GLOM[provider]
    return lambda data: glom.glom(orjson.loads(data), spec)


def routes(provider: str) -> dict[str, Route]:
    """Return the routes of a provider by the name that the report shows.

    Args:
        provider: ``okra``, ``akahu`` or ``oneid``.
    """
    made = {
        "pydantic, our readers": _pydantic(provider, OURS),
        "pydantic, as usual": _pydantic(provider, USUAL),
        "cattrs + converter": _cattrs(provider),
        "msgspec + converter": _msgspec(provider),
        "adaptix + converter": _adaptix(provider),
    }
    if provider in _GLOM:
        made |= {"by hand": _hand(provider), "glom, nothing read": _glom(provider)}
    return made


def plain(made: Any) -> Any:
    """Return what a route made as plain dicts and lists."""
    if isinstance(made, pydantic.BaseModel):
        return made.model_dump()
    if isinstance(made, msgspec.Struct):
        return msgspec.to_builtins(made, builtin_types=(dt.date, dt.datetime))
    return attrs.asdict(made)
