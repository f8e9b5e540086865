"""Cases and sample payloads a second, on one core: ``make bench``.

Cases are drawn through Hypothesis, as a test draws them, the check itself left out; beside them the
same drawing with a seeded generator, which is the part that is ours. Samples are JSON lines in
memory. Rounds of all kinds are interleaved in one process, and it is the processor's time that is
counted: the best round is what the machine can do, the median what it did.
"""

import gc
import platform
import statistics
import sys
import time
from collections.abc import Callable

from hypothesis import HealthCheck, Phase, given, settings

from identity_schema.testing import sample, strategies
from identity_schema.testing.cases import draw_case
from identity_schema.testing.recipe import recipe_of
from identity_schema.testing.source import Rolled

KINDS = ("okra.identity", "akahu.identity_result", "oneid.userinfo", "oneid.accounts")
CASES = 300
PAYLOADS = 20_000
ROUNDS = 5
DRAW_ONLY = settings(
    max_examples=CASES, deadline=None, database=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def hypothesis_cases(mapping: str) -> int:
    """Draw cases as a test does; return how many."""
    count = 0

    @DRAW_ONLY
    @given(strategies.cases(mapping))
    def run(_: object) -> None:
        nonlocal count
        count += 1

    run()
    return count


def seeded_cases(mapping: str) -> int:
    """Draw cases with a seeded generator; return how many."""
    recipe, source = recipe_of(mapping), Rolled(1)
    for _ in range(CASES):
        draw_case(recipe, source)
    return CASES


def sample_payloads(mapping: str) -> int:
    """Make sample payloads; return how many."""
    return sum(1 for _ in sample(mapping, PAYLOADS, seed=7))


WORK: dict[str, Callable[[str], int]] = {
    "cases, Hypothesis": hypothesis_cases, "cases, seeded": seeded_cases,
    "sample payloads": sample_payloads,
}  # fmt: skip


def rate(call: Callable[[str], int], mapping: str) -> float:
    """Return how many a second one round makes."""
    gc.collect()
    start = time.process_time()
    count = call(mapping)
    return count / (time.process_time() - start)


def main() -> None:
    """Print a table."""
    print(f"Python {platform.python_version()}, {platform.machine()}, {ROUNDS} rounds")
    rates: dict[tuple[str, str], list[float]] = {}
    for _ in range(ROUNDS + 1):
        for mapping in KINDS:
            for name, call in WORK.items():
                rates.setdefault((mapping, name), []).append(rate(call, mapping))
    for (mapping, name), found in rates.items():
        kept = found[1:]  # the first round makes recipes ready
        best, middle = max(kept), statistics.median(kept)
        print(f"  {mapping:24}{name:20}{middle:10,.0f} /s   (best {best:,.0f})")


if __name__ == "__main__":
    sys.exit(main())
