"""Kill a command at any moment: what tests of runs that go on share.

A server has everything imported and forks itself for each call, so that a hundred calls take
seconds. A call is killed, with SIGKILL and by itself, before its n-th operation on files; or after
some time, wherever it is then.
"""

import contextlib
import gc
import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import TracebackType
from typing import Any, Self

__all__ = ["Moment", "Server", "moments"]

_WATCHED = {
    "open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.truncate",
    "shutil.rmtree", "shutil.copyfile", "sqlite3.connect", "subprocess.Popen",
}  # fmt: skip

Moment = tuple[str, float]
"""``("operation", n)`` or ``("seconds", s)``: when to kill."""


class Server:
    """A context manager: a process that carries out commands, each in a process of its own."""

    def __init__(self, folder: Path) -> None:
        """Prepare.

        Args:
            folder: The working folder of the commands.
        """
        self._folder = folder

    def __enter__(self) -> Self:
        """Start the process."""
        self._process = subprocess.Popen(  # noqa: S603 - our own file
            [sys.executable, __file__], cwd=self._folder,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return self

    def __exit__(
        self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None
    ) -> None:
        """End it."""
        self._process.communicate()

    def call(self, *arguments: object, kill: Moment | None = None) -> dict[str, Any]:
        """Carry out a command.

        Args:
            arguments: Those of the command line.
            kill: When to kill it; None lets it end.

        Returns:
            ``status``: as `subprocess` gives it, negative for a signal; ``operations``: how many
            operations on files it had; ``seconds``: how long it took.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        asked = {"arguments": [str(one) for one in arguments], "kill": kill}
        self._process.stdin.write(json.dumps(asked).encode() + b"\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def moments(whole: dict[str, Any], number: int, seed: int) -> Iterator[Moment]:
    """Draw moments at which to kill, half of them by operations and half by time.

    Args:
        whole: What `Server.call` returned for the call that was not killed.
        number: How many to draw.
        seed: Where to begin drawing.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    for n in range(number):
        if n % 2:
            yield "seconds", chance.uniform(0, whole["seconds"])
        else:
            yield "operation", chance.randint(1, whole["operations"])


def _serve() -> None:
    main = _warm()
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        read, write = os.pipe()
        begun = time.monotonic()
        child = os.fork()
        if not child:
            os.close(read)
            _carry_out(main, asked["arguments"], asked["kill"], write)
        os.close(write)
        status = _wait(child, read, asked["kill"])
        told = os.read(read, 100) or b"0"
        os.close(read)
        answer = {
            "status": os.waitstatus_to_exitcode(status),
            "operations": int(told),
            "seconds": time.monotonic() - begun,
        }
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


def _warm() -> Callable[[list[str]], int]:
    """Import all that a command needs, load the mappings, and make a first Arrow array."""
    from identity_schema.cli import main
    from identity_schema.mapping.registry import list_mappings, load_mapping
    from identity_schema.stores.runs.lean import be_lean
    from identity_schema.tables.arrow import to_arrow

    be_lean()
    for name in (
        "outputs.duckdb_store", "outputs.jsonl_store", "outputs.parquet_store", "runs.runner",
    ):  # fmt: skip
        import_module(f"identity_schema.stores.{name}")
    to_arrow([b'{"_id": "i", "status": "COMPLETE", "identities": [{"name": "Ada Lee"}]}'])
    for name in list_mappings():
        load_mapping(name)
    gc.freeze()
    return main


def _carry_out(
    main: Callable[[list[str]], int], arguments: list[str], kill: Moment | None, write: int
) -> None:
    """Be the child: carry out the command and never return."""
    last = kill[1] if kill is not None and kill[0] == "operation" else 0
    operations = 0

    def watch(event: str, _: object) -> None:
        nonlocal operations
        if event in _WATCHED:
            operations += 1
            if operations == last:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    os.dup2(2, 1)
    status = 99
    with contextlib.suppress(BaseException):
        status = main(arguments)
    os.write(write, str(operations).encode())
    os._exit(status)


def _wait(child: int, read: int, kill: Moment | None) -> int:
    """Wait for the child, and kill it when its time has come; return its status."""
    if kill is not None and kill[0] == "seconds" and not select.select([read], [], [], kill[1])[0]:
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


if __name__ == "__main__":
    _serve()
