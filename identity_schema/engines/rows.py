"""Rows of a record batch: their payloads, taken in with what stands beside them."""

from collections.abc import Iterator
from typing import Any

from identity_schema._extras import pa
from identity_schema.engines.columns import Columns
from identity_schema.errors import PayloadError
from identity_schema.kept import context_of_row
from identity_schema.tables.intake import Intake, Taken, refused
from identity_schema.tables.stored import payloads_of, values_of

__all__ = ["take_rows"]


def take_rows(batch: pa.RecordBatch, columns: Columns, intake: Intake) -> Iterator[Taken]:
    """Take the payloads of a batch in, one for each row, as they are asked for.

    Args:
        batch: The batch.
        columns: Which of its columns matter; they have been checked.
        intake: How payloads are taken in.
    """
    payloads = payloads_of(batch.column(columns.payload))
    rows = zip(payloads, _beside(batch, columns.keep), strict=True)
    return (_take(payload, n, said, intake) for n, (payload, said) in enumerate(rows))


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
    columns = [values_of(batch.column(name)) for name in keep]
    return (dict(zip(keep, row, strict=True)) for row in zip(*columns, strict=True))
