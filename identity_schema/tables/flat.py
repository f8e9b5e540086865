"""The tables out of the nested form, with the same rows in the same order.

>>> from identity_schema.tables.nested import to_nested
>>> flatten(to_nested([]))["persons"].num_rows
0
"""

from typing import Any

from identity_schema._calls import wrong
from identity_schema._extras import pa, pc
from identity_schema.errors import ContractError
from identity_schema.tables.arrow import Tables
from identity_schema.tables.arrow_types import QUARANTINE, arrow_schema
from identity_schema.tables.nested import LISTS, NESTED
from identity_schema.tables.schema import TABLES

__all__ = ["flatten", "records_of"]

Columns = dict[str, pa.Array]


def flatten(nested: Any) -> Tables:
    """Turn the nested form into the tables.

    Args:
        nested: What `identity_schema.tables.nested.to_nested` or an engine made: a table, a record
            batch, or whatever has ``__arrow_c_stream__``, such as a DuckDB relation or a Polars
            frame. Columns beside those of the nested form are left out.

    Returns:
        What `identity_schema.tables.arrow.to_arrow` returns for the same payloads; ``position``
        in the quarantine is the number of the row and ``source`` is null: the columns that an
        engine carried along say more.

    Raises:
        ContractError: ``tables.not_nested``: it has not the columns of the nested form;
            ``call.argument``: it is no table.
    """
    parts, start = [], 0
    for batch in _table(nested).to_batches():
        parts.append(_flat(batch, start))
        start += batch.num_rows
    tables = {
        name: pa.concat_tables([arrow_schema(name).empty_table(), *(p[name] for p in parts)])
        for name in TABLES
    }
    quarantine = pa.concat_tables([QUARANTINE.empty_table(), *(p.quarantine for p in parts)])
    return Tables(tables, quarantine)


def records_of(nested: Any) -> pa.Table:
    """Turn the nested form into one row for each record, with the one struct column ``record``.

    Args:
        nested: As for `flatten`.

    Raises:
        ContractError: As `flatten`.
    """
    field = NESTED.field("records").type.value_field.with_name("record")
    batches = _table(nested).to_batches()
    records = [pc.list_flatten(batch.column("records")).cast(field.type) for batch in batches]
    schema = pa.schema([field], metadata=NESTED.metadata)
    return pa.Table.from_arrays([pa.chunked_array(records, field.type)], schema=schema)


def _table(nested: Any) -> pa.Table:
    try:
        table = pa.table(nested)
    except (TypeError, ValueError):
        raise wrong("nested", nested, "a table of the nested form") from None
    if not set(NESTED.names) <= set(table.column_names):
        message = f"the nested form has the columns {', '.join(NESTED.names)}"
        raise ContractError("tables.not_nested", message)
    return table


def _flat(batch: pa.RecordBatch, start: int) -> Tables:
    numbers = pa.array(range(start, start + batch.num_rows), pa.int64())
    payload, refused = batch.column("payload"), batch.column("quarantine")
    payloads = _fields(payload)
    records = _fields(pc.list_flatten(batch.column("records")))
    above = numbers.take(pc.list_parent_indices(batch.column("records")))
    tables = {
        "payloads": _made("payloads", payloads).filter(payload.is_valid()),
        "records": _made("records", records),
        **{name: _listed(name, records, above)[0] for name in LISTS["records"]},
        "leaves": _listed("leaves", payloads, numbers)[0],
        "issues": _interleaved(
            _listed("issues", payloads, numbers), _listed("issues", records, above)
        ),
    }
    quarantine = _cast({**_fields(refused), "position": numbers}, QUARANTINE)
    return Tables({name: tables[name] for name in TABLES}, quarantine.filter(refused.is_valid()))


def _fields(structs: pa.StructArray) -> Columns:
    names = [field.name for field in structs.type]
    return dict(zip(names, structs.flatten(), strict=True))


def _made(table: str, columns: Columns) -> pa.Table:
    """Make a table of structs: the row of a payload or a record is its own place and owner."""
    blank = pa.repeat("", len(columns["record_key"]))
    return _cast({**columns, "id": blank, "owner": blank}, arrow_schema(table))


def _listed(table: str, holders: Columns, places: pa.Array) -> tuple[pa.Table, pa.Array]:
    """Make a table of the lists of structs; with the number of the payload of each row."""
    lists = holders[table]
    above = pc.list_parent_indices(lists)
    columns = _fields(pc.list_flatten(lists))
    columns["record_key"] = holders["record_key"].cast(pa.string()).take(above)
    return _cast(columns, arrow_schema(table)), places.take(above)


def _interleaved(*parts: tuple[pa.Table, pa.Array]) -> pa.Table:
    """Put rows in the order of their payloads, the first part first."""
    places = pa.concat_arrays([place for _, place in parts])
    table = pa.concat_tables([table for table, _ in parts])
    return table.take(pc.sort_indices(places))


def _cast(columns: Columns, schema: pa.Schema) -> pa.Table:
    """Make a table; an engine may have given texts and lists types of its own."""
    length = len(next(iter(columns.values())))
    held = [
        columns[field.name].cast(field.type) if field.name in columns
        else pa.nulls(length, field.type)
        for field in schema
    ]  # fmt: skip
    return pa.Table.from_arrays(held, schema=schema)
