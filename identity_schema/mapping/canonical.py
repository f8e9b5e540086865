"""Canonical pointers: where a value stands in records, and what stands there.

>>> from identity_schema.model import Name, Payload, Person
>>> person = Person(names=(Name(text="Anna Reid"),))
>>> records = Records(Payload(), [Record(persons=(person,))])
>>> found = spot_of(records, "/persons/0/names/0/text", 0)
>>> found.pointer, found.held, found.is_entity
('/records/0/persons/0/names/0/text', 'Anna Reid', False)
>>> spot_of(records, "/persons/9/birthdate", 0).held is None
True
"""

import re
import typing
from functools import cache
from types import NoneType
from typing import Any

import attrs

from identity_schema.errors import ContractError
from identity_schema.model import Payload, Record
from identity_schema.records import Records
from identity_schema.values.partial_date import PartialDate

__all__ = ["Spot", "spot_of"]

_is_number = re.compile("[0-9]{1,9}").fullmatch


@attrs.frozen
class Spot:
    """A place in records.

    Attributes:
        pointer: From the records, ``/records/0/persons/0/birthdate`` or ``/payload/code``; of a
            field with several values that of the field.
        held: What stands there; None where nothing does.
        is_entity: Whether an entity stands there, or several.
    """

    pointer: str
    held: Any = attrs.field(repr=False)
    is_entity: bool


def spot_of(records: Records, pointer: str, record: int) -> Spot:
    """Follow a pointer.

    Args:
        records: The records.
        pointer: ``/persons/0/birthdate`` in a record, ``/payload/code``, or from the records as
            `identity_schema.mapping.account.Leaf.targets` has it.
        record: Number of the record, where the pointer does not say it.

    Raises:
        ContractError: ``call.argument``: it is no pointer, or the model has no such field.
    """
    if not isinstance(pointer, str) or not pointer.startswith("/"):
        message = "a canonical pointer is a JSON Pointer, such as /persons/0/birthdate"
        raise ContractError("call.argument", message)
    head, *rest = pointer.split("/")[1:]
    if head == "payload" and rest:
        return _follow(Payload, records.payload, rest, "/payload")
    steps = [head, *rest]
    if head == "records" and len(rest) > 1 and _is_number(rest[0]):
        record, steps = int(rest[0]), rest[1:]
    held = records[record] if 0 <= record < len(records) else None
    return _follow(Record, held, steps, f"/records/{record}")


def _follow(cls: type, entity: Any, steps: list[str], at: str) -> Spot:
    field, *rest = steps
    fields = _fields(cls)
    if field not in fields:
        message = f"{cls.__name__} has no such field; it has: {', '.join(fields)}"
        raise ContractError("call.argument", message)
    inner, many = fields[field]
    held, at = getattr(entity, field, None), f"{at}/{field}"
    if many and rest:
        number, *rest = rest
        if not _is_number(number):
            message = f"{cls.__name__}.{field} holds several: a number comes after it, from 0"
            raise ContractError("call.argument", message)
        held = held[int(number)] if held and int(number) < len(held) else None
        at = at if inner is None else f"{at}/{number}"
    if not rest:
        return Spot(at, held, inner is not None)
    if inner is None:
        message = f"{cls.__name__}.{field} is a value: nothing comes after it"
        raise ContractError("call.argument", message)
    return _follow(inner, held, rest, at)


@cache
def _fields(cls: type) -> dict[str, tuple[type | None, bool]]:
    """Return field to the class of entities that it holds, if it does, and whether many."""
    attrs.resolve_types(cls)
    return {field.name: _inside(field.type) for field in attrs.fields(cls)}


def _inside(annotation: Any) -> tuple[type | None, bool]:
    found = [part for part in typing.get_args(annotation) if part not in {NoneType, ...}]
    many = typing.get_origin(annotation) is tuple
    inner = found[0] if found else annotation
    is_entity = attrs.has(inner) and inner is not PartialDate
    return (inner if is_entity else None), many
