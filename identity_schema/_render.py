"""Back into the provider's shape: for mock servers, fixtures and round trips.

A record holds more than a payload can say (normal forms) and less (billing that was dropped), so
what comes out is a payload of the documented shape that reads back to the same record wherever
the mapping has a path for what the record says. What has no path is listed.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attrs

from identity_schema._calls import check, check_many
from identity_schema.errors import ContractError
from identity_schema.mapping.document import Envelope
from identity_schema.mapping.registry import Mapping, load_mapping
from identity_schema.mapping.saying import Saying, inverse, say, seat_value
from identity_schema.mapping.targets import PAYLOAD
from identity_schema.mapping.tree import Leaf, Node
from identity_schema.model import Payload, Record
from identity_schema.model.convert import to_dict
from identity_schema.model.fields import Kind
from identity_schema.model.record import readers
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


def render(
    records: Records | Record | Iterable[Record], mapping: str | Path | Mapping | None = None
) -> Rendered:
    """Write records as one payload of a provider.

    Args:
        records: What `normalize` returned, one record, or several of one kind; without a payload
            beside them what is around records is left out but for what the shape needs.
        mapping: The mapping to write in; None for the one that the records were read with.

    Returns:
        The payload, and what it could not say.

    Raises:
        ContractError: ``render.kind``: there is neither a mapping nor a record to take one from;
            ``call.argument``: what is given are no records; or the mapping is wrong.
    """
    payload = records.payload if isinstance(records, Records) else None
    held = _held(records)
    if mapping is None:
        kinds = {payload.kind} if payload is not None else {r.kind for r in held}
        if len(kinds) != 1:
            message = "records of one kind can be rendered, or name the mapping"
            raise ContractError("render.kind", message)
        mapping = kinds.pop()
    chosen = load_mapping(mapping)
    root = _Writer(chosen, payload, held).root()
    return Rendered(root, tuple(_unsaid(root, chosen, payload, held)))


def _held(records: object) -> tuple[Record, ...]:
    if isinstance(records, Record):
        return (records,)
    check_many("records", records, "Records, or a list of Record")
    held: tuple[Any, ...] = tuple(records)  # type: ignore[arg-type]  # can be iterated over
    for one in held:
        check("one of records", one, Record, "a Record")
    return held


def _unsaid(
    root: Any, mapping: Mapping, payload: Payload | None, records: tuple[Record, ...]
) -> Iterator[str]:
    again = readers[0](root, mapping=mapping)
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
        self.envelope = mapping.document.envelopes[0]
        self.payload = payload
        self.records = records

    def root(self) -> Any:
        envelope, tree = self._envelope()
        self.envelope = envelope
        if envelope.role == "record" and tree.record:
            roots = [self._record(r) for r in self.records]
            none: Any = [] if "" in self.mapping.plan.record.children else {}
            return roots if len(roots) > 1 else roots[0] if roots else none
        node = self._around(tree)
        if self.payload is not None:
            said = self.payload
            _put_back(node, "", said.nulls, said.empties, said.issues, tree)
        if envelope.role != "record":
            _keep_known(node, envelope)
        stood = self.records[0].pointer if self.records else ""
        alone = bool(stood) and not stood[1:2].isdigit()
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
        _keep_known(node, self.envelope)
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
        if seat.text == "payload.outcome" and self.records and entity is not None:
            entity = entity if entity.outcome == "success" else None
        elif seat.root is not PAYLOAD:
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


def _keep_known(node: Any, envelope: Envelope) -> None:
    """Write the keys by which a payload is told, null where there is nothing to say."""
    if not isinstance(node, dict):
        return
    for key in envelope.needs:
        node.setdefault(key, None)
    for key, values in envelope.when.items():
        if node.get(key) not in values:
            node[key] = values[0]
    if envelope.any and envelope.any.isdisjoint(node):
        node[min(envelope.any)] = None


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
    places += [(at, _EMPTY) for at in empties]
    texts = (issue for issue in issues if issue.raw is not None and issue.code != "value.type")
    places += [(issue.pointer, issue.raw) for issue in texts]
    for at, value in sorted(places, key=lambda place: _order(place[0])):
        if at.startswith(f"{base}/"):
            tokens = at.removeprefix(f"{base}/").split("/")
            _place(node, [t.replace("~1", "/").replace("~0", "~") for t in tokens], value, tree)


_EMPTY = object()
"""Stands for the empty value that a place documents: a list, an object or a text."""


def _order(pointer: str) -> list[tuple[int, str]]:
    return [(int(t), "") if t.isdigit() else (0, t) for t in pointer.split("/")]


def _place(node: Any, tokens: list[str], value: Any, tree: Node) -> None:
    """Put a value where the document has a place for it; elsewhere it is left out."""
    if isinstance(node, dict) and tokens[0].isdigit() and tokens[0] not in tree.leaves:
        tokens = tokens[1:]  # the list of one around it was not documented
    while tokens:
        token, *tokens = tokens
        if token.isdigit() and "" in tree.children and isinstance(node, list):
            if not tokens or int(token) >= len(node):
                return
            node, tree = node[int(token)], tree.children[""]
            continue
        leaf, child = tree.leaves.get(token), tree.children.get(token)
        index = tokens[0] if tokens and tokens[0].isdigit() else None
        if child is not None and (tokens[1:] if index is not None else tokens):
            node = _below(node, token, child, index)
            tree, tokens = child, tokens[1:] if index is not None else tokens
            if not isinstance(node, dict):
                return
        elif leaf is not None or child is not None:
            _set(node, token, index, value, leaf, child)
            return
        else:
            return


def _below(node: Any, token: str, child: Node, index: str | None) -> Any:
    """Return the object at a key, one of a list where a list is documented."""
    held = node.setdefault(token, [] if child.many else {})
    if not isinstance(held, list):
        return held
    number = int(index or 0)
    if number >= len(held):
        held.append({})
    return held[min(number, len(held) - 1)]


def _takes_text(leaf: Leaf | None) -> bool:
    """Whether the raw text of an issue is of the JSON type that its place documents."""
    return leaf is not None and leaf.line.type == "string"


def _set(
    node: Any, token: str, index: str | None, value: Any, leaf: Leaf | None, child: Node | None
) -> None:
    many = leaf.many if leaf is not None else child is not None and child.many
    index = index if many else None
    if value is _EMPTY and index is None:
        nothing: Any = [] if many else {} if leaf is None else ""
        if leaf is None or many or leaf.line.type == "string":
            node.setdefault(token, nothing)
    elif many and index is not None:
        held = node.setdefault(token, [])
        if isinstance(held, list):
            empty: Any = "" if leaf is not None else {}
            held.insert(int(index), empty if value is _EMPTY else value)
    elif value is None or (value is not _EMPTY and _takes_text(leaf)):
        node.setdefault(token, value)
