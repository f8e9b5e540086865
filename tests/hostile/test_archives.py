"""A compressed file that unpacks to far more is read in bounded memory, and told by a code."""

import gzip
import tracemalloc
from pathlib import Path

import pytest

from identity_schema.codes import CODES
from identity_schema.stores.finding import find_sources
from identity_schema.stores.sources import Sources

LIMIT = 2**20
BOMBS = {
    "one line without an end": (".jsonl.gz", b"1" * 2**25),
    "one payload": (".json.gz", b'{"sub":"' + b" " * 2**25 + b'"}'),
    "a bomb between two payloads": (".jsonl.gz", b"{}\n" + b"[" * 2**25 + b"\n{}\n"),
    "many empty lines": (".jsonl.gz", b"\n" * 2**17),
    "a bomb in a bomb": (".jsonl.gz", gzip.compress(b"0" * 2**25)),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_read_in_bounded_memory(bomb: str, tmp_path: Path) -> None:
    suffix, data = BOMBS[bomb]
    path = tmp_path / f"bomb{suffix}"
    path.write_bytes(gzip.compress(data))
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


def test_what_stands_around_a_bomb_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(BOMBS["a bomb between two payloads"][1]))
    items = list(Sources(find_sources([str(path)]), LIMIT))
    assert [(i.line, i.data, i.error) for i in items] == [
        (1, b"{}", None), (2, None, "payload.too_large"), (3, b"{}", None),
    ]  # fmt: skip
