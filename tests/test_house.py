"""The house: imports point one way, rooms hold what they should, nothing reads the environment."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import identity_schema

PACKAGE = Path(identity_schema.__file__).parent
ROOT = Path(__file__).parents[1]

FLOORS = {
    "_calls": 0, "_extras": 0, "_generated": 0, "_later": 0, "_twin": 0, "_version": 0,
    "errors": 0, "limits": 0, "codes": 0, "reading": 0, "data": 0,
    "numbers": 1, "values": 2, "assurance": 2, "model": 3, "jsontext": 3, "mapping": 4,
    "failures": 0, "records": 3, "kept": 4, "_payload": 6, "_render": 6, "_normalize": 7,
    "privacy": 6,
    "__init__": 8, "tables": 7, "stores": 8, "engines": 8, "exports": 8, "testing": 8, "cli": 9,
    "__main__": 9,
}  # fmt: skip
"""Room to floor; a room imports from its own floor and from below."""

_AMBIENT = re.compile(
    r"datetime\.now|\.today\(|utcnow|time\.time\(|locale\.|os\.environ|getenv|\.astimezone\(\)"
)


def _modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        yield room, path


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "identity_schema" and len(parts) > 1 and parts[1] in FLOORS:
                yield parts[1]


@pytest.mark.parametrize("room", sorted({room for room, _ in _modules()}))
def test_a_room_imports_nothing_from_above(room: str) -> None:
    assert room in FLOORS, "a new room needs a floor"
    if room == "__init__":
        return
    for found, path in _modules():
        if found == room:
            above = [other for other in _imports(path) if FLOORS[other] > FLOORS[room]]
            assert above == [], path.name


_MAY_READ = {
    "privacy/key.py",  # the one variable that its caller names
    "stores/runs/lean.py",  # sets a word on memory for Arrow, where nobody else did
}


def test_the_library_reads_no_clock_no_locale_and_no_environment() -> None:
    guilty = {
        path.relative_to(PACKAGE).as_posix() for room, path in _modules()
        if room != "cli" and _AMBIENT.search(path.read_text(encoding="utf-8"))
    }  # fmt: skip
    assert guilty == _MAY_READ


def test_mappings_hold_documents_only() -> None:
    folder = next(f for f in (PACKAGE / "_mappings", ROOT / "mappings") if f.is_dir())
    assert {path.suffix for path in folder.rglob("*") if path.is_file()} == {".toml"}


def test_no_public_name_is_listed_twice() -> None:
    for _, path in _modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
                names = ast.literal_eval(node.value)
                assert len(names) == len(set(names)), path.name


def test_importing_the_package_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys, identity_schema\n"
        "from identity_schema import normalize\n"
        "heavy = {'usaddress', 'dateutil', 'cattrs', 'phonenumbers', 'pyarrow', 'duckdb',"
        " 'hypothesis', 'tqdm', 'polars', 'pyspark'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter and text
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
