"""The same stored payloads come to the same tables by every way there is.

`make test` takes 2,000 of them, `make test-bulk` 20,000.
"""

import json
import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from identity_schema import Context, PayloadError, normalize
from identity_schema.cli import main
from identity_schema.engines import spark as on_spark
from identity_schema.engines.batches import normalize_stream
from identity_schema.tables import arrow_schema, flatten, iter_batches, to_arrow
from identity_schema.tables.schema import TABLES
from identity_schema.testing import sample

COUNT = int(os.environ.get("IDENTITY_SCHEMA_BULK", "2000"))
SHARES = {
    "akahu.identity_result": 40, "okra.identity": 35, "oneid.userinfo": 10, "okra.nuban_name": 10,
    "oneid.accounts": 5,
}  # fmt: skip
"""Kind to how many of a hundred payloads."""

BROKEN = (b"{", b"null", b'{"a": 1, "a": 2}', b'"canary"')
NAME = "payloads.jsonl"
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")  # PySpark, of pandas 3

Tables = dict[str, pa.Table]
Codes = dict[str, str]


def _payloads() -> Iterator[bytes]:
    """Make them up: every hundred has all kinds, one in ten a mess in it, and a broken line."""
    kinds = [
        sample(name, COUNT * share // 100, seed=share, mess=0.1) for name, share in SHARES.items()
    ]
    for hundred in range(COUNT // 100):
        lines = [
            next(kind) for kind, n in zip(kinds, SHARES.values(), strict=True) for _ in range(n)
        ]
        lines[hundred % 100] = BROKEN[hundred % len(BROKEN)]
        yield from lines


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the payloads: lines of a file, and a column beside their keys."""
    folder = tmp_path_factory.mktemp("bulk")
    lines = list(_payloads())
    (folder / NAME).write_bytes(b"\n".join(lines) + b"\n")
    ids = [f"{NAME}:{n}" for n in range(1, len(lines) + 1)]
    table = pa.table({"id": ids, "payload": pa.array(lines, pa.binary()).cast(pa.string())})
    pq.write_table(table, folder / "stored.parquet", row_group_size=700)
    return folder


@pytest.fixture(scope="module")
def expected(stored: Path) -> tuple[Tables, Codes]:
    """What the one call says of each, one at a time."""
    made, codes = [], {}
    for n, line in enumerate((stored / NAME).read_bytes().splitlines(), 1):
        try:
            made.append(normalize(line, context=Context(source=f"{NAME}:{n}")))
        except PayloadError as error:
            codes[f"{NAME}:{n}"] = error.code
    return in_order(to_arrow(made)), codes


def in_order(tables: Tables) -> Tables:
    """Put rows in the order of their keys."""
    by = [("record_key", "ascending"), ("id", "ascending")]
    return {name: tables[name].combine_chunks().sort_by(by) for name in TABLES}


def refused(rows: pa.Table) -> Codes:
    """Give the keys of what could not be read, with their codes."""
    listed = rows.select(["id", "quarantine"]).to_pylist()
    return {row["id"]: row["quarantine"]["code"] for row in listed if row["quarantine"]}


def check(found: tuple[Tables, Codes], expected: tuple[Tables, Codes]) -> None:
    """Hold the content of every table, and what could not be read, against the one call."""
    tables, codes = in_order(found[0]), found[1]
    differ = [name for name in TABLES if not tables[name].equals(expected[0][name])]
    assert differ == []
    assert codes == expected[1]


def test_there_is_something_to_compare(expected: tuple[Tables, Codes]) -> None:
    tables, codes = expected
    kinds = {*tables["payloads"].column("kind").to_pylist()}
    assert kinds == set(SHARES)
    assert [name for name, table in tables.items() if not table.num_rows] == []
    assert {"payload.not_json", "payload.duplicate_key", "kind.unknown"} <= {*codes.values()}
    assert tables["payloads"].num_rows + len(codes) == COUNT


@pytest.mark.parametrize("size", [17, 333, 2000])
def test_by_the_api(stored: Path, expected: tuple[Tables, Codes], size: int) -> None:
    lines = (stored / NAME).read_bytes().splitlines()
    taken = []
    for n, line in enumerate(lines, 1):
        try:
            taken.append(normalize(line, context=Context(source=f"{NAME}:{n}")))
        except PayloadError:
            taken.append(line)
    parts = list(iter_batches(taken, size))
    tables = {name: pa.concat_tables([part[name] for part in parts]) for name in TABLES}
    quarantine = pa.concat_tables([part.quarantine for part in parts])
    codes = {f"{NAME}:{row['position'] + 1}": row["code"] for row in quarantine.to_pylist()}
    check((tables, codes), expected)


@pytest.mark.parametrize(
    "call",
    [
        [NAME, "--to", "out"],
        [NAME, "--to", "out.duckdb"],
        [NAME, "--to", "by_two", "--workers", "2"],
        ["stored.parquet", "--keep", "id", "--to", "kept"],
    ],
    ids=["a folder", "DuckDB", "two workers", "a column"],
)
def test_by_the_command(
    stored: Path, expected: tuple[Tables, Codes], call: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(stored)
    output = call[call.index("--to") + 1]
    assert main(["normalize", *call]) == 1
    lines = (stored / f"{output}.quarantine.jsonl").read_text(encoding="utf-8").splitlines()
    codes = {f"{NAME}:{entry['line']}": entry["code"] for entry in map(json.loads, lines)}
    check((_written(stored / output), codes), expected)


def _written(output: Path) -> Tables:
    if output.is_dir():
        return {name: pq.read_table(output / name) for name in TABLES}
    with duckdb.connect(str(output), read_only=True) as connection:
        return {
            name: connection.table(name).to_arrow_table().cast(arrow_schema(name))
            for name in TABLES
        }


@pytest.mark.parametrize("size", [97, 1000, 100_000])
def test_by_record_batches(stored: Path, expected: tuple[Tables, Codes], size: int) -> None:
    batches = pq.ParquetFile(stored / "stored.parquet").iter_batches(size)
    first = next(batches)
    reader = pa.RecordBatchReader.from_batches(first.schema, chain([first], batches))
    made = normalize_stream(reader, keep=["id"]).read_all()
    check((flatten(made), refused(made)), expected)


@pytest.mark.parametrize("size", [2048, 100_000])
def test_by_duckdb(stored: Path, expected: tuple[Tables, Codes], size: int) -> None:
    with duckdb.connect(str(stored / f"made_{size}.duckdb")) as connection:
        source = connection.cursor().read_parquet(str(stored / "stored.parquet"))
        connection.register("made", normalize_stream(source.to_arrow_reader(size), keep=["id"]))
        connection.execute("CREATE TABLE normalised AS SELECT * FROM made")
        table = connection.table("normalised").to_arrow_table()
    check((flatten(table), refused(table)), expected)


@pytest.mark.parametrize("parts", [1, 3])
def test_by_polars(stored: Path, expected: tuple[Tables, Codes], parts: int) -> None:
    def run(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame(normalize_stream(frame, keep=["id"]))

    whole = pl.scan_parquet(stored / "stored.parquet")
    schema = run(whole.head(0).collect()).schema
    step = -(-COUNT // parts)
    cut = [whole.slice(n * step, step).map_batches(run, schema=schema) for n in range(parts)]
    table = pl.concat(cut).collect().to_arrow()
    check((flatten(table), refused(table)), expected)


@pytest.mark.parametrize(("partitions", "size"), [(2, 10_000), (5, 150)])
def test_by_spark(
    spark: Any, stored: Path, expected: tuple[Tables, Codes], partitions: int, size: int
) -> None:
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", size)
    frame = spark.read.parquet(str(stored / "stored.parquet")).repartition(partitions)
    folder = stored / f"spark_{partitions}"
    on_spark.normalize(frame, keep=["id"]).write.parquet(str(folder))
    made = pq.read_table(folder)
    check((flatten(made), refused(made)), expected)


def test_by_the_tables_of_spark(spark: Any, stored: Path, expected: tuple[Tables, Codes]) -> None:
    frame = spark.read.parquet(str(stored / "stored.parquet"))
    on_spark.normalize(frame, keep=["id"]).write.parquet(str(stored / "normalised"))
    made = spark.read.parquet(str(stored / "normalised"))
    found = on_spark.tables(made)
    assert {name: table.columns for name, table in found.items()} == {
        name: arrow_schema(name).names for name in TABLES
    }
    tables = {name: table.toArrow().cast(arrow_schema(name)) for name, table in found.items()}
    check((tables, refused(made.select("id", "quarantine").toArrow())), expected)
