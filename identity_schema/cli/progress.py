"""A progress bar, on a terminal only; in a pipe or without tqdm nothing is shown."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity_schema.stores.sources import Sources

__all__ = ["progress"]

_EVERY = 100


@contextmanager
def progress(sources: "Sources") -> Iterator[Callable[[], None]]:
    """Show how much of the sources was read; gives what to call after each payload."""
    if not sys.stderr.isatty():
        yield _nothing
        return
    try:
        from tqdm import tqdm  # noqa: PLC0415 - optional
    except ImportError:
        yield _nothing
        return
    with tqdm(
        total=sources.total, unit="B", unit_scale=True, file=sys.stderr, dynamic_ncols=True
    ) as bar:
        calls = 0

        def tick() -> None:
            nonlocal calls
            calls += 1
            if calls % _EVERY == 0:
                bar.set_postfix_str(f"{calls} payloads", refresh=False)
                bar.update(sources.done - bar.n)

        yield tick
        bar.update(sources.done - bar.n)


def _nothing() -> None:
    pass
