"""Pointers that may be shown: a key that no mapping knows may itself be personal.

>>> shown_pointer("/item/identities/0/aunt/tel", {"item": {"identities": {"name": {}}}})
'/item/identities/0/*/*'
"""

from collections.abc import Mapping as AnyMapping
from functools import lru_cache
from typing import Any

from identity_schema.mapping.paths import parse_path
from identity_schema.mapping.registry import Mapping

__all__ = ["Known", "known_keys", "shown_pointer"]

_INDEX_DIGITS = 3

Known = AnyMapping[str, Any]
"""Known keys, each with those below it."""


def shown_pointer(pointer: str, known: Known) -> str:
    """Return a JSON Pointer with ``*`` for every unknown key; a short number is a place in a list.

    Args:
        pointer: The pointer.
        known: The keys that may be shown.
    """
    shown = ""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if key in known:
            shown += f"/{token}"
            known = known[key]
        elif key.isascii() and key.isdecimal() and len(key) <= _INDEX_DIGITS:
            shown += f"/{token}"
        else:
            shown += "/*"
            known = {}
    return shown


@lru_cache(maxsize=64)
def known_keys(mapping: Mapping) -> Known:
    """Return the keys that a mapping lists, those of its request below ``request``."""
    root: dict[str, Any] = {}
    for path in mapping.paths():
        node = root
        for step in parse_path(path.path):
            if step.key and step.key != "**":
                node = node.setdefault(step.key, {})
    if mapping.request is not None:
        root.setdefault("request", known_keys(mapping.request))
    return root
