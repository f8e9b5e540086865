"""Migrating a folder of Parquet files. Needs the extra ``arrow``."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from identity_schema.stores.migrating.route import route
from identity_schema.stores.outputs.parquet_rewrite import (
    link,
    parts_of,
    recover,
    refuse_foreign,
    rewritten_folder,
    sound,
    version_of,
)
from identity_schema.stores.outputs.parquet_stage import write_part
from identity_schema.tables.arrow_types import arrow_schema
from identity_schema.tables.migrations import Migration, migrated
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES

__all__ = ["migrate_parquet"]


def migrate_parquet(folder: Path, steps: Mapping[str, Migration]) -> tuple[str, str]:
    """Migrate a folder; see `identity_schema.stores.migrate.migrate_store`."""
    recover(folder)
    refuse_foreign(folder, of_today=False)
    found, today = version_of(folder), schema_version()
    way = route(found, today, steps)
    if way:
        with rewritten_folder(folder) as fresh:
            for table in TABLES:
                (fresh / table).mkdir()
                for payloads in parts_of(folder, "payloads"):
                    old = folder / table / payloads.name
                    write_part(
                        fresh / table / payloads.name,
                        arrow_schema(table),
                        _rows(old, table, way) if old.exists() else [],
                    )
            for path in parts_of(folder, TOMBSTONES.name):
                (fresh / TOMBSTONES.name).mkdir(exist_ok=True)
                link(path, fresh / TOMBSTONES.name / path.name)
    return str(found), today


def _rows(path: Path, table: str, way: list[Migration]) -> Iterator[pa.RecordBatch]:
    with sound(path), pq.ParquetFile(path) as file:
        for batch in file.iter_batches():
            yield from migrated(table, pa.Table.from_batches([batch]), way).to_batches()
