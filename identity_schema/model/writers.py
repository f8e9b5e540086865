"""Writers: one generated function a class, which turns an entity into plain values."""

from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from typing import Any

import attrs

from identity_schema._generated import run
from identity_schema.model.fields import Kind, spec_of
from identity_schema.values.partial_date import PartialDate

__all__ = ["Writer", "writer_of"]

Writer = Callable[[Any], dict[str, Any]]

_AS_IS = {str, bool, int, str | None, bool | None, int | None}
_BY_KIND = {
    Kind.TIMESTAMP: "write_time({})",
    Kind.DATE: "{}.isoformat()",
    Kind.DECIMAL: "str({})",
}


@cache
def writer_of(cls: type) -> Writer:
    """Generate the function that writes an entity of a class.

    Args:
        cls: A class of the model.

    Returns:
        A function from an entity to a dict: fields in the order of the class, those at their
        default left out.
    """
    names: dict[str, Any] = {"plain": _plain, "write_time": _write_time}
    lines = ["def write(it):", "    made = {}"]
    for a in attrs.fields(cls):
        spec = spec_of(cls).get(a.name)
        form = _BY_KIND.get(spec.kind, "plain({})") if spec is not None else "plain({})"
        if spec is not None and spec.entity is not None:
            form = f"write_{spec.entity.__name__}({{}})"
            same = spec.entity is cls  # its own writer is still being made
            names[form[:-4]] = _plain if same else writer_of(spec.entity)
        elif a.type in _AS_IS:
            form = "{}"
        elif a.type == tuple[str, ...]:
            form = "list({})"
        if spec is not None and spec.many:
            held = "value" if form == "plain({})" else f"[{form.format('each')} for each in value]"
            form = held if spec.entity is not None or spec.kind in _BY_KIND else "list({})"  # texts
        lines += [f"    value = it.{a.name}", f"    if {_test(a.default)}:"]
        lines += [f"        made[{a.name!r}] = {form.format('value')}"]
    source = "\n".join([*lines, "    return made", ""])
    made: Writer = run(source, f"<write {cls.__name__}>", names)["write"]
    return made


def _test(default: Any) -> str:
    if default is attrs.NOTHING:
        return "True"
    if default is None:
        return "value is not None"
    return "value" if default == () else f"value != {default!r}"


def _write_time(time: datetime) -> str:
    return f"{time.astimezone(UTC).replace(tzinfo=None).isoformat()}Z"


def _plain(value: Any) -> Any:
    """Turn a value of any kind that the model holds into plain ones."""
    if value is None or type(value) in _AS_IS:
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return _write_time(value)
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, PartialDate):
        return value.isoformat()
    cls: type = type(value)
    return writer_of(cls)(value) if attrs.has(cls) else value
