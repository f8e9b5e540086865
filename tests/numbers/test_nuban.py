"""NUBAN: published examples, code systems and what is never computed with."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema.numbers import nuban

TEN = st.from_regex(r"[0-9]{10}", fullmatch=True)


@pytest.mark.parametrize(
    ("number", "code"),
    [
        # Central Bank of Nigeria, proposals on the NUBAN scheme, v0.4, 2010.
        ("0000014579", "011"),
        ("0000000220", "011"),
        # Central Bank of Nigeria, revised standards, 2020, as open implementations quote them.
        ("0000214579", "50547"),
        ("0000214579", "950547"),
        # A README of an open implementation: sum 266, check digit 4.
        ("4000675874", "50515"),
        # The same by hand for the six-digit form: three zeros add nothing.
        ("0000014579", "000011"),
        ("0000014579", "044"),  # one bank in ten passes
    ],
)
def test_published_examples_pass(number: str, code: str) -> None:
    value = nuban.read(number, code).value
    assert value is not None
    assert value.check == "passed"


@pytest.mark.parametrize(
    ("code", "normal", "name", "codes"),
    [
        ("058", "058", "Guaranty Trust Bank Plc", ()),
        ("000058", "058", "Guaranty Trust Bank Plc", ()),
        ("50211", "50211", "Kuda Microfinance Bank", ()),
        ("950211", "50211", "Kuda Microfinance Bank", ()),
        ("063", "063", "Diamond Bank Plc", ()),
        (" 058 ", "058", "Guaranty Trust Bank Plc", ()),
        ("50547", "50547", None, ("nuban.bank_code_unlisted",)),
        ("199", "199", None, ("nuban.bank_code_unlisted",)),
        ("305", "305", None, ("nuban.bank_code_ambiguous",)),
        ("562", "562", None, ("nuban.bank_code_ambiguous",)),
        ("000030", "030", "Heritage Bank Plc", ("nuban.bank_code_ambiguous",)),
        ("", None, None, ()),
        (None, None, None, ()),
        ("null", None, None, ()),
    ],
)
def test_codes_of_banks(
    code: object, normal: str | None, name: str | None, codes: tuple[str, ...]
) -> None:
    result = nuban.read("0000014579", code)
    assert result.value is not None
    assert (result.value.bank_code, result.value.bank_name) == (normal, name)
    assert tuple(c for c in result.codes if c != "nuban.check_failed") == codes


@pytest.mark.parametrize(
    "code",
    [
        "000013",  # NIP, GTBank
        "090267",  # NIP, Kuda
        "100033",  # NIP
        "999992",  # aggregator
        "00103",  # aggregator's spelling of 103
        "90052",  # a NIP code that lost its zero
        "035A",
        "MFB50094",
        "5d6fe57a4099cc4b210bbeb3",  # Okra
        "\uff10\uff11\uff11",
        "58",
        "1234",
        58,
        ["058"],
    ],
)
def test_codes_of_other_systems_are_never_computed_with(code: object) -> None:
    result = nuban.read("0000014579", code)
    assert result.value == nuban.NUBAN("0000014579")
    assert result.codes == ("nuban.bank_code_unknown",)


def test_a_code_of_two_meanings_can_pass_but_not_fail() -> None:
    passed = nuban.read("0000014579", "000011")
    unclear = nuban.read("0000014578", "000011")
    assert passed.value is not None
    assert unclear.value is not None
    assert (passed.value.check, unclear.value.check) == ("passed", "not_checked")
    assert passed.codes == unclear.codes == ("nuban.bank_code_ambiguous",)


def test_a_wrong_check_digit_warns() -> None:
    result = nuban.read("0000014578", "011")
    assert result.value is not None
    assert (result.value.number, result.value.check) == ("0000014578", "failed")
    assert result.codes == ("nuban.check_failed",)


@pytest.mark.parametrize("raw", ["0000014579", "000 001 4579", "0000-014-579", "\u200b0000014579 "])
def test_spaces_and_hyphens_do_not_count(raw: str) -> None:
    value = nuban.read(raw, "011").value
    assert value is not None
    assert value.formatted == "0000014579"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("000001457", "nuban.length"),
        ("00000145790", "nuban.length"),
        ("0110000014579", "nuban.length"),  # with the bank's code before it
        ("603161234.0", "nuban.shape"),  # through a spreadsheet
        ("000001457A", "nuban.shape"),
        ("\uff10000014579", "nuban.shape"),
        ("06*****4", "nuban.masked"),  # Okra, documentation
        ("06xxxxxx04", "nuban.masked"),
        ("undefined", "value.placeholder"),
        (14579, "value.type"),
        (None, "value.type"),
    ],
)
def test_what_is_no_nuban_says_why(raw: object, code: str) -> None:
    result = nuban.read(raw, "011")
    assert result.value is None
    assert result.codes == (code,)


@given(TEN, st.sampled_from(["011", "044", "058", "50211", "50515"]))
def test_one_check_digit_in_ten_passes(number: str, code: str) -> None:
    checks = []
    for digit in "0123456789":
        value = nuban.read(number[:9] + digit, code).value
        assert value is not None
        checks.append(value.check)
    assert checks.count("passed") == 1
    assert checks.count("failed") == 9


@given(TEN, st.sampled_from(["011", "000011", "950211", "305", "000013", "", None]))
def test_reading_the_normal_form_again_changes_nothing(number: str, code: str | None) -> None:
    first = nuban.read(number, code)
    assert first.value is not None
    again = nuban.read(first.value.formatted, first.value.bank_code)
    assert again.value is not None
    assert (again.value.number, again.value.bank_name) == (number, first.value.bank_name)
