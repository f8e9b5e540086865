"""A source: one place where stored payloads lie, and how they lie there."""

from pathlib import Path

import attrs

__all__ = ["DATABASES", "ONE_TABLE", "STDIN", "Rows", "Source"]

STDIN = "-"
DATABASES = ("duckdb", "postgresql")
"""Formats that need a query or a table."""


@attrs.frozen
class Rows:
    """How payloads stand in rows.

    Attributes:
        column: The column of the payloads.
        keep: What to keep beside each: a name (``id``, ``operation``, ``request``,
            ``received_at``, ``region``, or a label's) and the column that has it.
        query: The query whose rows they are; None for a table, and for a file that has only one.
        table: The table whose rows they are, as ``schema.table`` or ``table``; None for a query.
        uri: The database on a server, with its password; None for a file.
    """

    column: str = "payload"
    keep: tuple[tuple[str, str], ...] = ()
    query: str | None = attrs.field(default=None, repr=False)
    table: str | None = None
    uri: str | None = attrs.field(default=None, repr=False)

    @property
    def columns(self) -> list[str]:
        """The columns that are needed, each once."""
        return list(dict.fromkeys((self.column, *(column for _, column in self.keep))))

    def sql(self) -> str:
        """Return the query; for a table one that asks for no more than is needed."""
        if self.query is not None:
            return self.query.strip().rstrip(";").rstrip()
        columns = ", ".join(map(_quoted, self.columns))
        table = ".".join(map(_quoted, (self.table or "").split(".")))
        return f"SELECT {columns} FROM {table}"  # noqa: S608 - every name is quoted


@attrs.frozen
class Source:
    """One file, or the rows of one query.

    Attributes:
        name: As it was given, and as it may be shown: a path below a folder is added with ``/``; a
            database is shown without user and password, and with ``#`` and its table, or a hash
            of its query, so that no two are called the same.
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


ONE_TABLE = Rows()
"""The rows of a file that has only one table, with the payloads in the column ``payload``."""


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
