"""The end of a run: its summary as lines on standard output, or as JSON there or in a file."""

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from identity_schema._version import __version__
from identity_schema.cli.output import complain, say
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.stores.outputs.store import Store
    from identity_schema.stores.summary import Summary

__all__ = ["UNFIT", "add_report", "check_report", "report"]

UNFIT = "kind.not_of_mapping"
"""Code of a payload of which nothing was read, since it is not of the mapping that was named."""

_STDOUT = "-"


def add_report(parser: argparse.ArgumentParser) -> None:
    """Add the option."""
    parser.add_argument(
        "--json-summary", metavar="FILE",
        help="write the summary as JSON too, or with - to standard output instead: the same counts "
        "give the same bytes, and nothing in it is of a payload",
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
    if name is None or name == _STDOUT:
        return
    path = Path(name)
    if not path.name or path.is_dir() or not path.parent.is_dir():
        message = "--json-summary is a file in a folder that exists, or - for standard output"
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
        The exit status: 0 all was read, 1 something is in the quarantine, or is in the tables
        without anything of it read, since it is not of the mapping that was named.
    """
    left = quarantine if summary.quarantined else None
    if arguments.json_summary == _STDOUT:
        say([_as_json(summary, store, left)])
    else:
        say(_lines(summary, store, left))
        if arguments.json_summary is not None:
            _write(Path(arguments.json_summary), _as_json(summary, store, left))
    unfit = summary.issues[UNFIT]
    if unfit:
        complain(
            f"{UNFIT}: nothing was read of {unfit} of {summary.payloads} payloads: they have not"
            " the form that --mapping names; name another, or none, or keep such payloads out"
            " with --on-issue error=quarantine"
        )
    return int(bool(left or unfit))


def _lines(summary: "Summary", store: "Store", quarantine: Path | None) -> Iterator[str]:
    yield from summary.lines()
    yield ""
    yield f"written to   {store.shown}"
    if quarantine is not None:
        yield f"quarantine   {quarantine}"


def _write(path: Path, text: str) -> None:
    from identity_schema.stores.durable import write_whole  # noqa: PLC0415 - keeps --help fast

    write_whole(path, f"{text}\n".encode())


def _as_json(summary: "Summary", store: "Store", quarantine: Path | None) -> str:
    said = {
        "library": __version__,
        "schema": store.schema,
        "output": store.shown,
        "quarantine": None if quarantine is None else str(quarantine),
        "seen": summary.seen,
        **summary.told(),
    }
    return json.dumps(said, ensure_ascii=False, indent=2, sort_keys=True)
