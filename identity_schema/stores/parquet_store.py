"""A folder of Parquet files: one folder a table, with one file each.

Needs the extra ``arrow``. Row groups have a fixed number of rows, so that the bytes do not depend
on the size of a batch. The versions stand in each file's metadata.
"""

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from identity_schema.errors import ContractError
from identity_schema.stores.store import BATCH, Normalised, Store, partial_path
from identity_schema.tables.arrow import arrow_schema, to_arrow
from identity_schema.tables.schema import TABLES

__all__ = ["ParquetStore"]

GROUP = 32_768
"""Rows in a row group."""

_FILE = "part-0.parquet"


class ParquetStore(Store):
    """Writes ``OUTPUT/<table>/part-0.parquet``."""

    def __init__(self, path: Path, batch: int = BATCH) -> None:
        """Prepare the folder; see `Store`.

        Raises:
            ContractError: ``output.foreign``: the folder has something else in it.
        """
        super().__init__(path, batch)
        self._partial = partial_path(path)
        self._writers: dict[str, pq.ParquetWriter] = {}
        self._waiting: dict[str, list[pa.Table]] = {}
        _refuse_foreign(path)

    def open(self) -> None:
        """Begin all files."""
        shutil.rmtree(self._partial, ignore_errors=True)
        for table in TABLES:
            folder = self._partial / table
            folder.mkdir(parents=True)
            self._writers[table] = pq.ParquetWriter(
                folder / _FILE, arrow_schema(table), compression="zstd"
            )
            self._waiting[table] = []

    def write(self, batch: list[Normalised]) -> None:
        """Write the full row groups of a batch, and keep the rest."""
        for name, table in to_arrow(batch).items():
            waiting = self._waiting[name]
            waiting.append(table)
            if sum(part.num_rows for part in waiting) >= GROUP:
                self._write_groups(name, last=False)

    def _write_groups(self, name: str, *, last: bool) -> None:
        table = pa.concat_tables([arrow_schema(name).empty_table(), *self._waiting[name]])
        full = table.num_rows if last else table.num_rows // GROUP * GROUP
        if full:
            self._writers[name].write_table(table.slice(0, full), row_group_size=GROUP)
        self._waiting[name] = [table.slice(full)]

    def commit(self) -> None:
        """Put the folder in its place."""
        for name, writer in self._writers.items():
            self._write_groups(name, last=True)
            writer.close()
        old = self.path.with_name(f"{self.path.name}.old")
        if self.path.exists():
            shutil.rmtree(old, ignore_errors=True)
            self.path.rename(old)
        self._partial.rename(self.path)
        shutil.rmtree(old, ignore_errors=True)

    def abort(self) -> None:
        """Take the folder away."""
        for writer in self._writers.values():
            writer.close()
        shutil.rmtree(self._partial, ignore_errors=True)


def _refuse_foreign(path: Path) -> None:
    """Refuse to replace a folder that has more in it than an earlier output."""
    if not path.exists():
        return
    ours = path.is_dir() and all(
        entry.name in TABLES and [file.name for file in entry.glob("*")] == [_FILE]
        for entry in path.iterdir()
    )
    if not ours:
        message = f"{path} has something else in it than an earlier output; name another folder"
        raise ContractError("output.foreign", message)
