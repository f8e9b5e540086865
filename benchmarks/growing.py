"""How the cost grows with a page: microseconds of one identity, 10 to 1,000 on an Okra page.

Once with Python's garbage collector as it is, which walks all that a large page keeps alive again
and again, and once as the command sets it.
"""

import statistics
from typing import Any

import orjson
from payloads import payloads
from timing import interleaved, ratio

from identity_schema import load_mapping, normalize
from identity_schema.stores.runs.collector import calm_collector

__all__ = ["measure"]

SIZES = (10, 100, 1000)
CALM = ", collector as the command sets it"


def _page(people: list[Any]) -> bytes:
    page = {
        "status": "success",
        "message": "Identities retrieved",
        "data": {"pagination": {"totalDocs": len(people), "page": 1}, "identity": people},
    }
    return orjson.dumps(page)


def _pages(size: int) -> list[bytes]:
    """Put the same 1,000 people on pages of a size: nobody is met twice in one sample."""
    people = [orjson.loads(one)["data"] for one in payloads("okra, BVN look-up", SIZES[-1])]
    return [_page(people[first : first + size]) for first in range(0, len(people), size)]


def measure(rounds: int) -> dict[str, Any]:
    """Return what an identity costs on pages of each size, and 1,000 against 10, twice.

    Args:
        rounds: Samples of each size; in one sample 1,000 identities are read at every size.
    """
    mapping = load_mapping("okra.identity")
    pages = {size: _pages(size) for size in SIZES}

    def reading(size: int) -> None:
        for page in pages[size]:
            normalize(page, mapping=mapping)

    samples = interleaved({str(size): lambda s=size: reading(s) for size in SIZES}, rounds)
    with calm_collector():
        samples |= interleaved({f"{s}{CALM}": lambda s=s: reading(s) for s in SIZES}, rounds)
    found: dict[str, Any] = {
        size: round(statistics.median(seconds) / SIZES[-1] * 1e6, 1)
        for size, seconds in samples.items()
    }
    for how in ("", CALM):
        grown = ratio(samples[f"{SIZES[-1]}{how}"], samples[f"{SIZES[0]}{how}"])
        figures = [round(grown.median, 3), round(grown.low, 3), round(grown.high, 3)]
        found[f"{SIZES[-1]} / {SIZES[0]}{how}"] = figures
    return found
