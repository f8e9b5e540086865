"""Cases: a payload and the truth that it was made from."""

from functools import cache
from typing import Any

import attrs

from identity_schema._render import _Writer
from identity_schema._twin import twin
from identity_schema._version import __version__
from identity_schema.mapping.document import Envelope
from identity_schema.model import Payload, Record
from identity_schema.records import Records
from identity_schema.testing.draft import Draft
from identity_schema.testing.groom import groom
from identity_schema.testing.recipe import Recipe
from identity_schema.testing.shape import Form
from identity_schema.testing.source import Source
from identity_schema.testing.world import World

__all__ = ["Case", "assemble_pointer", "draw_case", "draw_in_form", "draw_payload"]

OpenPayload = twin(Payload)


@attrs.frozen
class Case:
    """A payload and the records that a right reading makes of it.

    Everything in it is made up, so its repr may show the payload.

    Attributes:
        payload: dicts, lists and scalars, as a JSON parser would give them.
        truth: The records, with the payload's own facts in ``truth.payload``.
        mess: What was done to the payload, see `identity_schema.testing.Mess`; empty for a payload
            that is as the provider documents it.
        mapping: Name of the mapping.
    """

    payload: Any
    truth: Records
    mess: tuple[Any, ...] = ()
    mapping: str = attrs.field(default="", kw_only=True)


def draw_case(recipe: Recipe, source: Source) -> Case:
    """Draw the truth, and render it."""
    form = recipe.form(source)
    payload = OpenPayload(
        kind=recipe.mapping.name, mapping=recipe.mapping.revision, library=__version__,
        metadata=_metadata(), references=[],
    )  # fmt: skip
    drafts = _drafts(recipe, form, source, payload, truth=True)
    for number, (draft, _) in enumerate(drafts):
        draft.record.pointer = assemble_pointer(recipe.envelope(form), form, number)
    first = drafts[0][0] if drafts else _nobody(recipe, form, source, payload, truth=True)
    _draw_around(recipe, form, first, len(drafts))
    for draft, _ in drafts:
        draft.close()
    records = tuple(draft.record for draft, _ in drafts)
    payload.references = tuple(payload.references)
    outcome = _outcome(payload.outcome, recipe.envelope(form).role, records)
    payload.outcome = payload.outcome or outcome
    root = _Writer(recipe.mapping, payload, records).root()
    payload.outcome = outcome
    if form.records and not records:
        payload.empties = (assemble_pointer(recipe.envelope(form), form, 0).removesuffix("/0"),)
    root = _dressed(recipe, form, first, root)
    for record in records:
        node = _at(root, record.pointer)
        groom(recipe.grooming, source, node, record.pointer, record)
    for record in records:
        record.__class__ = Record
    payload.__class__ = Payload
    return Case(root, Records(payload, records), mapping=recipe.mapping.name)


def draw_payload(recipe: Recipe, source: Source) -> Any:
    """Draw a payload alone."""
    return draw_in_form(recipe, recipe.form(source), source)[0]


def draw_in_form(recipe: Recipe, form: Form, source: Source) -> tuple[Any, int]:
    """Draw a payload of a form; return it and the number of its records."""
    drafts = _drafts(recipe, form, source, None, truth=False)
    first = drafts[0][0] if drafts else _nobody(recipe, form, source, None, truth=False)
    around = _draw_around(recipe, form, first, len(drafts))
    root = _assembled(recipe.envelope(form), form, [out for _, out in drafts], around)
    root = _dressed(recipe, form, first, root)
    for number in range(len(drafts)):
        pointer = assemble_pointer(recipe.envelope(form), form, number)
        groom(recipe.grooming, source, _at(root, pointer), pointer, None)
    return root, len(drafts)


def _drafts(
    recipe: Recipe, form: Form, source: Source, payload: Any, *, truth: bool
) -> list[tuple[Draft, Any]]:
    if recipe.envelope(form).role != "record":
        return []
    step = recipe.record(form)
    count = source.below(form.records + 1) if form.records else 1
    drafts = []
    for _ in range(count):
        draft = _nobody(recipe, form, source, payload, truth=truth)
        drafts.append((draft, draft.draw(step)))
    return drafts


def _nobody(recipe: Recipe, form: Form, source: Source, payload: Any, *, truth: bool) -> Draft:
    world = World(
        source, recipe.region, recipe.mapping.document.components, recipe.labels,
        number_scheme=recipe.number_scheme, with_company=recipe.with_company,
    )  # fmt: skip
    return Draft(recipe.mapping, world, payload=payload, truth=truth, without=form.without)


def _draw_around(recipe: Recipe, form: Form, draft: Draft, count: int) -> Any:
    draft.alone = count == 1
    draft.say_page(count)
    return draft.draw(recipe.around(form))


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


def assemble_pointer(envelope: Envelope, form: Form, number: int) -> str:
    """Return the JSON Pointer of a record in a payload of a form."""
    if form.pointer is not None:
        return form.pointer.format(number)
    pointer = "/0" if envelope.path and not envelope.path[0].key else ""
    for step in envelope.path:
        if step.key:
            pointer += f"/{step.key}" + (f"/{number}" if step.many else "")
    return pointer


def _assembled(envelope: Envelope, form: Form, records: list[Any], around: Any) -> Any:
    """Put records into what stands around them."""
    steps = [step for step in envelope.path if step.key]
    if envelope.role == "record" and not steps:
        return records[0] if records else {}
    root = node = around
    for step in steps[:-1]:
        node = node.setdefault(step.key, {})
    if steps and envelope.role == "record" and (records or steps[-1].many):
        node[steps[-1].key] = records if steps[-1].many else records[0]
    many = bool(envelope.path) and not envelope.path[0].key
    alone = form.pointer is not None and not form.pointer[1:2].isdigit()
    return [root] if many and not alone else root


def _dressed(recipe: Recipe, form: Form, draft: Draft, root: Any) -> Any:
    """Give the payload what its form has and no truth is in."""
    if form.dress is not None:
        root = form.dress(draft, root)
    envelope = recipe.envelope(form)
    if isinstance(root, dict) and not any(step.key for step in envelope.path):
        for key in envelope.needs:
            root.setdefault(key, f"example-{key.replace('_', '-')}")
    return root


def _at(root: Any, pointer: str) -> Any:
    for token in pointer.split("/")[1:]:
        root = root[int(token)] if isinstance(root, list) else root[token]
    return root


@cache
def _metadata() -> str:
    from importlib.metadata import version  # noqa: PLC0415 - 10 ms, once

    return f"phonenumbers {version('phonenumbers')}"
