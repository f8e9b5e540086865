"""Ages and expiry, counted from dates of any precision."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values.age import age_on, expired_on
from identity_schema.values.partial_date import PartialDate

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def full(day: date) -> PartialDate:
    """Return a day as a partial date that is not partial."""
    return PartialDate(day.year, day.month, day.day)


@given(days, days)
def test_age_is_the_years_between_less_one_before_the_birthday(born: date, day: date) -> None:
    age = age_on(full(born), day, leap_birthday="03-01")
    if born > day:
        assert age is None
    else:
        assert age == day.year - born.year - ((day.month, day.day) < (born.month, born.day))


@pytest.mark.parametrize(
    ("day", "in_february", "in_march"),
    [
        (date(2022, 2, 27), 17, 17),
        (date(2022, 2, 28), 18, 17),
        (date(2022, 3, 1), 18, 18),
        (date(2024, 2, 28), 19, 19),
        (date(2024, 2, 29), 20, 20),
    ],
)
def test_who_is_born_on_a_leap_day_is_older_on_the_chosen_day(
    day: date, in_february: int, in_march: int
) -> None:
    born = PartialDate(2004, 2, 29)
    assert age_on(born, day) == in_february
    assert age_on(born, day, leap_birthday="03-01") == in_march


@given(days, days)
def test_an_imprecise_date_gives_an_age_only_where_all_its_days_agree(
    born: date, day: date
) -> None:
    month = PartialDate(born.year, born.month)
    ages = {
        age_on(full(month.earliest + timedelta(n)), day)
        for n in range((month.latest - month.earliest).days + 1)
    }
    assert age_on(month, day) == (ages.pop() if len(ages) == 1 else None)


@pytest.mark.parametrize(
    ("expiry", "day", "expected"),
    [
        (PartialDate(2024, 5, 31), date(2024, 5, 30), False),
        (PartialDate(2024, 5, 31), date(2024, 5, 31), False),
        (PartialDate(2024, 5, 31), date(2024, 6, 1), True),
        (PartialDate(2024, 5), date(2024, 5, 1), False),
        (PartialDate(2024, 5), date(2024, 5, 2), None),
        (PartialDate(2024, 5), date(2024, 6, 1), True),
        (PartialDate(2024), date(2025, 1, 1), True),
        (PartialDate(2024), date(2023, 12, 31), False),
    ],
)
def test_a_document_is_valid_through_its_last_day(
    expiry: PartialDate, day: date, *, expected: bool | None
) -> None:
    assert expired_on(expiry, day) is expected
