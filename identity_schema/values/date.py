"""Date, as of birth, of issue, of registration.

The normal form is that of ISO 8601-1:2019, with the precision that was written. A closed list of
shapes is read (`identity_schema.values.date_shapes`); nothing is ever filled in from today.

>>> read("1989-04-16").value.formatted
'1989-04-16'
>>> read("16 Apr 1989").value.formatted, read("April 1989").value.formatted
('1989-04-16', '1989-04')

Numbers alone do not tell the day from the month, unless one is greater than 12 or the source
declares its order:

>>> reading = read("12-11-1984")
>>> reading.value, reading.codes, [one.formatted for one in reading.candidates]
(None, ('date.ambiguous',), ['1984-11-12', '1984-12-11'])
>>> read("12-11-1984", "DMY").value.formatted
'1984-11-12'
>>> reading = read("13-11-1984", "MDY")
>>> reading.value.formatted, reading.codes
('1984-11-13', ('date.order_contradicted',))

Two digits do not tell the century, unless the caller knows a day that the date cannot be after
and that lies within the 120 years of a human life:

>>> reading = read("16-Apr-68")
>>> reading.codes, [one.year for one in reading.candidates]
(('date.two_digit_year',), [1968, 2068])
>>> reading = read("16-Apr-68", not_after=date(2024, 2, 29))
>>> reading.value.formatted, reading.codes
('1968-04-16', ('date.century_inferred',))

A timestamp gives the day that is written in it, whatever its zone:

>>> reading = read("1989-04-15T11:00:00Z")
>>> reading.value.formatted, reading.codes
('1989-04-15', ('date.from_timestamp',))

No value:

>>> read("2003-02-29").codes, read("next Tuesday").codes, read("0000-04-16").codes
(('date.impossible',), ('date.unreadable',), ('date.no_year',))
>>> read("Invalid Date").codes, read(608688000).codes
(('value.placeholder',), ('value.type',))
"""

from datetime import date

from identity_schema._twin import twin
from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.date_shapes import WEEKDAYS, Shape, shape_of, without_time
from identity_schema.values.partial_date import PartialDate

__all__ = ["read"]

_ORDERS = frozenset({None, "DMY", "MDY", "YMD"})
_OLDEST = 120
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_LIKELY = range(1800, 2200)

_Open = twin(PartialDate)
_Day = tuple[int, ...]
_Settled = tuple[list[_Day], str | None]
_STANDING = frozenset({None, "date.century_inferred", "date.order_contradicted"})


def read(
    raw: object, order: str | None = None, *, not_after: date | None = None
) -> Reading[PartialDate]:
    """Read a text that holds one date.

    Args:
        raw: The text as sent.
        order: ``DMY``, ``MDY`` or ``YMD`` where the source declares in which order it writes
            day, month and year as numbers; a year of four digits in front needs no declaration.
        not_after: For a date of birth, a day by which the person was born, such as that of the
            payload. It only helps to read a year of two digits.

    Returns:
        A reading without value and with ``date.ambiguous`` (day and month may be either way
        round: both are candidates), ``date.two_digit_year`` (more than one century: candidates),
        ``date.impossible`` (the calendar has no such day), ``date.no_year`` or
        ``date.unreadable``; or with a value and ``date.century_inferred``,
        ``date.from_timestamp``, ``date.order_contradicted``, ``date.unlikely_year`` (not
        1800 to 2199) or ``date.weekday_contradicted``.

    Raises:
        ValueError: `order` is none of these. That is the caller's, not the data's.
    """
    if order not in _ORDERS:
        msg = "order is DMY, MDY, YMD or None"
        raise ValueError(msg)
    if isinstance(raw, str) and len(raw) == 10 and raw[4] == "-" == raw[7]:
        try:
            day = date.fromisoformat(raw)
        except ValueError:
            pass
        else:
            made = _Open(day.year, day.month, day.day)
            made.__class__ = PartialDate
            return reading(raw, made, () if 1800 <= day.year < 2200 else ("date.unlikely_year",))
    return refuse(raw) or _read(str(raw), order, not_after)


def _read(raw: str, order: str | None, not_after: date | None) -> Reading[PartialDate]:
    text = " ".join((raw if raw.isascii() else raw.translate(_DASHES)).split())
    text, timed = without_time(text)
    weekday, _, rest = text.partition(" ")
    named = WEEKDAYS.get(weekday.rstrip(",.").lower())
    shape = shape_of(text if named is None else rest)
    if shape is None:
        return reading(raw, None, ("date.unreadable",))
    days, code = _settle(shape, order, not_after)
    codes = [code] if code else []
    if len(days) == 1 and code in _STANDING:
        value = PartialDate(*days[0])
        if value.year not in _LIKELY:
            codes.append("date.unlikely_year")
        if named is not None and value.day and date(*days[0]).weekday() != named:
            codes.append("date.weekday_contradicted")
    else:
        value = None
    if timed:
        codes.append("date.from_timestamp")
    candidates = () if value else tuple(PartialDate(*day) for day in days)
    return reading(raw, value, tuple(codes), candidates)


def _settle(shape: Shape, order: str | None, not_after: date | None) -> _Settled:
    """Say which days a shape can mean, in order of time, and the code for that."""
    first, second, third, kind = shape
    if kind in {"short_year", "day_month_short_year"}:
        return _century(shape, order, not_after)
    if kind == "month_day":
        return [], "date.no_year" if first <= 31 else "date.two_digit_year"
    if kind == "year_last":
        return _order((third, second, first), (third, first, second), order)
    if kind == "day_month_year":
        return _one((third, second, first))
    if kind == "compact" and not _exists((first, second, third)):
        return _compact(f"{first:04}{second:02}{third:02}", order)
    return _one((first, second, third)[: {"year": 1, "year_month": 2}.get(kind, 3)])


def _one(day: _Day) -> _Settled:
    if _exists(day):
        return [day], None
    omitted = day[0] == 0 and _exists((2000, *day[1:]))
    return [], "date.no_year" if omitted else "date.impossible"


def _order(dmy: _Day, mdy: _Day, order: str | None) -> _Settled:
    """Settle which number is the day."""
    days = sorted({day for day in (dmy, mdy) if _exists(day)})
    declared = {"DMY": dmy, "MDY": mdy}.get(order or "")
    if declared in days:
        return [declared], None
    if len(days) == 1:
        return days, "date.order_contradicted" if order else None
    return days, "date.ambiguous" if days else "date.impossible"


def _compact(digits: str, order: str | None) -> _Settled:
    """Read eight digits that are no year, month and day as ones with the year at the end."""
    first, second, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if year not in _LIKELY:
        return [], "date.impossible"
    return _order((year, second, first), (year, first, second), order)


def _century(shape: Shape, order: str | None, not_after: date | None) -> _Settled:
    """Settle the century of a year of two digits, and with it the order where none is known."""
    first, second, third, kind = shape
    ways = {"DMY": (third, second, first)}
    if kind == "short_year":
        ways |= {"MDY": (third, first, second), "YMD": (first, second, third)}
        ways = {order: ways[order]} if order else ways
    centuries = (
        range(not_after.year // 100 - 2, not_after.year // 100 + 1) if not_after else (19, 20)
    )
    days: list[_Day] = sorted(
        {
            (100 * century + year, month, day)
            for year, month, day in ways.values()
            for century in centuries
            if _exists((100 * century + year, month, day))
        }
    )
    lived = [day for day in days if not_after and _is_life(day, not_after)]
    if len(lived) == 1:
        return lived, "date.century_inferred"
    return lived or days, "date.two_digit_year" if days else "date.impossible"


def _is_life(born: _Day, day: date) -> bool:
    """Tell whether somebody born on one day may be alive on the other."""
    age = day.year - born[0] - ((day.month, day.day) < born[1:])
    return 0 <= age <= _OLDEST


def _exists(day: _Day) -> bool:
    try:
        date(*(*day, 1, 1)[:3])
    except ValueError:
        return False
    return True
