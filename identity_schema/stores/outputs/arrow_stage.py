"""A stage of Arrow streams, one file a table: for stores that load Arrow.

Needs the extra ``arrow``.
"""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from identity_schema.stores.durable import replace
from identity_schema.stores.stage import Normalised, Replaced, Stage
from identity_schema.tables.arrow import arrow_schema, rows_to_arrow
from identity_schema.tables.rows import Rows, rows_of
from identity_schema.tables.schema import TABLES

__all__ = ["ArrowStage", "gone_keys", "staged_keys", "staged_tables"]


def staged_tables(folder: Path) -> Iterator[tuple[str, pa.RecordBatchReader]]:
    """Read what an `ArrowStage` wrote, without holding it.

    Args:
        folder: The folder of the stage.

    Yields:
        Every table's name with a reader of its rows, to be used before the next one is asked for.
    """
    for name in TABLES:
        with pa.OSFile(str(_file(folder, name))) as file:
            yield name, pa.ipc.open_stream(file)


def staged_keys(folder: Path) -> pa.Table:
    """Return the keys of a span's payloads, one column, ``record_key``."""
    with pa.OSFile(str(_file(folder, "payloads"))) as file:
        return pa.Table.from_batches(
            [batch.select(["record_key"]) for batch in pa.ipc.open_stream(file)],
            pa.schema([arrow_schema("payloads").field("record_key")]),
        )


def gone_keys(records: pa.Table | pa.RecordBatch, payloads: AbstractSet[str]) -> pa.Array:
    """Return the keys of payloads and of their records.

    Args:
        records: Rows of the table ``records``.
        payloads: Keys of payloads.
    """
    keys = pa.array(sorted(payloads), pa.string())
    mine = records.filter(pc.is_in(records["payload_key"], keys))["record_key"]
    held = mine.combine_chunks() if isinstance(mine, pa.ChunkedArray) else mine
    return pa.concat_arrays([keys, held])


def _file(folder: Path, table: str) -> Path:
    return folder / f"{table}.arrows"


class ArrowStage(Stage):
    """Writes ``<table>.arrows``, one record batch for each batch."""

    def __init__(self, folder: Path) -> None:
        """Begin all files; see `Stage`."""
        super().__init__(folder)
        self._writers: dict[str, Any] = {
            name: pa.ipc.new_stream(str(_file(folder, name)), arrow_schema(name)) for name in TABLES
        }

    def made_of(self, one: Normalised) -> Rows:
        """Return the rows of a payload, with no table that has none."""
        return rows_of(one, defaultdict(list))

    def write(self, batch: list[Rows]) -> None:
        """Write a batch."""
        for name, table in self.tables(batch).items():
            # Also where there are no rows: batches are counted.
            self._writers[name].write_batch(_one_batch(name, table))

    def tables(self, batch: list[Rows]) -> dict[str, pa.Table]:
        """Return the rows of a batch, by table."""
        return rows_to_arrow(
            {name: [row for rows in batch for row in rows.get(name, ())] for name in TABLES}
        )

    def settle(self, replaced: Replaced) -> None:
        """Close the files; they are read by the next process of this run or by none."""
        for writer in self._writers.values():
            writer.close()
        if replaced:
            _take_out(self.folder, replaced)


def _one_batch(name: str, table: pa.Table) -> pa.RecordBatch:
    (batch,) = table.combine_chunks().to_batches() or [_no_rows(name)]
    return batch


@cache
def _no_rows(name: str) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist([], schema=arrow_schema(name))


def _take_out(folder: Path, replaced: Replaced) -> None:
    """Write the files anew, without the payloads that were replaced."""
    with pa.OSFile(str(_file(folder, "records"))) as file:
        gone = {
            number: gone_keys(batch, replaced[number])
            for number, batch in enumerate(pa.ipc.open_stream(file))
            if number in replaced
        }
    for name, reader in staged_tables(folder):
        growing = folder / f"{name}.new"
        with pa.ipc.new_stream(str(growing), reader.schema) as writer:
            for number, batch in enumerate(reader):
                keys = gone.get(number)
                held = (
                    batch
                    if keys is None
                    else batch.filter(pc.invert(pc.is_in(batch["record_key"], keys)))
                )
                writer.write_batch(held)
        replace(growing, _file(folder, name))
