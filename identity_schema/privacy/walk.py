"""The way through records, entity by entity; what becomes of each value is the walker's to say."""

from abc import ABC, abstractmethod
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import attrs

from identity_schema.errors import ContractError
from identity_schema.mapping.registry import Mapping, load_mapping
from identity_schema.mapping.trace import Account as Explained
from identity_schema.model import Account, Issue, Payload, Person, Record
from identity_schema.model.fields import Kind, Sensitivity, spec_of
from identity_schema.privacy.ground import Ground, Words, ground_of
from identity_schema.privacy.third_parties import is_third_party
from identity_schema.records import Records

__all__ = ["Place", "Walker", "default_of", "value_fields"]

T = TypeVar("T")

_HELD = {(Account, "holders"), (Payload, "issues"), (Record, "issues")}
_POINTERS = {
    Issue: ("pointer",), Payload: ("unmapped", "nulls", "empties"),
    Record: ("pointer", "nulls", "empties"),
}  # fmt: skip


class Place(NamedTuple):
    """Where a walk is.

    Attributes:
        ground: What the mapping says.
        top: The record, payload or entity that the walk began with.
        above: The word of the field that holds the entity, or None.
        named: The field by which the entity is told from others there, or None.
        third: Whether a third party is spoken of.
    """

    ground: Ground
    top: Any
    above: Sensitivity | None = None
    named: str | None = None
    third: bool = False


class _Part(NamedTuple):
    name: str
    entities: bool
    above: Sensitivity | None
    named: str | None


@cache
def _parts(cls: type) -> tuple[_Part, ...]:
    specs = spec_of(cls)
    return tuple(_part(cls, a.name, specs) for a in attrs.fields(cls))


def _part(cls: type, name: str, specs: Any) -> _Part:
    spec = specs.get(name)
    if spec is None or spec.kind is not Kind.ENTITY:
        return _Part(name, (cls, name) in _HELD, None, None)
    return _Part(name, entities=True, above=spec.sensitivity, named=spec.select)


@cache
def _defaults(cls: type) -> dict[str, Any]:
    return {a.name: a.default for a in attrs.fields(cls)}


@cache
def value_fields(cls: type) -> tuple[str, ...]:
    """Return the fields of a class that hold neither entities nor pointers."""
    frame = {part.name for part in _parts(cls) if part.entities} | set(_POINTERS.get(cls, ()))
    return tuple(a.name for a in attrs.fields(cls) if a.name not in frame)


def default_of(cls: type, name: str) -> Any:
    """Return what a field holds where nothing is said."""
    return _defaults(cls)[name]


class Walker(ABC):
    """Builds records anew.

    What has the default of its field is left as it is, links and local ids too: there is as much
    of everything afterwards as before.
    """

    def __init__(self, mapping: str | Path | Mapping | None = None) -> None:
        """Prepare.

        Args:
            mapping: The mapping that the records were read with, where it is none that ships.
        """
        self._mapping = None if mapping is None else load_mapping(mapping)

    @abstractmethod
    def change(self, entity: Any, held: dict[str, Any], words: Words, place: Place) -> None:
        """Say what an entity holds from now on.

        Args:
            entity: The entity as it was.
            held: Field to value, with the entities below done already; to be changed.
            words: Field to how sensitive it is.
            place: Where it stands.
        """

    def walk(self, thing: T) -> T:
        """Build anew a record, a payload, `Records`, an account of leaves, or any entity.

        Raises:
            ContractError: ``privacy.entity``: it is something else, such as a list.
        """
        if isinstance(thing, Records):
            return self._records(thing)  # type: ignore[return-value]  # T is that class
        if isinstance(thing, Explained):
            return self._account(thing)  # type: ignore[return-value]  # likewise
        if not attrs.has(type(thing)):
            message = "give a record, a payload, Records or an entity; of a list, each"
            raise ContractError("privacy.entity", message)
        kind = thing.kind if isinstance(thing, Record | Payload) else ""
        return self._top(thing, ground_of(kind, self._mapping))  # type: ignore[no-any-return]  # of T

    def _top(self, entity: Any, ground: Ground) -> Any:
        return self._entity(entity, Place(ground, entity))

    def _records(self, records: Records) -> Records:
        mapping = records._mapping  # noqa: SLF001 - the mapping that read them, which need not ship
        ground = ground_of(records.payload.kind, self._mapping or mapping)
        held = [self._top(record, ground) for record in records]
        return Records(self._top(records.payload, ground), held, mapping)

    def _account(self, account: Explained) -> Explained:
        mapping = account.records._mapping  # noqa: SLF001 - likewise
        ground = ground_of(account.records.payload.kind, self._mapping or mapping)
        leaves = tuple(
            attrs.evolve(leaf, pointer=ground.pointer(leaf.pointer)) for leaf in account.leaves
        )
        return Explained(leaves, self._records(account.records), {})

    def _entity(self, entity: Any, place: Place) -> Any:
        cls: type = type(entity)
        if cls is Person and is_third_party(entity):
            place = place._replace(third=True)
        held: dict[str, Any] = {}
        for part in _parts(cls):
            value = getattr(entity, part.name)
            if value and part.entities:
                below = place._replace(above=part.above, named=part.named)
                value = (
                    tuple([self._entity(item, below) for item in value])
                    if isinstance(value, tuple)
                    else self._entity(value, below)
                )
            held[part.name] = value
        for name in _POINTERS.get(cls, ()):
            held[name] = _shown(held[name], place.ground)
        self.change(entity, held, place.ground.words(cls, place.above, place.named), place)
        return cls(**held)


def _shown(held: Any, ground: Ground) -> Any:
    if isinstance(held, tuple):
        return tuple([ground.pointer(pointer) for pointer in held])
    return ground.pointer(held)
