"""A file of mixed payloads to tables, beside what people use instead: ``make bench-bulk``.

Each way runs as a process of its own, in turn, round after round; wall time and peak memory are
those of the process with its children. What a peer fills is held against ours once. DuckDB's SQL
and Polars do less: they read no value.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
from timing import machine, ratio

HERE = Path(__file__).parent
OURS = "identity-schema to Parquet"
WAYS: dict[str, tuple[list[str], str]] = {
    OURS: (["identity_schema", "normalize"], "ours"),
    "identity-schema to Parquet, 2 workers": (
        ["identity_schema", "normalize", "--workers", "2"], "ours_2",
    ),
    "identity-schema to DuckDB": (["identity_schema", "normalize"], "ours.duckdb"),
    "pydantic + pandas to Parquet": (["peers.bulk_pandas"], "pandas"),
    "dlt to Parquet": (["peers.bulk_dlt"], "dlt"),
    "dlt to DuckDB": (["peers.bulk_dlt"], "dlt.duckdb"),
    "Polars expressions to Parquet, 1 thread": (["peers.bulk_polars"], "polars"),
    "DuckDB SQL to Parquet, 1 thread": (["peers.bulk_duckdb"], "duckdb"),
}  # fmt: skip
"""What is shown to the module and its arguments, and the name of its output."""

NAMES = {
    "ours": """select r.source_id, n.text from '{0}/names/*.parquet' n
               join '{0}/records/*.parquet' r using (record_key)
               where n.owner like 'persons/%' and n.use = 'main' and r.source_id is not null""",
    "pandas": "select source_id, text from '{0}/names.parquet' where person is not null",
    "polars": "select source_id, text from '{0}/persons.parquet'",
    "duckdb": "select source_id, text from '{0}/persons.parquet'",
    "dlt": """select data__id, data__fullname from '{0}/raw/okra/*.parquet'""",
}
"""How each output tells the main names of people; OneID's records have no id of their own."""


def _command(name: str, source: Path, folder: Path) -> list[str]:
    module, output = WAYS[name]
    target = str(folder / output)
    ours = module[0] == "identity_schema"
    return [sys.executable, "-m", *module, str(source), *(["--to"] if ours else []), target]


def run(name: str, source: Path, folder: Path) -> tuple[float, float]:
    """Run one way anew and return seconds and peak MB."""
    for old in folder.glob(f"{WAYS[name][1]}*"):
        if old.name == WAYS[name][1] or old.name.startswith(f"{WAYS[name][1]}."):
            shutil.rmtree(old) if old.is_dir() else old.unlink()
    environment = os.environ | {"PYTHONPATH": str(HERE)}
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own commands
        _command(name, source, folder), env=environment, stdout=subprocess.DEVNULL
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        message = f"{name} failed with {process.returncode}"
        raise SystemExit(message)
    return time.perf_counter() - start, used.ru_maxrss / 1024


def names_of(output: str, folder: Path) -> set[tuple[str, str]]:
    """Return source id and name of everybody in an output, Okra's and Akahu's people."""
    query = NAMES[output].format(str(folder / output))
    rows = duckdb.connect().execute(query).fetchall()
    return {row for row in rows if row[0] is not None and len(row[0]) < 36}


def hold(folder: Path) -> Iterator[str]:
    """Hold the peers' outputs against ours and say what was compared."""
    ours = names_of("ours", folder)
    for output in ("pandas", "polars", "duckdb", "dlt"):
        theirs = names_of(output, folder)
        same = theirs <= ours if output == "dlt" else theirs == ours
        if not same:
            message = f"{output} has other names than ours: {len(theirs ^ ours)} differ"
            raise SystemExit(message)
        yield f"  {output}: {len(theirs)} names, the same as ours"


def measure(count: int, rounds: int, ways: list[str]) -> dict[str, Any]:
    """Return way to rate, peak memory, and how many times ours is as fast.

    Args:
        count: Payloads in the file.
        rounds: Runs of each way.
        ways: Which of `WAYS`.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "mixed.jsonl"
        # in a process of its own: the peak of a child begins at what its parent holds
        subprocess.run([sys.executable, HERE / "mixed.py", source, str(count)], check=True)  # noqa: S603 - our own
        seconds: dict[str, list[float]] = {way: [] for way in ways}
        memory: dict[str, list[float]] = {way: [] for way in ways}
        for _ in range(rounds):
            for way in ways:
                took, peak = run(way, source, folder)
                seconds[way].append(took)
                memory[way].append(peak)
                print(f"  {way}: {count / took:,.0f}/s, {peak:.0f} MB", file=sys.stderr)
        if set(ways) == set(WAYS):
            print("\n".join(hold(folder)))
    found: dict[str, Any] = {}
    for way in ways:
        gain = ratio(seconds[way], seconds[OURS])
        found[way] = {
            "per_second": round(count / statistics.median(seconds[way])),
            "peak_mb": round(statistics.median(memory[way])),
            "ours_is": [round(gain.median, 2), round(gain.low, 2), round(gain.high, 2)],
        }
    return found


def main() -> None:
    """Measure, print and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=200_000, help="payloads in the file")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each way")
    parser.add_argument("--only", action="append", choices=WAYS, help="run this way, beside ours")
    parser.add_argument("--json", type=Path, default=Path("build/bench-bulk.json"))
    arguments = parser.parse_args()
    ways = [way for way in WAYS if arguments.only is None or way in {OURS, *arguments.only}]
    packages = ("dlt", "duckdb", "pandas", "polars", "pyarrow", "pydantic")
    report: dict[str, Any] = {"machine": machine(*packages), "count": arguments.count}
    report["bulk"] = measure(arguments.count, arguments.rounds, ways)
    print(f"\n{arguments.count:,} mixed payloads, {arguments.rounds} rounds")
    for way, row in report["bulk"].items():
        middle, low, high = row["ours_is"]
        print(
            f"  {way:42}{row['per_second']:>9,}/s {row['peak_mb']:>6} MB   "
            f"ours is {middle:6.2f} x ({low:.2f} to {high:.2f})"
        )
    arguments.json.parent.mkdir(parents=True, exist_ok=True)
    arguments.json.write_text(json.dumps(report, indent=1) + "\n")


if __name__ == "__main__":
    main()
