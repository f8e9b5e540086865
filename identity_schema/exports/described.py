"""The whole schema as plain values: what a released version is kept as, and compared with.

>>> list(described())
['schema', 'tables', 'records']
"""

from typing import Any

from identity_schema.exports.json_schema import demands_of_records, record_schema_version
from identity_schema.model.version import SCHEMA
from identity_schema.tables.schema import TABLES, schema_version

__all__ = ["described"]


def described() -> dict[str, Any]:
    """Return names and types of all tables and records, without what only explains them."""
    tables = {
        table.name: {
            column.name: str(column.type) + ("" if column.nullable else ", never null")
            for column in table.columns
        }
        for table in TABLES.values()
    }
    return {
        "schema": SCHEMA,
        "tables": {"version": schema_version(), "columns": tables},
        "records": {"version": record_schema_version(), "demands": demands_of_records()},
    }
