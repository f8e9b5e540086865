"""Branch ranges and check digit rules, against python-stdnum and by hand."""

import random

import pytest
from stdnum.nz import bankaccount

from identity_schema.numbers import clear_caches, nz_banks
from identity_schema.numbers._tables import rows

# Weights of the 18 digits as Inland Revenue prints them (2020 v1.0), for the rules that add digits.
E_WEIGHTS = (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 0, 1)
G_WEIGHTS = (0, 0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 0, 3, 7, 1)


def added_twice(number: str, weights: tuple[int, ...], modulus: int) -> bool:
    total = 0
    for digit, weight in zip(number, weights, strict=True):
        product = int(digit) * weight
        once = sum(int(d) for d in str(product))
        total += sum(int(d) for d in str(once))
    return total % modulus == 0


@pytest.mark.parametrize(
    ("bank", "branch"),
    [("01", "0902"), ("08", "6523"), ("25", "2500"), ("33", "6700"), ("38", "9009")],
)
def test_rules_a_b_d_and_f_agree_with_python_stdnum(bank: str, branch: str) -> None:
    seeded = random.Random(bank)  # noqa: S311  test data
    verdicts = set()
    for _ in range(500):
        base, suffix = f"{seeded.randrange(10**7):07d}", f"{seeded.randrange(1000):03d}"
        own = nz_banks.check(bank, branch, base, suffix) == "passed"
        peer = bankaccount._calc_checksum(f"{bank}{branch}{base}{suffix}") == 0
        assert own == peer
        verdicts.add(own)
    assert verdicts == {True, False}


@pytest.mark.parametrize(
    ("bank", "branch", "weights", "modulus"),
    [
        ("09", "0000", E_WEIGHTS, 11),
        ("26", "2600", G_WEIGHTS, 10),
        ("28", "2100", G_WEIGHTS, 10),
        ("29", "2150", G_WEIGHTS, 10),
    ],
)
def test_rules_e_and_g_add_the_digits_of_products_twice(
    bank: str, branch: str, weights: tuple[int, ...], modulus: int
) -> None:
    seeded = random.Random(bank)  # noqa: S311  test data
    verdicts = set()
    for _ in range(1000):
        base, suffix = f"{seeded.randrange(10**7):07d}", f"{seeded.randrange(1000):03d}"
        own = nz_banks.check(bank, branch, base, suffix) == "passed"
        assert own == added_twice(f"{bank}{branch}0{base}0{suffix}", weights, modulus)
        verdicts.add(own)
    assert verdicts == {True, False}


def test_a_product_of_18_counts_as_nine() -> None:
    # Base digit 6 with weight 3 gives 18: 1 + 8 = 9, where 18 modulo 9 would be 0. With 1 more the
    # sum is 10, a multiple of 10.
    assert nz_banks.check("26", "2600", "0600001", "00") == "passed"


def test_base_numbers_from_990000_use_rule_b() -> None:
    # 0990000: by A the branch counts, by B it does not.
    for branch in ("0001", "0902"):
        assert nz_banks.check("01", branch, "0998907", "00") == "passed"
    assert {nz_banks.check("01", b, "0068389", "00") for b in ("0902", "0903")} == {
        "passed",
        "failed",
    }


@pytest.mark.parametrize(
    ("bank", "branch", "known"),
    [
        ("01", "0001", True),
        ("01", "0999", True),
        ("01", "1000", False),
        ("01", "6150", True),
        ("02", "2025", True),
        ("02", "2055", True),
        ("02", "2056", False),
        ("03", "5050", True),
        ("04", "2014", True),
        ("05", "8884", True),
        ("09", "0000", True),
        ("38", "9499", True),
        ("38", "9500", False),
        ("88", "8800", True),
    ],
)
def test_ranges_hold_their_ends_and_no_more(bank: str, branch: str, *, known: bool) -> None:
    found = nz_banks.find(bank, branch)
    assert found is not None
    assert found.known == known


@pytest.mark.parametrize("bank", ["00", "07", "32", "34", "36", "37", "99"])
def test_unlisted_banks_are_unknown(bank: str) -> None:
    assert nz_banks.find(bank, "0001") is None
    assert nz_banks.check(bank, "0001", "0000000", "00") == "not_checked"


def test_every_bank_has_one_rule_and_one_name() -> None:
    # `find` answers for a branch outside the ranges with the rule and name of the first.
    seen: dict[str, set[tuple[str, str]]] = {}
    for row in rows("nz_branches.csv"):
        seen.setdefault(row["bank"], set()).add((row["algorithm"], row["bank_name"]))
        assert row["first_branch"] <= row["last_branch"]
    assert len(seen) == 34
    assert all(len(of_bank) == 1 for of_bank in seen.values())


def test_clearing_the_caches_reads_the_table_again() -> None:
    before = nz_banks.find("01", "0902")
    clear_caches()
    after = nz_banks.find("01", "0902")
    assert after == before
    assert after is not before
