"""Hypothesis strategies: payloads of a kind, and payloads with the truth they were made from.

Everything shrinks towards the plainest payload of the kind: one record, only the keys that a record
needs, Anna and Ada rather than Chukwuemeka, texts without marks, numbers of zeros. A key that is
not needed to fail goes first, so that what is left over is small.
"""

from collections.abc import Callable, Iterable
from typing import Any

from identity_schema._extras import hypothesis, st
from identity_schema.mapping.registry import Mapping
from identity_schema.testing.case import Case
from identity_schema.testing.cases import draw_case
from identity_schema.testing.messes.messy import chosen_kinds, draw_messy
from identity_schema.testing.recipe import Recipe, recipe_of
from identity_schema.testing.source import Drawn

__all__ = ["cases", "messy", "payloads"]


def cases(mapping: str | Mapping) -> st.SearchStrategy[Case]:
    """Draw a payload of a kind with the truth that it was made from.

    The truth is drawn first, as records, and then rendered through the inverse of the mapping.

    Shrinks to one record with the keys that it needs and nothing else.

    Args:
        mapping: Name of a mapping, path of a TOML document, or a loaded mapping.

    Raises:
        ContractError: The mapping does not exist or is wrong.
    """
    return _cases(recipe_of(mapping))


def payloads(mapping: str | Mapping) -> st.SearchStrategy[Any]:
    """Draw a payload of a kind as the provider documents it: dicts, lists and scalars.

    Shrinks as `cases` does.

    Args:
        mapping: As for `cases`.

    Raises:
        ContractError: As `cases`.
    """
    return cases(mapping).map(_payload_of)


def messy(mapping: str | Mapping, kinds: Iterable[str] | None = None) -> st.SearchStrategy[Case]:
    """Draw a case in which one thing is as it is in real payloads and in no document.

    ``case.mess`` says what was done where and what a right answer then is; ``case.truth`` is that
    answer.

    Shrinks as `cases` does, and to the first of the kinds that still fails.

    Args:
        mapping: As for `cases`.
        kinds: Names out of `identity_schema.testing.MESSES`; None for all of them.

    Raises:
        ContractError: As `cases`; ``testing.mess``: there is no such kind.
    """
    return _messy(recipe_of(mapping), chosen_kinds(kinds))


def _payload_of(case: Case) -> Any:
    return case.payload


@st.composite
def _cases(draw: Callable[[Any], Any], recipe: Recipe) -> Case:
    return draw_case(recipe, Drawn(draw))


@st.composite
def _messy(draw: Callable[[Any], Any], recipe: Recipe, kinds: tuple[str, ...]) -> Case:
    case = draw_messy(recipe, Drawn(draw), kinds)
    if case is None:
        hypothesis.reject()
    return case
