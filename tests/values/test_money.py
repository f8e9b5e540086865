"""Amounts of money: exact, in one currency, or not at all."""

import decimal
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values.money import Money, read


@pytest.mark.parametrize(
    ("raw", "formatted"),
    [
        ("1234.56", "1234.56"), ("1,234.56", "1234.56"), ("1,234", "1234"), ("1 234.56", "1234.56"),
        ("1\u202f234.56", "1234.56"), ("1'234.50", "1234.50"), ("12,34,567.00", "1234567.00"),
        ("NGN 1,200.00", "NGN 1200.00"), ("1,200.00 NGN", "NGN 1200.00"), ("NGN1200", "NGN 1200"),
        ("£12.50", "GBP 12.50"), ("12.50€", "EUR 12.50"), ("₦1,000,000", "NGN 1000000"),
        ("-£5", "GBP -5"), ("£-5", "GBP -5"), ("- 5", "-5"), ("\u22125.00", "-5.00"), ("+5", "5"),
        ("$12 NZD", "NZD 12"), ("US$3", "USD 3"), ("£.50", "GBP 0.50"), (".5", "0.5"),
        ("0", "0"), ("-0.00", "0.00"), ("007", "7"), ("0.10", "0.10"),
    ],
)  # fmt: skip
def test_an_amount_is_read_to_the_last_digit(raw: str, formatted: str) -> None:
    result = read(raw)
    assert result.value is not None
    assert result.value.formatted == formatted
    assert result.codes == ()


@pytest.mark.parametrize(
    ("raw", "formatted"),
    [
        (12, "NZD 12"), (12.1, "NZD 12.1"), (Decimal("12.10"), "NZD 12.10"), (-0.5, "NZD -0.5"),
        (1e16, "NZD 10000000000000000"), (Decimal("1E+3"), "NZD 1000"), (-0.0, "NZD 0.0"),
        ("12.10", "NZD 12.10"), ("$12.10", "NZD 12.10"),
    ],
)  # fmt: skip
def test_a_json_number_takes_the_currency_beside_it(raw: object, formatted: str) -> None:
    result = read(raw, "NZD")
    assert result.value is not None
    assert result.value.formatted == formatted
    assert result.codes == ()


@pytest.mark.parametrize(
    ("raw", "candidate"),
    [
        ("1.234,56", "1234.56"), ("12,50", "12.50"), ("€5,00", "EUR 5.00"), ("0,123", "0.123"),
        ("1 234,56", "1234.56"), ("1.234.567", "1234567"), ("1234,5", "1234.5"),
    ],
)  # fmt: skip
def test_a_decimal_comma_is_not_taken_for_granted(raw: str, candidate: str) -> None:
    result = read(raw)
    assert result.value is None
    assert result.codes == ("money.ambiguous",)
    assert [one.formatted for one in result.candidates] == [candidate]


@pytest.mark.parametrize(
    ("raw", "beside", "expected", "codes"),
    [
        ("(12.50)", None, Money(Decimal("-12.50")), ("money.parentheses",)),
        ("(£5)", None, Money(Decimal(-5), "GBP"), ("money.parentheses",)),
        ("$5", None, Money(Decimal(5)), ("currency.ambiguous",)),
        ("5 dollars", None, Money(Decimal(5)), ("currency.ambiguous",)),
        (5, "Okra Credits", Money(Decimal(5)), ("currency.unknown",)),
        (5, 566, Money(Decimal(5)), ("currency.unknown",)),
        (5, "HRK", Money(Decimal(5), "HRK"), ("currency.withdrawn",)),
        (5, "", Money(Decimal(5)), ()),
        (5, "N/A", Money(Decimal(5)), ()),
        ("1.234", "NZD", Money(Decimal("1.234"), "NZD"), ("money.unusual_decimals",)),
        ("1.5", "JPY", Money(Decimal("1.5"), "JPY"), ("money.unusual_decimals",)),
        ("1.234", "KWD", Money(Decimal("1.234"), "KWD"), ()),
        ("1.2345", "XAU", Money(Decimal("1.2345"), "XAU"), ()),
    ],
)
def test_a_doubtful_amount_stands_with_a_remark(
    raw: object, beside: object, expected: Money, codes: tuple[str, ...]
) -> None:
    assert read(raw, beside).value == expected
    assert read(raw, beside).codes == codes


@pytest.mark.parametrize(
    ("raw", "beside", "candidates"),
    [("£12", "NGN", ["GBP 12", "NGN 12"]), ("$12", "GBP", ["GBP 12"]), ("£5 NZD", None, None)],
)
def test_currencies_that_contradict_give_no_value(
    raw: str, beside: str | None, candidates: list[str] | None
) -> None:
    result = read(raw, beside)
    assert result.value is None
    assert result.codes == ("money.currency_contradicted",)
    assert candidates is None or [one.formatted for one in result.candidates] == candidates


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("twelve", "money.unreadable"), ("12 million", "money.unreadable"),
        ("1.2k", "money.unreadable"), ("5%", "money.unreadable"), ("5-", "money.unreadable"),
        ("12.", "money.unreadable"), ("1,2,3", "money.unreadable"), ("12 3", "money.unreadable"),
        ("1.2.3", "money.unreadable"), ("--5", "money.unreadable"), ("()", "money.unreadable"),
        ("(5", "money.unreadable"), ("5 or 6", "money.unreadable"), ("1e5", "money.unreadable"),
        ("5 Okra Credits", "money.unreadable"), ("\u0665", "money.unreadable"),
        ("Infinity", "money.unreadable"), ("NaN", "value.placeholder"), ("", "value.empty"),
        (float("nan"), "number.not_finite"), (float("inf"), "number.not_finite"),
        (Decimal("sNaN"), "number.not_finite"), ("9" * 39, "number.too_many_digits"),
        (10**38, "number.too_many_digits"),
        pytest.param(10**5000, "number.too_many_digits", id="huge"),
        (1e300, "number.too_many_digits"), (Decimal("1E-39"), "number.too_many_digits"),
        (True, "value.type"), (None, "value.type"), ([5], "value.type"),
    ],
)  # fmt: skip
def test_what_is_no_amount_has_no_value(raw: object, code: str) -> None:
    assert read(raw).value is None
    assert read(raw).codes == (code,)


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, min_value=-(10**18), max_value=10**18, places=4
    )
)
def test_no_amount_is_ever_rounded(amount: Decimal) -> None:
    with decimal.localcontext(prec=3):
        for raw in (amount, f"{amount:f}", f"NGN {amount:f}", f"{amount:,}"):
            value = read(raw).value
            assert value is not None
            assert value.amount == amount
            assert value.amount.as_tuple().exponent == -4


def test_38_digits_are_kept() -> None:
    value = read("9" * 36 + ".99", "NZD").value
    assert value is not None
    assert value.formatted == "NZD " + "9" * 36 + ".99"


def test_no_repr_shows_the_amount() -> None:
    assert repr(Money(Decimal("12.50"), "NZD")) == "Money(currency='NZD')"
