"""Whole and decimal numbers, exact or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values import decimal_number, integer


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (7, "7"), ("7", "7"), (" 7 ", "7"), ("+7", "7"), ("-7", "-7"), ("007", "7"), (0.1, "0.1"),
        ("0.10", "0.10"), ("1e3", "1E+3"), ("1.5E-3", "0.0015"), (Decimal("0.50"), "0.50"),
        (-0.0, "0.0"), ("-0", "0"), (1e22, "1E+22"), (10**38 - 1, "9" * 38), ("9" * 38, "9" * 38),
    ],
)  # fmt: skip
def test_a_number_is_read_exactly(raw: object, expected: str) -> None:
    result = decimal_number.read(raw)
    assert str(result.value) == expected
    assert result.codes == ()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1,5", "number.unreadable"), ("1,000", "number.unreadable"), ("4/5", "number.unreadable"),
        (".5", "number.unreadable"), ("5.", "number.unreadable"), ("0x10", "number.unreadable"),
        ("1_000", "number.unreadable"), ("\u0665", "number.unreadable"), ("", "value.empty"),
        ("1e", "number.unreadable"), ("Infinity", "number.unreadable"),
        ("NaN", "value.placeholder"),
        (float("inf"), "number.not_finite"), (float("nan"), "number.not_finite"),
        (Decimal("-Infinity"), "number.not_finite"), ("1e38", "number.too_many_digits"),
        (10**38, "number.too_many_digits"), ("0." + "1" * 39, "number.too_many_digits"),
        ("1e9999", "number.too_many_digits"),
        pytest.param(10**5000, "number.too_many_digits", id="huge"),
        (True, "value.type"), (None, "value.type"), ([1], "value.type"),
    ],
)  # fmt: skip
def test_what_is_no_number_has_no_value(raw: object, code: str) -> None:
    for read in (decimal_number.read, integer.read):
        assert read(raw).value is None
        assert read(raw).codes == (code,)


@pytest.mark.parametrize("raw", ["7.5", 7.5, Decimal("0.1"), "1e-1"])
def test_a_fraction_is_no_whole_number(raw: object) -> None:
    assert integer.read(raw).codes == ("number.not_whole",)


@pytest.mark.parametrize("raw", ["7.0", 7.0, "70e-1", Decimal("7.00"), "7", 7])
def test_a_whole_number_may_be_written_as_a_decimal(raw: object) -> None:
    assert integer.read(raw).value == 7
    assert type(integer.read(raw).value) is int


@given(st.integers(-(10**38) + 1, 10**38 - 1))
def test_every_whole_number_is_read_from_itself_and_its_text(number: int) -> None:
    assert integer.read(number).value == integer.read(str(number)).value == number
    assert decimal_number.read(number).value == number


@given(st.floats(min_value=-1e20, max_value=1e20, allow_subnormal=False))
def test_a_float_is_the_shortest_text_that_means_it(number: float) -> None:
    value = decimal_number.read(number).value
    assert value is None or float(value) == number
