"""Rows: the payloads in a column of Arrow batches, each with what stands beside it.

Needs the extra ``arrow``. Payloads are JSON text or bytes. A struct is refused: it cannot say which
keys were missing and which were null, and both are told apart here.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from identity_schema.errors import ContractError
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.inputs.source import Rows, Source

__all__ = ["BATCH", "check_columns", "items_of", "rows_from"]

BATCH = 2000
"""Rows that are taken out of Arrow at a time."""

_UTC = pa.timestamp("us", "UTC")
_UUID = "arrow.uuid"


def check_columns(schema: pa.Schema, source: Source, rows: Rows) -> None:
    """Check that the columns are there and hold what they should.

    Raises:
        ContractError: ``input.column``: a column is missing, comes twice, or is of a type that
            cannot be read; the message names the columns.
    """
    for column in rows.columns:
        if schema.get_all_field_indices(column) != [schema.get_field_index(column)]:
            held = ", ".join(dict.fromkeys(schema.names)) or "none"
            message = f"{source.name} has not one column {column}; it has: {held}"
            raise ContractError("input.column", message)
    _check(schema, source, rows.column, _is_text, "JSON as text or bytes")
    for name, column in rows.keep:
        check, wanted = _MEANT.get(name, (None, ""))
        if check is not None:
            _check(schema, source, column, check, f"{wanted}, to be kept as {name}")


def _check(schema: pa.Schema, source: Source, column: str, check: Any, wanted: str) -> None:
    kind = schema.field(column).type
    if not check(_plain(kind)):
        # Not of what a nested type is made: its fields are keys of payloads.
        shown = "a nested type" if pa.types.is_nested(_plain(kind)) else kind
        message = f"the column {column} of {source.name} is {shown}; it must be {wanted}"
        raise ContractError("input.column", message)


def _plain(kind: pa.DataType) -> pa.DataType:
    """Return the type that values of an extension or a dictionary are stored in."""
    if isinstance(kind, pa.BaseExtensionType):
        return _plain(kind.storage_type)
    return _plain(kind.value_type) if pa.types.is_dictionary(kind) else kind


def _is_text(kind: pa.DataType) -> bool:
    types = pa.types
    is_bytes = (types.is_binary, types.is_large_binary, types.is_binary_view)
    return _is_words(kind) or any(check(kind) for check in (*is_bytes, types.is_null))


def _is_words(kind: pa.DataType) -> bool:
    types = pa.types
    is_words = (types.is_string, types.is_large_string, types.is_string_view)
    return any(check(kind) for check in is_words)


def _is_key(kind: pa.DataType) -> bool:
    is_uuid = pa.types.is_fixed_size_binary(kind) and kind.byte_width == 16
    return _is_words(kind) or pa.types.is_integer(kind) or is_uuid


def _is_time(kind: pa.DataType) -> bool:
    return _is_words(kind) or (pa.types.is_timestamp(kind) and kind.tz is not None)


_MEANT = {
    "id": (_is_key, "text, integers or UUIDs"),
    "operation": (_is_words, "text"),
    "received_at": (_is_time, "a timestamp with its zone, or ISO 8601 text with one"),
    "region": (_is_words, "text"),
    "request": (_is_text, "a JSON object as text"),
}


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
            payloads = _payloads(part.column(rows.column))
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


def _payloads(column: pa.Array) -> list[bytes | None]:
    stored = column.storage if isinstance(column, pa.ExtensionArray) else column
    made: list[bytes | None] = stored.cast(pa.large_binary()).to_pylist()
    return made


def _kept(part: pa.RecordBatch, rows: Rows) -> Iterator[dict[str, Any] | None]:
    if not rows.keep:
        return iter([None] * part.num_rows)
    names = [name for name, _ in rows.keep]
    values = [_values(part.column(column)) for _, column in rows.keep]
    return (dict(zip(names, row, strict=True)) for row in zip(*values, strict=True))


def _values(column: pa.Array) -> list[Any]:
    if pa.types.is_timestamp(column.type):
        # What is finer than a microsecond has no place in Python.
        kind = _UTC if column.type.tz is not None else pa.timestamp("us")
        column = pc.cast(column, kind, safe=False)
    elif getattr(column.type, "extension_name", _UUID) != _UUID:
        column = column.storage
    values: list[Any] = column.to_pylist()
    return values
