"""A source: one place where stored payloads lie, and how they lie there."""

from pathlib import Path

import attrs

__all__ = ["STDIN", "Rows", "Source"]

STDIN = "-"


@attrs.frozen
class Rows:
    """How payloads stand in rows.

    Attributes:
        column: The column of the payloads.
        keep: What to keep beside each: a name (``id``, ``operation``, ``request``,
            ``received_at``, ``region``, or a label's) and the column that has it.
        query: The query whose rows they are; None for a file that has only one table.
        uri: The database, with its password; None for a file.
    """

    column: str = "payload"
    keep: tuple[tuple[str, str], ...] = ()
    query: str | None = attrs.field(default=None, repr=False)
    uri: str | None = attrs.field(default=None, repr=False)


@attrs.frozen
class Source:
    """One file, or the rows of one query.

    Attributes:
        name: As it was given, and as it may be shown: a path below a folder is added with ``/``;
            a database is shown without user and password.
        path: Where it is; None for the standard input and for a database on a server.
        format: ``json``, ``jsonl``, ``parquet``, ``duckdb`` or ``postgresql``.
        packed: How it is compressed, ``gzip`` or ``zstd``; None where it is not.
        rows: How the payloads stand in its rows; None where it has none.
    """

    name: str
    path: Path | None
    format: str
    packed: str | None = None
    rows: Rows | None = None
