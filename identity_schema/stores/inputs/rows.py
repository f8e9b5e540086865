"""Rows: the payloads in a column of Arrow batches, each with what stands beside it.

Needs the extra ``arrow``. Payloads are JSON text or bytes. A struct is refused: it cannot say which
keys were missing and which were null, and both are told apart here.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import pyarrow as pa

from identity_schema.errors import ContractError
from identity_schema.kept import unreadable
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.inputs.source import Rows, Source
from identity_schema.tables.stored import payloads_of, sort_of, values_of

__all__ = ["BATCH", "check_columns", "items_of", "rows_from"]

BATCH = 2000
"""Rows that are taken out of Arrow at a time."""


def check_columns(schema: pa.Schema, source: Source, rows: Rows) -> None:
    """Check that the columns are there and hold what they should.

    Raises:
        ContractError: ``input.column``: a column is missing, comes twice, or is of a type that
            cannot be read; the message names the columns.
    """
    for column in rows.columns:
        if schema.get_all_field_indices(column) != [schema.get_field_index(column)]:
            raise ContractError("input.column", _not_one(schema, source, column, rows))
    sorts = {column: sort_of(schema.field(column).type) for column in rows.columns}
    for column, wanted in unreadable(rows.column, rows.keep, sorts):
        message = f"the column {column} of {source.name} is {_shown(schema, column)}; it must be"
        raise ContractError("input.column", f"{message} {wanted}")


def _not_one(schema: pa.Schema, source: Source, column: str, rows: Rows) -> str:
    """Say that a column is not there, or is there twice, and what to do."""
    times = "several columns" if column in schema.names else "no column"
    held = ", ".join(dict.fromkeys(schema.names)) or "none"
    advice = (
        "name the one that has the payloads with --column"
        if column == rows.column
        else "name those that stand beside the payloads with --keep NAME=COLUMN"
    )
    return f"{source.name} has {times} called {column} ({advice}); its columns are: {held}"


def _shown(schema: pa.Schema, column: str) -> str:
    """Name the type of a column, but not of what a nested one is made: keys of payloads."""
    shown = str(schema.field(column).type)
    return "a nested type" if "<" in shown else shown


def rows_from(batches: Iterable[pa.RecordBatch], start: int) -> Iterator[pa.RecordBatch]:
    """Give batches without the first rows."""
    for batch in batches:
        if start < batch.num_rows:
            yield batch.slice(start)
        start = max(0, start - batch.num_rows)


def items_of(
    batches: Iterable[pa.RecordBatch], source: Source, number: int, start: int, max_bytes: int
) -> Iterator[Item]:
    """Make the items of batches.

    Args:
        batches: The rows, from the one after those that are passed over.
        source: Where they come from; it has rows.
        number: Number of the source among all.
        start: How many rows were passed over.
        max_bytes: Size of the largest payload that is read.
    """
    rows = source.rows or Rows()
    line = start
    for batch in batches:
        for begin in range(0, batch.num_rows, BATCH):
            part = batch.slice(begin, BATCH)
            payloads = payloads_of(part.column(rows.column))
            kept = _kept(part, rows)
            for data, beside in zip(payloads, kept, strict=True):
                line += 1
                yield _item(source.name, line, data, max_bytes, number, beside)


def _item(name: str, line: int, data: bytes | None, max_bytes: int, number: int, kept: Any) -> Item:
    if data is None:
        return Item(name, line, error="input.no_payload", number=number, kept=kept)
    if len(data) <= max_bytes:
        return Item(name, line, 0, data, len(data), None, None, number, kept)
    digest, error = sha256(data).hexdigest(), "payload.too_large"
    return Item(name, line, 0, None, len(data), digest, error, number, kept)


def _kept(part: pa.RecordBatch, rows: Rows) -> Iterator[dict[str, Any] | None]:
    if not rows.keep:
        return iter([None] * part.num_rows)
    names = [name for name, _ in rows.keep]
    values = [values_of(part.column(column)) for _, column in rows.keep]
    return (dict(zip(names, row, strict=True)) for row in zip(*values, strict=True))
