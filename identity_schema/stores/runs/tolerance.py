"""Tolerance: how much may go to the quarantine before a run is stopped because it went wrong.

>>> Tolerance.of("1%").is_exceeded(quarantined=11, seen=1000)
True
>>> Tolerance.of("1%").is_exceeded(quarantined=10, seen=1000)
False
>>> Tolerance.of("100").is_exceeded(quarantined=101, seen=101)
True
"""

import re
from fractions import Fraction

import attrs

from identity_schema.errors import ContractError
from identity_schema.stores.runs.policy import PolicyError
from identity_schema.stores.summary import Summary

__all__ = ["Tolerance"]

ENOUGH = 1000
"""Payloads from which on a share is looked at while the run goes on; at its end it always is."""

_MOST_FREQUENT = 3
_FORM = re.compile(r"(\d{1,12})|(\d{1,3}(?:\.\d{1,9})?)%", re.ASCII)


@attrs.frozen
class Tolerance:
    """A count, or a share of all payloads that were seen.

    Attributes:
        text: As it was given.
        count: The most payloads; None where a share counts.
        share: The greatest share, 0 to 1; None where a count counts.
    """

    text: str
    count: int | None = None
    share: Fraction | None = None

    @classmethod
    def of(cls, text: str) -> "Tolerance":
        """Read a count (``100``) or a share (``1%``, ``0.5%``).

        Raises:
            ContractError: ``option.max_quarantined``: it is neither.
        """
        found = _FORM.fullmatch(text)
        if found is None or (found[2] is not None and Fraction(found[2]) > 100):
            message = "--max-quarantined is a count or a share: 100, 1%, 0.5%"
            raise ContractError("option.max_quarantined", message)
        if found[1] is not None:
            return cls(text, count=int(found[1]))
        return cls(text, share=Fraction(found[2]) / 100)

    def is_exceeded(self, quarantined: int, seen: int, *, at_end: bool = False) -> bool:
        """Tell whether too much is in the quarantine.

        Args:
            quarantined: Payloads in the quarantine.
            seen: Payloads in all, those in the quarantine too.
            at_end: Whether no more will come.
        """
        if self.count is not None:
            return quarantined > self.count
        if self.share is None or (seen < ENOUGH and not at_end):
            return False
        return quarantined > self.share * seen

    def check(self, summary: Summary, *, at_end: bool = False) -> None:
        """Stop a run that went wrong.

        Raises:
            PolicyError: ``policy.max_quarantined``: too much is in the quarantine; the message says
                what was most frequent.
        """
        quarantined = summary.quarantined.total()
        if not self.is_exceeded(quarantined, summary.seen, at_end=at_end):
            return
        ranked = sorted(summary.quarantined.items(), key=lambda pair: (-pair[1], pair[0]))
        listed = ", ".join(f"{count} {code}" for code, count in ranked[:_MOST_FREQUENT])
        message = (
            f"{quarantined} of {summary.seen} payloads went to the quarantine, more than"
            f" {self.text}; most frequent: {listed}; mend that, or bear more with"
            " --max-quarantined, and give the command again"
        )
        raise PolicyError("policy.max_quarantined", message)
