"""The compiler, what is made: the questions to a source object and an entity that it makes."""

from collections.abc import Iterator

from identity_schema.mapping.targets import Made, Seat
from identity_schema.mapping.tree import Node
from identity_schema.model.fields import Kind, spec_of

__all__ = [
    "fields_of",
    "has_links",
    "is_apart",
    "is_inside",
    "linked_paths",
    "lists_of",
    "loop_of",
    "owned_by",
    "parameters_of",
    "tests_of",
]


def owned_by(made: Made) -> str:
    """The expression for the field that an entity goes to."""
    return f"{made.owner.var}.{made.field}" if made.owner is not None else ""


def is_inside(made: Made, node: Node) -> bool:
    """Whether entities for the same list are made below, which come after this one."""
    return made.many and any(
        other.owner is made.owner and other.field == made.field
        for below in node.walk()
        if below is not node
        for other in below.made
    )


def is_apart(node: Node) -> bool:
    """Whether an object has a function of its own."""
    return bool(node.made) or node.many


def loop_of(node: Node) -> str:
    """Name the way of `Objects` to the objects of a node."""
    outer = [made for made in node.made if made.owner not in node.made]
    return "each" if all(made.many for made in outer) else "only"


def parameters_of(node: Node) -> list[str]:
    """List the parameters of the function that reads one object of a node."""
    outer = {made.var for made in _used(node)} - {made.var for n in node.walk() for made in n.made}
    return ["node", "at", "run", "record", *sorted(outer - {"record", "payload"})]


def has_links(made: Made, node: Node) -> bool:
    """Whether a line of the source object links the entity to another."""
    return any(s.spec.kind is Kind.LINK and not s.hops for s in _seats_of(made, node))


def fields_of(made: Made, node: Node) -> set[str]:
    """The fields of an entity that something in its source object can fill."""
    fields = {s.hops[0].field if s.hops else s.field for s in _seats_of(made, node)}
    fields |= {m.field for below in node.walk() for m in below.made if m.owner is made}
    specs = spec_of(made.cls)
    return {field for field in fields if specs[field].kind is not Kind.LINK}


def lists_of(made: Made, node: Node) -> list[str]:
    """The fields of those that hold several values, in alphabetical order."""
    specs = spec_of(made.cls)
    return sorted(field for field in fields_of(made, node) if specs[field].many)


def tests_of(made: Made, node: Node) -> Iterator[str]:
    """Yield the tests by which something was said of an entity."""
    specs = spec_of(made.cls)
    filled = fields_of(made, node)
    for field in (field for field in specs if field in filled):
        test = f"{made.var}.{field}"
        yield test if specs[field].many else f"{test} is not None"
    if has_links(made, node):
        yield f"{made.var}_linked"


def linked_paths(record: Node) -> Iterator[str]:
    """Yield the paths at which what is made is linked to."""
    for node in record.walk():
        for made in node.made:
            yield from (other for other in made.links.values() if isinstance(other, str))


def _used(node: Node) -> Iterator[Made]:
    for below in node.walk():
        for leaf in below.lines():
            yield from (seat.root for seat in leaf.seats)
        for made in below.made:
            if made.owner is not None:
                yield made.owner
            yield from (other for other in made.links.values() if isinstance(other, Made))
            yield from (group for group, _ in made.members)


def _seats_of(made: Made, node: Node) -> Iterator[Seat]:
    for below in node.walk():
        for leaf in below.lines():
            yield from (seat for seat in leaf.seats if seat.root is made)
