"""The Arrow schema of each table and of the quarantine.

Only types that every engine takes: Spark has no other timestamp than one in microseconds and no
large string, and ADBC loads no struct.
"""

from functools import cache

from identity_schema._extras import pa
from identity_schema._version import __version__
from identity_schema.tables.catalogue import sensitivity_of
from identity_schema.tables.columns import DECIMAL_PRECISION, DECIMAL_SCALE, Table, Type
from identity_schema.tables.schema import TABLES, schema_version, table_of

__all__ = ["QUARANTINE", "arrow_schema", "arrow_types", "list_of"]


def list_of(item: pa.DataType) -> pa.DataType:
    """Return the type of a list."""
    # Parquet calls it an element; any other name would not come back.
    return pa.list_(pa.field("element", item))


_TYPES = {
    Type.TEXT: pa.string(),
    Type.BOOLEAN: pa.bool_(),
    Type.INTEGER: pa.int64(),
    Type.DECIMAL: pa.decimal128(DECIMAL_PRECISION, DECIMAL_SCALE),
    Type.DATE: pa.date32(),
    Type.TIMESTAMP: pa.timestamp("us", "UTC"),
    Type.TEXTS: list_of(pa.string()),
}

QUARANTINE = pa.schema(
    [
        pa.field("position", pa.int64(), nullable=False),
        pa.field("source", pa.string()),
        pa.field("code", pa.string(), nullable=False),
        pa.field("size", pa.int64()),
        pa.field("sha256", pa.string()),
        pa.field("place", pa.string()),
    ]
)
"""What could not be read; `identity_schema.tables.intake.Refused` says what the columns hold."""


def arrow_types(table: Table) -> pa.Schema:
    """Return names and types of any table, without metadata."""
    return pa.schema(
        [pa.field(column.name, _TYPES[column.type], column.nullable) for column in table.columns]
    )


def arrow_schema(table: str) -> pa.Schema:
    """Return the Arrow schema of a table: versions in its metadata, sensitivity in each field's.

    Args:
        table: Name of the table.

    Raises:
        ContractError: ``tables.unknown``: there is no such table.
    """
    return _schema(table_of(table).name)


@cache
def _schema(table: str) -> pa.Schema:
    fields = [
        field.with_metadata({"identity_schema.sensitivity": str(sensitivity_of(table, field.name))})
        for field in arrow_types(TABLES[table])
    ]
    metadata = {
        "identity_schema.table": table,
        "identity_schema.schema": schema_version(),
        "identity_schema.library": __version__,
    }
    return pa.schema(fields, metadata=metadata)
