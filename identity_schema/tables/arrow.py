"""The tables as Arrow: fixed schemas, whatever the data.

Needs the extra ``arrow`` (pyarrow). `identity_schema.tables.nested` has another form, one row for
each payload.

>>> schema = arrow_schema("balances")
>>> schema.field("amount").type
Decimal128Type(decimal128(38, 18))
>>> to_arrow([])["balances"].num_rows
0
>>> tables = to_arrow([b"no payload"])
>>> tables.quarantine.column("code").to_pylist()
['payload.not_json']
"""

from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any

import attrs

from identity_schema._calls import check
from identity_schema._extras import pa
from identity_schema.errors import ContractError
from identity_schema.limits import LIMITS, Limits
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Context
from identity_schema.model.context import given
from identity_schema.tables.arrow_types import QUARANTINE, arrow_schema
from identity_schema.tables.intake import Errors, Intake, Refused, Taken
from identity_schema.tables.rows import Rows, empty_rows, rows_of
from identity_schema.tables.schema import TABLES

__all__ = [
    "BATCH",
    "Tables",
    "arrow_schema",
    "in_batches",
    "iter_batches",
    "rows_to_arrow",
    "stream",
    "to_arrow",
]

BATCH = 2000
"""Payloads in a batch: more gain no speed and cost memory."""


class Tables(dict[str, pa.Table]):
    """Every table by its name, and what could not be read.

    Each is a `pyarrow.Table`, which any library takes that knows ``__arrow_c_stream__``.

    Attributes:
        quarantine: The payloads that could not be read, by position, key, code and hash; never by
            content.
    """

    __slots__ = ("quarantine",)

    def __init__(self, tables: dict[str, pa.Table], quarantine: pa.Table) -> None:
        """Hold the tables and the quarantine."""
        super().__init__(tables)
        self.quarantine = quarantine

    def __repr__(self) -> str:
        """Show how many rows each has."""
        counts = ", ".join(f"{name}: {table.num_rows}" for name, table in self.items())
        return f"Tables({counts}; quarantine: {self.quarantine.num_rows})"


def rows_to_arrow(rows: Rows) -> dict[str, pa.Table]:
    """Turn rows into Arrow tables, an empty one where there are no rows."""
    return {name: _table(arrow_schema(name), rows[name]) for name in TABLES}


def _table(schema: pa.Schema, rows: list[tuple[object, ...]]) -> pa.Table:
    # One struct array of tuples is built 1.4 times as fast as its columns one by one.
    struct = pa.array(rows, type=pa.struct(list(schema)))
    return pa.Table.from_arrays(struct.flatten(), schema=schema)


def to_arrow(
    payloads: Iterable[Any],
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    errors: Errors = "quarantine",
) -> Tables:
    """Turn payloads into Arrow tables.

    Args:
        payloads: Raw payloads, as `identity_schema.normalize` takes them; or what it returned for
            each; or what `identity_schema.explain` returned, for every leaf in ``leaves``. A column
            of JSON texts, a `pyarrow.Array`, will do.
        mapping: As for `identity_schema.normalize`, for all raw payloads.
        context: As for `identity_schema.normalize`, for all raw payloads; without a source, which
            would give all of them the same key.
        limits: As for `identity_schema.normalize`, for each raw payload.
        errors: What becomes of a raw payload that cannot be read: ``quarantine`` lists it in the
            result's ``quarantine`` and goes on, ``raise`` ends the call.

    Returns:
        Every table by its name, with the same schema whatever the payloads.

    Raises:
        ContractError: The mapping does not exist or is wrong; ``context.source``;
            ``tables.payloads``: it is one payload and no list of them; ``call.argument``: one of
            them is neither text nor what a parser makes; ``tables.errors``: ``errors`` is another
            word.
        PayloadError: With ``errors="raise"``, as `identity_schema.normalize`.
    """
    batches = iter_batches(
        payloads, mapping=mapping, context=context, limits=limits, errors=errors
    )  # fmt: skip
    parts = [_tables([]), *batches]
    return Tables(
        {name: pa.concat_tables([part[name] for part in parts]) for name in TABLES},
        pa.concat_tables([part.quarantine for part in parts]),
    )


def iter_batches(
    payloads: Iterable[Any],
    size: int = BATCH,
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    errors: Errors = "quarantine",
) -> Iterator[Tables]:
    """Turn payloads into Arrow tables, some payloads at a time: memory does not grow with them.

    Args:
        payloads: As for `to_arrow`; read as the batches are asked for.
        size: Payloads in a batch.
        mapping: As for `to_arrow`.
        context: As for `to_arrow`.
        limits: As for `to_arrow`.
        errors: As for `to_arrow`.

    Returns:
        Every table by its name, for each batch; put together, they are what `to_arrow` returns.

    Raises:
        ContractError: As `to_arrow`; ``tables.size``: the size is below 1.
        PayloadError: As `to_arrow`, when the batch is asked for.
    """
    intake = Intake(mapping=mapping, context=given(context), limits=limits, errors=errors)
    return (_tables(batch) for batch in in_batches(intake.take_all(payloads), size))


def in_batches(items: Iterable[Any], size: int) -> Iterator[Iterable[Any]]:
    """Cut anything into batches of some items, the last one perhaps with fewer.

    A batch is read while the items are, and before the next is asked for: what became of an item
    as rows can be let go, and the garbage collector has little to walk.

    Raises:
        ContractError: ``tables.size``: the size is below 1.
    """
    check("size", size, int, "a whole number")
    if size < 1:
        raise ContractError("tables.size", "a batch has at least one payload")
    source = iter(items)
    return (chain((first,), islice(source, size - 1)) for first in source)


def _tables(taken: Iterable[Taken]) -> Tables:
    rows = empty_rows()
    refused = []
    for one in taken:
        if isinstance(one, Refused):
            refused.append(attrs.astuple(one))
        else:
            rows_of(one, rows)
    return Tables(rows_to_arrow(rows), _table(QUARANTINE, refused))


def stream(
    payloads: Iterable[Any],
    table: str,
    size: int = BATCH,
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    errors: Errors = "raise",
) -> pa.RecordBatchReader:
    """Turn payloads into a stream of one table, for whatever reads ``__arrow_c_stream__``.

    DuckDB, Polars and ADBC do. All tables in one stream: `identity_schema.tables.nested`.

    Args:
        payloads: As for `to_arrow`; read as the stream is.
        table: Name of the table, or ``quarantine``.
        size: Payloads in a batch.
        mapping: As for `to_arrow`.
        context: As for `to_arrow`.
        limits: As for `to_arrow`.
        errors: As for `to_arrow`; but the stream of a table has no place for what cannot be read,
            and so ``raise`` unless something else is said.

    Raises:
        ContractError: As `iter_batches`; ``tables.unknown``: there is no such table.
        PayloadError: As `to_arrow`, while the stream is read (pyarrow passes it on).
    """
    if not isinstance(table, str) or table not in {"quarantine", *TABLES}:
        message = f"there is no such table; it is quarantine or one of {', '.join(TABLES)}"
        raise ContractError("tables.unknown", message)
    batches = iter_batches(
        payloads, size, mapping=mapping, context=context, limits=limits, errors=errors
    )  # fmt: skip
    asked = (b.quarantine if table == "quarantine" else b[table] for b in batches)
    schema = QUARANTINE if table == "quarantine" else arrow_schema(table)
    return pa.RecordBatchReader.from_batches(
        schema, (part for held in asked for part in held.to_batches())
    )
