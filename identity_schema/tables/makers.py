"""Row makers: the columns of a table, compiled into functions that make rows of entities.

A maker is plain generated Python, one expression a column; the columns decide everything.

>>> from identity_schema.model import Contact
>>> rows = {"contacts": []}
>>> phones = (Contact(kind="phone", raw="021 555 0100"),)
>>> adder_of("contacts", Contact)(rows, "k", "contacts/", "", phones, [])
>>> rows["contacts"][0][:5]
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

__all__ = ["Adder", "Lost", "Maker", "Row", "adder_of", "maker_of"]

Row = tuple[Any, ...]
Lost = list[tuple[str, str, object]]
"""For each value that its column cannot hold the row's id, ``table.column`` and the value."""
Maker = Callable[..., None]
"""``maker(rows, record_key, id, owner, entity, lost)``, and by name what the row says of others."""
Adder = Callable[[dict[str, list[Row]], str, str, str, tuple[Any, ...], Lost], None]
"""``adder(rows, record_key, ids, owner, entities, lost)``: an id is ``ids`` with a number."""

_encode = msgspec.json.Encoder().encode
_LARGEST = 2**63 - 1
_WHOLE_DIGITS = DECIMAL_PRECISION - DECIMAL_SCALE
_UNIT = Decimal(1).scaleb(-DECIMAL_SCALE)


def _day(held: PartialDate) -> date | None:
    if held.month is None or held.day is None:
        return None
    return date(held.year, held.month, held.day)


def _json(held: tuple[Any, ...]) -> str:
    return _encode(held).decode()


def _pairs(held: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    return tuple(f"{name}={value}" for name, value in held)


def _lose(held: object, at: str, place: str, lost: Lost) -> None:
    lost.append((at, place, held))


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
    lost.append((at, place, held))
    return None


_NAMES = {"day": _day, "json": _json, "pairs": _pairs, "decimal": _decimal, "lose": _lose}

_FORMS = {
    By.DAY: "({day} := None if (v := {read}) is None else day(v))",
    By.ISO: "(None if (v := {read}) is None else ({day} or v).isoformat())",
    By.JSON: "(json(v) if (v := {read}) else None)",
    By.COUNT: "len({read})",
    By.PAIRS: "(pairs(v) if (v := {read}) else ())",
    Type.INTEGER: f"(v if (v := {{read}}) is None or -{_LARGEST} <= v <= {_LARGEST}"
    " else lose(v, at, {place!r}, lost))",
    Type.DECIMAL: "(None if (v := {read}) is None else decimal(v, at, {place!r}, lost))",
}
"""What is done to a value, or the type of its column where nothing is, to the expression."""

_ONE = """\
def make(rows, key, at, owner, e, lost{others}):
{parts}    rows[{table!r}].append((key, at, owner, {cells}))
"""

_EACH = """\
def make(rows, key, ids, owner, entities, lost):
    add = rows[{table!r}].append
    for n, e in enumerate(entities):
        at = f"{{ids}}{{n}}"
{parts}        add((key, at, owner, {cells}))
"""


@cache
def maker_of(table: str, cls: type | None) -> Maker:
    """Compile the maker of one row out of an entity of a class.

    Args:
        table: Name of the table.
        cls: Class of the entity; columns that it has no field for are null. None for a row that
            no entity makes.
    """
    others = [column.path[2:] for column in TABLES[table].columns if column.path.startswith("^")]
    named = "".join(f", {name}" for name in ("*", *others)) if others else ""
    made: Maker = _compiled(_ONE, table, cls, 4, others=named)
    return made


@cache
def adder_of(table: str, cls: type) -> Adder:
    """Compile the maker of rows out of entities of a class, in which nobody else has a say."""
    made: Adder = _compiled(_EACH, table, cls, 8)
    return made


def _compiled(form: str, table: str, cls: type | None, depth: int, **more: str) -> Any:
    fields = frozenset(a.name for a in attrs.fields(cls)) if cls is not None else frozenset()
    columns = TABLES[table].columns[3:]
    parts = {column.path.partition(".")[0] for column in columns if "." in column.path} & fields
    lines = [f"{' ' * depth}{part} = e.{part}\n" for part in sorted(parts)]
    cells = [f"{_cell(table, column, fields)}, " for column in columns]
    source = form.format(table=table, parts="".join(lines), cells="".join(cells), **more)
    return run(source, f"<rows of {table}>", dict(_NAMES))["make"]


def _cell(table: str, column: Column, fields: frozenset[str]) -> str:
    """Write the expression of one column."""
    first, _, rest = column.path.partition(".")
    if first == "^":
        read = rest
    elif first not in fields:
        return "()" if column.type is Type.TEXTS else "None"
    elif rest:
        read = f"(None if {first} is None else {first}.{rest})"
    else:
        read = f"e.{first}"
    form = _FORMS.get(column.type if column.by is By.VALUE else column.by, "{read}")
    place, day = f"{table}.{column.name}", f"{first}_day"
    return form.format(read=read, day=day, place=place)
