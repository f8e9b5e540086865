"""The summary of a run: counts, and nothing of the data.

A key that no mapping knows may itself be personal, so that unmapped leaves are counted by a
pattern: the known keys of their pointer, ``[]`` for a number, and ``*`` for the first unknown key.

>>> pattern("/item/identities/0/aunt/phone", {"item": {"identities": {"name": {}}}})
'$.item.identities[].*'
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from typing import Any

from identity_schema.codes import CODES
from identity_schema.mapping.pointers import Known, known_keys
from identity_schema.mapping.registry import Mapping, load_mapping
from identity_schema.stores.stage import Normalised, records_of

__all__ = ["Summary", "pattern", "patterns_of"]

_ORDER = ("error", "warning", "info")
_REPLACED = "payloads, each by a later one with the same key"


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
        elif key.isascii() and key.isdecimal() and not shown.endswith("[]"):
            shown += "[]"
        else:
            return f"{shown}.*"
    return shown


def patterns_of(normalised: Normalised, mapping: Mapping | None = None) -> Iterator[str]:
    """Give the pattern of each unmapped leaf.

    Args:
        normalised: What was read.
        mapping: The mapping that read it; None looks it up by the payload's kind.
    """
    payload = records_of(normalised).payload
    if payload.unmapped:
        known = known_keys(mapping or load_mapping(payload.kind))
        for pointer in payload.unmapped:
            yield pattern(pointer, known)


class Summary:
    """Counts of one run.

    Attributes:
        payloads: Payloads that were read and are in the tables.
        records: Records that came of them.
        replaced: Those payloads that a later one of the run with the same key replaced: they are in
            the tables no more, and are counted all the same.
        outcomes: Those payloads by mapping with its revision and by outcome.
        issues: Issues in them by code.
        unmapped: Unmapped leaves in them by kind and pattern.
        quarantined: What is not in the tables, by code.
        because: For what reason policies sent payloads to the quarantine, by code and reason.
    """

    def __init__(self, mapping: Mapping | None = None) -> None:
        """Begin with zeros.

        Args:
            mapping: The mapping that the caller named; None where each payload found its own.
        """
        self.payloads = 0
        self.records = 0
        self.replaced = 0
        self.outcomes: Counter[tuple[str, str]] = Counter()
        self.issues: Counter[str] = Counter()
        self.unmapped: Counter[tuple[str, str]] = Counter()
        self.quarantined: Counter[str] = Counter()
        self.because: Counter[tuple[str, str]] = Counter()
        self._mapping = mapping

    @property
    def seen(self) -> int:
        """Payloads in all, those in the quarantine too."""
        return self.payloads + self.quarantined.total()

    def add(self, normalised: Normalised) -> None:
        """Count one normalised payload."""
        records = records_of(normalised)
        payload = records.payload
        self.payloads += 1
        self.records += len(records)
        self.outcomes[payload.mapping, payload.outcome or ""] += 1
        for held in (payload, *records):
            if held.issues:
                self.issues.update([issue.code for issue in held.issues])
        if payload.unmapped:
            shown = patterns_of(normalised, self._mapping)
            self.unmapped.update((payload.kind, pattern) for pattern in shown)

    def quarantine(self, code: str, because: Iterable[str] = ()) -> None:
        """Count what is not in the tables, and why a policy sent it elsewhere."""
        self.quarantined[code] += 1
        self.because.update((code, reason) for reason in because)

    def merge(self, other: "Summary") -> None:
        """Add the counts of another part of the same run."""
        self.payloads += other.payloads
        self.records += other.records
        self.replaced += other.replaced
        for name in _COUNTERS:
            getattr(self, name).update(getattr(other, name))

    def counts(self) -> dict[str, Any]:
        """Return everything as JSON values, sorted; `restore` reads it back."""
        made: dict[str, Any] = {
            "payloads": self.payloads, "records": self.records, "replaced": self.replaced,
        }  # fmt: skip
        for name, keys in _COUNTERS.items():
            made[name] = [
                dict(zip((*keys, "count"), (*_keys(key), count), strict=True))
                for key, count in sorted(getattr(self, name).items())
            ]
        return made

    def told(self) -> dict[str, Any]:
        """Return `counts` as somebody reads them: issues with their severity."""
        made = self.counts()
        for row in made["issues"]:
            row["severity"] = CODES[row["code"]].severity
        return made

    def restore(self, counts: AnyMapping[str, Any]) -> None:
        """Add what `counts` gave, such as that of the part of a run that was done before."""
        self.payloads += counts["payloads"]
        self.records += counts["records"]
        self.replaced += counts["replaced"]
        for name, keys in _COUNTERS.items():
            for row in counts[name]:
                key = tuple(row[key] for key in keys)
                getattr(self, name)[key if len(key) > 1 else key[0]] += row["count"]

    def lines(self) -> list[str]:
        """Return the summary as lines of text, sorted, the same for the same counts."""
        made = [
            f"payloads     {self.payloads}",
            f"records      {self.records}",
            *([f"replaced     {self.replaced}  {_REPLACED}"] if self.replaced else []),
            f"quarantined  {self.quarantined.total()}",
        ]
        made += _section("quarantined by code", [
            f"{count:>8}  {code}: {CODES[code].meaning}"
            for code, count in sorted(self.quarantined.items())
        ])  # fmt: skip
        because = sorted(self.because.items())
        made += _section("quarantined by policy because of", [
            f"{count:>8}  {code}  {reason}" for (code, reason), count in because
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


_COUNTERS = {
    "outcomes": ("mapping", "outcome"),
    "issues": ("code",),
    "unmapped": ("kind", "pattern"),
    "quarantined": ("code",),
    "because": ("code", "reason"),
}
"""Counters of a summary, and what each part of their keys is called in JSON."""


def _keys(key: str | tuple[str, ...]) -> tuple[str, ...]:
    return (key,) if isinstance(key, str) else key


def _section(title: str, lines: list[str]) -> list[str]:
    return ["", title, *lines] if lines else []
