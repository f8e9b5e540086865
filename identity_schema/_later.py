"""What is loaded or compiled when it is first used, so that a first call waits for little.

A program that reads three payloads should not wait for the readers, tables and expressions of
those that it never sees. Each helper stands for something at the top of a module, under its name,
and costs an attribute look-up once the thing is there.

>>> _digits = Pattern("[0-9]+")
>>> _digits.fullmatch("2026") is not None
True
"""

import re
from collections.abc import Callable, Mapping
from importlib import import_module
from sys import modules
from typing import Any

__all__ = ["Module", "Pattern", "names_of"]


class Pattern:
    """A regular expression, compiled at its first match: ``search``, ``sub`` and so on."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keep what `re.compile` takes."""
        self._of = (pattern, flags)

    def __getattr__(self, name: str) -> Any:
        """Compile it and keep the method that was asked for."""
        found = getattr(re.compile(*self._of), name)
        setattr(self, name, found)
        return found


class Module:
    """A module, imported when the first of its names is asked for."""

    def __init__(self, name: str) -> None:
        """Keep the whole name."""
        self._name = name

    def __getattr__(self, name: str) -> Any:
        """Import it and keep the name that was asked for."""
        found = getattr(import_module(self._name), name)
        setattr(self, name, found)
        return found


def names_of(
    package: str, homes: Mapping[str, str]
) -> tuple[Callable[[str], Any], Callable[[], list[str]]]:
    """Make ``__getattr__`` and ``__dir__`` of a package whose names are loaded later (PEP 562).

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
