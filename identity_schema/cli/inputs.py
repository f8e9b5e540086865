"""Options of the commands that read stored payloads: where they lie, and how they lie there."""

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from pathlib import Path

    from identity_schema.stores.inputs.source import Rows, Source

__all__ = ["add_inputs", "column_of", "identity_of", "named_by", "sources_of"]

_COLUMN = "payload"


def add_inputs(parser: argparse.ArgumentParser) -> None:
    """Add the options."""
    group = parser.add_argument_group("where payloads lie")
    group.add_argument(
        "--input-format", choices=("json", "jsonl"),
        help="format of named files whose name does not say it, and of - (which is jsonl)",
    )  # fmt: skip
    group.add_argument(
        "--column", metavar="NAME",
        help="the column of the payloads in .parquet, .duckdb and postgresql:// "
        f"(default: {_COLUMN})",
    )  # fmt: skip
    group.add_argument(
        "--keep", metavar="NAMES",
        help="columns to keep beside each payload: id is its key; operation, received_at, region "
        "and request are known of it; any other becomes a label; NAME=COLUMN where the column is "
        "called otherwise (id=payload_id,received_at,tenant)",
    )  # fmt: skip
    group.add_argument(
        "--query", metavar="SQL",
        help="the rows of a .duckdb file or of postgresql://; ORDER BY makes their places certain",
    )  # fmt: skip
    group.add_argument("--table", metavar="NAME", help="likewise, all rows of a table")


def sources_of(
    arguments: argparse.Namespace, inputs: Sequence[str], leave_out: "Iterable[Path]" = ()
) -> "tuple[Source, ...]":
    """Find the sources that inputs stand for, and look at each that has rows.

    Args:
        arguments: The options of `add_inputs`.
        inputs: Files, folders, patterns, URIs, and ``-``.
        leave_out: Files and folders that are no input of a folder or a pattern.

    Raises:
        ContractError: ``option.column``, ``option.keep``, ``option.query``: an option has not the
            form that it needs, or is for rows, and no input has any; and as
            `identity_schema.stores.inputs.finding.find_sources` and
            `identity_schema.stores.inputs.opening.check_sources`.
    """
    from identity_schema.stores.inputs.finding import find_sources  # noqa: PLC0415 - keeps --help fast
    from identity_schema.stores.inputs.opening import check_sources  # noqa: PLC0415

    rows = _rows(arguments)
    found = find_sources(
        inputs, format=arguments.input_format, leave_out=leave_out, rows=rows
    )  # fmt: skip
    if all(source.rows is None for source in found):
        for name in ("column", "keep"):
            if getattr(arguments, name) is not None:
                message = f"--{name} is for .parquet, .duckdb and postgresql://, and there is none"
                raise ContractError(f"option.{name}", message)
    check_sources(found)
    return found


def column_of(text: str | None) -> str:
    """Return the column of the payloads; None is the usual one.

    Raises:
        ContractError: ``option.column``: the name is empty.
    """
    if text == "":
        message = "--column is empty: give it the column that has the payloads, or leave it out"
        raise ContractError("option.column", message)
    return _COLUMN if text is None else text


def identity_of(sources: "Iterable[Source]") -> list[object]:
    """Return what decides what sources hold, as JSON values without a password."""
    return [
        [
            source.name, source.format, source.packed,
            source.path and source.path.exists() and source.path.stat().st_size,
            source.rows and [source.rows.columns, source.rows.keep, source.rows.sql()],
        ]
        for source in sources
    ]  # fmt: skip


def named_by(arguments: argparse.Namespace, *names: str) -> list[object]:
    """Return what inputs are called and how they lie there, whatever is in them by now.

    Args:
        arguments: The options of `add_inputs`.
        names: The arguments that name them; a password is left out.
    """
    from identity_schema.stores.connection import shown_uri  # noqa: PLC0415 - keeps --help fast

    shown = [shown_uri(name) for name in names]
    return [
        shown, arguments.input_format, arguments.column, arguments.keep,
        arguments.query, arguments.table,
    ]  # fmt: skip


def _rows(arguments: argparse.Namespace) -> "Rows":
    from identity_schema.stores.inputs.source import Rows  # noqa: PLC0415 - keeps --help fast

    if arguments.query is not None and arguments.table is not None:
        raise ContractError("option.query", "--query and --table do not go together")
    keep = {} if arguments.keep is None else _keep(arguments.keep)
    if arguments.key is not None and "id" in keep:
        message = "the key is in the payload (--key) or beside it (--keep id), not in both"
        raise ContractError("option.keep", message)
    return Rows(column_of(arguments.column), tuple(keep.items()), arguments.query, arguments.table)


def _keep(text: str) -> dict[str, str]:
    if not text.strip():
        message = "--keep is empty: give it columns (id,received_at), or leave it out"
        raise ContractError("option.keep", message)
    words = [word.strip() for word in text.split(",")]
    pairs = [word.partition("=")[::2] if "=" in word else (word, word) for word in words]
    keep = dict(pairs)
    if len(keep) != len(pairs) or not all(name and column for name, column in pairs):
        message = "--keep is names of columns with commas between them, each once: id,received_at"
        raise ContractError("option.keep", message)
    return keep
