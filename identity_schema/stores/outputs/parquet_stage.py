"""A stage of Parquet files, one part of each table.

Needs the extra ``arrow``. Row groups have a fixed number of rows, so that the bytes depend on
nothing but the rows.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from identity_schema.stores.durable import sync
from identity_schema.stores.outputs.arrow_stage import ArrowStage, staged_tables
from identity_schema.stores.stage import Replaced
from identity_schema.tables.schema import TABLES

__all__ = ["ParquetStage", "part_file", "write_part"]

GROUP = 32_768
"""Rows in a row group."""


def part_file(folder: Path, table: str, number: int = 0) -> Path:
    """Return where a part of a table lies."""
    return folder / table / f"part-{number:06}.parquet"


def write_part(path: Path, schema: pa.Schema, batches: Iterable[pa.RecordBatch]) -> None:
    """Write a Parquet file; that it outlasts a loss of power is left to the caller."""
    path.parent.mkdir(exist_ok=True)
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for group in _groups(batches, schema):
            writer.write_table(group, row_group_size=GROUP)


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterator[pa.Table]:
    """Cut rows anew, into groups of the fixed number."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        while rows >= GROUP:
            held = pa.Table.from_batches(waiting, schema)
            yield held.slice(0, GROUP).combine_chunks()
            waiting, rows = held.slice(GROUP).to_batches(), rows - GROUP
    if rows:
        yield pa.Table.from_batches(waiting, schema).combine_chunks()


class ParquetStage(ArrowStage):
    """Writes ``<table>/part-000000.parquet``."""

    def settle(self, replaced: Replaced) -> None:
        """Turn the streams into files, one table after the other, which takes little memory."""
        super().settle(replaced)
        for name, reader in staged_tables(self.folder):
            write_part(part_file(self.folder, name), reader.schema, reader)
        for stream in self.folder.glob("*.arrows"):
            stream.unlink()
        # All at once: a disk takes less time for many files than for one after the other.
        sync(*(part_file(self.folder, name) for name in TABLES))
