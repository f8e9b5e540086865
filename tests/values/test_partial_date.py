"""Dates known to the day, the month or the year."""

from datetime import date

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values.partial_date import PartialDate

partial_dates = st.dates().flatmap(
    lambda day: st.sampled_from(
        [
            PartialDate(day.year),
            PartialDate(day.year, day.month),
            PartialDate(day.year, day.month, day.day),
        ]
    )
)


@given(partial_dates)
def test_parsing_its_text_gives_the_same_date(one: PartialDate) -> None:
    assert PartialDate.parse(one.isoformat()) == one
    assert one.formatted == one.isoformat()


@given(partial_dates)
def test_it_lies_between_its_earliest_and_its_latest_day(one: PartialDate) -> None:
    assert one.earliest <= one.latest
    assert one.earliest.isoformat().startswith(one.isoformat())
    assert one.latest.isoformat().startswith(one.isoformat())
    assert (one.earliest == one.latest) is (one.day is not None)


def test_the_latest_day_of_february_depends_on_the_year() -> None:
    assert PartialDate(2024, 2).latest == date(2024, 2, 29)
    assert PartialDate(1900, 2).latest == date(1900, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "", "89", "1989-4", "1989-04-1", "1989-04-16T00", "1989-13", "1989-02-29", "0000", "-1989",
        "\u0661\u0669\u0668\u0669", "1989-", "1989-04-", "19890416", " 1989", "1989\n",
    ],
)  # fmt: skip
def test_any_other_text_is_refused_without_being_shown(text: str) -> None:
    with pytest.raises(ValueError, match=r"partial date is|no such day") as caught:
        PartialDate.parse(text)
    assert not text or text not in str(caught.value)


def test_no_repr_shows_the_date() -> None:
    assert repr(PartialDate(1989, 4, 16)) == str(PartialDate(1989, 4, 16)) == "PartialDate()"


def test_it_is_frozen_and_has_no_order() -> None:
    one = PartialDate(1989, 4)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        one.day = 1  # type: ignore[misc]
    with pytest.raises(TypeError):
        one < PartialDate(1990)  # type: ignore[operator]  # noqa: B015
