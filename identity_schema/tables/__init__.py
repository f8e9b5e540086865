"""A record as rows: the tables, their schema, Arrow, and the views.

The names below need the extra ``arrow`` and are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

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


def __getattr__(name: str) -> Any:
    """Load a public name from its home (PEP 562)."""
    if name not in _HOMES:
        message = f"module 'identity_schema.tables' has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"identity_schema.tables.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
