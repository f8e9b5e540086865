"""The view ``records_latest``: the function ``latest`` for the columns of a record."""

from identity_schema.tables.columns import Type
from identity_schema.tables.latest import STATUS_RANK
from identity_schema.tables.schema import TABLES

__all__ = ["latest_sql"]

_OF_THE_FIRST = ("payload_key", "number", "pointer", "kind", "nulls", "empties")
_WHOLE = ("subject", "institution", "device")
_TEXTS = {column.name for column in TABLES["records"].columns if column.type is Type.TEXTS}
_FLAGS = {column.name for column in TABLES["records"].columns if column.type is Type.BOOLEAN}


def latest_sql() -> str:
    """Return the query of the view ``records_latest``."""
    groups = _latest_groups()
    ranks = " ".join(f"WHEN '{word}' THEN {rank}" for word, rank in STATUS_RANK.items())
    places = ",\n    ".join(
        f"min(CASE WHEN {present} THEN place END) OVER entity AS {group}_place"
        for group, (present, _) in groups.items()
    )
    values = ",\n  ".join(
        _pick(column, f"{group}_place")
        for group, (_, columns) in groups.items()
        for column in columns
    )
    firsts = ",\n  ".join(_pick(column, "1") for column in ("record_key", *_OF_THE_FIRST))
    return _LATEST.format(ranks=ranks, places=places, values=values, firsts=firsts)


def _latest_groups() -> dict[str, tuple[str, list[str]]]:
    """Group the columns that are taken together, each with the condition that it is there."""
    groups: dict[str, list[str]] = {}
    for column in TABLES["records"].columns[3:]:
        if column.name in (*_OF_THE_FIRST, "provider"):
            continue
        prefix = column.path.partition(".")[0]
        groups.setdefault(prefix if prefix in _WHOLE else column.name, []).append(column.name)
    return {
        group: (" OR ".join(_present(name) for name in names), names)
        for group, names in groups.items()
    }


def _present(name: str) -> str:
    return f"array_length({name}, 1) > 0" if name in _TEXTS else f"{name} IS NOT NULL"


def _pick(column: str, place: str) -> str:
    only = "bool_or" if column in _FLAGS else "max"  # there is one at most
    picked = f"{only}(CASE WHEN place = {place} THEN {column} END)"
    if column in _TEXTS:
        picked = f"coalesce({picked}, CAST(ARRAY[] AS TEXT[]))"
    return f"{picked} AS {column}"


_LATEST = """\
-- One row for each entity: its latest state. The record that ranks first stands (record_key); what
-- it lacks comes from the next one that has it. A missing key or a null never erases a value.
-- The phone of an institution and all else that hangs on a record has the keys in record_keys.
WITH ranked AS (
  SELECT *, row_number() OVER (
    PARTITION BY provider, entity_scheme, entity_id
    ORDER BY
      status_rank DESC,               -- 1. complete, review, error, processing, none
      updated_at DESC NULLS LAST,     -- 2. last change at the provider
      received_at DESC NULLS LAST,    -- 3. when the payload was received
      created_at DESC NULLS LAST,     -- 4. when the provider made it
      record_key COLLATE "C" DESC     -- 5. decides nothing, makes the order total
  ) AS place
  FROM (
    SELECT DISTINCT ON (records.record_key) records.*, payloads.received_at,
      -- An entity is what the provider's id of the observation names, else the subject's id;
      -- a record with neither is one by itself.
      CASE WHEN records.source_id IS NOT NULL THEN 'source_id'
        WHEN records.subject_id IS NOT NULL THEN 'subject ' || coalesce(subject_kind, '')
        ELSE 'record' END AS entity_scheme,
      coalesce(records.source_id, records.subject_id, records.record_key) AS entity_id,
      CASE status {ranks} ELSE 0 END AS status_rank
    FROM records LEFT JOIN payloads ON payloads.record_key = records.payload_key
  ) AS observed
), placed AS (
  -- Where each value comes from: the first record that has it. What belongs together is one value.
  SELECT *,
    {places}
  FROM ranked
  WINDOW entity AS (PARTITION BY provider, entity_scheme, entity_id)
)
SELECT
  provider, entity_scheme, entity_id,
  {firsts},
  {values},
  array_agg(record_key ORDER BY place) AS record_keys
FROM placed
GROUP BY provider, entity_scheme, entity_id
"""
