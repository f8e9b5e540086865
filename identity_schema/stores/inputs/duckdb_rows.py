"""Tables and queries of DuckDB files as inputs. Needs the extra ``duckdb``.

The file is opened for reading only. Rows come in the order in which they were inserted, unless the
query has another one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import pyarrow as pa

from identity_schema.errors import ContractError
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.inputs.rows import BATCH, check_columns, items_of, rows_from
from identity_schema.stores.inputs.source import Rows, Source
from identity_schema.stores.inputs.table import Table

__all__ = ["open_duckdb"]

_SETTINGS = (
    "SET TimeZone = 'UTC'",
    "SET memory_limit = '256MB'",
    "SET enable_progress_bar = false",
)


@contextmanager
def open_duckdb(source: Source) -> Iterator[Table]:
    """Open a file and ask the query.

    Raises:
        ContractError: ``input.database``: the file is no DuckDB file or is in use; ``input.query``:
            the query is refused, or stops at a row; ``input.column``: as
            `identity_schema.stores.inputs.rows.check_columns`. No message has a text of the
            database, which could hold a value.
    """
    rows = source.rows or Rows()
    try:
        connection = duckdb.connect(str(source.path), read_only=True)
    except duckdb.Error as error:
        message = f"{source.path} is no DuckDB file, or is open elsewhere ({_kind(error)})"
        raise ContractError("input.database", message) from None
    with connection:
        reader = _asked(connection, source, rows)
        check_columns(reader.schema, source, rows)

        def items(number: int, start: int, max_bytes: int) -> Iterator[Item]:
            batches = rows_from(_batches(reader, source), start)
            return items_of(batches, source, number, start, max_bytes)

        yield Table(items)


def _asked(connection: duckdb.DuckDBPyConnection, source: Source, rows: Rows) -> Any:
    try:
        for setting in _SETTINGS:
            connection.execute(setting)
        relation = connection.sql(rows.sql())
        if relation is None:
            raise ContractError("input.query", f"the query of {source.name} gives no rows")
        # DuckDB 2 has the first name, 1 the second.
        read = getattr(relation, "to_arrow_reader", None) or relation.fetch_arrow_reader
        return read(BATCH)
    except duckdb.Error as error:
        message = f"{source.name} refuses the query ({_kind(error)}); try it in DuckDB itself"
        raise ContractError("input.query", message) from None


def _batches(reader: Any, source: Source) -> Iterator[pa.RecordBatch]:
    try:
        yield from reader
    except (duckdb.Error, pa.ArrowException, OSError) as error:
        message = f"the query of {source.name} stopped at a row ({_kind(error)})"
        raise ContractError("input.query", message) from None


def _kind(error: Exception) -> str:
    return type(error).__name__
