"""The page on testing says what the code does: its blocks run, its tables are ours."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from identity_schema.testing import FICTION, MESSES, Disagreement

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "testing.md"
PRINTED = re.compile(r"print\((.*)\) +# (.+)$", re.MULTILINE)
TEXT = PAGE.read_text(encoding="utf-8") if PAGE.is_file() else ""


@pytest.fixture(scope="module")
def names() -> dict[str, Any]:
    """What the blocks of the page define, one after the other."""
    held: dict[str, Any] = {"said": [], "Path": Path}
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        for block in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL):
            code = re.sub(
                r"print\((.*)\) +# (.+)$",
                r'said.append((str(\1), """\2"""))',
                block,
                flags=re.MULTILINE,
            )
            code = re.sub(r'open\(("[^"]+"), "rb"\)\.read\(\)', r"Path(\1).read_bytes()", code)
            exec(code, held)  # noqa: S102 - our own page
    return held


def test_what_is_printed_is_what_the_comments_say(names: dict[str, Any]) -> None:
    assert len(names["said"]) == 6
    for got, says in names["said"]:
        assert got == says


def test_the_bug_is_found_as_the_page_shows_it(names: dict[str, Any]) -> None:
    with pytest.raises(Disagreement) as caught:
        names["test_to_customer"]()
    shown = re.search(r"```text\n(to_customer .*?)```", TEXT, re.DOTALL)
    assert shown is not None
    said, _, payload = str(caught.value).partition("payload:\n")
    told, _, smallest = shown[1].partition("payload:\n")
    assert said == told
    # Hypothesis draws from constants of whatever is imported: a key more may be left over.
    assert has(json.loads(payload), json.loads(smallest))
    assert len(payload.splitlines()) < len(smallest.splitlines()) + 6


def has(found: Any, wanted: Any) -> bool:
    """Tell whether all that is wanted is in what was found."""
    if isinstance(wanted, dict):
        return all(key in found and has(found[key], wanted[key]) for key in wanted)
    return bool(found == wanted)


def rows(heading: str) -> list[list[str]]:
    section = TEXT.partition(heading)[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_kinds_of_mess_are_those_that_there_are() -> None:
    said = {kind.strip("`"): answer for kind, answer in rows("## As messy as real payloads")}
    assert said == MESSES
    assert list(said) == list(MESSES)


def test_the_ranges_for_fiction_are_those_that_are_used() -> None:
    said = {
        (what, country): told
        for what, countries, told in rows("## Nobody's numbers")
        for country in countries.split(", ")
    }
    assert said == {
        (one.what, one.country): one.reserved or f"none exists: {one.instead}" for one in FICTION
    }
