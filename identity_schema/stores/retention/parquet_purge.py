"""Purging a folder of Parquet files: parts that hold what goes are written anew, others linked.

Needs the extras ``arrow`` and ``duckdb``, which works out what goes.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa

from identity_schema.stores.outputs.parquet_rewrite import (
    link,
    parts_of,
    recover,
    refuse_foreign,
    rewritten_folder,
    sound_folder,
    version_of,
)
from identity_schema.stores.outputs.parquet_stage import part_file, write_part
from identity_schema.stores.outputs.schema_check import check_schema
from identity_schema.stores.retention.graves import graves_sql
from identity_schema.stores.retention.kept import kept_sql
from identity_schema.stores.retention.plan import Purge, Report, make_plan
from identity_schema.tables.arrow_types import arrow_schema, arrow_types
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = ["purge_parquet"]

_BATCH = 32_768


def purge_parquet(folder: Path, purge: Purge, *, dry_run: bool = False) -> Report:
    """Purge a folder of Parquet files.

    Args:
        folder: The folder.
        purge: What is asked for.
        dry_run: Whether to count only.

    Raises:
        ContractError: As for `identity_schema.stores.outputs.parquet_rewrite.refuse_foreign` and
            `identity_schema.stores.outputs.schema_check.check_schema`.
    """
    recover(folder)
    refuse_foreign(folder)
    check_schema(version_of(folder), schema_version())
    # What is worked out stays in memory: on a disk it would lie outside of the store.
    with (
        sound_folder(folder, duckdb.Error),
        duckdb.connect(config={"temp_directory": ""}) as connection,
    ):
        for table in TABLES:
            connection.execute(f"CREATE VIEW {table} AS FROM {_files(parts_of(folder, table))}")
        earlier = parts_of(folder, TOMBSTONES.name)
        graves = _files(earlier) if earlier else ""
        report = make_plan(purge, lambda statement: _ask(connection, statement), graves)
        if report.changes and not dry_run:
            with rewritten_folder(folder) as fresh:
                _write(connection, purge, folder, fresh)
        return report


def _ask(connection: duckdb.DuckDBPyConnection, statement: str) -> list[tuple[Any, ...]]:
    return connection.execute(statement).fetchall()


def _files(paths: list[Path]) -> str:
    listed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    return f"read_parquet([{listed}])"


def _write(connection: duckdb.DuckDBPyConnection, purge: Purge, folder: Path, fresh: Path) -> None:
    for table in TABLES:
        (fresh / table).mkdir()
    for path in parts_of(folder, "payloads"):
        changes = _has(connection, [path, folder / "records" / path.name])
        for table in TABLES:
            old, new = folder / table / path.name, fresh / table / path.name
            if changes:
                query = kept_sql(table, purge.words, _files([old]))
                write_part(new, arrow_schema(table), _read(connection, query, table))
            else:
                link(old, new)
    _bury(connection, purge, folder, fresh)


def _has(connection: duckdb.DuckDBPyConnection, paths: list[Path]) -> bool:
    """Tell whether a part has anything that changes."""
    files = ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
    query = (
        f"SELECT 1 FROM read_parquet([{files}], union_by_name = TRUE)"  # noqa: S608 - names are quoted
        " WHERE record_key IN (SELECT record_key FROM purge_counts) LIMIT 1"
    )
    return bool(_ask(connection, query))


def _read(
    connection: duckdb.DuckDBPyConnection, query: str, table: str
) -> Iterator[pa.RecordBatch]:
    schema = arrow_schema(table)
    for batch in connection.sql(query).to_arrow_reader(_BATCH):
        yield pa.RecordBatch.from_arrays(
            [column.cast(field.type) for column, field in zip(batch.columns, schema, strict=True)],
            schema=schema,
        )


def _bury(connection: duckdb.DuckDBPyConnection, purge: Purge, folder: Path, fresh: Path) -> None:
    """Write the tombstones: those that are there, and one more part."""
    earlier = parts_of(folder, TOMBSTONES.name)
    (fresh / TOMBSTONES.name).mkdir()
    for number, path in enumerate(earlier):
        link(path, part_file(fresh, TOMBSTONES.name, number))
    schema = arrow_types(TOMBSTONES)
    found = connection.sql(graves_sql(purge.as_of, "duckdb"))
    path = part_file(fresh, TOMBSTONES.name, len(earlier))
    write_part(path, schema, found.to_arrow_table().cast(schema).to_batches())
