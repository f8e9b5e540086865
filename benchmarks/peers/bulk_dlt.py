"""JSONL to Parquet files or to DuckDB with dlt: it takes the nested dicts apart by itself.

No value is read; its tables are the payloads' own lists.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson

os.environ |= {"RUNTIME__DLTHUB_TELEMETRY": "false", "RUNTIME__LOG_LEVEL": "CRITICAL"}

import dlt

BATCH = 2000


def _payloads(source: Path) -> Iterator[Any]:
    with source.open("rb") as lines:
        batch = []
        for line in lines:
            batch.append(orjson.loads(line))
            if len(batch) == BATCH:
                yield batch
                batch = []
        yield batch


def _table(payload: dict[str, Any]) -> str:
    return "okra" if "data" in payload else "akahu" if "item" in payload else "oneid"


def main(source: Path, output: Path) -> None:
    """Convert a file: to a DuckDB file by the output's ending, else to a folder."""
    if output.suffix == ".duckdb":
        destination = dlt.destinations.duckdb(str(output))
        options: dict[str, Any] = {}
    else:
        output.mkdir()
        destination = dlt.destinations.filesystem(output.resolve().as_uri())
        options = {"loader_file_format": "parquet"}
    pipeline = dlt.pipeline(
        "identity", destination=destination, dataset_name="raw",
        pipelines_dir=str(output.with_name(f"{output.name}.state")),
    )  # fmt: skip
    resource = dlt.resource(_payloads(source), name="payloads", table_name=_table)
    pipeline.run(resource, **options)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
