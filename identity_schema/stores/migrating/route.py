"""The way of a store from its schema to today's.

>>> route("0.1.0+0123456789ab", "0.1.0+0123456789ab")
[]
"""

from collections.abc import Mapping
from typing import Any

from identity_schema.model.upgrade import path_of
from identity_schema.model.version import SCHEMA, release_of
from identity_schema.stores.outputs.schema_check import check_schema

__all__ = ["route"]


def route(found: str | None, today: str, steps: Mapping[str, Any] | None = None) -> list[Any]:
    """Return the steps that lead from the schema of a store to today's.

    Args:
        found: The version that the store says; None where it says none.
        today: The version that would be written.
        steps: Schema to the step that leads on from it, which says where ``to``.

    Returns:
        The steps; none where the store is of today's schema.

    Raises:
        ContractError: ``schema.newer``, ``schema.unknown``: as for
            `identity_schema.stores.outputs.schema_check.check_schema`.
    """
    if found == today:
        return []
    if found is None or release_of(found) == SCHEMA:
        check_schema(found, today)
    return path_of(release_of(found or ""), steps or {}, SCHEMA)
