"""Grooming: the spellings that mean the same, and the ways in which a value is not there.

A truth holds ``male``; payloads say Male, M or MALE. A truth holds nothing; payloads have no such
key, null, an empty text or an empty list. Both are chosen here, after a payload has been written,
and what was null or empty is noted in the truth.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from identity_schema.mapping.paths import Step, pointer_token, write_path
from identity_schema.mapping.registry import Mapping as MappingDocument
from identity_schema.mapping.tree import Leaf, Node
from identity_schema.model import AccountNumber
from identity_schema.model.fields import Kind
from identity_schema.testing.facts.numbers import GB_BANKS
from identity_schema.testing.shapes.shape import Shape
from identity_schema.testing.source import Source

__all__ = ["Groom", "groom", "plan_grooming"]

SPELLINGS: Mapping[Kind, Mapping[str, tuple[str, ...]]] = {
    Kind.GENDER: {
        "female": ("Female", "F", "FEMALE", "female"),
        "male": ("Male", "M", "MALE", "male"),
    },
    Kind.COUNTRY: {
        "GB": ("GB", "United Kingdom", "GBR"),
        "NG": ("NG", "Nigeria", "NGA"),
        "NZ": ("NZ", "New Zealand", "NZL"),
    },
}
"""Kind of value to its normal forms and how they are written, the usual way first."""


@attrs.frozen
class Groom:
    """What can be groomed in one object.

    Attributes:
        spellings: Key to the ways of writing what stands there.
        blanks: Key to what may stand there for nothing.
        children: Key to the objects below.
    """

    spellings: Mapping[str, Mapping[str, tuple[str, ...]]]
    blanks: tuple[tuple[str, tuple[Any, ...]], ...]
    children: Mapping[str, "Groom"]


def plan_grooming(mapping: MappingDocument, shape: Shape) -> Groom:
    """Make the grooming of a record ready."""
    return _plan(mapping, shape, mapping.plan.record)


def _plan(mapping: MappingDocument, shape: Shape, node: Node) -> Groom:
    spellings: dict[str, Mapping[str, tuple[str, ...]]] = {}
    blanks: list[tuple[str, tuple[Any, ...]]] = []
    children: dict[str, Groom] = {}
    for leaf in node.leaves.values():
        path = write_path((*node.path, Step(leaf.key, leaf.many)))
        if leaf.seats and not leaf.rank and not shape.rules_out(path, leaf.line.seen):
            ways = {} if path in shape.texts else _ways(mapping, leaf)
            if ways:
                spellings[leaf.key] = ways
            if leaf.key not in node.children:
                blanks += _blanks(shape, path, leaf.key, _nothing(leaf))
    for key, child in node.children.items():
        path = write_path(child.path)
        if key:
            blanks += _blanks(shape, path, key, ([],) if child.many else (None,))
        children[key] = _plan(mapping, shape, child)
    kept = {key: child for key, child in children.items() if _does_something(child)}
    return Groom(spellings, tuple(blanks), kept)


def _ways(mapping: MappingDocument, leaf: Leaf) -> Mapping[str, tuple[str, ...]]:
    """Return the spellings of a leaf by the text that is rendered."""
    seat, line = leaf.seats[0], leaf.line
    if (seat.cls, seat.field) == (AccountNumber, "branch"):
        return {code: (code.replace("-", ""), code) for _, code, _ in GB_BANKS}
    if line.words is None:
        return SPELLINGS.get(seat.spec.kind, {})
    if seat.spec.worded or line.type != "string":
        return {}
    groups: dict[str, list[str]] = {}
    for theirs, ours in mapping.document.words[line.words].items():
        groups.setdefault(ours, []).append(theirs)
    return {group[0]: tuple(group) for group in groups.values() if len(group) > 1}


def _nothing(leaf: Leaf) -> tuple[Any, ...]:
    if leaf.many:
        return ([],)
    return (None, "") if leaf.line.type == "string" else (None,)


def _blanks(
    shape: Shape, path: str, key: str, usual: tuple[Any, ...]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    options = usual if shape.blank is None else shape.blank.get(path, ())
    if options:
        yield key, options


def _does_something(plan: Groom) -> bool:
    return bool(plan.spellings or plan.blanks or plan.children)


def groom(plan: Groom, source: Source, node: Any, at: str, record: Any) -> None:
    """Groom what a payload has for a record, in place.

    Args:
        plan: What can be groomed.
        source: Where choices come from.
        node: The record's object, or its list.
        at: JSON Pointer of it.
        record: The open record of the truth, to note nulls and empties in; or None.
    """
    nulls: list[str] = []
    empties: list[str] = []
    _groom(plan.children[""] if isinstance(node, list) else plan, source, node, at, nulls, empties)
    if record is not None:
        record.nulls, record.empties = tuple(sorted(nulls)), tuple(sorted(empties))


def _groom(
    plan: Groom, source: Source, node: Any, at: str, nulls: list[str], empties: list[str]
) -> None:
    if isinstance(node, list):
        for number, item in enumerate(node):
            _groom(plan, source, item, f"{at}/{number}", nulls, empties)
        return
    if not isinstance(node, dict):
        return
    for key, ways in plan.spellings.items():
        value = node.get(key)
        if isinstance(value, str) and value in ways:
            node[key] = source.of(ways[value])
        elif isinstance(value, list):
            node[key] = [source.of(ways[v]) if v in ways else v for v in value]
    for key, child in plan.children.items():
        value = node.get(key)
        if value is not None:
            _groom(child, source, value, f"{at}/{pointer_token(key)}", nulls, empties)
    _blank(plan, source, node, at, nulls, empties)


def _blank(
    plan: Groom, source: Source, node: dict[str, Any], at: str, nulls: list[str], empties: list[str]
) -> None:
    absent = [entry for entry in plan.blanks if entry[0] not in node]
    if not absent or not source.below(3):
        return
    flags = source.flags(len(absent))
    for number, (key, options) in enumerate(absent):
        if flags >> number & 1:
            value = source.of(options) if len(options) > 1 else options[0]
            node[key] = value.copy() if isinstance(value, list | dict) else value
            (nulls if value is None else empties).append(f"{at}/{pointer_token(key)}")
