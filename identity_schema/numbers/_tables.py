"""The register tables of `identity_schema.data`, read on first use.

>>> next(rows("iban_structures.csv"))["country"]
'AD'
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeVar

from identity_schema.data import read

__all__ = ["clear_caches", "memory", "remember", "rows"]

F = TypeVar("F", bound=Callable[..., Any])

_remembered: list[Any] = []
_memories: list[dict[Any, Any]] = []


def remember(size: int) -> Callable[[F], F]:
    """Remember the answers of a function that looks into tables, never into a person's data.

    Args:
        size: How many answers at most; the least used go first.
    """

    def decorate(function: F) -> F:
        cached = lru_cache(maxsize=size)(function)
        _remembered.append(cached)
        return cached  # type: ignore[return-value]  # called like the function that it wraps

    return decorate


def memory() -> dict[Any, Any]:
    """Make a dict for answers out of tables, which `clear_caches` empties."""
    made: dict[Any, Any] = {}
    _memories.append(made)
    return made


def clear_caches() -> None:
    """Forget every table and look-up; they are read again when they are next needed."""
    for cached in _remembered:
        cached.cache_clear()
    for memory in _memories:
        memory.clear()


def rows(name: str) -> Iterator[dict[str, str]]:
    """Read a table of `identity_schema.data`, without its head comment.

    Args:
        name: File name of a CSV table with a header line.
    """
    import csv  # noqa: PLC0415  it costs a millisecond, and a run may need no table

    return csv.DictReader(line for line in read(name).splitlines() if not line.startswith("#"))
