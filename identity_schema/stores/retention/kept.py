"""What is left of a table after a purge, as a query.

>>> print(kept_sql("contacts", ()))
SELECT record_key, id, owner, kind, raw, value, region, type, extension FROM contacts WHERE NOT \
record_key IN (SELECT record_key FROM purge_gone)
"""

from collections.abc import Collection

from identity_schema.stores.retention.blanks import blanks_of
from identity_schema.stores.retention.plan import gone_condition
from identity_schema.tables.schema import TABLES

__all__ = ["kept_sql"]


def kept_sql(table: str, words: Collection[str], source: str = "") -> str:
    """Return the query of the rows that stay, with their values blanked where that is due.

    Args:
        table: Name of the table.
        words: The sensitivities that the policy names.
        source: SQL of what to read instead of the table.
    """
    read = f"{source} AS {table}" if source else table
    blanks = {blank.column: blank for blank in blanks_of(table, words)}
    columns = ", ".join(
        f"CASE WHEN {blanks[name].due} THEN {blanks[name].nothing} ELSE {name} END AS {name}"
        if name in blanks
        else name
        for name in (column.name for column in TABLES[table].columns)
    )
    return f"SELECT {columns} FROM {read} WHERE NOT {gone_condition(table)}"  # noqa: S608 - our own names
