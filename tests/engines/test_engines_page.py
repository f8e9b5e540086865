"""What docs/engines.md shows, runs, and gives the tables of the library."""

import re
from pathlib import Path
from typing import Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from identity_schema.tables import arrow_schema, to_arrow
from identity_schema.tables.schema import TABLES

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "engines.md"
LINES = (ROOT / "examples" / "mixed.jsonl").read_bytes().splitlines()
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")  # PySpark, of pandas 3


def block(title: str) -> str:
    """Return the last Python of a section."""
    text = PAGE.read_text(encoding="utf-8")
    section = text.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return "\n".join(re.findall(r"```python\n(.*?)```", section, re.DOTALL))


def run(text: str) -> dict[str, Any]:
    """Run Python and return the names that it made."""
    names: dict[str, Any] = {}
    exec(text, names)  # noqa: S102 - the page's own text
    return names


@pytest.fixture(autouse=True)
def _stored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where the page stands: beside a file of payloads and a table of them."""
    monkeypatch.chdir(tmp_path)
    lines = [*LINES, b"canary"]
    Path("payloads.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    times = pa.array([1_795_338_000_000_000] * len(lines), pa.timestamp("us", "UTC"))
    payloads = [line.decode() for line in lines]
    table = pa.table({"id": range(len(lines)), "received_at": times, "payload": payloads})
    pq.write_table(table, "stored.parquet")


def of_table(name: str) -> list[dict[str, Any]]:
    """Give the rows of a table as the section on columns makes it."""
    return in_order(run(block("A column"))["tables"][name])


def in_order(table: Any) -> list[dict[str, Any]]:
    """Give rows in the order of their keys."""
    rows = pa.table(table).to_pylist()
    return sorted(rows, key=lambda row: (row["record_key"], row["id"]))


def test_one_file() -> None:
    names = run(block("One file"))
    expected = to_arrow(LINES)
    assert names["persons"].equals(expected["persons"])
    assert names["refused"].column("code").to_pylist() == ["payload.not_json"]
    assert pq.read_table("persons.parquet").equals(expected["persons"])


def test_a_column() -> None:
    tables = run(block("A column"))["tables"]
    assert {name: table.num_rows for name, table in tables.items()} == {
        name: table.num_rows for name, table in to_arrow(LINES).items()
    }
    assert tables.quarantine.num_rows == 1
    assert tables["payloads"].column("source").to_pylist() == [str(n) for n in range(len(LINES))]


def test_duckdb() -> None:
    connection = run(block("DuckDB"))["connection"]
    found = connection.sql("SELECT * FROM persons").to_arrow_table()
    assert found.column_names == arrow_schema("persons").names
    assert in_order(found) == of_table("persons")
    assert connection.sql("SELECT id, code FROM quarantined").fetchall() == [
        (len(LINES), "payload.not_json")
    ]
    connection.close()


def test_polars() -> None:
    persons = run(block("Polars"))["persons"]
    assert isinstance(persons, pl.DataFrame)
    assert in_order(persons) == of_table("persons")


def test_spark(spark: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pyspark.sql import SparkSession

    monkeypatch.setattr(SparkSession.Builder, "getOrCreate", lambda _: spark)
    # Its Java stands where it was started.
    names = run(block("Spark").replace('parquet("', f'parquet("{tmp_path}/'))
    assert list(names["tables"]) == list(TABLES)
    assert in_order(pq.read_table("canonical/persons")) == of_table("persons")
