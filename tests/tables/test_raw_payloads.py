"""Raw payloads to tables: one that cannot be read is kept apart, and the others are all there."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

import identity_schema.tables.intake as intake_module
from identity_schema import Context, ContractError, Limits, PayloadError, explain, normalize
from identity_schema.codes import CODES
from identity_schema.tables import iter_batches, nested_stream, stream, to_arrow, to_nested
from identity_schema.tables.arrow_types import QUARANTINE
from identity_schema.tables.schema import TABLES

EXAMPLES = Path(__file__).parents[2] / "examples"
LINES = (EXAMPLES / "mixed.jsonl").read_bytes().splitlines()
BAD = [b"canary", b"{}", {"canary": 1}, None, "\ud800", 7]
CALLS: list[Callable[..., Any]] = [to_arrow, iter_batches, to_nested, nested_stream]


def test_bytes_text_values_and_records_give_the_same() -> None:
    whole = to_arrow([normalize(line) for line in LINES])
    for form in (bytes, bytes.decode, json.loads):
        made = to_arrow([form(line) for line in LINES])
        assert {name: made[name].equals(whole[name]) for name in TABLES} == dict.fromkeys(
            TABLES, True
        )
    mixed = [normalize(LINES[0]), *LINES[1:3], normalize(LINES[3]), *LINES[4:]]
    assert to_arrow(mixed)["records"].equals(whole["records"])


def test_an_account_keeps_all_its_leaves_beside_raw_payloads() -> None:
    account = explain(LINES[0])
    made = to_arrow([LINES[1], account])
    assert made["leaves"].num_rows == len(account.leaves) + len(
        normalize(LINES[1]).payload.unmapped
    )


def test_what_cannot_be_read_is_listed_and_the_rest_is_there() -> None:
    made = to_arrow([LINES[0], *BAD, LINES[1]])
    assert made["payloads"].num_rows == 2
    assert made.quarantine.schema.equals(QUARANTINE)
    entries = made.quarantine.to_pylist()
    assert [entry["position"] for entry in entries] == [1, 2, 3, 4, 5, 6]
    assert [entry["code"] for entry in entries] == [
        "payload.not_json", "kind.ambiguous", "kind.unknown", "kind.unknown",
        "payload.not_json", "kind.unknown",
    ]  # fmt: skip
    assert entries[0]["sha256"] == sha256(b"canary").hexdigest()
    assert entries[0]["size"] == 6
    assert entries[2]["sha256"] is entries[2]["size"] is None
    assert {entry["code"] for entry in entries} <= set(CODES)
    assert "canary" not in str(entries) + repr(made)


def test_the_quarantine_of_batches_counts_on() -> None:
    batches = list(iter_batches([b"x", *LINES[:3], b"y"], 2))
    positions = [b.quarantine.column("position").to_pylist() for b in batches]
    assert positions == [[0], [], [4]]


def test_on_demand_the_first_that_cannot_be_read_ends_the_call() -> None:
    batches = iter_batches([*LINES[:2], b"canary"], 2, errors="raise")
    assert next(batches)["payloads"].num_rows == 2
    with pytest.raises(PayloadError) as caught:
        next(batches)
    assert caught.value.code == "payload.not_json"
    assert caught.value.__notes__ == ["payload number 2, from 0"]


def test_mapping_context_and_limits_hold_for_each_raw_payload() -> None:
    line = (EXAMPLES / "okra" / "get_by_bvn.json").read_bytes()
    context = Context(operation="bvn", labels={"tenant": "north"})
    made = to_arrow([line], mapping="okra.identity", context=context)["payloads"].to_pylist()
    assert [(row["operation"], row["labels"]) for row in made] == [("bvn", ["tenant=north"])]
    refused = to_arrow([line], limits=Limits(bytes=10)).quarantine
    assert refused.column("code").to_pylist() == ["payload.too_large"]


@pytest.mark.parametrize("errors", ["quarantine", "raise"])
def test_where_the_library_fails_the_place_is_kept(
    monkeypatch: pytest.MonkeyPatch, errors: Any
) -> None:
    def fail(*_: object, **__: object) -> None:
        message = "canary"
        raise RuntimeError(message)

    monkeypatch.setattr(intake_module, "normalize", fail)
    if errors == "raise":
        with pytest.raises(RuntimeError):
            to_arrow(LINES[:1], errors=errors)
        return
    (entry,) = to_arrow(LINES[:1], errors=errors).quarantine.to_pylist()
    assert entry["code"] == "payload.failed"
    assert entry["place"].startswith("RuntimeError at tables/intake.py:")


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    "one", [LINES[0], LINES[0].decode(), {}, normalize(LINES[0]), None, 1], ids=type
)
def test_one_payload_is_refused_where_many_are_taken(call: Callable[..., Any], one: Any) -> None:
    with pytest.raises(ContractError) as caught:
        call(one)
    assert caught.value.code == "tables.payloads"


@pytest.mark.parametrize("call", CALLS)
def test_a_wrong_call_is_refused_before_anything_is_read(call: Callable[..., Any]) -> None:
    source = iter(LINES)
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("context.source", {"context": Context(source="one")}),
        ("tables.errors", {"errors": "ignore"}),
        ("mapping.unknown", {"mapping": "no.such"}),
    ]
    for code, how in wrong:
        with pytest.raises(ContractError) as caught:
            call(source, **how)
        assert caught.value.code == code
    assert len(list(source)) == len(LINES)


@pytest.mark.parametrize("call", [iter_batches, nested_stream])
def test_a_batch_has_a_payload(call: Callable[..., Any]) -> None:
    with pytest.raises(ContractError) as caught:
        call(LINES, 0)
    assert caught.value.code == "tables.size"


@pytest.mark.parametrize("table", [*TABLES, "quarantine"])
def test_a_stream_of_a_table_is_that_table(table: str) -> None:
    payloads = [*LINES, b"x"]
    whole = to_arrow(payloads)
    made = stream(payloads, table, 3, errors="quarantine").read_all()
    assert made.equals(whole.quarantine if table == "quarantine" else whole[table])


def test_a_stream_of_a_table_loses_nothing_in_silence() -> None:
    with pytest.raises(PayloadError):
        stream([*LINES, b"x"], "persons").read_all()
    with pytest.raises(ContractError) as caught:
        stream(LINES, "person")
    assert caught.value.code == "tables.unknown"


def test_a_stream_is_read_as_it_is_asked_for() -> None:
    source = iter(LINES)
    reader = stream(source, "payloads", 2)
    assert reader.read_next_batch().num_rows == 2
    assert len(list(source)) == len(LINES) - 2


def test_results_are_what_arrow_libraries_take() -> None:
    held = [*to_arrow(LINES).values(), to_nested(LINES), stream(LINES, "names")]
    for one in held:
        assert pa.RecordBatchReader.from_stream(one).read_all().num_rows >= 0


@pytest.mark.parametrize("make", [pa.array, lambda texts: pa.chunked_array([texts[:2], texts[2:]])])
def test_a_column_of_texts_is_many_payloads(make: Callable[[list[str]], Any]) -> None:
    texts = [line.decode() for line in LINES]
    assert to_arrow(make(texts)) == to_arrow(texts)
    assert to_arrow(make(texts))["payloads"].num_rows > 0
