"""What the first use costs over bare Python, each in a process of its own, by the processor's time.

User and system time of the process, as the kernel counts them: what else the machine does matters
less to it than to the time on the clock, which stands beside it. Modules come as bytecode, as they
do once they are installed.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from typing import Any

from payloads import payloads

__all__ = ["measure"]

_FIRST = "import identity_schema, sys; identity_schema.normalize(sys.argv[1].encode())"
_KINDS = ("okra, BVN look-up", "akahu, complete", "oneid, with idscan")
_Sample = dict[str, float]


def _commands() -> dict[str, list[str]]:
    python = [sys.executable, "-c"]
    firsts = {
        f"first normalize: {kind}": [*python, _FIRST, payloads(kind, 1)[0].decode()]
        for kind in _KINDS
    }
    return {
        "bare python": [*python, "pass"],
        "import identity_schema": [*python, "import identity_schema"],
        **firsts,
        "identity-schema --help": [sys.executable, "-m", "identity_schema", "--help"],
    }


def _milliseconds(command: list[str], environment: dict[str, str]) -> _Sample:
    start = time.perf_counter()
    with subprocess.Popen(  # noqa: S603 - our own
        command, stdout=subprocess.DEVNULL, env=environment
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    clock = time.perf_counter() - start
    if process.returncode != 0:
        raise subprocess.CalledProcessError(process.returncode, command)
    return {"processor": (used.ru_utime + used.ru_stime) * 1000, "clock": clock * 1000}


def measure(rounds: int) -> dict[str, Any]:
    """Return milliseconds over bare Python, median and quartiles, interleaved.

    Args:
        rounds: Processes of each kind.

    Returns:
        By what was run: those of the ``processor`` and those on the ``clock``.
    """
    commands = _commands()
    samples: dict[str, list[_Sample]] = {name: [] for name in commands}
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for command in commands.values():
            _milliseconds(command, environment)
        for _ in range(rounds):
            for name, command in commands.items():
                samples[name].append(_milliseconds(command, environment))
    bare = samples.pop("bare python")
    return {
        name: {kind: _more(taken, bare, kind) for kind in ("processor", "clock")}
        for name, taken in samples.items()
    }


def _more(taken: list[_Sample], bare: list[_Sample], kind: str) -> list[float]:
    more = [this[kind] - that[kind] for this, that in zip(taken, bare, strict=True)]
    low, _, high = statistics.quantiles(more, n=4, method="inclusive")
    return [round(statistics.median(more), 1), round(low, 1), round(high, 1)]
