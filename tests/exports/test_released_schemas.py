"""No change of the schema goes unannounced: it is compared with what its version stands for."""

import json
import runpy
from pathlib import Path

import pytest

import identity_schema
from identity_schema.exports.described import described
from identity_schema.model.upgrade import STEPS
from identity_schema.model.version import SCHEMA, is_later
from identity_schema.tables.migrations import MIGRATIONS

FOLDER = Path(identity_schema.__file__).parent / "data" / "schemas"
RELEASES = sorted(path.stem for path in FOLDER.glob("*.json"))
TOOL = Path(__file__).parents[2] / "tools" / "write_schema.py"


def test_the_schema_is_what_its_version_stands_for() -> None:
    kept = json.loads((FOLDER / f"{SCHEMA}.json").read_text(encoding="utf-8"))
    assert described() == kept, (
        "the schema has changed: if nobody has this version yet, run tools/write_schema.py; else"
        " raise SCHEMA in identity_schema/model/version.py and write the steps that lead to it"
    )


def test_the_tool_would_write_what_is_kept() -> None:
    page = runpy.run_path(str(TOOL))["page"]()
    assert (FOLDER / f"{SCHEMA}.json").read_text(encoding="utf-8") == page


@pytest.mark.parametrize("release", RELEASES)
def test_from_every_version_that_was_kept_a_way_leads_to_today(release: str) -> None:
    here = release
    while here != SCHEMA:
        assert here in STEPS
        assert here in MIGRATIONS
        assert STEPS[here].to == MIGRATIONS[here].to
        assert is_later(STEPS[here].to, here)
        here = STEPS[here].to
    assert set(STEPS) == set(MIGRATIONS) == set(RELEASES) - {SCHEMA}
