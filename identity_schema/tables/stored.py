"""Stored columns: payloads in a column of Arrow, and what stands beside them.

>>> sort_of(pa.dictionary(pa.int8(), pa.string())), sort_of(pa.list_(pa.string()))
('words', 'other')
"""

from collections.abc import Callable
from typing import Any

from identity_schema._extras import pa

__all__ = ["payloads_of", "sort_of", "values_of"]

_IN_UTC = pa.timestamp("us", "UTC")
_UUID = "arrow.uuid"
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
    """Return the sort of a type, as `identity_schema.kept.unreadable` asks for it."""
    if isinstance(held, pa.BaseExtensionType):
        return sort_of(held.storage_type)
    if pa.types.is_dictionary(held):
        return sort_of(held.value_type)
    return next((sort for sort, fits in _SORTS if fits(held)), "other")


def payloads_of(column: pa.Array) -> list[bytes | None]:
    """Return the payloads of a column of texts or bytes, which takes no check and no copy more."""
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string_view(column.type):
        column = column.cast(pa.string())
    made: list[bytes | None] = column.cast(pa.large_binary()).to_pylist()
    return made


def values_of(column: pa.Array) -> list[Any]:
    """Return the values of a column; times to the microsecond, which is what Python has."""
    if pa.types.is_timestamp(column.type):
        kind = _IN_UTC if column.type.tz is not None else pa.timestamp("us")
        column = column.cast(kind, safe=False)
    elif getattr(column.type, "extension_name", _UUID) != _UUID:
        column = column.storage
    values: list[Any] = column.to_pylist()
    return values
