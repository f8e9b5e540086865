"""The one function: record batches with payloads in, record batches of the nested form out.

Anything that reads and writes Arrow can run it, in one process or in many: rows do not depend on
each other, and the result does not depend on how they are cut into batches.

>>> import pyarrow as pa
>>> stored = pa.table({"id": [7], "payload": ["no payload"]})
>>> made = normalize_stream(stored, keep=["id"]).read_all()
>>> made.column_names, made["quarantine"].to_pylist()[0]["code"]
(['id', 'payload', 'records', 'quarantine'], 'payload.not_json')
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal

import attrs

from identity_schema._calls import check, check_many, wrong
from identity_schema._extras import pa
from identity_schema.engines.columns import Columns
from identity_schema.engines.rows import take_rows
from identity_schema.errors import ContractError
from identity_schema.limits import LIMITS, Limits
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Context
from identity_schema.model.context import given
from identity_schema.tables.arrow import BATCH
from identity_schema.tables.intake import Intake
from identity_schema.tables.nested import NESTED, nest
from identity_schema.tables.stored import sort_of

__all__ = ["Normalizer", "normalize_batches", "normalize_stream"]

Leaves = Literal["unmapped", "all"]
"""Which leaves are listed: those that no mapping lists, or every one and what became of it."""


@attrs.frozen
class Normalizer:
    """How rows are normalised; it can be pickled, and goes to other processes as it is.

    Attributes:
        columns: Where the payload stands and what is carried along.
        intake: How payloads are taken in.
    """

    columns: Columns
    intake: Intake

    @classmethod
    def of(
        cls,
        column: str,
        keep: Sequence[str],
        *,
        mapping: str | Path | Mapping | None,
        context: Context | None,
        limits: Limits,
        leaves: Leaves,
    ) -> "Normalizer":
        """Check the options; see `normalize_batches`."""
        if not isinstance(leaves, str) or leaves not in {"unmapped", "all"}:
            raise ContractError("engine.leaves", "leaves is 'unmapped' or 'all'")
        intake = Intake(
            mapping=mapping, context=given(context), limits=limits, every_leaf=leaves == "all"
        )
        return cls(Columns.of(column, keep), intake)

    def schema(self, schema: pa.Schema) -> pa.Schema:
        """Return the schema of the result for the schema of the rows.

        Raises:
            ContractError: ``engine.column``.
        """
        self.columns.check((field.name, sort_of(field.type)) for field in schema)
        kept = [schema.field(name) for name in self.columns.keep]
        return pa.schema([*kept, *NESTED], metadata=NESTED.metadata)

    def run(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Normalise; see `normalize_batches`."""
        for batch in batches:
            check("one of batches", batch, pa.RecordBatch, "a record batch")
            schema = self.schema(batch.schema)
            for start in range(0, batch.num_rows, BATCH):
                part = batch.slice(start, BATCH)
                kept = [part.column(name) for name in self.columns.keep]
                made = nest(take_rows(part, self.columns, self.intake))
                yield pa.RecordBatch.from_arrays([*kept, *made], schema=schema)


def normalize_batches(
    batches: Any,
    column: str = "payload",
    *,
    keep: Sequence[str] = (),
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    leaves: Leaves = "unmapped",
) -> Iterator[pa.RecordBatch]:
    """Normalise the payloads in a column of record batches.

    Args:
        batches: Record batches of any size; they are read as the result is, and memory does not
            grow with their number. One batch, or what `normalize_stream` takes, will do.
        column: Name of the column with the payload: JSON as text or as bytes.
        keep: Names of columns to carry along. Some say something of the payload too: ``id`` is its
            key, ``received_at``, ``operation``, ``region`` and ``request`` (JSON text) go into its
            context, and any other becomes a label of it.
        mapping: As for `identity_schema.normalize`, for all payloads.
        context: What is known of all payloads; it has no source.
        limits: As for `identity_schema.normalize`, for each payload.
        leaves: Which leaves are listed: ``unmapped``, or ``all`` and what became of them.

    Yields:
        A row for each row, in their order: the columns that were kept, and those of
        `identity_schema.tables.nested`. A payload that cannot be read, or that is null
        (``input.no_payload``), or beside which stands what cannot be (``input.no_key``), has the
        reason in ``quarantine``.

    Raises:
        ContractError: ``engine.column``, ``engine.keep``, ``engine.leaves``: there is no such
            column, or it is of another type, or an option is wrong; ``context.source``;
            ``call.argument``: what is given has no record batches; the mapping does not exist or
            is wrong.
    """
    normalizer = Normalizer.of(
        column, keep, mapping=mapping, context=context, limits=limits, leaves=leaves
    )
    return normalizer.run(_batches(batches))


def normalize_stream(
    source: Any,
    column: str = "payload",
    *,
    keep: Sequence[str] = (),
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    leaves: Leaves = "unmapped",
) -> pa.RecordBatchReader:
    """Normalise the payloads in a column of whatever has ``__arrow_c_stream__``.

    Args:
        source: A record batch reader, a table, a DuckDB relation, a Polars frame, …
        column: As for `normalize_batches`, and so are the others.
        keep: Likewise.
        mapping: Likewise.
        context: Likewise.
        limits: Likewise.
        leaves: Likewise.

    Returns:
        A stream, which has ``__arrow_c_stream__`` as well and is read once.

    Raises:
        ContractError: As `normalize_batches`; at once, before anything is read.
    """
    normalizer = Normalizer.of(
        column, keep, mapping=mapping, context=context, limits=limits, leaves=leaves
    )
    reader = _stream("source", source)
    schema = normalizer.schema(reader.schema)
    return pa.RecordBatchReader.from_batches(schema, normalizer.run(reader))


def _batches(batches: Any) -> Any:
    if isinstance(batches, pa.RecordBatch):
        return [batches]
    if hasattr(batches, "__arrow_c_stream__"):
        return _stream("batches", batches)
    check_many("batches", batches, "record batches, or what has __arrow_c_stream__")
    return batches


def _stream(name: str, source: Any) -> pa.RecordBatchReader:
    try:
        return pa.RecordBatchReader.from_stream(source)
    except TypeError:
        raise wrong(name, source, "a table, or what else has __arrow_c_stream__") from None
