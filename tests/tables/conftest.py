"""A payload and a record in which every field of the model is filled, each with its own value."""

import datetime as dt
import typing
from collections.abc import Iterator
from decimal import Decimal
from itertools import count
from typing import Any

import attrs
import pytest

from identity_schema.model import Check, Issue, Payload, Record
from identity_schema.model.fields import Kind, spec_of
from identity_schema.records import Records
from identity_schema.values.partial_date import PartialDate

START = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


class Filler:
    """Makes entities whose values are all different, so that each can be found again."""

    def __init__(self) -> None:
        """Begin to count."""
        self._numbers = count(1)

    def entity(self, cls: type, place: str = "") -> Any:
        """Make one entity of a class of the model."""
        if cls is Issue:
            return Issue("value.empty", "info", self.text(), self.text(), self.text())
        attrs.resolve_types(cls)
        values = {}
        for field in attrs.fields(cls):
            spec = spec_of(cls)[field.name]
            below = f"{place}/{field.name}" if place else field.name
            if field.name == "id" and spec.kind is Kind.DERIVED:
                values["id"] = place
            elif spec.entity is not None:
                values[field.name] = self.entities(cls, spec.entity, below, many=spec.many)
            else:
                value = self.value(spec.kind, field.type, spec.words)
                values[field.name] = (value, value) if spec.many else value
        return cls(**values)

    def entities(self, owner: type, cls: type, below: str, *, many: bool) -> Any:
        """Make the entities of a field; checks have parts, and their parts have none."""
        if owner is Check and cls is Check:
            depth = below.count("/parts")
            return (self.entity(Check, f"{below}/0"),) if depth < 2 else ()
        if not many:
            return self.entity(cls, below)
        return tuple(self.entity(cls, f"{below}/{n}") for n in range(2))

    def value(self, kind: Kind, annotation: Any, words: frozenset[str]) -> Any:
        """Make a value of a kind."""
        number = next(self._numbers)
        simple = {
            Kind.TEXT: f"text {number}", Kind.COUNTRY: f"country {number}",
            Kind.CURRENCY: f"currency {number}", Kind.GENDER: f"gender {number}",
            Kind.BOOLEAN: True, Kind.INTEGER: number, Kind.DECIMAL: Decimal(number) / 8,
            Kind.TIMESTAMP: START + dt.timedelta(minutes=number),
            Kind.DATE: PartialDate(1000 + number, 4, 16),
            Kind.LINK: f"link/{number}", Kind.MEMBERS: f"member/{number}",
        }  # fmt: skip
        if kind is Kind.WORD:
            return min(words)
        return self.derived(annotation, number) if kind is Kind.DERIVED else simple[kind]

    def derived(self, annotation: Any, number: int) -> Any:
        """Make a value for a field that no mapping fills, by its type."""
        arguments = [a for a in typing.get_args(annotation) if a not in (type(None), ...)]
        if typing.get_origin(annotation) is tuple:
            inner = arguments[0]
            if inner is str:
                return (f"one {number}", f"two {number}")
            if typing.get_origin(inner) is tuple:
                return ((f"name {number}", f"value {number}"),)
            return (self.entity(inner), self.entity(inner))
        plain = arguments[0] if arguments else annotation
        made: dict[Any, Any] = {
            str: f"made {number}", bool: True, int: number,
            dt.datetime: START + dt.timedelta(minutes=number),
        }  # fmt: skip
        return made[plain]

    def text(self) -> str:
        """Make a text."""
        return f"text {next(self._numbers)}"


@pytest.fixture(scope="session")
def filled() -> Records:
    """A payload with one record, in which everything that can be said is said."""
    filler = Filler()
    return Records(filler.entity(Payload), [filler.entity(Record)])


def said_in(entity: Any) -> Iterator[tuple[str, Any]]:
    """Give field and value of everything in an entity and below it."""
    for field in attrs.fields(type(entity)):
        held = getattr(entity, field.name)
        for value in held if isinstance(held, tuple) else (held,):
            if attrs.has(type(value)) and not isinstance(value, PartialDate):
                yield from said_in(value)
            elif isinstance(value, tuple):
                yield from ((field.name, part) for part in value)
            elif value is not None:
                yield field.name, value


@pytest.fixture(scope="session")
def said(filled: Records) -> list[tuple[str, Any]]:
    """All values of the filled payload and record."""
    return [*said_in(filled.payload), *said_in(filled[0])]
