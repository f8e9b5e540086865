"""The summary of a run: counts, and nothing of the data.

A key that no mapping knows may itself be personal, so that unmapped leaves are counted by a
pattern: the known keys of their pointer, ``[]`` for a number, and ``*`` for the first unknown key.

>>> pattern("/item/identities/0/aunt/phone", {"item": {"identities": {"name": {}}}})
'$.item.identities[].*'
"""

from collections import Counter
from collections.abc import Mapping as AnyMapping
from functools import lru_cache
from typing import Any

from identity_schema.codes import CODES
from identity_schema.mapping.paths import parse_path
from identity_schema.mapping.registry import Mapping, load_mapping
from identity_schema.mapping.trace import Account
from identity_schema.stores.store import Normalised

__all__ = ["Summary", "known_keys", "pattern", "shown_pointer"]

_INDEX_DIGITS = 3
_ORDER = ("error", "warning", "info")

Known = AnyMapping[str, Any]
"""Known keys, each with those below it."""


def pattern(pointer: str, known: Known) -> str:
    """Return the pattern of a JSON Pointer.

    Args:
        pointer: The pointer.
        known: The keys that may be shown.
    """
    shown = "$"
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if key in known:
            shown += f".{key}"
            known = known[key]
        elif _is_index(key) and not shown.endswith("[]"):
            shown += "[]"
        else:
            return f"{shown}.*"
    return shown


def shown_pointer(pointer: str, known: Known) -> str:
    """Return a JSON Pointer with ``*`` for every unknown key; a short number is a place in a list.

    >>> shown_pointer("/item/identities/0/aunt/tel", {"item": {"identities": {"name": {}}}})
    '/item/identities/0/*/*'
    """
    shown = ""
    for token in pointer.split("/")[1:]:
        key = token.replace("~1", "/").replace("~0", "~")
        if key in known:
            known, is_shown = known[key], True
        else:
            is_shown = _is_index(key) and len(key) <= _INDEX_DIGITS
        shown += f"/{token}" if is_shown else "/*"
    return shown


def _is_index(key: str) -> bool:
    return key.isascii() and key.isdecimal()


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


class Summary:
    """Counts of one run.

    Attributes:
        payloads: Payloads that were read.
        records: Records that came of them.
        issues: Issues by code.
        unmapped: Unmapped leaves by kind and pattern.
        quarantined: What could not be read, by code.
    """

    def __init__(self, mapping: Mapping | None = None) -> None:
        """Begin with zeros.

        Args:
            mapping: The mapping that the caller named; None where each payload found its own.
        """
        self.payloads = 0
        self.records = 0
        self.issues: Counter[str] = Counter()
        self.unmapped: Counter[tuple[str, str]] = Counter()
        self.quarantined: Counter[str] = Counter()
        self._mapping = mapping

    def add(self, normalised: Normalised) -> None:
        """Count one normalised payload."""
        records = normalised.records if isinstance(normalised, Account) else normalised
        payload = records.payload
        self.payloads += 1
        self.records += len(records)
        for held in (payload, *records):
            if held.issues:
                self.issues.update([issue.code for issue in held.issues])
        if payload.unmapped:
            known = known_keys(self._mapping or load_mapping(payload.kind))
            self.unmapped.update(
                (payload.kind, pattern(pointer, known)) for pointer in payload.unmapped
            )

    def lines(self) -> list[str]:
        """Return the summary as lines of text, sorted, the same for the same counts."""
        made = [
            f"payloads     {self.payloads}",
            f"records      {self.records}",
            f"quarantined  {self.quarantined.total()}",
        ]
        made += _section("quarantined by code", [
            f"{count:>8}  {code}: {CODES[code].meaning}"
            for code, count in sorted(self.quarantined.items())
        ])  # fmt: skip
        issues = sorted(
            self.issues.items(), key=lambda item: (_ORDER.index(CODES[item[0]].severity), item[0])
        )
        made += _section("issues by code", [
            f"{count:>8}  {CODES[code].severity:<7}  {code}: {CODES[code].meaning}"
            for code, count in issues
        ])  # fmt: skip
        unmapped = sorted(self.unmapped.items(), key=lambda item: (-item[1], item[0]))
        made += _section("unmapped leaves by count", [
            f"{count:>8}  {kind}  {shown}" for (kind, shown), count in unmapped
        ])  # fmt: skip
        return made


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *lines] if lines else []
