"""Write docs/tables.md from the schema of the tables: ``python tools/write_tables.py``."""

from pathlib import Path

from identity_schema.tables.schema import TABLES

HEAD = """# Tables

What a store holds, whatever the data: the fifteen tables of this page; in DuckDB and PostgreSQL
also five views; and from its first [purge](retention.md#tombstones) on the table `tombstones`.
Every row of the fifteen has the key `(record_key, id)`, unique in its table; `owner` is the id of
what the row hangs on, `''` for the record itself. A fact of a payload without records has the
payload's key as its `record_key`.

- Times are in UTC. A date column is null unless the day is known; the column `…_text` beside it
  keeps whatever precision was sent (`1989`, `1989-04`).
- Amounts and scores are DECIMAL(38, 18); what does not fit is null, with an issue that keeps the
  digits.
- A null means that nothing was said, or that what was said could not be read; `issues` tells which,
  and `records.nulls` and `records.empties` list what was sent as null or empty.
- `leaves` holds what the mapping does not list; with `--leaves all`, every leaf and what became
  of it.

The view `records_latest` has one row for each entity: the observation that is ahead in status, then
in time; a value that it lacks comes from the next one that has it. The view `profile` has one row
for each record: every group of values from the claim set that is first in a stated order, which
stands beside it. The view `lineage` leads from a row to the pointers that it came from; it needs
`--leaves all`. `identity_schema.latest` and `identity_schema.profile` are the same as functions.
The view `columns` says of each column what it holds and [how sensitive](privacy.md) that is, the
view `versions` of which [schema](schema.md) and which library the store is.

This page is written by `tools/write_tables.py`; a test holds it against the schema.
"""


def page() -> str:
    """Return the page."""
    lines = [HEAD]
    for table in TABLES.values():
        lines.append(
            f"\n## {table.name}\n\n{table.doc}\n\n| column | type | holds |\n|---|---|---|"
        )
        lines += [
            f"| `{column.name}` | {column.type.value} | {column.doc.replace('|', chr(92) + '|')} |"
            for column in table.columns
        ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    Path(__file__).parents[1].joinpath("docs", "tables.md").write_text(page(), encoding="utf-8")
