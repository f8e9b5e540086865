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

from identity_schema._twin import maker
from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.date_settle import LIKELY_YEARS, settle
from identity_schema.values.date_shapes import WEEKDAYS, shape_of, without_time
from identity_schema.values.partial_date import PartialDate

__all__ = ["quick", "read"]

_ORDERS = frozenset({None, "DMY", "MDY", "YMD"})
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_make = maker(PartialDate)
_STANDING = frozenset({None, "date.century_inferred", "date.order_contradicted"})


def quick(raw: str, order: str | None = None) -> PartialDate | None:
    """Return a whole date of ten characters that needs no remark.

    That is one written as ISO 8601-1 has it, or with the year behind and in an order that is
    declared or that the numbers tell. None for any other text, of which `read` knows more.

    Args:
        raw: The text as sent.
        order: As for `read`.
    """
    if len(raw) != 10:
        return None
    try:
        if raw[4] == raw[7] == "-":
            day = date.fromisoformat(raw)
        elif raw[2] == raw[5] and raw[2] in "/-." and order != "YMD":
            first, second = raw[:2], raw[3:5]
            month_first = order == "MDY" or (order is None and second > "12")
            if order is None and (first > "12") is month_first:
                return None
            month, number = (first, second) if month_first else (second, first)
            day = date.fromisoformat(f"{raw[6:]}-{month}-{number}")
        else:
            return None
    except ValueError:
        return None
    year = day.year
    return _make(year, day.month, day.day) if 1800 <= year < 2200 else None


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
    if isinstance(raw, str) and (day := quick(raw, order)) is not None:
        return reading(raw, day)
    return refuse(raw) or _read(str(raw), order, not_after)


def _read(raw: str, order: str | None, not_after: date | None) -> Reading[PartialDate]:
    text = " ".join((raw if raw.isascii() else raw.translate(_DASHES)).split())
    text, timed = without_time(text)
    text, weekday = _without_weekday(text) if text[:1].isalpha() else (text, None)
    shape = shape_of(text)
    if shape is None:
        return reading(raw, None, ("date.unreadable",))
    days, code = settle(shape, order, not_after)
    codes: tuple[str, ...] = (code,) if code else ()
    if timed:
        codes += ("date.from_timestamp",)
    if len(days) != 1 or code not in _STANDING:
        return reading(raw, None, codes, tuple([_make(*day) for day in days]))
    value = _make(*days[0])
    if value.year not in LIKELY_YEARS:
        codes += ("date.unlikely_year",)
    if weekday is not None and value.day and value.earliest.weekday() != weekday:
        codes += ("date.weekday_contradicted",)
    return reading(raw, value, codes)


def _without_weekday(text: str) -> tuple[str, int | None]:
    """Cut a day of the week off the front, and return its number from Monday = 0."""
    first, _, rest = text.partition(" ")
    weekday = WEEKDAYS.get(first.rstrip(",.").lower())
    return (text, None) if weekday is None else (rest, weekday)
