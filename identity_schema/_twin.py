"""Frozen attrs objects at the price of mutable ones.

A frozen attrs class sets each slot through ``object.__setattr__``, which costs three to four
times a plain assignment. A *twin* is a private mutable class with the same slots: an object is
filled as a twin and then given its public, frozen class. CPython allows the change of class only
where both layouts are equal, hence the same slots in the same order and no ``__weakref__``.
"""

from types import new_class
from typing import Any

import attrs

__all__ = ["bare_twin", "twin"]


def twin(cls: type) -> Any:
    """Make the mutable twin of a frozen, slotted attrs class.

    Args:
        cls: A class made with ``attrs.frozen(weakref_slot=False)``.

    Returns:
        A class with the same fields, defaults and order of arguments. Set ``obj.__class__ = cls``
        on its objects once they are filled.
    """
    fields = {
        a.name: attrs.field(
            default=a.default, kw_only=a.kw_only, eq=False, repr=False, alias=a.alias
        )
        for a in attrs.fields(cls)
    }
    bases = getattr(cls, "__orig_bases__", cls.__bases__)
    return attrs.make_class(
        f"{cls.__name__}Twin", fields, bases, slots=True, weakref_slot=False, eq=False, repr=False
    )


def bare_twin(cls: type) -> type:
    """Make a twin without a constructor, for code that sets every field itself.

    Args:
        cls: As for `twin`.
    """
    body = {"__slots__": cls.__dict__["__slots__"]}
    bases = getattr(cls, "__orig_bases__", cls.__bases__)
    return new_class(f"{cls.__name__}Twin", bases, exec_body=lambda space: space.update(body))
