"""Frozen attrs objects at the price of mutable ones.

A frozen attrs class sets each slot through ``object.__setattr__``, which costs three to four
times a plain assignment. A *twin* is a private mutable class with the same slots: an object is
filled as a twin and then given its public, frozen class. CPython allows the change of class only
where both layouts are equal, hence the same slots in the same order and no ``__weakref__``.
"""

from collections.abc import Callable
from types import new_class
from typing import Any, ParamSpec, TypeVar

import attrs

from identity_schema._generated import run

__all__ = ["bare_twin", "maker", "twin"]

P = ParamSpec("P")
T = TypeVar("T")


def twin(cls: type) -> Any:
    """Make the mutable twin of a frozen, slotted attrs class.

    Args:
        cls: A class made with ``attrs.frozen(weakref_slot=False)``; no default is a factory.

    Returns:
        A class with the same fields, defaults and order of arguments. Set ``obj.__class__ = cls``
        on its objects once they are filled.
    """
    arguments, defaults, names = _arguments(cls)
    lines = [f"    self.{name} = {alias}" for name, alias in names]
    source = "\n".join([f"def __init__(self, {arguments}):", *lines, ""])
    made: Any = bare_twin(cls)
    made.__init__ = run(source, f"<twin of {cls.__name__}>", defaults)["__init__"]
    return made


def maker(cls: Callable[P, T]) -> Callable[P, T]:
    """Make the function that makes objects of a frozen, slotted attrs class.

    Args:
        cls: As for `twin`.

    Returns:
        A function with the arguments of the class, which costs half of the class itself and asks
        no validator: for values that have been checked.
    """
    made: Any = cls  # the class itself, of which mypy knows no more than how it is called
    arguments, defaults, names = _arguments(made)
    lines = [
        f"def make({arguments}):",
        "    made = Twin()",
        *(f"    made.{name} = {alias}" for name, alias in names),
        "    made.__class__ = Class",
        "    return made",
    ]
    source = "\n".join([*lines, ""])
    namespace = {**defaults, "Class": made, "Twin": bare_twin(made)}
    return run(source, f"<make {made.__name__}>", namespace)["make"]  # type: ignore[no-any-return]  # made of text


def bare_twin(cls: type) -> type:
    """Make a twin without a constructor, for code that sets every field itself.

    Args:
        cls: As for `twin`.
    """
    body = {"__slots__": cls.__dict__["__slots__"]}
    bases = getattr(cls, "__orig_bases__", cls.__bases__)
    return new_class(f"{cls.__name__}Twin", bases, exec_body=lambda space: space.update(body))


def _arguments(cls: type) -> tuple[str, dict[str, Any], list[tuple[str, str]]]:
    """Tell the arguments of a class, their defaults by name, and which field each fills."""
    plain: list[str] = []
    named: list[str] = []
    defaults: dict[str, Any] = {}
    for a in attrs.fields(cls):
        given = a.default is not attrs.NOTHING
        if given:
            defaults[f"default_{a.name}"] = a.default
        text = f"{a.alias}=default_{a.name}" if given else a.alias
        (named if a.kw_only else plain).append(text)
    arguments = ", ".join([*plain, *(["*"] if named else []), *named])
    return arguments, defaults, [(a.name, a.alias) for a in attrs.fields(cls)]
