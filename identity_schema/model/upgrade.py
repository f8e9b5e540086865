"""Upgrading: dicts of records that an earlier version wrote, brought to today's schema.

A step takes a dict of one schema to the next one. There is none yet, since 0.1.0 is the first
schema; what says no schema is of that one.

>>> upgrade({"key": "k", "kind": "okra.identity"})["schema"]
'0.1.0'
"""

from collections.abc import Callable, Mapping
from typing import Any

import attrs

from identity_schema.errors import ContractError
from identity_schema.model.version import FIRST_SCHEMA, SCHEMA, is_later, release_of

__all__ = ["STEPS", "Step", "path_of", "upgrade"]

Values = dict[str, Any]


@attrs.frozen
class Step:
    """The way from one schema to the next.

    Attributes:
        to: The schema that it leads to.
        values: Makes of a record's dict, or a payload's, one of that schema; it may change the
            dict that it is given.
    """

    to: str
    values: Callable[[Values], Values]


STEPS: Mapping[str, Step] = {}
"""Schema to the step that leads on from it."""


def upgrade(values: Values) -> Values:
    """Bring a record's dict, or a payload's, to the schema of this library.

    Args:
        values: What `identity_schema.model.convert.to_dict` made, in this version or an earlier
            one, or a line of a JSONL output; its ``schema`` says which, and what has none is of
            the first, 0.1.0. It is left as it is.

    Returns:
        The dict in today's schema, with ``schema``; `identity_schema.model.convert.from_dict`
        takes it.

    Raises:
        ContractError: ``schema.newer``: a later version wrote it; ``schema.unknown``: its
            ``schema`` is no version, or one that was never released.
    """
    return upgraded(values, STEPS, SCHEMA)


def upgraded(values: Values, steps: Mapping[str, Step], goal: str) -> Values:
    """Do what `upgrade` does, with other steps."""
    if not isinstance(values, Mapping):
        raise ContractError("schema.unknown", "give the dict of a record or of a payload")
    said = values.get("schema", FIRST_SCHEMA)
    since = release_of(said if isinstance(said, str) else "")
    made = _copied({key: value for key, value in values.items() if key != "schema"})
    for step in path_of(since, steps, goal):
        made = step.values(made)
    return {**made, "schema": goal}


def path_of(since: str, steps: Mapping[str, Any], goal: str = SCHEMA) -> list[Any]:
    """Return the steps from one schema to another, in order.

    Args:
        since: Where to begin.
        steps: Schema to the step that leads on from it, which says where ``to``.
        goal: Where to end.

    Raises:
        ContractError: As for `upgrade`.
    """
    if is_later(since, goal):
        message = f"schema {since} is later than {goal}, which this library has: update the library"
        raise ContractError("schema.newer", message)
    found = []
    while since != goal:
        if since not in steps:
            message = f"no released version has schema {since}: make the output again"
            raise ContractError("schema.unknown", message)
        found.append(steps[since])
        since = steps[since].to
    return found


def _copied(held: Any) -> Any:
    if isinstance(held, dict):
        return {key: _copied(value) for key, value in held.items()}
    return [_copied(value) for value in held] if isinstance(held, list) else held
