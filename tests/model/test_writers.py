"""A writer leaves out what is at its default and nothing else."""

import attrs
import pytest

from identity_schema import model
from identity_schema.model.convert import from_dict
from identity_schema.model.writers import writer_of

CLASSES = [getattr(model, name) for name in model.__all__ if name != "Context"]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_an_entity_at_its_defaults_is_written_as_what_has_none(cls: type) -> None:
    needed = {a.name: "1989" for a in attrs.fields(cls) if a.default is attrs.NOTHING}
    if cls is model.PartialDate:
        needed = {"year": 1989}
    assert writer_of(cls)(cls(**needed)) == needed


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_each_text_of_a_class_is_written_under_its_name_and_read_back(cls: type) -> None:
    texts = {a.name: f"a {a.name}" for a in attrs.fields(cls) if a.type in {str, str | None}}
    entity = cls(**texts) if cls is not model.PartialDate else cls(1989, 4, 16)
    written = writer_of(cls)(entity)
    assert {name: written[name] for name in texts} == texts
    assert list(written) == [a.name for a in attrs.fields(cls) if a.name in written]
    if cls is not model.PartialDate:
        assert from_dict(written, cls) == entity
