"""New Zealand account numbers: layouts, padding and the codes that warn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.numbers import nz_account

digits = st.text("0123456789", min_size=1)
parts = st.tuples(
    st.sampled_from(["01", "02", "03", "06", "08", "12", "25", "31", "38", "99"]),
    st.from_regex(r"[0-9]{4}", fullmatch=True),
    st.from_regex(r"[0-9]{7}", fullmatch=True),
    st.from_regex(r"[0-9]{2}", fullmatch=True),
)


@pytest.mark.parametrize(
    ("raw", "formatted"),
    [
        # Inland Revenue, RWT/NRWT certificate filing specification 2020: the worked examples.
        ("01-902-0068389-00", "01-0902-0068389-00"),
        ("08-6523-1954512-001", "08-6523-1954512-01"),
        ("26-2600-0320871-032", "26-2600-0320871-32"),
        # Rules B, F and E, as published with open implementations of that specification.
        ("01-0902-0998907-00", "01-0902-0998907-00"),
        ("25-2500-2608486-001", "25-2500-2608486-01"),
        ("09-0000-00007471-2", "09-0000-0007471-02"),
        # python-stdnum 2.2 (LGPL), doctest of nz.bankaccount.
        ("01-0242-0100194-00", "01-0242-0100194-00"),
        ("0102420100194000", "01-0242-0100194-00"),
    ],
)
def test_published_examples_pass(raw: str, formatted: str) -> None:
    result = nz_account.read(raw)
    assert result.value is not None
    assert (result.value.formatted, result.value.check) == (formatted, "passed")
    assert result.codes == ()


@pytest.mark.parametrize(
    "raw",
    [
        "01-0902-0068389-00",
        "01-0902-0068389-000",
        "01-0902-0068389-0",
        "01-0902-0068389-0000",
        "01-0902-00068389-0000",
        "01-902-68389-00",
        "1-902-68389-0",
        " 01-0902-0068389-00 \n",
        "01 0902 0068389 00",
        "01.0902.0068389.00",
        "01/0902/0068389/00",
        "01 - 0902 - 0068389 - 00",
        "01\u20100902\u20100068389\u201000",
        "01\u20110902\u20110068389\u201100",
        "01\u20120902\u20120068389\u201200",
        "01 \u2013 0902 \u2013 0068389 \u2013 00",
        "01\u20140902\u20140068389\u201400",
        "01\u00a00902\u00a00068389\u00a000",
        "\u200e01-0902-0068389-00\ufeff",
        "01-0902-006 83 89-00",
        "01-0902-0068 389-00",
        "01 0902 006 83 89 00",
        "010902-0068389-00",
        "010902 0068389 000",
        "010902-00068389-00",
        "01-0902-006838900",
        "010902006838900",
        "0109020068389000",
        "010902000683890000",
    ],
)
def test_every_way_of_writing_is_one_account(raw: str) -> None:
    value = nz_account.read(raw).value
    assert value is not None
    assert value == nz_account.read("01-0902-0068389-00").value
    assert (value.bank, value.branch, value.base, value.suffix) == ("01", "0902", "0068389", "00")
    assert value.key == "010902000683890000"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("01090200683890", "nz_account.ambiguous"),
        ("01 902 006838900", "nz_account.ambiguous"),
        ("01090200683890000", "nz_account.shape"),  # 17 digits
        ("0109020068389", "nz_account.shape"),
        ("01-0902-0068389", "nz_account.shape"),
        ("01-0902-0068389-00-1", "nz_account.shape"),
        ("01-0902-0068389-1234", "nz_account.shape"),  # no account has such a suffix
        ("01-0902-123456789-00", "nz_account.shape"),
        ("01-0902-12-00", "nz_account.shape"),
        ("001-0902-0068389-00", "nz_account.shape"),
        ("010-902-0068389-00", "nz_account.shape"),
        ("02-12-42-0140367-00", "nz_account.shape"),
        ("O1-0902-0068389-00", "nz_account.shape"),
        ("\uff10\uff11-0902-0068389-00", "nz_account.shape"),  # full-width digits
        ("\u0660\u0661-0902-0068389-00", "nz_account.shape"),  # Arabic-Indic digits
        ("01-0902-0068\u00b289-00", "nz_account.shape"),
        ("10.0.0.1", "nz_account.shape"),
        ("12-11-1984", "nz_account.shape"),
        ("4111-1111-1111-1111", "nz_account.shape"),
        ("Savings", "nz_account.shape"),
        ("****-****-****-0000", "nz_account.masked"),
        ("12-3141-*****33-00", "nz_account.masked"),
        ("XX-XXXX-XXXXX33-00", "nz_account.masked"),
        ("", "value.empty"),
        ("N/A", "value.placeholder"),
        (10902006838900, "value.type"),
        (None, "value.type"),
        ("0" * 1_000_000, "value.too_long"),
    ],
)
def test_what_has_no_account_says_why(raw: object, code: str) -> None:
    result = nz_account.read(raw)
    assert result.value is None
    assert result.codes == (code,)


@pytest.mark.parametrize(
    ("raw", "check", "codes"),
    [
        ("01-0902-0068388-00", "failed", ("nz_account.check_failed",)),
        # Akahu, documentation: demo accounts of its test bank and of its sandbox.
        ("99-9999-9999999-91", "not_checked", ("nz_account.bank_unknown",)),
        ("38-9009-0000000-00", "failed", ("nz_account.check_failed",)),
        # A number that its holder uses, reported to an open implementation of the rules.
        ("38-9019-1014050-00", "failed", ("nz_account.check_failed",)),
        ("38-0001-0000002-00", "passed", ("nz_account.branch_unknown",)),
        ("31-2840-1234567-00", "passed", ()),  # Citibank: every number passes
        ("09-0001-0007471-02", "not_checked", ("nz_account.branch_unknown",)),
        ("05-8884-1234567-00", "failed", ("nz_account.check_failed",)),
    ],
)
def test_a_doubtful_number_stands_and_is_warned_of(
    raw: str, check: str, codes: tuple[str, ...]
) -> None:
    result = nz_account.read(raw)
    assert result.value is not None
    assert (result.value.formatted, result.value.check, result.codes) == (raw, check, codes)


def test_a_suffix_above_99_keeps_three_digits() -> None:
    value = nz_account.read("01-0902-0068389-123").value
    assert value is not None
    assert (value.suffix, value.formatted) == ("123", "01-0902-0068389-123")


def test_a_base_of_eight_digits_keeps_them() -> None:
    value = nz_account.read("01-0902-10068389-00").value
    assert value is not None
    assert (value.base, value.key) == ("10068389", "010902100683890000")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("38-9009-0000000-00", "Kiwibank"),
        ("08-6523-1954512-01", "Bank of New Zealand"),
        ("26-2600-0320871-32", None),
        ("99-9999-9999999-91", None),
    ],
)
def test_bank_names(raw: str, name: str | None) -> None:
    value = nz_account.read(raw).value
    assert value is not None
    assert value.bank_name == name


@given(parts, st.sampled_from(["-", " ", ".", "/", " \u2013 ", ""]), st.integers(0, 1))
def test_separators_and_leading_zeros_do_not_count(
    written: tuple[str, str, str, str], separator: str, zeros: int
) -> None:
    bank, branch, base, suffix = written
    raw = separator.join((bank, branch, base, "0" * zeros + suffix))
    value = nz_account.read(raw).value
    assert value is not None
    assert value.formatted == "-".join(written)


@given(parts)
def test_reading_the_normal_form_again_changes_nothing(written: tuple[str, str, str, str]) -> None:
    first = nz_account.read("".join(written))
    assert first.value is not None
    again = nz_account.read(first.value.formatted)
    assert (again.value, again.codes) == (first.value, first.codes)


@given(digits)
def test_digits_alone_are_cut_at_15_16_and_18_only(raw: str) -> None:
    assert (nz_account.read(raw).value is not None) == (
        len(raw) in (15, 16) or (len(raw) == 18 and raw[14] == "0")
    )
