"""An interrupt ends a command with its own status, whatever a library makes of it."""

import os
import signal
import threading
from collections.abc import Iterator

import duckdb
import pytest

from identity_schema.cli import main, schema


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """Take interrupts, also where the tests run in the background and have none."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def _wait_in_duckdb(_: object) -> int:
    threading.Timer(0.2, os.kill, [os.getpid(), signal.SIGINT]).start()
    duckdb.execute("SELECT count(*) FROM range(10000000000) AS t(n) WHERE hash(n) % 7 = 3")
    return 0


def _make_another_error(_: object) -> int:
    try:
        os.kill(os.getpid(), signal.SIGINT)
    except KeyboardInterrupt:
        raise RuntimeError("interrupted") from None
    return 0


@pytest.mark.parametrize("run", [_wait_in_duckdb, _make_another_error])
def test_an_interrupt_is_one_whatever_a_library_raises(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], run: object
) -> None:
    monkeypatch.setattr(schema, "run", run)
    assert main(["schema"]) == 130
    assert "interrupted: give the same command again" in capsys.readouterr().err


def test_the_way_interrupts_are_taken_is_left_as_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    before = signal.getsignal(signal.SIGINT)
    assert main(["schema"]) == 0
    assert signal.getsignal(signal.SIGINT) is before
    assert capsys.readouterr().err == ""


def test_a_command_in_another_thread_takes_no_signals() -> None:
    ended: list[int] = []
    thread = threading.Thread(target=lambda: ended.append(main(["schema"])))
    thread.start()
    thread.join()
    assert ended == [0]
