"""Finding: which sources files, folders and patterns stand for, in an order that never changes.

A ``.json`` file is one payload; each line of a ``.jsonl`` or ``.ndjson`` file is one. Each may be
compressed (``.gz``, ``.zst``). Each row of a ``.parquet`` file is one. A folder stands for all such
files below it, by path; a pattern (``data/**/*.jsonl.gz``) for the files that it fits, by path.
``-`` is the standard input. Each row of a query or a table is one for a ``.duckdb`` file and for
a ``postgresql://`` URI.
"""

import glob
import os
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import attrs

from identity_schema.errors import ContractError
from identity_schema.stores.connection import shown_uri
from identity_schema.stores.inputs.packing import check_packing, told_packing
from identity_schema.stores.inputs.source import DATABASES, ONE_TABLE, STDIN, Rows, Source

__all__ = ["find_sources"]

_FORMATS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".parquet": "parquet"}
_SERVER = ("postgresql://", "postgres://")
_KINDS = ".json, .jsonl, .ndjson or .parquet"
_HASH = 8


@attrs.frozen
class _Finder:
    """Finds files.

    Attributes:
        format: Of every file that is named; None tells by the name.
        left_out: Real paths that no folder and no pattern stands for, nor what is below them.
        rows: How payloads stand in rows.
    """

    format: str | None
    left_out: frozenset[str]
    rows: Rows

    def find(self, name: str) -> Iterator[Source]:
        """Find what one input stands for."""
        path = Path(name)
        if not name:
            raise ContractError("input.missing", "an input has no name")
        if name == STDIN:
            yield Source(STDIN, None, self.format or "jsonl")
        elif name.startswith(_SERVER):
            yield self._server(name)
        elif path.suffix.lower() == ".duckdb" and path.is_file():
            yield Source(_called(name, self.rows), path, "duckdb", rows=self.rows)
        elif path.is_dir():
            yield from self._folder(name)
        elif path.exists():
            yield self._file(name, self.format)
        elif glob.has_magic(name):
            yield from self._pattern(name)
        else:
            message = f"there is no file or folder {shown_uri(name)}"
            raise ContractError("input.missing", message)

    def _folder(self, name: str) -> Iterator[Source]:
        files = [file for file in _below(Path(name)) if self._is_meant(file)]
        if not files:
            message = f"{name} has no {_KINDS} file"
            raise ContractError("input.none", message)
        for file in files:
            below = file.relative_to(name).as_posix()
            yield self._file(f"{name.rstrip('/')}/{below}", None)

    def _pattern(self, name: str) -> Iterator[Source]:
        found = {Path(path) for path in glob.iglob(name, recursive=True)}  # noqa: PTH207 - absolute or not, and without hidden files
        files = [f for f in found if f.is_file() and not _is_quarantine(f.name) and self._may(f)]
        if not files:
            message = f"no file fits {shown_uri(name)}"
            raise ContractError("input.none", message)
        for file in sorted(files, key=lambda path: path.parts):
            yield self._file(file.as_posix(), self.format)

    def _server(self, uri: str) -> Source:
        rows = attrs.evolve(self.rows, uri=uri)
        return Source(_called(shown_uri(uri), rows), None, "postgresql", rows=rows)

    def _file(self, name: str, format: str | None) -> Source:  # noqa: A002 - as below
        told, packed = _told(name), told_packing(name)[0]
        if told == "parquet":
            rows = attrs.evolve(self.rows, query=None, table=None, uri=None)
            return Source(name, Path(name), told, rows=rows)
        if format is None and told is None:
            message = f"{shown_uri(name)} is no {_KINDS} file: say which with --input-format"
            raise ContractError("input.format", message)
        check_packing(packed)
        return Source(name, Path(name), format or told or "", packed)

    def _is_meant(self, file: Path) -> bool:
        return not _is_quarantine(file.name) and _told(file.name) is not None and self._may(file)

    def _may(self, file: Path) -> bool:
        real = Path(os.path.realpath(file))
        return self.left_out.isdisjoint(map(str, (real, *real.parents)))


def find_sources(
    inputs: Sequence[str],
    *,
    format: str | None = None,  # noqa: A002 - the word that says it
    leave_out: Iterable[Path] = (),
    rows: Rows = ONE_TABLE,
) -> tuple[Source, ...]:
    """Find the files that are meant.

    Args:
        inputs: Files, folders, patterns, and ``-``. What exists is no pattern.
        format: ``json`` or ``jsonl`` for every file that is named and for the standard input, which
            is ``jsonl`` otherwise; None tells by the file's name.
        leave_out: Files and folders that no folder and no pattern stands for, such as the output.
            Quarantine files and hidden files are left out too.
        rows: How the payloads stand in the rows of inputs that have rows.

    Returns:
        The files, each once, in the order of the inputs and by path within a folder or pattern.

    Raises:
        ContractError: ``input.missing``: no such file or folder; ``input.format``: a file's name
            does not say what it is; ``input.none``: a folder has no payload files, or no file fits
            a pattern; ``input.library``: a file needs a library that is not installed;
            ``input.query``: a database needs a query or a table, or there is no database to ask.
    """
    finder = _Finder(format, frozenset(os.path.realpath(path) for path in leave_out), rows)
    found: dict[str, Source] = {}
    for name in inputs:
        for source in finder.find(name):
            place = source.name if source.path is None else os.path.realpath(source.path)
            found.setdefault(place, source)
    _check_query(found.values(), rows)
    return tuple(found.values())


def _check_query(found: Iterable[Source], rows: Rows) -> None:
    asked = rows.query is not None or rows.table is not None
    databases = [source for source in found if source.format in DATABASES]
    if databases and not asked:
        message = f"{databases[0].name} is a database: say which rows with --query or --table"
        raise ContractError("input.query", message)
    if asked and not databases:
        message = "--query and --table ask a .duckdb file or postgresql://, and there is none"
        raise ContractError("input.query", message)


def _below(folder: Path) -> list[Path]:
    found: list[Path] = []
    for base, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(Path(base, name) for name in files if not name.startswith("."))
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _is_quarantine(name: str) -> bool:
    return ".quarantine.jsonl" in name


def _told(name: str) -> str | None:
    """Tell the format by a name, None where it says nothing."""
    return _FORMATS.get(Path(told_packing(name)[1]).suffix)


def _called(name: str, rows: Rows) -> str:
    """Return what a database and what is asked of it are called."""
    if rows.query is None:
        return name if rows.table is None else f"{name}#{rows.table}"
    return f"{name}#query-{sha256(rows.query.encode()).hexdigest()[:_HASH]}"
