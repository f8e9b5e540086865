"""The JSON Schema (2020-12) of a record, as `identity_schema.model.convert.to_dict` writes it.

Every field says what it holds and how sensitive that is (``x-sensitivity``).

>>> made = json_schema()
>>> made["properties"]["persons"]["items"]
{'$ref': '#/$defs/Person'}
>>> made["$defs"]["Contact"]["properties"]["raw"]["x-sensitivity"]
'contact'
"""

import json
import typing
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from functools import cache
from hashlib import sha256
from types import NoneType
from typing import Any

import attrs

from identity_schema.exports.field_docs import field_docs
from identity_schema.model import Payload, Record
from identity_schema.model.fields import sensitivities_of, spec_of
from identity_schema.model.version import SCHEMA
from identity_schema.values.partial_date import PartialDate

__all__ = ["demands_of_records", "json_schema", "record_schema_version"]

Schema = dict[str, Any]

_SCALARS: dict[object, Schema] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    Decimal: {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?$"},
    datetime: {
        "type": "string", "format": "date-time",
        "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?Z$",
    },
    PartialDate: {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
}  # fmt: skip
_BESIDE = {
    "schema": "Version of this schema; absent in what to_dict writes.",
    "mapping": "name@revision of the mapping that read it; only in JSONL outputs.",
    "library": "Version of identity-schema that read it; only in JSONL outputs.",
}
_SAYS_NOTHING = {"$id", "title", "description", "x-sensitivity"}


def json_schema() -> Schema:
    """Return the schema of a record; ``$defs`` has every class, the payload's among them.

    Fields at their default are left out of what it describes, and times are in UTC.
    """
    made = _of_class(Record)
    beside = {name: {"type": "string", "description": doc} for name, doc in _BESIDE.items()}
    made["properties"] = {**made["properties"], **beside}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:identity-schema:record:{record_schema_version()}",
        **made,
        "$defs": _definitions(),
    }


@cache
def record_schema_version() -> str:
    """Return the version of records: the semantic one, and a hash of all that the schema demands.

    >>> record_schema_version().partition("+")[0]
    '0.1.0'
    """
    text = json.dumps(demands_of_records(), sort_keys=True, separators=(",", ":"))
    return f"{SCHEMA}+{sha256(text.encode()).hexdigest()[:12]}"


def demands_of_records() -> Schema:
    """Return class to schema, without what only explains."""
    made: Schema = _demands({"Record": _of_class(Record), **_definitions()})
    return made


def _demands(held: Any) -> Any:
    """Leave out what only explains; a property may be called like a word that does."""
    if isinstance(held, list):
        return [_demands(one) for one in held]
    if not isinstance(held, dict):
        return held
    is_schema = any(isinstance(held.get(key), str | list) for key in ("type", "$ref"))
    return {k: _demands(v) for k, v in held.items() if not (is_schema and k in _SAYS_NOTHING)}


def _definitions() -> dict[str, Schema]:
    found = sorted({*_below(Record), Payload, *_below(Payload)}, key=lambda cls: cls.__name__)
    return {cls.__name__: _of_class(cls) for cls in found}


def _below(cls: type, seen: set[type] | None = None) -> set[type]:
    seen = set() if seen is None else seen
    attrs.resolve_types(cls)
    for field in attrs.fields(cls):
        for part in _parts(field.type):
            if attrs.has(part) and part is not PartialDate and part not in seen:
                seen.add(part)
                _below(part, seen)
    return seen


def _parts(annotation: Any) -> Iterator[Any]:
    inside = [part for part in typing.get_args(annotation) if part not in {NoneType, ...}]
    if not inside:
        yield annotation
    for part in inside:
        yield from _parts(part)


def _of_class(cls: type) -> Schema:
    attrs.resolve_types(cls)
    docs = field_docs(cls)
    made: Schema = {"title": cls.__name__, "type": "object"}
    if cls.__doc__:
        made["description"] = cls.__doc__.partition("\n")[0]
    made["properties"] = {
        field.name: _of_field(cls, field, docs.get(field.name)) for field in attrs.fields(cls)
    }
    required = [field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING]
    if required:
        made["required"] = required
    made["additionalProperties"] = False
    return made


def _of_field(cls: type, field: "attrs.Attribute[Any]", doc: str | None) -> Schema:
    spec = spec_of(cls).get(field.name)
    inside = [part for part in typing.get_args(field.type) if part is not NoneType]
    is_optional = NoneType in typing.get_args(field.type)
    made = dict(_of_type(inside[0] if is_optional else field.type))
    if spec is not None and spec.words and not spec.many:
        made["enum"] = sorted(spec.words)
    if is_optional and field.default is not None:
        made = _or_null(made)
    if doc is not None:
        made["description"] = doc
    sensitivity = sensitivities_of(cls)[field.name]
    return made if sensitivity is None else {**made, "x-sensitivity": str(sensitivity)}


def _or_null(schema: Schema) -> Schema:
    """Let null be there where the default is something else, so that None is written."""
    made = {**schema, "type": [schema["type"], "null"]}
    return {**made, "enum": [*made["enum"], None]} if "enum" in made else made


def _of_type(annotation: Any) -> Schema:
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    parts = typing.get_args(annotation)
    if not parts:
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    if parts[-1] is ...:
        return {"type": "array", "items": _of_type(parts[0])}
    return {"type": "array", "prefixItems": [_of_type(p) for p in parts], "minItems": len(parts),
            "maxItems": len(parts)}  # fmt: skip
