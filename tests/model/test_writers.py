"""A writer leaves out what is at its default and nothing else."""

import datetime as dt
from decimal import Decimal

import attrs
import pytest

from identity_schema import model
from identity_schema.model.convert import from_dict, to_dict, to_json
from identity_schema.model.writers import writer_of

CLASSES = [getattr(model, name) for name in model.__all__ if name != "Context"]


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_an_entity_at_its_defaults_is_written_as_what_has_none(cls: type) -> None:
    needed = {a.name: "1989" for a in attrs.fields(cls) if a.default is attrs.NOTHING}
    if cls is model.PartialDate:
        needed = {"year": 1989}
    assert to_dict(cls(**needed)) == needed


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_each_text_of_a_class_is_written_under_its_name_and_read_back(cls: type) -> None:
    texts = {a.name: f"a {a.name}" for a in attrs.fields(cls) if a.type in {str, str | None}}
    entity = cls(**texts) if cls is not model.PartialDate else cls(1989, 4, 16)
    written = to_dict(entity)
    assert {name: written[name] for name in texts} == texts
    assert list(written) == [a.name for a in attrs.fields(cls) if a.name in written]
    if cls is not model.PartialDate:
        assert from_dict(written, cls) == entity


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_form_shows_nothing_that_it_holds(cls: type) -> None:
    texts = {a.name: f"a {a.name}" for a in attrs.fields(cls) if a.type in {str, str | None}}
    entity = cls(**texts) if cls is not model.PartialDate else cls(1989, 4, 16)
    assert repr(writer_of(cls)(entity)) == f"<{cls.__name__}, as it is written>"


def test_what_is_none_where_the_default_is_a_word_is_written() -> None:
    assert to_json(model.Person(role=None)) == b'{"role":null}'
    assert to_json(model.Person(role=str(b"subject", "ascii"))) == b"{}"


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (model.PartialDate(1989, 4, 16), "1989-04-16"),
        (model.PartialDate(1989, 4), "1989-04"),
        (model.PartialDate(1989), "1989"),
        (model.PartialDate(800, 1, 2), "0800-01-02"),
        (model.PartialDate(1989, 2, 31), "1989-02-31"),  # the class takes what no calendar has
        (model.PartialDate(0, 1, 1), "0000-01-01"),
    ],
)
def test_a_date_is_written_as_its_text(held: model.PartialDate, text: str) -> None:
    assert to_dict(model.Person(birthdate=held)) == {"birthdate": text}
    assert to_json(model.Person(birthdate=held)) == b'{"birthdate":"%b"}' % text.encode()


class Instant(dt.datetime):
    """A time of another class, as those of pandas are."""


@pytest.mark.parametrize(
    ("held", "text"),
    [
        (dt.datetime(2026, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "2026-01-02T03:04:05Z"),
        (dt.datetime(2026, 1, 2, 3, 4, 5, 120, dt.UTC), "2026-01-02T03:04:05.000120Z"),
        (dt.datetime(1, 1, 2, tzinfo=dt.timezone(dt.timedelta(hours=13))), "0001-01-01T11:00:00Z"),
        (Instant(2026, 1, 2, tzinfo=dt.UTC), "2026-01-02T00:00:00Z"),
    ],
)
def test_a_time_is_written_in_utc(held: dt.datetime, text: str) -> None:
    assert to_dict(model.Record(created_at=held)) == {"created_at": text}
    assert to_json(model.Record(created_at=held)) == b'{"created_at":"%b"}' % text.encode()


@pytest.mark.parametrize("text", ["1E+3", "-0.00", "1250.40", "1E-7"])
def test_an_amount_is_written_as_its_text(text: str) -> None:
    assert to_dict(model.Balance(amount=Decimal(text))) == {"amount": text}


class Text(str):
    """A text of another class, as those of NumPy are."""

    __slots__ = ()

    def __str__(self) -> str:
        return "something else"


def test_a_text_of_another_class_is_written_as_the_text_that_it_is() -> None:
    payload = model.Payload(labels=(("tenant", Text("a")),))
    assert to_json(payload) == b'{"labels":[["tenant","a"]]}'
    assert [type(text) for text in to_dict(payload)["labels"][0]] == [str, str]


def test_what_the_model_cannot_hold_is_told_by_its_type() -> None:
    with pytest.raises(TypeError, match=r"^the model holds nothing of type object$"):
        to_json(model.Name(text=object()))  # type: ignore[arg-type]
