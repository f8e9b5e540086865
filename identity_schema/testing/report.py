"""What was found out about a mapping, in plain words."""

import attrs

__all__ = ["LAWS", "Finding", "Report"]

LAWS = {
    "lost": "Nothing is lost: every leaf is accounted for, and what is mapped is in the record.",
    "guessed": "Nothing is guessed: what cannot be read has a reason and no value.",
    "leaks": "Nothing leaks: no repr and no error shows a value or an unknown key.",
    "same": "Same input, same output: in any order of keys, plain or explained.",
    "told": "It is told from other kinds, and knows its own payloads.",
    "written": "What was read can be written back.",
    "samples": "Your samples are what the mapping describes.",
}
"""Name of a law to the law."""


@attrs.frozen
class Finding:
    """One thing that was found.

    Attributes:
        law: One of `LAWS`.
        broken: Whether the law is broken; otherwise it is something to know.
        says: What, in plain words. It names paths and canonical fields, never a value, and shows
            ``*`` for a key that the mapping does not list.
    """

    law: str
    broken: bool
    says: str


@attrs.frozen
class Report:
    """The findings about one mapping.

    Attributes:
        mapping: ``name@revision``.
        cases: How many made-up payloads were held against it.
        samples: How many samples of the caller's were.
        findings: What was found.
    """

    mapping: str
    cases: int
    samples: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether no law is broken."""
        return not any(finding.broken for finding in self.findings)

    def __str__(self) -> str:
        """Write the report, the laws in their order."""
        samples = f" and {self.samples} samples" if self.samples else ""
        lines = [f"{self.mapping}: {self.cases} made-up payloads{samples}"]
        for name, law in LAWS.items():
            found = [finding for finding in self.findings if finding.law == name]
            if name == "samples" and not self.samples:
                continue
            broken = any(finding.broken for finding in found)
            lines.append(f"{'BROKEN' if broken else 'holds '}  {law}")
            lines += [f"        {'- ' if f.broken else 'note: '}{f.says}" for f in found]
        return "\n".join(lines)
