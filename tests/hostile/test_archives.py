"""A compressed file that unpacks to far more is read in bounded memory, and told by a code."""

import gzip
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from identity_schema.codes import CODES
from identity_schema.stores.inputs.finding import find_sources
from identity_schema.stores.inputs.packing import PACKINGS, zstd
from identity_schema.stores.inputs.sources import Sources

LIMIT = 2**20
PACKED: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress}
if zstd is not None:
    PACKED["zst"] = zstd.compress
BOMBS = {
    "one line without an end": (".jsonl", b"1" * 2**25),
    "one payload": (".json", b'{"sub":"' + b" " * 2**25 + b'"}'),
    "a bomb between two payloads": (".jsonl", b"{}\n" + b"[" * 2**25 + b"\n{}\n"),
    "many empty lines": (".jsonl", b"\n" * 2**17),
    "a bomb in a bomb": (".jsonl", gzip.compress(b"0" * 2**25)),
}


def test_every_packing_is_tried() -> None:
    assert set(PACKINGS.values()) == {"gzip", "zstd"}


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_read_in_bounded_memory(bomb: str, packing: str, tmp_path: Path) -> None:
    suffix, data = BOMBS[bomb]
    path = tmp_path / f"bomb{suffix}.{packing}"
    path.write_bytes(PACKED[packing](data))
    tracemalloc.start()
    try:
        items = [(i.error, i.size) for i in Sources(find_sources([str(path)]), LIMIT)]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * LIMIT
    assert all(error is None or error in CODES for error, _ in items)
    too_large = [size for error, size in items if error == "payload.too_large"]
    assert bool(too_large) == (len(data) > LIMIT)
    assert max((size for error, size in items if error is None), default=0) <= LIMIT


@pytest.mark.parametrize("packing", PACKED)
def test_what_stands_around_a_bomb_is_read(packing: str, tmp_path: Path) -> None:
    path = tmp_path / f"bomb.jsonl.{packing}"
    path.write_bytes(PACKED[packing](BOMBS["a bomb between two payloads"][1]))
    items = list(Sources(find_sources([str(path)]), LIMIT))
    assert [(i.line, i.data, i.error) for i in items] == [
        (1, b"{}", None), (2, None, "payload.too_large"), (3, b"{}", None),
    ]  # fmt: skip


@pytest.mark.skipif(zstd is None, reason="the extra zstd is not installed")
def test_a_frame_that_asks_for_a_huge_window_is_refused(tmp_path: Path) -> None:
    """Its header alone would have two gigabytes set aside."""
    options = {zstd.CompressionParameter.window_log: 31}
    packer = zstd.ZstdCompressor(options=options)
    data = packer.compress(b"{}\n" * 1000) + packer.flush(packer.FLUSH_FRAME)
    path = tmp_path / "window.jsonl.zst"
    path.write_bytes(data)
    items = list(Sources(find_sources([str(path)]), LIMIT))
    assert [(i.line, i.error) for i in items] == [(1, "input.truncated")]


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("cut", [0, 1, 5, -1])
def test_a_damaged_file_ends_by_a_code(packing: str, cut: int, tmp_path: Path) -> None:
    path = tmp_path / f"cut.jsonl.{packing}"
    path.write_bytes(PACKED[packing](b'{"sub": "1"}\n' * 50)[:cut])
    items = list(Sources(find_sources([str(path)]), LIMIT))
    assert {i.error for i in items} <= {None, "input.truncated"}
    assert [i.data for i in items if i.data] in ([], [b'{"sub": "1"}'] * 50)
    assert cut == 0 or items[-1].error == "input.truncated"
