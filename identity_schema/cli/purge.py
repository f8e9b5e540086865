"""Purge a store: delete or blank what is not to be kept any longer, or what must go on request.

STORE is a .duckdb file, a folder of Parquet files, or postgresql://user@host/database. Files are
written anew, so that the bytes are gone; rows of PostgreSQL are deleted. What was purged leaves a
tombstone: a hash of its key, the time, the reason and counts. See docs/retention.md.

A --subject that names nothing is told by its place on the command line, never by what it says;
whatever the others name is purged all the same.

Exit status: 0 it is done, 1 a --subject names nothing in STORE, 2 the call is wrong or cannot be
carried out.
"""

import argparse
from datetime import datetime
from typing import TYPE_CHECKING

from identity_schema.cli.output import complain, say
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from identity_schema.stores.retention.plan import Purge, Report

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "purge"
HELP = "delete what is not to be kept any longer"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("store", metavar="STORE", help="what normalize has written")
    parser.add_argument(
        "--as-of", metavar="TIME", required=True,
        help="the moment that retention is counted back from, ISO 8601 with a zone; it stands in "
        "the tombstones",
    )  # fmt: skip
    parser.add_argument(
        "--policy", metavar="FILE", help="a .toml file that says what is kept how long"
    )
    parser.add_argument(
        "--subject", metavar="KEY", action="append", default=[],
        help="delete all that is there of a payload's key, a record's key or a subject's id, "
        "whatever the policy says; may be given several times",
    )  # fmt: skip
    parser.add_argument(
        "--hold", metavar="FILE",
        help="a file of such keys, one a line, that must stay whatever else is said",
    )  # fmt: skip
    parser.add_argument("--dry-run", action="store_true", help="count only, and change nothing")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema.stores.retention.purge import purge_store  # noqa: PLC0415 - keeps --help fast

    report = purge_store(arguments.store, _purge(arguments), dry_run=arguments.dry_run)
    say(_lines(report, dry_run=arguments.dry_run))
    for line in _strange(arguments, report):
        complain(line)
    return int(bool(report.strange_subjects))


def _purge(arguments: argparse.Namespace) -> "Purge":
    from identity_schema.stores.retention.keys import load_keys  # noqa: PLC0415 - as above
    from identity_schema.stores.retention.plan import Purge  # noqa: PLC0415
    from identity_schema.stores.retention.policy import load_rules  # noqa: PLC0415

    if arguments.policy is None and not arguments.subject:
        message = "say with --policy or --subject what is to go"
        raise ContractError("option.purge", message)
    for number, key in enumerate(arguments.subject, 1):
        if not key.strip():
            message = f"{_which(number, arguments.subject)} is empty: is a variable not set?"
            raise ContractError("option.subject", message)
    return Purge(
        as_of=_moment(arguments.as_of),
        rules=() if arguments.policy is None else load_rules(arguments.policy),
        subjects=frozenset(arguments.subject),
        holds=frozenset() if arguments.hold is None else load_keys(arguments.hold),
    )


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        message = "--as-of is a time with a zone: 2026-11-22T00:00:00Z"
        raise ContractError("option.as_of", message)
    return moment


def _lines(report: "Report", *, dry_run: bool) -> "Iterator[str]":
    counts = {
        "records deleted": report.records,
        "payloads deleted": report.payloads,
        "rows deleted": report.rows,
        "values blanked": report.values,
        "records and payloads blanked": report.blanked,
        "held": report.held,
    }
    if dry_run:
        yield "dry run: nothing was changed"
    for name, count in counts.items():
        yield f"{count:>10}  {name}"
    for why, count in report.reasons:
        yield f"{count:>10}  by {why}"
    for number, count in report.undated:
        yield f"{count:>10}  without the time that rule {number} counts from: not touched by it"


def _strange(arguments: argparse.Namespace, report: "Report") -> "Iterator[str]":
    """Say which keys name nothing, or nothing any more, by their places: a key may be personal."""
    for number, key in enumerate(arguments.subject, 1):
        if key in report.strange_subjects:
            yield (
                f"{_which(number, arguments.subject)} names nothing in the store: it takes a"
                " payload's key, a record's key or a subject's id, letter for letter"
            )
        elif key in report.gone_before:
            yield f"{_which(number, arguments.subject)} was purged before, as a tombstone says"
    if report.strange_holds:
        yield (
            f"{len(report.strange_holds)} of the keys of --hold name nothing in the store, and hold"
            " nothing there: look at how they are written"
        )


def _which(number: int, subjects: list[str]) -> str:
    return f"--subject {number} of {len(subjects)}" if len(subjects) > 1 else "--subject"
