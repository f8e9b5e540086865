"""Optional libraries: one that is not installed is told by the extra that brings it.

Rooms take pyarrow, Spark and Hypothesis from here, under the names by which everybody calls them.

>>> from identity_schema._extras import pa
>>> pa.int64()
DataType(int64)
>>> command_for("arrow")
"pip install 'identity-schema[arrow]'"
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import hypothesis
    import pyarrow as pa
    import pyarrow.compute as pc
    from hypothesis import strategies as st
    from pyspark.sql import DataFrame
    from pyspark.sql import types as spark_types

__all__ = ["DataFrame", "command_for", "hypothesis", "pa", "pc", "spark_types", "st"]

_BROUGHT = {
    "DataFrame": ("spark", "pyspark.sql", "DataFrame"),
    "hypothesis": ("testing", "hypothesis", None),
    "pa": ("arrow", "pyarrow", None),
    "pc": ("arrow", "pyarrow.compute", None),
    "spark_types": ("spark", "pyspark.sql.types", None),
    "st": ("testing", "hypothesis.strategies", None),
}
"""Name to the extra, the module, and what of it is meant where that is not all."""


def command_for(*extras: str) -> str:
    """Return the command that installs extras."""
    return f"pip install 'identity-schema[{','.join(extras)}]'"


def __getattr__(name: str) -> Any:
    """Import a library when the first room asks for it (PEP 562).

    Raises:
        ModuleNotFoundError: It is not installed; the message has the command that installs it.
    """
    if name not in _BROUGHT:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    extra, library, part = _BROUGHT[name]
    root = library.partition(".")[0]
    try:
        module = import_module(library)
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != root:
            raise  # a library of the library
        message = f"{root} is not installed: {command_for(extra)}"
        raise ModuleNotFoundError(message, name=root) from None
    value = globals()[name] = module if part is None else getattr(module, part)
    return value
