"""Writing tombstones: one for each key that a purge touched, in the SQL of both databases."""

from datetime import UTC, datetime

__all__ = ["HASHES", "graves_sql"]

HASHES = {
    "duckdb": "sha256({key})",
    "postgresql": "encode(sha256(convert_to({key}, 'UTF8')), 'hex')",
}
"""Dialect to the SQL of `identity_schema.tables.tombstones.grave_of`."""


def graves_sql(as_of: datetime, dialect: str) -> str:
    """Return the query of the tombstones of a plan, in the order of their columns."""
    moment = f"CAST('{as_of.astimezone(UTC).isoformat()}' AS TIMESTAMP WITH TIME ZONE)"
    return _GRAVES.format(hash=HASHES[dialect].format(key="counts.record_key"), moment=moment)


_GRAVES = """\
WITH gone AS (
  SELECT record_key, min(why) AS why FROM purge_gone GROUP BY record_key
), blanked AS (
  SELECT record_key, min(why) AS why FROM purge_blank GROUP BY record_key
), parts AS (
  SELECT payload_key AS record_key, min(why) AS why FROM purge_gone GROUP BY payload_key
)
SELECT {hash} AS key_hash,
  CASE WHEN EXISTS (SELECT 1 FROM payloads WHERE payloads.record_key = counts.record_key)
    THEN 'payload' ELSE 'record' END AS subject,
  CASE WHEN gone.record_key IS NOT NULL THEN 'deleted'
    WHEN blanked.record_key IS NOT NULL THEN 'blanked' ELSE 'part' END AS action,
  {moment} AS purged_at,
  coalesce(gone.why, blanked.why, parts.why) AS reason,
  counts.gone AS rows_deleted, counts.blanked AS values_blanked
FROM purge_counts AS counts
LEFT JOIN gone ON gone.record_key = counts.record_key
LEFT JOIN blanked ON blanked.record_key = counts.record_key
LEFT JOIN parts ON parts.record_key = counts.record_key
ORDER BY 1
"""
