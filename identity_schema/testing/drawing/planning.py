"""Planning: from the plan of a mapping to the steps of drawing.

What the reading side does with a payload, drawing does the other way round: it goes through the
same objects in the same order, and where the one finds values the other asks the facts for them.
"""

from collections.abc import Iterator
from typing import Any

from identity_schema._twin import twin
from identity_schema.mapping.paths import Path, Step, write_path
from identity_schema.mapping.registry import Mapping
from identity_schema.mapping.targets import PAYLOAD, Made, Seat, write_target
from identity_schema.mapping.tree import Leaf, Node
from identity_schema.model import (
    Account,
    AccountNumber,
    Address,
    Check,
    Evidence,
    EvidenceRef,
    Name,
    Person,
)
from identity_schema.model.fields import Kind, spec_of
from identity_schema.model.finish import FINISHERS
from identity_schema.testing.drawing.steps import Entity, Frame, LeafStep, NodeStep
from identity_schema.testing.drawing.values import drawer
from identity_schema.testing.shapes.shape import Shape

__all__ = ["plan_around", "plan_record", "undrawn"]

_VITAL = {
    (Name, "text"): "name", (Name, "family_name"): "name", (AccountNumber, "raw"): "account",
    (Check, "id"): "check", (EvidenceRef, "check_id"): "reference",
}  # fmt: skip
_NAMING = {(Evidence, "source_id"), (AccountNumber, "raw")}

_Keys = dict[tuple[Any, ...], int]


def plan_record(mapping: Mapping, shape: Shape, needed: frozenset[str]) -> NodeStep:
    """Plan the drawing of a record.

    Args:
        mapping: The mapping.
        shape: What is known of the kind beside it.
        needed: Keys that every record of the chosen form has.
    """
    return _Planner(mapping, shape, needed).frame(mapping.plan.record)


def plan_around(mapping: Mapping, shape: Shape, number: int) -> NodeStep:
    """Plan the drawing of what stands around the records in an envelope."""
    envelope, root = mapping.plan.around[number]
    needed = frozenset(envelope.needs) | frozenset(envelope.when)
    planner = _Planner(mapping, shape, needed if envelope.role != "record" else frozenset())
    planner.outside = True
    return planner.frame(root)


def undrawn(mapping: Mapping, shape: Shape) -> tuple[str, ...]:
    """List the mapped paths of a record that are never drawn."""
    planner = _Planner(mapping, shape, frozenset())
    return tuple(
        write_path((*node.path, Step(leaf.key, leaf.many)))
        for node in mapping.plan.record.walk()
        for leaf in node.leaves.values()
        if leaf.seats and leaf not in list(planner.lines(node))
    )


class _Planner:
    def __init__(self, mapping: Mapping, shape: Shape, needed: frozenset[str]) -> None:
        self.mapping = mapping
        self.shape = shape
        self.needed = needed
        self.outside = False
        self.first: dict[str, str] = {}
        self.must: set[str] = set()

    def frame(self, node: Node) -> NodeStep:
        """Plan an object that has entities of its own."""
        frame, keys = Frame(list(node.made), around=self.outside), _Keys()
        self._require_first(node)
        for inline in _inlined(node):
            for leaf in self.lines(inline):
                for seat in leaf.seats:
                    _count(frame, keys, leaf, seat)
        frame.closing = sorted(range(len(frame.entities)), key=lambda n: -_depth(frame, n))
        for made in node.made:
            frame.new[made.var] = twin(made.cls)
            frame.constants[made.var] = _constants(made.constants)
            specs, fields = spec_of(made.cls), _fields_of(made, node)
            frame.fields[made.var] = fields
            frame.lists[made.var] = [field for field in fields if specs[field].many]
            if _stands_before(made, node):
                frame.before.add(made.var)
        step = self._node(frame, keys, node)
        step.frame = frame
        if node.bare is not None and not step.leaves and not step.children:
            frame.bare = self._leaf(keys, node.bare, node.path)
        links = (leaf for leaf in step.leaves if leaf.to == "account")
        frame.holder = any(made.cls is Person for made in node.made) and any(links)
        return step

    def lines(self, node: Node) -> Iterator[Leaf]:
        """Yield the lines of an object that are drawn."""
        for leaf in node.leaves.values():
            path = write_path((*node.path, Step(leaf.key, leaf.many)))
            if not leaf.seats or leaf.rank or self.shape.rules_out(path, leaf.line.seen):
                continue
            said = self.outside and _said_inside(self.mapping, leaf.seats[0])
            if not said and all(map(_is_plain_text, leaf.seats[1:])):
                yield leaf

    def _node(self, frame: Frame, keys: _Keys, node: Node) -> NodeStep:
        key = node.path[-1].key if node.path else ""
        step = NodeStep(key, write_path(node.path), node.many)
        flags: dict[object, int] = {}
        inside = node.path == () or node.path[-1].key == ""
        for leaf in self.lines(node):
            made = self._leaf(keys, leaf, node.path)
            needed = (inside and leaf.key in self.needed) or self._groups(leaf.seats[0])
            if not needed and made.path not in self.shape.always | self.must:
                made.bit = flags.setdefault(_group(leaf.seats[0], made), len(flags))
            step.leaves.append(made)
        for child in node.children.values():
            if child.record or self.shape.rules_out(write_path(child.path), None):
                continue
            below = self.frame(child) if _apart(child) else self._node(frame, keys, child)
            if not below.leaves and not below.children and not (below.frame and below.frame.bare):
                continue
            listed = inside and below.key in self.needed
            if not listed and below.key and below.path not in self.shape.always | self.must:
                below.bit = flags.setdefault(("", below.key), len(flags))
            step.children.append(below)
        step.bits = len(flags)
        _lean(step)
        _pair(step, node)
        return step

    def _require_first(self, node: Node) -> None:
        """Require a value of the first entity that each object of a list makes.

        A list is rendered by the first entity of its objects; an object without it is not, nor is
        what stands in it and belongs to others.
        """
        if not node.many or not node.made or _makes_no_others(node):
            return
        for inline in _inlined(node):
            for leaf in self.lines(inline):
                if leaf.seats[0].root is node.made[0]:
                    self.must.add(write_path((*inline.path, Step(leaf.key, leaf.many))))
                    below = range(len(node.path) + 1, len(inline.path) + 1)
                    self.must |= {write_path(inline.path[:length]) for length in below}
                    return

    def _groups(self, seat: Seat) -> bool:
        """Tell whether a field is the first that is said of what lists the ids of others.

        Without it the group would not exist, and whose its members are could not be told.
        """
        if seat.hops or not any(s.kind is Kind.MEMBERS for s in spec_of(seat.cls).values()):
            return False
        first = self.first.setdefault(seat.root.var, seat.field)
        return first == seat.field

    def _leaf(self, keys: _Keys, leaf: Leaf, path: Path) -> LeafStep:
        seat = leaf.seats[0]
        where = write_path((*path, Step(leaf.key, leaf.many)))
        each = bool(seat.hops) and seat.hops[-1].many and leaf.many
        return LeafStep(
            key=leaf.key, path=where, many=leaf.many, root=seat.root.var,
            entity=_entity_of(keys, leaf, seat),
            each=each, field=seat.field, kind=seat.spec.kind, holds_many=seat.spec.many,
            to=seat.spec.to, worded=seat.spec.worded if leaf.line.words else None,
            target=seat.text, value=drawer(self.mapping, self.shape, leaf, where),
            also=tuple((o.root.var, _entity_of(keys, leaf, o), o.field) for o in leaf.seats[1:]),
            vital=_VITAL.get((seat.cls, seat.field), ""),
            names=(seat.cls, seat.field) in _NAMING,
        )  # fmt: skip


def _makes_no_others(node: Node) -> bool:
    """Tell whether the first entity of an object owns all that the object makes."""
    made = [made for below in node.walk() for made in below.made]
    owned = {node.made[0].var}
    for one in made[1:]:
        if one.owner is not None and one.owner.var in owned:
            owned.add(one.var)
    return len(owned) == len(made)


def _is_plain_text(seat: Seat) -> bool:
    """Tell whether a field keeps any text as it is, so that a line may fill it beside another."""
    return seat.spec.kind is Kind.TEXT and seat.cls not in FINISHERS


def _said_inside(mapping: Mapping, seat: Seat) -> bool:
    """Tell whether a fact around records belongs to an entity that records fill themselves."""
    if seat.root is PAYLOAD:
        return False
    stem = seat.text.rpartition(".")[0] if seat.hops else seat.text
    return any(target == seat.text or (seat.hops and target.startswith(f"{stem}."))
               for target in mapping.record_targets)  # fmt: skip


def _inlined(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children.values():
        if not _apart(child) and not child.record:
            yield from _inlined(child)


def _apart(node: Node) -> bool:
    return bool(node.made) or node.many


def _key(seat: Seat, count: int) -> tuple[Any, ...]:
    return (seat.root.var, *((hop.field, hop.select) for hop in seat.hops[:count]))


def _count(frame: Frame, keys: _Keys, leaf: Leaf, seat: Seat) -> None:
    """Take stock of the entities on the way to a field, as the reading side does."""
    owner: str | int = seat.root.var
    cls = seat.root.cls
    for number, hop in enumerate(seat.hops, 1):
        key = _key(seat, number)
        each = number == len(seat.hops) and leaf.many and hop.many
        if each:
            key = (*key, "each", leaf.key)
        if isinstance(owner, int):
            frame.entities[owner].deeper = True
            if hop.many:
                frame.entities[owner].lists.add(hop.field)
        if key not in keys:
            by = spec_of(cls)[hop.field].select
            constants = {by: hop.select} if by and hop.select else {}
            text = write_target(seat.root.name, seat.hops[:number], "").rstrip(".")
            keys[key] = len(frame.entities)
            frame.entities.append(
                Entity(owner, hop.field, hop.cls, hop.many, constants, twin(hop.cls), text)
            )
        owner, cls = keys[key], hop.cls
        if each:
            frame.entities[owner].constants |= _constants(leaf.line.constants)
            return
    if isinstance(owner, int):
        entity = frame.entities[owner]
        entity.lines += 1
        entity.first = entity.first or seat.field
        entity.fields.add(seat.field)
        entity.constants |= _constants(leaf.line.constants)
        if seat.spec.many:
            entity.lists.add(seat.field)


def _constants(constants: Any) -> dict[str, Any]:
    """Return constants as the entity holds them; a span of time needs a context, and has none."""
    return {
        field: None if isinstance(value, str) and value.startswith("PT") else value
        for field, value in constants.items()
    }


def _depth(frame: Frame, number: int) -> int:
    depth, owner = 1, frame.entities[number].owner
    while isinstance(owner, int):
        depth, owner = depth + 1, frame.entities[owner].owner
    return depth


def _fields_of(made: Made, node: Node) -> list[str]:
    """Return the fields of a made entity that something in its source object can fill."""
    fields = {m.field for below in node.walk() for m in below.made if m.owner is made}
    for below in node.walk():
        for leaf in below.lines():
            for seat in leaf.seats:
                if seat.root is made:
                    fields.add(seat.hops[0].field if seat.hops else seat.field)
    specs = spec_of(made.cls)
    return sorted(field for field in fields if specs[field].kind is not Kind.LINK)


def _stands_before(made: Made, node: Node) -> bool:
    return made.many and any(
        other.owner is made.owner and other.field == made.field
        for below in node.walk()
        if below is not node
        for other in below.made
    )


def _group(seat: Seat, step: LeafStep) -> object:
    """Return what is said or left out together: the parts of an address that need each other."""
    if len(seat.hops) and seat.hops[-1].owner is Address and seat.hops[-1].select:
        apart = seat.hops[-1].select in {"region", "state", "county", "country"}
        return step.key if apart else ("parts", *_key(seat, len(seat.hops) - 1))
    return step.key


def _entity_of(keys: _Keys, leaf: Leaf, seat: Seat) -> int:
    """Return the number of the entity that a target fills; -1 for a made one itself."""
    key = _key(seat, len(seat.hops))
    return keys.get((*key, "each", leaf.key), keys.get(key, -1))


def _lean(step: NodeStep) -> None:
    """Let holders that name accounts come only where the accounts do."""
    accounts = [child.bit for child in step.children if _makes(child, Account)]
    for child in step.children:
        if accounts and child.frame is not None and child.frame.holder:
            child.beside = accounts[0]


def _makes(step: NodeStep, cls: type) -> bool:
    return step.frame is not None and any(made.cls is cls for made in step.frame.made)


def _pair(step: NodeStep, node: Node) -> None:
    """Put scalars that may stand in place of an object beside that object."""
    below = {child.key for child in step.children}
    for leaf in [leaf for leaf in step.leaves if leaf.key in below]:
        child = node.children[leaf.key]
        line = node.leaves[leaf.key].line
        same = (key for key, other in child.leaves.items() if other.line.place == line.place)
        step.scalars[leaf.key] = tuple(same)
