"""Replay: what is in a quarantine is found again by its place, and only if it is the same."""

import base64
from hashlib import sha256
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema import ContractError
from identity_schema.stores.inputs.finding import find_sources
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.inputs.sources import Sources
from identity_schema.stores.runs.quarantine import entry_of
from identity_schema.stores.runs.replay import read_quarantine, replayed, sources_in


def quarantine(path: Path, *items: Item, **how: Any) -> Path:
    """Write a quarantine of items."""
    path.write_bytes(b"".join(entry_of(i, i.error or "payload.not_json", **how) for i in items))
    return path


def again(path: Path, *inputs: object, max_bytes: int = 1000) -> list[Item]:
    """Replay a quarantine."""
    return list(replayed(path, find_sources([str(name) for name in inputs]), max_bytes))


@given(st.data())
def test_law_what_was_set_aside_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("again")
    texts = st.lists(st.sampled_from(["{}", "[]", "nope", "", "x" * 30]), max_size=8)
    (folder / "a.jsonl").write_text("\n".join(data.draw(texts)))
    (folder / "b.json").write_text(data.draw(st.sampled_from(["", "{}", "x" * 30])))
    pq.write_table(pa.table({"payload": pa.array(data.draw(texts), pa.string())}),
                   folder / "c.parquet", row_group_size=2)  # fmt: skip
    whole = list(Sources(find_sources([str(folder)]), 20))
    aside = [item for item in whole if data.draw(st.booleans())]
    path = quarantine(folder / "x.quarantine.jsonl", *aside)
    assert again(path, folder, max_bytes=20) == aside
    read = again(path, folder)
    assert [(i.place, i.sha256, i.error) for i in read] == [
        (i.place, i.sha256, None) for i in aside
    ]


def test_a_payload_that_has_changed_stays_with_its_first_hash(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes(b"one\ntwo\nthree\n")
    path = quarantine(tmp_path / "q", *Sources(find_sources([str(source)])))
    source.write_bytes(b"one\nTWO\n")
    first, second, third = again(path, source)
    assert (first.data, first.error) == (b"one", None)
    for item, was in ((second, b"two"), (third, b"three")):
        assert (item.error, item.data) == ("input.changed", None)
        assert (item.sha256, item.size) == (sha256(was).hexdigest(), len(was))


def test_the_rest_of_a_source_that_ended_early_is_read(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes(b"bad\n{}\n[]\n")
    ended = Item(str(source), 2, 4, error="input.truncated")
    path = quarantine(tmp_path / "q", Item(str(source), 1, 0, b"bad", 3), ended)
    assert [item.data for item in again(path, source)] == [b"bad", b"{}", b"[]"]
    path = quarantine(tmp_path / "q", Item(str(source), error="input.unreadable"))
    assert [item.data for item in again(path, source)] == [b"bad", b"{}", b"[]"]
    sources = find_sources([str(source)])
    source.unlink()
    assert [item.error for item in replayed(path, sources, 9)] == ["input.unreadable"]


def test_what_lies_elsewhere_stays_as_it_is(tmp_path: Path) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes(b"bad\n")
    other = Item("other.jsonl", 7, 9, b"personal", 8)
    path = quarantine(tmp_path / "q", other, Item(str(source), 1, 0, b"bad", 3),
                      because=["$.*"])  # fmt: skip
    stays, found = again(path, source)
    assert stays.entry == path.read_bytes().splitlines(keepends=True)[0]
    assert (stays.error, found.entry, found.data) == ("payload.not_json", None, b"bad")
    assert sources_in(path) == ["other.jsonl", str(source)]


def test_the_standard_input_is_kept_in_the_quarantine_or_stays(tmp_path: Path) -> None:
    items = [Item("-", 1, 0, b"bad", 3), Item("-", 2, 4, b"\xff", 1)]
    path = quarantine(tmp_path / "q", *items, original=True)
    assert [(i.data, i.line, i.entry) for i in again(path)] == [
        (b"bad", 1, None),
        (b"\xff", 2, None),
    ]
    assert sources_in(path) == []
    text = path.read_bytes().replace(base64.b64encode(b"\xff"), base64.b64encode(b"\xfe"))
    path.write_bytes(text)
    assert again(path)[1].entry is not None
    path = quarantine(tmp_path / "q", *items)
    assert [item.entry is not None for item in again(path)] == [True, True]


UNKNOWN = b'{"code": "no.code", "source": "a", "line": 1, "offset": 0, "size": 1, "sha256": null}'


@pytest.mark.parametrize(
    "line", [b"<html>", b"{}", UNKNOWN, b'{"code": "payload.not_json", "source": "a"}']
)
def test_what_is_no_quarantine_is_refused(tmp_path: Path, line: bytes) -> None:
    (tmp_path / "q").write_bytes(line + b"\n")
    with pytest.raises(ContractError) as caught:
        list(read_quarantine(tmp_path / "q"))
    assert caught.value.code == "replay.quarantine"
