"""The compiler, records: one function for each source object that brings an entity into being."""

from collections.abc import Iterable, Iterator

from identity_schema.mapping.emit_objects import ObjectWriter
from identity_schema.mapping.local import Local, depth_of, is_finished, key_of, selected_by
from identity_schema.mapping.made import (
    fields_of,
    has_links,
    is_apart,
    is_inside,
    linked_paths,
    lists_of,
    loop_of,
    owned_by,
    parameters_of,
    tests_of,
)
from identity_schema.mapping.paths import write_path
from identity_schema.mapping.plan import Plan
from identity_schema.mapping.targets import DURATION, PAYLOAD, RECORD, Made, Seat, write_target
from identity_schema.mapping.tree import Leaf, Node
from identity_schema.model import Reference
from identity_schema.model.fields import Kind

__all__ = ["RecordWriter"]

REQUESTED = 1000
"""What was answered is preferred to what was asked."""


class RecordWriter(ObjectWriter):
    """Writes ``read_record(node, at, run, record)`` and the functions that it calls."""

    def __init__(self, plan: Plan, *, traced: bool) -> None:
        super().__init__(traced=traced)
        self.plan = plan
        self.queue: list[tuple[str, Node]] = [("read_record", plan.record)]
        self.locals: dict[tuple[object, ...], Local] = {}
        self.linked = set(linked_paths(plan.record))
        self.request = plan.document.head.get("role") == "request"

    def functions(self) -> dict[str, str]:
        """Write all of them, and return the text of each by its name."""
        written = {}
        for name, node in self.queue:
            before = len(self.lines)
            self._function(name, node)
            written[name] = "\n".join([*self.lines[before:], ""])
        return written

    def _function(self, name: str, node: Node) -> None:
        self.locals = {}
        with self.block(f"def {name}({', '.join(parameters_of(node))}):"):
            what = ", ".join(made.name for made in node.made)
            self.put(repr(f"{write_path(node.path)}: {what or 'record'}"))
            if node is self.plan.record:
                self._country()
            self._prepare(node)
            if "" in node.children:
                self.child(node.children[""], "node", "at")
            elif node.bare is not None:
                with self.block("if type(node) is dict:"):
                    self.body(node, "node", "at")
                with self.block("else:"):
                    self.put("v = node")
                    self.seats(node.bare, "v", "at")
            else:
                self.body(node, "node", "at")
            self._finish(node)
        self.put("")
        self.put("")

    def _country(self) -> None:
        country = self.plan.document.head.get("country")
        if isinstance(country, dict):
            wanted = f"node.get({country.get('from', '')!r}), {country.get('else')!r}"
            self.put(f"run.region = run.country({wanted})")
        elif country is not None:
            self.put(f"run.region = {country!r}")

    # --- making -------------------------------------------------------------------------------

    def _prepare(self, node: Node) -> None:
        for made in node.made:
            self._begin(made, node)
        for inline in self._inlined(node):
            for leaf in inline.lines():
                for seat in leaf.seats:
                    if not self._shared(seat):
                        self._count(leaf, seat)
        for local in self.locals.values():
            if not local.at_once:
                self.put(f"{local.var} = None")

    def _begin(self, made: Made, node: Node) -> None:
        self._open(made.var, made.cls, made.constants)
        for field in lists_of(made, node):
            self.put(f"{made.var}.{field} = []")
        if has_links(made, node):
            self.put(f"{made.var}_linked = False")
        if is_inside(made, node):
            self.put(f"{made.var}_place = len({owned_by(made)})")

    def _open(self, var: str, cls: type, constants: dict[str, object]) -> None:
        self.put(f"{var} = new_{cls.__name__}()")
        for name, value in constants.items():
            self.put(f"{var}.{name} = {_constant(value)}")

    def _shared(self, seat: Seat) -> bool:
        """Whether a field may have been filled before, by another document or another record."""
        return seat.root is PAYLOAD or (seat.root is RECORD and self.request)

    def _inlined(self, node: Node) -> Iterator[Node]:
        yield node
        for child in node.children.values():
            if not is_apart(child):
                yield from self._inlined(child)

    def _count(self, leaf: Leaf, seat: Seat) -> None:
        """Take stock of the entities on the way to a field."""
        owner, key, cls = seat.root.var, key_of(seat, 0), seat.root.cls
        around: Local | None = None
        for number, hop in enumerate(seat.hops, 1):
            if around is not None:
                around.deeper = True
                around.filled.add(hop.field)
                if hop.many:
                    around.lists.add(hop.field)
            if number == len(seat.hops) and leaf.many and hop.many:
                return
            key = key_of(seat, number)
            if key not in self.locals:
                var = self.named(key, "_".join(filter(None, (owner, hop.field, hop.select))))
                constants = selected_by(cls, hop.field, hop.select)
                text = write_target(seat.root.name, seat.hops[:number], "").rstrip(".")
                self.locals[key] = Local(var, hop.cls, owner, hop.field, hop.many, constants, text)
            around = self.locals[key]
            owner, cls = around.var, hop.cls
        if around is not None:
            around.lines += 1
            around.fields.add(seat.field)
            around.filled.add(seat.field)
            around.first = around.first or seat.field
            around.constants |= leaf.line.constants
            if seat.spec.many:
                around.lists.add(seat.field)

    # --- objects below ------------------------------------------------------------------------

    def child(self, child: Node, v: str, place: str) -> None:
        """Write an object below: a call for each of them, or its lines in place."""
        if not is_apart(child):
            self.inline(child, v, place)
            return
        way = loop_of(child)
        if way == "each" and child.many:
            self._each(child, v, place)
            return
        if child.bare is not None:
            way = "only_either" if way == "only" else "either"
        with self.loop(way, v, place):
            self._call(child, "x", "p")

    def _each(self, child: Node, v: str, place: str) -> None:
        """Write a call for each object of a list, or each scalar that may stand in its place."""
        self.put(f"few = type({v}) is list and 0 < len({v}) <= FEW")
        scalar = "" if child.bare is None else f" or run.is_scalar(x, {place} + n)"
        with self.items(v, place):
            with self.block(f"if type(x) is dict and x{scalar}:"):
                self._call(child, "x", f"{place} + n")
            if not scalar:
                with self.block("else:"):
                    self.put(f"run.no_object(x, {place} + n)")
                    if any(made.always for made in child.made):
                        with self.block("if run.counts(x, n):"):
                            self._call(child, "{}", f"{place} + n")

    def _call(self, child: Node, v: str, place: str) -> None:
        name = next((n for n, queued in self.queue if queued is child), None)
        if name is None:
            name = self.reader_name(child)
            self.queue.append((name, child))
        arguments = [v, place, *parameters_of(child)[2:]]
        self.put(f"{name}({', '.join(arguments)})")

    # --- values -------------------------------------------------------------------------------

    def store(self, leaf: Leaf, number: int, v: str, raw: str, place: str) -> None:
        """Write the assignment, with whatever has to be made on the way."""
        seat = leaf.seats[number]
        if self._shared(seat):
            self._offer(leaf, seat, v, raw, place)
            return
        last = self.locals.get(key_of(seat, len(seat.hops))) if seat.hops else None
        if seat.hops and (last is None or last.at_once):
            self._new_each(leaf, seat, v, place)
            return
        owner = self._reach(seat, len(seat.hops))
        if seat.spec.kind is Kind.LINK:
            held = f"({seat.spec.to!r}, run.link({v}, {place}, {seat.text!r}))"
            self.put(f"run.joins.append(({owner}, {seat.field!r}, {held}))")
            if not seat.hops:
                self.put(f"{owner}_linked = True")
            self.trace(place, owner, seat.field)
        elif seat.spec.many:
            self.put(f"{owner}.{seat.field}.append({v})")
            self.trace(place, owner, seat.field)
        elif leaf.rank or leaf.line.alternatives:
            self.contest(leaf, seat, owner, v, raw, place)
            if last is not None and last.one_leaf:
                with self.block(f"if {owner}.{seat.field} is {v}:"):
                    self.put(f"{owner}_at = {place}")
        else:
            self.assign(leaf, seat, owner, v, place)

    def unread(self, seat: Seat) -> None:
        """Write what says that a word was sent of which no text is kept."""
        if not self._shared(seat):
            with self.block("elif w is not None:"):
                owner = self._reach(seat, len(seat.hops))
                self.put(f"{owner}.{seat.spec.worded} = w")

    def _offer(self, leaf: Leaf, seat: Seat, v: str, raw: str, place: str) -> None:
        owner = "run.payload" if seat.root is PAYLOAD else "record"
        name = self.constant(f"SEAT_{len(self.constants)}", seat)
        constants = dict(leaf.line.constants)
        rank = leaf.rank + (REQUESTED if self.request else 0)
        self.put(f"run.add({owner}, {name}, {constants!r}, {v}, {raw}, {place}, {rank})")

    def _new_each(self, leaf: Leaf, seat: Seat, v: str, place: str) -> None:
        hop = seat.hops[-1]
        if hop.cls is Reference:
            self._offer(leaf, seat, v, v, place)
            return
        before = seat.hops[-2].cls if len(seat.hops) > 1 else seat.root.cls
        constants = selected_by(before, hop.field, hop.select) | dict(leaf.line.constants)
        owner = self._reach(seat, len(seat.hops) - 1)
        self._open("e", hop.cls, constants)
        if seat.spec.many:
            self.put(f"e.{seat.field} = ({v},)")
            self.trace(place, "e", seat.field)
        else:
            self.assign(leaf, seat, "e", v, place)
        self._close("e", hop.cls, place, seat.text, {seat.field, *constants})
        self.put(f"{owner}.{hop.field}.append(e)")

    def _reach(self, seat: Seat, count: int) -> str:
        """Write the making of the entities on the way; return the variable of the last one."""
        owner = seat.root.var
        for number in range(1, count + 1):
            local = self.locals[key_of(seat, number)]
            with self.block(f"if {local.var} is None:"):
                self._open(local.var, local.cls, local.constants)
                for field in sorted(local.lists):
                    self.put(f"{local.var}.{field} = []")
                owned = f"{local.owner}.{local.field}"
                self.put(f"{owned}.append({local.var})" if local.many else f"{owned} = {local.var}")
            owner = local.var
        return owner

    # --- endings ------------------------------------------------------------------------------

    def _finish(self, node: Node) -> None:
        """Write the closing of what was made: the inner before the outer."""
        for local in sorted(self.locals.values(), key=lambda local: -depth_of(local, self.locals)):
            if local.at_once:
                continue
            with self.block(f"if {local.var} is not None:"):
                self._close_lists(local.var, sorted(local.lists))
                filled = local.filled | set(local.constants)
                place = f"{local.var}_at" if local.one_leaf else "at"
                self._close(local.var, local.cls, place, f"{local.text}.{local.first}", filled)
        for made in reversed(node.made):
            self._finish_made(made, node)

    def _finish_made(self, made: Made, node: Node) -> None:
        said = () if made.always else tests_of(made, node)
        with self.block(f"if {' or '.join(said) or 'True'}:"):
            self._close_lists(made.var, lists_of(made, node))
            if made.path in self.linked:
                self.put(f"run.made.setdefault({made.path!r}, []).append({made.var})")
            for field, other in made.links.items():
                target = other.var if isinstance(other, Made) else repr(other)
                self.put(f"run.joins.append(({made.var}, {field!r}, {target}))")
            for group, field in made.members:
                self.put(f"run.joins.append(({group.var}, {field!r}, {made.var}))")
            filled = fields_of(made, node) | set(made.constants)
            self._close(made.var, made.cls, "at", made.name, filled)
            owned = owned_by(made)
            if is_inside(made, node):
                self.put(f"{owned}.insert({made.var}_place, {made.var})")
            else:
                self.put(f"{owned}.append({made.var})" if made.many else f"{owned} = {made.var}")

    def _close_lists(self, var: str, fields: Iterable[str]) -> None:
        for field in fields:
            self.put(f"{var}.{field} = tuple({var}.{field})")

    def _close(self, var: str, cls: type, place: str, field: str, filled: set[str]) -> None:
        if is_finished(cls, filled):
            self.put(f"codes = finish_{cls.__name__}({var}, run)")
            with self.block("if codes:"):
                self.put(f"run.codes(codes, {place}, {field!r})")
        self.put(f"{var}.__class__ = {cls.__name__}")


def _constant(value: object) -> str:
    found = DURATION.fullmatch(value) if isinstance(value, str) else None
    return f"run.after({int(found[1]) * 60})" if found else repr(value)
