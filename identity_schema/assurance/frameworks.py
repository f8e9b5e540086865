"""The trust frameworks that a comparison knows, as one value that is passed to it.

`shipped_frameworks` gives the ones that ship, and every call uses them unless it is given others.
`load_framework` adds frameworks of your own and gives a new value; nothing is registered anywhere.

>>> known = load_framework('''
... [[framework]]
... name = "acme"
...
... [[framework.edition]]
... axis = "identity_proofing"
... levels = ["bronze", "silver", "gold"]
... ''')
>>> known.place(Assurance("acme", "gold")).rank
2
>>> known.why(Assurance("acme", "platinum"))
'assurance.level_unknown'
>>> shipped_frameworks().why(Assurance("acme", "gold"))
'assurance.framework_unknown'
"""

import functools
import os
from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import attrs

from identity_schema.assurance._framework_tables import read_frameworks
from identity_schema.assurance._reasons import (
    Key,
    all_text,
    framework_reason,
    level_reason,
    status_reason,
    withheld,
)
from identity_schema.assurance._toml import open_table, shipped_table
from identity_schema.assurance.declared import Assurance
from identity_schema.assurance.framework import Framework, Place, places
from identity_schema.assurance.non_equivalence import NotEquated
from identity_schema.errors import ContractError

__all__ = ["Frameworks", "known_frameworks", "load_framework", "shipped_frameworks"]

_CODE = "assurance.framework_table"
T = TypeVar("T")


def _all_of(cls: type[T], held: object) -> tuple[T, ...]:
    items: tuple[Any, ...] = tuple(held) if isinstance(held, Iterable) else (held,)
    if all(isinstance(item, cls) for item in items):
        return items
    message = f"give a list of {cls.__name__}; load_framework reads one"
    raise ContractError("assurance.call", message)


def _frameworks(held: Iterable[Framework]) -> tuple[Framework, ...]:
    return _all_of(Framework, held)


def _not_equated(held: Iterable[NotEquated]) -> tuple[NotEquated, ...]:
    return _all_of(NotEquated, held)


@attrs.frozen(eq=False, repr=False)
class Frameworks:
    """A set of trust frameworks.

    Attributes:
        frameworks: The frameworks, no two of which share a name.
        not_equated: What publishers say must not be equated.
    """

    frameworks: tuple[Framework, ...] = attrs.field(converter=_frameworks)
    not_equated: tuple[NotEquated, ...] = attrs.field(default=(), converter=_not_equated)
    _places: Mapping[Key, Place] = attrs.field(init=False)
    _spelt: frozenset[tuple[str | None, str | None]] = attrs.field(init=False)
    _names: Mapping[str, Framework] = attrs.field(init=False)
    _said: Mapping[tuple[str, str], tuple[NotEquated, ...]] = attrs.field(init=False)

    @_places.default
    def _place_all(self) -> dict[Key, Place]:
        return {key: place for one in self.frameworks for key, place in places(one).items()}

    @_spelt.default
    def _spell_all(self) -> frozenset[tuple[str | None, str | None]]:
        return frozenset((name, level) for name, version, level in self._places if version)

    @_names.default
    def _name_all(self) -> dict[str, Framework]:
        names: dict[str, Framework] = {}
        for framework in self.frameworks:
            for name in framework.names:
                if name in names:
                    raise ContractError(_CODE, f"the name {name} is taken already")
                names[name] = framework
        return names

    @_said.default
    def _pair_all(self) -> dict[tuple[str, str], tuple[NotEquated, ...]]:
        own_names = {framework.name for framework in self.frameworks}
        said: dict[tuple[str, str], tuple[NotEquated, ...]] = {}
        for one in self.not_equated:
            if not {one.one[0], one.other[0]} <= own_names:
                raise ContractError(_CODE, f"not_equated {one.id} names an unknown framework")
            for pair in {(one.one[0], one.other[0]), (one.other[0], one.one[0])}:
                said[pair] = (*said.get(pair, ()), one)
        return said

    def adding(
        self, frameworks: Iterable[Framework], not_equated: Iterable[NotEquated] = ()
    ) -> "Frameworks":
        """Give a value with further frameworks.

        A framework here that ranks nothing gives way to one of the same name.

        Raises:
            ContractError: A name is taken by a framework that ranks levels.
        """
        added = tuple(frameworks)
        taken = {one.name for one in added}
        kept = tuple(one for one in self.frameworks if one.editions or one.name not in taken)
        return Frameworks((*kept, *added), (*self.not_equated, *not_equated))

    def named(self, name: object) -> Framework | None:
        """Give the framework that a payload's spelling stands for, or None."""
        return self._names.get(name) if isinstance(name, str) else None

    def not_equating(self, here: Place, there: Place) -> tuple[NotEquated, ...]:
        """Give what publishers say against equating two places."""
        said = self._said.get((here.scale.framework, there.scale.framework), ())
        return tuple(one for one in said if one.covers(here.side, there.side)) if said else ()

    def place(self, assurance: object) -> Place | None:
        """Give the place of a declared level, or None where it counts for nothing; see `why`."""
        if not isinstance(assurance, Assurance):
            return None
        try:
            found = self._places.get((assurance.framework, assurance.version, assurance.level))
        except TypeError:  # a list or an object where a text belongs
            return None
        if found is None or (assurance.status is None and assurance.procedure is None):
            return found
        return None if withheld(assurance, found) else found

    def why(self, assurance: object) -> str:
        """Say why a declared level has no place.

        Returns:
            The reason code; ``assurance.ranked`` where it has one.
        """
        if not isinstance(assurance, Assurance) or not all_text(assurance):
            return "assurance.type"
        framework = self.named(assurance.framework)
        if reason := status_reason(assurance) or framework_reason(assurance, framework):
            return reason
        found = self._places.get((assurance.framework, assurance.version, assurance.level))
        if found is not None:
            return withheld(assurance, found) or "assurance.ranked"
        in_name = framework and (framework.name, assurance.version, assurance.level)
        return level_reason(
            assurance,
            self._places.get(in_name) if in_name else None,
            in_versions=(assurance.framework, assurance.level) in self._spelt,
        )


@functools.cache
def shipped_frameworks() -> Frameworks:
    """Give the trust frameworks that ship with this library."""
    table = shipped_table("assurance_frameworks.toml")
    return Frameworks(*read_frameworks(table, _CODE))


def load_framework(source: str | os.PathLike[str], base: Frameworks | None = None) -> Frameworks:
    """Add trust frameworks out of a TOML table.

    Args:
        source: A file's path, or TOML text. The format is that of the table that ships, see
            ``docs/assurance.md``.
        base: The frameworks to add to; the shipped ones where it is None.

    Returns:
        A new value, to be passed as ``frameworks``.

    Raises:
        ContractError: The table is not of that format, or a name is taken.
    """
    return known_frameworks(base).adding(*read_frameworks(open_table(source, _CODE), _CODE))


def known_frameworks(frameworks: object) -> Frameworks:
    """Give the frameworks that a call means: those given, or the shipped ones for None.

    Raises:
        ContractError: Something else was given.
    """
    if frameworks is None:
        return shipped_frameworks()
    if isinstance(frameworks, Frameworks):
        return frameworks
    msg = "frameworks takes what load_framework gives, or None for those that ship"
    raise ContractError("assurance.call", msg)
