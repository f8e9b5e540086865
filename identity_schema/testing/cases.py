"""Drawing cases: the truth first, then the payload that says it."""

from functools import cache
from typing import Any

from identity_schema._render import _Writer
from identity_schema._twin import twin
from identity_schema._version import __version__
from identity_schema.model import Payload, Record
from identity_schema.records import Records
from identity_schema.testing.case import Case
from identity_schema.testing.drawing.draft import Draft
from identity_schema.testing.drawing.groom import groom
from identity_schema.testing.drawing.growth import Growth
from identity_schema.testing.facts.world import World
from identity_schema.testing.recipe import Recipe
from identity_schema.testing.shapes.shape import Form
from identity_schema.testing.source import Source

__all__ = ["at_pointer", "draw_case", "draw_in_form", "draw_payload", "pointers_of"]

_OpenPayload = twin(Payload)


def draw_case(recipe: Recipe, source: Source) -> Case:
    """Draw the truth, render it, and write the payload as its provider does."""
    form = recipe.form(source)
    scene = _Scene(recipe, form, source, _open_payload(recipe))
    payload, records = scene.truth()
    root = scene.dressed(_Writer(recipe.mapping, payload, records).root())
    payload.outcome = _outcome(payload.outcome, form.role, records)
    if form.records and not records:
        payload.empties = (pointers_of(recipe, form, 1)[0].removesuffix("/0"),)
    for record in records:
        groom(recipe.grooming, source, at_pointer(root, record.pointer), record.pointer, record)
        record.__class__ = Record
    payload.__class__ = Payload
    return Case(root, Records(payload, records), mapping=recipe.mapping.name)


def draw_payload(recipe: Recipe, source: Source) -> Any:
    """Draw a payload alone."""
    return draw_in_form(recipe, recipe.form(source), source)[0]


def draw_in_form(recipe: Recipe, form: Form, source: Source) -> tuple[Any, int]:
    """Draw a payload of a form without its truth; return it and the number of its records."""
    scene = _Scene(recipe, form, source, None)
    root = scene.dressed(scene.assembled())
    for pointer in pointers_of(recipe, form, len(scene.drafts)):
        groom(recipe.grooming, source, at_pointer(root, pointer), pointer, None)
    return root, len(scene.drafts)


class _Scene:
    """The drafts of one payload.

    Attributes:
        drafts: One for each record, with what the payload has for it.
        around: What stands around the records.
    """

    def __init__(self, recipe: Recipe, form: Form, source: Source, payload: Any) -> None:
        self.recipe = recipe
        self.form = form
        self.payload = payload
        self.drafts: list[tuple[Draft, Any]] = []
        self.dense = bool(source.below(2))
        if form.role == "record":
            step = recipe.record(form)
            for _ in range(source.below(form.records + 1) if form.records else 1):
                draft = self._draft(source)
                self.drafts.append((draft, draft.draw(step)))
        self.first = self.drafts[0][0] if self.drafts else self._draft(source)
        self.first.say_page(len(self.drafts))
        self.around = self.first.draw(recipe.around(form))

    def _draft(self, source: Source) -> Draft:
        recipe = self.recipe
        world = World(
            source, recipe.region, recipe.mapping.document.components, recipe.labels,
            number_scheme=recipe.number_scheme, with_company=recipe.with_company,
        )  # fmt: skip
        growth = Growth(recipe.mapping, self.payload) if self.payload is not None else None
        return Draft(world, growth, self.form.without, dense=self.dense)

    def truth(self) -> tuple[Any, tuple[Any, ...]]:
        """Return the payload and the records, complete and still open."""
        records = []
        pointers = pointers_of(self.recipe, self.form, len(self.drafts))
        for (draft, _), pointer in zip(self.drafts, pointers, strict=True):
            if draft.growth is not None:
                draft.growth.close()
                draft.growth.record.pointer = pointer
                records.append(draft.growth.record)
        self.payload.references = tuple(self.payload.references)
        held = tuple(records)
        if self.payload.outcome is None:
            self.payload.outcome = _outcome(None, self.form.role, held)
        return self.payload, held

    def assembled(self) -> Any:
        """Put what was drawn for records into what was drawn around them."""
        records = [out for _, out in self.drafts]
        envelope = self.recipe.envelope(self.form)
        steps = [step for step in envelope.path if step.key]
        if self.form.role == "record" and not steps:
            return records[0] if records else {}
        root = node = self.around
        for step in steps[:-1]:
            node = node.setdefault(step.key, {})
        if steps and self.form.role == "record" and (records or steps[-1].many):
            node[steps[-1].key] = records if steps[-1].many else records[0]
        many = bool(envelope.path) and not envelope.path[0].key
        pointer = self.form.pointer
        alone = pointer is not None and not pointer[1:2].isdigit()
        return [root] if many and not alone else root

    def dressed(self, root: Any) -> Any:
        """Give a payload what its form has and no truth is in."""
        if self.form.dress is not None:
            root = self.form.dress(self.first, root)
        envelope = self.recipe.envelope(self.form)
        if isinstance(root, dict) and not any(step.key for step in envelope.path):
            for key in envelope.needs:
                root.setdefault(key, f"example-{key.replace('_', '-')}")
        return root


def pointers_of(recipe: Recipe, form: Form, count: int) -> list[str]:
    """Return the JSON Pointers of so many records in a payload of a form."""
    pointer = form.pointer
    if pointer is None:
        path = recipe.envelope(form).path
        pointer = "/0" if path and not path[0].key else ""
        for step in path:
            pointer += f"/{step.key}" + ("/{}" if step.many else "") if step.key else ""
    return [pointer.format(number) for number in range(count)]


def at_pointer(root: Any, pointer: str) -> Any:
    """Look up a JSON Pointer that a mapping gives."""
    for token in pointer.split("/")[1:]:
        root = root[int(token)] if isinstance(root, list) else root[token]
    return root


def _open_payload(recipe: Recipe) -> Any:
    return _OpenPayload(
        kind=recipe.mapping.name, mapping=recipe.mapping.revision, library=__version__,
        metadata=_metadata(), references=[],
    )  # fmt: skip


def _outcome(said: str | None, role: str, records: tuple[Any, ...]) -> str:
    """Return what a payload comes to: an error stays one, a success without records is empty."""
    if said not in {None, "success"}:
        return str(said)
    if role == "error":
        return "error"
    if not records:
        return "empty"
    failed = said is None and all(record.status == "error" for record in records)
    return "error" if failed else "success"


@cache
def _metadata() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - 10 ms, once

    return f"phonenumbers {version('phonenumbers')}"
