"""The compiler, envelopes: what is around the records, one function for each envelope.

What is said around records goes to the payload, or to every record that stands below it; the
records are therefore read first.
"""

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


def _leads_to_record(node: Node, key: str) -> bool:
    child = node.children.get(key)
    return child is not None and any(below.record for below in child.walk())
