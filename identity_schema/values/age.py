"""Calendar arithmetic on birth dates and expiry dates; today is the caller's to name.

Years are counted by `dateutil.relativedelta`: a person born on 29 February is a year older on 28
February where the year has no 29th. New Zealand counts so; in the United Kingdom the day is 1
March. `leap_birthday` chooses.

>>> born = PartialDate(1989, 4, 16)
>>> age_on(born, date(2024, 4, 15)), age_on(born, date(2024, 4, 16))
(34, 35)
>>> born = PartialDate(2004, 2, 29)
>>> age_on(born, date(2022, 2, 28)), age_on(born, date(2022, 2, 28), leap_birthday="03-01")
(18, 17)

A date that is not known to the day gives an age only when every day that it can mean does:

>>> age_on(PartialDate(1989), date(2024, 12, 31)), age_on(PartialDate(1989), date(2024, 6, 1))
(35, None)
>>> age_on(PartialDate(2030), date(2024, 6, 1)) is None  # not born yet
True

A document is valid through its last day:

>>> expired_on(PartialDate(2024, 5, 31), date(2024, 5, 31))
False
>>> expired_on(PartialDate(2024, 5), date(2024, 6, 1))
True
>>> expired_on(PartialDate(2024), date(2024, 6, 1)) is None
True
"""

from datetime import date
from typing import Literal

from identity_schema.values.partial_date import PartialDate

__all__ = ["age_on", "expired_on"]


def age_on(
    birthdate: PartialDate, day: date, *, leap_birthday: Literal["02-28", "03-01"] = "02-28"
) -> int | None:
    """Count the whole years that a person has lived on a day.

    Args:
        birthdate: Known to the day, the month or the year.
        day: The day to count to.
        leap_birthday: Where a year has no 29 February, the day on which a person born on one
            becomes a year older.

    Returns:
        Years, or None where the birth date is after the day or not precise enough to tell.
    """
    oldest = _years(birthdate.earliest, day, leap_birthday)
    youngest = _years(birthdate.latest, day, leap_birthday)
    return oldest if oldest == youngest else None


def expired_on(expiry: PartialDate, day: date) -> bool | None:
    """Tell whether a document is expired on a day; it is still valid on the last one.

    Returns:
        True or False, or None where the expiry date is not precise enough to tell.
    """
    if day > expiry.latest:
        return True
    return False if day <= expiry.earliest else None


def _years(born: date, day: date, leap_birthday: str) -> int | None:
    from dateutil.relativedelta import relativedelta  # noqa: PLC0415  # only ages need it

    if born > day:
        return None
    years = relativedelta(day, born).years
    clipped = (born.month, born.day, day.month, day.day) == (2, 29, 2, 28)
    if clipped and leap_birthday == "03-01" and years == day.year - born.year:
        return years - 1
    return years
