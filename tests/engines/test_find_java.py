"""The Java for Spark: one that is new enough, and the wrapper of the one from PyPI."""

import runpy
import subprocess
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def tool() -> dict[str, Any]:
    """The tool, as it is run."""
    return runpy.run_path(str(ROOT / "tools" / "find_java.py"))


def java(home: Path, text: str) -> Path:
    """Write a program that stands where a Java would."""
    program = home / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(text, encoding="utf-8")
    program.chmod(0o755)
    return home


@pytest.mark.parametrize(
    ("said", "version"),
    [('openjdk version "17.0.15" 2025-04-15', 17), ('java version "1.8.0_401"', 8), ("none", 0)],
)
def test_the_version_is_what_it_says(
    tool: dict[str, Any], tmp_path: Path, said: str, version: int
) -> None:
    home = java(tmp_path / "home", f"#!/bin/sh\necho '{said}' >&2\n")
    assert tool["version"](home) == version
    assert tool["version"](tmp_path) == tool["version"](None) == 0


def test_the_wrapper_leaves_out_the_module_that_is_missing(
    tool: dict[str, Any], tmp_path: Path
) -> None:
    real = java(tmp_path / "real", '#!/bin/sh\nprintf "<%s>" "$@"\n') / "bin" / "java"
    home = java(tmp_path / "home", tool["WRAPPER"].format(java=real))
    arguments = ["-cp", "a b", "--add-modules=jdk.incubator.vector", "", "Main"]
    done = subprocess.run(  # noqa: S603 - our own program
        [home / "bin" / "java", *arguments], capture_output=True, text=True, check=True
    )
    assert done.stdout == "<-cp><a b><><Main>"
