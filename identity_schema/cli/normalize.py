"""Turn stored payloads into canonical tables.

INPUT is a .json file (one payload), a .jsonl or .ndjson file (one payload a line), either also as
.gz or .zst, a .parquet file (one payload a row), a folder of such files, a 'pattern' of their
names, a .duckdb file or a postgresql:// URI with --query or --table, or - for payloads as lines on
standard input. What cannot be read goes to OUTPUT.quarantine.jsonl, by code, place and hash, and
the rest goes on; see replay.

A run that was interrupted goes on where it was when the same command is given again.

Exit status: 0 all was read, 1 something is in the quarantine or is not of the mapping that
was named, 2 the call is wrong, 3 a policy stopped the run.
"""

import argparse
import os
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from identity_schema.cli.inputs import add_inputs, identity_of, named_by, sources_of
from identity_schema.cli.limits import add_limits, count, limits_of
from identity_schema.cli.options import add_reading, context_of, mapping_of
from identity_schema.cli.policies import add_policies, policy_of, tolerance_of
from identity_schema.cli.progress import progress
from identity_schema.cli.pseudonyms import add_pseudonyms, pseudonymizer_of
from identity_schema.cli.report import add_report, check_report, report
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.mapping.paths import Path as KeyPath
    from identity_schema.stores.inputs.source import Source
    from identity_schema.stores.outputs.graves import Graves
    from identity_schema.stores.outputs.store import Store
    from identity_schema.stores.runs.runner import Job
    from identity_schema.stores.runs.span import Size
    from identity_schema.stores.runs.work import Work
    from identity_schema.stores.stage import Stage

__all__ = ["HELP", "NAME", "add_arguments", "add_work", "make_job", "make_work", "run"]

NAME = "normalize"
HELP = "turn stored payloads into canonical tables"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "inputs", nargs="+", metavar="INPUT", help="file, folder, 'pattern', postgresql:// or -"
    )
    parser.add_argument(
        "--to", metavar="OUTPUT", default="canonical.duckdb",
        help="a .duckdb file, a .jsonl file of records, a folder for Parquet files, or "
        "postgresql://user@host/database, with ?schema=NAME behind it; an earlier "
        "output is replaced when the new one is complete (default: %(default)s)",
    )  # fmt: skip
    ways = parser.add_mutually_exclusive_group()
    ways.add_argument(
        "--replace", action="store_false", dest="append", default=False,
        help="put the new output in place of an earlier one when it is complete (default)",
    )  # fmt: skip
    ways.add_argument(
        "--append", action="store_true",
        help="add to an earlier output; a payload whose key it has replaces that one",
    )  # fmt: skip
    add_work(parser)


def add_work(parser: argparse.ArgumentParser) -> None:
    """Add the options of what is done to payloads, and how."""
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
    add_report(parser)
    add_inputs(parser)
    add_policies(parser)
    add_runs(parser)
    add_reading(parser)
    add_limits(parser)
    add_pseudonyms(parser)


def add_runs(parser: argparse.ArgumentParser) -> None:
    """Add the options of how a run is carried out."""
    group = parser.add_argument_group("runs")
    group.add_argument(
        "--allow-purged", action="store_true",
        help="let payloads come back that were purged from an output that is added to",
    )  # fmt: skip
    group.add_argument(
        "--restart", action="store_true",
        help="begin anew where an earlier run was not finished; without it the same command goes "
        "on behind what it has written",
    )  # fmt: skip
    group.add_argument(
        "--workers", type=count, default=1, metavar="N",
        help="number of processes that read payloads; the output is the same with any "
        "(default: %(default)s)",
    )  # fmt: skip
    group.add_argument("--span", type=count, help=argparse.SUPPRESS)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema.stores.inputs.sources import Sources  # noqa: PLC0415
    from identity_schema.stores.outputs.choice import make_store  # noqa: PLC0415 - keeps --help fast
    from identity_schema.stores.runs.quarantine import quarantine_path  # noqa: PLC0415
    from identity_schema.stores.runs.runner import carry_out  # noqa: PLC0415

    store = make_store(arguments.to)
    quarantine = quarantine_path(store.path)
    check_report(arguments, store.path, quarantine)
    own = [store.path, store.partial, quarantine]
    found = sources_of(arguments, arguments.inputs, own)
    _refuse_input(found, store.path, quarantine, arguments.json_summary)
    sources = Sources(found, limits_of(arguments).bytes)
    job = make_job(
        arguments,
        identity_of(found),
        named_by(arguments, *arguments.inputs),
        store=store,
        quarantine=quarantine,
        items=sources,
        append=arguments.append,
        read=lambda: sources.done,
    )
    with progress(sources.total) as shown:
        summary = carry_out(job, *shown)
    return report(arguments, summary, store, quarantine)


def make_job(
    arguments: argparse.Namespace,
    inputs: object,
    named: object,
    *,
    store: "Store",
    append: bool,
    **what: Any,
) -> "Job":
    """Make the run of a command.

    Args:
        arguments: The options of `add_work`.
        inputs: What the inputs are, as a JSON value.
        named: What they were named by, as a JSON value.
        store: The output.
        append: Whether it is added to.
        what: The rest of what `identity_schema.stores.runs.runner.Job` has.

    Raises:
        ContractError: An option or the mapping is wrong.
    """
    from identity_schema.stores.runs.runner import Job  # noqa: PLC0415 - keeps --help fast

    graves = store.graves() if append and not arguments.allow_purged else None
    policy = arguments.policy and sha256(Path(arguments.policy).read_bytes()).hexdigest()
    return Job(
        inputs={"inputs": inputs, "policy": policy},
        named={"named": named, "policy": policy},
        store=store,
        append=append,
        work=make_work(arguments, store.stage, graves),
        make=partial(make_work, arguments, store.stage, graves),
        restart=arguments.restart,
        workers=arguments.workers,
        size=_size(arguments.span),
        tolerance=tolerance_of(arguments),
        **what,
    )


def make_work(
    arguments: argparse.Namespace, stage: "type[Stage]", graves: "Graves | None" = None
) -> "Work":
    """Make what the command does to a payload, in this process or in a worker.

    Raises:
        ContractError: An option or the mapping is wrong.
    """
    from identity_schema.stores.outputs.graves import Graves  # noqa: PLC0415 - keeps --help fast
    from identity_schema.stores.runs.load import Reading  # noqa: PLC0415
    from identity_schema.stores.runs.work import Work  # noqa: PLC0415

    reading = Reading(
        mapping=mapping_of(arguments),
        context=context_of(arguments),
        key=_key(arguments.key),
        every_leaf=arguments.leaves == "all",
        limits=limits_of(arguments),
        pseudonymizer=pseudonymizer_of(arguments),
        graves=graves or Graves(),
        policy=policy_of(arguments),
    )
    return Work(reading, stage, originals=arguments.quarantine_originals)


def _size(payloads: int | None) -> "Size":
    from identity_schema.stores.runs.span import SPAN, Size  # noqa: PLC0415 - keeps --help fast

    return SPAN if payloads is None else Size(payloads)


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


def _refuse_input(found: "tuple[Source, ...]", *outputs: "Path | str | None") -> None:
    replaced = {os.path.realpath(output) for output in outputs if output is not None}
    for source in found:
        if source.path is not None and os.path.realpath(source.path) in replaced:
            message = f"{source.name} is an input and would be replaced; name another output"
            raise ContractError("output.is_input", message)
