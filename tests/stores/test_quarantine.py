"""The quarantine: place and hash, never content, and nobody else may read it."""

import base64
import json
import os
import stat
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from identity_schema.stores.inputs.items import Item
from identity_schema.stores.runs.quarantine import Quarantine, quarantine_path

ITEM = Item("in.jsonl", 7, 120, b'{"name": "canary"', 17)


def entries(path: Path) -> list[dict[str, Any]]:
    """Read a quarantine file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_it_lies_beside_the_output() -> None:
    assert quarantine_path(Path("a/out.duckdb")) == Path("a/out.duckdb.quarantine.jsonl")


def test_an_entry_has_code_place_and_hash_and_nothing_of_the_payload(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "q.jsonl")
    quarantine.put(ITEM, "payload.not_json")
    quarantine.put(ITEM, "payload.failed", "KeyError at mapping/run.py:1")
    quarantine.commit()
    one, two = entries(tmp_path / "q.jsonl")
    assert one == {
        "code": "payload.not_json", "source": "in.jsonl", "line": 7, "offset": 120, "size": 17,
        "sha256": sha256(b'{"name": "canary"').hexdigest(),
    }  # fmt: skip
    assert two["place"] == "KeyError at mapping/run.py:1"
    assert b"canary" not in (tmp_path / "q.jsonl").read_bytes()
    assert quarantine.count == 2


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_may_read_it_from_the_beginning(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        quarantine = Quarantine(tmp_path / "q.jsonl", originals=True)
        quarantine.put(ITEM, "payload.not_json")
        (growing,) = tmp_path.iterdir()
        assert stat.S_IMODE(growing.stat().st_mode) == 0o600
        quarantine.commit()
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "q.jsonl").stat().st_mode) == 0o600


def test_one_that_others_could_read_is_not_written_into(tmp_path: Path) -> None:
    left = tmp_path / "q.jsonl.partial"
    left.write_text("x")
    left.chmod(0o644)
    quarantine = Quarantine(tmp_path / "q.jsonl")
    quarantine.put(ITEM, "payload.not_json")
    quarantine.commit()
    assert stat.S_IMODE((tmp_path / "q.jsonl").stat().st_mode) == 0o600
    assert len(entries(tmp_path / "q.jsonl")) == 1


def test_originals_are_kept_where_they_are_asked_for(tmp_path: Path) -> None:
    quarantine = Quarantine(tmp_path / "q.jsonl", originals=True)
    quarantine.put(ITEM, "payload.not_json")
    quarantine.put(Item("in.jsonl", 8, 0, b"\xff\xfe", 2), "payload.not_json")
    quarantine.put(Item("in.jsonl", 9, 0, None, 99, "ab", "payload.too_large"), "payload.too_large")
    quarantine.commit()
    text, raw, large = entries(tmp_path / "q.jsonl")
    assert text["original"] == '{"name": "canary"'
    assert base64.b64decode(raw["original_base64"]) == b"\xff\xfe"
    assert (large["original"], large["sha256"]) == (None, "ab")


def test_without_entries_there_is_no_file_and_an_earlier_one_goes(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text("earlier")
    Quarantine(path).commit()
    assert list(tmp_path.iterdir()) == []


def test_an_aborted_one_leaves_the_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "q.jsonl"
    path.write_text("earlier")
    quarantine = Quarantine(path)
    quarantine.put(ITEM, "payload.not_json")
    quarantine.abort()
    assert [p.read_text() for p in tmp_path.iterdir()] == ["earlier"]
