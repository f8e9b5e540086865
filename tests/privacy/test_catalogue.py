"""Sensitivity travels with the tables: into Parquet and Arrow, and into a view in DuckDB."""

from pathlib import Path

import pytest
from storing import save

from identity_schema import Pseudonymizer, normalize
from identity_schema.mapping.document import parse_document
from identity_schema.mapping.registry import Mapping
from identity_schema.model.fields import Sensitivity
from identity_schema.stores.outputs.choice import make_store
from identity_schema.tables.catalogue import catalogue, sensitivity_of
from identity_schema.tables.rows import rows_of
from identity_schema.tables.schema import TABLES

WANTED = {
    "payloads.record_key": "handle", "payloads.message": "free_text", "payloads.source": "handle",
    "payloads.refs": "name", "records.device_ip": "device", "records.subject_id": "handle",
    "records.subject_name": "name", "records.institution_name": "none", "persons.gender":
    "demographic", "persons.employers": "contact", "persons.birthdate": "birth_date",
    "persons.birthdate_text": "birth_date", "persons.birth_day": "birth_date",
    "persons.origin_region": "demographic", "names.normal": "name", "contacts.raw": "contact",
    "identifiers.raw": "government_identifier", "identifiers.value": "government_identifier",
    "identifiers.account": "account_number", "addresses.parts": "address",
    "addresses.place_id": "address", "accounts.number": "account_number", "accounts.bank_name":
    "none", "balances.amount": "money", "evidence.printed": "government_identifier",
    "evidence.source_id": "handle", "checks.outcome": "screening_result", "checks.raw": "free_text",
    "media.url": "image_link", "media.digest": "image_link", "issues.raw": "free_text",
    "issues.pointer": "free_text", "leaves.pointer": "free_text", "persons.id": "none",
    "verifications.process": "handle", "verifications.assurance_details": "handle",
}  # fmt: skip
ACME = """
[mapping]
name = "acme.customer"
provider = "acme"
[[envelope]]
record = "."
needs = ["id"]
[at."."]
id = { to = "record.source_id", sensitivity = "government_identifier" }
"""


def test_the_columns_of_people_are_as_sensitive_as_a_reviewer_expects() -> None:
    assert {name: str(sensitivity_of(*name.split("."))) for name in WANTED} == WANTED


def test_every_column_has_a_word() -> None:
    listed = list(catalogue())
    assert len(listed) == sum(len(table.columns) for table in TABLES.values())
    assert {word for _, _, word in listed} <= set(Sensitivity)


def test_a_mapping_that_says_otherwise_has_a_catalogue_of_its_own() -> None:
    acme = Mapping(parse_document(ACME))
    assert sensitivity_of("records", "source_id", acme) is Sensitivity.GOVERNMENT_IDENTIFIER
    assert sensitivity_of("records", "source_id") is Sensitivity.HANDLE


def test_duckdb_and_parquet_say_how_sensitive_each_column_is(tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in ("out.duckdb", "out"):
        save(make_store(str(tmp_path / name)), [normalize({"sub": "1", "name": "Janet"})])
        save(make_store(str(tmp_path / name)), [])  # an earlier output may be replaced
    said = [(table, column.name, str(word)) for table, column, word in catalogue()]
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as db:
        query = "SELECT table_name, column_name, sensitivity FROM columns"
        assert db.execute(query).fetchall() == said
    for table, column, word in said:
        schema = parquet.read_schema(tmp_path / "out" / table / "part-000000.parquet")
        assert schema.field(column).metadata[b"identity_schema.sensitivity"].decode() == word


def test_pseudonymised_rows_still_join() -> None:
    pseudo = Pseudonymizer(b"0123456789abcdef0123456789abcdef")
    rows = rows_of(pseudo(normalize({"sub": "1", "name": "Janet Davidson"})))
    keys = {row[0] for row in rows["names"]} | {row[0] for row in rows["persons"]}
    assert keys == {row[0] for row in rows["records"]}
    payload = [c.name for c in TABLES["records"].columns].index("payload_key")
    assert {row[payload] for row in rows["records"]} == {row[0] for row in rows["payloads"]}
