"""Upgrading: from every earlier schema step by step, never from a later or an unknown one."""

import copy
from pathlib import Path
from typing import Any

import pytest

from identity_schema import ContractError, normalize, upgrade
from identity_schema.model import Payload, Record
from identity_schema.model.convert import from_dict, to_dict
from identity_schema.model.upgrade import STEPS, Step, upgraded
from identity_schema.model.version import FIRST_SCHEMA, SCHEMA, is_later, release_of

EXAMPLE = Path(__file__).parents[2] / "examples" / "okra" / "get_by_bvn.json"


def _renamed(values: dict[str, Any]) -> dict[str, Any]:
    values["source_id"] = values.pop("id")
    return values


def _flattened(values: dict[str, Any]) -> dict[str, Any]:
    values["messages"] = [values.pop("message")]
    return values


EARLIER = {"0.0.8": Step("0.0.9", _renamed), "0.0.9": Step("0.1.0", _flattened)}
"""Two schemas that never were, to go the way from."""


def test_what_this_version_wrote_is_the_same_but_for_saying_so() -> None:
    records = normalize(EXAMPLE.read_bytes())
    for one, cls in ((records.payload, Payload), (records[0], Record)):
        values = to_dict(one)
        assert upgrade(values) == {**values, "schema": SCHEMA}
        assert from_dict(upgrade(values), cls) == one


def test_law_upgrading_twice_is_upgrading_once() -> None:
    values = to_dict(normalize(EXAMPLE.read_bytes())[0])
    assert upgrade(upgrade(values)) == upgrade(values)


def test_steps_are_gone_one_after_the_other_and_what_was_given_stays_as_it_was() -> None:
    old = {"id": "7", "message": "late", "schema": "0.0.8+0123456789ab", "persons": [{}]}
    before = copy.deepcopy(old)
    made = upgraded(old, EARLIER, "0.1.0")
    assert made == {
        "source_id": "7", "messages": ["late"], "persons": [{}], "schema": "0.1.0",
    }  # fmt: skip
    assert old == before
    assert upgraded({**made, "schema": "0.1.0"}, EARLIER, "0.1.0") == made


@pytest.mark.parametrize(
    ("said", "code"),
    [("99.0.0", "schema.newer"), ("0.0.1", "schema.unknown"), ("new", "schema.unknown"),
     (7, "schema.unknown"), ("1.0", "schema.unknown"), ("", "schema.unknown")],
)  # fmt: skip
def test_another_schema_is_refused(said: object, code: str) -> None:
    with pytest.raises(ContractError) as caught:
        upgrade({"key": "k", "schema": said})
    assert caught.value.code == code


def test_values_of_another_schema_are_not_structured_as_if_they_were_of_this() -> None:
    with pytest.raises(ContractError, match="upgrade") as caught:
        from_dict({"key": "k", "schema": "0.0.9"}, Record)
    assert caught.value.code == "schema.differs"


def test_what_says_no_schema_is_of_the_first() -> None:
    assert upgraded({"key": "k"}, {}, FIRST_SCHEMA)["schema"] == FIRST_SCHEMA
    assert set(STEPS) == ({FIRST_SCHEMA} if SCHEMA != FIRST_SCHEMA else set())


def test_versions_are_compared_as_numbers() -> None:
    assert is_later("0.10.0", "0.9.9")
    assert not is_later("0.1.0", "0.1.0+abc")
    assert release_of("1.2.3+00ff") == "1.2.3"


def test_what_the_page_shows_runs(capsys: pytest.CaptureFixture[str]) -> None:
    page = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
    shown = page.partition("```python\n")[2].partition("```")[0]
    exec(shown, {})  # noqa: S102 - the page's own text
    assert capsys.readouterr().out == "okra.identity\n"
