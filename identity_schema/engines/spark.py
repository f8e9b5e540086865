"""Spark: payloads in a column of a DataFrame, normalised where they lie.

Needs the extra ``spark`` (PySpark 4 with pandas and pyarrow) and Java 17 or newer; the Python of
the executors needs this package too. The work is `identity_schema.engines.batches`, by
``mapInArrow``.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from identity_schema._calls import check
from identity_schema._extras import DataFrame, pa
from identity_schema._extras import spark_types as st
from identity_schema.engines.batches import Leaves, Normalizer
from identity_schema.errors import ContractError
from identity_schema.limits import LIMITS, Limits
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Context
from identity_schema.tables.arrow_types import arrow_schema
from identity_schema.tables.nested import LISTS, NESTED
from identity_schema.tables.schema import TABLES

__all__ = ["normalize", "tables"]

_SORTS: dict[str, tuple[type, ...]] = {
    "words": (st.StringType, st.CharType, st.VarcharType),
    "bytes": (st.BinaryType,),
    "integer": (st.IntegralType,),
    "time": (st.TimestampType,),
    "null": (st.NullType,),
}
_PLAIN = {
    pa.string(): st.StringType(),
    pa.bool_(): st.BooleanType(),
    pa.int64(): st.LongType(),
    pa.date32(): st.DateType(),
    pa.timestamp("us", "UTC"): st.TimestampType(),
}


def normalize(
    df: DataFrame,
    column: str = "payload",
    *,
    keep: Sequence[str] = (),
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
    leaves: Leaves = "unmapped",
) -> DataFrame:
    """Normalise the payloads in a column.

    Args:
        df: The DataFrame.
        column: Name of the column with the payload: JSON as text or as bytes.
        keep: Names of columns to carry along, as for
            `identity_schema.engines.batches.normalize_batches`.
        mapping: As for `identity_schema.normalize`; the document itself goes to the executors,
            which need no such file.
        context: What is known of all payloads; it has no source.
        limits: As for `identity_schema.normalize`, for each payload.
        leaves: ``unmapped`` or ``all``.

    Returns:
        A row for each row: the columns that were kept, and ``payload``, ``records`` and
        ``quarantine`` as in `identity_schema.tables.nested`. As always in Spark it is worked out
        anew each time it is asked for: write it, or persist it, before `tables`.

    Raises:
        ContractError: As `identity_schema.engines.batches.normalize_batches`, at once.
    """
    check("df", df, DataFrame, "a DataFrame of Spark")
    normalizer = Normalizer.of(
        column, keep, mapping=mapping, context=context, limits=limits, leaves=leaves
    )
    asked = normalizer.columns.asked
    normalizer.columns.check((field.name, _sort_of(field.dataType)) for field in df.schema)
    kept = [df.schema[name] for name in normalizer.columns.keep]
    made = [st.StructField(field.name, _spark(field.type)) for field in NESTED]
    # mapInArrow cannot take names with a dot in them, so the columns go there under others.
    picked = df.select(*(df[_quoted(name)].alias(f"c{n}") for n, name in enumerate(asked)))

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return normalizer.run(batch.rename_columns(list(asked)) for batch in batches)

    return picked.mapInArrow(run, st.StructType([*kept, *made]))


def tables(normalised: DataFrame) -> dict[str, DataFrame]:
    """Turn what `normalize` returned into the tables.

    Args:
        normalised: It, or it as it was written and read again; columns that were kept are left out.

    Returns:
        Every table by its name, with the columns of `identity_schema.tables.arrow.arrow_schema`.

    Raises:
        ContractError: ``tables.not_nested``: it has not the columns of the nested form;
            ``call.argument``: it is no DataFrame of Spark.
    """
    check("normalised", normalised, DataFrame, "a DataFrame of Spark")
    if not set(NESTED.names) <= set(normalised.columns):
        message = f"the nested form has the columns {', '.join(NESTED.names)}"
        raise ContractError("tables.not_nested", message)
    payloads = normalised.where("payload IS NOT NULL").select("payload.*")
    records = normalised.selectExpr("inline(records)")
    held = {"payloads": payloads, "records": records}
    return {name: _flat(name, held) for name in TABLES}


def _flat(table: str, held: dict[str, DataFrame]) -> DataFrame:
    columns = [f"`{name}`" for name in arrow_schema(table).names]
    if table in held:
        return held[table].selectExpr(*("'' AS id", "'' AS owner"), "*").select(*columns)
    holders = [df for name, df in held.items() if table in LISTS[name]]
    parts = [df.selectExpr("record_key", f"inline({table})").select(*columns) for df in holders]
    first, *others = parts
    for other in others:
        first = first.unionAll(other)
    return first


def _sort_of(held: st.DataType) -> str:
    """Return the sort of a type, as `identity_schema.kept.unreadable` asks for it."""
    return next((sort for sort, classes in _SORTS.items() if isinstance(held, classes)), "other")


def _quoted(name: str) -> str:
    return "`" + name.replace("`", "``") + "`"


def _spark(held: pa.DataType) -> st.DataType:
    """Return Spark's type of the Arrow types that the nested form has."""
    if pa.types.is_struct(held):
        return st.StructType([st.StructField(field.name, _spark(field.type)) for field in held])
    if pa.types.is_list(held):
        return st.ArrayType(_spark(held.value_type))
    if pa.types.is_decimal(held):
        return st.DecimalType(held.precision, held.scale)
    return _PLAIN[held]
