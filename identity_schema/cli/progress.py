"""A progress bar, on a terminal only; in a pipe or without tqdm nothing is shown."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from identity_schema.stores.span import Span
    from identity_schema.stores.summary import Summary

__all__ = ["progress"]

_SHOWN = "{percentage:3.0f}%|{bar}| {n_fmt}/{total_fmt} [{elapsed}<{remaining}{postfix}]"


@contextmanager
def progress(total: int | None) -> "Iterator[Callable[[Span, Summary], None]]":
    """Show share, time left, rate and issues so far.

    Args:
        total: Bytes of all inputs; None where nobody knows.

    Yields:
        What to call after each batch, with its span and the span's counts so far.
    """
    if not sys.stderr.isatty():
        yield _nothing
        return
    try:
        from tqdm import tqdm  # noqa: PLC0415 - optional
    except ImportError:
        yield _nothing
        return
    with tqdm(
        total=total, unit="B", unit_scale=True, file=sys.stderr, dynamic_ncols=True
    ) as bar:
        done: dict[int, tuple[int, int]] = {}

        def tick(span: "Span", counted: "Summary") -> None:
            done[span.number] = counted.payloads + counted.quarantined.total(), counted.issues.total()
            payloads, issues = map(sum, zip(*done.values(), strict=True))
            rate = payloads / (bar.format_dict["elapsed"] or 1)
            bar.set_postfix_str(f"{rate:.0f} payloads/s, {issues} issues", refresh=False)
            bar.update(span.read - bar.n)

        yield tick


def _nothing(_: object, __: object) -> None:
    pass
