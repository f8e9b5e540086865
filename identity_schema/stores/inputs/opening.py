"""Opening what holds payloads in rows, with the library that its format needs."""

from contextlib import AbstractContextManager
from importlib import import_module
from typing import Any

from identity_schema._extras import command_for
from identity_schema.errors import ContractError
from identity_schema.stores.inputs.source import Source
from identity_schema.stores.inputs.table import Table

__all__ = ["check_sources", "open_table"]

_OPENERS = {
    "duckdb": ("duckdb_rows", "open_duckdb", "duckdb"),
    "parquet": ("parquet_rows", "open_parquet", "arrow"),
    "postgresql": ("postgres_rows", "open_postgres", "postgres"),
}
"""Format to the module, its function, and the extra that it needs."""


def open_table(source: Source) -> AbstractContextManager[Table]:
    """Open a source that has rows.

    Raises:
        ContractError: ``input.library``: the extra is not installed; and what its opener raises.
    """
    module, name, extra = _OPENERS[source.format]
    try:
        opener: Any = getattr(import_module(f"identity_schema.stores.inputs.{module}"), name)
    except ImportError:
        message = f"{source.name} needs more: {command_for(extra)}"
        raise ContractError("input.library", message) from None
    opened: AbstractContextManager[Table] = opener(source)
    return opened


def check_sources(sources: tuple[Source, ...]) -> None:
    """Look at the columns of each file of rows, so that a wrong call is refused at once.

    A damaged file is no wrong call: that is an item with an error when its turn comes. Databases
    are asked once, when their turn comes: a query may be dear.

    Raises:
        ContractError: As `open_table`.
    """
    for source in sources:
        if source.format == "parquet":
            try:
                with open_table(source):
                    pass
            except (EOFError, OSError):
                continue
