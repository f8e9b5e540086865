"""Driver number on a British driving licence (DVLA), and on a Northern Irish one (DVA).

The driver number has 16 characters: five letters of the surname, padded with 9 (MAC at its
beginning is MC, what is no letter is left out); the decade of birth; its month, 50 more for a
woman; its day; its year within the decade; two initials, 9 for none; a character that tells like
numbers apart; two check letters, whose rule is not public. Two digits that count the issues of the
licence may follow. The century of birth is not in it. Source: the DVLA's
explanation of the driver number and its XML type. In Northern Ireland (DVA) it is eight digits
without structure.

The mark of sex is what the DVLA had on record: use it to see whether other data agree, no further.

>>> number = read("MORGA657054SM9IJ 35").value
>>> number.surname_part, number.initials, number.issue
('MORGA', 'SM', '35')
>>> number.decade_digit, number.year_digit, number.month, number.day
('6', '4', 7, 5)
>>> number.sex_hint, number.formatted
('female', 'MORGA657054SM9IJ35')
>>> agrees_with(number, 1964, 7, 5), agrees_with(number, 1965, 7, 5)
(True, False)
>>> read("12345678").value.sex_hint is None  # Northern Ireland
True
>>> read("MORGA613054SM9IJ").codes  # month 13
('gb_driving_licence.birth_date',)
>>> read("MORGA65705").codes
('gb_driving_licence.shape',)
>>> read("MORGA******SM9IJ").codes
('gb_driving_licence.masked',)
>>> read(12345678).codes
('value.type',)
"""

import re

import attrs

from identity_schema.numbers._text import compact, is_digits
from identity_schema.numbers.masked import is_masked
from identity_schema.reading import Reading, reading, refuse, text_of

__all__ = ["GBDrivingLicence", "agrees_with", "read"]

_SHAPE = re.compile(
    r"(?P<surname>[A-Z]{5}|[A-Z]{4}9|[A-Z]{3}99|[A-Z]{2}999|[A-Z]9999)(?P<decade>[0-9])"
    r"(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?P<year>[0-9])(?P<initials>99|[A-Z][A-Z9])"
    r"[A-Z0-9][A-Z]{2}(?P<issue>[0-9]{2})?"
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@attrs.frozen(weakref_slot=False)
class GBDrivingLicence:
    """A driver number and what it tells.

    Attributes:
        number: The 16 characters of Great Britain, or eight digits of Northern Ireland.
        issue: Two digits that count the issues of the licence, or None where they were not sent.
        surname_part: The first letters of the surname, up to five. This and all that follows is
            None in Northern Ireland.
        decade_digit: The third digit of the year of birth.
        year_digit: The fourth digit of the year of birth.
        month: Month of birth, 1 to 12.
        day: Day of birth, 1 to 31.
        initials: Two letters, one, or none.
        sex_hint: ``female`` or ``male``, as on record.
    """

    number: str = attrs.field(repr=False)
    issue: str | None = attrs.field(default=None, repr=False)
    surname_part: str | None = attrs.field(default=None, repr=False)
    decade_digit: str | None = attrs.field(default=None, repr=False)
    year_digit: str | None = attrs.field(default=None, repr=False)
    month: int | None = attrs.field(default=None, repr=False)
    day: int | None = attrs.field(default=None, repr=False)
    initials: str | None = attrs.field(default=None, repr=False)
    sex_hint: str | None = attrs.field(default=None, repr=False)

    @property
    def formatted(self) -> str:
        """The driver number and, if known, the count of issues, without separators."""
        return self.number + (self.issue or "")


def _decode(number: str, found: re.Match[str]) -> GBDrivingLicence | None:
    """Decode a driver number, or return None where its birth date cannot be."""
    month, day = int(found["month"]), int(found["day"])
    sex = "male" if month < 50 else "female"
    month %= 50
    if not 1 <= month <= 12 or not 1 <= day <= _LONGEST[month - 1]:
        return None
    # Years ending in 00 are leap years or not: the century is not known.
    if (month, day) == (2, 29) and int(found["decade"] + found["year"]) % 4:
        return None
    return GBDrivingLicence(
        number=number[:16],
        issue=found["issue"],
        surname_part=found["surname"].rstrip("9"),
        decade_digit=found["decade"],
        year_digit=found["year"],
        month=month,
        day=day,
        initials=found["initials"].rstrip("9"),
        sex_hint=sex,
    )


def read(raw: object) -> Reading[GBDrivingLicence]:
    """Read a driver number.

    Returns:
        The number, decoded; else no value and ``gb_driving_licence.masked``,
        ``gb_driving_licence.shape``, ``gb_driving_licence.birth_date`` (no such day) or a code of
        `refuse`.
    """
    if refused := refuse(raw):
        return refused
    text = text_of(raw)
    number = compact(text)
    if len(number) == 8 and is_digits(number):
        return reading(text, GBDrivingLicence(number))
    number = number.upper() if number.isascii() else ""
    found = _SHAPE.fullmatch(number)
    if not found:
        masked = is_masked(text, lettered=True)
        code = "gb_driving_licence.masked" if masked else "gb_driving_licence.shape"
        return reading(text, None, (code,))
    licence = _decode(number, found)
    return reading(text, licence, () if licence else ("gb_driving_licence.birth_date",))


def agrees_with(
    licence: GBDrivingLicence, year: int, month: int | None = None, day: int | None = None
) -> bool | None:
    """Compare the birth date in a driver number with one that is known from elsewhere.

    Args:
        licence: The driver number as `read` gave it.
        year: Year of birth, four digits; the century is not compared.
        month: Month of birth, 1 to 12, or None where it is not known.
        day: Day of birth, 1 to 31, or None where it is not known.

    Returns:
        Whether they agree in all that is known; None for a number without a birth date.
    """
    if licence.decade_digit is None or licence.year_digit is None:
        return None
    return (
        f"{year % 100:02d}" == licence.decade_digit + licence.year_digit
        and month in (None, licence.month)
        and day in (None, licence.day)
    )
