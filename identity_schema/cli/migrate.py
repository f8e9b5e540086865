"""Bring a store that an earlier version has written to the schema of this one.

STORE is a .duckdb file, a .jsonl file of records, a folder of Parquet files, or
postgresql://user@host/database. It is written anew beside the old one, and takes its place.

Exit status: 0 it is of today's schema now, 2 it cannot be brought to it.
"""

import argparse

from identity_schema.cli.output import say

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "migrate"
HELP = "bring a store of an earlier version to this one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("store", metavar="STORE", help="what an earlier version has written")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema.stores.migrate import migrate_store  # noqa: PLC0415 - keeps --help fast

    since, now = migrate_store(arguments.store)
    if since == now:
        say([f"the schema is {now} already: nothing was changed"])
    else:
        say([f"migrated from schema {since} to {now}"])
    return 0
