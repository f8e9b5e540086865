"""Timestamps: moments, and what only looks like one."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values.timestamp import read

A_MOMENT = datetime(2023, 3, 29, 21, 25, 36, tzinfo=UTC)


@pytest.mark.parametrize(
    "raw",
    [
        "2023-03-29T21:25:36Z", "2023-03-29T21:25:36.000Z", "2023-03-29T21:25:36.000000Z",
        "2023-03-29T21:25:36,0Z", "2023-03-29t21:25:36z", "2023-03-29 21:25:36Z",
        "2023-03-29 21:25:36 UTC", "2023-03-29 21:25:36 GMT", "2023-03-29T21:25:36+00:00",
        "2023-03-29T21:25:36-00:00", "2023-03-30T10:25:36+13:00", "2023-03-30T10:25:36+1300",
        "2023-03-30T10:25:36+13", "2023-03-30 10:25:36 +1300", "2023-03-29T17:55:36\u221203:30",
        "20230329T212536Z", "20230329T212536.000Z", "2023-W13-3T21:25:36Z", "2023-088T21:25:36Z",
        "2023-03-29T21:25:36Z[UTC]", "2023-03-30T10:25:36+13:00[Pacific/Auckland]",
        "Wed, 29 Mar 2023 21:25:36 GMT", "Thu, 30 Mar 2023 10:25:36 +1300",
        "29 Mar 2023 21:25:36 Z",
        "Thu Mar 30 2023 10:25:36 GMT+1300 (New Zealand Daylight Time)",
        " 2023-03-29T21:25:36Z\n", "2023-03-29T21:25:36.0000000Z",
    ],
)  # fmt: skip
def test_one_moment_is_read_whatever_its_shape(raw: str) -> None:
    result = read(raw)
    assert result.value == A_MOMENT
    assert result.value.tzinfo is UTC
    assert result.codes == ()


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("2023-03-29T21:25Z", "2023-03-29T21:25:00+00:00"),
        ("2023-03-29T21Z", "2023-03-29T21:00:00+00:00"),
        ("2023-03-29T24:00:00Z", "2023-03-30T00:00:00+00:00"),
        ("2023-03-29T24:00Z", "2023-03-30T00:00:00+00:00"),
        ("2023-03-29T21:25:36.5Z", "2023-03-29T21:25:36.500000+00:00"),
        ("2023-03-29T21:25:36,229Z", "2023-03-29T21:25:36.229000+00:00"),
        ("2023-03-29T00:00:00+13:00", "2023-03-28T11:00:00+00:00"),
    ],
)
def test_iso_forms_that_not_every_parser_reads(raw: str, expected: str) -> None:
    result = read(raw)
    assert result.value is not None
    assert result.value.isoformat() == expected
    assert result.codes == ()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("2023-03-29T21:25:36", "timestamp.no_zone"),
        ("2023-03-29 21:25", "timestamp.no_zone"),
        ("Wed Mar 29 2023 21:25:36", "timestamp.no_zone"),
        ("2023-03-29", "timestamp.date_only"),
        ("29/03/2023", "timestamp.date_only"),
        ("2023", "timestamp.date_only"),
        ("2023-02-29T21:25:36Z", "timestamp.impossible"),
        ("2023-13-01T21:25:36Z", "timestamp.impossible"),
        ("2023-03-29T25:00:00Z", "timestamp.impossible"),
        ("2023-03-29T24:00:01Z", "timestamp.impossible"),
        ("2023-03-29T21:60:00Z", "timestamp.impossible"),
        ("2023-03-29T21:25:61Z", "timestamp.impossible"),
        ("2023-03-29T21:25:36+25:00", "timestamp.impossible"),
        ("0000-01-01T00:00:00Z", "timestamp.impossible"),
        ("29 Foo 2023 21:25:36 Z", "timestamp.unreadable"),
        ("0001-01-01T00:00:00+00:01", "timestamp.out_of_range"),
        ("9999-12-31T23:59:59-00:01", "timestamp.out_of_range"),
        ("9999-12-31T24:00:00Z", "timestamp.out_of_range"),
        ("1680125136", "timestamp.unreadable"),
        ("1680125136229", "timestamp.unreadable"),
        ("29/03/2023 21:25:36", "timestamp.unreadable"),
        ("+12023-03-29T21:25:36Z", "timestamp.unreadable"),
        ("2023-03-29T21:25:36.Z", "timestamp.unreadable"),
        ("2023-03-29T21:25:36.+13:00", "timestamp.unreadable"),
        ("2023-03-29x21:25:36Z", "timestamp.unreadable"),
        ("2023-03-29T21:25:36 PST", "timestamp.unreadable"),
        ("\uff12\uff10\uff12\uff13-03-29T21:25:36Z", "timestamp.unreadable"),
        ("2023-03-29T21:25:36Z\x00", "timestamp.unreadable"),
        ("Invalid Date", "value.placeholder"),
        ("", "value.empty"),
        (1680125136, "value.type"),
        (A_MOMENT, "value.type"),
    ],
)
def test_what_is_no_moment_has_no_value(raw: object, code: str) -> None:
    result = read(raw)
    assert result.value is None
    assert result.codes == (code,)


def test_digits_beyond_the_microsecond_are_dropped_and_said_so() -> None:
    result = read("2023-03-29T21:25:36.1234567Z")
    assert result.value == A_MOMENT.replace(microsecond=123456)
    assert result.codes == ("timestamp.truncated",)


@pytest.mark.parametrize(
    "raw", ["2016-12-31T23:59:60Z", "2017-01-01T12:59:60+13:00", "20161231T235960Z"]
)
def test_a_leap_second_is_the_second_after_it(raw: str) -> None:
    result = read(raw)
    assert result.value == datetime(2017, 1, 1, tzinfo=UTC)
    assert result.codes == ("timestamp.leap_second",)


@pytest.mark.parametrize(
    "raw", ["2023-03-29T21:25:60Z", "2016-12-30T23:59:60Z", "2016-12-31T23:60:60Z"]
)
def test_no_leap_second_stands_elsewhere(raw: str) -> None:
    assert read(raw).codes == ("timestamp.impossible",)


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Z", "2023-03-29T21:25:36+00:00"),
        ("+13:00", "2023-03-29T08:25:36+00:00"),
        ("-0330", "2023-03-30T00:55:36+00:00"),
        ("Africa/Lagos", "2023-03-29T20:25:36+00:00"),
        ("Pacific/Auckland", "2023-03-29T08:25:36+00:00"),
    ],
)
def test_a_declared_zone_is_used_where_none_is_written(zone: str, expected: str) -> None:
    result = read("2023-03-29 21:25:36", zone)
    assert result.value is not None
    assert result.value.isoformat() == expected
    assert result.codes == ("timestamp.zone_assumed",)
    assert read("2023-03-29T21:25:36Z", zone).value == A_MOMENT


def test_an_hour_that_is_lived_twice_has_two_candidates() -> None:
    result = read("2023-10-29T01:30:00", "Europe/London")
    assert result.value is None
    assert result.codes == ("timestamp.ambiguous_local",)
    assert [one.isoformat() for one in result.candidates] == [
        "2023-10-29T00:30:00+00:00",
        "2023-10-29T01:30:00+00:00",
    ]


def test_an_hour_that_is_left_out_has_no_value() -> None:
    result = read("2023-09-24T02:30:00", "Pacific/Auckland")
    assert result.codes == ("timestamp.nonexistent_local",)
    assert result.candidates == ()


@pytest.mark.parametrize("zone", ["Middle Earth", "", "+25:00", "../etc/passwd", "NZDT", "a\x00b"])
def test_a_zone_that_is_none_is_the_callers_error(zone: str) -> None:
    with pytest.raises(ValueError, match="zone is neither"):
        read("2023-03-29T21:25:36", zone)


offsets = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1), timezones=offsets))  # noqa: DTZ001
def test_every_moment_is_read_from_its_iso_form(moment: datetime) -> None:
    forms = [
        moment.isoformat(),
        moment.isoformat(sep=" "),
        moment.isoformat().replace(".", ","),
        moment.isoformat(timespec="microseconds"),
        moment.astimezone(UTC).isoformat().replace("+00:00", "Z"),
    ]
    for form in forms:
        assert read(form).value == moment
        assert read(form).codes == ()
