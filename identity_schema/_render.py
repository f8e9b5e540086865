"""Back into the provider's shape: for mock servers, fixtures and round trips.

A record holds more than a payload can say (normal forms) and less (billing that was dropped), so
what comes out is a payload of the documented shape that reads back to the same record wherever
the mapping has a path for what the record says. What has no path is listed.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from identity_schema.errors import ContractError
from identity_schema.mapping.document import Envelope
from identity_schema.mapping.plan import Leaf, Node
from identity_schema.mapping.registry import Mapping, load_mapping
from identity_schema.mapping.saying import Saying, inverse, say, seat_value
from identity_schema.mapping.targets import PAYLOAD
from identity_schema.model import Payload, Record, record
from identity_schema.model.convert import to_dict
from identity_schema.model.fields import Kind
from identity_schema.records import Records

__all__ = ["Rendered", "render"]


@attrs.frozen
class Rendered:
    """A payload in a provider's shape.

    Attributes:
        payload: dicts, lists and scalars, as a JSON parser would give them.
        unsaid: JSON Pointers of canonical values, ``/records/0/persons/0/kind``, that do not come
            back when the payload is read again.
    """

    payload: Any = attrs.field(repr=False)
    unsaid: tuple[str, ...] = attrs.field(repr=False)


def render(records: Records | Iterable[Record], mapping: str | Mapping | None = None) -> Rendered:
    """Write records as one payload of a provider.

    Args:
        records: What `normalize` returned, or records of one kind; without a payload beside them
            what is around records is left out but for what the shape needs.
        mapping: The mapping to write in; None for the one that the records were read with.

    Returns:
        The payload, and what it could not say.

    Raises:
        ContractError: There is neither a mapping nor a record to take one from.
    """
    payload = records.payload if isinstance(records, Records) else None
    held = tuple(records)
    if mapping is None:
        kinds = {payload.kind} if payload is not None else {r.kind for r in held}
        if len(kinds) != 1:
            message = "records of one kind can be rendered, or name the mapping"
            raise ContractError("render.kind", message)
        mapping = kinds.pop()
    chosen = load_mapping(mapping)
    root = _Writer(chosen, payload, held).root()
    return Rendered(root, tuple(_unsaid(root, chosen, payload, held)))


def _unsaid(
    root: Any, mapping: Mapping, payload: Payload | None, records: tuple[Record, ...]
) -> Iterator[str]:
    from identity_schema._normalize import normalize  # noqa: PLC0415 - each calls the other

    again = normalize(root, mapping=mapping)
    if payload is not None:
        yield from _missing(_said(payload), _said(again.payload), "/payload")
    for number, one in enumerate(records):
        there = _said(again[number]) if number < len(again) else {}
        yield from _missing(_said(one), there, f"/records/{number}")


_UNCOUNTED = {
    "key", "payload", "pointer", "nulls", "empties", "unmapped", "source", "received_at", "labels",
    "mapping",
}  # fmt: skip


def _said(entity: Payload | Record) -> dict[str, Any]:
    values = {k: v for k, v in to_dict(entity).items() if k not in _UNCOUNTED}
    for issue in values.get("issues", ()):
        issue.pop("pointer", None)
    return values


def _missing(before: Any, after: Any, at: str) -> Iterator[str]:
    if isinstance(before, dict):
        after = after if isinstance(after, dict) else {}
        for key, value in before.items():
            yield from _missing(value, after.get(key), f"{at}/{key}")
    elif isinstance(before, list):
        after = after if isinstance(after, list) else []
        for number, value in enumerate(before):
            there = after[number] if number < len(after) else None
            yield from _missing(value, there, f"{at}/{number}")
    elif before != after:
        yield at


class _Writer:
    def __init__(
        self, mapping: Mapping, payload: Payload | None, records: tuple[Record, ...]
    ) -> None:
        self.mapping = mapping
        self.payload = payload
        self.records = records

    def root(self) -> Any:
        envelope, tree = self._envelope()
        if envelope.role == "record" and tree.record:
            roots = [self._record(r) for r in self.records]
            return roots[0] if roots else ([] if "" in self.mapping.plan.record.children else {})
        node = self._around(tree)
        if self.payload is not None:
            _put_back(node, "", self.payload.nulls, self.payload.empties, self.payload.issues, tree)
        alone = bool(self.records) and not self.records[0].pointer[1:2].isdigit()
        return [node] if tree.many and not alone else node

    def _envelope(self) -> tuple[Envelope, Node]:
        role = "record"
        outcome = self.payload.outcome if self.payload is not None else None
        plan = self.mapping.plan
        if not self.records and outcome in {"error", "denied"}:
            role = "error"
        elif not self.records and not any(e.role == "record" for e, _ in plan.around):
            role = "no_record"
        fitting = [pair for pair in plan.around if pair[0].role == role] or list(plan.around)
        stood = self.records[0].pointer.split("/")[1:] if self.records else []
        keys = [token for token in stood if not token.isdigit()]
        for envelope, tree in fitting:
            if self.records and [s.key for s in envelope.path if s.key] == keys:
                return envelope, tree
        return fitting[0]

    def _record(self, one: Record) -> Any:
        node = self.mapping.rendering(Saying(one, self.payload), one)
        tree = self.mapping.plan.record
        _put_back(node, one.pointer, one.nulls, one.empties, one.issues, tree)
        return node

    def _around(self, tree: Node) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for leaf in tree.leaves.values():
            if leaf.seats and leaf.rank == 0:
                value = self._say(leaf)
                if value is not None:
                    out[leaf.key] = value
        for key, child in tree.children.items():
            if child.record:
                written = [self._record(r) for r in self.records]
                if child.many:
                    out[key] = written
                elif written:
                    out[key] = written[0]
            else:
                inner = self._around(child)
                if inner or any(below.record for below in child.walk()):
                    out[key] = [inner] if child.many else inner
        return out

    def _say(self, leaf: Leaf) -> Any:
        seat = leaf.seats[0]
        entity: Any = self.payload
        if seat.root is not PAYLOAD:
            if len(self.records) != 1 or seat.text in self.mapping.record_targets:
                return None
            entity = self.records[0]
        value = None if entity is None else seat_value(entity, seat)
        if value is None:
            return None
        if leaf.line.words and not seat.spec.worded:
            words = self.mapping.document.words[leaf.line.words]
            value = inverse(words).get(value)
        if seat.spec.kind is Kind.TEXT and leaf.line.type == "string":
            return value
        return None if value is None else say(value, leaf.line.type)


def _put_back(
    node: Any,
    base: str,
    nulls: Iterable[str],
    empties: Iterable[str],
    issues: Iterable[Any],
    tree: Node,
) -> None:
    """Write back what has a place but no value: nulls, empties, texts that could not be read."""
    places: list[tuple[str, Any]] = [(at, None) for at in nulls]
    places += [(at, _empty(at.removeprefix(base), tree)) for at in empties]
    places += [(issue.pointer, issue.raw) for issue in issues if issue.raw is not None]
    for at, value in sorted(places, key=lambda place: _order(place[0])):
        if at.startswith(f"{base}/"):
            tokens = at.removeprefix(f"{base}/").split("/")
            _place(node, [t.replace("~1", "/").replace("~0", "~") for t in tokens], value)


def _order(pointer: str) -> list[tuple[int, str]]:
    return [(int(t), "") if t.isdigit() else (0, t) for t in pointer.split("/")]


def _place(node: Any, tokens: list[str], value: Any) -> None:
    for number, token in enumerate(tokens):
        last = number == len(tokens) - 1
        if isinstance(node, list) and token.isdigit():
            index = int(token)
            if last:
                node.insert(index, value)
                return
            if index >= len(node):
                node.append({})
                index = len(node) - 1
            node = node[index]
        elif isinstance(node, dict):
            if last:
                node.setdefault(token, value)
                return
            following: Any = [] if tokens[number + 1].isdigit() else {}
            node = node.setdefault(token, following)
        else:
            return


def _empty(at: str, tree: Node) -> Any:
    """Return the empty value that a place documents: a list, an object or a text."""
    node: Node | None = tree
    for token in at.split("/")[1:]:
        if token.isdigit() or node is None:
            continue
        leaf, child = node.leaves.get(token), node.children.get(token)
        if child is not None:
            empty: Any = [] if child.many else {}
            node = child
        else:
            empty = [] if leaf is not None and leaf.many else ""
            node = None
    return empty if at.count("/") else {}


def _render(one: Record | Records, mapping: Any = None) -> Rendered:
    return render((one,) if isinstance(one, Record) else one, mapping)


record.renderers[:] = [_render]
