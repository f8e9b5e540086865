"""Row makers: the columns of a table, compiled into one function that makes a row of an entity.

A maker is plain generated Python, one expression a column; the columns decide everything.

>>> from identity_schema.model import Contact
>>> phone = Contact(kind="phone", raw="021 555 0100")
>>> maker_of("contacts", Contact)("k", "contacts/0", "", phone, None, None)[:5]
('k', 'contacts/0', '', 'phone', '021 555 0100')
"""

from collections.abc import Callable
from datetime import date
from decimal import Decimal, localcontext
from functools import cache
from typing import Any

import attrs
import msgspec

from identity_schema._generated import run
from identity_schema.tables.columns import DECIMAL_PRECISION, DECIMAL_SCALE, By, Column, Type
from identity_schema.tables.schema import TABLES
from identity_schema.values.partial_date import PartialDate

__all__ = ["Lost", "Maker", "Row", "maker_of"]

Row = tuple[Any, ...]
Lost = Callable[[str, str, object], None]
"""Called with the row's id, ``table.column`` and the value that the column cannot hold."""
Maker = Callable[[str, str, str, Any, Any, Any], Row]
"""``maker(record_key, id, owner, entity, holder, lost)``."""

_LARGEST = 2**63 - 1
_WHOLE_DIGITS = DECIMAL_PRECISION - DECIMAL_SCALE
_UNIT = Decimal(1).scaleb(-DECIMAL_SCALE)


def _day(held: PartialDate) -> date | None:
    if held.month is None or held.day is None:
        return None
    return date(held.year, held.month, held.day)


def _json(held: tuple[Any, ...]) -> str:
    return msgspec.json.encode(held).decode()


def _pairs(held: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in held)


def _integer(held: int, at: str, place: str, lost: Lost) -> int | None:
    if -_LARGEST <= held <= _LARGEST:
        return held
    lost(at, place, held)
    return None


def _decimal(held: Decimal, at: str, place: str, lost: Lost) -> Decimal | None:
    """Return an amount if the column holds it exactly."""
    if not held:
        return held
    if held.is_finite() and -DECIMAL_SCALE <= held.adjusted() < _WHOLE_DIGITS:
        if held.as_tuple().exponent >= -DECIMAL_SCALE:  # type: ignore[operator]  # it is finite
            return held
        with localcontext(prec=DECIMAL_PRECISION):
            short = held.quantize(_UNIT)
        if short == held:
            return short
    lost(at, place, held)
    return None


_BY = {By.DAY: "day", By.ISO: "iso", By.JSON: "json", By.PAIRS: "pairs"}
_NAMES = {
    "day": _day, "iso": PartialDate.isoformat, "json": _json, "pairs": _pairs,
    "integer": _integer, "decimal": _decimal,
}  # fmt: skip


@cache
def maker_of(table: str, cls: type | None) -> Maker:
    """Compile the maker of a table's rows out of entities of a class.

    Args:
        table: Name of the table.
        cls: Class of the entities; columns that it has no field for are null. None for a row that
            only a holder makes.
    """
    fields = frozenset(a.name for a in attrs.fields(cls)) if cls is not None else frozenset()
    values = [_value(table, column, fields) for column in TABLES[table].columns[3:]]
    listed = "".join(f"{value}, " for value in values)
    source = f"def make(key, at, owner, e, up, lost):\n    return (key, at, owner, {listed})\n"
    made: Maker = run(source, f"<rows of {table}>", dict(_NAMES))["make"]
    return made


def _value(table: str, column: Column, fields: frozenset[str]) -> str:
    """Write the expression of one column."""
    first, _, rest = column.path.partition(".")
    if first == "^":
        read = f"up.{rest}"
    elif first not in fields:
        return "()" if column.type is Type.TEXTS else "None"
    elif rest:
        read = f"(None if e.{first} is None else e.{first}.{rest})"
    else:
        read = f"e.{first}"
    if column.by in {By.JSON, By.PAIRS}:
        nothing = "None" if column.by is By.JSON else "()"
        return f"({_BY[column.by]}(v) if (v := {read}) else {nothing})"
    if column.by is By.COUNT:
        return f"len({read})"
    if column.by is not By.VALUE:
        return f"(None if (v := {read}) is None else {_BY[column.by]}(v))"
    if column.type in {Type.DECIMAL, Type.INTEGER}:
        place = repr(f"{table}.{column.name}")
        return f"(None if (v := {read}) is None else {column.type}(v, at, {place}, lost))"
    return read
