"""The modulus check: methods, exceptions and tables that are refused.

The published table is licensed and not part of these tests: the rows here are made up, one for each
exception, and the results computed by hand from the specification (version 6.40).
"""

import pytest

from identity_schema.errors import ContractError
from identity_schema.numbers import gb_modulus

ONES = "1 1 1 1 1 1 1 1 1 1 1 1 1 1"
LAST = "0 0 0 0 0 0 0 0 0 0 0 0 0 1"
G = "0 0 0 0 0 0 0 0 0 0 0 0 1 0"
A = "0 0 0 0 0 0 1 0 0 0 0 0 0 0"
U = "1 0 0 0 0 0 0 0 0 0 0 0 0 0"


def verdict(rows: str, sort_code: str, number: str, substitutes: str | None = None) -> str:
    return gb_modulus.check(gb_modulus.parse(rows, substitutes), sort_code, number)


@pytest.mark.parametrize(
    ("rows", "sort_code", "number", "expected"),
    [
        # Worked examples of the specification: sums 176 (16 x 11) and 70.
        ("000000 000000 MOD11 0 0 0 0 0 0 7 5 8 3 4 6 2 1", "000000", "58177632", "passed"),
        ("000000 000000 MOD11 0 0 0 0 0 0 7 5 8 3 4 6 2 1", "000000", "58177633", "failed"),
        ("499273 499273 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1", "499273", "12345678", "passed"),
        ("499273 499273 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1", "499273", "12345679", "failed"),
        # 7+1+3+7+1+3+7+1 = 30.
        ("080211 080211 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1", "080211", "11111111", "passed"),
        ("080211 080211 MOD10 0 0 0 0 0 0 7 1 3 7 1 3 7 1", "080211", "11111112", "failed"),
    ],
)
def test_methods(rows: str, sort_code: str, number: str, expected: str) -> None:
    assert verdict(rows, sort_code, number) == expected


@pytest.mark.parametrize(
    ("rows", "sort_code", "number", "expected"),
    [
        # 1: 27 is added. 3 + 27 = 30.
        (f"100000 100000 DBLAL {LAST} 1", "100000", "00000003", "passed"),
        (f"100000 100000 DBLAL {LAST} 1", "100000", "00000000", "failed"),
        # 3: where c is 6 or 9 the second row is not asked; the first is.
        (f"100000 100000 MOD10 {LAST}\n100000 100000 DBLAL {G} 3", "100000", "00600010", "passed"),
        (f"100000 100000 MOD10 {LAST}\n100000 100000 DBLAL {G} 3", "100000", "00900010", "passed"),
        (f"100000 100000 MOD10 {LAST}\n100000 100000 DBLAL {G} 3", "100000", "00500010", "failed"),
        (f"100000 100000 MOD10 {LAST}\n100000 100000 DBLAL {G} 3", "100000", "00600011", "failed"),
        # 4: the remainder is gh. 1 x 1 = 1 and gh = 01; then gh = 10 as remainder of 10.
        (f"100000 100000 MOD11 {A} 4", "200000", "10000001", "not_checked"),
        (f"100000 100000 MOD11 {A} 4", "100000", "10000001", "passed"),
        (f"100000 100000 MOD11 {A} 4", "100000", "10000002", "failed"),
        # 6: a foreign currency account says nothing; a is 4 to 8 and g equals h.
        (f"100000 100000 MOD11 {LAST} 6", "100000", "41011166", "not_checked"),
        (f"100000 100000 MOD11 {LAST} 6", "100000", "81011166", "not_checked"),
        (f"100000 100000 MOD11 {LAST} 6", "100000", "91011166", "failed"),
        (f"100000 100000 MOD11 {LAST} 6", "100000", "41011160", "passed"),
        # 7: where g is 9, u to b do not count.
        (f"100000 100000 MOD10 {U} 7", "100000", "00000090", "passed"),
        (f"100000 100000 MOD10 {U} 7", "100000", "00000080", "failed"),
        # 8: 090126 is checked in place of the sort code: 0+9+0+1+2+6 = 18, and 2 makes 20.
        (f"086090 086090 MOD10 {ONES} 8", "086090", "20000000", "passed"),
        (f"086090 086090 MOD10 {ONES} 8", "086090", "70000000", "failed"),
        # 14: the last digit, if 0, 1 or 9, may be dropped and a 0 put before the others.
        (f"180002 180002 MOD11 {LAST} 14", "180002", "00000001", "passed"),
        (f"180002 180002 MOD11 {LAST} 14", "180002", "00000009", "passed"),
        (f"180002 180002 MOD11 {LAST} 14", "180002", "00000002", "failed"),
        (f"180002 180002 MOD11 {LAST} 14", "180002", "00000011", "failed"),
    ],
)
def test_exceptions_of_one_row(rows: str, sort_code: str, number: str, expected: str) -> None:
    assert verdict(rows, sort_code, number) == expected


def test_exception_2_has_weights_of_its_own_unless_a_is_0() -> None:
    rows = f"300000 300000 MOD11 {LAST} 2"
    assert verdict(rows, "300000", "02345670") == "passed"  # a is 0: the row's own weights
    # a not 0, g not 9: w to h have 1 2 5 3 6 4 8 7 10 9 3 1. a = 1 gives 6, h = 5 makes 11.
    assert verdict(rows, "300000", "10000005") == "passed"
    assert verdict(rows, "300000", "10000000") == "failed"
    # a not 0, g is 9: only c to h count. 9 x 3 = 27, h = 6 makes 33.
    assert verdict(rows, "300000", "10000096") == "passed"
    assert verdict(rows, "300000", "10000095") == "failed"


def test_exception_9_checks_lloyds_sort_code_if_2_fails() -> None:
    # 3+0+9+6+3+4 = 25, and 8 makes 33.
    rows = f"300000 300000 MOD11 {LAST} 2\n300000 300000 MOD11 {ONES} 9"
    assert verdict(rows, "300000", "00000008") == "passed"
    assert verdict(rows, "300000", "00000007") == "failed"


def test_exception_5_replaces_the_sort_code_and_compares_g_and_h() -> None:
    rows = f"938600 938600 MOD11 {U} 5\n938600 938600 DBLAL {U} 5"
    # Sort code 238611: 2 leaves 11 - 2 = 9 for g and 10 - 2 = 8 for h.
    assert verdict(rows, "938600", "00000098", "938600 238611") == "passed"
    assert verdict(rows, "938600", "00000097", "938600 238611") == "failed"
    assert verdict(rows, "938600", "00000088", "938600 238611") == "failed"
    # 038611: nothing is left, so g and h are 0; 138611: 11 - 1 = 10 is no digit.
    assert verdict(rows, "938600", "00000000", "938600 038611") == "passed"
    assert verdict(rows, "938600", "00000009", "938600 138611") == "failed"


def test_exception_5_is_not_checked_without_its_table() -> None:
    assert verdict(f"938600 938600 MOD11 {U} 5", "938600", "00000000") == "not_checked"


@pytest.mark.parametrize("ab", ["09", "99"])
def test_exceptions_10_and_11_are_alternatives(ab: str) -> None:
    rows = f"870000 870000 MOD10 {U} 10\n870000 870000 DBLAL {LAST} 11"
    assert verdict(rows, "870000", f"{ab}000091") == "passed"  # u to b do not count
    assert verdict(rows, "870000", f"{ab}000081") == "failed"
    assert verdict(rows, "870000", "11000090") == "passed"  # by the second row


def test_exceptions_12_and_13_are_alternatives() -> None:
    rows = f"070116 070116 MOD11 {LAST} 12\n070116 070116 MOD10 {G} 13"
    assert verdict(rows, "070116", "00000010") == "passed"
    assert verdict(rows, "070116", "00000001") == "passed"
    assert verdict(rows, "070116", "00000011") == "failed"


def test_two_rows_without_exception_must_both_pass() -> None:
    rows = f"200000 200000 MOD11 {LAST}\n200000 200000 MOD10 {G}"
    assert verdict(rows, "200000", "00000000") == "passed"
    assert verdict(rows, "200000", "00000001") == "failed"
    assert verdict(rows, "200000", "00000010") == "failed"


def test_ranges_hold_their_ends() -> None:
    rows = f"123456 130001 MOD10 {LAST}"
    answers = [verdict(rows, code, "00000001") for code in ("123455", "123456", "130001", "130002")]
    assert answers == ["not_checked", "failed", "failed", "not_checked"]


@pytest.mark.parametrize(
    "rows",
    [
        "",
        "\n\n",
        "100000 100000 MOD10 1 1 1",
        f"100000 100000 MOD12 {ONES}",
        f"10000 100000 MOD10 {ONES}",
        f"200000 100000 MOD10 {ONES}",
        f"100000 100000 MOD10 {ONES} 15",
        f"100000 100000 MOD10 {ONES} 1 1",
        "100000 100000 MOD10 1 1 1 1 1 1 1 1 1 1 1 1 1 x",
        "<html><body>Not found</body></html>",
    ],
)
def test_a_table_of_another_form_is_refused(rows: str) -> None:
    with pytest.raises(ContractError, match=r"modulus\.table"):
        gb_modulus.parse(rows)


@pytest.mark.parametrize("substitutes", ["938600", "938600 93861", "938600 938611 938612"])
def test_substitutes_of_another_form_are_refused(substitutes: str) -> None:
    with pytest.raises(ContractError, match="line 1 of the substitution table"):
        gb_modulus.parse(f"100000 100000 MOD10 {ONES}", substitutes)
