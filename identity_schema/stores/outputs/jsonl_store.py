"""A file of records, one JSON object a line, as `identity_schema.model.convert` writes them.

Needs no optional library. A payload without records leaves no line; the tables of the other stores
have it. A file that is appended to is copied first, and takes its place when the run is complete.
"""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import IO, ClassVar, TypeVar

import msgspec

from identity_schema.errors import ContractError
from identity_schema.exports.json_schema import record_schema_version
from identity_schema.stores.durable import replace, sync
from identity_schema.stores.outputs.damage import damaged
from identity_schema.stores.outputs.ledger import Ledger, Place
from identity_schema.stores.outputs.lines_stage import LinesStage, staged_lines, staged_places
from identity_schema.stores.outputs.schema_check import check_schema
from identity_schema.stores.outputs.store import Store, Told
from identity_schema.stores.run import Run
from identity_schema.stores.stage import Stage

__all__ = ["JsonlStore"]

_BEGIN = b'{"key":"'
"""Every record begins with its key."""

_CHUNK = 1024 * 1024


class JsonlStore(Store):
    """Writes records as JSON lines."""

    stage: ClassVar[type[Stage]] = LinesStage

    def __init__(self, path: Path) -> None:
        """Prepare the file; see `Store`.

        Raises:
            ContractError: ``output.foreign``: the file has something else in it.
        """
        super().__init__(path)
        self._growing = self.partial / "growing.jsonl"
        self._ledger: Ledger | None = None
        self._file: IO[bytes] | None = None
        _refuse_foreign(path)

    @property
    def schema(self) -> str:
        """The version of records; see `Store`."""
        return record_schema_version()

    def begin(self, run: Run) -> str | None:
        """Open the file; see `Store`."""
        ledger = self._ledger = Ledger(self.partial / "ledger")
        progress = ledger.progress()
        if progress is None:
            progress = "", self._begin_anew(ledger, append=run.append)
        said, size = progress
        self._file = self._growing.open("r+b")
        self._file.truncate(size)
        self._file.seek(size)
        return said or None

    def _begin_anew(self, ledger: Ledger, *, append: bool) -> int:
        if append and self.path.exists():
            _check_schema(self.path)
            shutil.copyfile(self.path, self._growing)
        else:
            self._growing.write_bytes(b"")
        sync(self._growing)
        size = self._growing.stat().st_size
        with self._growing.open("rb") as file:
            ledger.begin(_places(file, self.path), size)
        return size

    def commit(self, folder: Path, progress: Told) -> None:
        """Take the lines of a span; see `Store`."""
        if self._file is None or self._ledger is None:
            return
        begin = self._file.tell()
        with staged_lines(folder).open("rb") as lines:
            shutil.copyfileobj(lines, self._file)
        self._file.flush()
        sync(self._growing)
        places = ((key, begin + at, size) for key, at, size in staged_places(folder))
        self._ledger.commit(places, progress, self._file.tell())

    def finish(self) -> None:
        """Leave out what was replaced, and put the file in its place; see `Store`."""
        self.close()
        if not self._growing.exists():
            return
        ledger = Ledger(self.partial / "ledger")
        try:
            held = _without(self._growing, ledger.replaced(), self.partial / "kept.jsonl")
        finally:
            ledger.close()
        replace(held, self.path)
        self._growing.unlink(missing_ok=True)

    def close(self) -> None:
        """Close the files; see `Store`."""
        if self._file is not None:
            self._file.close()
            self._file = None
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def _check_schema(path: Path) -> None:
    """Refuse to add to records of another schema; see `check_schema`."""
    with path.open("rb") as file:
        line = file.readline()
    if line:
        check_schema(_read(line, _versioned, path, 1).schema, record_schema_version())


class _Versioned(msgspec.Struct):
    """What a line says of the schema that it is of."""

    schema: str | None = None


class _Line(msgspec.Struct):
    """What a line says of the payload that it came from."""

    payload: str


_Said = TypeVar("_Said")
_versioned = msgspec.json.Decoder(_Versioned)
_line = msgspec.json.Decoder(_Line)


def _read(line: bytes, decoder: "msgspec.json.Decoder[_Said]", path: Path, number: int) -> _Said:
    """Read a line of an earlier output; one that was cut off has no end."""
    with suppress(msgspec.DecodeError):
        if line.endswith(b"\n"):
            return decoder.decode(line)
    raise damaged(path, f"line {number} is no record")


def _places(lines: Iterable[bytes], path: Path) -> Iterator[Place]:
    """Yield where the lines of each payload are; they follow each other."""
    keys = ((_read(line, _line, path, n).payload, len(line)) for n, line in enumerate(lines, 1))
    begin = 0
    for key, own in groupby(keys, itemgetter(0)):
        size = sum(length for _, length in own)
        yield key, begin, size
        begin += size


def _without(path: Path, replaced: Iterable[Place], kept: Path) -> Path:
    """Copy a file without some places; return where the copy is, or the file if there is none."""
    replaced = list(replaced)
    if not replaced:
        return path
    with path.open("rb") as file, kept.open("wb") as copy:
        for _, begin, size in [*replaced, ("", path.stat().st_size, 0)]:
            _copy(file, copy, begin - file.tell())
            file.seek(begin + size)
    sync(kept)
    return kept


def _copy(source: IO[bytes], target: IO[bytes], size: int) -> None:
    while size > 0 and (chunk := source.read(min(size, _CHUNK))):
        target.write(chunk)
        size -= len(chunk)


def _refuse_foreign(path: Path) -> None:
    """Refuse to replace a file that is not an earlier output: it could be the only raw payloads."""
    if not path.exists():
        return
    begin = b""
    if path.is_file():
        with path.open("rb") as file:
            begin = file.read(len(_BEGIN))
    if not path.is_file() or begin not in {b"", _BEGIN}:
        message = f"{path} is not an earlier output: it would be lost; name another file"
        raise ContractError("output.foreign", message)
