"""A progress bar, on a terminal only; in a pipe or without tqdm nothing moves."""

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from identity_schema.cli.output import complain, complaint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from identity_schema.stores.runs.span import Span
    from identity_schema.stores.summary import Summary

    Tick = Callable[[Span, Summary], None]
    Tell = Callable[[str], None]

__all__ = ["progress"]


@contextmanager
def progress(total: int | None) -> "Iterator[tuple[Tick, Tell]]":
    """Show share, time left, rate and issues so far.

    Args:
        total: Bytes of all inputs; None where nobody knows.

    Yields:
        What to call after each batch, with its span and the span's counts so far; and what to call
        with a line for standard error.
    """
    try:
        from tqdm import tqdm  # noqa: PLC0415 - optional
    except ImportError:
        yield _nothing, complain
        return
    if not sys.stderr.isatty():
        yield _nothing, complain
        return
    with tqdm(
        total=total, unit="B", unit_scale=True, file=sys.stderr, dynamic_ncols=True
    ) as bar:  # fmt: skip
        yield _Shown(bar), lambda message: bar.write(complaint(message), sys.stderr)


def _nothing(_: object, __: object) -> None:
    pass


class _Shown:
    """What a bar shows; spans come one after the other, the batches of each too."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar
        self._number = 0
        self._before = self._now = (0, 0)

    def __call__(self, span: "Span", counted: "Summary") -> None:
        if span.number != self._number:
            self._number, self._before = span.number, self._now
        seen = counted.payloads + counted.quarantined.total()
        payloads, issues = self._before
        self._now = payloads + seen, issues + counted.issues.total()
        rate = self._now[0] / (self._bar.format_dict["elapsed"] or 1)
        text = f"{self._now[0]} payloads, {rate:.0f}/s, {self._now[1]} issues"
        self._bar.set_postfix_str(text, refresh=False)
        # Of a span that is not done yet nobody knows how many bytes were worked on.
        share = seen / (len(span.items) or seen or 1)
        self._bar.update(int(span.begun + share * (span.read - span.begun)) - self._bar.n)
