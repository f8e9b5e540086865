# ruff: noqa: INP001, T201 - a script, which prints
"""Measure how readers grow, in seconds of the processor: hostile texts of 10² to 10⁶ characters.

``python fuzz/growth.py`` prints a table and fails where ten times the text takes more than thirty
times as long. It is no test, since it goes by the clock; the tests count lines.
"""

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from time import process_time

sys.path.insert(0, str(Path(__file__).parent))

from adversarial import texts
from targets import READERS

SIZES = (10**2, 10**3, 10**4, 10**5, 10**6)
MOST = 30
"""Times as long for ten times as much: 10 is linear, 100 would be quadratic."""

NOISE = 0.002
"""Seconds below which nothing is compared."""


def _seconds(read: Callable[[str], object], text: str) -> float:
    best = float("inf")
    for _ in range(3):
        start = process_time()
        read(text)
        best = min(best, process_time() - start)
    return best


def _rows() -> Iterator[tuple[str, str, list[float]]]:
    for which, read in READERS.items():
        read("warm up")
        worst: list[float] = []
        worst_shape = ""
        for shape in texts(SIZES[0]):
            times = [_seconds(read, texts(size)[shape]) for size in SIZES]
            if not worst or max(times) > max(worst):
                worst, worst_shape = times, shape
        yield which, worst_shape, worst


def main() -> int:
    """Print the worst shape of each reader; return 1 where one grows faster than it may."""
    guilty = 0
    print(f"{'reader':<22}{'worst shape':<22}" + "".join(f"{size:>12,}" for size in SIZES))
    for which, shape, times in _rows():
        fast = any(b > NOISE and b > MOST * max(a, NOISE / 10) for a, b in pairwise(times))
        guilty += fast
        shown = "".join(f"{1e6 * t:>10,.0f}µs" for t in times)
        print(f"{which:<22}{shape:<22}{shown}{'  TOO FAST' if fast else ''}")
    return 1 if guilty else 0


if __name__ == "__main__":
    sys.exit(main())
