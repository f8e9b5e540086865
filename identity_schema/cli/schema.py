"""Print the schema of what is written: of a record, or of the tables.

json-schema is that of a record (JSON Schema 2020-12), the others are those of the tables. Each says
the version: a semantic one, and a hash of the content.
"""

import argparse

from identity_schema.cli.output import say

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "schema"
HELP = "print the schema of records and tables"

_FORMATS = ("json-schema", "arrow", "duckdb", "postgresql")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "--format", choices=_FORMATS, default="json-schema",
        help="in whose words (default: %(default)s)",
    )  # fmt: skip


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema.exports.formats import FORMATS  # noqa: PLC0415 - keeps --help fast

    say(FORMATS[arguments.format]().splitlines())
    return 0
