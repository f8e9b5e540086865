"""What CONTRIBUTING promises: a field is one line, a provider is one file, each `make` is there."""

import re
from pathlib import Path

from identity_schema import explain, load_mapping, normalize

ROOT = Path(__file__).parents[1]


def test_a_field_of_a_provider_is_one_line(tmp_path: Path) -> None:
    text = load_mapping("oneid.userinfo").document.text
    line = 'preferred_language = "person.marital_status"\n'
    path = tmp_path / "userinfo.toml"
    path.write_text(text.replace('[at."."]\n', '[at."."]\n' + line, 1), encoding="utf-8")
    payload = {"sub": "1", "preferred_language": "mi"}
    assert normalize(payload).payload.unmapped == ("/preferred_language",)
    account = explain(payload, mapping=path)
    assert account.counts == {"mapped": 2, "unread": 0, "dropped": 0, "unmapped": 0}
    assert account.records[0].persons[0].marital_status == "mi"


def test_the_line_that_it_shows_is_taken(tmp_path: Path) -> None:
    shown = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    start = shown.index("preferred_language = ")
    line = shown[start : shown.index("\n", start)]
    text = load_mapping("oneid.userinfo").document.text
    path = tmp_path / "userinfo.toml"
    path.write_text(text.replace('[at."."]\n', f'[at."."]\n{line}\n', 1), encoding="utf-8")
    assert not normalize({"sub": "1", "preferred_language": "mi"}, mapping=path).payload.unmapped


def test_every_make_that_a_page_names_is_a_target_and_make_help_lists_them_all() -> None:
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", text, re.MULTILINE))
    listed = set(re.findall(r"^([a-z-]+):.*  ## .", text, re.MULTILINE))
    told = re.compile(r"(?:`|^)make ([a-z-]+)", re.MULTILINE)
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    named = {name for page in pages for name in told.findall(page.read_text(encoding="utf-8"))}
    assert targets == listed
    assert named <= targets
    assert {"demo", "env", "help", "test"} <= named
