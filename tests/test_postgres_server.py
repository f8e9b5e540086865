"""The server that other tests use is real, ours alone, and survives a crash."""

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
