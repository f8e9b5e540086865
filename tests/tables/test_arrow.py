"""Arrow: the schema is fixed, the values are exact, and batches do not matter."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest

from identity_schema import normalize
from identity_schema.records import Records
from identity_schema.tables.arrow import arrow_schema, iter_batches, to_arrow
from identity_schema.tables.rows import rows_of
from identity_schema.tables.schema import TABLES, schema_version

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines()


@pytest.fixture(scope="module")
def many() -> list[Records]:
    """The mixed examples."""
    return [normalize(line) for line in LINES]


@pytest.mark.parametrize("table", TABLES)
def test_the_schema_does_not_depend_on_the_data(table: str, filled: Records) -> None:
    empty, full = to_arrow([])[table], to_arrow([filled])[table]
    assert empty.schema.equals(arrow_schema(table), check_metadata=True)
    assert full.schema.equals(empty.schema, check_metadata=True)


def test_values_come_back_as_they_went(filled: Records, many: list[Records]) -> None:
    for one in (filled, *many):
        rows, tables = rows_of(one), to_arrow([one])
        for name, table in tables.items():
            table.validate(full=True)
            found = [tuple(row.values()) for row in table.to_pylist()]
            expected = [
                tuple(list(cell) if isinstance(cell, tuple) else cell for cell in row)
                for row in rows[name]
            ]
            assert found == expected


def test_types_are_those_that_every_engine_takes() -> None:
    types = {field.type for table in TABLES for field in arrow_schema(table)}
    assert types == {
        pa.string(), pa.bool_(), pa.int64(), pa.decimal128(38, 18), pa.date32(),
        pa.timestamp("us", "UTC"), pa.list_(pa.field("element", pa.string())),
    }  # fmt: skip


def test_money_and_times_are_what_they_are(filled: Records) -> None:
    tables = to_arrow([filled])
    balance = filled[0].accounts[0].balances[0]
    assert balance.amount is not None
    (amount, *_) = tables["balances"].column("amount").to_pylist()
    (created,) = tables["records"].column("created_at").to_pylist()
    assert amount == balance.amount
    assert isinstance(amount, Decimal)
    assert created == filled[0].created_at
    assert created.utcoffset() == dt.timedelta(0)


@pytest.mark.parametrize("size", [1, 2, 5, 1000])
def test_law_the_size_of_a_batch_does_not_matter(many: list[Records], size: int) -> None:
    whole = to_arrow(many)
    batches = list(iter_batches(many, size))
    assert len(batches) == -(-len(many) // size)
    for name, table in whole.items():
        assert pa.concat_tables([batch[name] for batch in batches]).equals(table)


def test_batches_are_read_as_they_are_asked_for(many: list[Records]) -> None:
    source = iter(many)
    next(iter_batches(source, 2))
    assert len(list(source)) == len(many) - 2


def test_the_versions_are_in_the_metadata() -> None:
    metadata = arrow_schema("persons").metadata
    assert metadata[b"identity_schema.schema"].decode() == schema_version()
    assert set(metadata) == {
        b"identity_schema.table", b"identity_schema.schema", b"identity_schema.library",
    }  # fmt: skip
