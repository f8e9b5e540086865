"""The view ``lineage``: which leaf made which canonical value, where every leaf was kept."""

__all__ = ["lineage_sql"]


def lineage_sql() -> str:
    """Return the query of the view ``lineage``."""
    return _LINEAGE


_LINEAGE = """\
-- One row for each canonical value and each leaf that made it: path is where the value stands in
-- its record (persons/0/birthdate), pointer where the leaf stands in the payload. It has rows only
-- where every leaf was kept, not the unmapped alone.
WITH made AS (
  SELECT record_key AS payload_key, pointer, unnest(targets) AS target FROM leaves
), parsed AS (
  SELECT *, split_part(target, '/', 3) AS number,
    substr(target, length('/records/' || split_part(target, '/', 3)) + 2) AS path
  FROM made WHERE target LIKE '/records/%'
)
SELECT records.record_key, parsed.path, records.payload_key, parsed.pointer
FROM parsed JOIN records
  ON records.payload_key = parsed.payload_key
    AND CAST(records.number AS VARCHAR) = parsed.number
UNION ALL
SELECT payload_key, substr(target, length('/payload/') + 1), payload_key, pointer
FROM made WHERE target LIKE '/payload/%'
"""
