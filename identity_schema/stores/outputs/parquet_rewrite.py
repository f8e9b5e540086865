"""Writing a folder of Parquet files anew: what stays as it is is linked, the rest is written.

The new folder grows beside the old one and takes its place as a whole. Needs the extra ``arrow``.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from identity_schema.errors import ContractError
from identity_schema.stores.connection import shown_uri
from identity_schema.stores.durable import replace
from identity_schema.stores.outputs.damage import damaged
from identity_schema.stores.outputs.exchange import exchange
from identity_schema.tables.schema import TABLES
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = [
    "link",
    "parts_of",
    "recover",
    "refuse_foreign",
    "rewritten_folder",
    "sound",
    "sound_folder",
    "version_of",
]

_VERSION = b"identity_schema.schema"


def parts_of(folder: Path, table: str) -> list[Path]:
    """Return the files of a table, in order."""
    return sorted((folder / table).glob("part-*.parquet"))


def version_of(folder: Path) -> str | None:
    """Return the schema that the files are of; None where they do not say, or not as one."""
    said = {_version(path) for table in TABLES for path in parts_of(folder, table)}
    version = said.pop() if len(said) == 1 else None
    return None if version is None else version.decode()


def _version(path: Path) -> bytes | None:
    with sound(path):
        version: bytes | None = (pq.read_metadata(path).metadata or {}).get(_VERSION)
    return version


@contextmanager
def sound(path: Path) -> Iterator[None]:
    """Say of a file that is read that it is damaged, where that is what is found.

    Raises:
        ContractError: ``output.damaged``.
    """
    try:
        yield
    except (pa.ArrowException, OSError) as error:
        # What the system refuses has a number; what Arrow cannot unpack has none.
        if isinstance(error, OSError) and error.errno is not None:
            raise
        raise damaged(path) from None


@contextmanager
def sound_folder(folder: Path, *errors: type[Exception]) -> Iterator[None]:
    """Find the file that is damaged, after a failure of something that read a folder.

    Args:
        folder: The folder.
        errors: How what read it fails.

    Raises:
        ContractError: ``output.damaged``.
    """
    try:
        yield
    except errors:
        for path in sorted(folder.glob("*/part-*.parquet")):
            with sound(path), pq.ParquetFile(path) as file:
                for _ in file.iter_batches():
                    pass
        raise


def refuse_foreign(folder: Path, *, of_today: bool = True) -> None:
    """Refuse a folder that is not an output.

    Args:
        folder: The folder.
        of_today: Whether it must have the tables of today's schema, and no others.

    Raises:
        ContractError: ``store.missing``: there is none; ``output.foreign``: it has something else
            in it.
    """
    if not folder.is_dir():
        raise ContractError("store.missing", f"there is no folder {shown_uri(str(folder))}")
    names = {entry.name for entry in folder.iterdir()}
    ours = "payloads" in names and all(
        set((folder / name).iterdir()) == set(parts_of(folder, name)) for name in names
    )
    if not ours or (of_today and not set(TABLES) <= names <= {*TABLES, TOMBSTONES.name}):
        message = f"{folder} has something else in it than an output"
        raise ContractError("output.foreign", message)


def link(source: Path, target: Path) -> None:
    """Let a file have a second name; copy it where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def recover(folder: Path) -> None:
    """Bring back the old folder where an earlier process was killed between two renames."""
    old = _home(folder) / "old"
    if old.exists() and not folder.exists():
        replace(old, folder)


@contextmanager
def rewritten_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder, which in the end takes the place of another one.

    Killed before the end, the old folder is there as it was. Where the system cannot exchange
    folders, `recover` brings it back.
    """
    home = _home(folder)
    shutil.rmtree(home, ignore_errors=True)
    fresh, old = home / "new", home / "old"
    fresh.mkdir(parents=True, mode=0o700)
    try:
        yield fresh
        shutil.copymode(folder, fresh)
        if not exchange(fresh, folder):
            replace(folder, old)
            replace(fresh, folder)
    finally:
        recover(folder)
        shutil.rmtree(home, ignore_errors=True)


def _home(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.rewritten")
