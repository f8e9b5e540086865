"""Migrating: rows that an earlier version wrote, brought to today's tables.

A migration takes rows of one table, as Arrow, from one schema to the next. There is none yet, since
0.1.0 is the first schema.

Needs the extra ``arrow`` (pyarrow).
"""

from collections.abc import Callable, Iterable, Mapping

import attrs

from identity_schema._extras import pa
from identity_schema.tables.arrow_types import arrow_schema

__all__ = ["MIGRATIONS", "Migration", "migrated"]

Rows = Callable[[str, pa.Table], pa.Table]


@attrs.frozen
class Migration:
    """The way of the tables from one schema to the next.

    Attributes:
        to: The schema that it leads to.
        rows: Called with the name of a table and some of its rows; returns the rows in that
            schema, with its columns. A new table begins empty and is not asked for.
    """

    to: str
    rows: Rows


MIGRATIONS: Mapping[str, Migration] = {}
"""Schema to the migration that leads on from it."""


def migrated(name: str, rows: pa.Table, steps: Iterable[Migration]) -> pa.Table:
    """Take rows of a table along some migrations.

    Args:
        name: Name of the table.
        rows: Some of its rows.
        steps: The migrations, in order; the last leads to today's schema.

    Returns:
        The rows, with the columns and types of today.
    """
    for step in steps:
        rows = step.rows(name, rows)
    schema = arrow_schema(name)
    return rows.select(schema.names).cast(schema)
