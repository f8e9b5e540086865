"""Nigerian banks by CBN code, NIP code and Okra id."""

import pytest

from identity_schema.numbers import ng_banks
from identity_schema.numbers._tables import rows


@pytest.mark.parametrize(
    ("okra_id", "expected"),
    [
        ("5d6fe57a4099cc4b210bbeb3", ("058", "Guaranty Trust Bank Plc")),
        ("5d6fe57a4099cc4b210bbeb4", ("030", "Heritage Bank Plc")),  # Okra, documentation
        ("5D6FE57A4099CC4B210BBEB3", ("058", "Guaranty Trust Bank Plc")),
        (" 5f0cf73e8a8bcc18b8156ad7 ", ("50211", "Kuda Microfinance Bank")),
        ("5d6fe57a4099cc4b210bbeff", None),
        ("058", None),
        ("", None),
        (None, None),
        (58, None),
    ],
)
def test_banks_by_okra_id(okra_id: object, expected: tuple[str, str] | None) -> None:
    assert ng_banks.bank_by_okra_id(okra_id) == expected


def test_codes_and_ids_are_unique() -> None:
    table = list(rows("ng_banks.csv"))
    codes = [row["cbn_code"] for row in table]
    ids = [row["okra_id"] for row in table if row["okra_id"]]
    assert len(codes) == len(set(codes)) == 57
    assert len(ids) == len(set(ids)) == 34


def test_codes_and_ids_have_their_shapes() -> None:
    for row in rows("ng_banks.csv"):
        assert row["cbn_code"].isdigit()
        assert len(row["cbn_code"]) in (3, 5)
        assert not row["nip_code"] or (len(row["nip_code"]) == 6 and row["nip_code"].isdigit())
        assert not row["okra_id"] or len(bytes.fromhex(row["okra_id"])) == 12
        assert row["name"] == row["name"].strip() != ""


def test_a_code_of_two_institutions_names_none() -> None:
    for code in ("305", "562"):
        bank = ng_banks.by_code(code)
        assert bank is not None
        assert bank.name is None
        assert len(bank.names) == 2


def test_an_aggregators_spelling_is_no_code() -> None:
    assert ng_banks.by_code("00103") is None
    assert ng_banks.by_code("103") is not None


def test_nip_codes_are_told_apart() -> None:
    assert ng_banks.is_nip_code("000013")
    assert not ng_banks.is_nip_code("000058")
    assert not ng_banks.is_nip_code("")
