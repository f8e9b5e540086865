"""``identity-schema schema``: each form is what it says it is."""

import json
from collections.abc import Callable
from typing import Any

import duckdb
import jsonschema

from identity_schema._version import __version__
from identity_schema.exports.json_schema import record_schema_version
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.views import VIEWS

Run = Callable[..., Any]


def test_the_default_is_the_json_schema_of_a_record(run: Run) -> None:
    done = run("schema")
    assert done.status == 0
    made = json.loads(done.out)
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["title"] == "Record"
    assert made["$id"].endswith(record_schema_version())
    assert done.out == run("schema", "--format", "json-schema").out


def test_arrow_names_the_type_of_every_column(run: Run) -> None:
    made = json.loads(run("schema", "--format", "arrow").out)
    assert made["schema"] == schema_version()
    assert list(made["tables"]) == list(TABLES)
    assert made["tables"]["balances"]["amount"]["type"] == "decimal128(38, 18)"
    assert made["tables"]["media"]["url"]["sensitivity"] == "image_link"


def test_the_sql_for_duckdb_makes_the_tables_and_the_views(run: Run) -> None:
    script = run("schema", "--format", "duckdb").out
    with duckdb.connect() as connection:
        connection.execute(script)
        made = {name for (name,) in connection.execute(
            "SELECT table_name FROM information_schema.tables"
        ).fetchall()}  # fmt: skip
        versions = connection.execute("SELECT * FROM versions").fetchall()
    assert made == {*TABLES, *VIEWS, "columns", "versions"}
    assert versions == [(schema_version(), __version__)]


def test_another_format_is_refused(run: Run) -> None:
    done = run("schema", "--format", "avro")
    assert done.status == 2
    assert "json-schema" in done.err
