"""JSONL to Parquet with DuckDB's SQL alone: paths, casts of ISO dates, a prefix for phones.

No phone is checked, no other date is read, no name or bank rule applies, nothing is accounted for.
"""

import sys
from pathlib import Path

import duckdb

THREADS = 1
_PEOPLE = """
    select raw->>'$.data.id' source_id, 0 person, raw->>'$.data.fullname' "text",
        raw->>'$.data.firstname' given_name, raw->>'$.data.middlename' middle_name,
        raw->>'$.data.lastname' family_name, try_cast(raw->>'$.data.dob' as date) birthdate
    from payloads where (raw->'data') is not null
    union all
    select raw->>'$.item._id', 0, one->>'$.name', null, null, null, null
    from (select raw, unnest(from_json(raw->'$.item.identities', '["json"]')) one
          from payloads where (raw->'item') is not null)
    union all
    select raw->>'$.sub', 0, raw->>'$.name', raw->>'$.given_name', raw->>'$.middle_name',
        raw->>'$.family_name', try_cast(raw->>'$.birthdate' as date)
    from payloads where (raw->'sub') is not null
    union all
    select sub, 1, claims->>'$.name', claims->>'$.given_name', claims->>'$.middle_name',
        claims->>'$.family_name', try_cast(claims->>'$.birthdate' as date)
    from (select raw->>'$.sub' sub,
                 unnest(from_json(raw->'$.verified_claims', '["json"]'))->'claims' claims
          from payloads where (raw->'sub') is not null)
    union all
    select sub, 2, doc->>'$.fullName', doc->>'$.firstName', doc->>'$.middleName',
        doc->>'$.lastName', try_cast(doc->>'$.dateOfBirth' as date)
    from (select raw->>'$.sub' sub,
                 unnest(from_json(raw->'$.idscan.documents', '["json"]'))->'confirmedData' doc
          from payloads where (raw->'sub') is not null)
"""
QUERIES = {
    "persons": _PEOPLE,
    "contacts": """
        select raw->>'$.data.id' source_id, '+234' || substr(phone, 2) phone
        from (select raw, unnest(from_json(raw->'$.data.phone', '["varchar"]')) phone
              from payloads where (raw->'data') is not null)
        union all
        select raw->>'$.sub', raw->>'$.phone_number' from payloads where (raw->'sub') is not null
    """,
    "addresses": """
        select raw->>'$.data.id' source_id, unnest(from_json(raw->'$.data.address', '["varchar"]'))
            "text", null street, null postal_code
        from payloads where (raw->'data') is not null
        union all
        select raw->>'$.item._id', one->>'$.value', one->>'$.components.street',
            one->>'$.components.postal_code'
        from (select raw, unnest(from_json(raw->'$.item.addresses', '["json"]')) one
              from payloads where (raw->'item') is not null)
        union all
        select raw->>'$.sub', null, raw->>'$.address.street_address', raw->>'$.address.postal_code'
        from payloads where (raw->'sub') is not null
    """,
    "accounts": """
        select raw->>'$.item._id' source_id, one->>'$.name' "name", one->>'$.holder' holder,
            one->>'$.account_number' number, one->>'$.bank' bank_name
        from (select raw, unnest(from_json(raw->'$.item.accounts', '["json"]')) one
              from payloads where (raw->'item') is not null)
    """,
}


def main(source: Path, output: Path) -> None:
    """Convert a file."""
    output.mkdir()
    with duckdb.connect(config={"threads": THREADS}) as db:
        db.execute(
            "create view payloads as select json raw from read_ndjson_objects(?)".replace(
                "?", "'" + str(source).replace("'", "''") + "'"
            )
        )
        for table, query in QUERIES.items():
            target = str(output / f"{table}.parquet").replace("'", "''")
            db.execute(f"copy ({query}) to '{target}' (format parquet, compression zstd)")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
