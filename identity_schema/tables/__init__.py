"""A record as rows: the tables, their schema, Arrow, and the views.

The names below need the extra ``arrow`` and are loaded when they are first used.
"""

from typing import TYPE_CHECKING

from identity_schema._later import names_of

if TYPE_CHECKING:
    from identity_schema.tables.arrow import Tables, arrow_schema, iter_batches, stream, to_arrow
    from identity_schema.tables.flat import flatten, records_of
    from identity_schema.tables.nested import nested_stream, to_nested

__all__ = [
    "Tables",
    "arrow_schema",
    "flatten",
    "iter_batches",
    "nested_stream",
    "records_of",
    "stream",
    "to_arrow",
    "to_nested",
]

_HOMES = {
    "Tables": "arrow",
    "arrow_schema": "arrow",
    "flatten": "flat",
    "iter_batches": "arrow",
    "nested_stream": "nested",
    "records_of": "flat",
    "stream": "arrow",
    "to_arrow": "arrow",
    "to_nested": "nested",
}

__getattr__, __dir__ = names_of(__name__, _HOMES)
