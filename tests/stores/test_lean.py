"""A command and its workers hold nothing that they need not."""

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("workers", ["1", "2"])
@pytest.mark.parametrize("output", ["out", "out.duckdb"])
def test_no_process_of_ours_imports_pandas(tmp_path: Path, output: str, workers: str) -> None:
    # Who imports this one ends at once, and says so by a file.
    noted = tmp_path / "imported"
    (tmp_path / "pandas.py").write_text(f"import os; open({str(noted)!r}, 'w'); os._exit(1)")
    begin = f"import sys; sys.path.insert(0, {str(tmp_path)!r})"
    command = f"{begin}; from identity_schema.cli import main; sys.exit(main())"
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [
            sys.executable, "-c", command, "normalize", EXAMPLES / "mixed.jsonl",
            "--to", tmp_path / output, "--workers", workers, "--span", "3",
        ],
        check=False, capture_output=True,
    )  # fmt: skip
    assert not noted.exists()
    assert done.returncode == 0


def test_in_the_program_of_someone_else_pandas_can_be_imported(tmp_path: Path) -> None:
    (tmp_path / "pandas.py").write_text("")
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r}); from identity_schema.cli import main;"
        f" main(['normalize', {str(EXAMPLES / 'mixed.jsonl')!r}, '--to', 'out.jsonl']);"
        " import pandas"
    )
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program], cwd=tmp_path, check=False, capture_output=True
    )
    assert done.returncode == 0
