"""A date known to the day, the month or only the year.

>>> PartialDate(1989, 4).isoformat()
'1989-04'
>>> PartialDate.parse("1989-04-16").day
16
"""

from typing import Self

import attrs

__all__ = ["PartialDate"]


@attrs.frozen(weakref_slot=False, order=False)
class PartialDate:
    """A calendar date with the precision that the source gave it.

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
            ValueError: The text is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``.
        """
        parts = text.split("-")
        if not 1 <= len(parts) <= 3 or not all(p.isascii() and p.isdigit() for p in parts):
            msg = "a partial date is YYYY, YYYY-MM or YYYY-MM-DD"
            raise ValueError(msg)
        return cls(*map(int, parts))

    def isoformat(self) -> str:
        """Return ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD`` (ISO 8601, reduced precision)."""
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"
