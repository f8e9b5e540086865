"""Policies: what happens to a payload that was read and still holds what nobody expected.

In the words that dlt has for its contracts, and always for a whole payload, never for half of one:
``report`` counts it in the summary, ``quarantine`` puts the payload into the quarantine instead of
the tables, ``fail`` stops the run.

>>> policy = Policy.of("quarantine", "error=fail,warning=quarantine")
>>> policy.unmapped, policy.issues["error"], policy.issues["info"]
('quarantine', 'fail', 'report')
"""

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping

import attrs

from identity_schema.codes import CODES
from identity_schema.errors import ContractError, PayloadError
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Issue
from identity_schema.stores.stage import Normalised, records_of
from identity_schema.stores.summary import patterns_of

__all__ = ["ACTIONS", "REPORT_ALL", "Policy", "PolicyError", "Verdict"]

ACTIONS = ("report", "quarantine", "fail")
"""From the mildest to the strictest."""

_ADVICE = {
    "policy.issue": "look at it with `identity-schema explain`, or let --on-issue report or"
    " quarantine such payloads",
    "policy.unmapped": "list them in the mapping, or let --on-unmapped report or quarantine such"
    " payloads",
}
"""Code of a policy that fails to what can be done."""

_SEVERITIES = ("error", "warning", "info")


class PolicyError(PayloadError):
    """A policy stops the run; the output is as it was, and the run can be given again."""


@attrs.frozen
class Verdict:
    """What is to be done with one payload.

    Attributes:
        action: ``quarantine`` or ``fail``.
        code: ``policy.unmapped`` or ``policy.issue``.
        because: Patterns of the unmapped leaves, or codes of the issues, each once and sorted.
    """

    action: str
    code: str
    because: tuple[str, ...]

    def stop_if_it_fails(self, key: str) -> None:
        """Stop the run where the policy says so.

        Args:
            key: Where the payload stands, its source and line.

        Raises:
            PolicyError: The action is ``fail``; the message says for what codes or patterns, and
                what can be done.
        """
        if self.action == "fail":
            has = ", ".join(self.because)
            message = f"the payload at {key} has {has}: {_ADVICE[self.code]}"
            raise PolicyError(self.code, message)


def _issues(given: AnyMapping[str, str]) -> dict[str, str]:
    return dict.fromkeys(_SEVERITIES, "report") | dict(given)


@attrs.frozen
class Policy:
    """What to do with unmapped leaves and with issues.

    Attributes:
        unmapped: Action for a payload with leaves that its mapping does not list.
        issues: Action for a payload with an issue of each severity.
    """

    unmapped: str = "report"
    issues: AnyMapping[str, str] = attrs.field(factory=dict, converter=_issues)

    @classmethod
    def of(cls, unmapped: str, issues: str) -> "Policy":
        """Make a policy of what was given on the command line.

        Args:
            unmapped: An action.
            issues: ``SEVERITY=ACTION``, several with commas between them; empty reports all.

        Raises:
            ContractError: ``option.on_unmapped``, ``option.on_issue``: no such severity or action,
                or a severity came twice.
        """
        if unmapped not in ACTIONS:
            message = f"--on-unmapped is one of {', '.join(ACTIONS)}"
            raise ContractError("option.on_unmapped", message)
        pairs = [pair.partition("=")[::2] for pair in issues.split(",") if pair]
        said = dict(pairs)
        good = said.keys() <= set(_SEVERITIES) and set(said.values()) <= set(ACTIONS)
        if not good or len(said) != len(pairs):
            message = (
                "--on-issue is SEVERITY=ACTION, each severity once: error=quarantine,warning=report"
                f" ({', '.join(_SEVERITIES)}; {', '.join(ACTIONS)})"
            )
            raise ContractError("option.on_issue", message)
        return cls(unmapped, said)

    def judge(self, normalised: Normalised, mapping: Mapping | None = None) -> Verdict | None:
        """Judge a payload; the strictest action counts, and issues before unmapped leaves.

        Args:
            normalised: What was read.
            mapping: The mapping that the caller named; None where the payload found its own.

        Returns:
            What is to be done; None where it is only reported.
        """
        if self == REPORT_ALL:
            return None
        found = [verdict for verdict in self._verdicts(normalised, mapping) if verdict.because]
        return max(found, key=lambda verdict: ACTIONS.index(verdict.action), default=None)

    def _verdicts(self, normalised: Normalised, mapping: Mapping | None) -> Iterator[Verdict]:
        for action in ("quarantine", "fail"):
            meant = {word for word, chosen in self.issues.items() if chosen == action}
            if meant:
                codes = {issue.code for issue in _issues_of(normalised)}
                because = sorted(code for code in codes if CODES[code].severity in meant)
                yield Verdict(action, "policy.issue", tuple(because))
        if self.unmapped != "report":
            shown = tuple(sorted(set(patterns_of(normalised, mapping))))
            yield Verdict(self.unmapped, "policy.unmapped", shown)


REPORT_ALL = Policy()
"""Everything is reported and goes to the tables."""


def _issues_of(normalised: Normalised) -> Iterator[Issue]:
    records = records_of(normalised)
    for held in (records.payload, *records):
        yield from held.issues
