"""What holds for every class of the model."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema import Context, ContractError, model
from identity_schema._twin import twin
from identity_schema.model import Check, Name, PartialDate, Payload, Person, Record
from identity_schema.model.convert import from_dict, from_json, to_dict, to_json
from identity_schema.model.fields import Kind, spec_of

CLASSES = [
    cls for name in model.__all__ if attrs.has(cls := getattr(model, name)) and cls is not Context
]
ENTITIES = [cls for cls in CLASSES if spec_of(cls)]
PLANTED = "Hinemoa-Fantail-22165416979"


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_a_class_is_frozen_and_slotted(cls: type) -> None:
    assert cls.__setattr__ is not object.__setattr__
    assert "__slots__" in vars(cls)
    assert not hasattr(cls, "__dict__") or "__dict__" not in cls.__slots__


@pytest.mark.parametrize("cls", ENTITIES, ids=lambda cls: cls.__name__)
def test_no_text_shows_in_a_repr(cls: type) -> None:
    filled = {name: PLANTED for name, spec in spec_of(cls).items() if spec.kind is not Kind.WORD}
    assert PLANTED not in repr(cls(**filled))
    assert PLANTED not in str(cls(**filled))


@pytest.mark.parametrize("cls", ENTITIES, ids=lambda cls: cls.__name__)
def test_every_field_is_declared(cls: type) -> None:
    assert [a.name for a in attrs.fields(cls) if a.name not in spec_of(cls)] == []


@pytest.mark.parametrize("cls", ENTITIES, ids=lambda cls: cls.__name__)
def test_every_field_has_a_line_in_the_docstring(cls: type) -> None:
    text = cls.__doc__ or ""
    assert [a.name for a in attrs.fields(cls) if f"{a.name}:" not in text] == []


@pytest.mark.parametrize("cls", ENTITIES, ids=lambda cls: cls.__name__)
def test_an_object_filled_as_a_twin_equals_one_made_plainly(cls: type) -> None:
    made = twin(cls)()
    made.__class__ = cls
    assert made == cls()
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(made, attrs.fields(cls)[0].name, "x")


def test_records_that_say_the_same_are_equal_wherever_they_came_from() -> None:
    first = Record(key="a", payload="b", pointer="/0", source_id="x", nulls=("/0/dob",))
    assert first == Record(key="c", payload="d", pointer="/1", source_id="x")
    assert first != Record(source_id="y")


texts = st.text(st.characters(codec="utf-8"), max_size=12)
dates = st.builds(PartialDate, st.integers(1, 9999)) | st.dates().map(
    lambda d: PartialDate(d.year, d.month, d.day)
)
times = st.datetimes(
    timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
).filter(lambda t: 2 < t.year < 9998)
checks = st.recursive(
    st.builds(
        Check,
        kind=texts,
        score=st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=4),
        at=st.none() | times.map(lambda t: t.astimezone(UTC)),
    ),
    lambda inner: st.builds(Check, kind=texts, parts=st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)
persons = st.builds(
    Person,
    names=st.lists(st.builds(Name, text=texts), max_size=3).map(tuple),
    birthdate=st.none() | dates,
    nationalities=st.lists(st.sampled_from(["NZ", "NG"]), max_size=2).map(tuple),
)
records = st.builds(
    Record,
    source_id=st.none() | texts,
    created_at=st.none() | times.map(lambda t: t.astimezone(UTC)),
    persons=st.lists(persons, max_size=3).map(tuple),
    checks=st.lists(checks, max_size=3).map(tuple),
    nulls=st.lists(texts, max_size=2).map(tuple),
)


@given(records)
def test_law_a_record_goes_to_json_and_back_without_loss(record: Record) -> None:
    data = to_json(record)
    again = from_json(data, Record)
    assert again == record
    assert (again.key, again.pointer, again.nulls) == (record.key, record.pointer, record.nulls)
    assert to_json(again) == data


@given(records)
def test_law_a_dict_of_a_record_holds_plain_values_only(record: Record) -> None:
    stack = [to_dict(record)]
    while stack:
        item = stack.pop()
        assert type(item) in {dict, list, str, int, bool}
        stack.extend(
            item.values() if isinstance(item, dict) else item if type(item) is list else ()
        )


def test_a_payload_goes_to_a_dict_and_back() -> None:
    payload = Payload(kind="okra.identity", total=3, received_at=datetime(2026, 1, 2, tzinfo=UTC),
                      labels=(("tenant", "a"),))  # fmt: skip
    assert from_dict(to_dict(payload), Payload) == payload


def test_an_amount_keeps_its_digits() -> None:
    check = Check(score=Decimal("1.10"))
    assert to_dict(check) == {"score": "1.10"}


def test_a_context_wants_a_time_with_a_zone() -> None:
    with pytest.raises(ContractError, match="time zone"):
        Context(received_at=datetime(2026, 1, 2))  # noqa: DTZ001 - that is the point


def test_a_context_shows_no_request() -> None:
    context = Context(request={"bvn": PLANTED}, source=PLANTED, labels={"a": PLANTED})
    assert PLANTED not in repr(context)
