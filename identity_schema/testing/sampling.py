"""Samples: made-up payloads by the thousand, the same ones for the same seed.

They are drawn as cases are, without their truth and with a generator of their own. After the first
hundred, one payload in twelve is about somebody new (of a kind with very many fields, one in
seventy); the others are about somebody who has come before, with other keys, other blanks and ids
of their own.

>>> lines = list(sample("okra.nuban_name", 3, seed=7))
>>> lines == list(sample("okra.nuban_name", 3, seed=7)), len(set(lines))
(True, 3)
"""

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
from identity_schema.testing.thin import Full, Thin, plan_thinning, thinned

__all__ = ["sample"]

_FIRST = 128
_EVERY = 12
_MANY, _PER_NEW = 60, 3
_MOST = 4096
_SPREAD = 0x9E3779B1  # odd, so that the ids of 2**32 payloads differ


@attrs.frozen
class _Model:
    """A payload that says everything, with what is needed to make others of it."""

    payload: Any
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
        ContractError: The mapping does not exist or is wrong; ``testing.mess``: the share is none.
    """
    if not 0 <= mess <= 1:
        raise ContractError("testing.mess", "the share of messy payloads is from 0 to 1")
    return _sampled(recipe_of(mapping), n, seed, mess)


def _sampled(recipe: Recipe, n: int, seed: int, mess: float) -> Iterator[bytes]:
    sampler = _Sampler(recipe, seed)
    encode = msgspec.json.Encoder(decimal_format="number").encode
    source, kinds = sampler.source, chosen_kinds(None)
    for number in range(n):
        model = sampler.model(number)
        payload = sampler.thin(model)
        if mess and source.share(mess):
            payload = copy.deepcopy(payload)
            pointers = pointers_of(recipe, model.form, model.count)
            payload = mess_up(recipe, payload, pointers, source, kinds)
        line = encode(payload)
        for serial in model.serials:
            line = line.replace(serial, sampler.fresh())
        yield line


class _Sampler:
    def __init__(self, recipe: Recipe, seed: int) -> None:
        self.recipe = recipe
        self.source = Rolled(seed)
        self.full = Full(seed + 1)
        self.models: list[_Model] = []
        self.thins: dict[int, Thin | None] = {}
        self.ids = self.source.below(1 << 32)
        leaves = max(
            (len(list(_leaves(recipe.record(form)))) for form in _with_records(recipe)), default=0
        )
        self.every = _EVERY if leaves <= _MANY else leaves // _PER_NEW

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
        return _Model(payload, tuple(s.encode() for s in self.full.serials), form, count)

    def thin(self, model: _Model) -> Any:
        """Return a payload with less in it."""
        form = model.form
        plan = self.thins.get(id(form))
        if id(form) not in self.thins:
            plan = None
            if form.role == "record":
                plan = plan_thinning(self.recipe.record(form), self.recipe.grooming)
            self.thins[id(form)] = plan
        return model.payload if plan is None else self._inside(model.payload, form, plan)

    def _inside(self, payload: Any, form: Form, plan: Thin) -> Any:
        """Thin the records and leave what stands around them."""
        keys = [step.key for step in self.recipe.envelope(form).path if step.key]
        return self._down(payload, keys, plan)

    def _down(self, node: Any, keys: list[str], plan: Thin) -> Any:
        if not keys:
            if isinstance(node, list):
                return [thinned(plan, item, self.source, set()) for item in node]
            return thinned(plan, node, self.source, set())
        if isinstance(node, list):
            return [self._down(item, keys, plan) for item in node]
        key, *rest = keys
        if key not in node:
            return node
        return {**node, key: self._down(node[key], rest, plan)}


def _with_records(recipe: Recipe) -> list[Form]:
    return [form for form in recipe.forms if form.role == "record"]


def _leaves(step: NodeStep) -> Iterator[LeafStep]:
    yield from step.leaves
    for child in step.children:
        yield from _leaves(child)
