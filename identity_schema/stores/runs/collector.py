"""The garbage collector while payloads are read: most of what they make has no cycles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["calm_collector"]

_THRESHOLDS = (50_000, 20, 20)


@contextmanager
def calm_collector() -> Iterator[None]:
    """Let the collector look less often, and at nothing that was there before."""
    before = gc.get_threshold()
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_THRESHOLDS)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()
