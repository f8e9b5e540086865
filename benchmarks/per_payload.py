"""What one payload costs, stage by stage, beside the JSON parser and beside the peers.

A sample is one pass over 400 distinct payloads with the library's own bounded caches cleared
before it. Every figure is also given as a multiple of ``orjson.loads`` in the same round.
"""

import functools
import statistics
import sys
from collections.abc import Callable
from typing import Any

import orjson
from payloads import COUNT, KINDS, PEERS_READ, payloads
from peers.routes import plain, routes
from peers.view import view
from timing import interleaved, ratio
from unread import unread

from identity_schema import explain, load_mapping, normalize
from identity_schema.model.convert import to_json
from identity_schema.numbers._tables import _memories
from identity_schema.tables.rows import rows_of

__all__ = ["measure"]

BASE = "orjson.loads"
OURS = "normalize"
_READERS = (
    "identity_schema.model.finish", "identity_schema.numbers", "identity_schema.values",
    "peers.readers",
)  # fmt: skip
_TABLES = 4
"""A cache of no more entries holds whole tables, which a process reads once."""


def clear_caches() -> None:
    """Forget every value that the readers remember; tables and compiled mappings stay."""
    for name, module in list(sys.modules.items()):
        if name.startswith(_READERS):
            for held in vars(module).values():
                if _is_of_values(held):
                    held.cache_clear()
    for memory in _memories:
        memory.clear()


def _is_of_values(held: object) -> bool:
    cached = isinstance(held, functools._lru_cache_wrapper)  # noqa: SLF001 - its only name
    return cached and (held.cache_parameters()["maxsize"] or 0) > _TABLES


def _each(call: Callable[[Any], object], inputs: list[Any]) -> Callable[[], None]:
    def run() -> None:
        for one in inputs:
            call(one)

    return run


def _stubbed(mapping: Any, inputs: list[bytes]) -> Callable[[], None]:
    """Normalise with readers of structured values that read nothing."""

    def run() -> None:
        with unread():
            for one in inputs:
                normalize(one, mapping=mapping)

    return run


def cases(kind: str) -> dict[str, Callable[[], object]]:
    """Return row to what is timed; the peers are held against ours before."""
    name = KINDS[kind][0]
    mapping, inputs = load_mapping(name), payloads(kind)
    parsed = [orjson.loads(one) for one in inputs]
    made = [normalize(one, mapping=mapping) for one in inputs]
    records = [record for one in made for record in one]
    found: dict[str, Callable[[], object]] = {
        BASE: _each(orjson.loads, inputs),
        OURS: _each(lambda one: normalize(one, mapping=mapping), inputs),
        "normalize, kind found": _each(normalize, inputs),
        "normalize, parsed before": _each(lambda one: normalize(one, mapping=mapping), parsed),
        "normalize, readers of structured values left out": _stubbed(mapping, inputs),
        "explain": _each(lambda one: explain(one, mapping=mapping), inputs),
        "record to JSON": _each(to_json, records),
        "record to rows": _each(rows_of, made),
    }
    if kind in PEERS_READ:
        for title, route in routes(name.split(".")[0]).items():
            if title.endswith(("our readers", "converter", "by hand")):
                _hold(title, [plain(route(one)) for one in inputs[:50]], made[:50])
            found[title] = _each(route, inputs)
    return found


def _hold(title: str, theirs: list[Any], ours: list[Any]) -> None:
    for this, that in zip(theirs, ours, strict=True):
        if this != view(that[0]):
            message = f"{title} fills its fields in another way than normalize"
            raise SystemExit(message)


def measure(rounds: int) -> dict[str, Any]:
    """Return payload kind to its rows.

    Args:
        rounds: Samples of each row.

    Returns:
        For each kind the mean size in bytes, and for each row the microseconds of one payload
        (``us``), the multiple of ``orjson.loads`` (``x``), and for the peers how many times
        normalize is as fast (``ours_is``); each ratio with its quartiles.
    """
    found: dict[str, Any] = {}
    for kind in KINDS:
        samples = interleaved(cases(kind), rounds, before=clear_caches)
        rows = {}
        for name, seconds in samples.items():
            against = ratio(seconds, samples[BASE])
            rows[name] = {
                "us": round(statistics.median(seconds) / COUNT * 1e6, 2),
                "x": [round(against.median, 2), round(against.low, 2), round(against.high, 2)],
            }
            if name.startswith(("pydantic", "cattrs", "msgspec", "adaptix", "by hand", "glom")):
                gain = ratio(seconds, samples[OURS])
                rows[name]["ours_is"] = [
                    round(gain.median, 2), round(gain.low, 2), round(gain.high, 2),
                ]  # fmt: skip
        size = statistics.mean(len(one) for one in payloads(kind))
        found[kind] = {"bytes": round(size), "rows": rows}
    return found
