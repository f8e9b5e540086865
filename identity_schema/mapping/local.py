"""The compiler, locals: the entities that a function makes when the first of their values comes."""

import attrs

from identity_schema.mapping.targets import Seat
from identity_schema.model.fields import spec_of
from identity_schema.model.finish import FINISHERS, IDLE_WITHOUT

__all__ = ["Local", "depth_of", "is_finished", "key_of", "selected_by"]


@attrs.define(eq=False)
class Local:
    """An entity that a function makes when the first of its values comes."""

    var: str
    cls: type
    owner: str
    field: str
    many: bool
    constants: dict[str, object]
    text: str
    first: str = ""
    lists: set[str] = attrs.field(factory=set)
    filled: set[str] = attrs.field(factory=set)
    lines: int = 0
    fields: set[str] = attrs.field(factory=set)
    deeper: bool = False

    @property
    def at_once(self) -> bool:
        """Whether one line fills it, so that it can be made and closed in one place."""
        return self.lines == 1 and self.many and not self.deeper

    @property
    def one_leaf(self) -> bool:
        """Whether one leaf of several fills it, so that what is remarked on it is said of that."""
        alone = self.lines > 1 and len(self.fields) == 1 and not (self.lists or self.deeper)
        return alone and is_finished(self.cls, self.filled | set(self.constants))


def is_finished(cls: type, filled: set[str]) -> bool:
    """Whether there is anything for a finisher to do."""
    needed = IDLE_WITHOUT.get(cls)
    return cls in FINISHERS and (needed is None or not needed.isdisjoint(filled))


def key_of(seat: Seat, count: int) -> tuple[object, ...]:
    """Return what tells an entity on the way to a field from the others of a function."""
    return (id(seat.root), *((hop.field, hop.select) for hop in seat.hops[:count]))


def depth_of(local: Local, everyone: dict[tuple[object, ...], Local]) -> int:
    """Return how deep an entity stands below those that source objects make."""
    return next(len(key) for key, other in everyone.items() if other is local)


def selected_by(cls: type, field: str, select: str | None) -> dict[str, object]:
    """Return the constant by which one of several entities is told from the others."""
    by = spec_of(cls)[field].select
    return {by: select} if by and select else {}
