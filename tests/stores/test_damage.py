"""Damaged outputs: which file it is, by name, and no word of an error of the library."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from storing import save

from identity_schema import ContractError
from identity_schema.records import Records
from identity_schema.stores.migrate import migrate_store
from identity_schema.stores.outputs.choice import make_store
from identity_schema.stores.retention.plan import Purge
from identity_schema.stores.retention.purge import purge_store
from identity_schema.stores.run import Run
from identity_schema.tables.schema import TABLES

_HEADERS, _BLOCK = 3 * 4096, 256 * 1024
"""Where the blocks of a DuckDB file begin, and their size."""

PURGE = Purge(dt.datetime(2026, 11, 22, tzinfo=dt.UTC), subjects=frozenset(["m:0"]))


def refusal(call: Callable[[], object]) -> str:
    """Return what a call is refused with."""
    with pytest.raises(ContractError) as caught:
        call()
    assert caught.value.code == "output.damaged"
    return str(caught.value)


def cut(path: Path, size: int) -> None:
    """Cut some bytes off the end of a file."""
    path.write_bytes(path.read_bytes()[:-size])


def spoil(path: Path, begin: float, end: float) -> None:
    """Overwrite a share of a file with zeros."""
    data = bytearray(path.read_bytes())
    places = slice(int(begin * len(data)), int(end * len(data)))
    data[places] = bytes(len(data[places]))
    path.write_bytes(data)


@pytest.mark.parametrize("size", [1, 2, 20, 300])
def test_a_file_of_records_that_is_cut_off_is_not_added_to(
    tmp_path: Path, many: list[Records], size: int
) -> None:
    path = save(make_store(str(tmp_path / "out.jsonl")), many)
    number = len(path.read_bytes().splitlines())
    cut(path, size)
    before = path.read_bytes()
    said = refusal(lambda: save(make_store(str(path)), many, append=True))
    assert f"out.jsonl is damaged: line {number} is no record" in said
    assert path.read_bytes() == before


@pytest.mark.parametrize("line", [b'{"key":"x"}\n', b'{"key":"x","payload":1}\n', b'{"key":"x\n'])
def test_a_line_that_is_no_record_is_told_by_its_number(
    tmp_path: Path, many: list[Records], line: bytes
) -> None:
    path = save(make_store(str(tmp_path / "out.jsonl")), many[:1])
    path.write_bytes(path.read_bytes() + line)
    number = len(many[0]) + 1
    said = refusal(lambda: save(make_store(str(path)), many, append=True))
    assert f"line {number} is no record" in said


def test_a_file_of_records_that_is_cut_off_can_be_replaced(
    tmp_path: Path, many: list[Records]
) -> None:
    path = save(make_store(str(tmp_path / "out.jsonl")), many)
    whole = path.read_bytes()
    cut(path, 20)
    assert save(make_store(str(path)), many).read_bytes() == whole


@pytest.mark.parametrize("table", ["payloads", "records", "leaves"])
def test_a_part_that_is_no_parquet_file_is_named(
    tmp_path: Path, many: list[Records], table: str
) -> None:
    path = save(make_store(str(tmp_path / "out")), many, span=3)
    part = path / table / "part-000001.parquet"
    part.write_bytes(b"junk" * 50)
    for call in (
        lambda: save(make_store(str(path)), many, append=True),
        lambda: purge_store(str(path), PURGE),
        lambda: purge_store(str(path), PURGE, dry_run=True),
        lambda: migrate_store(str(path)),
    ):
        assert f"{part} is damaged" in refusal(call)
        assert part.read_bytes() == b"junk" * 50
        (tmp_path / "out.partial" / "ledger").unlink(missing_ok=True)
        if (tmp_path / "out.partial").exists():
            (tmp_path / "out.partial").rmdir()


def test_a_part_whose_rows_cannot_be_unpacked_is_named(tmp_path: Path, many: list[Records]) -> None:
    path = save(make_store(str(tmp_path / "out")), many)
    part = path / "records" / "part-000000.parquet"
    spoil(part, 0.02, 0.4)
    assert f"{part} is damaged" in refusal(lambda: purge_store(str(path), PURGE))
    store = make_store(str(path))
    said = refusal(lambda: save(store, many, append=True))
    assert "records/part-000000.parquet is damaged" in said
    assert path.is_dir()


def test_tombstones_that_cannot_be_read_let_nothing_come_back(
    tmp_path: Path, many: list[Records]
) -> None:
    path = save(make_store(str(tmp_path / "out")), many)
    purge_store(str(path), PURGE)
    grave = path / "tombstones" / "part-000000.parquet"
    grave.write_bytes(b"junk" * 50)
    assert f"{grave} is damaged" in refusal(make_store(str(path)).graves)


@pytest.mark.parametrize("share", [0.3, 0.7])
def test_a_database_that_is_cut_off_is_damaged(
    tmp_path: Path, many: list[Records], share: float
) -> None:
    path = save(make_store(str(tmp_path / "out.duckdb")), many)
    cut(path, int(path.stat().st_size * share))
    before = path.read_bytes()
    for call in (
        lambda: make_store(str(path)),
        lambda: purge_store(str(path), PURGE),
        lambda: migrate_store(str(path)),
    ):
        assert "out.duckdb is damaged" in refusal(call)
    assert path.read_bytes() == before


def test_a_database_with_a_block_overwritten_is_damaged(
    tmp_path: Path, many: list[Records]
) -> None:
    path = save(make_store(str(tmp_path / "out.duckdb")), many)
    data = bytearray(path.read_bytes())
    for at in range(3 * 4096, len(data), 5000):
        data[at] ^= 0xFF
    path.write_bytes(data)
    assert "out.duckdb is damaged" in refusal(lambda: purge_store(str(path), PURGE))
    assert "out.duckdb is damaged" in refusal(lambda: make_store(str(path)).begin(Run("x")))


def test_damage_that_is_found_later_is_told_as_such(tmp_path: Path, many: list[Records]) -> None:
    """One byte in each block in turn: what opens may still have a block that cannot be read."""
    path = save(make_store(str(tmp_path / "out.duckdb")), many)
    data = bytearray(path.read_bytes())
    later = 0
    for at in range(_HEADERS, len(data), _BLOCK):
        data[at + 100] ^= 0xFF
        path.write_bytes(data)
        data[at + 100] ^= 0xFF
        try:
            make_store(str(path))
        except ContractError:
            continue
        for call in (
            lambda: purge_store(str(path), PURGE),
            lambda: save(make_store(str(path)), many, append=True),
        ):
            try:
                call()
            except ContractError as error:
                assert "out.duckdb is damaged" in str(error)  # noqa: PT017 - others are none
                later += 1
            shutil.rmtree(tmp_path / "out.duckdb.partial", ignore_errors=True)
            path.with_name("out.duckdb.wal").unlink(missing_ok=True)
    assert later


def test_what_the_system_refuses_is_no_damage(tmp_path: Path, many: list[Records]) -> None:
    path = save(make_store(str(tmp_path / "out")), many)
    for table in TABLES:
        (path / table / "part-000000.parquet").unlink()
        (path / table / "part-000000.parquet").symlink_to(tmp_path / "nowhere")
    with pytest.raises(OSError, match="No such file"):
        purge_store(str(path), PURGE)
