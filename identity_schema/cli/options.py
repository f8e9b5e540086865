"""Options that several commands have: how a payload is read."""

import argparse
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.mapping.registry import Mapping
    from identity_schema.model import Context

__all__ = ["add_reading", "context_of", "mapping_of"]


def add_reading(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("how payloads are read")
    group.add_argument(
        "--mapping", metavar="NAME|FILE",
        help="mapping of all payloads: a name (see: identity-schema mappings) or a .toml file; "
        "without it each payload tells its own kind",
    )  # fmt: skip
    group.add_argument("--operation", metavar="NAME", help="the provider's operation that answered")
    group.add_argument(
        "--received-at", metavar="TIME",
        help="when the payloads were received, ISO 8601 with a zone: 2026-11-22T09:30:00Z",
    )  # fmt: skip
    group.add_argument(
        "--region", metavar="CC",
        help="ISO 3166-1 alpha-2 region of phones and addresses where nothing else says one",
    )  # fmt: skip
    group.add_argument(
        "--label", metavar="NAME=VALUE", action="append", default=[],
        help="carry a label along; may be given several times",
    )  # fmt: skip


def mapping_of(arguments: argparse.Namespace) -> "Mapping | None":
    """Load the mapping that was named, None where none was.

    Raises:
        ContractError: There is no such mapping, or it is wrong.
    """
    from identity_schema import load_mapping  # noqa: PLC0415 - keeps --help fast

    return None if arguments.mapping is None else load_mapping(arguments.mapping)


def context_of(arguments: argparse.Namespace) -> "Context":
    """Make the context of all payloads.

    Raises:
        ContractError: ``option.received_at``, ``option.region``, ``option.label``: an option has
            not the form that it needs.
    """
    from identity_schema import Context  # noqa: PLC0415 - keeps --help fast

    return Context(
        operation=arguments.operation,
        received_at=_time(arguments.received_at),
        region=_region(arguments.region),
        labels=_labels(arguments.label),
    )


def _time(text: str | None) -> datetime | None:
    if text is None:
        return None
    time: datetime | None = None
    with suppress(ValueError):
        time = datetime.fromisoformat(text)
    if time is None or time.tzinfo is None:
        message = "--received-at is a time with a zone: 2026-11-22T09:30:00Z"
        raise ContractError("option.received_at", message)
    return time


def _region(text: str | None) -> str | None:
    from identity_schema import Context  # noqa: PLC0415 - keeps --help fast

    try:
        return Context(region=text).region
    except ContractError:
        message = "--region is an ISO 3166-1 alpha-2 code: NZ, GB, NG"
        raise ContractError("option.region", message) from None


def _labels(texts: list[str]) -> dict[str, str]:
    labels = dict(text.split("=", 1) for text in texts if "=" in text)
    if len(labels) != len(texts):
        message = "--label is NAME=VALUE, each name once"
        raise ContractError("option.label", message)
    return labels
