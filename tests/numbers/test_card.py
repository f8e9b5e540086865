"""Card numbers: prefixes, lengths, Luhn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from identity_schema.numbers import card


@pytest.mark.parametrize(
    "number",
    [
        # Test numbers that payment processors publish.
        "4111111111111111",
        "4222222222222",
        "5555555555554444",
        "2223003122003222",
        "378282246310005",
        "6011111111111117",
        "30569309025904",
        "38520000023237",
        "3530111333300000",
        "6200000000000005",
        "5060990580000217499",
    ],
)
def test_published_test_numbers_are_cards(number: str) -> None:
    result = card.read(number)
    assert card.is_card(number)
    assert result.value == card.Card(number, "passed")
    assert result.codes == ("card.unmasked",)


@pytest.mark.parametrize(
    ("raw", "codes"),
    [
        ("4111111111111112", ("card.unmasked", "card.check_failed")),
        ("411111111111111", ("card.shape",)),
        ("1234567812345670", ("card.shape",)),
        ("4111.1111.1111.1111", ("card.shape",)),
        ("4111 1111 **** 1111", ("card.masked",)),
        ("4111-XXXX-XXXX-1111", ("card.masked",)),
        (4111111111111111, ("value.type",)),
    ],
)
def test_codes(raw: object, codes: tuple[str, ...]) -> None:
    assert card.read(raw).codes == codes
    assert not card.is_card(raw)


def test_masked_shows_four_digits() -> None:
    result = card.read("4111 1111-1111 1111")
    assert result.value is not None
    assert result.value.masked == "************1111"
    assert result.value.formatted == "4111111111111111"


@given(st.from_regex(r"4[0-9]{15}", fullmatch=True))
def test_luhn_as_in_python_stdnum(number: str) -> None:
    assert card.is_card(number) == luhn.is_valid(number)
