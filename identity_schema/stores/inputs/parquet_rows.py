"""Parquet files as inputs. Needs the extra ``arrow``.

Row groups that lie before the start are passed over unread. A batch has fewer rows where payloads
are large on average, so that memory is bounded whatever the size of the file. Pages are unpacked
whole, as the library does it: what a hostile file can ask for is not bounded.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pyarrow as pa
import pyarrow.parquet as pq

from identity_schema.stores.inputs.items import Item
from identity_schema.stores.inputs.rows import BATCH, check_columns, items_of, rows_from
from identity_schema.stores.inputs.source import Rows, Source
from identity_schema.stores.inputs.table import Table

__all__ = ["open_parquet"]

_BATCH_BYTES = 16 * 1024 * 1024
_BUFFER = 1024 * 1024


@contextmanager
def open_parquet(source: Source) -> Iterator[Table]:
    """Open a file.

    Raises:
        ContractError: ``input.column``: as `identity_schema.stores.inputs.rows.check_columns`.
        EOFError: It is no Parquet file, or is damaged.
        OSError: The system does not give it.
    """
    rows = source.rows or Rows()
    with Path(source.path or "").open("rb") as raw, _opened(raw, source, rows) as file:

        def items(number: int, start: int, max_bytes: int) -> Iterator[Item]:
            batches = _batches(file, rows, start)
            return items_of(batches, source, number, start, max_bytes)

        yield Table(items, file.metadata.num_rows)


def _opened(raw: IO[bytes], source: Source, rows: Rows) -> pq.ParquetFile:
    try:
        file = pq.ParquetFile(raw, buffer_size=_BUFFER, pre_buffer=False)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(error) from None
    check_columns(file.schema_arrow, source, rows)
    return file


def _batches(file: pq.ParquetFile, rows: Rows, start: int) -> Iterator[pa.RecordBatch]:
    try:
        for number in range(file.metadata.num_row_groups):
            group = file.metadata.row_group(number)
            if start < group.num_rows:
                size = _batch_rows(group)
                batches = file.iter_batches(size, [number], rows.columns, use_threads=False)
                yield from rows_from(batches, start)
            start = max(0, start - group.num_rows)
    except (pa.ArrowException, OSError) as error:
        raise _damaged(error) from None


def _batch_rows(group: pq.RowGroupMetaData) -> int:
    """Return how many rows of a group are taken at a time."""
    each = group.total_byte_size // max(1, group.num_rows) + 1
    return max(1, min(BATCH, int(_BATCH_BYTES // each)))


def _damaged(error: Exception) -> Exception:
    """Tell what the system says, which has a number, from what Arrow says of the content."""
    if isinstance(error, OSError) and error.errno is not None:
        return error
    return EOFError("the Parquet file is damaged")
