"""A date known to the day, the month or only the year.

The text form is that of ISO 8601-1:2019 with reduced precision: ``YYYY``, ``YYYY-MM`` or
``YYYY-MM-DD``.

>>> PartialDate(1989, 4).isoformat()
'1989-04'
>>> PartialDate.parse("1989-04-16").day
16
>>> PartialDate(1989, 4).earliest, PartialDate(1989, 4).latest
(datetime.date(1989, 4, 1), datetime.date(1989, 4, 30))
>>> PartialDate.parse("1989-4-16")
Traceback (most recent call last):
...
ValueError: a partial date is YYYY, YYYY-MM or YYYY-MM-DD
>>> PartialDate.parse("2003-02-29")
Traceback (most recent call last):
...
ValueError: the calendar has no such day
"""

import re
from datetime import date
from typing import Self

import attrs

__all__ = ["PartialDate"]

_iso = re.compile("([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?").fullmatch


@attrs.frozen(weakref_slot=False, order=False)
class PartialDate:
    """A calendar date with the precision that the source gave it.

    There is no order: whether 1989-04 comes before 1989-04-16 is not known. Compare `earliest`
    and `latest`.

    Attributes:
        year: Gregorian year, 1 to 9999.
        month: 1 to 12, or None where only the year is known.
        day: 1 to 31, or None where only the month is known; None whenever month is None.
    """

    year: int = attrs.field(repr=False)
    month: int | None = attrs.field(default=None, repr=False)
    day: int | None = attrs.field(default=None, repr=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the ISO 8601 form that `isoformat` writes.

        Raises:
            ValueError: The text is not of that form, or names a day that the calendar lacks.
        """
        found = _iso(text)
        if found is None:
            msg = "a partial date is YYYY, YYYY-MM or YYYY-MM-DD"
            raise ValueError(msg)
        parts = [int(part) for part in found.groups() if part is not None]
        try:
            date(*parts, *(1, 1)[len(parts) - 1 :])
        except ValueError:
            msg = "the calendar has no such day"
            raise ValueError(msg) from None
        return cls(*parts)

    def isoformat(self) -> str:
        """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601, reduced precision)."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def formatted(self) -> str:
        """The canonical text, which is that of `isoformat`."""
        return self.isoformat()

    @property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that the date can mean."""
        month = self.month or 12
        import calendar  # noqa: PLC0415 - it loads locale, and few ask for the last day

        day = self.day or calendar.monthrange(self.year, month)[1]
        return date(self.year, month, day)
