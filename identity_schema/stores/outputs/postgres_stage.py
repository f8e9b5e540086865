"""A stage for PostgreSQL: Arrow streams whose texts it can hold.

Needs the extra ``arrow``.
"""

import pyarrow as pa

from identity_schema.stores.outputs.arrow_stage import ArrowStage
from identity_schema.stores.stage import Replaced
from identity_schema.tables.escapes import escape_tables, escaped
from identity_schema.tables.rows import Rows

__all__ = ["PostgresStage"]


class PostgresStage(ArrowStage):
    """Writes ``<table>.arrows``, with U+0000 escaped."""

    def tables(self, batch: list[Rows]) -> dict[str, pa.Table]:
        """Return the rows of a batch."""
        return escape_tables(super().tables(batch))

    def settle(self, replaced: Replaced) -> None:
        """Close the files; see `Stage`."""
        super().settle(
            {number: {escaped(key) for key in keys} for number, keys in replaced.items()}
        )
