"""The compiler, rendering side: the same plan, read from right to left.

One function for each source object that makes something, as on the reading side. Where several
paths mean the same, the preferred one is written.
"""

from identity_schema.mapping.emit_values import Writer
from identity_schema.mapping.paths import write_path
from identity_schema.mapping.plan import Plan
from identity_schema.mapping.saying import inverse
from identity_schema.mapping.targets import PAYLOAD, RECORD, Made, Seat
from identity_schema.mapping.tree import Leaf, Node
from identity_schema.model.fields import Kind, spec_of

__all__ = ["RenderWriter"]

_PLAIN = {Kind.TEXT, Kind.COUNTRY, Kind.CURRENCY, Kind.GENDER}


class RenderWriter(Writer):
    """Writes ``render_record(run, record)`` and the functions that it calls."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(traced=False)
        self.plan = plan
        self.queue: list[tuple[str, Node]] = [("render_record", plan.record)]
        self.picked: set[str] = set()
        self.written: dict[tuple[object, ...], object] = {}

    def functions(self) -> None:
        """Write all of them."""
        for name, words in self.plan.document.words.items():
            self.constants[self._says(name)] = inverse(words)
        for name, node in self.queue:
            self._function(name, node)

    def _says(self, table: str) -> str:
        return self.named(("says", table), f"SAYS_{table}")

    def _function(self, name: str, node: Node) -> None:
        self.picked = set()
        with self.block(f"def {name}({', '.join(_parameters(node, self.plan))}):"):
            self.put(repr(write_path(node.path)))
            if node is self.plan.record:
                for made in node.made:
                    self._bind(made)
            if "" in node.children:
                self.put("out = {}")
                self._child(node.children[""], "out", "")
                self.put("return out.get('', [])")
            else:
                self.put("out = {}")
                self._body(node, "out")
                self.put("return out")
        self.put("")
        self.put("")

    def _body(self, node: Node, out: str) -> None:
        for key in [*(k for k in node.leaves if k not in node.children), *node.children]:
            leaf, child = node.leaves.get(key), node.children.get(key)
            if child is not None:
                self._child(child, out, key)
                if leaf is not None and leaf.seats:
                    self._beside(leaf, child, out, key)
            elif leaf is not None and leaf.seats and leaf.rank == 0:
                self._leaf(leaf, out, key)

    def _beside(self, leaf: Leaf, child: Node, out: str, key: str) -> None:
        """Write a key that holds a scalar, or an object where that says more."""
        inner = [other for other in child.leaves.values() if other.line.place == leaf.line.place]
        with self.block(f"if {key!r} not in {out}:"):
            self._leaf(leaf, out, key)
        for other in inner:
            with self.block("else:"):
                self._leaf(other, f"{out}[{key!r}]", other.key)

    # --- values -------------------------------------------------------------------------------

    def _leaf(self, leaf: Leaf, out: str, key: str) -> None:
        seat = leaf.seats[0]
        if self.written.setdefault(seat.identity, leaf.line.place) != leaf.line.place:
            self.put("pass")
            return
        each = bool(seat.hops) and seat.hops[-1].many and leaf.many
        owner = self._reach(seat, seat.hops[:-1] if each else seat.hops)
        if each:
            self._each(leaf, seat, owner, out, key)
            return
        with self.block(f"if {owner} is not None:"):
            self.put(f"v = {owner}.{seat.field}")
            if seat.spec.kind is Kind.LINK:
                self.put(f"v = run.links(v, {seat.spec.to!r})")
            if seat.spec.many and leaf.many:
                with self.block("if v:"):
                    self.put(f"{out}[{key!r}] = [{self._say(leaf, seat, 'x')} for x in v]")
                return
            if seat.spec.many:
                self.put("v = v[0] if len(v) == 1 else list(v) or None")
            with self.block("if v is not None:"):
                self.put(f"v = {self._say(leaf, seat, 'v')}")
                with self.block("if v is not None:"):
                    self.put(f"{out}[{key!r}] = v")

    def _each(self, leaf: Leaf, seat: Seat, owner: str, out: str, key: str) -> None:
        hop = seat.hops[-1]
        select = spec_of(hop.owner)[hop.field].select
        with self.block(f"if {owner} is not None:"):
            held = f"run.all({owner}.{hop.field}, {select!r}, {hop.select!r})"
            self.put(f"values = [e.{seat.field} for e in {held}]")
            said = self._say(leaf, seat, "v")
            self.put(f"values = [{said} for v in values if v is not None]")
            with self.block("if values:"):
                self.put(f"{out}[{key!r}] = values")

    def _say(self, leaf: Leaf, seat: Seat, v: str) -> str:
        line = leaf.line
        if line.words and not seat.spec.worded:
            word = f"{self._says(line.words)}.get({v})"
            return word if line.type == "string" else f"say({word}, {line.type!r})"
        if seat.spec.kind in _PLAIN and line.type == "string":
            return v
        if seat.spec.kind is Kind.LINK or (seat.spec.many and not leaf.many):
            return v
        return f"say({v}, {line.type!r})"

    def _reach(self, seat: Seat, hops: tuple[object, ...]) -> str:
        """Write the way to the entity that has the field; return its variable."""
        owner = "run.payload" if seat.root is PAYLOAD else seat.root.var
        key: tuple[object, ...] = (id(seat.root),)
        for hop in seat.hops[: len(hops)]:
            key = (*key, hop.field, hop.select)
            words = filter(None, (owner.replace(".", "_"), hop.field, hop.select))
            var = self.named(key, "_".join(words))
            if var not in self.picked:
                self.picked.add(var)
                held = f"{owner}.{hop.field}"
                select = spec_of(hop.owner)[hop.field].select
                found = f"run.pick({held}, {select!r}, {hop.select!r})" if hop.many else held
                self._early(f"{var} = {found} if {owner} is not None else None")
            owner = var
        return owner

    def _early(self, text: str) -> None:
        """Write a line at the top of the function, where every block can see its variable."""
        start = max(i for i, line in enumerate(self.lines) if line.startswith("def "))
        place = next(
            i for i in range(start, len(self.lines)) if self.lines[i].strip() == "out = {}"
        )
        self.lines.insert(place, "    " + text)

    # --- objects ------------------------------------------------------------------------------

    def _child(self, child: Node, out: str, key: str) -> None:
        if not child.made:
            var = self.named(("object", child), "o_" + "_".join(step.key for step in child.path))
            self.put(f"{var} = {{}}")
            self._body(child, var)
            with self.block(f"if {var}:"):
                self.put(f"{out}[{key!r}] = [{var}]" if child.many else f"{out}[{key!r}] = {var}")
            return
        first, *others = child.made
        if child.many:
            self.put("items = []")
            with self.block(f"for {first.var} in {self._candidates(first, 'matching')}:"):
                self._item(child, others)
                with self.block("if item:"):
                    self.put("items.append(item)")
            with self.block("if items:"):
                self.put(f"{out}[{key!r}] = items")
        else:
            self._bind(first)
            self._item(child, others)
            with self.block("if item:"):
                self.put(f"{out}[{key!r}] = item")

    def _item(self, child: Node, others: list[Made]) -> None:
        for made in others:
            self._bind(made)
        if child.bare is not None and not child.leaves and not child.children:
            seat = child.bare.seats[0]
            owner = seat.root.var
            self.put(f"item = {owner}.{seat.field} if {owner} is not None else None")
            return
        name = next((n for n, queued in self.queue if queued is child), None)
        if name is None:
            name = self.named(child, "render_" + "_".join(s.key or "item" for s in child.path))
            self.queue.append((name, child))
        self.put(f"item = {name}({', '.join(_parameters(child, self.plan))})")

    def _bind(self, made: Made) -> None:
        self.put(f"{made.var} = {self._candidates(made, 'only')}")

    def _candidates(self, made: Made, method: str) -> str:
        owner = made.owner.var if made.owner is not None else "record"
        held = f"{owner}.{made.field} if {owner} is not None else None"
        arguments = [held, repr(_marks(made))]
        arguments += [f"of={other.var}" for other in made.links.values() if isinstance(other, Made)]
        arguments += [
            f"within={group.var}.{field} if {group.var} is not None else None"
            for group, field in made.members
        ]
        return f"run.{method}({', '.join(arguments)})"


def _marks(made: Made) -> dict[str, object]:
    """What tells the entities of one source object from others of the same owner."""
    specs = spec_of(made.cls)
    marks = {
        field: value
        for field, value in made.constants.items()
        if not (isinstance(value, str) and value.startswith("PT"))
    }
    defaults = {"role": "subject", "use": "main"}
    marks |= {f: w for f, w in defaults.items() if f in specs and f not in marks}
    if "use" in marks and made.cls.__name__ == "Address":
        del marks["use"]
    return marks


def _parameters(node: Node, plan: Plan) -> list[str]:
    inner = {made.var for below in node.walk() if below is not node for made in below.made}
    own = [made.var for made in node.made] if node is not plan.record else []
    used = {
        seat.root.var
        for below in node.walk()
        for leaf in below.lines()
        for seat in leaf.seats
        if seat.root not in (RECORD, PAYLOAD)
    }
    for below in node.walk():
        for made in below.made:
            owners = [made.owner, *(group for group, _ in made.members)]
            owners += [other for other in made.links.values() if isinstance(other, Made)]
            used |= {o.var for o in owners if o is not None and o not in (RECORD, PAYLOAD)}
    if node is plan.record:
        used -= {made.var for made in node.made}
    return ["run", "record", *sorted((used | set(own)) - inner)]
