"""The nested form: a row for each payload, and the tables come out of it as they went in."""

from pathlib import Path

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from identity_schema import ContractError, explain
from identity_schema.records import Records
from identity_schema.tables import flatten, nested_stream, records_of, to_arrow, to_nested
from identity_schema.tables.nested import LISTS, NESTED
from identity_schema.tables.schema import TABLES

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines()
PAYLOADS = [*LINES[:4], b"x", *LINES[4:], "{}", explain(LINES[0])]
ALL = dict.fromkeys(TABLES, True)


def same(nested: object, payloads: list[object]) -> dict[str, bool]:
    """Compare the tables out of the nested form with those made at once."""
    whole, made = to_arrow(payloads), flatten(nested)
    assert set(made) == set(whole)
    return {name: made[name].equals(whole[name], check_metadata=True) for name in whole}


def test_there_is_a_row_for_each_payload() -> None:
    nested = to_nested(PAYLOADS)
    nested.validate(full=True)
    assert nested.schema.equals(NESTED, check_metadata=True)
    assert nested.num_rows == len(PAYLOADS)
    for row in nested.to_pylist():
        assert (row["payload"] is None) == (row["quarantine"] is not None)
        assert len(row["records"]) == (row["payload"] or {"record_count": 0})["record_count"]


def test_every_table_has_its_list() -> None:
    assert {"payloads", "records", *LISTS["payloads"], *LISTS["records"]} == set(TABLES)


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_law_the_tables_come_out_as_they_went_in(size: int) -> None:
    nested = nested_stream(PAYLOADS, size).read_all()
    assert same(nested, PAYLOADS) == ALL


def test_law_they_do_so_with_every_field_filled(filled: Records) -> None:
    assert same(to_nested([filled]), [filled]) == ALL


def test_what_could_not_be_read_comes_out_too() -> None:
    entries = flatten(to_nested(PAYLOADS)).quarantine
    assert entries.equals(to_arrow(PAYLOADS).quarantine)
    assert entries.column("position").to_pylist() == [4, len(PAYLOADS) - 2]


def test_a_part_of_it_gives_the_tables_of_that_part() -> None:
    nested = to_nested(PAYLOADS).combine_chunks()
    assert same(nested.slice(3, 4), PAYLOADS[3:7]) == ALL
    assert same(nested.slice(2, 0), []) == ALL


def test_it_survives_the_engines_and_their_types(tmp_path: Path) -> None:
    nested = to_nested(PAYLOADS)
    pq.write_table(nested, tmp_path / "nested.parquet")
    assert same(pq.read_table(tmp_path / "nested.parquet"), PAYLOADS) == ALL
    assert same(pl.DataFrame(nested), PAYLOADS) == ALL
    with duckdb.connect() as connection:
        assert same(connection.sql("SELECT * FROM nested"), PAYLOADS) == ALL


def test_a_record_is_one_struct() -> None:
    nested = to_nested(PAYLOADS)
    records = records_of(nested)
    assert records.column_names == ["record"]
    assert pa.types.is_struct(records.schema.field("record").type)
    keys = [row["record"]["record_key"] for row in records.to_pylist()]
    assert keys == to_arrow(PAYLOADS)["records"].column("record_key").to_pylist()
    assert records_of(pl.DataFrame(nested)).equals(records)
    assert records_of(to_nested([])).schema.equals(records.schema)


def test_anything_else_is_refused() -> None:
    with pytest.raises(ContractError) as caught:
        flatten(to_arrow([])["persons"])
    assert caught.value.code == "tables.not_nested"
