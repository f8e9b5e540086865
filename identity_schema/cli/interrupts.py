"""An interrupt stays one, also where a library makes another error of it.

DuckDB and others look for signals while they work, and raise an error of their own in place of
``KeyboardInterrupt``.
"""

import signal
import threading
from types import FrameType
from typing import NoReturn, Self

__all__ = ["Interrupts"]


class Interrupts:
    """Knows whether the user has interrupted the process since it was entered.

    Attributes:
        came: Whether.
    """

    def __init__(self) -> None:
        self.came = False
        self._before: object = None

    def __enter__(self) -> Self:
        """Begin; only the main thread can be told of signals."""
        default = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        if default and threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._take)
        return self

    def __exit__(self, *_: object) -> None:
        """End."""
        if self._before is not None:
            signal.signal(signal.SIGINT, signal.default_int_handler)

    def _take(self, _number: int, _frame: FrameType | None) -> NoReturn:
        self.came = True
        raise KeyboardInterrupt
