"""What the README shows, runs."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_BLOCK = re.compile(r"```python\n(.*?)```", re.DOTALL)
_PRINTED = re.compile(r"^print\((?P<what>.*)\)\s+# (?P<says>[^:\n]*)", re.MULTILINE)


def _blocks() -> list[str]:
    readme = ROOT / "README.md"
    if not readme.exists():
        pytest.skip("the README is not beside the tests")
    return [b for b in _BLOCK.findall(readme.read_text(encoding="utf-8")) if "examples/" in b]


def test_the_examples_print_what_the_comments_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    told = 0
    for shown in _blocks():
        block = re.sub(r'open\(("[^"]+"), "rb"\)\.read\(\)', r"Path(\1).read_bytes()", shown)
        names: dict[str, object] = {"Path": Path}
        exec(block, names)  # noqa: S102 - the README's own text
        for found in _PRINTED.finditer(block):
            says = found["says"].strip()
            if says.startswith(("by disposition",)):
                continue
            value = eval(found["what"], names) if "," not in found["what"] else None  # noqa: S307
            if value is None:
                continue
            assert str(value) == says
            told += 1
    assert told >= 4
