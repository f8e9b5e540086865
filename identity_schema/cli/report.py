"""The end of a run: its summary on standard output, and as JSON where that is asked for."""

import argparse
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

from identity_schema._version import __version__
from identity_schema.cli.output import say
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.stores.outputs.store import Store
    from identity_schema.stores.summary import Summary

__all__ = ["add_report", "check_report", "report"]


def add_report(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--json-summary", metavar="FILE",
        help="write the summary as JSON too: the same counts give the same bytes, and nothing in "
        "it is of a payload",
    )  # fmt: skip


def check_report(arguments: argparse.Namespace, *outputs: Path) -> None:
    """Check, before a run, that its summary can be written and replaces nothing of it.

    Args:
        arguments: The option of `add_report`.
        outputs: What the run writes or reads: files, and folders with all that is in them.

    Raises:
        ContractError: ``option.json_summary``.
    """
    name = arguments.json_summary
    if name is None:
        return
    path = Path(name)
    if not path.name or path.is_dir() or not path.parent.is_dir():
        message = "--json-summary is a file in a folder that exists"
        raise ContractError("option.json_summary", message)
    real = Path(os.path.realpath(path))
    written = {Path(os.path.realpath(output)) for output in outputs}
    if not written.isdisjoint((real, *real.parents)):
        message = "--json-summary would replace what the run writes or reads; name another file"
        raise ContractError("option.json_summary", message)


def report(
    arguments: argparse.Namespace, summary: "Summary", store: "Store", quarantine: Path
) -> int:
    """Tell how a run ended.

    Args:
        arguments: The option of `add_report`.
        summary: The counts of the run.
        store: Where the tables or the records are.
        quarantine: Where the rest is.

    Returns:
        The exit status: 0 all was read, 1 something is in the quarantine.
    """
    say(summary.lines())
    say(["", f"written to   {store.shown}"])
    left = bool(summary.quarantined)
    if left:
        say([f"quarantine   {quarantine}"])
    if arguments.json_summary is not None:
        _write(Path(arguments.json_summary), summary, store, quarantine if left else None)
    return int(left)


def _write(path: Path, summary: "Summary", store: "Store", quarantine: Path | None) -> None:
    from identity_schema.stores.durable import write_whole  # noqa: PLC0415 - keeps --help fast

    said = {
        "library": __version__,
        "schema": store.schema,
        "output": store.shown,
        "quarantine": None if quarantine is None else str(quarantine),
        "seen": summary.seen,
        **summary.told(),
    }
    text = json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True)
    write_whole(path, f"{text}\n".encode())
