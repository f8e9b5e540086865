"""Tables and queries of a PostgreSQL server as inputs, through ADBC. Needs the extra ``postgres``.

Nothing can be changed: the session is read-only. It also reads without parallel workers and from
the beginning of a table, so that a query without an order of its own gives the same one again as
long as the table stays as it is. Rows are streamed, some megabytes at a time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import adbc_driver_postgresql.dbapi as adbc
import pyarrow as pa

from identity_schema.errors import ContractError
from identity_schema.stores.connection import shown_uri
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.inputs.rows import check_columns, items_of, rows_from
from identity_schema.stores.inputs.source import Rows, Source
from identity_schema.stores.inputs.table import Table

__all__ = ["open_postgres"]

_SETTINGS = (
    "SET default_transaction_read_only = on",
    "SET max_parallel_workers_per_gather = 0",
    "SET synchronize_seqscans = off",
    "SET TIME ZONE 'UTC'",
)
_BATCH_BYTES = 4 * 1024 * 1024
_WHY = {
    "25006": "it would write, and inputs are only read",
    "42501": "the user may not read that",
    "42601": "it is no SQL",
    "42703": "a column is not there that it, --column or --keep names",
    "42P01": "a table is not there that it or --table names",
}
"""What a SQLSTATE says of a query (PostgreSQL 18, appendix A)."""

_HINT = {"adbc.postgresql.batch_size_hint_bytes": str(_BATCH_BYTES)}


@contextmanager
def open_postgres(source: Source) -> Iterator[Table]:
    """Connect and ask the query.

    Raises:
        ContractError: ``input.database``: nothing can be reached there, or the connection was lost;
            ``input.query``: the query is refused; ``input.column``: as
            `identity_schema.stores.inputs.rows.check_columns`. No message has a text of the
            server, which could hold a value, nor user or password.
    """
    rows = source.rows or Rows()
    try:
        connection = adbc.connect(rows.uri or "", autocommit=True)
    except adbc.Error as error:
        message = f"no connection to {shown_uri(rows.uri or '')}{_state(error)}"
        raise ContractError("input.database", message) from None
    with connection, connection.cursor(adbc_stmt_kwargs=_HINT) as cursor:
        reader = _asked(cursor, source, rows)
        check_columns(reader.schema, source, rows)

        def items(number: int, start: int, max_bytes: int) -> Iterator[Item]:
            batches = rows_from(_batches(reader, source), start)
            return items_of(batches, source, number, start, max_bytes)

        yield Table(items)


def _asked(cursor: Any, source: Source, rows: Rows) -> Any:
    try:
        for setting in _SETTINGS:
            cursor.execute(setting)
        cursor.execute(f"{rows.sql()}\n")
        return cursor.fetch_record_batch()
    except (adbc.Error, pa.ArrowException, OSError) as error:
        why = _WHY.get(getattr(error, "sqlstate", None) or "", "try it in psql")
        message = f"{source.name} refuses the query{_state(error)}: {why}"
        raise ContractError("input.query", message) from None


def _batches(reader: Any, source: Source) -> Iterator[pa.RecordBatch]:
    try:
        yield from reader
    except (adbc.Error, pa.ArrowException, OSError):
        message = (
            f"the rows of {source.name} stopped: the connection was lost, or the query fails at a"
            " row; give the command again to go on from there"
        )
        raise ContractError("input.database", message) from None


def _state(error: Exception) -> str:
    state = getattr(error, "sqlstate", None)
    return f" (SQLSTATE {state})" if state else ""
