"""The compiler, objects: what is common to reading a record and to reading what is around it."""

from identity_schema.mapping.emit_values import Block, Writer, identifier
from identity_schema.mapping.paths import pointer_token
from identity_schema.mapping.targets import Seat
from identity_schema.mapping.tree import Leaf, Node

__all__ = ["ObjectWriter"]


class ObjectWriter(Writer):
    """Writes one object after the other: unknown keys, nulls, lines, objects below."""

    def key_order(self, node: Node) -> list[str]:
        """Lines before objects, so that a preferred path comes before its alternatives below."""
        return [k for k in node.leaves if k not in node.children] + list(node.children)

    def body(self, node: Node, var: str, at: str) -> None:
        """Write what is read of one object.

        Args:
            node: The object.
            var: Variable that holds it.
            at: Variable that holds its pointer.
        """
        stem = identifier("_".join(step.key or "item" for step in node.path)) or "record"
        known = self.constant(f"KEYS_{stem}", frozenset(node.leaves) | frozenset(node.children))
        if node.rest is None:
            with self.block(f"if not {var}.keys() <= {known}:"):
                self.put(f"run.unknown({var}, {known}, {at})")
        elif self.traced:
            self.put(f"run.rest_dropped({var}, {known}, {at}, {node.rest!r})")
        self._nulls(node, var, at, stem)
        for key in self.key_order(node):
            self._key(node, key, var, at)

    def _nulls(self, node: Node, var: str, at: str, stem: str) -> None:
        mapped = {key for key, leaf in node.leaves.items() if leaf.seats} | set(node.children)
        if mapped:
            marks = self.constant(f"MAPPED_{stem}", frozenset(mapped))
            with self.block(f"if None in {var}.values():"):
                self.put(f"run.nulls_of({var}, {marks}, {at})")

    def _key(self, node: Node, key: str, var: str, at: str) -> None:
        leaf, child = node.leaves.get(key), node.children.get(key)
        place = f"{at} + {'/' + pointer_token(key)!r}"
        if leaf is not None and leaf.line.drop is not None:
            self._drop(leaf.line.drop, child, f"{var}.get({key!r})", place, f"{key!r} in {var}")
            return
        self.put(f"v = {var}.get({key!r})")
        with self.block("if v is not None:"):
            if child is None and leaf is not None:
                self.leaf(leaf, "v", place)
            elif child is not None and leaf is None:
                self.child(child, "v", place)
            elif child is not None and leaf is not None:
                self.either(leaf, child, "v", place)

    def _drop(self, reason: str, child: Node | None, value: str, place: str, there: str) -> None:
        """Write a key that is dropped, whole, or only while it holds no object with a section."""
        if child is None and not self.traced:
            return
        self.put(f"v = {value}")
        if child is not None:
            with self.block("if type(v) in CONTAINERS and run.is_object(v):"):
                self.child(child, "v", place)
        if self.traced:
            with self.block(f"{'elif' if child is not None else 'if'} {there}:"):
                self.put(f"run.dropped(v, {place}, {reason!r})")

    def items(self, v: str, place: str) -> Block:
        """Write the head of a loop over a list, or over one value that stands in its place."""
        return self.block(f"for n, x in zip(PLACES, {v}) if few else run.items({v}, {place}):")

    def loop(self, way: str, v: str, place: str) -> Block:
        """Write the head of a loop over objects, of which there is most often one."""
        one = f"(({place}, {v}),) if type({v}) is dict and {v}"
        return self.block(f"for p, x in {one} else run.{way}({v}, {place}):")

    def leaf(self, leaf: Leaf, v: str, place: str) -> None:
        """Write a line whose value is there."""
        if leaf.many or all(seat.spec.many for seat in leaf.seats):
            self.put(f"few = type({v}) is list and 0 < len({v}) <= FEW and None not in {v}")
            with self.items(v, place):
                self.seats(leaf, "x", f"{place} + n")
        else:
            self.seats(leaf, v, place)

    def seats(self, leaf: Leaf, v: str, place: str) -> None:
        """Write the way of one value to each of its targets."""
        for number, seat in enumerate(leaf.seats):
            var = v
            if len(leaf.seats) > 1:
                var = f"{v}{number}"
                self.put(f"{var} = {v}")
            raw = self.read(leaf, seat, var, place)
            with self.block(f"if {var} is not None:"):
                self.store(leaf, number, var, raw, place)
            if seat.spec.unread and leaf.line.words:
                self.unread(seat)

    def reader_name(self, node: Node) -> str:
        """Name the function that reads one object of a node."""
        return self.named(node, "read_" + "_".join(step.key or "item" for step in node.path))

    def inline(self, child: Node, v: str, place: str) -> None:
        """Write an object that is read in the function of the one around it."""
        var = self.named(id(child), "n_" + "_".join(step.key for step in child.path))
        self.put(f"{var}, at_{var} = {v}, {place}")
        with self.block(f"if type({var}) is not dict or not {var}:"):
            self.put(f"{var}, at_{var} = run.the_object({var}, at_{var})")
        with self.block(f"if {var} is not None:"):
            before = len(self.lines)
            self.body(child, var, f"at_{var}")
            if len(self.lines) == before:  # all of it is dropped, and nobody asks for an account
                self.put("pass")

    def contest(self, leaf: Leaf, seat: Seat, owner: str, v: str, raw: str, place: str) -> None:
        """Write the way to a seat for which several paths compete.

        The preferred path of an empty seat has it at once: nothing that comes later displaces it.
        """
        name = self.constant(f"SEAT_{len(self.constants)}", seat)
        word = ", w" if seat.spec.worded and leaf.line.words else ""
        contest = f"run.contest({owner}, {name}, {v}, {raw}, {place}, {leaf.rank}{word})"
        if leaf.rank:
            self.put(contest)
            return
        with self.block(f"if {owner}.{seat.field} is None:"):
            self.assign(leaf, seat, owner, v, place)
        with self.block("else:"):
            self.put(contest)

    def assign(self, leaf: Leaf, seat: Seat, owner: str, v: str, place: str) -> None:
        """Write the way to a seat that is free."""
        self.put(f"{owner}.{seat.field} = {v}")
        if seat.spec.worded and leaf.line.words:
            self.put(f"{owner}.{seat.spec.worded} = w")
        self.trace(place, owner, seat.field)

    def store(self, leaf: Leaf, number: int, v: str, raw: str, place: str) -> None:
        """Write the way of a value that was read to its seat."""
        raise NotImplementedError  # each side has its own

    def unread(self, seat: Seat) -> None:
        """Write what says that a word was sent of which no text is kept; none stands around."""

    def child(self, child: Node, v: str, place: str) -> None:
        """Write an object, one or many, whose value is there."""
        raise NotImplementedError  # each side has its own

    def either(self, leaf: Leaf, child: Node, v: str, place: str) -> None:
        """Write a key that holds a scalar or an object."""
        with self.block(f"if type({v}) in CONTAINERS and run.is_object({v}):"):
            self.child(child, v, place)
        with self.block("else:"):
            self.leaf(leaf, v, place)
