"""IBANs: the registry's examples, agreement with schwifty and python-stdnum, and sort codes."""

import random
import re

import pytest
import schwifty
from hypothesis import given
from hypothesis import strategies as st
from schwifty.exceptions import SchwiftyException
from stdnum import iban as stdnum_iban

from identity_schema.numbers import iban
from identity_schema.numbers._tables import rows

# Examples that the SWIFT IBAN Registry prints.
EXAMPLES = [
    "AD1200012030200359100100",
    "AE070331234567890123456",
    "BE68539007547034",
    "BR1800360305000010009795493C1",
    "CH9300762011623852957",
    "DE89370400440532013000",
    "ES9121000418450200051332",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
    "GI75NWBK000000007099453",
    "IE29AIBK93115212345678",
    "IT60X0542811101000000123456",
    "LC55HEMM000100010012001200023015",
    "MT84MALT011000012345MTLCAST001S",
    "MU17BOMM0101101030300200000MUR",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "SC18SSCB11010000000000001497USD",
    "VG96VPVG0000012345678901",
    "XK051212012345678906",
]


def build(country: str, bban: str) -> str:
    """Put the right check digits between country and BBAN."""
    number = int("".join(str(int(c, 36)) for c in f"{bban}{country}00"))
    return f"{country}{98 - number % 97:02d}{bban}"


def generated(seed: int) -> list[str]:
    """Make five IBANs of every country."""
    seeded = random.Random(seed)  # noqa: S311  test data
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    alphabets = {"a": letters, "c": letters + "0123456789", "n": "0123456789"}
    made = []
    for row in rows("iban_structures.csv"):
        for _ in range(5):
            fields = re.findall(r"([0-9]+)!([anc])", row["bban"])
            parts = ["".join(seeded.choices(alphabets[k], k=int(n))) for n, k in fields]
            made.append(build(row["country"], "".join(parts)))
    return made


def accepted_by_schwifty(text: str) -> bool:
    try:
        schwifty.IBAN(text)
    except SchwiftyException:
        return False
    return True


@pytest.mark.parametrize("example", EXAMPLES)
def test_the_registrys_examples_pass(example: str) -> None:
    result = iban.read(example)
    assert result.value is not None
    assert (result.value.formatted, result.value.check, result.codes) == (example, "passed", ())


def test_made_up_ibans_of_every_country_pass_here_and_with_both_peers() -> None:
    for text in generated(1):
        result = iban.read(text)
        assert result.value is not None, text
        assert result.codes == ()
        assert accepted_by_schwifty(text)
        # The release in python-stdnum 2.2 has digits only at the beginning of Brazil's.
        if not text.startswith("BR"):
            assert stdnum_iban.is_valid(text, check_country=False)


def test_changed_ibans_are_judged_as_by_schwifty() -> None:
    seeded = random.Random(2)  # noqa: S311  test data
    verdicts = set()
    for text in generated(2):
        place = seeded.randrange(len(text))
        new = seeded.choice("0123456789ABCXYZ")
        changed = seeded.choice([text[:place] + new + text[place + 1 :], text + new, text[:-1]])
        result = iban.read(changed)
        if changed[:2] not in {row["country"] for row in rows("iban_structures.csv")}:
            assert result.value is None
            continue
        passed = result.value is not None and result.value.check == "passed"
        assert passed == accepted_by_schwifty(changed)
        verdicts.add(result.codes)
    assert {(), ("iban.check_failed",), ("iban.length",), ("iban.structure",)} <= verdicts


@pytest.mark.parametrize(
    "raw",
    [
        "GB29 NWBK 6016 1331 9268 19",
        "gb29nwbk60161331926819",
        "GB29-NWBK-6016-1331-9268-19",
        "GB29\u00a0NWBK\u00a06016\u00a01331\u00a09268\u00a019",
        "GB29.NWBK.6016.1331.9268.19",
        "IBAN GB29 NWBK 6016 1331 9268 19",
        "iban:GB29NWBK60161331926819",
        "IBANGB29NWBK60161331926819",
        "\ufeffGB29NWBK60161331926819\n",
    ],
)
def test_every_way_of_writing_is_one_iban(raw: str) -> None:
    value = iban.read(raw).value
    assert value == iban.IBAN("GB", "29", "NWBK60161331926819", "passed")
    assert value is not None
    assert value.printed == "GB29 NWBK 6016 1331 9268 19"
    assert (value.bank, value.sort_code, value.account_number) == ("NWBK", "60-16-13", "31926819")


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("GB00NWBK60161331926819", "iban.check_digits"),
        ("GB01NWBK60161331926819", "iban.check_digits"),
        ("GB99NWBK60161331926819", "iban.check_digits"),
        ("GB2LNWBK60161331926819", "iban.check_digits"),
        ("GB29NWBK6016133192681", "iban.length"),
        ("GB29NWBK601613319268190", "iban.length"),
        ("GB29N1BK60161331926819", "iban.structure"),
        ("GB29NWBK6016133192681A", "iban.structure"),
        ("JE29NWBK60161331926819", "iban.country_unknown"),  # Jersey uses GB
        ("NZ29123456789012345678", "iban.country_unknown"),
        ("NG29NWBK60161331926819", "iban.country_unknown"),
        ("US29NWBK60161331926819", "iban.country_unknown"),
        ("31926819", "iban.shape"),
        ("GB", "iban.shape"),
        ("GB29_NWBK60161331926819", "iban.shape"),
        ("\u0399\u0392\u0391\u039d", "iban.shape"),  # Greek letters
        ("GB29NWBK6016133192681\uff19", "iban.shape"),
        ("GB29 **** **** **** **68 19", "iban.masked"),
        ("GB29XXXXXXXXXXXXXX6819", "iban.masked"),
        ("-", "value.placeholder"),
        (29, "value.type"),
    ],
)
def test_what_is_no_iban_says_why(raw: object, code: str) -> None:
    result = iban.read(raw)
    assert result.value is None
    assert result.codes == (code,)


def test_check_digits_that_peers_let_through_are_refused() -> None:
    # 97 more or less leaves the same remainder; such digits are never issued (ISO 13616-1, 02 to
    # 98). python-stdnum takes them.
    for text in generated(3):
        digits = int(text[2:4])
        twins = [d for d in (digits - 97, digits + 97) if 0 <= d <= 99]
        for twin in twins:
            changed = f"{text[:2]}{twin:02d}{text[4:]}"
            assert iban.read(changed).codes == ("iban.check_digits",)


def test_other_countries_have_no_sort_code() -> None:
    value = iban.read("IE29AIBK93115212345678").value
    assert value is not None
    assert (value.bank, value.sort_code, value.account_number) == (None, None, None)


@pytest.mark.parametrize(
    ("text", "sort_code", "account_number", "expected"),
    [
        ("GB29NWBK60161331926819", "60-16-13", "31926819", True),
        ("GB29NWBK60161331926819", "601613", "0131926819", True),  # NatWest, ten digits
        ("GB29NWBK60161331926819", None, "31926819", True),
        ("GB29NWBK60161331926819", "60-16-13", None, True),
        ("GB29NWBK60161331926819", "60-16-14", "31926819", False),
        ("GB29NWBK60161331926819", "60-16-13", "31926818", False),
        # A valid IBAN whose sort code is 000000.
        ("GB66NWBK00000031926819", "60-16-13", "31926819", False),
        ("GB29NWBK60161331926819", "6016", "31926819", None),
        ("GB29NWBK60161331926819", "60-16-13", "****6819", None),
        ("GB29NWBK60161331926819", None, None, None),
        ("IE29AIBK93115212345678", "93-11-52", "12345678", None),
    ],
)
def test_agreement_with_sort_code_and_account_number(
    text: str, sort_code: str | None, account_number: str | None, *, expected: bool | None
) -> None:
    value = iban.read(text).value
    assert value is not None
    assert iban.agrees_with(value, sort_code, account_number) is expected


@given(st.sampled_from(generated(4)), st.integers(1, 96))
def test_wrong_check_digits_warn_and_the_value_stands(text: str, more: int) -> None:
    digits = (int(text[2:4]) - 2 + more) % 97 + 2
    changed = f"{text[:2]}{digits:02d}{text[4:]}"
    result = iban.read(changed)
    assert result.value is not None
    assert (result.value.formatted, result.value.check) == (changed, "failed")
    assert result.codes == ("iban.check_failed",)


def test_the_table_has_the_lengths_of_the_registry() -> None:
    # ISO 13616 allows 30 characters of BBAN; Norway's is the shortest, Russia's among the longest.
    lengths = {
        row["country"]: 4 + sum(int(n) for n in re.findall(r"([0-9]+)!", row["bban"]))
        for row in rows("iban_structures.csv")
    }
    assert len(lengths) == 89
    assert (min(lengths.values()), max(lengths.values())) == (15, 33)
    assert (lengths["NO"], lengths["GB"], lengths["MT"], lengths["RU"]) == (15, 22, 31, 33)
