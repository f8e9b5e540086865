"""The JSON Schema of a record: what is written fits it, and what is not of the model does not."""

from pathlib import Path
from typing import Any

import attrs
import jsonschema
import pytest
from hypothesis import given, settings

from identity_schema import list_mappings, load_mapping, normalize
from identity_schema.errors import PayloadError
from identity_schema.exports.json_schema import json_schema, record_schema_version
from identity_schema.model import Name, Person, Record
from identity_schema.model.convert import from_dict, to_dict
from identity_schema.model.fields import sensitivities_of
from identity_schema.testing.strategies import messy

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.json"))
VALIDATOR = jsonschema.Draft202012Validator(json_schema())
PAYLOADS = VALIDATOR.evolve(schema={"$ref": "#/$defs/Payload", "$defs": json_schema()["$defs"]})
KINDS = [kind for kind in list_mappings() if "request" not in load_mapping(kind).name]


def test_the_schema_is_one_of_its_draft() -> None:
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json_schema()["$id"].endswith(record_schema_version())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_the_examples_become_fits(path: Path) -> None:
    try:
        records = normalize(path.read_bytes())
    except PayloadError:
        records = normalize(path.read_bytes(), mapping="okra.identity")
    PAYLOADS.validate(to_dict(records.payload))
    for record in records:
        VALIDATOR.validate(to_dict(record))


@pytest.mark.parametrize("kind", KINDS)
def test_law_what_a_drawn_payload_becomes_fits(kind: str) -> None:
    @settings(max_examples=15)
    @given(messy(kind))
    def holds(case: Any) -> None:
        records = normalize(case.payload, mapping=kind)
        PAYLOADS.validate(to_dict(records.payload))
        for record in records:
            VALIDATOR.validate(to_dict(record))

    holds()


def test_a_value_that_is_none_where_the_default_is_a_word_fits() -> None:
    record = Record(key="k", persons=(Person(names=(Name(use=None, text="Ada"),)),))
    values = to_dict(record)
    assert values["persons"][0]["names"][0]["use"] is None
    VALIDATOR.validate(values)


@pytest.mark.parametrize(
    "wrong",
    [
        {"key": 1}, {"novel": "1"}, {"status": "done"}, {"created_at": "2026-11-22"},
        {"created_at": "2026-11-22T09:00:00+13:00"}, {"persons": [{"birthdate": "16/04/1989"}]},
        {"issues": [{"code": "value.empty"}]}, {"persons": {}}, {"addresses": [{"city": "Lagos"}]},
        {"checks": [{"score": 1}]},
    ],
)  # fmt: skip
def test_what_no_record_says_does_not_fit(wrong: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(wrong)


def test_every_field_says_what_it_holds_and_how_sensitive_it_is() -> None:
    made = json_schema()
    classes = {"Record": made, **made["$defs"]}
    for name, said in classes.items():
        assert [f for f, p in said["properties"].items() if not p.get("description")] == [], name
    for field, word in sensitivities_of(Name).items():
        assert classes["Name"]["properties"][field]["x-sensitivity"] == str(word)
    assert set(classes["Name"]["properties"]) == {a.name for a in attrs.fields(Name)}


def test_what_an_output_writes_beside_a_record_fits_and_is_left_out() -> None:
    values = {"key": "k", "schema": record_schema_version(), "mapping": "m@1", "library": "0.1.0"}
    VALIDATOR.validate(values)
    assert from_dict(values, Record) == Record(key="k")
