"""What tests of PostgreSQL share: tables read back, and questions asked."""

from decimal import Decimal
from typing import Any

import adbc_driver_postgresql.dbapi as adbc

from identity_schema.tables.columns import Type
from identity_schema.tables.schema import TABLES

__all__ = ["ask", "in_order", "tables_in"]

Rows = dict[str, list[tuple[Any, ...]]]


def ask(uri: str, query: str) -> list[tuple[Any, ...]]:
    """Run a statement on a connection of its own and return its rows."""
    with adbc.connect(uri, autocommit=True) as connection, connection.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall() if cursor.description else []


def tables_in(uri: str, schema: str = "identity_schema") -> Rows:
    """Read all tables, in the order of their keys."""
    held: Rows = {}
    with adbc.connect(uri) as connection, connection.cursor() as cursor:
        for name, table in TABLES.items():
            cursor.execute(f"SELECT * FROM {schema}.{name}")  # noqa: S608 - our own names
            exact = [column.type is Type.DECIMAL for column in table.columns]
            held[name] = [
                tuple(
                    Decimal(cell) if is_exact and cell is not None else cell
                    for cell, is_exact in zip(row, exact, strict=True)
                )
                for row in cursor.fetchall()
            ]
    return in_order(held)


def in_order(rows: Rows) -> Rows:
    """Put rows in the order of their keys."""
    return {name: sorted(table, key=lambda row: row[:2]) for name, table in rows.items()}
