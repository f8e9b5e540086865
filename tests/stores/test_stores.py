"""Stores: what goes in comes out, whole or not at all, the same at any size of a batch."""

import datetime as dt
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from storing import Rows, held, save

from identity_schema import Context, ContractError, explain, normalize
from identity_schema._version import __version__
from identity_schema.model import Record
from identity_schema.model.convert import from_json
from identity_schema.records import Records
from identity_schema.stores.outputs.choice import make_store
from identity_schema.stores.outputs.duckdb_store import DuckdbStore
from identity_schema.stores.outputs.jsonl_store import JsonlStore
from identity_schema.stores.outputs.parquet_store import ParquetStore
from identity_schema.stores.outputs.store import Store
from identity_schema.tables.arrow import arrow_schema
from identity_schema.tables.rows import empty_rows, rows_of
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.views import VIEWS

BATCHES = [1, 4, 1000]
KINDS = {"out.duckdb": DuckdbStore, "out": ParquetStore, "out.jsonl": JsonlStore}


def expected(many: list[Any]) -> Rows:
    """Give the rows that a store must hold, lists as lists."""
    rows = empty_rows()
    for one in many:
        rows_of(one, rows)
    return {
        name: [tuple(list(c) if isinstance(c, tuple) else c for c in row) for row in table]
        for name, table in rows.items()
    }


def files(folder: Path) -> set[str]:
    """Give the names in a folder."""
    return {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("name", ["out.duckdb", "out"])
def test_rows_come_back_as_they_went(
    tmp_path: Path, many: list[Records], name: str, batch: int
) -> None:
    path = save(KINDS[name](tmp_path / name), many, batch=batch)
    assert held(path) == expected(many)
    assert files(tmp_path) == {name}


@pytest.mark.parametrize("name", ["out.duckdb", "out"])
def test_every_leaf_is_kept_where_all_are_given(tmp_path: Path, name: str) -> None:
    account = explain(b'{"_id": "id_1", "status": "COMPLETE", "novel": 1}')
    path = save(KINDS[name](tmp_path / name), [account])
    assert held(path) == expected([account])
    assert len(held(path)["leaves"]) == 3


@pytest.mark.parametrize("batch", BATCHES)
def test_records_come_back_from_lines(tmp_path: Path, many: list[Records], batch: int) -> None:
    path = save(JsonlStore(tmp_path / "out.jsonl"), many, batch=batch)
    found = [from_json(line, Record) for line in path.read_bytes().splitlines()]
    records = [record for one in many for record in one]
    assert found == records
    assert [record.key for record in found] == [record.key for record in records]


@pytest.mark.parametrize("name", ["out", "out.jsonl"])
def test_law_the_bytes_do_not_depend_on_the_batch(
    tmp_path: Path, many: list[Records], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("identity_schema.stores.outputs.parquet_stage.GROUP", 10)

    def everything(path: Path) -> list[bytes]:
        found = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
        return [file.read_bytes() for file in found]

    made = []
    for batch in BATCHES:
        (tmp_path / str(batch)).mkdir()
        made.append(everything(save(KINDS[name](tmp_path / str(batch) / name), many, batch=batch)))
    assert made[0] == made[1] == made[2]


def test_row_groups_have_a_fixed_size(
    tmp_path: Path, many: list[Records], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("identity_schema.stores.outputs.parquet_stage.GROUP", 10)
    path = save(ParquetStore(tmp_path / "out"), many, batch=3)
    metadata = pq.read_metadata(path / "checks" / "part-000000.parquet")
    sizes = [metadata.row_group(n).num_rows for n in range(metadata.num_row_groups)]
    assert set(sizes[:-1]) == {10}
    assert sum(sizes) == len(expected(many)["checks"])


@pytest.mark.parametrize("name", KINDS)
def test_without_payloads_the_output_is_empty_and_whole(tmp_path: Path, name: str) -> None:
    path = save(KINDS[name](tmp_path / name), [])
    if name == "out.jsonl":
        assert path.read_bytes() == b""
    else:
        assert held(path) == {table: [] for table in TABLES}
    assert files(tmp_path) == {name}


@pytest.mark.parametrize("name", KINDS)
def test_an_earlier_output_is_replaced(tmp_path: Path, many: list[Records], name: str) -> None:
    save(KINDS[name](tmp_path / name), many)
    path = save(KINDS[name](tmp_path / name), many[:1])
    if name == "out.jsonl":
        assert len(path.read_bytes().splitlines()) == len(many[0])
    else:
        assert held(path) == expected(many[:1])
    assert files(tmp_path) == {name}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_earlier_output_is_not_replaced(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "out":
        path.mkdir()
        (path / "mine.txt").write_text("mine")
    else:
        path.write_text('{"_id": "raw"}\n')
    with pytest.raises(ContractError) as caught:
        KINDS[name](path)
    assert caught.value.code == "output.foreign"
    assert files(tmp_path) == {name}


def test_types_in_duckdb_are_fixed_and_real(tmp_path: Path, many: list[Records]) -> None:
    empty = save(DuckdbStore(tmp_path / "empty.duckdb"), [])
    full = save(DuckdbStore(tmp_path / "full.duckdb"), many)

    def types(path: Path) -> list[tuple[str, str, str, str]]:
        with duckdb.connect(str(path), read_only=True) as connection:
            return connection.execute(
                "SELECT table_name, column_name, data_type, is_nullable"
                " FROM information_schema.columns ORDER BY table_name, ordinal_position"
            ).fetchall()

    assert types(empty) == types(full)
    found = {(table, column): kind for table, column, kind, _ in types(full)}
    assert found["persons", "birthdate"] == "DATE"
    assert found["records", "updated_at"] == "TIMESTAMP WITH TIME ZONE"
    assert found["balances", "amount"] == "DECIMAL(38,18)"
    assert found["payloads", "total"] == "BIGINT"
    assert found["accounts", "unlisted_holders"] == "BOOLEAN"
    assert found["persons", "nationalities"] == "VARCHAR[]"
    assert set(VIEWS) <= {table for table, _ in found}
    nullable = {(table, column): said for table, column, _, said in types(full)}
    assert all(nullable[table, "record_key"] == "NO" for table in TABLES)


def test_every_table_and_column_in_duckdb_says_what_it_is(tmp_path: Path) -> None:
    path = save(DuckdbStore(tmp_path / "out.duckdb"), [])
    with duckdb.connect(str(path), read_only=True) as connection:
        query = "SELECT table_name, comment FROM duckdb_tables()"
        tables = dict(connection.execute(query).fetchall())
        query = "SELECT table_name, comment FROM duckdb_columns()"
        columns = connection.execute(query).fetchall()
    assert set(tables) == set(TABLES)
    assert all(comment.endswith(schema_version()) for comment in tables.values())
    assert all(comment for table, comment in columns if table in TABLES)


def test_the_versions_are_in_every_parquet_file(tmp_path: Path) -> None:
    path = save(ParquetStore(tmp_path / "out"), [])
    assert files(path) == set(TABLES)
    for table in TABLES:
        schema = pq.read_schema(path / table / "part-000000.parquet")
        assert schema.equals(arrow_schema(table), check_metadata=True)
        metadata = pq.read_metadata(path / table / "part-000000.parquet").metadata
        assert metadata[b"identity_schema.library"].decode() == __version__


TEXTS = [
    "=1+1", "+44 20", "@SUM(A1)", "-2+3", "\t=cmd", "O'Brien", "'; DROP TABLE persons; --", '"',
    "\\", "a\nb\r\nc", "nul\x00inside", "\u202eright to left", "🎉", "é", "e\u0301", " padded ",
    "%_", "Null and void", "{}", "[]",
]  # fmt: skip


def message(text: str, key: str) -> Records:
    """Give a payload whose message is a text, and whose unknown key is too."""
    payload = {"success": False, "message": text, text: text}
    return normalize(
        payload, mapping="akahu.identity_result", context=Context(source=key, labels={"n": text})
    )


@pytest.mark.parametrize("name", ["out.duckdb", "out"])
def test_texts_are_stored_exactly(tmp_path: Path, name: str) -> None:
    many = [message(text, f"k{n}") for n, text in enumerate(TEXTS)]
    path = save(KINDS[name](tmp_path / name), many)
    assert held(path) == expected(many)
    column = [c.name for c in TABLES["payloads"].columns].index("message")
    assert [row[column] for row in held(path)["payloads"]] == TEXTS


def with_key(key: str, *phones: str) -> Records:
    """Give a payload of a key, with some identities."""
    identities = [{"name": f"Ada {phone}", "meta": {}} for phone in phones]
    payload = {"_id": f"id_{key}", "status": "COMPLETE", "identities": identities}
    return normalize(payload, context=Context(source=key))


@pytest.mark.parametrize("name", ["out.duckdb", "out"])
@pytest.mark.parametrize("span", [1, 2, 4, 1000])
@pytest.mark.parametrize("batch", BATCHES)
def test_law_of_payloads_with_one_key_the_last_stands_whole(
    tmp_path: Path, batch: int, span: int, name: str
) -> None:
    many = [
        with_key("a", "1", "2", "3"), with_key("b", "4"), with_key("a", "5"),
        with_key("c"), with_key("b", "6", "7"), with_key("b", "8"),
    ]  # fmt: skip
    path = save(KINDS[name](tmp_path / name), many, batch=batch, span=span)
    assert held(path) == expected([many[2], many[3], many[5]])


def test_a_moment_is_the_same_moment_in_every_zone(tmp_path: Path) -> None:
    at = dt.datetime(2026, 6, 1, 12, 30, 0, 123456, tzinfo=dt.timezone(dt.timedelta(hours=12)))
    one = normalize(b'{"_id": "i", "status": "COMPLETE"}', context=Context(received_at=at))
    path = save(DuckdbStore(tmp_path / "out.duckdb"), [one])
    with duckdb.connect(str(path), read_only=True) as connection:
        (row,) = connection.execute("SELECT epoch_us(received_at) FROM payloads").fetchall()
    assert row == (int(at.timestamp()) * 1_000_000 + 123456,)


def test_money_is_exact(tmp_path: Path) -> None:
    payload = (Path(__file__).parents[2] / "examples" / "oneid" / "accounts.json").read_bytes()
    records = normalize(payload)
    path = save(DuckdbStore(tmp_path / "out.duckdb"), [records])
    with duckdb.connect(str(path), read_only=True) as connection:
        found = {
            amount for (amount,) in connection.execute("SELECT amount FROM balances").fetchall()
        }
    amounts = {b.amount for a in records[0].accounts for b in a.balances}
    assert found == amounts
    assert Decimal("1250.40") in found


def outputs() -> Iterator[tuple[str, type[Store]]]:
    """Give names of outputs with what they mean."""
    yield from [
        ("a.duckdb", DuckdbStore), ("a.DUCKDB", DuckdbStore), ("a.jsonl", JsonlStore),
        ("folder", ParquetStore), ("folder.v1/", ParquetStore),
    ]  # fmt: skip


@pytest.mark.parametrize(("name", "kind"), [*outputs()])
def test_the_name_of_an_output_says_what_it_is(
    tmp_path: Path, name: str, kind: type[Store]
) -> None:
    assert type(make_store(f"{tmp_path}/{name}")) is kind
    assert files(tmp_path) == set()


@pytest.mark.parametrize(
    ("name", "code"),
    [("a.csv", "output.format"), ("a.json", "output.format"), ("no/a.duckdb", "output.folder")],
)
def test_another_name_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(ContractError) as caught:
        make_store(f"{tmp_path}/{name}")
    assert caught.value.code == code


@pytest.mark.parametrize("name", ["a.duckdb", "a"])
def test_a_missing_library_is_named(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    for module in ("duckdb_store", "parquet_store"):
        monkeypatch.setitem(sys.modules, f"identity_schema.stores.outputs.{module}", None)
    with pytest.raises(ContractError, match="pip install") as caught:
        make_store(f"{tmp_path}/{name}")
    assert caught.value.code == "output.library"


def test_a_file_whose_process_was_killed_is_replaced_with_its_log(
    tmp_path: Path, many: list[Records]
) -> None:
    """DuckDB plays a log into the file that it lies beside, or opens neither."""
    path = save(DuckdbStore(tmp_path / "out.duckdb"), many[:1])
    code = (
        "import duckdb, os, sys\n"
        "connection = duckdb.connect(sys.argv[1])\n"
        "connection.execute('PRAGMA disable_checkpoint_on_shutdown')\n"
        "connection.execute('CREATE TABLE _progress (run VARCHAR, progress VARCHAR)')\n"
        "os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", code, path], check=True)  # noqa: S603 - our own text
    assert files(tmp_path) == {"out.duckdb", "out.duckdb.wal"}
    save(DuckdbStore(path), many)
    assert files(tmp_path) == {"out.duckdb"}
    assert held(path) == expected(many)
