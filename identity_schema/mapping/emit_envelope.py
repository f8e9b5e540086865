"""The compiler, envelopes: what is around the records, one function for each envelope.

What is said around records goes to the payload, or to every record that stands below it; the
records are therefore read first.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from identity_schema.mapping.document import Envelope
from identity_schema.mapping.emit_objects import ObjectWriter
from identity_schema.mapping.targets import PAYLOAD
from identity_schema.mapping.tree import Leaf, Node

__all__ = ["EnvelopeWriter"]

AROUND = 100
"""What a record says itself is preferred to what is said around it."""


class EnvelopeWriter(ObjectWriter):
    """Writes ``read_payload_N(root, run, payload)``."""

    def __init__(self, *, traced: bool, list_record: bool) -> None:
        super().__init__(traced=traced)
        self.list_record = list_record

    def function(self, number: int, root: Node, what: str) -> None:
        """Write the function of one envelope."""
        with self.block(f"def read_payload_{number}(root, run, payload):"):
            self.put(repr(what))
            if root.record and self.list_record:
                self._record("root", "''")
            else:
                with self.block("for at, node in run.each(root, ''):"):
                    self.put("first = len(run.records)")
                    if root.record:
                        self._record("node", "at")
                    else:
                        self.body(root, "node", "at")
        self.put("")
        self.put("")

    def finder(self, envelopes: Iterable[Envelope]) -> None:
        """Write ``find_envelope(root)``: what `fit.first_fitting` says, most often at once."""
        with self.block("def find_envelope(root):"):
            self.put("'the number of the first envelope that a payload fits'")
            with self.block("if type(root) is not dict:"):
                self.put("return first_fitting(ENVELOPES, root)")
            for number, envelope in enumerate(envelopes):
                depth = self.depth
                var = self._down(number, envelope.keys)
                with self.block(f"if {' and '.join(self._tests(number, envelope, var))}:"):
                    self.put(f"return {number}")
                self.depth = depth
            self.put("return None")
        self.put("")
        self.put("")

    def _down(self, number: int, keys: tuple[str, ...]) -> str:
        """Write the way from the root to an object; where there is a list, the general way."""
        var = "root"
        for step, key in enumerate(keys):
            self.put(f"v{step} = {var}.get({key!r})")
            var = f"v{step}"
            fits = f"{var} is not None and fits(ENVELOPES[{number}], root)"
            with self.block(f"if type({var}) is not dict:"), self.block(f"if {fits}:"):
                self.put(f"return {number}")
            self.put("else:")
            self.depth += 1
        return var

    def _tests(self, number: int, envelope: Envelope, var: str) -> Iterator[str]:
        """Yield the tests of the object where an envelope's records stand."""
        yield from (f"{key!r} in {var}" for key in sorted(envelope.needs))
        if envelope.any:
            known = self.constant(f"ANY_{number}", envelope.any)
            yield f"not {known}.isdisjoint({var})"
        for key, values in envelope.when.items():
            yield _one_of(f"{var}.get({key!r})", values)
        if not (envelope.needs or envelope.any or envelope.when):
            yield "True"

    def value(self, number: int, child: Node, region: str | None) -> None:
        """Write the function of a payload that is only the value of one key of a record."""
        with self.block(f"def read_payload_{number}(root, run, payload):"):
            self.put(repr(f"the value of {child.path[-1].key} alone"))
            self.put("record = run.open_record('')")
            if region is not None:
                self.put(f"run.region = {region!r}")
            with self.block("for p, x in run.each(root, ''):"):
                self.put(f"{self.reader_name(child)}(x, p, run, record)")
            self.put("run.end_record(record)")
        self.put("")
        self.put("")

    def key_order(self, node: Node) -> list[str]:
        """Records before all that is said of them."""
        order = super().key_order(node)
        return sorted(order, key=lambda key: not _leads_to_record(node, key))

    def child(self, child: Node, v: str, place: str) -> None:
        """Write the way down to the records, or an object beside it."""
        if child.record:
            with self.loop("each", v, place):
                self._record("x", "p")
        else:
            self.inline(child, v, place)

    def _record(self, var: str, at: str) -> None:
        self.put(f"record = run.open_record({at})")
        self.put(f"read_record({var}, {at}, run, record)")
        self.put("run.end_record(record)")

    def store(self, leaf: Leaf, number: int, v: str, raw: str, place: str) -> None:
        """Write the way to the payload, or to each record below."""
        seat = leaf.seats[number]
        if seat.root is PAYLOAD and not seat.hops:
            self.contest(leaf, seat, "payload", v, raw, place)
            return
        name = self.constant(f"SEAT_{len(self.constants)}", seat)
        owners = "(payload,)" if seat.root is PAYLOAD else "run.records[first:]"
        constants = dict(leaf.line.constants)
        rank = leaf.rank + AROUND
        self.put(f"run.offer({owners}, {name}, {constants!r}, {v}, {raw}, {place}, {rank})")


def _one_of(said: str, values: tuple[Any, ...]) -> str:
    """The test whether a value is one of some, of the same type: 1 is not true."""
    texts = tuple(v for v in values if isinstance(v, str))
    tests = [f"{said} in {texts!r}"] if texts else []
    tests += [f"{said} is {v}" for v in values if isinstance(v, bool)]
    tests += [f"type({said}) is int and {said} == {v}" for v in values if type(v) is int]
    return tests[0] if len(tests) == 1 else f"({' or '.join(tests)})"


def _leads_to_record(node: Node, key: str) -> bool:
    child = node.children.get(key)
    return child is not None and any(below.record for below in child.walk())
