"""Whether a payload fits an envelope.

>>> from identity_schema.mapping.registry import load_mapping
>>> envelopes = load_mapping("akahu.identity_result").document.envelopes
>>> [fits(envelope, {"success": False}) for envelope in envelopes]
[True, False, False]
>>> [fits(envelope, [{"item": {"_id": "1"}}]) for envelope in envelopes]
[False, True, False]
"""

from collections.abc import Iterable
from typing import Any

from identity_schema.mapping.document import Envelope

__all__ = ["first_fitting", "fits", "is_flat", "objects_of"]


def first_fitting(envelopes: Iterable[Envelope], root: Any) -> int | None:
    """Return the number of the first envelope that a payload fits, or None."""
    for number, envelope in enumerate(envelopes):
        if fits(envelope, root):
            return number
    return None


def fits(envelope: Envelope, root: Any) -> bool:
    """Whether a payload fits; straight down where every step is an object, else over lists."""
    node = root
    for key in envelope.keys:
        if type(node) is not dict:
            return _fits_lists(envelope, root)
        node = node.get(key)
        if node is None:
            return False
    return _has(envelope, node) if type(node) is dict else _fits_lists(envelope, root)


def _fits_lists(envelope: Envelope, root: Any) -> bool:
    nodes = objects_of(root)
    for step in envelope.path:
        if not step.key:
            continue
        held = [node[step.key] for node in nodes if step.key in node]
        nodes = [found for value in held for found in objects_of(value)]
        if not nodes:
            empty = step.many and step is envelope.path[-1] and any(v == [] for v in held)
            return empty and not envelope.when
    return any(_has(envelope, node) for node in nodes)


def objects_of(value: Any) -> list[dict[str, Any]]:
    """Return the objects of one or many, whatever else may stand there left out."""
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, dict)]


def is_flat(root: Any) -> bool:
    """Whether there is nothing but scalars, and lists of them, in the objects of a payload."""
    values = [value for node in objects_of(root) for value in node.values()]
    within = [item for value in values if isinstance(value, list) for item in value]
    return not any(isinstance(value, dict) for value in values) and not any(
        isinstance(item, dict | list) for item in within
    )


def _has(envelope: Envelope, node: dict[str, Any]) -> bool:
    if envelope.needs and not envelope.needs <= node.keys():
        return False
    if envelope.any and envelope.any.isdisjoint(node):
        return False
    for key, values in envelope.when.items():
        found = node.get(key)
        if found not in values or not any(type(found) is type(v) and found == v for v in values):
            return False
    return True
