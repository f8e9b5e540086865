"""Which days the parts of a date can mean.

>>> from identity_schema.values.date_shapes import shape_of
>>> settle(shape_of("12/11/1984"), None, None)
([(1984, 11, 12), (1984, 12, 11)], 'date.ambiguous')
>>> settle(shape_of("13/11/1984"), None, None)
([(1984, 11, 13)], None)
>>> settle(shape_of("16-Apr-68"), None, date(2024, 2, 29))
([(1968, 4, 16)], 'date.century_inferred')
>>> settle(shape_of("1989-02-29"), None, None)
([], 'date.impossible')
"""

from datetime import date

from identity_schema.values.date_shapes import Shape

__all__ = ["LIKELY_YEARS", "Day", "settle"]

LIKELY_YEARS = range(1800, 2200)
"""Years that somebody means; others are what systems write for none."""

_OLDEST = 120

Day = tuple[int, ...]
"""Year, month and day, or as many of them as are known."""

_Settled = tuple[list[Day], str | None]


def settle(shape: Shape, order: str | None, not_after: date | None) -> _Settled:
    """Say which days a shape can mean.

    Args:
        shape: The date taken apart.
        order: The order that the source declares, as in `identity_schema.values.date.read`.
        not_after: A day that the birth cannot be after, or None.

    Returns:
        The days in order of time, and the code that says what is odd about them, or None.
    """
    first, second, third, kind = shape
    if kind == "year_last":
        return _order((third, second, first), (third, first, second), order)
    if kind in {"short_year", "day_month_short_year"}:
        return _century(shape, order, not_after)
    if kind == "month_day":
        return [], "date.no_year" if first <= 31 else "date.two_digit_year"
    if kind == "day_month_year":
        return _one((third, second, first))
    if kind == "compact" and not _exists((first, second, third)):
        return _compact(f"{first:04}{second:02}{third:02}", order)
    return _one((first, second, third)[: {"year": 1, "year_month": 2}.get(kind, 3)])


def _one(day: Day) -> _Settled:
    if _exists(day):
        return [day], None
    omitted = day[0] == 0 and _exists((2000, *day[1:]))
    return [], "date.no_year" if omitted else "date.impossible"


def _order(dmy: Day, mdy: Day, order: str | None) -> _Settled:
    """Settle which number is the day."""
    declared = dmy if order == "DMY" else mdy if order == "MDY" else None
    if declared is not None and _exists(declared):
        return [declared], None
    early, late = (dmy, mdy) if dmy < mdy else (mdy, dmy)
    days = [early] if _exists(early) else []
    if late != early and _exists(late):
        days.append(late)
    if len(days) == 1:
        return days, "date.order_contradicted" if order else None
    return days, "date.ambiguous" if days else "date.impossible"


def _compact(digits: str, order: str | None) -> _Settled:
    """Read eight digits that are no year, month and day as ones with the year at the end."""
    first, second, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    if year not in LIKELY_YEARS:
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
    days: list[Day] = sorted(
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


def _is_life(born: Day, day: date) -> bool:
    """Tell whether somebody born on one day may be alive on the other."""
    age = day.year - born[0] - ((day.month, day.day) < born[1:])
    return 0 <= age <= _OLDEST


def _exists(day: Day) -> bool:
    year, month, number = day if len(day) == 3 else (*day, 1, 1)[:3]
    if not 0 < month < 13:  # which takes longer to be told by an exception
        return False
    try:
        date(year, month, number)
    except ValueError:
        return False
    return True
