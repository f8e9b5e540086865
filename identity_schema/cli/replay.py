"""Read again what is in a quarantine, after a mapping, a policy or a source was mended.

The payloads are found by their places and checked by their hashes. What can be read now goes into
OUTPUT, where a payload whose key is there already is replaced; what cannot stays in QUARANTINE.
Give the options with which the payloads were read before, and INPUT where a source lies elsewhere
or needs a password; then what is in other sources stays as it is.

Exit status: 0 nothing is left, 1 something is in the quarantine or is not of the mapping that
was named, 2 the call is wrong, 3 a policy stopped the run.
"""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from identity_schema.cli.inputs import identity_of, named_by, sources_of
from identity_schema.cli.limits import limits_of
from identity_schema.cli.normalize import add_work, make_job
from identity_schema.cli.progress import progress
from identity_schema.cli.report import check_report, report
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.stores.inputs.source import Source

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "replay"
HELP = "read again what is in a quarantine"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("quarantine", metavar="QUARANTINE", help="a file that normalize left")
    parser.add_argument("inputs", nargs="*", metavar="INPUT", help="where the payloads lie now")
    parser.add_argument("--to", metavar="OUTPUT", required=True, help="as for normalize")
    add_work(parser)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from hashlib import sha256  # noqa: PLC0415 - keeps --help fast

    from identity_schema.stores.connection import shown_uri  # noqa: PLC0415 - likewise
    from identity_schema.stores.outputs.choice import make_store  # noqa: PLC0415
    from identity_schema.stores.runs.replay import replayed  # noqa: PLC0415
    from identity_schema.stores.runs.runner import carry_out  # noqa: PLC0415

    path = Path(arguments.quarantine)
    store = make_store(arguments.to)
    is_there = path.is_file()
    if not is_there and not store.partial.exists():
        message = f"there is no quarantine {shown_uri(arguments.quarantine)}"
        raise ContractError("input.missing", message)
    # Without it a replay was killed after nothing was left, and only its traces are to be cleared.
    found = _sources(arguments, path) if is_there else ()
    check_report(arguments, store.path, path, *(s.path for s in found if s.path is not None))
    said = sha256(path.read_bytes()).hexdigest() if is_there else None
    job = make_job(
        arguments,
        {"quarantine": said, "sources": identity_of(found)},
        named_by(arguments, arguments.quarantine, *arguments.inputs),
        store=store,
        quarantine=path,
        items=replayed(path, found, limits_of(arguments).bytes) if is_there else (),
        append=True,
        replays=True,
    )
    with progress(None) as shown:
        summary = carry_out(job, *shown)
    return report(arguments, summary, store, path)


def _sources(arguments: argparse.Namespace, path: Path) -> "tuple[Source, ...]":
    """Find the sources of a quarantine, or those of them that were named."""
    from identity_schema.stores.runs.replay import sources_in  # noqa: PLC0415 - keeps --help fast

    names = sources_in(path)
    if arguments.inputs:
        return sources_of(arguments, arguments.inputs)
    inputs = [name if Path(name).exists() else name.partition("#")[0] for name in names]
    found = sources_of(arguments, list(dict.fromkeys(inputs))) if inputs else ()
    lost = set(names) - {source.name for source in found}
    if lost:
        message = (
            f"{min(lost)} is not found again: give the same --query or --table, or name as INPUT"
            " what is to be read"
        )
        raise ContractError("replay.source", message)
    return found
