"""What the package brings along at run time: nothing that is copyleft, each licence listed."""

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

LICENCES = {
    "attrs": "MIT",
    "cattrs": "MIT",
    "msgspec": "BSD-3-Clause",
    "phonenumbers": "Apache-2.0",
    "probableparsing": "MIT",
    "python-crfsuite": "MIT",
    "python-dateutil": "Apache-2.0 or BSD-3-Clause",
    "six": "MIT",
    "typing-extensions": "PSF-2.0",
    "tzdata": "Apache-2.0",
    "usaddress": "MIT",
}
"""Every package that a plain installation can bring, direct or not, and its licence."""

EXTRAS = {
    "adbc-driver-postgresql": "Apache-2.0",
    "backports.zstd": "PSF-2.0",
    "duckdb": "MIT",
    "hypothesis": "MPL-2.0",
    "polars": "MIT",
    "pyarrow": "Apache-2.0",
    "pyspark": "Apache-2.0",
    "pytz": "MIT",
    "tqdm": "MPL-2.0 and MIT",
}
"""Every package that an extra names, and its licence. Nobody needs one; the MPL speaks of its own
files, which stay as they are."""

_NOT_FOR_USERS = {"bench", "dev"}
_copyleft = re.compile(r"\b(?:[AL]?GPL|GNU|MPL|EUPL|CDDL|EPL|CC-BY-SA|SSPL)", re.IGNORECASE)
_name = re.compile(r"[A-Za-z0-9._-]+").match
NAMES = {
    "MIT": r"MIT", "BSD-3-Clause": r"BSD", "Apache-2.0": r"Apache", "PSF-2.0": r"PSF|Python Soft",
    "Apache-2.0 or BSD-3-Clause": r"Apache|BSD|Dual", "MPL-2.0": r"MPL|Mozilla",
    "MPL-2.0 and MIT": r"MPL.*MIT",
}  # fmt: skip
"""Licence to how packages write it."""


def _required(package: str) -> Iterator[str]:
    for requirement in requires(package) or ():
        name, _, marker = requirement.partition(";")
        if "extra ==" not in marker and "extra==" not in marker:
            found = _name(name)
            assert found is not None
            yield found[0].lower().replace("_", "-")


def runtime() -> set[str]:
    """Give every package that a plain installation needs here."""
    found: set[str] = set()
    waiting = list(_required("identity-schema"))
    while waiting:
        package = waiting.pop()
        if package not in found:
            found.add(package)
            try:
                waiting += _required(package)
            except PackageNotFoundError:  # for another system or version of Python
                found.discard(package)
    return found


def said(package: str) -> str:
    """Give what a package says of its licence."""
    meta = distribution(package).metadata
    short = (meta.get("License") or "").strip().splitlines()[:1]
    classifiers = [c for c in meta.get_all("Classifier") or () if c.startswith("License")]
    return " ".join([meta.get("License-Expression") or "", *short, *classifiers])


def test_every_package_at_run_time_is_listed() -> None:
    assert runtime() <= set(LICENCES)


@pytest.mark.parametrize("package", sorted(runtime()))
def test_a_package_has_the_licence_that_is_listed_and_it_is_not_copyleft(package: str) -> None:
    text = said(package)
    assert re.search(NAMES[LICENCES[package]], text), text
    assert not _copyleft.search(text)


def test_the_packages_that_are_declared_have_lower_bounds() -> None:
    """And no upper ones, which would keep mended versions out."""
    project = ROOT / "pyproject.toml"
    if not project.is_file():
        pytest.skip("the project's file is not beside the tests")
    declared = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["dependencies"]
    assert [d for d in declared if not re.fullmatch(r"[a-z-]+>=[0-9.]+", d)] == []
    assert {re.split(">=", d)[0] for d in declared} <= set(LICENCES)


def extras() -> set[str]:
    """Give what extras for users name, as it is declared."""
    project = ROOT / "pyproject.toml"
    if not project.is_file():
        pytest.skip("the project's file is not beside the tests")
    said = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    return {one for name, needs in said.items() if name not in _NOT_FOR_USERS for one in needs}


def test_extras_have_lower_bounds_and_listed_licences() -> None:
    declared = extras()
    assert [
        d for d in declared if not re.match(r"[a-z.-]+(\[[a-z]+\])?>=[0-9.]+(?:;.*)?$", d)
    ] == []
    names = {re.split(r">=|\[", d)[0] for d in declared}
    assert names == set(EXTRAS)
    for package in names:
        try:
            assert re.search(NAMES[EXTRAS[package]], said(package)), said(package)
        except PackageNotFoundError:  # for another version of Python, or not wanted here
            continue


def test_the_lock_has_everything_that_development_needs() -> None:
    """Written anew by `make lock`."""
    project, lock = ROOT / "pyproject.toml", ROOT / "requirements-dev.lock"
    if not lock.is_file():
        pytest.skip("the lock is not beside the tests")
    said = tomllib.loads(project.read_text(encoding="utf-8"))["project"]
    extras = said["optional-dependencies"]
    wanted = {*said["dependencies"], *extras["dev"], *extras["testing"], *extras["duckdb"]}
    names = {re.split(r"[>=;\[]", one)[0].lower() for one in wanted} - {"identity-schema"}
    locked = dict(
        line.lower().split("==") for line in lock.read_text().splitlines() if line[:1] != "#"
    )
    assert names - {name.replace("_", "-") for name in locked} == set()
    assert all(re.fullmatch(r"[0-9][0-9a-z.+]*", version) for version in locked.values())


def test_the_readme_lists_the_licences_of_what_is_declared() -> None:
    readme = ROOT / "README.md"
    if not readme.is_file():
        pytest.skip("the README is not beside the tests")
    text = readme.read_text(encoding="utf-8")
    for package in _required("identity-schema"):
        line = next(line for line in text.splitlines() if line.startswith(f"| {package} "))
        assert LICENCES[package] in line


def test_the_security_page_lists_the_licences_of_all_of_them() -> None:
    page = ROOT / "docs" / "security.md"
    if not page.is_file():
        pytest.skip("the docs are not beside the tests")
    text = page.read_text(encoding="utf-8")
    assert [p for p in runtime() if f"| {p} | {LICENCES[p]} |" not in text] == []
    assert [p for p, licence in EXTRAS.items() if f"| {p} | {licence} |" not in text] == []


def test_nothing_of_the_library_unpickles_or_evaluates_data() -> None:
    """`exec` runs the library's own text, in one place, and a worker hears its own parent."""
    import identity_schema

    package = Path(identity_schema.__file__).parent
    found = set()
    for path in package.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for word in re.findall(r"\b(pickle|marshal|shelve|yaml|eval|exec|compile)\b\(?", text):
            calls = re.search(rf"(?<![.\w]){word}\(", text) or re.search(
                rf"^import {word}", text, re.MULTILINE
            )
            if calls:
                found.add((path.relative_to(package).as_posix(), word))
    assert found == {
        ("_generated.py", "compile"), ("_generated.py", "exec"),
        ("stores/runs/worker.py", "pickle"),
    }  # fmt: skip
