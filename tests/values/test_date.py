"""Dates: what is certain, what is open, what is no date."""

import itertools
from datetime import date, datetime
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values import date as dates
from identity_schema.values.date import read
from identity_schema.values.partial_date import PartialDate

MONTHS = "January February March April May June July August September October November December"


def iso(reading_of: str, order: str | None = None) -> tuple[str | None, list[str]]:
    """Return the value and the candidates of a reading as texts."""
    result = read(reading_of, order)
    return result.value and result.value.formatted, [one.formatted for one in result.candidates]


@pytest.mark.parametrize(
    "raw",
    [
        "1989-04-16", "1989/04/16", "1989/4/16", "1989.04.16", "1989 04 16", "19890416",
        "16-04-1989", "16/04/1989", "16.04.1989", "16. 04. 1989", "16/4/1989", "16 04 1989",
        "04/16/1989", "4-16-1989", "16041989", "16 Apr 1989", "16-Apr-1989", "16 APR 1989",
        "16APR1989", "16 April 1989", "16th April 1989", "16th of April, 1989", "April 16, 1989",
        "Apr 16 1989", "Apr. 16, 1989", "April 16th 1989", "1989 Apr 16", "1989-Apr-16",
        "Sunday, 16 April 1989", "Sun Apr 16 1989", "  1989-04-16\n", "16\u00a0April\u00a01989",
        "1989\u201104\u201116", "16\u201304\u20131989",
    ],
)  # fmt: skip
def test_a_certain_day_is_read_whatever_its_shape(raw: str) -> None:
    result = read(raw)
    assert result.value == PartialDate(1989, 4, 16)
    assert result.codes == ()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("1989", PartialDate(1989)),
        ("1989-04", PartialDate(1989, 4)),
        ("1989/4", PartialDate(1989, 4)),
        ("04/1989", PartialDate(1989, 4)),
        ("4-1989", PartialDate(1989, 4)),
        ("April 1989", PartialDate(1989, 4)),
        ("Apr-1989", PartialDate(1989, 4)),
        ("1989 April", PartialDate(1989, 4)),
        ("Sept 1989", PartialDate(1989, 9)),
    ],
)
def test_a_date_keeps_the_precision_that_was_written(raw: str, expected: PartialDate) -> None:
    assert read(raw).value == expected


@pytest.mark.parametrize(
    "raw", ["12-11-1984", "12/11/1984", "12.11.1984", "12 11 1984", "12111984"]
)
def test_a_day_that_can_be_a_month_is_not_guessed(raw: str) -> None:
    result = read(raw)
    assert result.value is None
    assert result.codes == ("date.ambiguous",)
    assert [one.formatted for one in result.candidates] == ["1984-11-12", "1984-12-11"]
    assert read(raw, "DMY").value == PartialDate(1984, 11, 12)
    assert read(raw, "MDY").value == PartialDate(1984, 12, 11)
    assert read(raw, "DMY").codes == read(raw, "MDY").codes == ()
    assert read(raw, "YMD").codes == ("date.ambiguous",)


def test_a_day_that_equals_the_month_is_certain() -> None:
    assert iso("11/11/1984") == ("1984-11-11", [])


@pytest.mark.parametrize(
    ("raw", "order"), [("11/13/1984", "DMY"), ("13/11/1984", "MDY"), ("13/11/1984", "YMD")]
)
def test_a_day_over_twelve_decides_against_the_declared_order(raw: str, order: str) -> None:
    result = read(raw, order)
    assert result.value == PartialDate(1984, 11, 13)
    assert result.codes == ("date.order_contradicted",)


@pytest.mark.parametrize("order", ["DMY", "MDY", "YMD"])
def test_a_year_in_front_needs_no_declaration(order: str) -> None:
    assert read("1984-12-11", order).value == PartialDate(1984, 12, 11)
    assert read("1984/12/11", order).codes == ()


@pytest.mark.parametrize(
    "raw",
    [
        "2003-02-29", "29-02-2003", "29 Feb 2003", "1989-13-01", "1989-00-01", "1989-01-00",
        "0000-00-00", "00/00/0000", "1900-02-29", "31/04/1989", "04/31/1989", "32/01/1989",
        "1989-13", "00/1989", "19890431", "12345678", "31-Apr-68", "32/13/68",
    ],
)  # fmt: skip
def test_a_day_that_the_calendar_lacks_is_impossible(raw: str) -> None:
    result = read(raw)
    assert result.value is None
    assert result.codes == ("date.impossible",)


@pytest.mark.parametrize(
    "raw",
    [
        "13", "May", "Monday", "12:30", "next Tuesday", "1989-W15-7", "1989-106", "608688000",
        "608688000000", "890416", "1989-4-16-1", "16/04-1989", "16/04/198", "1234", "+1989-04-16",
        "\uff11\uff19\uff18\uff19-04-16", "\u0661\u0669\u0668\u0669-04-16", "16 Avril 1989",
        "/Date(608688000000)/", "1989-04-16T25:00:00Z", "1989-04-16 tomorrow", "1989--04-16",
        "1989-04-16\x00", ", 12:30:00 pm", "c. 1989", "16 Marchy 1989", "1989-04-16/1990-04-16",
    ],
)  # fmt: skip
def test_what_has_no_known_shape_is_unreadable(raw: str) -> None:
    """Among them what dateutil's parser fills in with today's date."""
    result = read(raw)
    assert result.value is None
    assert result.codes == ("date.unreadable",)
    assert result.candidates == ()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("0000-04-16", "date.no_year"),  # OpenID Connect Core 5.1: the year is withheld
        ("Apr 16", "date.no_year"),
        ("16 April", "date.no_year"),
        ("Apr 89", "date.two_digit_year"),
        ("Invalid Date", "value.placeholder"),
        ("N/A", "value.placeholder"),
        ("undefined", "value.placeholder"),
        ("", "value.empty"),
        (608688000, "value.type"),
        (None, "value.type"),
        (date(1989, 4, 16), "value.type"),
    ],
)
def test_what_stands_for_no_date_has_no_value(raw: object, code: str) -> None:
    result = read(raw)
    assert result.value is None
    assert result.codes == (code,)


def test_a_year_of_two_digits_has_a_candidate_in_each_century() -> None:
    assert iso("16-Apr-68") == (None, ["1968-04-16", "2068-04-16"])
    assert iso("16/04/68") == (None, ["1968-04-16", "2068-04-16"])
    assert iso("16/04/68", "DMY") == (None, ["1968-04-16", "2068-04-16"])
    assert iso("29/02/00", "DMY") == (None, ["2000-02-29"])
    assert len(iso("01/02/03")[1]) == 6
    assert read("16-Apr-68").codes == ("date.two_digit_year",)


@pytest.mark.parametrize(
    ("raw", "expected", "codes"),
    [
        ("16-Apr-68", PartialDate(1968, 4, 16), ("date.century_inferred",)),
        ("16 APR 89", PartialDate(1989, 4, 16), ("date.century_inferred",)),
        ("01-Mar-24", PartialDate(1924, 3, 1), ("date.century_inferred",)),  # not born yet
        ("16-Apr-10", None, ("date.two_digit_year",)),  # 13 years old or 113
        ("16/04/1989", PartialDate(1989, 4, 16), ()),
        ("2068-04-16", PartialDate(2068, 4, 16), ()),
    ],
)
def test_the_century_follows_from_a_day_that_the_birth_cannot_be_after(
    raw: str, expected: PartialDate | None, codes: tuple[str, ...]
) -> None:
    result = read(raw, not_after=date(2024, 2, 29))
    assert result.value == expected
    assert result.codes == codes


def test_a_person_is_at_most_120_years_old() -> None:
    aged_120 = read("28-Feb-04", not_after=date(2025, 2, 27))
    assert aged_120.value is None
    assert [one.year for one in aged_120.candidates] == [1904, 2004]
    assert read("27-Feb-04", not_after=date(2025, 2, 27)).value == PartialDate(2004, 2, 27)


@pytest.mark.parametrize(
    "raw",
    [
        "1989-04-16T00:00:00Z", "1989-04-16T23:30:00-11:00", "1989-04-16T00:00:00.000+13:00",
        "1989-04-16 00:00:00", "1989-04-16T00:00", "16/04/1989 00:00:00", "4/16/1989 12:00:00 AM",
        "19890416T000000Z", "Sun Apr 16 1989 00:00:00 GMT+1300 (NZDT)",
        "Sun, 16 Apr 1989 00:00:00 +1300", "Sun Apr 16 00:00:00 NZST 1989",
        "Sun Apr 16 00:00:00 1989", "1989-04-16T00:00:00.0000000", "16 April 1989, 11:59 pm",
        "1989-04-16 00:00:00 UTC", "1989-04-16T24:00:00Z",
    ],
)  # fmt: skip
def test_a_timestamp_gives_its_written_day(raw: str) -> None:
    result = read(raw)
    assert result.value == PartialDate(1989, 4, 16)
    assert result.codes == ("date.from_timestamp",)


def test_an_ambiguous_timestamp_stays_ambiguous() -> None:
    result = read("12/11/1984 00:00:00")
    assert result.value is None
    assert result.codes == ("date.ambiguous", "date.from_timestamp")


@pytest.mark.parametrize("raw", ["0001-01-01", "9999-12-31", "1582-10-15", "01/1799"])
def test_a_year_that_nobody_means_is_remarked_on(raw: str) -> None:
    result = read(raw)
    assert result.value is not None
    assert result.codes == ("date.unlikely_year",)


def test_a_weekday_that_does_not_fit_is_remarked_on() -> None:
    result = read("Monday, 16 April 1989")
    assert result.value == PartialDate(1989, 4, 16)
    assert result.codes == ("date.weekday_contradicted",)


def test_an_order_that_is_none_is_the_callers_error() -> None:
    with pytest.raises(ValueError, match="order is DMY"):
        dates.read("1989-04-16", "dmy")


@given(st.dates())
def test_every_day_is_read_from_the_shapes_that_leave_nothing_open(day: date) -> None:
    month = MONTHS.split()[day.month - 1]
    year = f"{day.year:04}"
    for text in (
        day.isoformat(),
        f"{year}/{day.month}/{day.day}",
        day.strftime("%Y").zfill(4) + day.strftime("%m%d"),
        f"{day.day} {month} {year}",
        f"{month[:3]} {day.day}, {year}",
        f"{day.day}-{month[:3].upper()}-{year}",
        f"{day.day}{month[:3]}{year}",
        datetime(day.year, day.month, day.day).isoformat(),  # noqa: DTZ001  # as a text only
    ):
        assert read(text).value == PartialDate(day.year, day.month, day.day)


@given(st.dates(), st.sampled_from("-/."))
def test_numbers_alone_are_read_by_the_declared_order_or_not_at_all(
    day: date, separator: str
) -> None:
    expected = PartialDate(day.year, day.month, day.day)
    dmy = separator.join((f"{day.day:02}", f"{day.month:02}", f"{day.year:04}"))
    mdy = separator.join((str(day.month), str(day.day), f"{day.year:04}"))
    assert read(dmy, "DMY").value == read(mdy, "MDY").value == expected
    for text in (dmy, mdy):
        result = read(text)
        if day.day <= 12 and day.day != day.month:
            assert result.value is None
            assert expected in result.candidates
        else:
            assert result.value == expected


@pytest.mark.parametrize("order", [None, "DMY", "MDY", "YMD"])
@pytest.mark.parametrize("mark", ["-", "/", "."])
def test_the_quick_way_takes_no_day_for_a_month(mark: str, order: str | None) -> None:
    """Of every two numbers in front of a year it says what the general way says, or nothing."""
    known = 0
    for first, second in itertools.product(range(34), range(34)):
        text = f"{first:02}{mark}{second:02}{mark}1984"
        found = dates.quick(text, order)
        with patch.object(dates, "quick", lambda *_: None):
            made = dates.read(text, order)
        if found is not None:
            known += 1
            assert (found, ()) == (made.value, made.codes)
    assert known == {None: 2 * 222, "DMY": 366, "MDY": 366, "YMD": 0}[order]
