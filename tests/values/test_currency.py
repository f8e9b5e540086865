"""Currencies: codes, names and the symbols that are one currency's."""

import pycountry
import pytest

from identity_schema.numbers._tables import rows
from identity_schema.values.currency import decimals_of, read

TABLE = list(rows("currencies.csv"))


def test_the_table_holds_every_code_of_iso_4217() -> None:
    """Checked against pycountry (iso-codes of Debian, LGPL; nothing of it is copied)."""
    ours = {row["code"]: row["numeric"] for row in TABLE if not row["withdrawn"]}
    theirs = {one.alpha_3: one.numeric for one in pycountry.currencies}
    assert ours | {"XXX": "999"} == theirs


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row["code"])
def test_every_code_and_name_is_read(row: dict[str, str]) -> None:
    for name in (row["code"], *filter(None, row["names"].split("|"))):
        result = read(name)
        assert result.value == row["code"]
        assert result.codes == (("currency.withdrawn",) if row["withdrawn"] else ())


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("NGN", "NGN"), ("ngn", "NGN"), (" NZD ", "NZD"), ("£", "GBP"), ("₦", "NGN"), ("€", "EUR"),
        ("NZ$", "NZD"), ("nz$", "NZD"), ("Naira", "NGN"), ("naira", "NGN"), ("Euros", "EUR"),
        ("Pounds Sterling", "GBP"), ("British pounds", "GBP"), ("New Zealand Dollars", "NZD"),
        ("US Dollar", "USD"), ("Nigerian Naira", "NGN"),
    ],
)  # fmt: skip
def test_a_currency_is_read_however_it_is_written(raw: str, expected: str) -> None:
    assert read(raw).value == expected
    assert read(raw).codes == ()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("$", "currency.ambiguous"), ("¥", "currency.ambiguous"), ("dollars", "currency.ambiguous"),
        ("Pound", "currency.ambiguous"), ("peso", "currency.ambiguous"),
        ("Okra Credits", "currency.unknown"), ("XXX", "currency.unknown"),
        ("all", "currency.unknown"), ("566", "currency.unknown"), ("NGNN", "currency.unknown"),
        ("N", "currency.unknown"), ("", "value.empty"), (566, "value.type"), (None, "value.type"),
    ],
)  # fmt: skip
def test_what_is_not_one_currency_has_no_value(raw: object, code: str) -> None:
    assert read(raw).value is None
    assert read(raw).codes == (code,)


@pytest.mark.parametrize(
    ("code", "decimals"),
    [("NZD", 2), ("JPY", 0), ("KWD", 3), ("CLF", 4), ("XAU", None), ("QQQ", None), (None, None)],
)
def test_the_minor_unit_has_its_decimals(code: str | None, decimals: int | None) -> None:
    assert decimals_of(code) == decimals
