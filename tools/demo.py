# a script, not a package
"""Print what lies in a DuckDB file of the examples, and where each value came from.

Usage, as ``make demo`` does::

    identity-schema normalize examples --to canonical.duckdb --leaves all
    python tools/demo.py canonical.duckdb
"""

import sys

import duckdb

from identity_schema.cli.output import aligned, say

SHOWN = (
    ("get_by_bvn.json", "a look-up by bank verification number"),
    ("get_by_nin.json", "a look-up by national identification number"),
    ("customer_verify.json", "a look-up by customer"),
)
HOW = """\
  identity-schema normalize examples/akahu/success_false.json --mapping akahu.identity_result \\
    --to one.duckdb"""
COUNTS = """
SELECT table_name, estimated_size AS row_count FROM duckdb_tables() WHERE estimated_size > 0
ORDER BY table_name
"""
RECORD = """
SELECT r.kind, r.provider, r.source_id, p.name, p.birthdate, p.gender, p.phone
FROM records r JOIN profile p USING (record_key) JOIN payloads y ON y.record_key = r.payload_key
WHERE y.source LIKE '%/' || ?
"""
IDENTIFIERS = """
SELECT i.scheme, i.value, i.check_result, i.id AS stands_at, l.pointer AS came_from
FROM identifiers i JOIN records r USING (record_key) JOIN payloads y ON y.record_key = r.payload_key
LEFT JOIN lineage l ON l.record_key = i.record_key AND l.path = i.id || '/raw'
WHERE y.source LIKE '%/' || ? ORDER BY i.id
"""
ADDRESSES = """
SELECT a.building_number, a.street, a.suburb, a.locality, a.region, a.country, a.parser,
  a.id AS stands_at, string_agg(DISTINCT l.pointer, ' ' ORDER BY l.pointer) AS came_from
FROM addresses a JOIN records r USING (record_key) JOIN payloads y ON y.record_key = r.payload_key
LEFT JOIN lineage l ON l.record_key = a.record_key AND l.path LIKE a.id || '/%'
WHERE y.source LIKE '%/' || ? GROUP BY ALL ORDER BY a.id
"""


def show(connection: duckdb.DuckDBPyConnection, query: str, *values: str) -> None:
    """Print the result of a query in columns."""
    found = connection.execute(query, list(values))
    head = [column[0] for column in found.description or ()]
    rows = [["" if cell is None else str(cell) for cell in row] for row in found.fetchall()]
    say([*(f"  {line}" for line in aligned([head, *rows])), ""])


def main(path: str) -> None:
    """Print the demo."""
    with duckdb.connect(path, read_only=True) as connection:
        say(["", f"{path}: rows in each table", ""])
        show(connection, COUNTS)
        for name, what in SHOWN:
            say([f"examples/okra/{name}, {what}", ""])
            show(connection, RECORD, name)
            show(connection, IDENTIFIERS, name)
            show(connection, ADDRESSES, name)
        say(["Payloads that fit two kinds are in the quarantine; name the mapping to read them:"])
        say([HOW, ""])


if __name__ == "__main__":
    main(sys.argv[1])
