"""Writers: one generated function a class, which turns an entity into its form.

A form has the fields of the class with plain values in them, and leaves out what is at its default
when it is written as JSON or as a dict: both are made of it by msgspec, without Python.

>>> from identity_schema.model import Name
>>> form = writer_of(Name)(Name(text="Hinemoa Fantail"))
>>> form
<Name, as it is written>
>>> msgspec.json.encode(form)
b'{"text":"Hinemoa Fantail"}'
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from types import UnionType
from typing import Any, get_args

import attrs
import msgspec

from identity_schema._generated import run
from identity_schema.values.partial_date import PartialDate

__all__ = ["Form", "Writer", "writer_of"]


class Form(msgspec.Struct, omit_defaults=True, gc=False):
    """What an entity is written as; the collector need not look at it, as it holds no cycle."""

    def __repr__(self) -> str:
        """Show of what it is the form, and nothing that it holds."""
        return f"<{type(self).__name__}, as it is written>"


Writer = Callable[[Any], Form]


@cache
def writer_of(cls: type) -> Writer:
    """Generate the function that turns an entity of a class into its form.

    Args:
        cls: A class of the model.

    Returns:
        A function from an entity to a form: fields in the order of the class.
    """
    fields = attrs.fields(attrs.resolve_types(cls))
    name = f"write_{cls.__name__}"
    names: dict[str, Any] = {
        "Form": _form_of(cls), "UNSET": msgspec.UNSET, "write_date": _date, "write_time": _time,
    }  # fmt: skip
    for entity in {held for a in fields if attrs.has(held := _held(a.type))} - {cls, PartialDate}:
        names[f"write_{entity.__name__}"] = writer_of(entity)
    values = [f"        {_value(a)},  # {a.name}" for a in fields]
    source = "\n".join([f"def {name}(it):", "    return Form(", *values, "    )", ""])
    made: Writer = run(source, f"<write {cls.__name__}>", names)[name]
    return made


def _form_of(cls: type) -> type[Form]:
    """Make the class of the forms; what msgspec leaves out, it tells by identity."""
    fields = [
        (a.name, Any, a.default if a.default is None or a.default == () else msgspec.UNSET)
        for a in attrs.fields(cls)
    ]
    return msgspec.defstruct(cls.__name__, fields, bases=(Form,))  # type: ignore[return-value]


def _held(kind: Any) -> Any:
    """Return the type of the one value, or of each, that a field holds."""
    if isinstance(kind, UnionType):
        return get_args(kind)[0]
    return get_args(kind)[0] if get_args(kind)[1:] == (...,) else kind


def _value(a: "attrs.Attribute[Any]") -> str:
    """Write the expression of one field."""
    held, read = _held(a.type), f"it.{a.name}"
    if a.default == ():
        each = "list(v)" if held is str else f"[{_form(held, 'each')} for each in v]"
        return f"{each} if (v := {read}) else ()"
    if a.default is None:
        form = _form(held, "v")
        return read if form == "v" else f"None if (v := {read}) is None else {form}"
    if isinstance(a.default, str | bool):
        return f"UNSET if (v := {read}) == {a.default!r} else v"
    return read


def _form(held: Any, value: str) -> str:
    """Write the expression of the form of one value that is not None."""
    if attrs.has(held) and held is not PartialDate:
        return f"write_{held.__name__}({value})"
    return _FORMS.get(held, "{}").format(value)


_FORMS = {
    Decimal: "str({})",
    PartialDate: "write_date({})",
    datetime: "write_time({})",
    tuple[str, str]: "list({})",
}


def _date(held: PartialDate) -> date | str:
    """Return a day, which msgspec writes twice as fast, or the text of what is no day."""
    if held.month is None or held.day is None:
        return held.isoformat()
    try:
        return date(held.year, held.month, held.day)
    except ValueError:
        return held.isoformat()


def _time(held: datetime) -> datetime | str:
    """Return a time of which msgspec writes the same text, or that text."""
    if type(held) is datetime and held.tzinfo is UTC:
        return held
    return f"{held.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"
