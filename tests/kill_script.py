"""Runs commands in children that kill themselves; what to run is JSON on standard input.

That is a list of pairs: moments, and the arguments of the command. For each moment a child gives
the command and dies by SIGKILL before that step, where a step is a statement, a load or a commit of
a database, a renaming, or a wait for the disk; 0 lets it live. What is printed is a list of pairs:
how many died, and the status of the last.
"""

import contextlib
import io
import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from identity_schema.cli import main
from identity_schema.stores import durable
from identity_schema.stores.outputs import duckdb_rewrite, exchange, postgres

HOLDERS: list[tuple[Any, str]] = [
    (postgres.Database, "ask"), (postgres.Database, "ingest"), (postgres.Database, "commit"),
    (os, "fsync"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"),
    (duckdb_rewrite, "create_sql"), (durable, "sync"), (exchange, "sync"),
    (os, "link"), (shutil, "rmtree"),
]  # fmt: skip


def count_down(moment: int) -> None:
    """Let the process die before its next step of a number."""
    left = moment

    def dying(step: Callable[..., Any]) -> Callable[..., Any]:
        def taken(*arguments: Any, **more: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return step(*arguments, **more)

        return taken

    for holder, name in HOLDERS:
        setattr(holder, name, dying(getattr(holder, name)))


def child(arguments: list[str], moment: int) -> int:
    """Run the command in a child; return the status that it is waited for with."""
    process = os.fork()
    if process == 0:
        if moment:
            count_down(moment)
        with contextlib.redirect_stdout(io.StringIO()):
            status = main(arguments)
        os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


if __name__ == "__main__":
    done = []
    for moments, command in json.load(sys.stdin):
        ended = [child(command, moment) for moment in moments]
        done.append((ended.count(-signal.SIGKILL), ended[-1]))
    print(json.dumps(done))  # noqa: T201 - it is asked for
