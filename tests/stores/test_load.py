"""Loading: nothing in a payload stops a run, and nothing of it is told."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from identity_schema import Context, ContractError, load_mapping
from identity_schema.errors import PayloadError
from identity_schema.failures import FAILED, place_of_failure
from identity_schema.mapping.paths import parse_path
from identity_schema.mapping.trace import Account
from identity_schema.records import Records
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.runs import load as module
from identity_schema.stores.runs.load import Batch, Reading, load
from identity_schema.stores.runs.quarantine import Quarantine
from identity_schema.stores.stage import Normalised, Stage
from identity_schema.stores.summary import Summary

AKAHU = b'{"_id": "id_1", "status": "COMPLETE"}'


class Shelf(Stage):
    """A stage that keeps what it gets."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__(Path("shelf"))
        self.kept: list[Normalised] = []
        self.batches: list[int] = []

    def made_of(self, one: Normalised) -> Normalised:
        """Hold it as it is."""
        return one

    def write(self, batch: list[Normalised]) -> None:
        """Keep a batch."""
        self.kept += batch
        self.batches.append(len(batch))

    def settle(self, _: object) -> None:
        """Do nothing."""


def run(tmp_path: Path, *items: Item, **how: Any) -> tuple[Shelf, Summary, list[dict[str, Any]]]:
    """Load items; give the store, the summary and the entries of the quarantine."""
    shelf, quarantine = Shelf(), Quarantine(tmp_path / "q.jsonl")
    summary = load(items, shelf, quarantine, Reading(**how))
    quarantine.commit()
    written = quarantine.path.read_text().splitlines() if quarantine.count else []
    return shelf, summary, [json.loads(line) for line in written]


def payload_of(one: Normalised) -> Any:
    """Give the payload of what was normalised."""
    return (one.records if isinstance(one, Account) else one).payload


def test_what_cannot_be_read_is_quarantined_and_the_rest_goes_on(tmp_path: Path) -> None:
    shelf, summary, entries = run(
        tmp_path,
        Item("a", 1, 0, AKAHU), Item("a", 2, 40, b"<html>"), Item("a", 3, 50, b"{}"),
        Item("a", 4, 60, None, 9, "ab", "payload.too_large"), Item("a", 5, 70, AKAHU),
    )  # fmt: skip
    assert [payload_of(one).key for one in shelf.kept] == ["a:1", "a:5"]
    assert [(e["code"], e["line"]) for e in entries] == [
        ("payload.not_json", 2), ("kind.ambiguous", 3), ("payload.too_large", 4),
    ]  # fmt: skip
    assert (summary.payloads, summary.records, summary.quarantined.total()) == (2, 2, 3)


def test_the_key_is_file_and_line(tmp_path: Path) -> None:
    shelf, _, _ = run(tmp_path, Item("a.json", data=AKAHU), Item("b.jsonl", 7, 0, AKAHU))
    assert [payload_of(one).source for one in shelf.kept] == ["a.json", "b.jsonl:7"]


def test_the_key_may_stand_in_the_payload(tmp_path: Path) -> None:
    lines = [
        b'{"success": true, "item": {"_id": "id_1", "status": "COMPLETE"}}',
        b'{"success": true, "item": {"_id": "", "status": "COMPLETE"}}',
        b'{"success": true, "item": {"_id": true, "status": "COMPLETE"}}',
        b'{"success": true, "item": ["_id"]}', b"[]", b"no JSON",
        b'{"success": true, "item": {"_id": 123456789012345678901, "status": "COMPLETE"}}',
    ]  # fmt: skip
    items = [Item("a", n, 0, line) for n, line in enumerate(lines)]
    shelf, _, entries = run(tmp_path, *items, key=parse_path("item._id"))
    assert [payload_of(one).key for one in shelf.kept] == ["id_1", "123456789012345678901"]
    codes = ["input.no_key"] * 4 + ["payload.not_json"]
    assert [entry["code"] for entry in entries] == codes


def test_every_leaf_is_kept_where_that_is_asked(tmp_path: Path) -> None:
    shelf, _, _ = run(tmp_path, Item("a", data=AKAHU), every_leaf=True)
    assert isinstance(shelf.kept[0], Account)
    shelf, _, _ = run(tmp_path, Item("a", data=AKAHU))
    assert isinstance(shelf.kept[0], Records)


def test_the_context_is_everyones(tmp_path: Path) -> None:
    context = Context(operation="nuban", labels={"tenant": "t"})
    shelf, _, _ = run(tmp_path, Item("a", data=AKAHU), context=context)
    assert payload_of(shelf.kept[0]).operation == "nuban"
    assert payload_of(shelf.kept[0]).labels == (("tenant", "t"),)


def test_where_the_library_fails_its_place_is_told_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(payload: bytes, **_: object) -> Records:
        if b"canary" in payload:
            raise KeyError("canary")
        return real(payload)

    real = module.normalize
    monkeypatch.setattr(module, "normalize", fail)
    shelf, summary, entries = run(tmp_path, Item("a", 1, 0, b"canary"), Item("a", 2, 0, AKAHU))
    assert summary.quarantined == {FAILED: 1}
    assert re.fullmatch(r"KeyError at stores/runs/load\.py:\d+", entries[0]["place"])
    assert "canary" not in json.dumps(entries)
    assert len(shelf.kept) == 1


def test_a_failure_elsewhere_has_no_place() -> None:
    assert place_of_failure(ValueError("canary")) == "ValueError"


def test_a_wrong_mapping_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ContractError("mapping.form", "line 3")

    monkeypatch.setattr(module, "normalize", refuse)
    with pytest.raises(ContractError):
        run(tmp_path, Item("a", data=AKAHU))


def test_a_stage_that_fails_stops_the_run(tmp_path: Path) -> None:
    stage = Shelf()
    stage.write = None  # type: ignore[assignment,method-assign]
    with pytest.raises(TypeError):
        load([Item("a", data=AKAHU)], stage, Quarantine(tmp_path / "q"), Reading())


def test_it_ticks_after_each_batch_with_the_counts_so_far(tmp_path: Path) -> None:
    ticks: list[int] = []
    items = [Item("a", n, 0, AKAHU, len(AKAHU)) for n in range(5)]
    stage, quarantine = Shelf(), Quarantine(tmp_path / "q")
    load(items, stage, quarantine, Reading(), lambda s: ticks.append(s.payloads), Batch(2))
    assert ticks == [2, 4, 5]
    assert stage.batches == [2, 2, 1]


def test_a_batch_ends_where_it_has_enough_bytes(tmp_path: Path) -> None:
    items = [Item("a", n, 0, AKAHU, size) for n, size in enumerate([1, 9, 10, 1])]
    stage = Shelf()
    load(items, stage, Quarantine(tmp_path / "q"), Reading(), size=Batch(100, 10))
    assert stage.batches == [2, 1, 1]


def test_a_named_mapping_reads_what_fits_two(tmp_path: Path) -> None:
    body = b'{"success": false, "message": "no"}'
    _, _, entries = run(tmp_path, Item("a", data=body))
    assert [entry["code"] for entry in entries] == ["kind.ambiguous"]
    shelf, _, _ = run(tmp_path, Item("a", data=body), mapping=load_mapping("okra.identity"))
    assert payload_of(shelf.kept[0]).outcome == "error"


def test_an_item_with_an_error_has_no_payload() -> None:
    with pytest.raises(PayloadError) as caught:
        module._read(Item("a", error="input.truncated"), Reading())
    assert caught.value.code == "input.truncated"
