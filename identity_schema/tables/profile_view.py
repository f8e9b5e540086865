"""The view ``profile``: `identity_schema.tables.profile.profile` in SQL."""

from collections.abc import Sequence

import attrs

from identity_schema.tables.profile import PRECEDENCE, check_precedence
from identity_schema.tables.profile_row import Profile

__all__ = ["profile_sql"]

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
        return "coalesce(others.left_out, CAST(ARRAY[] AS TEXT[])) AS left_out"
    group = next(
        group
        for group, columns in _GROUPS.items()
        if name in {*columns, f"{group}_from", f"{group}_source"}
    )
    read = f"{group}_pick.{name}"
    if name == "nationalities":
        return f"coalesce({read}, CAST(ARRAY[] AS TEXT[])) AS {name}"
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
  SELECT DISTINCT ON (record_key, person) record_key, person, string_to_array(normal, ' ') AS words
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
      OR named.words @> anchor.words OR anchor.words @> named.words)
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
