"""Misfits: what is no record, told by its place; what cattrs says of it could hold a value.

>>> from cattrs import Converter
>>> from identity_schema.model import Record
>>> structure = Converter().structure
>>> fitted(structure, {"persons": [{"names": [{"text": "Jane"}, {"parsed": 5}]}]}, Record)
Traceback (most recent call last):
...
identity_schema.errors.PayloadError: record.form: no Record, because of $.persons[0].names[1].parsed
"""

from collections.abc import Callable
from typing import Any, TypeVar

from identity_schema.errors import PayloadError

__all__ = ["as_sent", "fitted"]

R = TypeVar("R")


def fitted(make: Callable[[Any, type], R], values: Any, cls: type) -> R:
    """Make something of values that stand for an object of a class.

    Raises:
        PayloadError: ``record.form``: they do not; the message says where.
    """
    try:
        return make(values, cls)
    except Exception as error:  # noqa: BLE001 - hooks of any type raise as they like
        place = _place(error)
    raise PayloadError("record.form", f"no {cls.__name__}, because of ${place}")


def as_sent(value: Any, cls: type) -> Any:
    """Return a value that is of its class already; ``"false"`` is no flag, and a list no text.

    Raises:
        TypeError: It is of another.
    """
    if type(value) is cls:
        return value
    raise TypeError(cls.__name__)


def _place(error: BaseException) -> str:
    """Return the path to the first misfit: fields of the model and numbers, no other key."""
    from cattrs import AttributeValidationNote, IterableValidationNote  # noqa: PLC0415 - costs 30 ms

    place = ""
    while True:
        for note in getattr(error, "__notes__", ()):
            if isinstance(note, IterableValidationNote):
                place += f"[{note.index}]"
            elif isinstance(note, AttributeValidationNote):
                place += f".{note.name}"
        if not isinstance(error, BaseExceptionGroup):
            return place
        error = error.exceptions[0]
