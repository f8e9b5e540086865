"""Samples: made-up payloads by the thousand, the same ones for the same seed.

They are drawn as cases are, without their truth and with a generator of their own. The first 32 are
about somebody new each, and from then on one in 24 (of a kind with very many fields, one in sixty);
the others are about somebody who has come before, with other keys, other blanks and ids of their
own.

>>> lines = list(sample("okra.nuban_name", 3, seed=7))
>>> lines == list(sample("okra.nuban_name", 3, seed=7)), len(set(lines))
(True, 3)
"""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import attrs
import msgspec

from identity_schema.errors import ContractError
from identity_schema.mapping.registry import Mapping
from identity_schema.testing.cases import draw_in_form, pointers_of
from identity_schema.testing.drawing.steps import LeafStep, NodeStep
from identity_schema.testing.messes.messy import chosen_kinds, mess_up
from identity_schema.testing.recipe import Recipe, recipe_of
from identity_schema.testing.shapes.shape import Form
from identity_schema.testing.source import Rolled
from identity_schema.testing.template import Template, encode
from identity_schema.testing.thin import Full, Thin, plan_thinning

__all__ = ["sample"]

_FIRST = 32
_EVERY = 24
_LEAVES_OF_ONE = 3
_MOST = 4096
_SPREAD = 0x9E3779B1  # odd, so that the ids of 2**32 payloads differ


@attrs.frozen
class _Model:
    """Somebody, of whom payloads are written.

    Attributes:
        template: The payload that says everything.
        serials: The serials in its ids.
        form: The form that it has.
        count: How many records it has.
    """

    template: Template
    serials: tuple[bytes, ...]
    form: Form
    count: int


def sample(
    mapping: str | Path | Mapping, n: int, *, seed: int = 0, mess: float = 0.0
) -> Iterator[bytes]:
    """Make up payloads.

    Args:
        mapping: Name of a mapping, path of a TOML document, or a mapping.
        n: How many.
        seed: The same seed gives the same payloads, on every run and in every version of Python;
            those of a larger ``n`` begin with those of a smaller.
        mess: Share of the payloads with one mess in them, 0 to 1; see
            `identity_schema.testing.MESSES`.

    Returns:
        Each payload as JSON text in UTF-8, without a line end. `identity_schema.testing.FICTION`
        says which of the numbers in it can belong to nobody.

    Raises:
        ContractError: The mapping does not exist or is wrong; ``testing.mess``: the share is none;
            ``testing.number``: ``n`` or ``seed`` is no whole number.
    """
    for number in (n, seed):
        if not isinstance(number, int):
            raise ContractError("testing.number", "n and seed are whole numbers")
    if not 0 <= mess <= 1:
        raise ContractError("testing.mess", "the share of messy payloads is from 0 to 1")
    return _sampled(recipe_of(mapping), n, seed, mess)


def _sampled(recipe: Recipe, n: int, seed: int, mess: float) -> Iterator[bytes]:
    sampler = _Sampler(recipe, seed)
    source, kinds = sampler.source, chosen_kinds(None)
    decode = msgspec.json.Decoder(float_hook=Decimal).decode
    for number in range(n):
        model = sampler.model(number)
        line = model.template.written(source)
        if mess and source.share(mess):
            pointers = pointers_of(recipe, model.form, model.count)
            line = encode(mess_up(recipe, decode(line), pointers, source, kinds))
        for serial in model.serials:
            line = line.replace(serial, sampler.fresh())
        yield line


class _Sampler:
    def __init__(self, recipe: Recipe, seed: int) -> None:
        self.recipe = recipe
        self.source = Rolled(seed)
        self.full = Full(seed + 1)
        self.models: list[_Model] = []
        self.plans: dict[int, Thin | None] = {}
        self.ids = self.source.below(1 << 32)
        leaves = max(
            (len(list(_leaves(recipe.record(form)))) for form in _with_records(recipe)), default=0
        )
        self.every = max(_EVERY, leaves // _LEAVES_OF_ONE)

    def fresh(self) -> bytes:
        """Return a serial that no payload had before."""
        self.ids = (self.ids + _SPREAD) & 0xFFFFFFFF
        return b"%08x" % self.ids

    def model(self, number: int) -> _Model:
        """Return a payload that says everything: a new one now and then."""
        if number < _FIRST or number % self.every == 0:
            made = self._drawn()
            if len(self.models) < _MOST:
                self.models.append(made)
            else:
                self.models[number // self.every % _MOST] = made
            return made
        return self.source.of(self.models)

    def _drawn(self) -> _Model:
        self.full.serials = []
        form = self.recipe.form(self.full)
        payload, count = draw_in_form(self.recipe, form, self.full)
        keys = [step.key for step in self.recipe.envelope(form).path if step.key]
        template = Template(payload, keys, self._plan(form), self.source)
        return _Model(template, tuple(s.encode() for s in self.full.serials), form, count)

    def _plan(self, form: Form) -> Thin | None:
        """Return what can be left out of the records of a form."""
        if id(form) not in self.plans:
            plan = None
            if form.role == "record":
                plan = plan_thinning(self.recipe.record(form), self.recipe.grooming)
            self.plans[id(form)] = plan
        return self.plans[id(form)]


def _with_records(recipe: Recipe) -> list[Form]:
    return [form for form in recipe.forms if form.role == "record"]


def _leaves(step: NodeStep) -> Iterator[LeafStep]:
    yield from step.leaves
    for child in step.children:
        yield from _leaves(child)
