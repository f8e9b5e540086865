"""Records to dicts and JSON, and back without loss.

What is None or empty is left out; times are ISO 8601 in UTC with ``Z``, partial dates keep their
precision (``1989-04``), amounts are decimal texts.

>>> from identity_schema.model import Name
>>> to_dict(Name(text="Hinemoa Fantail"))
{'text': 'Hinemoa Fantail'}
>>> from_dict({"text": "Hinemoa Fantail"}, Name).use
'main'
"""

from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import attrs
import msgspec

from identity_schema._calls import wrong
from identity_schema.errors import ContractError
from identity_schema.model import Check, Payload, Record
from identity_schema.model.misfit import as_sent, fitted
from identity_schema.model.version import FIRST_SCHEMA, SCHEMA, release_of
from identity_schema.model.writers import Form, writer_of
from identity_schema.values.partial_date import PartialDate

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["from_dict", "from_json", "to_dict", "to_json"]

T = TypeVar("T")

_BESIDE = {Record: ("schema", "mapping", "library"), Payload: ("schema",)}
"""What may stand in a dict beside the fields of the class: where it was made."""


def _text(value: Any) -> str:
    """Return the text that a text of another type is, such as one of NumPy's."""
    if isinstance(value, str):
        return str.__str__(value)
    message = f"the model holds nothing of type {type(value).__name__}"
    raise TypeError(message)


_encode = msgspec.json.Encoder(enc_hook=_text).encode


@cache
def _converter() -> "Converter":
    from cattrs import Converter  # noqa: PLC0415 - costs 30 ms that only a conversion needs

    converter = Converter(forbid_extra_keys=True)
    for plain in (str, int, bool):
        converter.register_structure_hook(plain, as_sent)
    converter.register_structure_hook(datetime, lambda text, _: _read_time(text))
    converter.register_structure_hook(Decimal, lambda text, _: Decimal(text))
    converter.register_structure_hook(PartialDate, lambda text, _: PartialDate.parse(text))
    attrs.resolve_types(Check)
    return converter


def _read_time(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(UTC)


def to_dict(entity: Any) -> dict[str, Any]:
    """Turn a record, a payload or any entity of the model into plain values.

    Args:
        entity: An object of a class of `identity_schema.model`.

    Returns:
        Strings, integers, booleans, lists and dicts only; fields in the order of the class, those
        at their default left out.

    Raises:
        ContractError: ``call.argument``: it is no entity, but several, or something else.
    """
    made: dict[str, Any] = msgspec.to_builtins(_form(entity), enc_hook=_text)
    return made


def _form(entity: Any) -> Form:
    cls: type = type(entity)
    try:
        return writer_of(cls)(entity)
    except attrs.exceptions.NotAnAttrsClassError:
        raise wrong("entity", entity, "one entity of the model, such as a Record") from None


def from_dict(values: dict[str, Any], cls: type[T]) -> T:
    """Turn plain values back into an entity.

    Args:
        values: What `to_dict` made; a field that is not there has its default. What an output or
            `identity_schema.upgrade` wrote beside it (``schema``, and with a record ``mapping`` and
            ``library``) is left out.
        cls: The class to make.

    Raises:
        PayloadError: ``record.form``: the values are not of that class; the message says where.
        ContractError: ``schema.differs``: they are of another schema; call
            `identity_schema.upgrade` first.
    """
    beside = _BESIDE.get(cls, ())
    if beside and isinstance(values, dict) and not values.keys().isdisjoint(beside):
        _refuse_other(values.get("schema"))
        values = {key: value for key, value in values.items() if key not in beside}
    return fitted(_structured, values, cls)  # type: ignore[no-any-return]  # of that class


def _structured(values: dict[str, Any], cls: type) -> Any:
    return _converter().structure({**values}, cls)


def _refuse_other(said: object) -> None:
    found = release_of(str(FIRST_SCHEMA if said is None else said))
    if found != SCHEMA:
        message = f"the values are of schema {found}, not {SCHEMA}: call identity_schema.upgrade"
        raise ContractError("schema.differs", message)


def to_json(entity: Any) -> bytes:
    """Write an entity as JSON: `to_dict` without white space, in UTF-8.

    Raises:
        ContractError: As `to_dict`.
    """
    return _encode(_form(entity))


def from_json(data: bytes, cls: type[T]) -> T:
    """Read an entity that `to_json` wrote.

    Raises:
        PayloadError: ``record.form``: the text is no JSON, or not of that class.
    """
    return from_dict(fitted(_decoded, data, cls), cls)


def _decoded(data: bytes, _: type) -> dict[str, Any]:
    return msgspec.json.decode(data)  # type: ignore[no-any-return]  # a dict, or a misfit
