"""Spark: the same rows as everywhere, each with its own, and nothing lost between executors."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from identity_schema import Context, ContractError, load_mapping, normalize
from identity_schema.engines import spark as on_spark
from identity_schema.engines.batches import normalize_stream
from identity_schema.tables import arrow_schema, flatten, to_arrow
from identity_schema.tables.schema import TABLES

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (EXAMPLES / "mixed.jsonl").read_text(encoding="utf-8").splitlines()
AT = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")  # PySpark, of pandas 3


def stored(spark: Any) -> Any:
    """Give the examples as a table, with rows that cannot be read among them."""
    rows = [(f"row {n}", AT, "north", line) for n, line in enumerate([*LINES, "canary", None])]
    return spark.createDataFrame(
        rows, "id string, received_at timestamp, tenant string, payload string"
    )


def whole() -> Any:
    """Give what the examples come to."""
    return to_arrow(
        normalize(
            line, context=Context(source=f"row {n}", received_at=AT, labels={"tenant": "north"})
        )
        for n, line in enumerate(LINES)
    )


def rows(table: Any) -> list[dict[str, Any]]:
    """Give rows in the order of their keys."""
    return sorted(table.to_pylist(), key=lambda row: (row["record_key"], row["id"]))


def test_the_tables_are_those_of_the_library(spark: Any) -> None:
    made = on_spark.normalize(stored(spark), keep=["id", "received_at", "tenant"]).persist()
    expected, found, flat = whole(), on_spark.tables(made), flatten(made.toArrow())
    assert list(found) == list(TABLES)
    for name in ("payloads", "records", "checks", "issues"):
        table = found[name].toArrow().cast(arrow_schema(name))
        assert rows(table) == rows(expected[name])
    assert [name for name in TABLES if rows(flat[name]) != rows(expected[name])] == []
    made.unpersist()


def test_each_row_keeps_its_own_and_none_is_lost(spark: Any) -> None:
    frame = stored(spark).repartition(3)
    made = on_spark.normalize(frame, keep=["id", "tenant"]).toArrow()
    assert made.column_names == ["id", "tenant", "payload", "records", "quarantine"]
    by_id = {row["id"]: row for row in made.to_pylist()}
    assert set(by_id) == {f"row {n}" for n in range(len(LINES) + 2)}
    refused = {key: row["quarantine"] for key, row in by_id.items() if row["payload"] is None}
    assert {key: said["code"] for key, said in refused.items()} == {
        f"row {len(LINES)}": "payload.not_json", f"row {len(LINES) + 1}": "input.no_payload",
    }  # fmt: skip
    assert "canary" not in str(refused)
    assert all(row["payload"]["source"] == key for key, row in by_id.items() if row["payload"])


def test_it_is_the_one_function(spark: Any) -> None:
    frame = stored(spark).coalesce(1)
    made = on_spark.normalize(frame, keep=["id"], leaves="all").toArrow()
    expected = normalize_stream(frame.toArrow(), keep=["id"], leaves="all").read_all()
    assert made.to_pylist() == expected.to_pylist()


def test_a_mapping_of_ones_own_goes_to_the_executors(spark: Any, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(load_mapping("okra.identity").document.text, encoding="utf-8")
    line = (EXAMPLES / "okra" / "get_by_bvn.json").read_text(encoding="utf-8")
    frame = spark.createDataFrame([(line.encode(),)], "raw binary")
    made = on_spark.normalize(frame, "raw", mapping=own)
    own.unlink()
    (row,) = made.select("payload.kind", "payload.mapping").collect()
    assert tuple(row) == ("okra.identity", load_mapping("okra.identity").revision)


def test_names_of_columns_may_be_any(spark: Any) -> None:
    frame = spark.createDataFrame([(LINES[0], "x")], "`pay.load` string, `a ``b` string")
    (row,) = on_spark.normalize(frame, "pay.load", keep=["a `b"]).select("payload.labels").collect()
    assert row["labels"] == ["a `b=x"]


@pytest.mark.parametrize(
    ("code", "query", "how"),
    [
        ("engine.column", "SELECT 1 AS id", {}),
        ("engine.column", "SELECT named_struct('a', 1) AS payload", {}),
        ("engine.column", "SELECT '{}' AS payload", {"keep": ["id"]}),
        ("engine.column", "SELECT '{}' AS payload, 1 AS id, 2 AS id", {"keep": ["id"]}),
        ("engine.keep", "SELECT '{}' AS payload, 1 AS id", {"keep": "id"}),
        ("engine.keep", "SELECT '{}' AS payload, 1 AS id", {"keep": ["payload"]}),
        ("engine.leaves", "SELECT '{}' AS payload", {"leaves": "some"}),
        (
            "engine.column",
            "SELECT '{}' AS payload, timestamp_ntz'2026-11-22 09:00:00' AS received_at",
            {"keep": ["received_at"]},
        ),
        ("context.source", "SELECT '{}' AS payload", {"context": Context(source="one")}),
        ("mapping.unknown", "SELECT '{}' AS payload", {"mapping": "no.such"}),
        ("call.argument", "SELECT '{}' AS payload", {"context": {"region": "NG"}}),
        ("call.argument", "SELECT '{}' AS payload", {"limits": 5}),
    ],
)
def test_a_wrong_call_is_refused_on_the_driver(
    spark: Any, code: str, query: str, how: dict[str, Any]
) -> None:
    with pytest.raises(ContractError) as caught:
        on_spark.normalize(spark.sql(query), **how)
    assert caught.value.code == code


def test_tables_are_made_of_the_nested_form_only(spark: Any) -> None:
    with pytest.raises(ContractError) as caught:
        on_spark.tables(spark.sql("SELECT 1 AS id"))
    assert caught.value.code == "tables.not_nested"


@pytest.mark.parametrize("call", [on_spark.normalize, on_spark.tables])
@pytest.mark.parametrize("held", [["{}"], None, to_arrow([])["records"]])
def test_what_is_no_frame_of_spark_is_a_wrong_call(call: Any, held: object) -> None:
    with pytest.raises(ContractError) as caught:
        call(held)
    assert caught.value.code == "call.argument"
