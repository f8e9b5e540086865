"""A worker: a process that makes spans ready, one after the other, as it is asked to.

It is a plain child of ours, with a pipe in each direction; the program that calls the library needs
no ``if __name__ == "__main__"``. It ends when its parent does, however that ends.
"""

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any, cast

from identity_schema.errors import ContractError, PayloadError
from identity_schema.failures import FailedError, place_of_failure
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.runs.collector import calm_collector
from identity_schema.stores.runs.lean import be_lean
from identity_schema.stores.runs.work import Work

__all__ = ["Worker", "serve"]

_BEGIN = "import sys; sys.path[:] = {path!r}; from {module} import serve; serve()"
_ENDED = (
    "a worker process has ended, as when the system has no memory left; give the command again, and"
    " it goes on where it was, perhaps with fewer --workers"
)

Said = tuple[str, Any]


class Worker:
    """A worker, seen from its parent."""

    def __init__(self, make: Callable[[], Work]) -> None:
        """Start the process.

        Args:
            make: Makes the work in the worker: a function that can be imported there, or a partial
                one, so that no key travels.
        """
        begin = _BEGIN.format(path=sys.path, module=__name__)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-c", begin],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self._ask(make)

    def identity(self) -> dict[str, object]:
        """Return what the worker says of how it reads, once; see `Reading.identity`.

        Raises:
            ContractError: The work cannot be made there; ``run.worker``: the process has ended.
        """
        said: dict[str, object] = self._answer()
        return said

    def do(self, items: Sequence[Item], folder: Path) -> dict[str, object]:
        """Make a span ready, as `Work.do` does.

        Raises:
            ContractError: The mapping is wrong; ``run.worker``: the process has ended.
            PolicyError: The policy stops the run.
            OSError: The disk is full, or the like.
        """
        self._ask((items, folder))
        made: dict[str, object] = self._answer()
        return made

    def _ask(self, what: object) -> None:
        pipe = cast("IO[bytes]", self._process.stdin)
        try:
            pickle.dump(what, pipe, pickle.HIGHEST_PROTOCOL)
            pipe.flush()
        except BrokenPipeError:
            raise ContractError("run.worker", _ENDED) from None

    def _answer(self) -> Any:
        pipe = cast("IO[bytes]", self._process.stdout)
        try:
            word, said = pickle.load(pipe)  # noqa: S301 - our own process wrote it
        except (EOFError, pickle.UnpicklingError):
            raise ContractError("run.worker", _ENDED) from None
        if word == "stop":
            raise said
        if word == "system":
            raise OSError(*said)
        if word == "failed":
            raise FailedError(said)
        return said

    def end(self) -> None:
        """End the process, also in the middle of a span."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def serve() -> None:
    """Work until the parent is gone: the other side of `Worker`."""
    be_lean()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it, and ends its workers
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what is printed is no answer
    asked: SimpleQueue[Any] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, asked), daemon=True).start()
    works: list[Work] = []

    def begin() -> object:
        works.append(asked.get()())
        return works[0].reading.identity()

    def go_on() -> object:
        return works[0].do(*asked.get())

    _answer(answers, begin)
    with calm_collector():
        while True:
            _answer(answers, go_on)


def _answer(pipe: IO[bytes], ask: Callable[[], object]) -> None:
    """Do what is asked, and say what came of it; without a parent end."""
    try:
        said: Said = "done", ask()
    except Exception as error:  # noqa: BLE001 - it is told to the parent, by its place
        said = _told(error)
    try:
        pickle.dump(said, pipe, pickle.HIGHEST_PROTOCOL)
        pipe.flush()
    except BrokenPipeError:
        os._exit(1)


def _listen(pipe: IO[bytes], asked: "SimpleQueue[Any]") -> None:
    """Hand over what is asked; without a parent end at once, also in the middle of a span."""
    try:
        while True:
            asked.put(pickle.load(pipe))  # noqa: S301 - our own parent wrote it
    finally:
        os._exit(0)  # whatever it was: who asks and is not heard must be told


def _told(error: Exception) -> Said:
    """Say what went wrong, without the text of an exception that could hold a value."""
    if isinstance(error, ContractError | PayloadError):
        return "stop", error
    if isinstance(error, OSError):
        return "system", (error.errno, error.strerror, error.filename)
    return "failed", place_of_failure(error)
