"""A real Spark, one for all tests, on two cores; and a mixed bag of stored payloads."""

import os
import runpy
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


def _java() -> Path | None:
    """Return a Java that is here; `tools/find_java.py` would also install one."""
    ways = runpy.run_path(str(ROOT / "tools" / "find_java.py"))
    homes = (ways["of_home"](), ways["of_path"](), ways["OWN"])
    return next((home for home in homes if ways["version"](home) >= ways["OLDEST"]), None)


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """A session whose time zone is not UTC, so that nothing rests on that."""
    java = _java()
    if java is None:
        pytest.skip("Spark needs Java 17: JAVA_HOME=$(python tools/find_java.py) brings one")
    from pyspark.sql import SparkSession

    os.environ |= {"JAVA_HOME": str(java), "PYSPARK_PYTHON": sys.executable}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PySpark and py4j warn of pandas, sockets and threads
        session = (
            SparkSession.builder.master("local[2]")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.extraJavaOptions", "-XX:TieredStopAtLevel=1")  # starts sooner
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.session.timeZone", "Pacific/Auckland")
            .config("spark.sql.shuffle.partitions", "2")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .getOrCreate()
        )
        session.sparkContext.setLogLevel("ERROR")
        yield session
        session.stop()
