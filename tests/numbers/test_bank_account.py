"""The choice of format for a bank account, and what falls between them."""

from unittest.mock import patch

import pytest

from identity_schema.errors import ContractError
from identity_schema.numbers import bank_account, card
from identity_schema.numbers.bank_account import BankAccount


@pytest.mark.parametrize(
    ("raw", "known", "expected", "codes"),
    [
        (
            "01-902-0068389-000",
            {"country": "NZ"},
            BankAccount(
                "nz",
                "01-0902-0068389-00",
                bank="01",
                branch="0902",
                account="0068389",
                suffix="00",
                check="passed",
                bank_name="ANZ Bank New Zealand",
            ),
            (),
        ),
        (
            "****-****-****-0000",
            {"country": "NZ"},
            BankAccount("card", "****-****-****-0000", masked=True),
            ("card.masked",),
        ),
        (
            "01-0902-*****89-00",
            {"country": "NZ"},
            BankAccount("nz", "01-0902-*****89-00", masked=True),
            ("nz_account.masked",),
        ),
        (
            "4111111111111111",
            {"country": "NZ"},
            BankAccount("card", "4111111111111111", check="passed"),
            ("card.unmasked",),
        ),
        (
            "4111-1111-1111-1111",
            {"country": "NZ"},
            BankAccount("card", "4111111111111111", check="passed"),
            ("card.unmasked",),
        ),
        (
            "319268",
            {"country": "GB", "sort_code": "601613"},
            BankAccount("gb", "00319268", branch="60-16-13", account="00319268"),
            ("gb_account.transformed",),
        ),
        (
            "31926819",
            {"country": "UK"},
            BankAccount("gb", "31926819", account="31926819"),
            (),
        ),
        (
            "31926819",
            {"scheme": "gb", "sort_code": "6016"},
            BankAccount("gb", "31926819", account="31926819"),
            ("gb_account.sort_code_shape",),
        ),
        (
            "3192",
            {"scheme": "gb", "sort_code": "601613"},
            BankAccount("gb", None, branch="60-16-13"),
            ("gb_account.account_shape",),
        ),
        (
            None,
            {"scheme": "gb", "sort_code": "601613"},
            BankAccount("gb", None, branch="60-16-13"),
            (),
        ),
        (
            "****6819",
            {"scheme": "gb", "sort_code": "601613"},
            BankAccount("gb", "****6819", branch="60-16-13", masked=True),
            ("gb_account.masked",),
        ),
        (
            "GB29 NWBK 6016 1331 9268 19",
            {"country": "GB"},
            BankAccount(
                "iban",
                "GB29NWBK60161331926819",
                bank="NWBK",
                branch="60-16-13",
                account="31926819",
                check="passed",
            ),
            (),
        ),
        (
            "DE89370400440532013001",
            {},
            BankAccount("iban", "DE89370400440532013001", check="failed"),
            ("iban.check_failed",),
        ),
        (
            "GB29 **** **** **** **68 19",
            {"scheme": "iban"},
            BankAccount("iban", "GB29 **** **** **** **68 19", masked=True),
            ("iban.masked",),
        ),
        (
            "0000014579",
            {"country": "NG", "bank_code": "011"},
            BankAccount(
                "nuban",
                "0000014579",
                bank="011",
                account="0000014579",
                check="passed",
                bank_name="First Bank Nigeria Limited",
            ),
            (),
        ),
        (
            "06*****4",
            {"country": "NG"},
            BankAccount("nuban", "06*****4", masked=True),
            ("nuban.masked",),
        ),
        (
            "****1234",
            {},
            BankAccount("other", "****1234", masked=True),
            ("account.masked",),
        ),
        (
            "**** **** **** 1234",
            {},
            BankAccount("card", "**** **** **** 1234", masked=True),
            ("card.masked",),
        ),
    ],
)
def test_accounts(
    raw: object, known: dict[str, str], expected: BankAccount, codes: tuple[str, ...]
) -> None:
    result = bank_account.read(raw, **known)
    assert result.value == expected
    assert result.codes == codes
    assert result.raw == (raw or "")


@pytest.mark.parametrize(
    ("raw", "known", "codes"),
    [
        ("31926819", {}, ("account.unknown_format",)),
        ("Savings", {"country": "NZ"}, ("account.unknown_format", "nz_account.shape")),
        (
            "01090200683890",
            {"country": "NZ"},
            ("account.unknown_format", "nz_account.ambiguous"),
        ),
        ("31926819", {"country": "FR"}, ("account.unknown_format",)),
        ("0000014579", {"scheme": "nz"}, ("nz_account.shape",)),
        ("31926819", {"scheme": "other"}, ("account.unknown_format",)),
        ("GB29NWBK60161331926819", {"scheme": "gb"}, ("gb_account.account_shape",)),
        ("", {"country": "NZ"}, ("value.empty",)),
        ("N/A", {"country": "GB"}, ("value.placeholder",)),
        (31926819, {"country": "GB"}, ("value.type",)),
        (None, {}, ("value.type",)),
    ],
)
def test_what_stays_unread_says_why(
    raw: object, known: dict[str, str], codes: tuple[str, ...]
) -> None:
    result = bank_account.read(raw, **known)
    assert result.value is None
    assert result.codes == codes


def test_an_account_of_a_known_branch_is_never_taken_for_a_card() -> None:
    # These digits begin like a card of Diners Club and follow Luhn's rule, not that of Kiwibank.
    assert card.is_card("389009000000002")
    bare = bank_account.read("389009000000002", country="NZ")
    delimited = bank_account.read("38-9009-0000000-02", country="NZ")
    assert bare.value is not None
    assert bare.value == delimited.value
    assert (bare.value.scheme, bare.codes) == ("nz", ("nz_account.check_failed",))


def test_a_card_number_that_begins_like_a_bank_is_a_card() -> None:
    # Mastercard's newer prefixes begin with the numbers of banks 22 to 27.
    result = bank_account.read("2223003122003222", country="NZ")
    assert result.value is not None
    assert (result.value.scheme, result.codes) == ("card", ("card.unmasked",))


def test_an_unknown_scheme_is_the_callers_error() -> None:
    with pytest.raises(ContractError, match=r"account\.scheme"):
        bank_account.read("31926819", scheme="sepa")


def test_the_callers_weight_table_is_used() -> None:
    table = "499272 499273 DBLAL 2 1 2 1 2 1 2 1 2 1 2 1 2 1"
    value = bank_account.read("12345678", "GB", sort_code="499273", modulus_table=table).value
    assert value is not None
    assert value.check == "passed"


@pytest.mark.parametrize("known", [{"country": "NZ"}, {"country": "NG"}, {}, {"scheme": "nz"}])
def test_a_starred_card_is_read_at_once_as_the_general_way_reads_it(
    known: dict[str, str],
) -> None:
    for raw in ("****-****-****-0000", "****-****-****-4321", " ****-****-****-4321"):
        quick = bank_account.read(raw, **known)
        with patch.object(bank_account, "_is_starred_card", lambda _: None):
            assert bank_account.read(raw, **known) == quick


def test_a_starred_card_is_read_at_once() -> None:
    with patch.object(bank_account, "_masked", side_effect=AssertionError):
        quick = bank_account.read("****-****-****-0000", country="NZ")
    assert quick.value == BankAccount("card", "****-****-****-0000", masked=True)
