"""The pages that a tool writes are what it would write now."""

import runpy
from pathlib import Path

import duckdb
import pytest

from identity_schema.cli import main
from identity_schema.tables.schema import TABLES

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("page", ["codes", "tables"])
def test_a_written_page_is_up_to_date(page: str) -> None:
    written = runpy.run_path(str(ROOT / "tools" / f"write_{page}.py"))["page"]()
    assert (ROOT / "docs" / f"{page}.md").read_text(encoding="utf-8") == written


def test_the_page_of_tables_names_what_a_store_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["normalize", str(ROOT / "examples" / "mixed.jsonl"), "--to", "o.duckdb"]) == 0
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    with duckdb.connect("o.duckdb", read_only=True) as connection:
        query = "SELECT table_name, table_type FROM information_schema.tables"
        shown = connection.execute(query).fetchall()
    views = {name for name, kind in shown if kind == "VIEW"}
    assert {name for name, kind in shown if kind != "VIEW"} == set(TABLES)
    assert (len(TABLES), len(views)) == (15, 5)
    assert "the fifteen tables of this page" in page
    assert "five views" in page
    assert [name for name in sorted({*views, "tombstones"}) if f"`{name}`" not in page] == []
