"""Turn stored payloads into canonical tables.

INPUT is a .json file (one payload), a .jsonl or .ndjson file (one payload a line), either also as
.gz, a folder of such files, or - for payloads as lines on standard input. What cannot be read goes
to OUTPUT.quarantine.jsonl, by code, place and hash, and the rest goes on.

Exit status: 0 all was read, 1 something is in the quarantine, 2 the call is wrong.
"""

import argparse
import os
from typing import TYPE_CHECKING

from identity_schema.cli.options import add_reading, context_of, mapping_of
from identity_schema.cli.output import say
from identity_schema.cli.progress import progress
from identity_schema.cli.pseudonyms import add_pseudonyms, pseudonymizer_of
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.mapping.paths import Path as KeyPath
    from identity_schema.stores.source import Source
    from identity_schema.stores.store import Store

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "normalize"
HELP = "turn stored payloads into canonical tables"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("inputs", nargs="+", metavar="INPUT", help="file, folder or -")
    parser.add_argument(
        "--to", metavar="OUTPUT", default="canonical.duckdb",
        help="a .duckdb file, a .jsonl file of records, or a folder for Parquet files; an earlier "
        "output is replaced when the new one is complete (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--key", metavar="FIELD",
        help="where in a payload its key stands (data.id); otherwise the key is file and line",
    )  # fmt: skip
    parser.add_argument(
        "--leaves", choices=("unmapped", "all"), default="unmapped",
        help="which leaves the table of leaves has; all is slower (default: %(default)s)",
    )  # fmt: skip
    parser.add_argument(
        "--quarantine-originals", action="store_true",
        help="keep the payloads themselves in the quarantine file, which only you can read",
    )  # fmt: skip
    parser.add_argument(
        "--input-format", choices=("json", "jsonl"),
        help="format of named files whose name does not say it, and of - (which is jsonl)",
    )  # fmt: skip
    parser.add_argument(
        "--max-bytes", type=_count, metavar="N",
        help="size of the largest payload that is read, in bytes (default: 64 MiB)",
    )  # fmt: skip
    add_reading(parser)
    add_pseudonyms(parser)


def _count(text: str) -> int:
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        message = "a number of bytes"
        raise argparse.ArgumentTypeError(message)
    return number


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema.limits import LIMITS, Limits  # noqa: PLC0415 - keeps --help fast
    from identity_schema.stores.finding import find_sources  # noqa: PLC0415
    from identity_schema.stores.load import Reading, load  # noqa: PLC0415
    from identity_schema.stores.outputs import make_store  # noqa: PLC0415
    from identity_schema.stores.quarantine import Quarantine, quarantine_path  # noqa: PLC0415
    from identity_schema.stores.sources import Sources  # noqa: PLC0415

    limits = Limits(bytes=arguments.max_bytes or LIMITS.bytes)
    reading = Reading(
        mapping=mapping_of(arguments),
        context=context_of(arguments),
        key=_key(arguments.key),
        every_leaf=arguments.leaves == "all",
        limits=limits,
        pseudonymizer=pseudonymizer_of(arguments),
    )
    store = make_store(arguments.to)
    quarantine = Quarantine(quarantine_path(store.path), originals=arguments.quarantine_originals)
    found = find_sources(
        arguments.inputs, format=arguments.input_format, leave_out=[store.path, quarantine.path]
    )
    _refuse_input(found, store, quarantine.path)
    sources = Sources(found, limits.bytes)
    try:
        with store, progress(sources) as tick:
            summary = load(sources, store, quarantine, reading, tick)
        quarantine.commit()
    except BaseException:
        quarantine.abort()
        raise
    say(summary.lines())
    say(["", f"written to   {store.path}"])
    if quarantine.count:
        say([f"quarantine   {quarantine.path}"])
    return 1 if quarantine.count else 0


def _key(text: str | None) -> "KeyPath | None":
    from identity_schema.mapping.paths import parse_path  # noqa: PLC0415 - keeps --help fast

    if text is None:
        return None
    try:
        path = parse_path(text)
    except ValueError:
        path = ()
    if not path or any(step.many for step in path):
        message = "--key is a path of keys without lists: id, data.id"
        raise ContractError("option.key", message)
    return path


def _refuse_input(found: "tuple[Source, ...]", store: "Store", quarantine: object) -> None:
    outputs = {os.path.realpath(store.path), os.path.realpath(str(quarantine))}
    for source in found:
        if source.path is not None and os.path.realpath(source.path) in outputs:
            message = f"{source.name} is an input and would be replaced; name another output"
            raise ContractError("output.is_input", message)
