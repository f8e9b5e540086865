"""Rows of a record batch: their payloads, taken in with what stands beside them."""

from collections.abc import Callable, Iterator
from typing import Any

import pyarrow as pa

from identity_schema.engines.columns import Columns
from identity_schema.errors import PayloadError
from identity_schema.kept import context_of_row
from identity_schema.tables.intake import Intake, Taken, refused

__all__ = ["sort_of", "take_rows"]

_IN_UTC = pa.timestamp("us", "UTC")
_SORTS: tuple[tuple[str, Callable[[pa.DataType], bool]], ...] = (
    ("words", pa.types.is_string),
    ("words", pa.types.is_large_string),
    ("words", pa.types.is_string_view),
    ("bytes", pa.types.is_binary),
    ("bytes", pa.types.is_large_binary),
    ("bytes", pa.types.is_binary_view),
    ("integer", pa.types.is_integer),
    ("uuid", lambda held: pa.types.is_fixed_size_binary(held) and held.byte_width == 16),
    ("null", pa.types.is_null),
    ("time", lambda held: pa.types.is_timestamp(held) and held.tz is not None),
)


def sort_of(held: pa.DataType) -> str:
    """Return the sort of a type, as `identity_schema.engines.columns.Columns.check` asks for it."""
    if isinstance(held, pa.BaseExtensionType):
        return sort_of(held.storage_type)
    if pa.types.is_dictionary(held):
        return sort_of(held.value_type)
    return next((sort for sort, fits in _SORTS if fits(held)), "other")


def take_rows(batch: pa.RecordBatch, columns: Columns, intake: Intake) -> list[Taken]:
    """Take the payloads of a batch in, one for each row.

    Args:
        batch: The batch.
        columns: Which of its columns matter; they have been checked.
        intake: How payloads are taken in.
    """
    payloads = _bytes(batch.column(columns.payload)).to_pylist()
    rows = zip(payloads, _beside(batch, columns.keep), strict=True)
    return [_take(payload, n, said, intake) for n, (payload, said) in enumerate(rows)]


def _take(payload: bytes | None, row: int, said: dict[str, Any], intake: Intake) -> Taken:
    if payload is None:
        return refused("input.no_payload", None, row, None)
    try:
        context = context_of_row(said, intake.context) if said else intake.context
    except PayloadError as error:
        return refused(error.code, payload, row, None)
    return intake.take(payload, row, context)


def _beside(batch: pa.RecordBatch, keep: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Give what stands beside each payload."""
    if not keep:
        return iter([{}] * batch.num_rows)
    columns = [_values(batch.column(name)) for name in keep]
    return (dict(zip(keep, row, strict=True)) for row in zip(*columns, strict=True))


def _bytes(column: pa.Array) -> pa.Array:
    """Return texts as their bytes, which takes no copy and no check."""
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string_view(column.type):
        column = column.cast(pa.string())
    return column.cast(pa.large_binary())


def _values(column: pa.Array) -> list[Any]:
    """Return Python values; times to the microsecond, which is what Python has."""
    if pa.types.is_timestamp(column.type):
        kind = _IN_UTC if column.type.tz is not None else pa.timestamp("us")
        column = column.cast(kind, safe=False)
    values: list[Any] = column.to_pylist()
    return values
