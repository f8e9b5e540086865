"""Options of the commands that load: what happens to payloads that hold what nobody expected."""

import argparse
from typing import TYPE_CHECKING

from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.stores.runs.policy import Policy
    from identity_schema.stores.runs.tolerance import Tolerance

__all__ = ["add_policies", "policy_of", "tolerance_of"]


def add_policies(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("policies")
    group.add_argument(
        "--on-unmapped", metavar="ACTION", default="report",
        help="what happens to a payload with leaves that its mapping does not list: report (count "
        "them), quarantine (the payload), or fail (the run) (default: %(default)s)",
    )  # fmt: skip
    group.add_argument(
        "--on-issue", metavar="SEVERITY=ACTION",
        help="likewise for a payload with an issue of a severity, error, warning or info; several "
        "with commas between them: error=quarantine,warning=report",
    )  # fmt: skip
    group.add_argument(
        "--max-quarantined", metavar="N|N%",
        help="stop the run when more than so many payloads, or such a share of at least 1,000, "
        "went to the quarantine",
    )  # fmt: skip


def policy_of(arguments: argparse.Namespace) -> "Policy":
    """Make the policy.

    Raises:
        ContractError: ``option.on_unmapped``, ``option.on_issue``: it says nothing clear.
    """
    from identity_schema.stores.runs.policy import Policy  # noqa: PLC0415 - keeps --help fast

    if arguments.on_issue == "":
        message = "--on-issue is empty: give it SEVERITY=ACTION, or leave it out"
        raise ContractError("option.on_issue", message)
    return Policy.of(arguments.on_unmapped, arguments.on_issue or "")


def tolerance_of(arguments: argparse.Namespace) -> "Tolerance | None":
    """Make the tolerance, None where everything is borne.

    Raises:
        ContractError: ``option.max_quarantined``: it is no count and no share.
    """
    from identity_schema.stores.runs.tolerance import Tolerance  # noqa: PLC0415 - keeps --help fast

    text = arguments.max_quarantined
    return None if text is None else Tolerance.of(text)
