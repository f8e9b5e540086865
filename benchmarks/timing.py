"""How the benchmarks time: interleaved samples in one process, ratios with their spread.

A machine's speed drifts while a benchmark runs, so that two times taken one after the other tell
little. Here every case is sampled once a round; a ratio is taken within each round, and the median
of the rounds stands with the quartiles around it.
"""

import gc
import importlib.metadata
import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping

import attrs

__all__ = ["Ratio", "interleaved", "machine", "ratio", "seconds_of"]

Case = Callable[[], object]


@attrs.frozen
class Ratio:
    """How many times one case costs another.

    Attributes:
        median: Median over the rounds.
        low: Lower quartile.
        high: Upper quartile.
    """

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        """Write ``6.8 (6.6 to 7.1)``."""
        return f"{self.median:.2f} ({self.low:.2f} to {self.high:.2f})"


def seconds_of(case: Case) -> float:
    """Return the processor's seconds that one call takes, without what is owed to others.

    Neither garbage of an earlier case nor another process's turn is counted.
    """
    gc.collect()
    start = time.process_time()
    case()
    return time.process_time() - start


def interleaved(
    cases: Mapping[str, Case], rounds: int, before: Case = lambda: None
) -> dict[str, list[float]]:
    """Sample every case once a round.

    Args:
        cases: Name to what is timed.
        rounds: Samples of each.
        before: Called before each sample and not timed: clears caches.

    Returns:
        Name to seconds, one for each round.
    """
    samples: dict[str, list[float]] = {name: [] for name in cases}
    for case in cases.values():
        case()
    for _ in range(rounds):
        for name, case in cases.items():
            before()
            samples[name].append(seconds_of(case))
    return samples


def ratio(these: list[float], those: list[float]) -> Ratio:
    """Return what ``these`` cost in units of ``those``, round by round."""
    each = [this / that for this, that in zip(these, those, strict=True)]
    if len(each) < 2:
        return Ratio(each[0], each[0], each[0])
    low, _, high = statistics.quantiles(each, n=4, method="inclusive")
    return Ratio(statistics.median(each), low, high)


def machine(*packages: str) -> dict[str, object]:
    """Return what the figures depend on: interpreter, processor, cores and versions."""
    return {
        "python": platform.python_version(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "versions": {name: importlib.metadata.version(name) for name in sorted(packages)},
    }
