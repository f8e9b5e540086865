"""The server that other tests use is real, ours alone, and survives a crash."""

import subprocess
import sys
import time
from pathlib import Path

import adbc_driver_postgresql.dbapi as adbc
import pytest
from postgres_server import PostgresServer


def _ask(uri: str, query: str) -> object:
    with adbc.connect(uri, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchone()


def test_every_database_is_new(postgres: PostgresServer) -> None:
    first, second = postgres.new_database(), postgres.new_database()
    _ask_nothing(first, "CREATE TABLE here (n int)")
    assert _ask(first, "SELECT count(*) FROM pg_tables WHERE tablename = 'here'") == (1,)
    assert _ask(second, "SELECT count(*) FROM pg_tables WHERE tablename = 'here'") == (0,)


def test_it_asks_for_the_password(postgres: PostgresServer) -> None:
    with pytest.raises(adbc.Error):
        adbc.connect(postgres.uri().replace(postgres.password, "wrong"))


def test_it_comes_back_where_it_was_after_a_crash(database: str, postgres: PostgresServer) -> None:
    _ask_nothing(database, "CREATE TABLE here AS SELECT 7 AS n")
    postgres.stop()
    with pytest.raises(adbc.Error):
        adbc.connect(database)
    postgres.start()
    assert _ask(database, "SELECT n FROM here") == (7,)


def _ask_nothing(uri: str, statement: str) -> None:
    with adbc.connect(uri, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(statement)


def test_it_ends_when_the_tests_are_killed() -> None:
    begin = (
        "import sys, time; sys.path.insert(0, {path!r}); from postgres_server import *;"
        "print(PostgresServer(find_programs()).uri(), flush=True); time.sleep(600)"
    )
    path = str(Path(__file__).parent)
    tests = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", begin.format(path=path)], stdout=subprocess.PIPE, text=True
    )
    assert tests.stdout is not None
    uri = tests.stdout.readline().strip()
    assert _ask(uri, "SELECT 1") == (1,)
    tests.kill()
    tests.communicate()
    for _ in range(600):
        try:
            adbc.connect(uri).close()
        except adbc.Error:
            return
        time.sleep(0.1)
    pytest.fail("the server is still there")
