"""What tests of stores share: a way to put payloads into one, and to read tables back.

What makes work stands here, since a worker imports it.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq

from identity_schema.limits import Limits
from identity_schema.mapping.paths import parse_path
from identity_schema.stores.outputs.store import Store
from identity_schema.stores.run import Run
from identity_schema.stores.runs.load import Reading
from identity_schema.stores.runs.work import Work
from identity_schema.stores.stage import Normalised, Stage
from identity_schema.tables.schema import TABLES

__all__ = ["Rows", "failing_work", "held", "make_keyed_work", "make_work", "save"]

Rows = dict[str, list[tuple[Any, ...]]]


def make_work(stage: type[Stage], limit: int = 2**20) -> Work:
    """Make the work, here or in a worker."""
    return Work(Reading(limits=Limits(bytes=limit)), stage)


def make_keyed_work(stage: type[Stage]) -> Work:
    """Make work that takes the key of a payload from within it."""
    return Work(Reading(key=parse_path("_id")), stage)


def failing_work(stage: type[Stage]) -> Work:
    """Make work that finds no space for any span."""

    class Full(stage):  # type: ignore[misc,valid-type]
        def __init__(self, _: Path) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    return make_work(Full)


def save(
    store: Store, many: Iterable[Normalised], *, batch: int = 1000, span: int = 1000,
    append: bool = False,
) -> Path:  # fmt: skip
    """Put payloads into a store, spans and batches of some at a time, and return its path."""
    listed = list(many)
    store.partial.mkdir()
    store.begin(Run("test", append=append))
    for begin in range(0, len(listed), span):
        with tempfile.TemporaryDirectory(dir=store.partial) as folder:
            stage = store.stage(Path(folder))
            for one in range(begin, min(begin + span, len(listed)), batch):
                for each in listed[one : min(one + batch, begin + span)]:
                    stage.hold(each)
                stage.end_batch()
            stage.close()
            store.commit(Path(folder), lambda _, begin=begin: f"{begin}")
    store.finish()
    store.close()
    shutil.rmtree(store.partial)
    return store.path


def held(path: Path) -> Rows:
    """Read a DuckDB file or a folder of Parquet files back, rows in their order."""
    if path.is_dir():
        return {
            name: [tuple(row.values()) for row in pq.read_table(path / name).to_pylist()]
            for name in TABLES
        }
    with duckdb.connect(str(path), read_only=True) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608 - our own names
            for name in TABLES
        }
