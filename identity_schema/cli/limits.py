"""Options of the commands that read payloads: how much one may be."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity_schema.limits import Limits

__all__ = ["DEFAULTS", "add_limits", "count", "limits_of"]

DEFAULTS = {
    "bytes": (67_108_864, "bytes"),
    "depth": (200, "objects and lists inside each other"),
    "leaves": (500_000, "leaves, objects and lists"),
    "records": (50_000, "records"),
    "text": (16_777_216, "characters of one text or key"),
}
"""Limit to its default, which a test holds against `identity_schema.limits`, and what it counts."""


def add_limits(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("limits of a payload, past which it is not read")
    for name, (default, what) in DEFAULTS.items():
        group.add_argument(
            f"--max-{name}", type=count, metavar="N", help=f"{what} (default: {default:,})"
        )


def count(text: str) -> int:
    """Read a number from 1.

    Raises:
        argparse.ArgumentTypeError: It is none.
    """
    number = int(text) if text.isdecimal() and len(text) < 20 else 0
    if number < 1:
        message = "a number from 1"
        raise argparse.ArgumentTypeError(message)
    return number


def limits_of(arguments: argparse.Namespace) -> "Limits":
    """Make the limits of every payload.

    Raises:
        ContractError: ``limits.range``: a limit is beyond what it can be.
    """
    from identity_schema.limits import Limits  # noqa: PLC0415 - keeps --help fast

    said = {name: getattr(arguments, f"max_{name}") for name in DEFAULTS}
    return Limits(**{name: number for name, number in said.items() if number is not None})
