"""Steps: what a mapping can say, in the order in which it says it, made ready for drawing."""

from collections.abc import Callable
from typing import Any

import attrs

from identity_schema.mapping.targets import Made
from identity_schema.model.fields import Kind

__all__ = ["Entity", "Frame", "LeafStep", "NodeStep", "Value"]

Value = tuple[Any, Any, Any]
"""What the entity holds, what the payload says, and what the worded sibling holds."""


@attrs.define(eq=False)
class Entity:
    """An entity that lines make on the way from a made one to a field.

    Attributes:
        owner: Where it hangs: the variable of a made entity, or the number of another such entity.
        field: Field of the owner.
        cls: Its class.
        many: Whether the field holds several.
        constants: What selects it, and what the lines set.
        new: Makes an open one.
        text: What the mapping calls it.
        lists: Its fields that hold several.
        fields: Its fields that lines fill.
        first: The first of them.
        lines: How many lines fill it.
        deeper: Whether it owns others.
    """

    owner: "str | int"
    field: str
    cls: type
    many: bool
    constants: dict[str, Any]
    new: Callable[..., Any]
    text: str
    lists: set[str] = attrs.field(factory=set)
    fields: set[str] = attrs.field(factory=set)
    first: str = ""
    lines: int = 0
    deeper: bool = False

    @property
    def at_once(self) -> bool:
        """Whether one line makes and closes it, so that it is closed where it is made."""
        return self.lines == 1 and self.many and not self.deeper


@attrs.define(eq=False)
class LeafStep:
    """A line that is drawn.

    Attributes:
        key: The key in its object.
        path: From the record.
        many: Whether a list is documented.
        root: Variable of the made entity from which its target starts.
        entity: Number in its frame of the entity that has the field; -1 for the root itself.
        each: Whether every element of the list makes an entity.
        field: The field.
        kind: What it holds.
        holds_many: Whether the field holds several.
        to: What a link links to.
        worded: The sibling that a code word fills, or None.
        target: The target as written.
        value: Draws the value, or None where there is none to say.
        also: Further targets of the same text: root, entity and field of each.
        bit: Number of its flag in its object; -1 where it is always said.
        vital: ``name``, ``account`` or ``check`` where something may not do without it,
            ``reference`` where it cannot do without a check, else empty.
        names: Whether others of the record name its entity by this value.
    """

    key: str
    path: str
    many: bool
    root: str
    entity: int
    each: bool
    field: str
    kind: Kind
    holds_many: bool
    to: str | None
    worded: str | None
    target: str
    value: Callable[[Any, Any], Value | None]
    also: tuple[tuple[str, int, str], ...] = ()
    bit: int = -1
    vital: str = ""
    names: bool = False


@attrs.define(eq=False)
class NodeStep:
    """An object.

    Attributes:
        key: Its key.
        path: From the record.
        many: Whether a list is documented.
        leaves: Lines, in order.
        children: Objects below, in order.
        bits: How many flags its optional members have.
        bit: Number of its own flag in the object around it; -1 where it is always there.
        beside: Number of the flag of the accounts beside it without which it is not there, since
            it names them; -1 for none.
        frame: What it makes; None for an object that only groups keys.
        scalars: Keys of children in whose place a scalar may stand, to the keys inside the object
            that say the same.
    """

    key: str
    path: str
    many: bool
    leaves: "list[LeafStep]" = attrs.field(factory=list)
    children: "list[NodeStep]" = attrs.field(factory=list)
    bits: int = 0
    bit: int = -1
    beside: int = -1
    frame: "Frame | None" = None
    scalars: dict[str, tuple[str, ...]] = attrs.field(factory=dict)


@attrs.define(eq=False)
class Frame:
    """What one object makes, with the entities that its lines fill.

    Attributes:
        made: What it makes, owners first.
        new: Variable to what makes an open entity.
        constants: Variable to its constants.
        lists: Variable to its fields that hold several.
        fields: Variable to its fields of which one has to be said for it to exist.
        before: Variables of what stands before others of the same list that are made below.
        entities: Entities that lines fill.
        closing: Their numbers in the order in which they are closed.
        bare: The line whose scalar stands for the whole object, or None.
        holder: Whether it makes persons that a line links to an account.
        around: Whether it is what stands around records.
    """

    made: list[Made]
    new: dict[str, Callable[..., Any]] = attrs.field(factory=dict)
    constants: dict[str, dict[str, Any]] = attrs.field(factory=dict)
    lists: dict[str, list[str]] = attrs.field(factory=dict)
    fields: dict[str, list[str]] = attrs.field(factory=dict)
    before: set[str] = attrs.field(factory=set)
    entities: list[Entity] = attrs.field(factory=list)
    closing: list[int] = attrs.field(factory=list)
    bare: LeafStep | None = None
    holder: bool = False
    around: bool = False
