"""The page on privacy says what the code does."""

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from identity_schema.cli import main
from identity_schema.model.fields import Sensitivity
from identity_schema.privacy.policy import CHOICES, DEFAULTS

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "privacy.md"
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
def test_the_examples_run(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "tenant.key").write_text("0123456789abcdef0123456789abcdef")
    code = re.sub(r"print\((.*)\) +# (\w+)$", r"assert str(\1) == '\2'", code, flags=re.MULTILINE)
    exec(code, {"payload": {"sub": "1"}})  # noqa: S102 - our own page


def _rows(heading: str) -> list[list[str]]:
    section = TEXT.partition(heading)[2].partition("\n#")[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| `")]
    return [[cell.strip() for cell in row] for row in rows]


def test_the_words_are_those_of_the_model_in_their_order() -> None:
    words = [row[0].strip("`") for row in _rows("## How sensitive a value is")]
    assert sorted(words) == sorted(Sensitivity)


def test_the_policy_is_the_default_one() -> None:
    said = {
        word: (row[1], row[2]) for row in _rows("### The policy")
        for word in re.findall(r"`(\w+)`", row[0])
    }  # fmt: skip
    assert {word: default.strip("`") for word, (default, _) in said.items()} == DEFAULTS
    for word, (_, choices) in said.items():
        assert sorted(re.findall(r"`(\w+)`", choices)) == sorted(CHOICES[word])


@pytest.fixture(params=[0o022, 0o077])
def umask(request: pytest.FixtureRequest) -> Iterator[int]:
    """A umask, as it is set in many places and as the page advises."""
    before = os.umask(request.param)
    yield request.param
    os.umask(before)


@pytest.mark.parametrize("name", ["o.duckdb", "o.jsonl", "o"])
def test_the_modes_are_those_of_the_page(
    name: str, umask: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_bytes(b'{"_id": "i", "status": "COMPLETE"}\n<html>\n')
    assert main(["normalize", "in.jsonl", "--to", name, "--json-summary", "s.json"]) == 1
    output, *others = (Path(name), Path(f"{name}.quarantine.jsonl"), Path("s.json"))
    usual = (0o777 if output.is_dir() else 0o666) & ~umask
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (output, *others)]
    assert modes == [usual, 0o600, 0o666 & ~umask]
    if output.is_dir():
        files = [path for path in output.rglob("*") if path.is_file()]
        assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o666 & ~umask}
    assert "umask 077" in TEXT
