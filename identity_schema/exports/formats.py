"""The schema in the words of others: JSON Schema, Arrow, and the SQL of two databases.

>>> list(FORMATS)
['json-schema', 'arrow', 'duckdb', 'postgresql']
>>> FORMATS["postgresql"]().splitlines()[1][:21]
'CREATE TABLE payloads'
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from identity_schema._extras import command_for
from identity_schema._version import __version__
from identity_schema.errors import ContractError
from identity_schema.exports.json_schema import json_schema
from identity_schema.tables.ddl import DUCKDB, POSTGRESQL, create_sql, index_sql
from identity_schema.tables.schema import TABLES, schema_version

__all__ = ["FORMATS"]


def _json_schema() -> str:
    return _json(json_schema())


def _arrow() -> str:
    """Write the Arrow schema of every table as JSON.

    Raises:
        ContractError: ``output.library``: pyarrow is not installed.
    """
    try:
        from identity_schema.tables.arrow import arrow_schema  # noqa: PLC0415 - optional
    except ImportError:
        message = f"the Arrow schema needs more: {command_for('arrow')}"
        raise ContractError("output.library", message) from None
    tables = {table.name: _fields(arrow_schema(table.name), table) for table in TABLES.values()}
    return _json({"schema": schema_version(), "library": __version__, "tables": tables})


def _fields(schema: Any, table: Any) -> dict[str, Any]:
    return {
        field.name: {
            "type": str(field.type),
            "nullable": field.nullable,
            "sensitivity": field.metadata[b"identity_schema.sensitivity"].decode(),
            "description": column.doc,
        }
        for field, column in zip(schema, table.columns, strict=True)
    }


def _json(held: object) -> str:
    return json.dumps(held, indent=2, ensure_ascii=False)


def _duckdb() -> str:
    return _script(create_sql(DUCKDB))


def _postgresql() -> str:
    return _script([*create_sql(POSTGRESQL), *index_sql()])


def _script(statements: list[str]) -> str:
    head = f"-- identity-schema {__version__}, schema {schema_version()}"
    return "\n".join([head, *(f"{statement.rstrip()};" for statement in statements)])


FORMATS: Mapping[str, Callable[[], str]] = {
    "json-schema": _json_schema,
    "arrow": _arrow,
    "duckdb": _duckdb,
    "postgresql": _postgresql,
}
"""Name to what writes the schema in it: of a record for JSON Schema, of the tables for others."""
