"""Age bands: ten years of age, which many people share.

>>> age_band(PartialDate(1989, 4, 16), date(2024, 4, 16))
'30-39'
>>> age_band(PartialDate(1929), date(2024, 4, 16)), age_band(PartialDate(2020), date(2024, 4, 16))
('90+', '0-9')

None where the date leaves two bands open, or lies ahead:

>>> age_band(PartialDate(1994), date(2024, 4, 16)), age_band(PartialDate(2030), date(2024, 4, 16))
(None, None)
"""

from datetime import date

from identity_schema.values.age import age_on
from identity_schema.values.partial_date import PartialDate

__all__ = ["OLDEST", "WIDTH", "age_band"]

WIDTH = 10
"""Years of a band."""

OLDEST = 90
"""Age from which all are in one band: few people are that old, and one could be picked out."""


def age_band(birthdate: PartialDate, day: date) -> str | None:
    """Return the band of somebody's age on a day."""
    oldest, youngest = _age(birthdate.earliest, day), _age(birthdate.latest, day)
    if oldest is None or youngest is None or _band(oldest) != _band(youngest):
        return None
    return _band(oldest)


def _age(born: date, day: date) -> int | None:
    return age_on(PartialDate(born.year, born.month, born.day), day)


def _band(age: int) -> str:
    lowest = age - age % WIDTH
    return f"{OLDEST}+" if age >= OLDEST else f"{lowest}-{lowest + WIDTH - 1}"
