"""The nested form: one row for each payload, so that nothing is lost on the way through an engine.

Its columns are ``payload``, ``records`` and ``quarantine``. A record is one struct: the columns of
the table ``records``, then a list for each table of its parts, with the columns of that table. What
belongs to what is told by ``id`` and ``owner``, as in the tables, and not by more nesting: a check
has parts that are checks, and no engine has a type for that. A payload that could not be read has
no ``payload``, no records, and the reason in ``quarantine``.

Needs the extra ``arrow``.

>>> nested = to_nested([b"no payload"])
>>> nested.column("quarantine").to_pylist()[0]["code"]
'payload.not_json'
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from identity_schema._extras import pa
from identity_schema.limits import LIMITS, Limits
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Context
from identity_schema.model.context import given
from identity_schema.tables.arrow import BATCH, in_batches
from identity_schema.tables.arrow_types import QUARANTINE, arrow_schema, list_of
from identity_schema.tables.intake import Errors, Intake, Refused, Taken
from identity_schema.tables.makers import Row
from identity_schema.tables.rows import Rows, rows_of
from identity_schema.tables.schema import TABLES

__all__ = ["LISTS", "NESTED", "nest", "nested_stream", "to_nested"]

LISTS = {
    "payloads": ("issues", "leaves"),
    "records": tuple(name for name in TABLES if name not in {"payloads", "records", "leaves"}),
}
"""Table of a struct to the tables of its lists."""

_REFUSED = ("code", "size", "sha256", "place")


def _nullable(fields: Iterable[pa.Field]) -> list[pa.Field]:
    """Let all be null: a column is where a payload could not be read."""
    return [field.with_nullable(True) for field in fields]  # noqa: FBT003 - pyarrow's own


def _struct(table: str) -> pa.StructType:
    """Return the type of a row with its lists; it is its own id and owner."""
    columns = list(arrow_schema(table))
    lists = [
        pa.field(name, list_of(pa.struct(_nullable(list(arrow_schema(name))[1:]))))
        for name in LISTS[table]
    ]
    return pa.struct([*_nullable([columns[0], *columns[3:]]), *lists])


NESTED = pa.schema(
    [
        pa.field("payload", _struct("payloads")),
        pa.field("records", list_of(_struct("records"))),
        pa.field("quarantine", pa.struct(_nullable(map(QUARANTINE.field, _REFUSED)))),
    ],
    metadata={
        key: value
        for key, value in arrow_schema("payloads").metadata.items()
        if key != b"identity_schema.table"
    },
)
"""The schema of the nested form."""


def nest(taken: Iterable[Taken]) -> list[pa.Array]:
    """Make the three columns, a row for each payload."""
    payloads: list[Row | None] = []
    records: list[list[Row]] = []
    refused: list[Row | None] = []
    for one in taken:
        if isinstance(one, Refused):
            payloads.append(None)
            records.append([])
            refused.append(tuple(getattr(one, name) for name in _REFUSED))
        else:
            rows = rows_of(one)
            (payload,) = _nested("payloads", rows)
            payloads.append(payload)
            records.append(_nested("records", rows))
            refused.append(None)
    values = (payloads, records, refused)
    return [pa.array(v, type=f.type) for v, f in zip(values, NESTED, strict=True)]


def _nested(table: str, rows: Rows) -> list[Row]:
    """Put into the rows of a table the lists of those that have the same key."""
    held: dict[str, tuple[list[Row], ...]] = {
        row[0]: tuple([] for _ in LISTS[table]) for row in rows[table]
    }
    for number, name in enumerate(LISTS[table]):
        for row in rows[name]:
            if row[0] in held:
                held[row[0]][number].append(row[1:])
    return [(row[0], *row[3:], *held[row[0]]) for row in rows[table]]


def to_nested(
    payloads: Iterable[Any],
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    errors: Errors = "quarantine",
) -> pa.Table:
    """Turn payloads into one Arrow table of the nested form.

    Args:
        payloads: As for `identity_schema.tables.arrow.to_arrow`, and so are the others.
        mapping: Likewise.
        context: Likewise.
        limits: Likewise.
        errors: Likewise; what is in quarantine has its row too.

    Raises:
        ContractError: As `identity_schema.tables.arrow.to_arrow`.
        PayloadError: Likewise.
    """
    return nested_stream(
        payloads, mapping=mapping, context=context, limits=limits, errors=errors
    ).read_all()


def nested_stream(
    payloads: Iterable[Any],
    size: int = BATCH,
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    errors: Errors = "quarantine",
) -> pa.RecordBatchReader:
    """Turn payloads into a stream of the nested form, for whatever reads ``__arrow_c_stream__``.

    Args:
        payloads: As for `identity_schema.tables.arrow.to_arrow`; read as the stream is.
        size: Payloads in a batch.
        mapping: As for `identity_schema.tables.arrow.to_arrow`, and so are the others.
        context: Likewise.
        limits: Likewise.
        errors: Likewise.

    Raises:
        ContractError: As `identity_schema.tables.arrow.iter_batches`.
        PayloadError: Likewise, while the stream is read.
    """
    intake = Intake(mapping=mapping, context=given(context), limits=limits, errors=errors)
    batches = in_batches(intake.take_all(payloads), size)
    return pa.RecordBatchReader.from_batches(
        NESTED, (pa.RecordBatch.from_arrays(nest(batch), schema=NESTED) for batch in batches)
    )
