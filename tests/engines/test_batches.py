"""The one function: a row for each row, whatever they are cut into and whatever they stand in."""

import datetime as dt
import pickle
import uuid
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pytest

from identity_schema import Context, ContractError, Limits, explain, normalize
from identity_schema.codes import CODES
from identity_schema.engines.batches import Normalizer, normalize_batches, normalize_stream
from identity_schema.tables import flatten, to_arrow
from identity_schema.tables.nested import NESTED
from identity_schema.tables.schema import TABLES

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines()
TEXTS = [line.decode() for line in LINES]
ALL = dict.fromkeys(TABLES, True)
STORED = pa.table(
    {
        "id": range(len(TEXTS) + 3),
        "tenant": ["north", None, "south"] * (len(TEXTS) // 3 + 1),
        "payload": [*TEXTS, None, "canary", "{}"],
    }
)


def whole() -> Any:
    """Give what the stored rows come to."""
    tenants = STORED.column("tenant").to_pylist()
    return to_arrow(
        normalize(
            line,
            context=Context(
                source=str(n), labels={"tenant": tenants[n]} if tenants[n] is not None else {}
            ),
        )
        for n, line in enumerate(LINES)
    )


def test_law_the_size_of_a_batch_does_not_matter() -> None:
    expected = whole()
    for size in (1, 3, 7, 5000):
        batches = STORED.to_batches(max_chunksize=size)
        made = pa.Table.from_batches(normalize_batches(batches, keep=["id", "tenant"]))
        made.validate(full=True)
        assert made.num_rows == STORED.num_rows
        assert made.select(["id", "tenant"]).equals(STORED.select(["id", "tenant"]))
        flat = flatten(made)
        assert {name: flat[name].equals(expected[name]) for name in TABLES} == ALL


def test_large_batches_are_cut_so_that_memory_does_not_grow() -> None:
    many = pa.table({"payload": pa.repeat("{}", 4500)})
    sizes = [batch.num_rows for batch in normalize_batches(many.to_batches())]
    assert sizes == [2000, 2000, 500]


def test_rows_are_read_as_they_are_asked_for() -> None:
    source = iter(STORED.to_batches(max_chunksize=1))
    next(normalize_batches(source))
    assert len(list(source)) == STORED.num_rows - 1


def test_nothing_vanishes_and_nothing_is_told() -> None:
    made = normalize_stream(STORED, keep=["id"]).read_all().to_pylist()
    codes = [row["quarantine"] and row["quarantine"]["code"] for row in made]
    assert codes == [None] * len(LINES) + ["input.no_payload", "payload.not_json", "kind.ambiguous"]
    assert "canary" not in str(made[len(LINES) :])
    assert set(filter(None, codes)) <= set(CODES)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("id", None, "input.no_key"),
        ("received_at", "2026-11-22T09:00:00", "input.received_at"),
        ("request", "[]", "input.request"),
        ("id", "", "input.no_key"),
    ],
)
def test_a_wrong_word_beside_a_payload_is_in_quarantine(column: str, value: Any, code: str) -> None:
    rows = pa.table({column: [value], "payload": TEXTS[:1]})
    (row,) = normalize_stream(rows, keep=[column]).read_all().to_pylist()
    assert row["quarantine"]["code"] == code
    assert row["quarantine"]["sha256"] is not None
    assert row[column] == value


def test_what_stands_beside_it_goes_into_its_context() -> None:
    line = (EXAMPLES / "okra" / "get_by_nuban.json").read_text(encoding="utf-8")
    at = dt.datetime(2026, 11, 22, 22, 0, tzinfo=dt.timezone(dt.timedelta(hours=13)))
    rows = pa.table(
        {
            "id": [7],
            "operation": ["nuban"],
            "received_at": pa.array([at], pa.timestamp("ns", "Pacific/Auckland")),
            "request": ['{"nuban": "0114542453", "bank": "5d6fe57a4099cc4b210bbeb4"}'],
            "region": ["NG"],
            "batch": [12],
            "payload": [line],
        }
    )
    keep = ["id", "operation", "received_at", "request", "region", "batch"]
    made = flatten(normalize_stream(rows, keep=keep, context=Context(labels={"a": "b"})))
    expected = normalize(
        line,
        context=Context(
            source="7", operation="nuban", received_at=at, region="NG",
            request={"nuban": "0114542453", "bank": "5d6fe57a4099cc4b210bbeb4"},
            labels={"a": "b", "batch": "12"},
        ),
    )  # fmt: skip
    assert {name: made[name].equals(to_arrow([expected])[name]) for name in TABLES} == ALL


@pytest.mark.parametrize(
    "column",
    [
        pa.array(TEXTS),
        pa.array(LINES),
        pa.array(TEXTS, pa.large_string()),
        pa.array(LINES, pa.large_binary()),
        pa.array(TEXTS, pa.string_view()),
        pa.array(LINES, pa.binary_view()),
        pa.array(TEXTS).dictionary_encode(),
        pa.ExtensionArray.from_storage(pa.json_(), pa.array(TEXTS)),
    ],
    ids=lambda column: str(column.type),
)
def test_text_may_be_of_any_type(column: pa.Array) -> None:
    made = flatten(normalize_stream(pa.table({"payload": column})))
    expected = to_arrow(LINES)
    assert {name: made[name].equals(expected[name]) for name in TABLES} == ALL


def test_options_are_those_of_the_library() -> None:
    rows = pa.table({"body": TEXTS[:1]})
    every = flatten(normalize_stream(rows, column="body", leaves="all"))
    assert every["leaves"].equals(to_arrow([explain(TEXTS[0])])["leaves"])
    refused = flatten(normalize_stream(rows, column="body", limits=Limits(bytes=9))).quarantine
    assert refused.column("code").to_pylist() == ["payload.too_large"]
    named = flatten(normalize_stream(rows, column="body", mapping="oneid.token"))
    assert named["payloads"].column("kind").to_pylist() == ["oneid.token"]


@pytest.mark.parametrize(
    ("code", "rows", "how"),
    [
        ("engine.column", {"id": [1]}, {}),
        ("engine.column", {"payload": [1]}, {}),
        ("engine.column", {"payload": [{"a": 1}]}, {}),
        ("engine.column", {"payload": ["{}"]}, {"keep": ["id"]}),
        ("engine.column", {}, {}),
        ("engine.column", {"payload": ["{}"], "id": [1.5]}, {"keep": ["id"]}),
        ("engine.column", {"payload": ["{}"], "operation": [7]}, {"keep": ["operation"]}),
        ("engine.column", {"payload": ["{}"], "request": [{"a": 1}]}, {"keep": ["request"]}),
        ("engine.keep", {"payload": ["{}"], "id": [1]}, {"keep": "id"}),
        ("engine.keep", {"payload": ["{}"], "id": [1]}, {"keep": ["id", "id"]}),
        ("engine.keep", {"payload": ["{}"], "records": [1]}, {"keep": ["records"]}),
        ("engine.leaves", {"payload": ["{}"]}, {"leaves": "none"}),
        (
            "engine.column",
            {"payload": ["{}"], "received_at": [dt.datetime(2026, 11, 22)]},  # noqa: DTZ001 - meant
            {"keep": ["received_at"]},
        ),
        ("context.source", {"payload": ["{}"]}, {"context": Context(source="one")}),
        ("mapping.unknown", {"payload": ["{}"]}, {"mapping": "no.such"}),
    ],
)
def test_a_wrong_call_is_refused_before_anything_is_read(
    code: str, rows: dict[str, Any], how: dict[str, Any]
) -> None:
    with pytest.raises(ContractError) as caught:
        normalize_stream(pa.table(rows), **how)
    assert caught.value.code == code


def test_no_rows_have_the_same_schema() -> None:
    empty = normalize_stream(STORED.slice(0, 0), keep=["id"])
    full = normalize_stream(STORED, keep=["id"])
    assert empty.schema.equals(full.schema, check_metadata=True)
    assert empty.schema.names == ["id", *NESTED.names]
    assert empty.read_all().num_rows == 0


def test_it_goes_to_other_processes() -> None:
    normalizer = Normalizer.of(
        "payload", ["id"], mapping="okra.identity", context=None, limits=Limits(), leaves="all"
    )
    again = pickle.loads(pickle.dumps(normalizer))  # noqa: S301 - our own bytes
    made = [pa.Table.from_batches(one.run(STORED.to_batches())) for one in (normalizer, again)]
    assert made[0].equals(made[1])


def test_duckdb_and_polars_are_read_as_they_are() -> None:
    expected = flatten(normalize_stream(STORED, keep=["id"]))
    stored = STORED
    with duckdb.connect() as connection:
        relation = connection.sql("SELECT * FROM stored")
        made = flatten(normalize_stream(relation, keep=["id"]))
        assert {name: made[name].equals(expected[name]) for name in TABLES} == ALL
    made = flatten(normalize_stream(pl.DataFrame(stored), keep=["id"]))
    assert {name: made[name].equals(expected[name]) for name in TABLES} == ALL


def test_uuids_are_keys() -> None:
    key = uuid.UUID(int=7)
    rows = pa.table({"id": pa.array([key.bytes], pa.uuid()), "payload": TEXTS[:1]})
    made = flatten(normalize_stream(rows, keep=["id"]))
    assert made["payloads"].column("record_key").to_pylist() == [str(key)]
