"""Account for every leaf of one payload: where it went, or why it did not.

A key that no mapping knows may be personal and is shown as *.

Exit status: 0 it was read, 1 it cannot be read or is not of the mapping that was named, 2 the call
is wrong.
"""

import argparse
from typing import TYPE_CHECKING

from identity_schema.cli.inputs import column_of
from identity_schema.cli.limits import add_limits, limits_of
from identity_schema.cli.options import add_reading, context_of, mapping_of
from identity_schema.cli.output import aligned, complain, say
from identity_schema.cli.report import UNFIT
from identity_schema.errors import ContractError, PayloadError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from identity_schema.mapping.trace import Account
    from identity_schema.stores.inputs.items import Item
    from identity_schema.stores.inputs.source import Source

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "explain"
HELP = "account for every leaf of one payload"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "file", metavar="FILE", help="a .json, .jsonl or .parquet file, or - for one payload"
    )
    parser.add_argument(
        "--line", type=int, metavar="N", help="which line of a .jsonl file, or row, from 1"
    )
    parser.add_argument(
        "--column", metavar="NAME",
        help="the column of the payloads in a .parquet file (default: payload)",
    )  # fmt: skip
    parser.add_argument(
        "--show-keys", action="store_true", help="show unknown keys; they may be personal"
    )
    add_reading(parser)
    add_limits(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema import explain, load_mapping  # noqa: PLC0415 - keeps --help fast
    from identity_schema.mapping.pointers import known_keys, shown_pointer  # noqa: PLC0415

    limits = limits_of(arguments)
    item = _item(arguments, limits.bytes)
    account = explain(
        item.data,
        mapping=mapping_of(arguments),
        context=context_of(arguments),
        limits=limits,
    )
    mapping = mapping_of(arguments) or load_mapping(account.records.payload.kind)
    known = None if arguments.show_keys else known_keys(mapping)
    rows = [("leaf", "disposition", "where it went, or why not")]
    marks = _marks(account)
    for leaf in account.leaves:
        told = " ".join(leaf.targets) or leaf.reason or marks.get(leaf.pointer, "")
        pointer = leaf.pointer if known is None else shown_pointer(leaf.pointer, known)
        rows.append((pointer, leaf.disposition, told))
    say(aligned(rows))
    say(_counts(account))
    is_unfit = any(issue.code == UNFIT for issue in account.records.payload.issues)
    if is_unfit:
        complain(f"{UNFIT}: the payload has not the form of {mapping.name}; name another mapping")
    return int(is_unfit)


def _marks(account: "Account") -> dict[str, str]:
    """Return what the records say of the leaves that hold nothing."""
    marks: dict[str, str] = {}
    for held in (account.records.payload, *account.records):
        marks |= dict.fromkeys(held.nulls, "marked as null")
        marks |= dict.fromkeys(held.empties, "marked as empty")
    return marks


def _counts(account: "Account") -> "Iterator[str]":
    payload = account.records.payload
    listed = ", ".join(f"{count} {name}" for name, count in account.counts.items())
    yield ""
    outcome = payload.outcome or "no outcome"
    yield f"{payload.mapping}: {outcome}, {len(account.records)} records"
    yield f"{len(account.leaves)} leaves: {listed}"


def _item(arguments: argparse.Namespace, most: int) -> "Item":
    """Return the payload that is meant.

    Raises:
        ContractError: ``option.line``: the file has several payloads or not that line, or what was
            named is no file; ``option.column``: the file has no columns.
        PayloadError: The file or the line cannot be read.
    """
    from identity_schema.stores.inputs.sources import Sources  # noqa: PLC0415 - as above

    line = arguments.line
    items = iter(Sources((_source(arguments),), most))
    item = next((i for i in items if line is None or i.line == line), None)
    if item is None or (line is None and item.line is not None and next(items, None) is not None):
        message = "say with --line which line of the file is meant, from 1; it must hold a payload"
        raise ContractError("option.line", message)
    if item.error is not None:
        raise PayloadError(item.error, "the payload cannot be read")
    return item


def _source(arguments: argparse.Namespace) -> "Source":
    from identity_schema.stores.inputs.finding import find_sources  # noqa: PLC0415 - as above
    from identity_schema.stores.inputs.source import STDIN, Rows  # noqa: PLC0415

    name = arguments.file
    rows = Rows(column_of(arguments.column))
    try:
        found = find_sources([name], format="json" if name == STDIN else None, rows=rows)
    except ContractError as error:
        if error.code != "input.query":
            raise
        message = "a database is not explained: pipe one payload of it into `explain -`"
        raise ContractError("option.line", message) from None
    if len(found) != 1 or found[0].name != name:
        raise ContractError("option.line", "one file is explained at a time")
    if arguments.column is not None and found[0].rows is None:
        message = "--column is for a .parquet file; leave it out"
        raise ContractError("option.column", message)
    return found[0]
