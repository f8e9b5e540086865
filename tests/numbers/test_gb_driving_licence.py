"""Driver numbers of Great Britain and Northern Ireland."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.numbers import gb_driving_licence


def test_the_published_example_is_decoded() -> None:
    # dln-php (MIT): Sarah Meredyth Morgan, born 5 July 1964.
    value = gb_driving_licence.read("MORGA657054SM9IJ").value
    assert value == gb_driving_licence.GBDrivingLicence(
        number="MORGA657054SM9IJ",
        surname_part="MORGA",
        decade_digit="6",
        year_digit="4",
        month=7,
        day=5,
        initials="SM",
        sex_hint="female",
    )


@pytest.mark.parametrize(
    ("raw", "surname", "initials", "sex", "issue"),
    [
        ("MORGA607054SM9IJ", "MORGA", "SM", "male", None),
        ("morga 657054 sm9ij 35", "MORGA", "SM", "female", "35"),
        ("MORGA657054SM9IJ35", "MORGA", "SM", "female", "35"),
        ("LEE99-602285-A99AB", "LEE", "A", "male", None),
        ("FOX99902280999AB", "FOX", "", "male", None),
        ("A9999912319999AB", "A", "", "male", None),
        ("MCDON657054SM9IJ", "MCDON", "SM", "female", None),
    ],
)
def test_writings_and_padding(
    raw: str, surname: str, initials: str, sex: str, issue: str | None
) -> None:
    value = gb_driving_licence.read(raw).value
    assert value is not None
    assert (value.surname_part, value.initials) == (surname, initials)
    assert (value.sex_hint, value.issue) == (sex, issue)


@pytest.mark.parametrize(
    "number",
    [
        "MORGA600054SM9IJ",  # month 0
        "MORGA613054SM9IJ",
        "MORGA650054SM9IJ",
        "MORGA663054SM9IJ",
        "MORGA607004SM9IJ",  # day 0
        "MORGA607324SM9IJ",
        "MORGA606314SM9IJ",  # 31 June
        "MORGA602295SM9IJ",  # 29 February of a year ending in 65
        "MORGA602304SM9IJ",  # 30 February
    ],
)
def test_a_birth_date_that_cannot_be_is_refused(number: str) -> None:
    result = gb_driving_licence.read(number)
    assert (result.value, result.codes) == (None, ("gb_driving_licence.birth_date",))


@pytest.mark.parametrize("number", ["MORGA602294SM9IJ", "MORGA002290SM9IJ"])
def test_leap_days_of_possible_years_are_taken(number: str) -> None:
    assert gb_driving_licence.read(number).value is not None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("MORGA657054SM9I", "gb_driving_licence.shape"),
        ("MORGA657054SM9IJ3", "gb_driving_licence.shape"),
        ("MO9GA657054SM9IJ", "gb_driving_licence.shape"),
        ("99999657054SM9IJ", "gb_driving_licence.shape"),
        ("MORGA6570549M9IJ", "gb_driving_licence.shape"),  # a second initial without a first
        ("MORGA657054SM912", "gb_driving_licence.shape"),
        ("\u017fORGA657054SM9IJ", "gb_driving_licence.shape"),
        ("1234567", "gb_driving_licence.shape"),
        ("MORGA******SM9IJ", "gb_driving_licence.masked"),
        ("XXXXXXXXXXXSM9IJ", "gb_driving_licence.masked"),
        ("unknown", "value.placeholder"),
        (12345678, "value.type"),
    ],
)
def test_what_is_no_driver_number_says_why(raw: object, code: str) -> None:
    result = gb_driving_licence.read(raw)
    assert (result.value, result.codes) == (None, (code,))


def test_northern_ireland_tells_nothing() -> None:
    value = gb_driving_licence.read("1234 5678").value
    assert value == gb_driving_licence.GBDrivingLicence("12345678")
    assert value is not None
    assert gb_driving_licence.agrees_with(value, 1964) is None


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1964, 7, 5, True),
        (2064, 7, 5, True),  # the century is not in the number
        (1964, 7, None, True),
        (1964, None, None, True),
        (1965, 7, 5, False),
        (1964, 8, 5, False),
        (1964, 7, 6, False),
    ],
)
def test_agreement_with_a_birth_date(
    year: int, month: int | None, day: int | None, *, expected: bool
) -> None:
    value = gb_driving_licence.read("MORGA657054SM9IJ").value
    assert value is not None
    assert gb_driving_licence.agrees_with(value, year, month, day) is expected


@given(st.dates(), st.booleans(), st.from_regex(r"[A-Z]{1,5}", fullmatch=True))
def test_every_birth_date_comes_back(born: object, female: bool, surname: str) -> None:  # noqa: FBT001  given by Hypothesis
    year, month, day = (int(part) for part in str(born).split("-"))
    coded = month + 50 if female else month
    number = f"{surname:9<5}{year // 10 % 10}{coded:02d}{day:02d}{year % 10}JA9AB"
    value = gb_driving_licence.read(number).value
    assert value is not None
    assert gb_driving_licence.agrees_with(value, year, month, day) is True
    assert value.surname_part == surname
    assert value.sex_hint == ("female" if female else "male")
