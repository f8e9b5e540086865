"""Rows: every value of the model reaches one, keys are keys, types are those that are declared."""

import datetime as dt
import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from identity_schema import PayloadError, explain, normalize
from identity_schema.model import (
    Account,
    Balance,
    Check,
    Document,
    Evidence,
    Payload,
    Person,
    Record,
)
from identity_schema.model.version import SCHEMA
from identity_schema.records import Records
from identity_schema.tables.columns import Type
from identity_schema.tables.rows import Rows, rows_of
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.values.partial_date import PartialDate

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines()

PYTHON = {
    Type.TEXT: str, Type.BOOLEAN: bool, Type.INTEGER: int, Type.DECIMAL: Decimal,
    Type.DATE: dt.date, Type.TIMESTAMP: dt.datetime, Type.TEXTS: tuple,
}  # fmt: skip


def cells(rows: Rows, table: str) -> Iterator[dict[str, Any]]:
    """Give the rows of a table by column."""
    names = [column.name for column in TABLES[table].columns]
    return (dict(zip(names, row, strict=True)) for row in rows[table])


def of_record(**fields: Any) -> Rows:
    """Give the rows of a record that says only this."""
    record = Record(key="r", payload="p", kind="k", provider="p", **fields)
    return rows_of(Records(Payload(key="p"), [record]))


def all_cells(rows: Rows) -> Iterator[Any]:
    """Give every value of every row, lists and JSON taken apart."""
    for row in (row for table in rows.values() for row in table):
        for cell in row:
            if isinstance(cell, tuple):
                yield from cell
            elif isinstance(cell, str) and cell.startswith("[{"):
                yield from inside(json.loads(cell))
            else:
                yield cell


def inside(value: Any) -> Iterator[Any]:
    """Give every scalar of a JSON value."""
    if isinstance(value, dict | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from inside(item)
    else:
        yield value


def test_every_value_of_the_model_is_in_a_row(filled: Records, said: list[tuple[str, Any]]) -> None:
    rows = rows_of(filled)
    found = {str(cell) for cell in all_cells(rows)}
    missing = [
        field for field, value in said
        if str(value.isoformat() if isinstance(value, PartialDate) else value) not in found
        and field != "labels"
    ]  # fmt: skip
    assert sorted(set(missing)) == []
    assert any(label.startswith("name ") for label in next(cells(rows, "payloads"))["labels"])


def test_a_cell_has_the_type_of_its_column(filled: Records) -> None:
    rows = rows_of(filled)
    seen = set()
    for table in TABLES.values():
        for row in rows[table.name]:
            assert len(row) == len(table.columns)
            for column, cell in zip(table.columns, row, strict=True):
                assert (cell is None and column.nullable) or type(cell) is PYTHON[column.type]
                if cell is not None:
                    seen.add((table.name, column.name))
    declared = {(t.name, c.name) for t in TABLES.values() for c in t.columns}
    alone = {("leaves", "reason"), ("identifiers", "masked")}
    assert declared - seen <= alone, "the filled record fills every column"


def test_an_id_says_where_its_row_stands(filled: Records) -> None:
    rows = rows_of(filled)
    for table in ("persons", "names", "contacts", "addresses", "balances", "checks", "media"):
        for row in cells(rows, table):
            entity: Any = filled[0]
            for step in row["id"].split("/"):
                entity = entity[int(step)] if step.isdecimal() else getattr(entity, step)
            fields = {field.name for field in attrs.fields(type(entity))}
            for name in fields & set(row) - {"id", "of"}:
                value = getattr(entity, name)
                if not isinstance(value, PartialDate | tuple) and not attrs.has(type(value)):
                    assert row[name] == value


def payloads() -> list[Records]:
    """Give the examples as they are normalised."""
    made = []
    for path in sorted(EXAMPLES.glob("*/*.json")):
        try:
            made.append(normalize(path.read_bytes()))
        except PayloadError:
            continue
    return made


def owned_ids(rows: Rows) -> set[tuple[str, str]]:
    """Give what a row may hang on: records, payloads, rows, and evidence by its own id."""
    ids = {(row[0], row[1]) for table in rows.values() for row in table}
    return ids | {(row["record_key"], row["evidence_id"]) for row in cells(rows, "evidence")}


def test_keys_are_unique_and_owners_exist() -> None:
    found = payloads()
    assert len(found) > 10
    for one in found:
        rows = rows_of(one)
        for table in rows.values():
            keys = [(row[0], row[1]) for row in table]
            assert len(keys) == len(set(keys))
        ids = owned_ids(rows)
        assert {(row[0], row[2]) for table in rows.values() for row in table} <= ids


def test_keys_are_unique_and_owners_exist_where_everything_is_filled(filled: Records) -> None:
    rows = rows_of(filled)
    for table in rows.values():
        assert len({(row[0], row[1]) for row in table}) == len(table)
    ids = owned_ids(rows)
    assert {(row[0], row[2]) for table in rows.values() for row in table} <= ids


def test_rows_are_added_to_rows() -> None:
    together: Rows = {name: [] for name in TABLES}
    apart: Rows = {name: [] for name in TABLES}
    for line in LINES:
        rows_of(normalize(line), together)
        for name, rows in rows_of(normalize(line)).items():
            apart[name] += rows
    assert together == apart


def test_account_numbers_are_identifiers() -> None:
    item = b'{"_id": "id_1", "status": "COMPLETE", "accounts": [{"account_number": "%s"}]}'
    rows = rows_of(normalize(item % b"01-0902-0068389-00"))
    (number,) = (row for row in cells(rows, "identifiers") if row["owner"] == "accounts/0")
    (account,) = cells(rows, "accounts")
    assert number["id"] == "accounts/0/numbers/0"
    assert (number["scheme"], number["bank"], number["branch"]) == ("nz", "01", "0902")
    assert (number["account"], number["suffix"], number["masked"]) == ("0068389", "00", False)
    assert (account["number_scheme"], account["number"]) == ("nz", number["value"])


def test_a_number_of_a_person_has_no_parts_of_an_account_number() -> None:
    rows = rows_of(normalize((EXAMPLES / "okra" / "get_by_bvn.json").read_bytes()))
    (bvn,) = (row for row in cells(rows, "identifiers") if row["scheme"] == "bvn")
    parts = ("bank", "branch", "account", "suffix", "masked")
    assert [bvn[name] for name in parts] == [None] * 5
    assert bvn["value"] == "22165416979"


def test_a_partial_date_is_no_day() -> None:
    rows = of_record(persons=(Person(birthdate=PartialDate(1989, 4)),))
    (person,) = cells(rows, "persons")
    assert (person["birthdate"], person["birthdate_text"]) == (None, "1989-04")
    assert (person["birth_year"], person["birth_month"], person["birth_day"]) == (1989, 4, None)


def test_a_full_date_is_a_day() -> None:
    rows = of_record(persons=(Person(birthdate=PartialDate(1989, 4, 16)),))
    (person,) = cells(rows, "persons")
    assert person["birthdate"] == dt.date(1989, 4, 16)
    assert person["birthdate_text"] == "1989-04-16"


def test_evidence_has_a_row_for_each_document_and_one_without() -> None:
    rows = of_record(
        evidence=(
            Evidence(id="evidence/0", documents=(Document(), Document())),
            Evidence(id="evidence/1", type="vouch"),
        )
    )
    found = [(row["id"], row["evidence_id"], row["source"]) for row in cells(rows, "evidence")]
    assert found == [
        ("evidence/0/documents/0", "evidence/0", "stated"),
        ("evidence/0/documents/1", "evidence/0", "stated"),
        ("evidence/1", "evidence/1", None),
    ]


def test_a_part_of_a_check_names_its_whole_and_its_path() -> None:
    part = Check(kind="sanctions", parts=(Check(kind="hit", person=Person(role="listed_party")),))
    rows = of_record(checks=(Check(kind="fraud", parts=(part,)),))
    found = [(row["id"], row["parent"], row["path"], row["owner"]) for row in cells(rows, "checks")]
    assert found == [
        ("checks/0", None, "fraud", ""),
        ("checks/0/parts/0", "checks/0", "fraud/sanctions", "checks/0"),
        ("checks/0/parts/0/parts/0", "checks/0/parts/0", "fraud/sanctions/hit", "checks/0/parts/0"),
    ]
    (person,) = cells(rows, "persons")
    assert person["owner"] == "checks/0/parts/0/parts/0"


def test_leaves_are_the_unmapped_ones() -> None:
    payload = b'{"_id": "id_1", "status": "COMPLETE", "novel": {"a": [1]}}'
    rows = rows_of(normalize(payload))
    found = [(row["pointer"], row["disposition"]) for row in cells(rows, "leaves")]
    assert found == [("/novel/a/0", "unmapped")]
    assert next(cells(rows, "payloads"))["unmapped_count"] == 1


def test_an_account_of_all_leaves_gives_all_leaves() -> None:
    for line in LINES:
        account = explain(line)
        rows = rows_of(account)
        assert [row["pointer"] for row in cells(rows, "leaves")] == [
            leaf.pointer for leaf in account.leaves
        ]
        assert {name: rows[name] for name in rows if name != "leaves"} == {
            name: found for name, found in rows_of(normalize(line)).items() if name != "leaves"
        }


def amount_of(value: Decimal) -> tuple[Decimal | None, list[str | None]]:
    """Give the amount in its column, and the raw texts of the issues."""
    rows = of_record(accounts=(Account(balances=(Balance(amount=value),)),))
    (balance,) = cells(rows, "balances")
    return balance["amount"], [row["raw"] for row in cells(rows, "issues")]


@pytest.mark.parametrize(
    "text",
    ["0", "-0.00", "1250.40", "1E+5", "99999999999999999999", "0.000000000000000001",
     "0.98734652173913041", "1.1000000000000000000000000", "0E-30", "0E+90", "-12.5"],
)  # fmt: skip
def test_an_amount_is_never_rounded(text: str) -> None:
    assert amount_of(Decimal(text)) == (Decimal(text), [])


@pytest.mark.parametrize(
    "text", ["100000000000000000000", "1E-19", "0.1234567890123456789", "-1E+400", "1E+999999"]
)
def test_an_amount_that_does_not_fit_stands_in_an_issue(text: str) -> None:
    assert amount_of(Decimal(text)) == (None, [str(Decimal(text))])


@given(st.decimals(allow_nan=False, allow_infinity=False))
@example(Decimal("1E+19"))
def test_law_an_amount_is_exact_or_in_an_issue(value: Decimal) -> None:
    held, raws = amount_of(value)
    if held is None:
        assert raws == [str(value)]
    else:
        assert held == value
        assert raws == []
        assert -held.as_tuple().exponent <= 18 or not held  # type: ignore[operator]
        assert held.adjusted() < 20 or not held


@given(st.integers())
@example(2**63 - 1)
@example(2**63)
@example(-(2**63))
@example(10**30)
def test_law_an_integer_is_exact_or_in_an_issue(value: int) -> None:
    rows = rows_of(Records(Payload(key="p", total=value), []))
    (payload,) = cells(rows, "payloads")
    raws = [row["raw"] for row in cells(rows, "issues")]
    assert (payload["total"], raws) in [(value, []), (None, [str(value)])]
    assert payload["total"] is None or abs(value) < 2**63


def test_a_lost_number_has_an_issue_with_its_place_and_a_key_of_its_own() -> None:
    rows = of_record(
        accounts=(Account(balances=(Balance(amount=Decimal("1E+30")),) * 2),),
        issues=normalize((EXAMPLES / "okra" / "get_by_bvn.json").read_bytes())[0].issues,
    )
    found = [row for row in cells(rows, "issues") if row["code"] == "table.out_of_range"]
    assert [(row["owner"], row["field"], row["severity"]) for row in found] == [
        ("accounts/0/balances/0", "balances.amount", "error"),
        ("accounts/0/balances/1", "balances.amount", "error"),
    ]
    ids = [row["id"] for row in cells(rows, "issues")]
    assert len(ids) == len(set(ids))


def test_the_tables_are_those_that_are_promised() -> None:
    assert list(TABLES) == [
        "payloads", "records", "persons", "names", "contacts", "identifiers", "addresses",
        "accounts", "balances", "evidence", "checks", "media", "verifications", "issues", "leaves",
    ]  # fmt: skip
    assert all(
        [column.name for column in table.columns[:3]] == ["record_key", "id", "owner"]
        for table in TABLES.values()
    )


def test_every_column_has_a_line_and_a_name_of_its_own() -> None:
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert all(
            column.doc.endswith((".", "…")) or ": " in column.doc for column in table.columns
        )


def test_the_version_of_the_tables_is_semantic_with_a_hash_of_them() -> None:
    release, _, digest = schema_version().partition("+")
    assert release == SCHEMA
    assert len(digest) == 12
