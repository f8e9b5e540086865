"""A file of mixed payloads: 45 % Okra, 35 % Akahu, 20 % OneID, one a line, all distinct."""

import argparse
import random
from pathlib import Path

from payloads import payloads

__all__ = ["write"]

SHARES = {"okra, BVN look-up": 45, "akahu, complete": 35, "oneid, with idscan": 20}
CHUNK = 20_000


def write(path: Path, count: int) -> None:
    """Write a file; the same bytes for the same count.

    Args:
        path: The file.
        count: Payloads, a multiple of 100.
    """
    order = random.Random(count)  # noqa: S311 - an order, no secret
    made = {kind: iter(payloads(kind, count * share // 100)) for kind, share in SHARES.items()}
    kinds = [kind for kind, share in SHARES.items() for _ in range(count * share // 100)]
    order.shuffle(kinds)
    with path.open("wb") as file:
        for kind in kinds:
            file.write(next(made[kind]) + b"\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    parser.add_argument("count", type=int)
    arguments = parser.parse_args()
    write(arguments.path, arguments.count)
