"""The tables as Arrow: fixed schemas, whatever the data.

Needs the extra ``arrow`` (pyarrow).

>>> schema = arrow_schema("balances")
>>> schema.field("amount").type
Decimal128Type(decimal128(38, 18))
>>> to_arrow([])["balances"].num_rows
0
"""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

import pyarrow as pa

from identity_schema._version import __version__
from identity_schema.mapping.trace import Account
from identity_schema.records import Records
from identity_schema.tables.catalogue import sensitivity_of
from identity_schema.tables.columns import DECIMAL_PRECISION, DECIMAL_SCALE, Type
from identity_schema.tables.rows import Rows, empty_rows, rows_of
from identity_schema.tables.schema import TABLES, schema_version

__all__ = ["BATCH", "arrow_schema", "iter_batches", "rows_to_arrow", "to_arrow"]

BATCH = 2000
"""Payloads in a batch: more gain no speed and cost memory."""

_TYPES = {
    Type.TEXT: pa.string(),
    Type.BOOLEAN: pa.bool_(),
    Type.INTEGER: pa.int64(),
    Type.DECIMAL: pa.decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    Type.DATE: pa.date32(),
    Type.TIMESTAMP: pa.timestamp("us", "UTC"),
    # Parquet calls it an element; any other name would not come back.
    Type.TEXTS: pa.list_(pa.field("element", pa.string())),
}


@cache
def arrow_schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table: versions in its metadata, sensitivity in each field's."""
    fields = [
        pa.field(
            column.name,
            _TYPES[column.type],
            column.nullable,
            {"identity_schema.sensitivity": str(sensitivity_of(table, column.name))},
        )
        for column in TABLES[table].columns
    ]
    metadata = {
        "identity_schema.table": table,
        "identity_schema.schema": schema_version(),
        "identity_schema.library": __version__,
    }
    return pa.schema(fields, metadata=metadata)


def rows_to_arrow(rows: Rows) -> dict[str, pa.Table]:
    """Turn rows into Arrow tables, an empty one where there are no rows."""
    return {name: _table(name, rows[name]) for name in TABLES}


def _table(name: str, rows: list[tuple[object, ...]]) -> pa.Table:
    schema = arrow_schema(name)
    # One struct array of tuples is built 1.4 times as fast as its columns one by one.
    struct = pa.array(rows, type=pa.struct(list(schema)))
    return pa.Table.from_arrays(struct.flatten(), schema=schema)


def to_arrow(many: Iterable[Records | Account]) -> dict[str, pa.Table]:
    """Turn normalised payloads into Arrow tables.

    Args:
        many: What `identity_schema.normalize` returned for each payload; or what
            `identity_schema.explain` returned, for every leaf in ``leaves``.

    Returns:
        Every table by its name.
    """
    rows = empty_rows()
    for records in many:
        rows_of(records, rows)
    return rows_to_arrow(rows)


def iter_batches(
    many: Iterable[Records | Account], size: int = BATCH
) -> Iterator[dict[str, pa.Table]]:
    """Turn normalised payloads into Arrow tables, some payloads at a time.

    Args:
        many: As for `to_arrow`; read as the batches are asked for.
        size: Payloads in a batch.

    Yields:
        Every table by its name; put together, the batches are what `to_arrow` returns.
    """
    source = iter(many)
    while batch := list(islice(source, size)):
        yield to_arrow(batch)
