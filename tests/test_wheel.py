"""The wheel: built, installed away from the checkout, with its mappings and what it requires."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXAMPLE = HERE.parent / "examples" / "okra" / "get_by_bvn.json"
OPTIONAL = (
    "pyarrow", "duckdb", "polars", "pyspark", "tqdm", "hypothesis", "orjson", "pandas", "pytest",
)  # fmt: skip


def run(*command: object, cwd: Path, **how: object) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, with nothing of this environment but the path to programs."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    return subprocess.run(  # noqa: S603 - our own commands
        [str(part) for part in command], cwd=cwd, env=kept, capture_output=True, text=True,
        check=False, **how,  # type: ignore[call-overload]  # stdin
    )  # fmt: skip


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that is being tested, or one that is built of this checkout."""
    given = os.environ.get("IDENTITY_SCHEMA_WHEEL_FILE")
    if given:
        return Path(given)
    folder = tmp_path_factory.mktemp("wheel")
    done = run(
        sys.executable, "-m", "build", "--wheel", "--outdir", folder, HERE.parent, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def home(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean environment with the wheel and what it requires."""
    folder = tmp_path_factory.mktemp("away")
    venv.create(folder / "env", with_pip=False)
    done = run(
        sys.executable, "-m", "pip", "--python", folder / "env/bin/python", "install", "--quiet",
        "--disable-pip-version-check", wheel, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def python(home: Path, code: str) -> str:
    """Run code in the clean environment."""
    done = run(home / "env/bin/python", "-W", "error", "-c", code, cwd=home)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_it_holds_the_package_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"identity_schema"}
    documents = {name for name in names if name.startswith("identity_schema/_mappings/")}
    assert "identity_schema/_mappings/okra/identity.toml" in documents
    assert all(name.endswith(".toml") for name in documents)
    assert "identity_schema/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert [name for name in names if name.endswith(".pyc")] == []


def test_it_normalises_an_example_away_from_the_checkout(home: Path) -> None:
    code = (
        "import identity_schema, sys\n"
        "assert identity_schema.__file__.startswith(sys.prefix), identity_schema.__file__\n"
        f"records = identity_schema.normalize(open({str(EXAMPLE)!r}, 'rb').read())\n"
        "print(records[0].persons[0].identifiers[0].value, len(identity_schema.list_mappings()))"
    )
    value, count = python(home, code).split()
    assert value == "22165416979"
    assert int(count) >= 10


def test_mappings_is_no_package(home: Path) -> None:
    code = (
        "import importlib.util\n"
        "print(importlib.util.find_spec('mappings'), importlib.util.find_spec('tests'))"
    )
    assert python(home, code) == "None None"


def test_it_needs_no_optional_library(home: Path) -> None:
    code = (
        "import importlib.util\n"
        f"print([name for name in {OPTIONAL!r} if importlib.util.find_spec(name)])"
    )
    assert python(home, code) == "[]"


def test_the_command_works_with_what_is_required(home: Path) -> None:
    command = home / "env/bin/identity-schema"
    done = run(command, "normalize", EXAMPLE, "--to", "out.jsonl", cwd=home)
    assert (done.returncode, done.stderr) == (0, "")
    assert (home / "out.jsonl").read_bytes().count(b"\n") == 1
    assert run(command, "explain", EXAMPLE, cwd=home).returncode == 0
    assert "okra.identity" in run(command, "mappings", cwd=home).stdout
    refused = run(command, "normalize", EXAMPLE, cwd=home)
    assert refused.returncode == 2
    assert "pip install 'identity-schema[duckdb]'" in refused.stderr
    assert refused.stderr.count("\n") == 1


def test_hypothesis_learns_our_classes_through_the_entry_point(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    code = (
        "import sys\n"
        "from hypothesis import HealthCheck, Phase, find, settings, strategies as st\n"
        "from identity_schema.model import Record\n"
        f"assert sys.modules['identity_schema'].__file__.startswith({str(tmp_path)!r})\n"
        "quick = settings(database=None, phases=[Phase.generate],\n"
        "                 suppress_health_check=list(HealthCheck))\n"
        "record = find(st.from_type(Record), lambda record: record.persons, settings=quick)\n"
        "print(record.kind.startswith(record.provider + '.'))"
    )
    there = f"PYTHONPATH={tmp_path}"  # before what is installed of a checkout
    done = run("env", there, sys.executable, "-c", code, cwd=tmp_path)
    assert (done.returncode, done.stdout.strip()) == (0, "True"), done.stderr
