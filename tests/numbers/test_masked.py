"""Masked numbers: what is one, what is not, and what stays visible."""

import pytest

from identity_schema.numbers import masked


@pytest.mark.parametrize(
    ("raw", "first", "last"),
    [
        ("****-****-****-0000", "", "0000"),  # Akahu, documentation
        ("06*****4", "06", "4"),  # Okra, documentation
        ("06xxxxxx04", "06", "04"),
        ("xxxx1234", "", "1234"),
        ("x1234", "", "1234"),
        ("4111-XXXX-XXXX-1111", "4111", "1111"),
        ("\u2022\u2022\u2022\u2022 1234", "", "1234"),
        ("\u25cf\u25cf1234", "", "1234"),
        ("####1234", "", "1234"),
        ("\u20261234", "", "1234"),
        ("12-3141-*****33-00", "123141", "3300"),
        ("XX-XXXX-XXXXX33-00", "", "3300"),
        ("****", "", ""),
        ("  ****12 34 ", "", "1234"),
        ("Visa ****1234", "", "1234"),
        ("12*", "12", ""),
    ],
)
def test_masked_numbers_are_kept_as_sent(raw: str, first: str, last: str) -> None:
    result = masked.read(raw)
    assert result.value == masked.Masked(raw.strip(), first, last)
    assert result.codes == ()


@pytest.mark.parametrize(
    "raw",
    [
        "01-0902-0068389-00",
        "31926819",
        "Max Foxx",
        "x",
        "xx",
        "see note *",
        "#1234",
        "Exxon 12",
        "",
    ],
)
def test_other_texts_are_not_masked(raw: str) -> None:
    assert not masked.is_masked(raw)


@pytest.mark.parametrize("raw", [None, 12, ["****1234"], b"****1234"])
def test_other_types_are_not_masked(raw: object) -> None:
    assert not masked.is_masked(raw)
    assert masked.read(raw).codes == ("value.type",)


def test_a_number_with_letters_of_its_own_needs_three_crosses() -> None:
    assert not masked.is_masked("X1234567", lettered=True)
    assert not masked.is_masked("XX1234567", lettered=True)
    assert masked.is_masked("XXX4567", lettered=True)
    assert masked.is_masked("L*1234567", lettered=True)
    assert masked.is_masked("X1234567")


def test_nothing_hidden_is_said() -> None:
    assert masked.read("31926819").codes == ("masked.none",)
