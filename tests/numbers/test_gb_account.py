"""Sort codes and account numbers of the United Kingdom: shapes, lengths and the table."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.errors import ContractError
from identity_schema.numbers import clear_caches, gb_account, gb_modulus

EIGHT = st.from_regex(r"[0-9]{8}", fullmatch=True)
SIX = st.from_regex(r"[0-9]{6}", fullmatch=True)
# The worked example of the specification's double alternate check: all weights 2 and 1.
TABLE = "499272 499273 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1"


@pytest.mark.parametrize(
    "sort_code",
    ["601613", "60-16-13", "60 16 13", "60.16.13", "60/16/13", "60\u201316\u201313", " 60-16-13 "],
)
def test_sort_codes_in_every_writing(sort_code: str) -> None:
    value = gb_account.read(sort_code, "31926819").value
    assert value is not None
    assert (value.sort_code, value.account_number) == ("60-16-13", "31926819")


@pytest.mark.parametrize(
    ("sort_code", "sent", "standard"),
    [
        # Vocalink, Validating account numbers, version 6.40, section 2.1.2; the ranges of banks and
        # the cases as published with the tests of cs278/bank-modulus (MIT).
        ("601613", "926819", "60-16-13 00926819"),
        ("601613", "1926819", "60-16-13 01926819"),
        ("090120", "123456789", "09-01-21 23456789"),  # Santander
        ("720000", "912345678", "72-00-09 12345678"),  # Santander
        ("892999", "012345678", "89-29-90 12345678"),  # Santander
        ("404000", "123456789", "40-40-00 23456789"),  # any other bank: the first digit falls
        ("010004", "0112345678", "01-00-04 12345678"),  # NatWest
        ("601613", "01-12345678", "60-16-13 12345678"),  # NatWest, with its hyphen
        ("665000", "9912345678", "66-50-00 12345678"),  # NatWest
        ("089000", "1234567800", "08-90-00 12345678"),  # Co-operative
    ],
)
def test_other_lengths_become_eight_digits(sort_code: str, sent: str, standard: str) -> None:
    result = gb_account.read(sort_code, sent)
    assert result.value is not None
    assert result.value.formatted == standard
    assert result.codes == ("gb_account.transformed",)
    assert result.raw == f"{sort_code} {sent}"


@pytest.mark.parametrize(
    ("sort_code", "account_number", "code"),
    [
        ("400101", "1234567890", "gb_account.length"),
        ("083000", "1234567890", "gb_account.length"),  # 083 is not the Co-operative Bank's
        ("670000", "1234567890", "gb_account.length"),
        (None, "123456789", "gb_account.sort_code_needed"),
        (None, "1234567890", "gb_account.sort_code_needed"),
        ("601613", "12345", "gb_account.account_shape"),
        ("601613", "12345678901", "gb_account.account_shape"),
        ("601613", "1234567.0", "gb_account.account_shape"),  # through a spreadsheet
        ("601613", "1234567O", "gb_account.account_shape"),
        ("601613", "\uff11\uff12345678", "gb_account.account_shape"),
        ("601614", "60161331926819", "gb_account.account_shape"),
        ("60161", "31926819", "gb_account.sort_code_shape"),
        ("6016133", "31926819", "gb_account.sort_code_shape"),
        ("601613.0", "31926819", "gb_account.sort_code_shape"),
        ("6-01613", "31926819", "gb_account.sort_code_shape"),
        ("60-16-13", "****6819", "gb_account.masked"),
        ("**-**-13", "31926819", "gb_account.masked"),
        ("60-16-13", "", "value.empty"),
        ("null", "31926819", "value.placeholder"),
        (601613, "31926819", "value.type"),
        ("601613", 31926819, "value.type"),
        (None, None, "value.empty"),
    ],
)
def test_what_has_no_account_says_why(sort_code: object, account_number: object, code: str) -> None:
    result = gb_account.read(sort_code, account_number)
    assert result.value is None
    assert result.codes == (code,)


def test_one_part_may_be_missing() -> None:
    only_number = gb_account.read(None, "31926819")
    only_sort_code = gb_account.read("601613", None)
    assert only_number.value == gb_account.GBAccount(None, "31926819")
    assert only_sort_code.value == gb_account.GBAccount("60-16-13", None)
    assert (only_number.raw, only_sort_code.raw) == ("31926819", "601613")


@pytest.mark.parametrize("sent", ["60-16-13 31926819", "60161331926819"])
@pytest.mark.parametrize("sort_code", [None, "60-16-13"])
def test_fourteen_digits_are_both(sort_code: str | None, sent: str) -> None:
    value = gb_account.read(sort_code, sent).value
    assert value == gb_account.GBAccount("60-16-13", "31926819")


def test_leading_zeros_are_kept() -> None:
    # OneID, sandbox: sort code 999998, account number 00000001.
    value = gb_account.read("999998", "00000001").value
    assert value is not None
    assert value.formatted == "99-99-98 00000001"


def test_a_table_may_be_text_a_path_or_parsed(tmp_path: Path) -> None:
    path = tmp_path / "valacdos.txt"
    path.write_text(TABLE)
    for table in (TABLE, path, str(path), gb_modulus.parse(TABLE)):
        good = gb_account.read("499273", "12345678", table)
        wrong = gb_account.read("499273", "12345679", table)
        assert good.value is not None
        assert wrong.value is not None
        assert (good.value.check, good.codes) == ("passed", ())
        assert (wrong.value.check, wrong.codes) == ("failed", ("gb_account.check_failed",))


def test_the_check_uses_the_standard_form() -> None:
    # 6 digits take two zeros: 49927300345678 has the sum that 499273 00345678 has.
    table = "499273 499273 MOD10 0 0 0 0 0 0 0 0 0 0 0 0 0 1"
    assert gb_account.read("499273", "345670", table).codes == ("gb_account.transformed",)
    assert gb_account.read("499273", "345671", table).codes == (
        "gb_account.transformed",
        "gb_account.check_failed",
    )


def test_a_file_is_read_again_after_clear_caches(tmp_path: Path) -> None:
    path = tmp_path / "valacdos.txt"
    path.write_text("499272 499273 MOD10 0 0 0 0 0 0 0 0 0 0 0 0 0 1")
    first = gb_account.read("499273", "12345670", path).value
    path.write_text("499272 499273 MOD10 0 0 0 0 0 0 0 0 0 0 0 0 1 0")
    cached = gb_account.read("499273", "12345670", path).value
    clear_caches()
    second = gb_account.read("499273", "12345670", path).value
    assert first is not None
    assert cached is not None
    assert second is not None
    assert (first.check, cached.check, second.check) == ("passed", "passed", "failed")


def test_a_missing_file_is_the_callers_error(tmp_path: Path) -> None:
    with pytest.raises(ContractError, match=r"modulus\.table"):
        gb_account.read("499273", "12345678", tmp_path / "none.txt")


@given(SIX, st.from_regex(r"[0-9]{6,10}", fullmatch=True))
def test_the_standard_form_is_stable(sort_code: str, account_number: str) -> None:
    value = gb_account.read(sort_code, account_number).value
    if value is not None:
        again = gb_account.read(value.sort_code, value.account_number)
        assert (again.value, again.codes) == (value, ())
        assert gb_account.read(None, value.formatted).value == value


@given(SIX, EIGHT)
def test_eight_digits_are_never_changed(sort_code: str, account_number: str) -> None:
    value = gb_account.read(sort_code, account_number).value
    assert value is not None
    assert value.account_number == account_number
    assert value.sort_code is not None
    assert value.sort_code.replace("-", "") == sort_code
