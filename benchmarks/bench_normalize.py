"""From bytes to records, beside the JSON parser alone: ``make bench``.

One payload of each provider out of ``examples/``, each in the plain and in the traced variant.
Samples of all cases are interleaved in one process, so that the ratios hold where the machine's
speed drifts; read the ratios, not the microseconds. Values repeat from call to call, so caches are
warm: this is a skeleton, not the last word.
"""

import gc
import json
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import orjson

from identity_schema import explain, normalize

EXAMPLES = Path(__file__).parents[1] / "examples"
PAYLOADS = {
    "okra, BVN look-up": ("okra/get_by_bvn.json", "okra.identity"),
    "akahu, complete": ("akahu/identity_result.json", "akahu.identity_result"),
    "oneid, all documented": ("oneid/userinfo.json", "oneid.userinfo"),
}
ROUNDS = 11
SECONDS = 0.02


def cases() -> dict[str, dict[str, Callable[[], object]]]:
    """Return payload and case to what is timed."""
    found: dict[str, dict[str, Callable[[], object]]] = {}
    for name, (file, mapping) in PAYLOADS.items():
        data = orjson.dumps(json.loads((EXAMPLES / file).read_bytes()))
        found[name] = {
            "orjson.loads": lambda d=data: orjson.loads(d),
            "msgspec decode": lambda d=data: msgspec.json.decode(d),
            "normalize": lambda d=data, m=mapping: normalize(d, mapping=m),
            "normalize, kind found": lambda d=data: normalize(d),
            "explain (traced)": lambda d=data, m=mapping: explain(d, mapping=m),
        }
    return found


def sample(call: Callable[[], object], times: int) -> float:
    """Return the seconds that one call takes, on average over some."""
    gc.collect()
    start = time.perf_counter()
    for _ in range(times):
        call()
    return (time.perf_counter() - start) / times


def measure(calls: dict[str, Callable[[], object]]) -> dict[str, list[float]]:
    """Return interleaved samples of each case."""
    times = {}
    for name, call in calls.items():
        call()
        times[name] = max(1, int(SECONDS / sample(call, 3)))
    samples: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(ROUNDS):
        for name, call in calls.items():
            samples[name].append(sample(call, times[name]))
    return samples


def main() -> None:
    """Print a table for each payload."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {ROUNDS} rounds, medians")
    for payload, calls in cases().items():
        samples = measure(calls)
        base = statistics.median(samples["orjson.loads"])
        print(f"\n{payload}")
        for name, seconds in samples.items():
            ratios = sorted(s / b for s, b in zip(seconds, samples["orjson.loads"], strict=True))
            spread = f"{ratios[len(ratios) // 4]:.1f} to {ratios[-len(ratios) // 4]:.1f}"
            middle = statistics.median(seconds)
            print(f"  {name:24}{middle * 1e6:9.1f} us {middle / base:7.1f} x   ({spread})")


if __name__ == "__main__":
    sys.exit(main())
