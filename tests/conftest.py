"""What all tests share: where the package comes from, and no deadlines on a busy machine."""

import gc
import os
import sysconfig
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import identity_schema

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
