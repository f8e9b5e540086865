"""The page for compliance readers says what the tables say."""

import pathlib
import re
import tomllib

import pytest

from identity_schema.assurance import BUILT_IN_PACKS, load_framework, load_pack, shipped_frameworks

PAGE = pathlib.Path(__file__).parents[2] / "docs" / "assurance.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def _rows(page: str, heading: str) -> list[list[str]]:
    section = page.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]
    rows = [line.strip("|").split("|") for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in row] for row in rows[1:]]


def test_the_table_of_levels_is_the_table_that_ships(page: str) -> None:
    printed = {
        (row[0].strip("`"), tuple(row[1].split(", ")) if row[1] else ()): tuple(row[2].split(" < "))
        for row in _rows(page, "What ranks against what")
    }
    shipped = {
        (one.name, tuple(v for v in edition.versions if " (" not in v)): edition.levels
        for one in shipped_frameworks().frameworks
        for edition in one.editions
    }
    assert printed == shipped


def test_every_known_name_and_alias_is_on_the_page(page: str) -> None:
    for framework in shipped_frameworks().frameworks:
        for name in framework.names:
            assert f"`{name}`" in page


def test_every_published_statement_is_on_the_page(page: str) -> None:
    ids = [
        one
        for row in _rows(page, "Why nothing ranks across frameworks")
        for one in row[0].split(", ")
    ]
    assert ids == [f"e{number:02}" for number in range(1, 19)]
    for name in BUILT_IN_PACKS:
        assert f"`{name}`" in page
    cited = {one.id for one in shipped_frameworks().not_equated}
    used = {edge.id for name in BUILT_IN_PACKS for edge in load_pack(name).edges}
    assert cited | used <= set(ids)


def test_every_source_is_cited_and_every_citation_has_a_source(page: str) -> None:
    text, sources = page.split("## Sources\n")
    listed = re.findall(r"^(\d+)\. ", sources, re.MULTILINE)
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert set(re.findall(r"\[(\d+)\]", text)) == set(listed)


def test_the_examples_on_the_page_load(page: str) -> None:
    frame, pack = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    known = load_framework(frame)
    assert known.named("acme_trust") is not None
    assert load_pack(pack, frameworks=known).name == tomllib.loads(pack)["name"]
