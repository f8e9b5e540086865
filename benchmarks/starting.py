"""What the first use costs: milliseconds over bare Python, each in a process of its own."""

import statistics
import subprocess
import sys
import time
from typing import Any

from payloads import payloads

__all__ = ["measure"]

_FIRST = "import identity_schema, sys; identity_schema.normalize(sys.argv[1].encode())"


def _commands() -> dict[str, list[str]]:
    payload = payloads("okra, BVN look-up", 1)[0].decode()
    python = [sys.executable, "-c"]
    return {
        "bare python": [*python, "pass"],
        "import identity_schema": [*python, "import identity_schema"],
        "first normalize": [*python, _FIRST, payload],
        "identity-schema --help": [sys.executable, "-m", "identity_schema", "--help"],
    }


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own
    return time.perf_counter() - start


def measure(rounds: int) -> dict[str, Any]:
    """Return milliseconds over bare Python, median and quartiles, interleaved.

    Args:
        rounds: Processes of each kind.
    """
    commands = _commands()
    samples: dict[str, list[float]] = {name: [] for name in commands}
    for command in commands.values():
        _seconds(command)
    for _ in range(rounds):
        for name, command in commands.items():
            samples[name].append(_seconds(command))
    bare = samples.pop("bare python")
    found = {}
    for name, seconds in samples.items():
        more = [(this - that) * 1000 for this, that in zip(seconds, bare, strict=True)]
        low, _, high = statistics.quantiles(more, n=4, method="inclusive")
        found[name] = [round(statistics.median(more), 1), round(low, 1), round(high, 1)]
    return found
