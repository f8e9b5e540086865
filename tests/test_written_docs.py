"""The pages that a tool writes are what it would write now."""

import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", ["codes", "tables"])
def test_a_written_page_is_up_to_date(page: str) -> None:
    written = runpy.run_path(str(ROOT / "tools" / f"write_{page}.py"))["page"]()
    assert (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8") == written
