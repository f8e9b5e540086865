"""What an extra brings is asked for by the name of the extra, wherever it is first needed."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import identity_schema
from identity_schema import _extras

PACKAGE = Path(identity_schema.__file__).parent

BARE = """
import sys
from importlib.abc import MetaPathFinder

class Nothing(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"pyarrow", "pyspark", "hypothesis", "duckdb", "polars"}:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Nothing())
"""
"""What a base install has."""


def said(program: str) -> list[str]:
    """Run a program as with a base install, and give the lines that it prints."""
    command = [sys.executable, "-c", BARE + program]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return done.stdout.splitlines()


CALLS = {
    "from identity_schema import to_arrow": ("pyarrow", "arrow"),
    "from identity_schema import iter_batches": ("pyarrow", "arrow"),
    "import identity_schema; identity_schema.to_arrow": ("pyarrow", "arrow"),
    "from identity_schema.tables import stream": ("pyarrow", "arrow"),
    "from identity_schema.tables import flatten": ("pyarrow", "arrow"),
    "from identity_schema.tables.arrow import stream": ("pyarrow", "arrow"),
    "from identity_schema.engines import normalize_batches": ("pyarrow", "arrow"),
    "from identity_schema.engines.batches import normalize_stream": ("pyarrow", "arrow"),
    "from identity_schema.engines import spark": ("pyspark", "spark"),
    "import identity_schema.engines.spark": ("pyspark", "spark"),
    "from identity_schema.testing import conformance": ("hypothesis", "testing"),
    "from identity_schema.testing import strategies": ("hypothesis", "testing"),
    "from identity_schema.testing.strategies import messy": ("hypothesis", "testing"),
}


def test_a_missing_library_is_told_by_the_extra_that_brings_it() -> None:
    tries = "".join(
        f"try:\n    {call}\nexcept ImportError as error:\n    print(type(error).__name__, error)\n"
        for call in CALLS
    )
    assert said(tries) == [
        f"ModuleNotFoundError {library} is not installed: pip install 'identity-schema[{extra}]'"
        for library, extra in CALLS.values()
    ]


@pytest.mark.parametrize("room", ["engines", "exports", "tables", "testing"])
def test_no_module_of_a_room_says_only_that_a_library_is_missing(room: str) -> None:
    names = [
        ".".join(("identity_schema", *path.relative_to(PACKAGE).with_suffix("").parts))
        for path in sorted((PACKAGE / room).rglob("*.py"))
    ]
    program = f"""
import importlib
for name in {names!r}:
    try:
        importlib.import_module(name.removesuffix(".__init__"))
    except ImportError as error:
        assert "pip install 'identity-schema[" in str(error), (name, error)
    print(name)
"""
    assert said(program) == names


def test_what_needs_no_extra_asks_for_none() -> None:
    program = """
from identity_schema.testing import render, sample
from identity_schema.tables.catalogue import catalogue
from identity_schema.exports.json_schema import json_schema
print(len(list(sample("okra.identity", 3))))
"""
    assert said(program) == ["3"]


def test_a_library_that_a_library_misses_is_not_taken_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def broken(_: str) -> None:
        raise ModuleNotFoundError("No module named 'numpy'", name="numpy")

    monkeypatch.delattr(_extras, "pc", raising=False)
    monkeypatch.setattr(_extras, "import_module", broken)
    with pytest.raises(ModuleNotFoundError, match="No module named 'numpy'"):
        _ = _extras.pc
    with pytest.raises(AttributeError, match="no attribute 'pandas'"):
        _ = _extras.pandas  # type: ignore[attr-defined]


def test_the_extras_are_those_that_can_be_installed() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    if not project.is_file():
        pytest.skip("only in a checkout")
    extras = tomllib.loads(project.read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for extra, library, _ in _extras._BROUGHT.values():
        root = library.partition(".")[0]
        assert any(root == wanted.split(">")[0].split("[")[0] for wanted in extras[extra]), root
