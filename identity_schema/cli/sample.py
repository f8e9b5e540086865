"""Make up payloads, one a line, for demos, load tests and documents.

The same seed gives the same payloads on every run. Which of the numbers in them are reserved for
fiction, and which could belong to somebody, is said on standard error.

Exit status: 0 all were written, 2 the call is wrong.
"""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from identity_schema.cli.output import complain
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "sample"
HELP = "make up payloads for demos and load tests"

_LINES = 256  # that go out at once


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("mapping", metavar="MAPPING", help="a mapping, or a .toml file")
    parser.add_argument(
        "-n", type=int, default=10, metavar="N", help="how many (default: %(default)s)"
    )
    parser.add_argument(
        "--seed", type=int, default=0, metavar="SEED", help="which ones (default: %(default)s)"
    )
    parser.add_argument(
        "--mess", type=float, default=0.0, metavar="SHARE",
        help="share of payloads with one thing in them that no document shows, 0 to 1",
    )  # fmt: skip
    parser.add_argument("--quiet", action="store_true", help="do not say what is reserved")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema.testing import sample  # noqa: PLC0415 - keeps --help fast
    from identity_schema.testing.fiction import about  # noqa: PLC0415 - likewise
    from identity_schema.testing.recipe import recipe_of  # noqa: PLC0415 - likewise

    if arguments.n < 0:
        raise ContractError("option.n", "-n is how many payloads, 0 or more")
    lines = sample(arguments.mapping, arguments.n, seed=arguments.seed, mess=arguments.mess)
    if not arguments.quiet:
        complain("everything is made up; numbers can still belong to somebody:")
        for line in about(recipe_of(arguments.mapping).region):
            complain(f"  {line}")
    _write(lines)
    return 0


def _write(lines: "Iterator[bytes]") -> None:
    """Write lines; a reader that has gone away is no error."""
    out = getattr(sys.stdout, "buffer", None)
    held: list[bytes] = []
    try:
        for line in lines:
            held.append(line + b"\n")
            if len(held) == _LINES:
                _put(out, held)
                held.clear()
        _put(out, held)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still held would be written at exit, and fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _put(out: "object", held: list[bytes]) -> None:
    data = b"".join(held)
    if out is None:
        sys.stdout.write(data.decode())
    else:
        out.write(data)  # type: ignore[attr-defined]  # the buffer of a text stream
