"""A crew: whoever makes spans ready, this process or some workers, and hands them on in order."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import Self

import attrs

from identity_schema.errors import ContractError
from identity_schema.stores.runs.collector import calm_collector
from identity_schema.stores.runs.span import Span
from identity_schema.stores.runs.work import Work
from identity_schema.stores.runs.worker import Worker
from identity_schema.stores.summary import Summary

__all__ = ["Crew", "Ready"]

_CHANGED = "a mapping or a key was changed while the command began; give it again"

Tick = Callable[[Span, Summary], None]


@attrs.frozen
class Ready:
    """A span that is ready to go into the store.

    Attributes:
        span: The span, without its payloads.
        payloads: How many it had.
        folder: Where its stage is.
        counts: Its share of the summary.
    """

    span: Span
    payloads: int
    folder: Path
    counts: dict[str, object]


class Crew:
    """A context manager; leaving it ends the workers."""

    def __init__(self, make: Callable[[], Work], work: Work, workers: int = 1) -> None:
        """Prepare a crew.

        Args:
            make: Makes the work in a worker; see `Worker`.
            work: The same work in this process, which does it alone where there is one worker.
            workers: How many there are.
        """
        self._work = work
        self._make = make
        self._number = workers if workers > 1 else 0
        self._workers: list[Worker] = []

    def __enter__(self) -> Self:
        """Start the workers.

        Raises:
            ContractError: ``run.changed``: a worker would read otherwise than this process.
        """
        try:
            for _ in range(self._number):
                self._workers.append(Worker(self._make))
            mine = self._work.reading.identity()
            if any(worker.identity() != mine for worker in self._workers):
                raise ContractError("run.changed", _CHANGED)  # noqa: TRY301 - they are to be ended
        except BaseException:
            self.end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """End the workers."""
        self.end()

    def end(self) -> None:
        """End the workers, also in the middle of a span."""
        for worker in self._workers:
            worker.end()

    def make_ready(
        self, spans: Iterable[Span], folder: Path, tick: Tick = lambda _, __: None
    ) -> Iterator[Ready]:
        """Make spans ready.

        Args:
            spans: The spans; few are asked for before they are worked on.
            folder: Where to make the stages, each in a folder of its own.
            tick: Called after each batch with the counts of the span so far; workers call it once
                for each span.

        Yields:
            The spans, in their order.
        """
        if self._workers:
            yield from self._by_workers(spans, folder, tick)
            return
        with calm_collector():
            for span in spans:
                stage = folder / str(span.number)
                counts = self._work.do(span.items, stage, partial(tick, span))
                yield _ready(span, stage, counts)

    def _by_workers(self, spans: Iterable[Span], folder: Path, tick: Tick) -> Iterator[Ready]:
        idle: SimpleQueue[Worker] = SimpleQueue()
        for worker in self._workers:
            idle.put(worker)

        def one(span: Span) -> Ready:
            worker = idle.get()
            stage = folder / str(span.number)
            try:
                counts = worker.do(span.items, stage)
            finally:
                idle.put(worker)  # also one that failed, or who waits for a worker waits for ever
            return _ready(span, stage, counts)

        under_way: deque[Future[Ready]] = deque()
        with ThreadPoolExecutor(len(self._workers)) as threads:
            try:
                for span in spans:
                    under_way.append(threads.submit(one, span))
                    if len(under_way) > len(self._workers):
                        yield _told(under_way.popleft().result(), tick)
                while under_way:
                    yield _told(under_way.popleft().result(), tick)
            except BaseException:
                # Without its process a thread that waits for an answer is told so, and ends.
                threads.shutdown(wait=False, cancel_futures=True)
                self.end()
                raise


def _ready(span: Span, folder: Path, counts: dict[str, object]) -> Ready:
    payloads = len(span.items)
    span.items.clear()  # the raw payloads are needed no more
    return Ready(span, payloads, folder, counts)


def _told(ready: Ready, tick: Tick) -> Ready:
    summary = Summary()
    summary.restore(ready.counts)
    tick(ready.span, summary)
    return ready
