"""Messy cases: a clean case, one mess made in it, and the truth that follows."""

import copy
from collections import Counter
from collections.abc import Iterable
from typing import Any

import attrs

from identity_schema._calls import check
from identity_schema._normalize import explain, normalize
from identity_schema.errors import ContractError
from identity_schema.mapping.registry import Mapping
from identity_schema.records import Records
from identity_schema.testing.case import Case
from identity_schema.testing.cases import at_pointer, draw_case
from identity_schema.testing.messes.edits import found
from identity_schema.testing.messes.mess import Mess
from identity_schema.testing.messes.situation import Situation
from identity_schema.testing.messes.spots import MESSES, applied, spots
from identity_schema.testing.messes.truth import truth_after
from identity_schema.testing.messes.whole import WHOLE, rewrapped, shuffled, wrapped
from identity_schema.testing.recipe import Recipe
from identity_schema.testing.source import Source

__all__ = ["KINDS", "chosen_kinds", "draw_messy", "mess_up"]

KINDS: dict[str, str] = dict(sorted({**{k: v[1] for k, v in MESSES.items()}, **WHOLE}.items()))
"""Name of every kind of mess to the right answer in plain words."""

_TRIES = 8


def chosen_kinds(kinds: Iterable[str] | None) -> tuple[str, ...]:
    """Return the kinds of mess that are asked for, all for None.

    Raises:
        ContractError: ``testing.mess``: there is no such kind, or none was named.
    """
    chosen = _several(kinds)
    if not chosen:
        raise ContractError("testing.mess", f"name kinds of mess: {', '.join(KINDS)}")
    for kind in chosen:
        if not isinstance(kind, str) or kind not in KINDS:
            message = f"no mess is called {kind!r}; there are: {', '.join(KINDS)}"
            raise ContractError("testing.mess", message)
    return chosen


def _several(kinds: Iterable[str] | None) -> tuple[str, ...]:
    if kinds is None:
        return tuple(KINDS)
    if isinstance(kinds, str):
        return (kinds,)
    check("kinds", kinds, Iterable, "a list of kinds of mess, or None")
    return tuple(kinds)


def draw_messy(recipe: Recipe, source: Source, kinds: tuple[str, ...]) -> Case | None:
    """Draw a case with one mess in it; None where no spot was found for one."""
    for _ in range(_TRIES):
        case = draw_case(recipe, source)
        messy = _messy(recipe.mapping, case, source, kinds)
        if messy is not None:
            return messy
    return None


def _messy(mapping: Mapping, case: Case, source: Source, kinds: tuple[str, ...]) -> Case | None:
    start = source.below(len(kinds))
    situation = None
    for kind in (*kinds[start:], *kinds[:start]):
        if kind in WHOLE:
            made = _whole(mapping, case, source, kind)
        else:
            if situation is None:
                situation = Situation.of(case.truth, explain(case.payload, mapping=mapping))
            made = _at_a_spot(mapping, case, source, kind, situation)
        if made is not None:
            return made
    return None


def _whole(mapping: Mapping, case: Case, source: Source, kind: str) -> Case | None:
    mess = (Mess(kind, "", "value", None, KINDS[kind]),)
    if kind == "key_order":
        return attrs.evolve(case, payload=shuffled(case.payload, source), mess=mess)
    if _told_from_outside(mapping, case):
        return None
    records = [at_pointer(case.payload, record.pointer) for record in case.truth]
    built = wrapped(mapping, case.payload, records, source)
    if built is None:
        return None
    payload, envelope = built
    return attrs.evolve(
        case, payload=payload, truth=rewrapped(case.truth, payload, envelope), mess=mess
    )


def _told_from_outside(mapping: Mapping, case: Case) -> bool:
    """Tell whether a leaf around the records made a value of a record."""
    account = explain(case.payload, mapping=mapping)
    inside = tuple(f"{record.pointer}/" for record in case.truth)
    return any(
        target.startswith("/records/") and not leaf.pointer.startswith(inside)
        for leaf in account.leaves
        for target in leaf.targets
    ) or any(
        target.startswith("/payload/") and leaf.pointer.startswith(inside)
        for leaf in account.leaves
        for target in leaf.targets
    )


def _at_a_spot(
    mapping: Mapping, case: Case, source: Source, kind: str, situation: Situation
) -> Case | None:
    payload = copy.deepcopy(case.payload)
    for place, change in spots(kind, mapping, payload, source):
        truth = truth_after(kind, situation, place, change)
        if truth is None:
            continue
        applied(place, change)
        pointer = place.pointer if change.key is None else f"{place.pointer}/{change.key}"
        mess = Mess(kind, pointer, change.answer, change.code, KINDS[kind])
        return Case(payload, _in_order(truth, mapping, payload), (mess,), mapping=case.mapping)
    return None


def _in_order(truth: Records, mapping: Mapping, payload: Any) -> Records:
    """Put issues into the order in which they are reported, which says nothing."""
    got = normalize(payload, mapping=mapping)
    made = [_aligned(one, got, f"/records/{n}") for n, one in enumerate(truth)]
    return Records(_aligned(truth.payload, got, "/payload"), made)


def _aligned(one: Any, got: Records, pointer: str) -> Any:
    if len(one.issues) < 2 or (pointer != "/payload" and int(pointer[9:]) >= len(got)):
        return one
    other = found(got, pointer).issues
    same = Counter(one.issues) == Counter(other)
    return attrs.evolve(one, issues=other) if same else one


def mess_up(
    recipe: Recipe, payload: Any, pointers: list[str], source: Source, kinds: tuple[str, ...]
) -> Any:
    """Make one mess in a payload of which only the text counts.

    Args:
        recipe: Of the mapping.
        payload: The payload, which may be changed in place.
        pointers: JSON Pointers of its records.
        source: Where choices come from.
        kinds: Kinds of mess to choose from.

    Returns:
        The messy payload; the clean one where no spot was found.
    """
    start = source.below(len(kinds))
    for kind in (*kinds[start:], *kinds[:start]):
        if kind == "key_order":
            return shuffled(payload, source)
        if kind == "other_envelope":
            records = [at_pointer(payload, pointer) for pointer in pointers]
            built = wrapped(recipe.mapping, payload, records, source)
            if built is not None:
                return built[0]
            continue
        for place, change in spots(kind, recipe.mapping, payload, source):
            applied(place, change)
            return payload
    return payload
