"""Recipes: a mapping and its shape, made ready for drawing; one for each mapping, made once."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

import attrs

from identity_schema.errors import ContractError
from identity_schema.mapping.document import Envelope
from identity_schema.mapping.paths import Path, Step, write_path
from identity_schema.mapping.registry import Mapping as MappingDocument
from identity_schema.mapping.registry import load_mapping
from identity_schema.mapping.targets import PAYLOAD
from identity_schema.model import AccountNumber
from identity_schema.reading import text_of
from identity_schema.testing.drawing.groom import Groom, plan_grooming
from identity_schema.testing.drawing.planning import plan_around, plan_record, undrawn
from identity_schema.testing.drawing.steps import NodeStep
from identity_schema.testing.shapes.registry import SHAPES
from identity_schema.testing.shapes.shape import Form, Shape
from identity_schema.testing.source import Source

__all__ = ["Recipe", "recipe_of"]

_SELDOM = 8
OUTCOMES = frozenset({"success", "denied", "error", "empty"})
"""What a payload can come to."""

_ALIASES = {
    "city": "locality", "town": "locality", "post_town": "locality", "state": "region",
    "county": "region", "postcode": "postal_code", "zip": "postal_code", "zipCode": "postal_code",
    "street": "street_line", "street_address": "street_line", "line1": "street_line",
    "country": "country_text",
}  # fmt: skip


class Recipe:
    """What is needed to draw payloads of one mapping.

    Attributes:
        mapping: The mapping.
        shape: What is known of the kind beside it.
        forms: The ways in which it comes.
    """

    def __init__(self, mapping: MappingDocument, shape: Shape) -> None:
        """Take a mapping and its shape."""
        self.mapping = mapping
        self.shape = shape
        self.forms = shape.forms or _forms(mapping)
        self._records: dict[int, NodeStep] = {}
        self._around: dict[int, NodeStep] = {}

    def _number(self, form: Form) -> int:
        for number, envelope in enumerate(self.mapping.document.envelopes):
            if (envelope.role, write_path(envelope.path)) == (form.role, form.path):
                return number
        message = f"{self.mapping.name} has no {form.role} at {form.path}"
        raise ContractError("testing.form", message)

    def form(self, source: Source) -> Form:
        """Choose a form; one without records once in eight."""
        good = [form for form in self.forms if form.role == "record"]
        bad = [form for form in self.forms if form.role != "record"]
        if not good or (bad and source.rarely(_SELDOM)):
            return source.of(bad)
        return source.of(good)

    def envelope(self, form: Form) -> Envelope:
        """Return the envelope of a form."""
        return self._envelopes[id(form)]

    @cached_property
    def _envelopes(self) -> dict[int, Envelope]:
        envelopes = self.mapping.document.envelopes
        return {id(form): envelopes[self._number(form)] for form in self.forms}

    def record(self, form: Form) -> NodeStep:
        """Return the steps of a record in a form."""
        if id(form) not in self._records:
            envelope = self.envelope(form)
            base: Path = (Step("", many=True),) if "" in self.mapping.plan.record.children else ()
            shape = _with_words(self._shape(form), envelope, base)
            needed = frozenset(envelope.needs) | frozenset(envelope.when)
            needed |= frozenset([k for k in self._keys if k in envelope.any][:1])
            self._records[id(form)] = plan_record(self.mapping, shape, needed)
        return self._records[id(form)]

    def around(self, form: Form) -> NodeStep:
        """Return the steps of what stands around the records in a form."""
        if id(form) not in self._around:
            number, envelope = self._number(form), self.envelope(form)
            base = tuple(step for step in envelope.path if step.key)
            shape = _with_outcome(self._shape(form), self.mapping, number)
            if envelope.role != "record":
                shape = _with_words(shape, envelope, base)
            self._around[id(form)] = plan_around(self.mapping, shape, number)
        return self._around[id(form)]

    def _shape(self, form: Form) -> Shape:
        return attrs.evolve(self.shape, texts={**self.shape.texts, **form.texts})

    @cached_property
    def grooming(self) -> Groom:
        """What can be groomed in a record."""
        return plan_grooming(self.mapping, self.shape)

    @cached_property
    def _keys(self) -> list[str]:
        root = self.mapping.plan.record
        root = root.children.get("", root)
        return [*root.leaves, *root.children]

    @property
    def undrawn(self) -> tuple[str, ...]:
        """The mapped paths that are never drawn."""
        return undrawn(self.mapping, self.shape)

    @cached_property
    def region(self) -> str | None:
        """Region of its records."""
        country = self.mapping.document.head.get("country")
        region = country.get("else") if isinstance(country, Mapping) else country
        return None if region is None else str(region)

    @cached_property
    def labels(self) -> dict[str, str]:
        """Provider's label of an address part to what stands there."""
        components = self.mapping.document.components
        if not components:
            return dict(_ALIASES) | {name: name for name in _ALIASES.values()}
        found: dict[str, str] = {}
        apart = "building_number" in components
        for component, ways in components.items():
            for number, way in enumerate(ways):
                found |= _labels(component, way, number, apart=apart)
        return found

    @cached_property
    def number_scheme(self) -> str | None:
        """Scheme under which account numbers are kept, None where the mapping names none."""
        return next(
            (
                seat.hops[-1].select
                for node in self.mapping.plan.record.walk()
                for leaf in node.leaves.values()
                for seat in leaf.seats
                if seat.cls is AccountNumber and seat.field == "raw" and seat.hops
            ),
            None,
        )

    @cached_property
    def with_company(self) -> bool:
        """Whether a record may be about a company: there is a place for its whole name."""
        texts = {"person.names[main].text", "person.names.text", "account.holder"}
        return self.shape.companies and not texts.isdisjoint(self.mapping.record_targets)


def _labels(component: str, way: str, number: int, *, apart: bool) -> dict[str, str]:
    words = way.split()
    if len(words) == 2:
        return {words[0]: "street_name", words[1]: "street_type"}
    if component == "lines":
        return {way: ("street_line", "suburb")[number]} if number < 2 else {}
    if component == "street":
        return {way: "street" if apart and "address" not in way else "street_line"}
    return {way: "country_text" if component == "country" else component}


def _forms(mapping: MappingDocument) -> tuple[Form, ...]:
    """One form of each place where records stand, and the first of those without records.

    Where several envelopes have one place, or none has records, what is rendered is of the first.
    """
    places: dict[object, Form] = {}
    for envelope in mapping.document.envelopes:
        many = envelope.path and envelope.path[-1].many and envelope.path[-1].key
        keys = tuple(step.key for step in envelope.path if step.key)
        place = ("record", keys) if envelope.role == "record" else ("none", ())
        form = Form(envelope.role, write_path(envelope.path), records=3 if many else 0)
        places.setdefault(place, form)
    return tuple(sorted(places.values(), key=lambda form: form.role != "record"))


def _with_words(shape: Shape, envelope: Envelope, base: Path) -> Shape:
    """Let the words that tell an envelope stand where they are looked for."""
    if not envelope.when:
        return shape
    words = {
        write_path((*base, Step(key, many=False))): tuple(text_of(value) for value in values)
        for key, values in envelope.when.items()
    }
    return attrs.evolve(shape, texts={**shape.texts, **words})


def _with_outcome(shape: Shape, mapping: MappingDocument, number: int) -> Shape:
    """Let an answer with records say that it went well, and no other."""
    envelope, root = mapping.plan.around[number]
    words: dict[str, tuple[str, ...]] = {}
    for node in root.walk():
        for leaf in node.leaves.values():
            if leaf.line.words is None or not leaf.seats or leaf.seats[0].root is not PAYLOAD:
                continue
            table = mapping.document.words[leaf.line.words]
            if set(table.values()) <= OUTCOMES:
                path = write_path((*node.path, Step(leaf.key, leaf.many)))
                good = envelope.role == "record"
                words[path] = tuple(k for k, v in table.items() if (v == "success") is good)
    return attrs.evolve(shape, texts={**words, **shape.texts}) if words else shape


_RECIPES: "WeakKeyDictionary[MappingDocument, Recipe]" = WeakKeyDictionary()


def recipe_of(mapping: Any) -> Recipe:
    """Return the recipe of a mapping.

    Args:
        mapping: What `identity_schema.load_mapping` takes.

    Raises:
        ContractError: The mapping does not exist or is wrong.
    """
    loaded = load_mapping(mapping)
    if loaded not in _RECIPES:
        _RECIPES[loaded] = Recipe(loaded, SHAPES.get(loaded.name, Shape(observed=True)))
    return _RECIPES[loaded]
