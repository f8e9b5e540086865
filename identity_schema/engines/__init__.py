"""Payloads where they lie in other engines: one function over Arrow record batches.

`identity_schema.engines.batches` is that function, which anything runs that reads Arrow (DuckDB,
Polars, Dask, Ray); `identity_schema.engines.spark` runs it on Spark. The names below need the extra
``arrow`` or ``spark`` and are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from identity_schema.engines import spark
    from identity_schema.engines.batches import normalize_batches, normalize_stream

__all__ = ["normalize_batches", "normalize_stream", "spark"]


def __getattr__(name: str) -> Any:
    """Load a public name from its home (PEP 562)."""
    if name not in __all__:
        message = f"module 'identity_schema.engines' has no attribute {name!r}"
        raise AttributeError(message)
    if name == "spark":
        return import_module("identity_schema.engines.spark")
    value = getattr(import_module("identity_schema.engines.batches"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
