"""The views, by name: SQL that DuckDB and PostgreSQL both read, with the same answers.

>>> list(VIEWS)
['records_latest', 'profile', 'lineage']
"""

from identity_schema.tables.latest_view import latest_sql
from identity_schema.tables.lineage_view import lineage_sql
from identity_schema.tables.profile_view import profile_sql

__all__ = ["VIEWS", "latest_sql", "lineage_sql", "profile_sql"]

VIEWS = {
    "records_latest": latest_sql(),
    "profile": profile_sql(),
    "lineage": lineage_sql(),
}
"""Name to query, with the default precedence."""
