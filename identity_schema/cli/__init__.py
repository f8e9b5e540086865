"""The command ``identity-schema``.

Exit status: 0 all is well, 1 something is to be looked at (the quarantine, payloads that are not of
the mapping that was named, a key of an erasure that names nothing), 2 the call is wrong or cannot
be carried out, 3 a policy stopped the run. No message has anything of a payload in it.
"""

import argparse
import sys
from collections.abc import Sequence

from identity_schema._version import __version__
from identity_schema.cli import explain, mappings, migrate, normalize, purge, replay, sample, schema
from identity_schema.cli.hush import Parser, hushed
from identity_schema.cli.interrupts import Interrupts
from identity_schema.cli.output import complain
from identity_schema.errors import ContractError, PayloadError
from identity_schema.stores.runs.lean import be_lean

__all__ = ["main", "make_parser"]

LEFT = 1
CANNOT = 2
STOPPED = 3
INTERRUPTED = 130
_COMMANDS = (normalize, replay, explain, mappings, sample, schema, migrate, purge)


def make_parser(words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the whole command line.

    Args:
        words: The arguments that it is going to be given, so that no error repeats a secret.
    """
    parser = Parser(
        prog="identity-schema",
        description="Raw Akahu, OneID and Okra identity payloads in, one canonical model out.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"identity-schema {__version__}")
    parser.words = words
    commands = parser.add_subparsers(metavar="COMMAND", required=True)
    for module in _COMMANDS:
        command = commands.add_parser(
            module.NAME, help=module.HELP, description=module.__doc__, allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )  # fmt: skip
        module.add_arguments(command)
        command.words = words
        command.set_defaults(run=module.run)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        argv: Arguments without the name of the program; None takes those of the process.

    Returns:
        The exit status.
    """
    if argv is None:
        be_lean()
    words = sys.argv[1:] if argv is None else argv
    arguments = make_parser(words).parse_args(words)
    with Interrupts() as interrupts:
        try:
            status: int = arguments.run(arguments)
        except KeyboardInterrupt as error:
            return _ended(error, words)
        except Exception as error:  # noqa: BLE001 - whatever it is, it ends with a line and a status
            return _ended(KeyboardInterrupt() if interrupts.came else error, words)
    return status


def _ended(error: BaseException, words: Sequence[str]) -> int:
    """Say why the command came to no good end, and return its exit status."""
    match error:
        case KeyboardInterrupt():
            complain("interrupted: give the same command again, and it goes on where it was")
            return INTERRUPTED
        case PayloadError():
            complain(hushed(str(error), words))
            return STOPPED if error.code.startswith("policy.") else LEFT
        case ContractError():
            complain(hushed(str(error), words))
        case OSError():
            place = error.filename or "no file is named"
            complain(hushed(f"{error.strerror or type(error).__name__}: {place}", words))
        case _:
            from identity_schema.failures import place_of_failure  # noqa: PLC0415 - rarely needed

            # Its text could hold a value; its place cannot.
            complain(f"failed, which is an error of the library: {place_of_failure(error)}")
    return CANNOT
