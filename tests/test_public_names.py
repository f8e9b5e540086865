"""Names are where a reader of the pages looks for them."""

import subprocess
import sys
from importlib import import_module

import pytest

NAMES = {
    "identity_schema": ["iter_batches", "redact", "to_arrow", "upgrade"],
    "identity_schema.engines": ["normalize_batches", "normalize_stream", "spark"],
    "identity_schema.privacy": ["Policy", "Pseudonymizer", "is_third_party", "load_key", "redact"],
    "identity_schema.tables": ["iter_batches", "to_arrow"],
    "identity_schema.testing": ["check_mapping", "conformance", "strategies"],
}


@pytest.mark.parametrize("module", NAMES)
def test_public_names_are_there_and_listed(module: str) -> None:
    home = import_module(module)
    for name in NAMES[module]:
        assert getattr(home, name) is not None
        assert {name} <= {*home.__all__} & {*dir(home)}
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = home.nothing


@pytest.mark.parametrize("module", ["privacy", "engines", "testing", "tables"])
def test_a_room_alone_imports_no_optional_library(module: str) -> None:
    code = f"import sys, identity_schema.{module}; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert not {"pyarrow", "pyspark", "duckdb", "hypothesis", "polars"} & {*run.stdout.split()}


def test_redact_is_the_function_whatever_was_imported_before() -> None:
    code = (
        "import identity_schema.privacy.redaction, identity_schema.privacy.pseudonymizer\n"
        "from identity_schema.privacy import redact, Pseudonymizer\n"
        "print(callable(redact), callable(Pseudonymizer))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 - our own code
    assert run.stdout.split() == ["True", "True"]
