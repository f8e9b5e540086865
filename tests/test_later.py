"""What a first payload does not need is not loaded for it."""

import subprocess
import sys
from pathlib import Path

import pytest

import identity_schema
from identity_schema._later import Module, Pattern

EXAMPLES = Path(__file__).parents[1] / "examples"

HEAVY = {
    "cattrs", "dateutil", "importlib.metadata", "importlib.resources", "json", "usaddress",
    "zoneinfo", "identity_schema._render", "identity_schema.assurance.framework",
    "identity_schema.mapping.emit_render", "identity_schema.mapping.trace",
}  # fmt: skip
OTHERS = {
    "akahu/identity_result.json": {"gb_account", "gb_driving_licence", "iban", "nuban", "vnin"},
    "okra/get_by_bvn.json": {"gb_account", "gb_driving_licence", "iban", "nz_account", "card"},
}


def _loaded(program: str, *about: str) -> set[str]:
    program = f"import sys; {program}\nprint(*sys.modules)"
    command = [sys.executable, "-c", program, *about]
    made = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - ours
    return set(made.stdout.split())


def test_importing_the_package_loads_no_reader_no_model_and_no_library() -> None:
    loaded = _loaded("import identity_schema")
    assert {name for name in loaded if name.startswith("identity_schema.")} == {
        "identity_schema._later", "identity_schema._version", "identity_schema.errors",
    }  # fmt: skip
    assert loaded.isdisjoint({"attrs", "msgspec", "phonenumbers"})


@pytest.mark.parametrize("name", sorted(OTHERS))
def test_a_first_payload_loads_only_what_reads_it(name: str) -> None:
    program = (
        "import identity_schema as i; i.normalize(open(sys.argv[1], 'rb').read())[0].persons[0]"
    )
    loaded = _loaded(program, str(EXAMPLES / name))
    assert loaded & HEAVY == set()
    assert loaded & {f"identity_schema.numbers.{other}" for other in OTHERS[name]} == set()


def test_a_module_is_there_from_its_first_name_on() -> None:
    program = (
        "from identity_schema._later import Module; calendar = Module('calendar');"
        "assert 'calendar' not in sys.modules; assert calendar.monthrange(2024, 2)[1] == 29;"
        "assert calendar.monthrange is sys.modules['calendar'].monthrange"
    )
    assert "calendar" in _loaded(program)


def test_a_name_that_is_not_there_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = Module("math").no_such_name
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = Pattern("a").no_such_name
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = identity_schema.no_such_name


def test_a_pattern_keeps_its_flags() -> None:
    import re

    assert Pattern("[a-z]+", re.IGNORECASE).sub("-", "Kōwhai") == "-ō-"


def test_help_loads_no_reader_no_model_and_no_store() -> None:
    program = (
        "import contextlib, io; from identity_schema.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):\n"
        "    main(['--help'])\n"
    )
    loaded = _loaded(program)
    assert loaded.isdisjoint({"attrs", "duckdb", "importlib.resources", "msgspec", "pyarrow"})
