"""List the mappings; show what one of them makes of each path, or the Python that it becomes."""

import argparse
from typing import TYPE_CHECKING

from identity_schema.cli.output import aligned, say
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from identity_schema.mapping.registry import Mapping

__all__ = ["HELP", "NAME", "add_arguments", "run"]

NAME = "mappings"
HELP = "list the mappings, or show one"

_HEAD = ("path", "disposition", "target or reason", "words", "observed")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("name", nargs="?", metavar="NAME", help="a mapping, or a .toml file")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--flat", action="store_true", help="as tab-separated values")
    form.add_argument("--code", action="store_true", help="the compiled Python")


def run(arguments: argparse.Namespace) -> int:
    """Run the command; see `identity_schema.cli.main`."""
    from identity_schema import list_mappings, load_mapping  # noqa: PLC0415 - keeps --help fast

    if arguments.name is None:
        if arguments.flat or arguments.code:
            raise ContractError("option.name", "name the mapping that is to be shown")
        say(list_mappings())
        return 0
    mapping = load_mapping(arguments.name)
    if arguments.code:
        say(mapping.plain.source.splitlines())
    elif arguments.flat:
        say("\t".join(row) for row in _rows(mapping))
    else:
        say(aligned(_rows(mapping)))
    return 0


def _rows(mapping: "Mapping") -> "Iterator[tuple[str, ...]]":
    yield _HEAD
    for path in mapping.paths():
        told = ", ".join(path.targets) or path.reason or ""
        cells = (path.path, path.disposition, told, path.words or "", path.seen or "")
        yield tuple(" ".join(cell.split()) for cell in cells)
