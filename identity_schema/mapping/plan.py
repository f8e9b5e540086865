"""The plan: a mapping document as a tree of source objects with every target resolved.

The plan is what the compilers of the reading and of the rendering side walk; it is where a wrong
document is found out.
"""

from collections.abc import Mapping

import attrs

from identity_schema.mapping.checks import Checks
from identity_schema.mapping.document import Document, Envelope, Line
from identity_schema.mapping.paths import Path, Step, parse_path, write_path
from identity_schema.mapping.targets import (
    ALWAYS,
    PAYLOAD,
    RECORD,
    Made,
    Seat,
    find_slot,
    resolve_seat,
)
from identity_schema.mapping.tree import Leaf, Node
from identity_schema.model.fields import Kind, spec_of

__all__ = ["Plan", "make_plan"]


@attrs.frozen
class Plan:
    """A document, resolved.

    Attributes:
        document: The document.
        record: The tree below a record.
        around: For each envelope, the tree around records.
    """

    document: Document
    record: Node
    around: tuple[tuple[Envelope, Node], ...]


def make_plan(document: Document) -> Plan:
    """Resolve a document.

    Raises:
        ContractError: ``mapping.form``, with file and line: a field that the model lacks, a word
            outside an enumeration, a path twice, two lines for one seat, a list of objects that
            makes nothing.
    """
    record = _Planner(document).record_tree()
    around = tuple((e, _Planner(document).envelope_tree(e)) for e in document.envelopes)
    for path, lines in document.outside.items():
        if all(_below(path, e.path) for e in document.envelopes if e.role == "record") and not any(
            e.role != "record" for e in document.envelopes
        ):
            _Planner(document).check_lines(lines)
            message = "this is no object around the records of any envelope"
            raise document.error(message, *(lines[0].place[:2] if lines else ("outside",)))
    for number, envelope in enumerate(document.envelopes):
        if envelope.value_of is not None and not _stands_alone(record, envelope.value_of):
            message = f"{envelope.value_of!r} is no object that makes all that it fills"
            raise document.error(message, "envelope", str(number), "value_of")
    return Plan(document, record, around)


MAX_STEPS = 24
"""Most steps down to an object; the deepest documented path has seven. Each step indents the code
that a document becomes, and Python goes no deeper than 100 levels."""


class _Planner:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.checks = Checks(document)
        self.taken: dict[tuple[object, ...], Leaf] = {}
        self.vars: set[str] = set()
        self.scopes: dict[int, dict[str, Made]] = {}
        self.around = False
        self.later: list[tuple[Node, Line]] = []

    def record_tree(self) -> Node:
        document = self.document
        root = Node(())
        for path in [*document.makes, *document.at]:
            node = self._reach(root, path, "at", write_path(path))
            node.made_later = node.made_later or path in document.makes
        self._fill(root, {"payload": PAYLOAD, "record": RECORD}, document.makes, document.at, "at")
        for node, line in self.later:
            self._place_bare(node, line)
        _inherit_rest(root)
        self.checks.tree(root)
        return root

    def envelope_tree(self, envelope: Envelope) -> Node:
        self.around = True
        root = Node(())
        start = self._reach(root, envelope.path, "envelope", write_path(envelope.path))
        start.record = envelope.role == "record"
        sections = {
            path: lines
            for path, lines in self.document.outside.items()
            if not (start.record and _below(path, envelope.path))
        }
        for path in sections:
            self._reach(root, path, "outside", write_path(path))
        scope = {"payload": PAYLOAD, "record": RECORD}
        self._fill(root, scope, {}, sections, "outside")
        _inherit_rest(root)
        return root

    def check_lines(self, lines: tuple[Line, ...]) -> None:
        """Check lines that stand where nothing is read."""
        self.around = True
        for line in lines:
            self._place(Node(()), line, {"payload": PAYLOAD, "record": RECORD})

    def _reach(self, root: Node, path: Path, *place: str) -> Node:
        node = root
        for step in path:
            if step.key == "" and node is root and place[0] != "at":
                root.many = True
                continue
            child = node.children.get(step.key)
            if child is None:
                child = node.children[step.key] = self._node(node, step, *place)
            elif child.many != step.many:
                message = f"{write_path(path)}: is {step.key!r} a list? [] is written only once"
                raise self.document.error(message, *place)
            node = child
        return node

    def _node(self, around: Node, step: Step, *place: str) -> Node:
        if len(around.path) == MAX_STEPS:
            raise self.document.error(f"a path has at most {MAX_STEPS} steps", *place)
        return Node((*around.path, step), step.many)

    def _fill(
        self,
        node: Node,
        scope: dict[str, Made],
        makes: Mapping[Path, Mapping[str, Mapping[str, object]]],
        sections: Mapping[Path, tuple[Line, ...]],
        section: str,
    ) -> None:
        scope = self._make(node, scope, makes.get(node.path, {}))
        self.scopes[id(node)] = scope
        for path, lines in sections.items():
            if _same(path, node.path, section) and not node.record:
                for line in lines:
                    self._place(node, line, scope)
        for child in node.children.values():
            self._fill(child, scope, makes, sections, section)

    def _make(
        self, node: Node, scope: dict[str, Made], wanted: Mapping[str, Mapping[str, object]]
    ) -> dict[str, Made]:
        scope = dict(scope)
        for name, constants in wanted.items():
            place = ("makes", write_path(node.path))
            made = self._made(name, scope, place)
            made.path = write_path(node.path)
            specs = spec_of(made.cls)
            for field, value in dict(constants).items():
                spec = specs.get(field)
                if field == ALWAYS:
                    made.always = self.checks.always(value, place, many=node.many and made.many)
                elif spec is not None and spec.kind is Kind.LINK:
                    made.links[field] = scope.get(str(value), str(value))
                else:
                    self.checks.constant(spec, field, value, place)
                    made.constants[field] = value
            made.members = [
                (other, field)
                for other in scope.values()
                for field, spec in spec_of(other.cls).items()
                if spec.kind is Kind.MEMBERS and spec.to == name
            ]
            node.made.append(made)
            scope.pop(name, None)
            scope[name] = made
        return scope

    def _made(self, name: str, scope: dict[str, Made], place: tuple[str, ...]) -> Made:
        for owner in reversed(scope.values()):
            found = find_slot(owner.cls, name)
            if found and found[1].entity is not None:
                var = name
                while var in self.vars or var in {"record", "payload"}:
                    var += "_"
                self.vars.add(var)
                return Made(name, found[1].entity, var, owner=owner, field=found[0],
                            many=found[1].many)  # fmt: skip
        raise self.document.error(f"nothing around it can have a {name!r}", *place)

    def _place(self, node: Node, line: Line, scope: dict[str, Made]) -> None:
        step = line.path[-1]
        if step.key == "**":
            node.rest = line.drop
            return
        base, node = node, self._below(node, line.path[:-1], line)
        below = node.children.get(step.key)
        if below is not None and below.made_later and line.targets:
            self.later.append((below, line))
            return
        try:
            seats = tuple(resolve_seat(target, scope) for target in line.targets)
        except ValueError as error:
            raise self.document.error(str(error), *line.place) from None
        self.checks.line(line, seats, many=step.many)
        self._put(node, Leaf(line, step.key, step.many, seats))
        for rank, alternative in enumerate(line.alternatives, 1):
            text, other = alternative
            path = self._alternative(line, text)
            target = self._below(base, path[:-1], line)
            self.checks.line(other, seats, many=path[-1].many)
            self._put(target, Leaf(other, path[-1].key, path[-1].many, seats, rank))

    def _place_bare(self, node: Node, line: Line) -> None:
        try:
            scope = self.scopes[id(node)]
            seats = tuple(resolve_seat(target, scope) for target in line.targets)
        except ValueError as error:
            raise self.document.error(str(error), *line.place) from None
        self.checks.line(line, seats, many=False)
        if node.many != line.path[-1].many:
            raise self.document.error("is it a list? [] says so here and below", *line.place)
        node.bare = Leaf(line, line.path[-1].key, many=False, seats=seats)

    def _below(self, node: Node, path: Path, line: Line) -> Node:
        for step in path:
            child = node.children.get(step.key)
            if child is None:
                child = node.children[step.key] = self._node(node, step, *line.place)
            elif child.many != step.many:
                raise self.document.error(f"is {step.key!r} a list?", *line.place)
            if child.many or child.made_later:
                message = "an alternative cannot be inside what makes something of its own"
                if line.targets and any("[" in t for t in line.targets):
                    raise self.document.error(message, *line.place)
            node = child
        return node

    def _alternative(self, line: Line, text: str) -> Path:
        try:
            path = parse_path(text)
        except ValueError as error:
            raise self.document.error(str(error), *line.place) from None
        if not path:
            raise self.document.error("an alternative is another key", *line.place)
        return path

    def _put(self, node: Node, leaf: Leaf) -> None:
        if leaf.key in node.leaves:
            where = write_path((*node.path, Step(leaf.key, leaf.many)))
            raise self.document.error(f"{where} has a line already", *leaf.line.place)
        node.leaves[leaf.key] = leaf
        for seat in leaf.seats:
            if seat.spec.many or (any(h.many for h in seat.hops) and leaf.many):
                continue
            first = self.taken.setdefault(seat.identity, leaf)
            if first.line.place != leaf.line.place and not self._may_meet(seat):
                message = f"{seat.text} is filled by {first.key!r} too; write or = [...]"
                raise self.document.error(message, *leaf.line.place)

    def _may_meet(self, seat: Seat) -> bool:
        """Facts around a record, and lists that grow, may come from several places."""
        if self.around and seat.root is RECORD:
            return True
        return seat.root in {PAYLOAD, RECORD} and any(h.many and h.select for h in seat.hops)


def _inherit_rest(node: Node) -> None:
    """Let ``**`` hold for what is below an object, too."""
    for child in node.children.values():
        child.rest = child.rest or node.rest
        _inherit_rest(child)


def _stands_alone(record: Node, key: str) -> bool:
    """Whether the objects at a key of a record fill nothing that is made around them."""
    node = record.children.get(key)
    if node is None or not node.made or isinstance(node.bare, Leaf):
        return False
    made = {id(made) for below in node.walk() for made in below.made} | {id(RECORD), id(PAYLOAD)}
    used = {id(s.root) for below in node.walk() for leaf in below.lines() for s in leaf.seats}
    owners = {id(m.owner) for below in node.walk() for m in below.made if m.owner is not None}
    return used | owners <= made


def _keys(path: Path) -> tuple[str, ...]:
    """The keys from the root; the root may be a list of one or many."""
    return tuple(step.key for step in path if step.key)


def _same(path: Path, other: Path, section: str) -> bool:
    if section == "outside":
        return _keys(path) == _keys(other)
    return [step.key for step in path] == [step.key for step in other]


def _below(path: Path, record: Path) -> bool:
    return _keys(path)[: len(_keys(record))] == _keys(record)
