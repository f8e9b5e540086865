"""The situation before a mess: a clean payload, its truth, and what each leaf made of it."""

from collections.abc import Mapping
from typing import Any

import attrs

from identity_schema.mapping.trace import Account as LeafAccount
from identity_schema.model.fields import Kind, Spec, spec_of
from identity_schema.records import Records
from identity_schema.testing.messes.edits import edited, found
from identity_schema.testing.messes.places import Place

__all__ = [
    "Situation",
    "head_of",
    "is_linked",
    "kind_of",
    "marked",
    "owner_of",
    "spec_in",
    "target_of",
    "with_unmapped",
    "with_values",
    "without_marks",
]


@attrs.define
class Situation:
    """A clean payload and its truth.

    Attributes:
        truth: The truth.
        targets: JSON Pointer of a leaf to the canonical values that it made.
    """

    truth: Records
    targets: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, truth: Records, account: LeafAccount) -> "Situation":
        """Take the account of a payload's leaves."""
        return cls(truth, {leaf.pointer: leaf.targets for leaf in account.leaves})

    def below(self, pointer: str) -> list[str]:
        """Return the canonical values that a leaf, or the leaves below an object, made."""
        inner = f"{pointer}/"
        return [
            target
            for place, targets in self.targets.items()
            if place == pointer or place.startswith(inner)
            for target in targets
        ]

    def owner(self, place: Place) -> str:
        """Return the canonical pointer of the record of a spot, or of the payload."""
        if place.around:
            return "/payload"
        stands = (
            (len(record.pointer), number)
            for number, record in enumerate(self.truth)
            if place.pointer.startswith(f"{record.pointer}/")
        )
        return f"/records/{max(stands)[1]}"


def owner_of(entity: str) -> str:
    """Return the entity that owns one."""
    head, _, last = entity.rpartition("/")
    return head.rpartition("/")[0] if last.isdigit() else head


def is_linked(truth: Records, pointer: str) -> bool:
    """Tell whether persons of the record are linked to accounts."""
    record = found(truth, head_of(pointer))
    return any(person.of for person in getattr(record, "persons", ()))


def head_of(pointer: str) -> str:
    """Return the canonical pointer of the record, or of the payload, that one is in."""
    return "/payload" if pointer.startswith("/payload") else "/".join(pointer.split("/")[:3])


def with_values(truth: Records, pointer: str, values: dict[str, Any]) -> Records:
    """Change fields of one entity."""
    return edited(truth, pointer, lambda one: attrs.evolve(one, **values))


def marked(truth: Records, owner: str, mark: str, pointers: list[str]) -> Records:
    """Add pointers of nulls or empties."""
    held = getattr(found(truth, owner), mark)
    return with_values(truth, owner, {mark: tuple(sorted((*held, *pointers)))})


def without_marks(truth: Records, owner: str, pointer: str) -> Records:
    """Forget the nulls and empties below a spot that is changed."""
    one = found(truth, owner)
    kept = {
        mark: tuple(
            p for p in getattr(one, mark) if p != pointer and not p.startswith(f"{pointer}/")
        )
        for mark in ("nulls", "empties")
    }
    return with_values(truth, owner, kept)


def with_unmapped(truth: Records, pointer: str) -> Records:
    """Add the pointer of a leaf that nobody listed."""
    return with_values(
        truth, "/payload", {"unmapped": tuple(sorted((*truth.payload.unmapped, pointer)))}
    )


def spec_in(entity: Any, field: str) -> Spec:
    """Return the declaration of a field."""
    cls: type = type(entity)
    return spec_of(cls)[field]


def target_of(place: Place) -> str | None:
    """Return the canonical target of a spot."""
    return place.leaf.seats[0].text if place.leaf is not None else None


def kind_of(truth: Records, target: str) -> Kind:
    """Return what a canonical value holds."""
    pointer, _, field = target.rpartition("/")
    return spec_in(found(truth, pointer), field).kind
