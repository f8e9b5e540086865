"""The ways to write a moment that are read: a closed list.

>>> tuple(iso_of("2023-03-29 21:25:36,1234567 +1300"))
('2023-03-29', '21:25:36,1234567', '+1300')
>>> tuple(iso_of("Wed, 29 Mar 2023 21:25:36 GMT"))
('2023-03-29', '21:25:36', 'Z')
>>> iso_of("29/03/2023 21:25:36") is None
True
>>> is_date("2023-03-29"), is_date("2023-03-29T21:25Z")
(True, False)
"""

import re
from typing import NamedTuple

from identity_schema._later import Pattern
from identity_schema.values.date_shapes import MONTHS, shape_of

__all__ = ["Iso", "is_date", "iso_of"]


class Iso(NamedTuple):
    """A moment as the three parts of its ISO 8601 form; no zone is the empty text."""

    date: str
    time: str
    zone: str

    def __repr__(self) -> str:
        """Show nothing: these are the parts of a value."""
        return "Iso()"


_TIME = "([0-9]{2}(?::?[0-9]{2}(?::?[0-9]{2}(?:[.,][0-9]{1,40})?)?)?)"
_OFFSET = "[-+][0-9]{2}(?::?[0-9]{2})?"
_iso = Pattern(
    # calendar, week and ordinal dates; the bracket is the zone's name beside its offset (RFC 9557)
    "([0-9]{4}-?[0-9]{2}-?[0-9]{2}|[0-9]{4}-?W[0-9]{2}-?[1-7]|[0-9]{4}-?[0-9]{3})"
    f"[T ]{_TIME} ?(?:(Z|UTC|GMT|{_OFFSET})(?:\\[[A-Z0-9/_+-]{{1,40}}\\])?)?",
    re.IGNORECASE,
)
_WEEKDAY = "(?:mon|tue|wed|thu|fri|sat|sun),? "
_CLOCK = "([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)"
# Mail and HTTP: Wed, 29 Mar 2023 21:25:36 +1300
_mail = Pattern(
    f"(?:{_WEEKDAY})?(?P<d>[0-9]{{1,2}}) (?P<m>[a-z]{{3}}) (?P<y>[0-9]{{4}}) {_CLOCK}"
    "(?: (Z|GMT|UTC|UT|[-+][0-9]{4})(?: \\([^()]{0,40}\\))?)?",
    re.IGNORECASE,
)
# JavaScript: Wed Mar 29 2023 21:25:36 GMT+1300 (New Zealand Daylight Time)
_javascript = Pattern(
    f"(?:{_WEEKDAY})?(?P<m>[a-z]{{3}}) (?P<d>[0-9]{{2}}) (?P<y>[0-9]{{4}}) {_CLOCK}"
    "(?: (?:GMT|UTC)([-+][0-9]{4})(?: \\([^()]{0,60}\\))?)?",
    re.IGNORECASE,
)


def iso_of(text: str) -> Iso | None:
    """Write a moment in ISO 8601, or answer None where it is on no list.

    Args:
        text: Text squeezed to single spaces. Its day and time need not exist.
    """
    found = _iso.fullmatch(text)
    if found:
        date, time, zone = found.groups()
        return Iso(date.upper(), time, _zone(zone))
    found = _mail.fullmatch(text) or _javascript.fullmatch(text)
    if found is None or found["m"].lower() not in MONTHS:
        return None
    date = f"{found['y']}-{MONTHS[found['m'].lower()]:02d}-{int(found['d']):02d}"
    return Iso(date, found[4], _zone(found[5]))


def is_date(text: str) -> bool:
    """Tell whether a text is a date without a time, in any shape that dates are read in."""
    return shape_of(text) is not None


def _zone(written: str | None) -> str:
    """Return an offset, ``Z`` for any name of UTC, or nothing."""
    return "" if written is None else "Z" if written[0].isalpha() else written
