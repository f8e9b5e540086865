"""The views: SQL text for DuckDB that PostgreSQL reads as well, but for ``profile``'s name sets.

``records_latest`` is `identity_schema.tables.latest.latest` for the columns of a record;
``profile`` is `identity_schema.tables.profile.profile`; ``lineage`` has a row for each canonical
value and leaf that made it, where every leaf was kept.

>>> list(VIEWS)
['records_latest', 'profile', 'lineage']
"""

from collections.abc import Sequence

import attrs

from identity_schema.tables.columns import Type
from identity_schema.tables.latest import STATUS_RANK
from identity_schema.tables.profile import PRECEDENCE, Profile, check_precedence
from identity_schema.tables.schema import TABLES

__all__ = ["VIEWS", "latest_sql", "lineage_sql", "profile_sql"]

_OF_THE_FIRST = ("payload_key", "number", "pointer", "kind", "nulls", "empties")
_WHOLE = ("subject", "institution", "device")
_TEXTS = {column.name for column in TABLES["records"].columns if column.type is Type.TEXTS}


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
    picked = f"max(CASE WHEN place = {place} THEN {column} END)"
    if column in _TEXTS:
        picked = f"coalesce({picked}, CAST([] AS VARCHAR[]))"
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
      record_key DESC                 -- 5. decides nothing, makes the order total
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

_NO_PRECEDENCE = "('', 0)"
"""VALUES needs a row: this one has a word that no claim set has."""

_GROUPS = {
    "name": ("name", "given_name", "middle_name", "family_name"),
    "birthdate": ("birthdate", "birthdate_text"),
    "gender": ("gender",),
    "nationalities": ("nationalities",),
    "phone": ("phone",),
    "email": ("email",),
    "bvn": ("bvn",),
    "nin": ("nin",),
    "address": (
        "address_text", "unit", "building_number", "street", "suburb", "locality", "region",
        "postal_code", "country",
    ),
}  # fmt: skip


def profile_sql(precedence: Sequence[str] = PRECEDENCE) -> str:
    """Return the query of the view ``profile``.

    Args:
        precedence: As for `identity_schema.tables.profile.profile`.

    Raises:
        ContractError: ``profile.precedence``: the precedence has an unknown word.
    """
    words = check_precedence(precedence)
    listed = ", ".join(f"('{word}', {rank})" for rank, word in enumerate(words))
    picks = "".join(_profile_pick(group, columns) for group, columns in _GROUPS.items())
    joins = "".join(
        f"\nLEFT JOIN {group}_pick ON {group}_pick.record_key = records.record_key"
        for group in _GROUPS
    )
    columns = ",\n  ".join(_profile_column(a.name) for a in attrs.fields(Profile))
    return _PROFILE.format(
        precedence=listed or _NO_PRECEDENCE, picks=picks, joins=joins, columns=columns
    )


def _profile_pick(group: str, columns: tuple[str, ...]) -> str:
    listed = ", ".join(f"{group}_of.{column}" for column in columns)
    return _PICK.format(group=group, columns=listed)


_PICK = """\
, {group}_pick AS (
  SELECT DISTINCT ON (kept.record_key) kept.record_key, kept.id AS {group}_from,
    kept.word AS {group}_source, {columns}
  FROM kept JOIN {group}_of
    ON {group}_of.record_key = kept.record_key AND {group}_of.person = kept.id
  ORDER BY kept.record_key, kept.place
)"""


def _profile_column(name: str) -> str:
    if name == "record_key":
        return "records.record_key"
    if name == "person":
        return "anchor.id AS person"
    if name == "kind":
        return "anchor.kind"
    if name == "left_out":
        return "coalesce(others.left_out, CAST([] AS VARCHAR[])) AS left_out"
    group = next(
        group
        for group, columns in _GROUPS.items()
        if name in {*columns, f"{group}_from", f"{group}_source"}
    )
    read = f"{group}_pick.{name}"
    if name == "nationalities":
        return f"coalesce({read}, CAST([] AS VARCHAR[])) AS {name}"
    return f"coalesce({read}, record_address.{name}) AS {name}" if group == "address" else read


_PROFILE = """\
-- One row for each record: what it says of its subject. Each group of columns comes whole from the
-- first claim set that has it, by this precedence; _from names the claim set, _source its word.
-- 'verified' is a claim set whose verification passed. What a watchlist, a request or a next of kin
-- says is never taken. There is no assurance here: a level belongs to its claim set. Ids of a kind
-- are in order by length, then by text: persons/2 comes before persons/10.
WITH precedence (word, rank) AS (VALUES {precedence}),
claims AS (
  SELECT persons.*, precedence.word,
    row_number() OVER (
      PARTITION BY persons.record_key
      ORDER BY precedence.rank, length(persons.id), persons.id
    ) AS place
  FROM persons
  LEFT JOIN verifications
    ON verifications.record_key = persons.record_key AND verifications.owner = persons.id
  JOIN precedence ON precedence.word = CASE
    WHEN persons.source = 'verified' AND verifications.status IS DISTINCT FROM 'pass'
    THEN 'verified_not_passed' ELSE persons.source END
  WHERE persons.owner = '' AND persons.role = 'subject'
), main_names AS (
  SELECT *, owner AS person FROM names
  WHERE use = 'main' AND owner LIKE 'persons/%' AND id LIKE owner || '/names/%'
), normals AS (
  SELECT DISTINCT ON (record_key, person) record_key, person, string_split(normal, ' ') AS words
  FROM main_names ORDER BY record_key, person, length(id), id
), named AS (
  SELECT claims.*, normals.words FROM claims LEFT JOIN normals
    ON normals.record_key = claims.record_key AND normals.person = claims.id
), anchor AS (
  -- The first claim set with a name; where none has one, the first.
  SELECT DISTINCT ON (record_key) * FROM named
  ORDER BY record_key, CASE WHEN words IS NULL THEN 1 ELSE 0 END, place
), judged AS (
  -- A claim set is another person's if neither name has all words of the other, or if a known part
  -- of the date of birth differs.
  SELECT named.*,
    (named.words IS NULL OR anchor.words IS NULL
      OR list_has_all(named.words, anchor.words) OR list_has_all(anchor.words, named.words))
    AND coalesce(named.birth_year = anchor.birth_year, TRUE)
    AND coalesce(named.birth_month = anchor.birth_month, TRUE)
    AND coalesce(named.birth_day = anchor.birth_day, TRUE) AS may_be_one
  FROM named JOIN anchor ON anchor.record_key = named.record_key
), kept AS (
  SELECT * FROM judged WHERE may_be_one
), others AS (
  SELECT record_key, array_agg(id ORDER BY place) AS left_out
  FROM judged WHERE NOT may_be_one GROUP BY record_key
), name_of AS (
  SELECT DISTINCT ON (record_key, person) record_key, person, given_name, middle_name, family_name,
    coalesce(text, concat_ws(' ', given_name, middle_name, family_name)) AS name
  FROM main_names WHERE coalesce(text, given_name, middle_name, family_name) IS NOT NULL
  ORDER BY record_key, person, length(id), id
), birthdate_of AS (
  SELECT record_key, id AS person, birthdate, birthdate_text
  FROM persons WHERE birthdate_text IS NOT NULL
), gender_of AS (
  SELECT record_key, id AS person, gender FROM persons WHERE gender IS NOT NULL
), nationalities_of AS (
  SELECT record_key, id AS person, nationalities FROM persons
  WHERE array_length(nationalities, 1) > 0
), contact_of AS (
  SELECT DISTINCT ON (record_key, owner, kind) record_key, owner AS person, kind, value
  FROM contacts
  WHERE value IS NOT NULL AND owner LIKE 'persons/%' AND id LIKE owner || '/contacts/%'
  ORDER BY record_key, owner, kind, length(id), id
), phone_of AS (
  SELECT record_key, person, value AS phone FROM contact_of WHERE kind = 'phone'
), email_of AS (
  SELECT record_key, person, value AS email FROM contact_of WHERE kind = 'email'
), identifier_of AS (
  SELECT DISTINCT ON (record_key, owner, scheme) record_key, owner AS person, scheme, value
  FROM identifiers
  WHERE value IS NOT NULL AND owner LIKE 'persons/%' AND id LIKE owner || '/identifiers/%'
  ORDER BY record_key, owner, scheme, length(id), id
), bvn_of AS (
  SELECT record_key, person, value AS bvn FROM identifier_of WHERE scheme = 'bvn'
), nin_of AS (
  SELECT record_key, person, value AS nin FROM identifier_of WHERE scheme = 'nin'
), full_addresses AS (
  SELECT *, coalesce(text, formatted) AS address_text FROM addresses
  WHERE coalesce(text, formatted, unit, building_number, street, suburb, locality, region,
    postal_code, country) IS NOT NULL
), address_of AS (
  SELECT DISTINCT ON (record_key, owner) *, owner AS person FROM full_addresses
  WHERE owner LIKE 'persons/%' AND id LIKE owner || '/addresses/%'
  ORDER BY record_key, owner, length(id), id
){picks}
, record_address AS (
  -- An address of the record itself, where no claim set has one and nobody was left out.
  SELECT DISTINCT ON (full_addresses.record_key) full_addresses.*,
    id AS address_from, 'record' AS address_source
  FROM full_addresses
  LEFT JOIN others ON others.record_key = full_addresses.record_key
  LEFT JOIN address_pick ON address_pick.record_key = full_addresses.record_key
  WHERE full_addresses.owner = '' AND id LIKE 'addresses/%'
    AND others.record_key IS NULL AND address_pick.record_key IS NULL
    AND EXISTS (SELECT 1 FROM claims WHERE claims.record_key = full_addresses.record_key)
  ORDER BY full_addresses.record_key, length(id), id
)
SELECT
  {columns}
FROM records
LEFT JOIN anchor ON anchor.record_key = records.record_key
LEFT JOIN others ON others.record_key = records.record_key
LEFT JOIN record_address ON record_address.record_key = records.record_key{joins}
"""


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

VIEWS = {
    "records_latest": latest_sql(),
    "profile": profile_sql(),
    "lineage": lineage_sql(),
}
"""Name to query, with the default precedence."""
