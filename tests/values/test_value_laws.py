"""The laws that hold for every reader of a value."""

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity_schema import values
from identity_schema.codes import CODES
from identity_schema.reading import Reading
from identity_schema.values import (
    country,
    currency,
    decimal_number,
    email,
    gender,
    integer,
    money,
    phone,
    timestamp,
)
from identity_schema.values import date as dates

Reader = Callable[[Any], Reading[Any]]

READERS: dict[str, Reader] = {
    "country": country.read,
    "currency": currency.read,
    "date": dates.read,
    "date DMY": partial(dates.read, order="DMY"),
    "date MDY": partial(dates.read, order="MDY"),
    "date YMD": partial(dates.read, order="YMD"),
    "date of birth": partial(dates.read, not_after=date(2024, 2, 29)),
    "decimal_number": decimal_number.read,
    "email": email.read,
    "gender": gender.read,
    "integer": integer.read,
    "money": money.read,
    "money NZD": partial(money.read, currency="NZD"),
    "phone": phone.read,
    "phone NG": partial(phone.read, region="NG"),
    "phone NZ": partial(phone.read, region="NZ"),
    "phone AR": partial(phone.read, region="AR"),
    "timestamp": timestamp.read,
    "timestamp London": partial(timestamp.read, zone="Europe/London"),
    "timestamp +13": partial(timestamp.read, zone="+13:00"),
}

EXAMPLES = {
    "country": ["New Zealand", "GB", "Nigerian", "Korea", "Côte d'Ivoire", "England", "XK"],
    "currency": ["NGN", "£", "$", "Okra Credits", "New Zealand Dollars", "HRK"],
    "date": [
        "1989-04-16", "12-11-1984", "13/11/1984", "16 Apr 1989", "April 16th, 1989", "1989-04",
        "16-Apr-68", "1/2/03", "Sun Apr 16 1989 00:00:00 GMT+1300 (NZDT)", "19890416", "0000-00-00",
        "1989-04-15T11:00:00.000Z", "04/1989", "1989", "16041989", "4/16/1989 12:00:00 AM",
    ],
    "decimal_number": ["12", "-0.50", "1e5", "007", "1,5"],
    "email": [
        "ngaio@example.nz", "N <n@Example.NZ>", "mailto:n@b.nz", "a@b.nz; c@d.nz", "n*o@b.nz",
        '"a b"@c.nz', "jö@bücher.example",
    ],
    "gender": ["Female", "m", "X", "9", "other", "prefer not to say"],
    "integer": ["12", "-3", "7.0", "7.5"],
    "money": ["NGN 1,200.00", "£12.50", "(12.50)", "1.234,56", "-5", "$5", "12 NZD"],
    "phone": [
        "021 123 4567", "+64 21 123 4567", "08038811523", "2348038811523", "0044 20 7946 0958",
        "020 7946 0958 ext. 12", "0803 881 1523 / 0805 491 6090", "080****1523",
        "tel:+64-21-123-4567;ext=9", "+54 9 11 2345-6789", "011 15-2345-6789", "0800 TAXI NOW",
    ],
    "timestamp": [
        "2023-03-29T21:25:36.229Z", "2023-03-29 21:25:36", "2023-03-29T21:25:36.1234567+13:00",
        "2016-12-31T23:59:60Z", "Wed, 29 Mar 2023 21:25:36 GMT", "2023-10-29T01:30:00",
        "Sun Apr 16 1989 00:00:00 GMT+1200 (NZST)", "20230329T212536Z", "9999-12-31T23:00:00-05:00",
    ],
}  # fmt: skip
ALPHABET = (
    "0123456789TZWabdeprx+-/.,:;()@<>\"' *£$\u2013\u00a0\u200b\u202e\uff10\u0661\u0131\ud800\x00"
)
SUBJECTS = "country|currency|date|email|gender|money|number|phone|text|timestamp"


@st.composite
def damaged(draw: st.DrawFn, examples: list[str]) -> str:
    """Draw an example with some characters replaced, added or taken away."""
    text = draw(st.sampled_from(examples))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 2))
        text = text[:place] + draw(st.text(ALPHABET, max_size=2)) + text[place + cut :]
    return text


def near(name: str) -> st.SearchStrategy[str]:
    """Draw texts like those that a reader is for, and some that are for another."""
    own = EXAMPLES[name.split(" ", 1)[0]]
    return damaged(own) | damaged([text for texts in EXAMPLES.values() for text in texts])


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.binary(max_size=4)
    | st.just(10**4000)
)
anything = (
    st.text(ALPHABET, max_size=40)
    | st.text(max_size=20)
    | scalars
    | st.lists(scalars, max_size=2)
    | st.dictionaries(st.text(max_size=2), scalars, max_size=2)
    | st.dates()
)


def normal_form(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | Decimal) else value.formatted


def explains(result: Reading[Any]) -> bool:
    """Tell whether a reading has a value, or an understandable reason for having none."""
    known = set(result.codes) <= set(CODES) and len(set(result.codes)) == len(result.codes)
    if result.value is None:
        return known and result.codes != ()
    return (
        known and not result.candidates and all(CODES[c].severity != "error" for c in result.codes)
    )


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_a_reader_never_raises_and_always_explains(name: str, data: st.DataObject) -> None:
    raw = data.draw(near(name) | anything)
    result = READERS[name](raw)
    assert explains(result)
    if isinstance(raw, str):
        assert result.raw == raw


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_reading_the_normal_form_again_gives_the_same_and_no_new_code(
    name: str, data: st.DataObject
) -> None:
    first = READERS[name](data.draw(near(name)))
    if first.value is not None:
        again = READERS[name](normal_form(first.value))
        assert again.value == first.value
        assert set(again.codes) <= set(first.codes)
    for candidate in first.candidates:
        assert READERS[name.split(" ", 1)[0]](normal_form(candidate)).value == candidate


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_no_repr_shows_a_value(name: str, data: st.DataObject) -> None:
    result = READERS[name](data.draw(near(name)))
    assert re.search(r"[0-9*@]", repr(result)) is None
    assert re.search(r"[0-9*@]", str(result)) is None
    if isinstance(result.value, phone.Phone | money.Money | dates.PartialDate):
        assert re.search(r"[0-9*@]", repr(result.value).replace("region='001'", "")) is None


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_the_same_text_is_read_the_same_twice(name: str, data: st.DataObject) -> None:
    raw = data.draw(near(name))
    assert READERS[name](raw) == READERS[name](raw)


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "raw",
    [
        "0" * 1_000_000, "9" * 2000, " " * 2000, " ;" * 1000, "1 " * 1000, "12/" * 600, "a." * 1000,
        "a@" * 1000, "a@" + "b." * 900, "-" * 2000, "x" * 2000, "+1" * 1000, "\u0300" * 2000,
        "1," * 1000, "0" * 1999 + "!", "((((" * 500, "<" * 2000, "T1:" * 600, " or " * 500,
    ],
    ids=repr,
)  # fmt: skip
def test_long_texts_have_no_value(name: str, raw: str) -> None:
    assert READERS[name](raw).value is None


def test_a_value_is_of_its_own_kind() -> None:
    assert timestamp.read("2023-03-29T21:25:36+13:00").value.tzinfo is UTC
    assert type(integer.read(7.0).value) is int
    assert type(decimal_number.read(7).value) is Decimal


def test_reading_plain_values_imports_no_heavy_library() -> None:
    """Metadata and parsers are loaded by the first value that needs them."""
    program = (
        "import sys\n"
        "from identity_schema.values import date, phone, timestamp\n"
        "assert date.read('1989-04-16').value and phone.read(None).codes\n"
        "assert timestamp.read('2023-03-29T21:25:36Z').value\n"
        "sys.exit(bool({'phonenumbers', 'dateutil'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603  # our own text
    assert done.returncode == 0


def test_codes_and_readers_name_the_same_codes() -> None:
    room = Path(values.__file__).parent
    source = "".join(path.read_text("utf-8") for path in room.rglob("*.py"))
    named = set(re.findall(rf"[\"'`]((?:{SUBJECTS})\.[a-z_]+)[\"'`]", source))
    named -= {"date.fromisoformat"}
    listed = {code for code in CODES if re.fullmatch(rf"(?:{SUBJECTS})\.[a-z_]+", code)}
    assert named == listed


QUICK: dict[str, tuple[Callable[[Any], Any], Reader]] = {
    "country": (country.quick, country.read),
    "currency": (currency.quick, currency.read),
    "date": (dates.quick, dates.read),
    "date DMY": (partial(dates.quick, order="DMY"), partial(dates.read, order="DMY")),
    "date MDY": (partial(dates.quick, order="MDY"), partial(dates.read, order="MDY")),
    "date YMD": (partial(dates.quick, order="YMD"), partial(dates.read, order="YMD")),
    "email": (email.quick, email.read),
    "gender": (gender.quick, gender.read),
    "phone": (phone.quick, phone.read),
    "phone NG": (partial(phone.quick, region="NG"), partial(phone.read, region="NG")),
    "timestamp": (timestamp.quick, timestamp.read),
    "timestamp London": (timestamp.quick, partial(timestamp.read, zone="Europe/London")),
}


@pytest.mark.parametrize("name", QUICK)
@given(st.data())
@settings(max_examples=150)
def test_a_quick_way_says_what_its_reader_says_without_a_remark(
    name: str, data: st.DataObject
) -> None:
    quick, read = QUICK[name]
    text = data.draw(near(name))
    expected = read(text)  # a spelling that was met is known from then on
    value = quick(text)
    if value is not None:
        assert (value, ()) == (expected.value, expected.codes)


@pytest.mark.parametrize("module", [integer, decimal_number])
@given(raw=st.integers() | st.integers(-(10**40), 10**40))
def test_a_quick_way_of_numbers_says_what_its_reader_says(module: Any, raw: int) -> None:
    value, expected = module.quick(raw), module.read(raw)
    if value is not None:
        assert (value, ()) == (expected.value, expected.codes)
        assert type(value) is type(expected.value)


def test_the_quick_ways_are_those_of_most_values() -> None:
    """What generated code counts on to be quick is."""
    usual = {
        "date": "1989-04-16", "email": "ngaio@example.nz", "gender": "Female", "phone NG":
        "08038811523", "timestamp": "2023-03-29T21:25:36.229Z", "country": "Nigeria",
        "currency": "NGN",
    }  # fmt: skip
    for name, text in usual.items():
        quick, read = QUICK[name]
        assert read(text).codes == ()
        assert quick(text) == read(text).value, name
