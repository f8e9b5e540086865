"""A column of mixed payloads through each engine, in turn: ``make bench-engines``.

Each way reads one Parquet file of keys and payloads and writes the nested form as Parquet, DuckDB
into a table. Wall time, for Spark is several processes; what an engine needs to start, and its
first run, in which Python's workers start and mappings are compiled, are told apart.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.pool import Pool
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
from mixed import write
from pyspark.sql import SparkSession
from timing import machine, ratio

from identity_schema.engines import spark as on_spark
from identity_schema.engines.batches import normalize_stream

PROCESSES = 2
TWO = f"record batches, {PROCESSES} processes"
KEEP = ["id"]


def store(folder: Path, count: int) -> None:
    """Write the payloads, as many parts as there are processes and one file of all."""
    write(folder / "mixed.jsonl", count)
    lines = (folder / "mixed.jsonl").read_text(encoding="utf-8").splitlines()
    table = pa.table({"id": range(len(lines)), "payload": lines})
    pq.write_table(table, folder / "stored.parquet", row_group_size=10_000)
    step = -(-count // PROCESSES)
    for part in range(PROCESSES):
        pq.write_table(table.slice(part * step, step), folder / f"part-{part}.parquet")


def plain(source: Path) -> None:
    """Normalise one file in this process."""
    stored = ds.dataset(source).scanner(columns=["id", "payload"])
    made = normalize_stream(stored.to_reader(), keep=KEEP)
    with pq.ParquetWriter(source.with_suffix(".made"), made.schema) as out:
        for batch in made:
            out.write_batch(batch)


def by_duckdb(folder: Path) -> None:
    """Normalise into a table."""
    (folder / "made.duckdb").unlink(missing_ok=True)
    with duckdb.connect(str(folder / "made.duckdb")) as connection:
        source = connection.cursor().read_parquet(str(folder / "stored.parquet"))
        connection.register("made", normalize_stream(source.to_arrow_reader(10_000), keep=KEEP))
        connection.execute("CREATE TABLE normalised AS SELECT * FROM made")


def by_polars(folder: Path) -> None:
    """Normalise with a lazy frame."""

    def run(frame: pl.DataFrame) -> pl.DataFrame:
        return pl.DataFrame(normalize_stream(frame, keep=KEEP))

    stored = pl.scan_parquet(folder / "stored.parquet")
    schema = run(stored.head(0).collect()).schema
    stored.map_batches(run, schema=schema).sink_parquet(folder / "polars.parquet")


def by_spark(spark: SparkSession, folder: Path) -> None:
    """Normalise with a DataFrame of some partitions a core."""
    stored = spark.read.parquet(str(folder / "stored.parquet")).repartition(3 * PROCESSES)
    made = on_spark.normalize(stored, keep=KEEP)
    made.write.mode("overwrite").parquet(str(folder / "spark"))


def ways(spark: SparkSession, pool: Pool, folder: Path) -> dict[str, Callable[[], object]]:
    """Return each way by its name."""
    parts = [folder / f"part-{part}.parquet" for part in range(PROCESSES)]
    return {
        "record batches, 1 process": lambda: plain(folder / "stored.parquet"),
        TWO: lambda: pool.map(plain, parts, chunksize=1),
        "DuckDB": lambda: by_duckdb(folder),
        "Polars": lambda: by_polars(folder),
        f"Spark local[{PROCESSES}]": lambda: by_spark(spark, folder),
    }


def seconds(call: Callable[[], object]) -> float:
    """Return the wall time of a call."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def measure(count: int, rounds: int, folder: Path) -> dict[str, Any]:
    """Return way to its rate, its first run, and how it compares with two plain processes."""
    store(folder, count)
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master(f"local[{PROCESSES}]").config("spark.ui.enabled", "false")
    start = time.perf_counter()
    spark = builder.getOrCreate()
    found: dict[str, Any] = {"Spark starts, s": round(time.perf_counter() - start, 1)}
    with get_context("spawn").Pool(PROCESSES) as pool:
        cases = ways(spark, pool, folder)
        first = {name: seconds(call) for name, call in cases.items()}
        taken: dict[str, list[float]] = {name: [] for name in cases}
        for _ in range(rounds):
            for name, call in cases.items():
                taken[name].append(seconds(call))
    spark.stop()
    for name, each in taken.items():
        found[name] = {
            "per_second": round(count / statistics.median(each)),
            "first_s": round(first[name], 1),
            "later_s": round(statistics.median(each), 1),
            "rate_to_two_processes": round(ratio(taken[TWO], each).median, 2),
        }
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="payloads, a multiple of 100")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each way after the first")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        report = measure(arguments.count, arguments.rounds, Path(name))
    report |= {
        "count": arguments.count,
        "machine": machine("duckdb", "polars", "pyarrow", "pyspark"),
    }
    print(json.dumps(report, indent=1))


if __name__ == "__main__":
    main()
