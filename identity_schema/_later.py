"""Public names of a package that are loaded when they are first used (PEP 562).

A package says in ``_HOMES`` which of its modules has each name, so that importing it costs nothing
that the caller does not need.
"""

from collections.abc import Callable, Mapping
from importlib import import_module
from sys import modules
from typing import Any

__all__ = ["names_of"]


def names_of(
    package: str, homes: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Make ``__getattr__`` and ``__dir__`` of a package.

    Args:
        package: Its ``__name__``.
        homes: Public name to the module, within the package, that has it.
    """

    def load(name: str) -> Any:
        """Load a public name from its home."""
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"{package}.{homes[name]}"), name)
        setattr(modules[package], name, value)
        return value

    def names() -> list[str]:
        """List the public names."""
        return sorted(modules[package].__all__)

    return load, names
