"""The ways to write a date that are read: a closed list.

Each shape is an expression over ASCII digits and English month names. `shape_of` tells which
shape a text has and gives its parts; what they mean where that is open (day before month or
month before day, which century) is for the reader of dates to settle.

>>> tuple(shape_of("16/04/1989"))
(16, 4, 1989, 'year_last')
>>> tuple(shape_of("16-Apr-68"))
(16, 4, 68, 'day_month_short_year')
>>> shape_of("next Tuesday") is None
True
>>> without_time("Sun Apr 16 1989 00:00:00 GMT+1300 (NZDT)")
('Sun Apr 16 1989', True)
"""

import re
from typing import NamedTuple

from identity_schema._later import Pattern

__all__ = ["MONTHS", "WEEKDAYS", "Shape", "shape_of", "without_time"]

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
MONTHS = {name: i for i, name in enumerate(_MONTH_NAMES, 1)}
"""English month names, whole and cut to three letters, in lower case, to their number."""
MONTHS |= {name[:3]: i for name, i in MONTHS.items()} | {"sept": 9}

_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS = {name: i for i, name in enumerate(_DAY_NAMES)}
"""English names of the days of the week, whole and cut, to their number from Monday = 0."""
WEEKDAYS |= {name[:3]: i for name, i in WEEKDAYS.items()} | {"tues": 1, "weds": 2, "thurs": 3}


class Shape(NamedTuple):
    """A date taken apart.

    Attributes:
        first: The first number; 0 where the shape has no such part, here and below.
        second: The second number, or the number of the month that is written as a word.
        third: The third number.
        kind: ``year_first``, ``compact`` (eight digits), ``year_last`` (day and month in open
            order), ``short_year`` (three numbers of at most two digits), ``day_month_year``,
            ``day_month_short_year``, ``year_month``, ``year``, ``month_day`` (no year).
    """

    first: int
    second: int
    third: int
    kind: str

    def __repr__(self) -> str:
        """Show nothing: these are the parts of a value."""
        return "Shape()"


_DAY = "([0-9]{1,2})(?:st|nd|rd|th)?"
_MONTH = "([a-z]{3,9})"
_GAP = "[-/., ]{0,3}"
# Order of the groups that makes first, second, third; what the parts are.
_NAMED = tuple(
    (Pattern(pattern), groups, kind)
    for pattern, groups, kind in (
        (f"{_DAY}{_GAP}(?:of )?{_MONTH}{_GAP}([0-9]{{4}})", (1, 2, 3), "day_month_year"),
        (f"{_MONTH}{_GAP}{_DAY}[-/., ]{{1,3}}([0-9]{{4}})", (2, 1, 3), "day_month_year"),
        (f"([0-9]{{4}}){_GAP}{_MONTH}{_GAP}{_DAY}", (3, 2, 1), "day_month_year"),
        (f"{_DAY}{_GAP}(?:of )?{_MONTH}{_GAP}'?([0-9]{{2}})", (1, 2, 3), "day_month_short_year"),
        (f"{_MONTH}{_GAP}{_DAY}[-/., ]{{1,3}}'?([0-9]{{2}})", (2, 1, 3), "day_month_short_year"),
        (f"{_MONTH}{_GAP}([0-9]{{4}})", (2, 1), "year_month"),
        (f"([0-9]{{4}}){_GAP}{_MONTH}", (1, 2), "year_month"),
        (f"{_DAY}{_GAP}(?:of )?{_MONTH}", (1, 2), "month_day"),
        (f"{_MONTH}{_GAP}{_DAY}", (2, 1), "month_day"),
    )
)
_three = Pattern("([0-9]{1,4}) ?([-/. ]) ?([0-9]{1,2}) ?\\2 ?([0-9]{1,4})")
_two = Pattern("([0-9]{1,4}) ?[-/.] ?([0-9]{1,4})")
_one = Pattern("(?:[0-9]{4})?[0-9]{4}")
_BETWEEN = frozenset("-/. ")
# Lengths of the first and the last of the numbers to what they are.
_THREE = {(4, 1): "year_first", (4, 2): "year_first", (1, 4): "year_last", (2, 4): "year_last"}
_THREE |= {(1, 2): "short_year", (2, 2): "short_year"}
_YEARS = range(1800, 2200)

_HOUR = "(?:[01]?[0-9]|2[0-4])"
_ZONE = "(?:z|[a-z]{3,5})? ?(?:[-+][0-9]{2}:?(?:[0-9]{2})?)?(?: ?\\([a-z0-9 .:/+-]{1,60}\\))?"
_time = Pattern(
    f"(?:t|,? ){_HOUR}:[0-5][0-9](?::(?:[0-5][0-9]|60)(?:[.,:][0-9]{{1,12}})?)?"
    f" ?(?:[ap]\\.?m\\.?)? ?{_ZONE}"
    f"|(?<=[0-9]{{8}})t{_HOUR}(?:[0-5][0-9](?:[0-5][0-9])?)?(?:[.,][0-9]{{1,12}})?{_ZONE}",
    re.IGNORECASE,
)
# As Java and C write it: the year comes after the time.
_year_after_time = Pattern(
    f"([a-z]{{3}} [a-z]{{3}} [0-9]{{1,2}}) {_HOUR}:[0-5][0-9]:[0-5][0-9](?: [a-z]{{3,5}})?"
    "( [0-9]{4})",
    re.IGNORECASE,
)
_hour_start = Pattern(",? [0-9]{1,2}:|t[0-9]", re.IGNORECASE)


def without_time(text: str) -> tuple[str, bool]:
    """Cut the time of day, and its zone, off a date.

    Returns:
        The date and True, or the text as it is and False where no time stands at its end.
    """
    if len(text) < 11:
        return text, False
    start = _hour_start.search(text)
    if start is None:
        return text, False
    found = _year_after_time.fullmatch(text)
    if found:
        return found[1] + found[2], True
    if _time.fullmatch(text, start.start()):
        return text[: start.start()], True
    return text, False


def shape_of(text: str) -> Shape | None:
    """Tell which shape a date without time has, or None where it is on no list.

    Args:
        text: Text squeezed to single spaces.
    """
    if len(text) == 10 and text[2] == text[5] and text[2] in _BETWEEN:
        digits = text[:2] + text[3:5] + text[6:]
        if digits.isascii() and digits.isdecimal():  # the most usual, in half of the time
            return Shape(int(text[:2]), int(text[3:5]), int(text[6:]), "year_last")
    found = _three.fullmatch(text)
    if found:
        first, _, second, third = found.groups()
        kind = _THREE.get((len(first), len(third)))
        return Shape(int(first), int(second), int(third), kind) if kind else None
    lower = text.lower()
    if lower != text.upper():
        return _named(lower)
    found = _two.fullmatch(text)
    if found:
        return _year_and_month(found[1], found[2])
    return _alone(text) if _one.fullmatch(text) else None


def _year_and_month(first: str, second: str) -> Shape | None:
    year, month = (first, second) if len(first) == 4 else (second, first)
    if len(year) == 4 and len(month) <= 2:
        return Shape(int(year), int(month), 0, "year_month")
    return None


def _alone(digits: str) -> Shape | None:
    """Read eight digits, or four that can be a year."""
    if len(digits) == 8:
        return Shape(int(digits[:4]), int(digits[4:6]), int(digits[6:]), "compact")
    return Shape(int(digits), 0, 0, "year") if int(digits) in _YEARS else None


def _named(text: str) -> Shape | None:
    for pattern, groups, kind in _NAMED:
        found = pattern.fullmatch(text)
        if found:
            first, month, third = (*(found[i] for i in groups), "0")[:3]
            return Shape(int(first), MONTHS[month], int(third), kind) if month in MONTHS else None
    return None
