"""What changed against the figures of main: ``make bench-compare``.

Each figure that is a ratio is held against the one in ``benchmarks/main.json``; it is said to have
changed where the quartiles of the two do not touch. Microseconds are not compared: they are of two
runs, maybe of two machines.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "main.json"
FRESH = Path("build/bench.json")


def ratios(held: Any, at: str = "") -> Iterator[tuple[str, list[float]]]:
    """Yield the name of each figure with median and quartiles, in order."""
    if isinstance(held, dict):
        for key, value in held.items():
            yield from ratios(value, f"{at} / {key}" if at else key)
    elif isinstance(held, list):
        yield at, held


def verdict(before: list[float], after: list[float]) -> str:
    """Say whether a figure changed: its quartiles lie apart."""
    if after[1] > before[2]:
        return "more"
    return "less" if after[2] < before[1] else "same"


def main() -> int:
    """Print a line for each figure; those that changed first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before", type=Path, nargs="?", default=KEPT)
    parser.add_argument("after", type=Path, nargs="?", default=FRESH)
    arguments = parser.parse_args()
    before, after = (
        dict(ratios(json.loads(path.read_bytes()))) for path in (arguments.before, arguments.after)
    )
    lines = []
    for name, figures in after.items():
        if name in before:
            change = figures[0] / before[name][0] if before[name][0] else float("inf")
            said = verdict(before[name], figures)
            shown = f"{said:5} x {change:5.2f}   {before[name]} -> {figures}   {name}"
            lines.append((said == "same", shown))
    for _, line in sorted(lines, key=lambda one: one[0]):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
