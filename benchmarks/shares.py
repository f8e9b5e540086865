"""Which lines take which share: ``make bench-profile KIND='akahu, complete'``.

Functions by their own time over 400 distinct payloads, with their share of the whole; the profiler
makes short functions look dearer than they are.
"""

import cProfile
import pstats
import sys
from pathlib import Path

from payloads import KINDS, payloads

from identity_schema import load_mapping, normalize

LINES = 40


def main() -> None:
    """Print the shares."""
    kind = sys.argv[1] if len(sys.argv) > 1 else next(iter(KINDS))
    mapping, inputs = load_mapping(KINDS[kind][0]), payloads(kind)
    for one in inputs:
        normalize(one, mapping=mapping)
    profile = cProfile.Profile()
    profile.enable()
    for one in inputs:
        normalize(one, mapping=mapping)
    profile.disable()
    stats = pstats.Stats(profile)
    whole = stats.total_tt  # type: ignore[attr-defined]  # typeshed has it not
    print(f"{kind}: {whole / len(inputs) * 1e6:.0f} us a payload under the profiler\n")
    print("   own    with   calls  function")
    rows = sorted(stats.stats.items(), key=lambda item: -item[1][2])  # type: ignore[attr-defined]
    for (file, line, function), (_, calls, own, total, _) in rows[:LINES]:
        place = f"{Path(file).name}:{line}" if line else file
        each = calls / len(inputs)
        print(f"{own / whole:6.1%}  {total / whole:6.1%} {each:7.1f}  {function}  {place}")


if __name__ == "__main__":
    main()
