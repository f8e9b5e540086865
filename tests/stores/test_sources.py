"""Sources: which files are read, in which order, and where each payload stands."""

import gzip
import io
import os
import sys
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema import ContractError
from identity_schema.stores.inputs.finding import find_sources
from identity_schema.stores.inputs.items import Item, Place
from identity_schema.stores.inputs.source import Source
from identity_schema.stores.inputs.sources import Sources

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PACK: dict[str, Callable[[bytes], bytes]] = {".gz": gzip.compress, ".zst": zstd.compress}
MAGIC = {".gz": b"\x1f\x8b", ".zst": b"\x28\xb5\x2f\xfd"}


def items(*inputs: object, max_bytes: int = 1000, form: str | None = None) -> list[Item]:
    """Give the items of inputs."""
    found = find_sources([str(name) for name in inputs], format=form)
    return list(Sources(found, max_bytes))


def write(folder: Path, name: str, data: bytes) -> Path:
    """Write a file, compressed if its name says so."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(PACK.get(path.suffix, bytes)(data))
    return path


def test_a_json_file_is_one_payload(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", b'[{"a": 1},\n {"b": 2}]\n')
    (item,) = items(path)
    assert (item.key, item.line, item.offset) == (str(path), None, 0)
    assert item.data == b'[{"a": 1},\n {"b": 2}]\n'


@pytest.mark.parametrize(
    "name", ["a.jsonl", "a.ndjson", "a.JSONL", "a.jsonl.gz", "a.ndjson.gz", "a.jsonl.zst"]
)
def test_a_line_is_a_payload(tmp_path: Path, name: str) -> None:
    path = write(tmp_path, name, b'{"a":1}\n\n  \r\n{"b":2}\r\n{"c":3}')
    assert path.read_bytes().startswith(MAGIC.get(path.suffix, b"{"))
    found = items(path)
    assert [(item.line, item.data) for item in found] == [
        (1, b'{"a":1}'), (4, b'{"b":2}'), (5, b'{"c":3}'),
    ]  # fmt: skip
    assert [item.key for item in found] == [f"{path}:1", f"{path}:4", f"{path}:5"]


def test_a_compressed_json_file_is_one_payload(tmp_path: Path) -> None:
    (item,) = items(write(tmp_path, "a.json.gz", b"{}\n{}"))
    assert (item.data, item.line) == (b"{}\n{}", None)


def test_a_line_is_cut_at_a_newline_and_nowhere_else(tmp_path: Path) -> None:
    line = '"\u2028\u0085\x0b\x0c\x1e"'.encode()
    assert [item.data for item in items(write(tmp_path, "a.jsonl", line + b"\n"))] == [line]


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=20))
def test_law_every_line_is_found_where_its_offset_says(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    data = b"\n".join(lines)
    path = write(tmp_path_factory.mktemp("lines"), "a.jsonl", data)
    found = items(path, max_bytes=20)
    kept = [(n, line.removesuffix(b"\r")) for n, line in enumerate(lines, 1)]
    assert [item.line for item in found] == [
        n for n, line in kept if line.strip() or len(line) > 20
    ]
    for item in found:
        raw = data[item.offset : item.offset + item.size]
        assert raw == lines[(item.line or 0) - 1][: item.size]
        assert item.sha256 == sha256(raw).hexdigest()
        assert (item.data is None) == (item.error == "payload.too_large")


@pytest.mark.parametrize("ending", [b"", b"\n", b"\r\n"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path, name: str, ending: bytes) -> None:
    long = b"x" * 3_000_000
    path = write(tmp_path, name, b"{}\n" + long + ending + (b"[]" if ending else b""))
    found = items(path)
    assert (found[1].error, found[1].data) == ("payload.too_large", None)
    assert (found[1].size, found[1].offset) == (len(long), 3)
    assert found[1].sha256 == sha256(long).hexdigest()
    assert [item.data for item in found[2:]] == ([b"[]"] if ending else [])
    assert all(item.offset == 3 + len(long) + len(ending) for item in found[2:])


def test_a_line_of_the_greatest_size_is_kept(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b"x" * 1000 + b"\n" + b"y" * 1001 + b"\n")
    assert [item.error for item in items(path)] == [None, "payload.too_large"]


def test_a_file_that_is_too_large_is_passed_over(tmp_path: Path) -> None:
    data = b"[\n" * 1_000_000
    (item,) = items(write(tmp_path, "a.json", data))
    assert (item.error, item.size) == ("payload.too_large", len(data))
    assert item.sha256 == sha256(data).hexdigest()


@pytest.mark.parametrize("suffix", [".gz", ".zst"])
def test_a_truncated_archive_gives_what_came_before(tmp_path: Path, suffix: str) -> None:
    body = b"".join(sha256(b"%d" % n).hexdigest().encode() + b"\n" for n in range(9000))
    path = write(tmp_path, f"a.jsonl{suffix}", body)
    path.write_bytes(path.read_bytes()[:-2000])
    found = items(path)
    assert len(found) > 100
    assert [item.error for item in found[:-1]] == [None] * (len(found) - 1)
    assert (found[-1].error, found[-1].line) == ("input.truncated", len(found))
    assert found[-1].sha256 is None


def test_a_zstandard_file_without_a_byte_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.zst").touch()
    assert [item.error for item in items(tmp_path)] == ["input.truncated"]


def test_a_zstandard_frame_that_wants_much_memory_is_refused(tmp_path: Path) -> None:
    options = {zstd.CompressionParameter.window_log: 28}
    with zstd.ZstdFile(tmp_path / "a.jsonl.zst", "w", options=options) as file:
        file.write(b"{}\n")
        file.flush()  # what comes is not known yet, so that the frame asks for the whole window
    assert [item.error for item in items(tmp_path)] == ["input.truncated"]


@pytest.mark.parametrize("data", [b"no gzip", b"\x1f\x8b\x08\x00", b""])
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes) -> None:
    for name, line in (("a.jsonl.gz", 1), ("b.json.gz", None)):
        path = tmp_path / name
        path.write_bytes(data)
        found = [(item.error, item.line) for item in items(path) if item.error]
        assert found == ([("input.truncated", line)] if data else [])


def test_the_rest_goes_on_after_a_damaged_file(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl.gz").write_bytes(b"no gzip")
    write(tmp_path, "b.json", b"{}")
    assert [item.error for item in items(tmp_path)] == ["input.truncated", None]


def test_a_file_that_goes_away_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", b"{}")
    sources = Sources(find_sources([str(path)]))
    path.unlink()
    assert [item.error for item in sources] == ["input.unreadable"]


def test_a_folder_is_read_by_path(tmp_path: Path) -> None:
    names = ["b/z.json", "a.json", "b/a.jsonl", "b-c.json", "B.json", "b/c/d.ndjson.gz", "é.json"]
    for name in names:
        write(tmp_path, name, b"{}")
    for name in ("README.md", ".hidden.json", ".git/x.json", "o.duckdb.quarantine.jsonl", "x.csv"):
        write(tmp_path, name, b"{}")
    found = [item.source.removeprefix(f"{tmp_path}/") for item in items(tmp_path)]
    assert found == [
        "B.json", "a.json", "b/a.jsonl", "b/c/d.ndjson.gz", "b/z.json", "b-c.json", "é.json",
    ]  # fmt: skip
    assert [i.source for i in items(f"{tmp_path}/")] == [i.source for i in items(tmp_path)]


def test_the_output_is_no_input(tmp_path: Path) -> None:
    write(tmp_path, "a.json", b"{}")
    output = write(tmp_path, "out.jsonl", b"{}")
    found = find_sources([str(tmp_path)], leave_out=[output])
    assert [source.path for source in found] == [tmp_path / "a.json"]


def test_a_file_is_read_once(tmp_path: Path) -> None:
    path = write(tmp_path, "a.json", b"{}")
    (tmp_path / "b.json").symlink_to(path)
    assert [item.source for item in items(path, tmp_path, path)] == [str(path)]


def test_inputs_are_read_in_their_order(tmp_path: Path) -> None:
    one, two = write(tmp_path, "b.json", b"1"), write(tmp_path, "a.json", b"2")
    assert [item.data for item in items(one, two)] == [b"1", b"2"]


@pytest.mark.parametrize("form", [None, "json", "jsonl"])
def test_the_standard_input(monkeypatch: pytest.MonkeyPatch, form: str | None) -> None:
    class Stdin:
        buffer = io.BytesIO(b"{}\n[]\n")

    monkeypatch.setattr(sys, "stdin", Stdin())
    found = items("-", form=form)
    if form == "json":
        assert [(item.key, item.data) for item in found] == [("-", b"{}\n[]\n")]
    else:
        assert [(item.key, item.data) for item in found] == [("-:1", b"{}"), ("-:2", b"[]")]


def test_a_name_that_says_nothing_needs_a_format(tmp_path: Path) -> None:
    path = write(tmp_path, "payloads.txt", b"{}\n{}")
    with pytest.raises(ContractError) as caught:
        items(path)
    assert caught.value.code == "input.format"
    assert len(items(path, form="jsonl")) == 2


@given(st.data())
def test_law_after_any_payload_comes_the_same_rest(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("rest")
    lines = st.lists(st.sampled_from([b"{}", b"", b" ", b"[1]", b"x" * 30]), max_size=6)
    for name in ("a.jsonl", "b.jsonl.gz", "c.json", "d.jsonl.zst", "e.json.gz"):
        write(folder, name, b"\n".join(data.draw(lines)))
    damaged = write(folder, "b.ndjson.gz", b"{}\n" * 9)
    damaged.write_bytes(damaged.read_bytes()[: data.draw(st.integers(0, 30))])
    sources = Sources(find_sources([str(folder)]), 20)
    whole = list(sources)
    assert list(sources.items(Place())) == whole
    for done, item in enumerate(whole, 1):
        assert list(sources.items(item.next)) == whole[done:]
        assert list(sources.items(item.place)) == whole[done - 1 :]
    assert sources.done == sources.total


def test_earlier_sources_are_not_opened(tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        write(tmp_path, name, b"{}\n[]\n")
    sources = Sources(find_sources([str(tmp_path)]))
    (tmp_path / "a.jsonl").unlink()
    found = sources.items(Place(1, 1))
    assert [(item.data, item.place) for item in found] == [(b"[]", Place(1, 1))]


def test_a_pattern_stands_for_the_files_that_it_fits(tmp_path: Path) -> None:
    names = ["b/z.jsonl.gz", "a.jsonl.gz", "b/c/d.jsonl.gz", "b/y.json", "b/out.jsonl.gz"]
    for name in names:
        write(tmp_path, name, b"{}")
    write(tmp_path, ".hidden/x.jsonl.gz", b"{}")
    write(tmp_path, "o.duckdb.quarantine.jsonl.gz", b"{}")
    found = find_sources([f"{tmp_path}/**/*.jsonl.gz"], leave_out=[tmp_path / "b" / "out.jsonl.gz"])
    shown = [source.name.removeprefix(f"{tmp_path}/") for source in found]
    assert shown == ["a.jsonl.gz", "b/c/d.jsonl.gz", "b/z.jsonl.gz"]
    with pytest.raises(ContractError) as caught:
        find_sources([f"{tmp_path}/*.csv"])
    assert caught.value.code == "input.none"


def test_what_exists_is_no_pattern(tmp_path: Path) -> None:
    path = write(tmp_path, "a[1].json", b"{}")
    write(tmp_path, "a1.json", b"[]")
    assert [item.data for item in items(path)] == [b"{}"]


def test_what_is_below_the_output_is_no_input(tmp_path: Path) -> None:
    write(tmp_path, "a.json", b"{}")
    write(tmp_path, "out/persons/b.json", b"{}")
    found = find_sources([str(tmp_path)], leave_out=[tmp_path / "out"])
    assert [source.path for source in found] == [tmp_path / "a.json"]


def test_what_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContractError) as caught:
        items(tmp_path / "a.json")
    assert caught.value.code == "input.missing"
    with pytest.raises(ContractError) as caught:
        items(tmp_path)
    assert caught.value.code == "input.none"


def test_how_much_was_read(tmp_path: Path) -> None:
    path = write(tmp_path, "a.jsonl", b"{}\n" * 10)
    packed = write(tmp_path, "b.jsonl.gz", b"{}\n" * 10)
    sources = Sources(find_sources([str(path), str(packed)]))
    assert (sources.total, sources.done) == (30 + packed.stat().st_size, 0)
    assert len(list(sources)) == 20
    assert sources.done == sources.total
    assert Sources([Source("-", None, "jsonl")]).total is None


def test_a_pipe_is_read(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"{}\n[]\n",))
    writer.start()
    sources = Sources(find_sources([str(path)], format="jsonl"))
    assert sources.total is None
    assert [item.data for item in sources] == [b"{}", b"[]"]
    assert sources.done == 0
    writer.join()


def test_a_link_to_nothing_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "gone.json")
    sources = Sources(find_sources([str(tmp_path)]))
    assert sources.total == 0
    assert [item.error for item in sources] == ["input.unreadable"]


def test_a_repr_shows_no_payload() -> None:
    assert "canary" not in repr(Item("a.json", data=b"canary"))
