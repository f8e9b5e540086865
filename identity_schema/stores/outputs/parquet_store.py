"""A folder of Parquet files: one folder a table, in it one part for each span.

Needs the extra ``arrow``. The parts of one number belong together. The versions stand in each
file's metadata. An output that is appended to is not changed in place either: its parts are linked
into the new one, and what was replaced is left out of copies of them when the run is complete.
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pyarrow.compute as pc
import pyarrow.parquet as pq

from identity_schema.errors import ContractError
from identity_schema.stores.durable import replace, sync
from identity_schema.stores.outputs.arrow_stage import gone_keys
from identity_schema.stores.outputs.graves import Graves
from identity_schema.stores.outputs.ledger import Ledger, Place
from identity_schema.stores.outputs.parquet_rewrite import sound, version_of
from identity_schema.stores.outputs.parquet_stage import ParquetStage, part_file, write_part
from identity_schema.stores.outputs.schema_check import check_schema
from identity_schema.stores.outputs.store import Store, Told
from identity_schema.stores.run import Run
from identity_schema.stores.stage import Stage
from identity_schema.tables.arrow import arrow_schema
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = ["ParquetStore"]


class ParquetStore(Store):
    """Writes ``OUTPUT/<table>/part-000000.parquet`` and further parts."""

    stage: ClassVar[type[Stage]] = ParquetStage

    def __init__(self, path: Path) -> None:
        """Prepare the folder; see `Store`.

        Raises:
            ContractError: ``output.foreign``: the folder has something else in it.
        """
        super().__init__(path)
        self._tables = self.partial / "tables"
        self._ledger: Ledger | None = None
        self._parts = 0
        _refuse_foreign(path)

    def graves(self) -> Graves:
        """Return what was purged from the folder; see `Store`."""
        parts = _parts(self.path, TOMBSTONES.name)
        found: list[dict[str, str]] = []
        for path in parts:
            with sound(path):
                found += pq.read_table(path, columns=["key_hash", "action"]).to_pylist()
        return Graves(row["key_hash"] for row in found if row["action"] == "deleted")

    def begin(self, run: Run) -> str | None:
        """Open the folder; see `Store`."""
        ledger = self._ledger = Ledger(self.partial / "ledger")
        progress = ledger.progress()
        if progress is None:
            self._begin_anew(ledger, append=run.append)
            return None
        said, self._parts = progress
        for table in TABLES:
            for path in _parts(self._tables, table)[self._parts :]:
                path.unlink()
        return said or None

    def _begin_anew(self, ledger: Ledger, *, append: bool) -> None:
        earlier = _parts(self.path, "payloads") if append else []
        if earlier:
            check_schema(version_of(self.path), schema_version())
        shutil.rmtree(self._tables, ignore_errors=True)
        graves = [TOMBSTONES.name] if append and (self.path / TOMBSTONES.name).exists() else []
        for table in [*TABLES, *graves]:
            (self._tables / table).mkdir(parents=True)
            for number, path in enumerate(_parts(self.path, table) if append else []):
                _link(path, part_file(self._tables, table, number))
        sync(*self._tables.iterdir(), self._tables)
        self._parts = len(earlier)
        ledger.begin(_places(earlier), self._parts)

    def commit(self, folder: Path, progress: Told) -> None:
        """Take a span as parts of the next number; see `Store`."""
        if self._ledger is None:
            return
        for table in TABLES:
            part_file(folder, table).replace(part_file(self._tables, table, self._parts))
        sync(*self._tables.iterdir())
        places = _places([part_file(self._tables, "payloads", self._parts)], self._parts)
        self._parts += 1
        self._ledger.commit(places, progress, self._parts)

    def finish(self) -> None:
        """Leave out what was replaced, and put the folder in its place; see `Store`."""
        self.close()
        if not self._tables.exists():
            return
        ledger = Ledger(self.partial / "ledger")
        try:
            for number, keys in _by_part(ledger.replaced()):
                _leave_out(self._tables, number, keys)
        finally:
            ledger.close()
        _drop_empty(self._tables)
        if not _parts(self._tables, "payloads"):
            for table in TABLES:
                write_part(part_file(self._tables, table, 0), arrow_schema(table), [])
        earlier = self.partial / "earlier"
        if self.path.exists():
            shutil.rmtree(earlier, ignore_errors=True)
            replace(self.path, earlier)
        replace(self._tables, self.path)

    def close(self) -> None:
        """Close the ledger; see `Store`."""
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def _parts(folder: Path, table: str) -> list[Path]:
    return sorted((folder / table).glob("part-*.parquet"))


def _places(payloads: list[Path], first: int = 0) -> Iterator[Place]:
    """Yield in which part each payload lies."""
    for number, path in enumerate(payloads, first):
        with sound(path), pq.ParquetFile(path) as file:
            for batch in file.iter_batches(columns=["record_key"]):
                for key in batch["record_key"].to_pylist():
                    yield key, number, 0


def _by_part(replaced: Iterator[Place]) -> Iterator[tuple[int, set[str]]]:
    """Put together the keys that are to leave the same part."""
    number, keys = -1, set[str]()
    for key, part, _ in replaced:
        if part != number and keys:
            yield number, keys
            keys = set()
        number = part
        keys.add(key)
    if keys:
        yield number, keys


def _leave_out(tables: Path, number: int, payloads: set[str]) -> None:
    """Write the parts of a number anew, without some payloads; doing it again changes nothing."""
    if not part_file(tables, "records", number).exists():
        return  # it lost them all before, and was dropped
    path = part_file(tables, "records", number)
    with sound(path):
        records = pq.read_table(path, columns=["record_key", "payload_key"])
    gone = gone_keys(records, payloads)
    # The table that tells what is gone is the last to lose it: until then it can be done again.
    for table in sorted(TABLES, key=lambda name: name == "records"):
        path = part_file(tables, table, number)
        with sound(path), pq.ParquetFile(path) as file:
            held = (
                batch.filter(pc.invert(pc.is_in(batch["record_key"], gone)))
                for batch in file.iter_batches()
            )
            write_part(path.with_suffix(".new"), arrow_schema(table), held)
        sync(path.with_suffix(".new"))
        replace(path.with_suffix(".new"), path)


def _drop_empty(tables: Path) -> None:
    """Drop the parts of each number that has no payload; what is begun can be done again."""
    for payloads in _parts(tables, "payloads"):
        if pq.read_metadata(payloads).num_rows:
            continue
        # Records are the first to go, for nothing is left out of them any more, payloads the last.
        for table in sorted(TABLES, key=lambda name: (name == "payloads", name != "records")):
            (tables / table / payloads.name).unlink(missing_ok=True)


def _link(source: Path, target: Path) -> None:
    """Let a file have a second name; copy it where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
        sync(target)


def _refuse_foreign(path: Path) -> None:
    """Refuse to replace a folder that has more in it than an earlier output."""
    if not path.exists():
        return
    ours = path.is_dir() and all(
        entry.name in {*TABLES, TOMBSTONES.name}
        and set(entry.iterdir()) == set(_parts(path, entry.name))
        for entry in path.iterdir()
    )
    if not ours:
        message = f"{path} has something else in it than an earlier output; name another folder"
        raise ContractError("output.foreign", message)
