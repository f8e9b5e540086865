"""The tables in SQL: for DuckDB and for PostgreSQL, with every table and column explained.

>>> next(line for line in create_sql(POSTGRESQL) if line.startswith("CREATE TABLE names"))[:54]
'CREATE TABLE names (record_key text NOT NULL, id text '
"""

from collections.abc import Iterator, Mapping

import attrs

from identity_schema._version import __version__
from identity_schema.tables.catalogue import catalogue, sensitivity_of
from identity_schema.tables.columns import DECIMAL_PRECISION, DECIMAL_SCALE, Column, Table, Type
from identity_schema.tables.schema import TABLES, schema_version
from identity_schema.tables.tombstones import TOMBSTONES
from identity_schema.tables.views import VIEWS

__all__ = ["DUCKDB", "POSTGRESQL", "SAID", "Dialect", "create_sql", "create_table", "index_sql"]

_CATALOGUE = "columns"
_VERSIONS = "versions"
SAID = (_CATALOGUE, _VERSIONS, TOMBSTONES.name)
"""Names of what may stand in a database beside the tables and the views."""


@attrs.frozen
class Dialect:
    """How a database writes what the others write otherwise.

    Attributes:
        name: Its name.
        types: Type of a column to its word.
        keys: Whether its tables have keys and indexes. Those of DuckDB stay without: they are kept
            in memory, and cost a third of the time of a load.
    """

    name: str
    types: Mapping[Type, str]
    keys: bool


DUCKDB = Dialect(
    "duckdb",
    {
        Type.TEXT: "VARCHAR",
        Type.BOOLEAN: "BOOLEAN",
        Type.INTEGER: "BIGINT",
        Type.DECIMAL: f"DECIMAL({DECIMAL_PRECISION}, {DECIMAL_SCALE})",
        Type.DATE: "DATE",
        Type.TIMESTAMP: "TIMESTAMP WITH TIME ZONE",
        Type.TEXTS: "VARCHAR[]",
    },
    keys=False,
)
POSTGRESQL = Dialect(
    "postgresql",
    {
        Type.TEXT: "text",
        Type.BOOLEAN: "boolean",
        Type.INTEGER: "bigint",
        Type.DECIMAL: f"numeric({DECIMAL_PRECISION}, {DECIMAL_SCALE})",
        Type.DATE: "date",
        Type.TIMESTAMP: "timestamp with time zone",
        Type.TEXTS: "text[]",
    },
    keys=True,
)

_INDEXES = {
    "records": ("payload_key", "source_id", "subject_id"),
    "identifiers": ("value",),
    "contacts": ("value",),
    "names": ("normal",),
}
"""Table to the columns that people look things up by. Hashes: a text as sent may be too long for a
row of a B-tree."""


def create_sql(dialect: Dialect = DUCKDB) -> list[str]:
    """Return the statements that make the empty tables, with their comments, and the views."""
    made: list[str] = []
    for table in TABLES.values():
        made += create_table(table, dialect)
    made.extend(f"CREATE VIEW {name} AS\n{query}" for name, query in VIEWS.items())
    return [*made, _catalogue_sql(), _versions_sql()]


def create_table(table: Table, dialect: Dialect = DUCKDB) -> list[str]:
    """Return the statements that make one table, with its comments."""
    key = ", PRIMARY KEY (record_key, id)" if dialect.keys and table.name in TABLES else ""
    columns = ", ".join(_column(column, dialect) for column in table.columns)
    comment = f"{table.doc} identity-schema {schema_version()}"
    return [
        f"CREATE TABLE {table.name} ({columns}{key})",
        f"COMMENT ON TABLE {table.name} IS {_text(comment)}",
        *(
            f"COMMENT ON COLUMN {table.name}.{column.name} IS {_text(doc)}"
            for column, doc in _docs(table)
        ),
    ]


def index_sql() -> list[str]:
    """Return the statements that make the indexes of a dialect that has keys."""
    return [
        f"CREATE INDEX {table}_{column} ON {table} USING hash ({column})"
        for table, columns in _INDEXES.items()
        for column in columns
    ]


def _docs(table: Table) -> Iterator[tuple[Column, str]]:
    """Yield the columns with what is said of them: what they hold, and how sensitive that is."""
    for column in table.columns:
        if table.name not in TABLES:
            yield column, column.doc
            continue
        yield column, f"{column.doc} Sensitivity: {sensitivity_of(table.name, column.name)}."


def _column(column: Column, dialect: Dialect) -> str:
    return f"{column.name} {dialect.types[column.type]}{'' if column.nullable else ' NOT NULL'}"


def _catalogue_sql() -> str:
    """Return the statement that makes the view of all columns, each with its sensitivity."""
    rows = ", ".join(
        f"({_text(table)}, {_text(column.name)}, {_text(word)}, {_text(column.doc)})"
        for table, column, word in catalogue()
    )
    names = "table_name, column_name, sensitivity, doc"
    return f"CREATE VIEW {_CATALOGUE} AS SELECT * FROM (VALUES {rows}) AS said({names})"  # noqa: S608 - our own names and texts


def _versions_sql() -> str:
    """Return the statement that makes the view of the versions that the tables were made with."""
    names = "schema_version, library_version"
    row = f"({_text(schema_version())}, {_text(__version__)})"
    return f"CREATE VIEW {_VERSIONS} AS SELECT * FROM (VALUES {row}) AS said({names})"  # noqa: S608 - likewise


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
