"""Blanking: which values of a table go with which sensitivities, in the SQL of both databases.

Keys, ids and numbers of rows stay: what is left would hang on nothing. ``issues.raw`` goes with any
sensitivity, since a text as sent can hold a value of each.
"""

from collections.abc import Collection, Iterator

import attrs

from identity_schema.model import AccountNumber, Identifier
from identity_schema.tables.catalogue import sensitivity_of, words_by_class
from identity_schema.tables.columns import Column, Type
from identity_schema.tables.schema import TABLES

__all__ = ["Blank", "blanks_of"]

_ROWS_OF = {
    ("identifiers", Identifier): "owner NOT LIKE 'accounts/%' AND ",
    ("identifiers", AccountNumber): "owner LIKE 'accounts/%' AND ",
}
"""Table that has rows of two classes, and class, to the condition that a row is of that one."""

_ALWAYS = ("issues", "raw")
_NO_TEXTS = "CAST(ARRAY[] AS TEXT[])"


@attrs.frozen
class Blank:
    """One column that can be blanked.

    Attributes:
        column: Its name.
        due: SQL: whether the value of a row is to go.
        says: SQL: whether there is a value.
        nothing: SQL: what stands there when it has gone.
    """

    column: str
    due: str
    says: str
    nothing: str


def blanks_of(table: str, words: Collection[str]) -> tuple[Blank, ...]:
    """Return the columns of a table that hold values of some sensitivities.

    Args:
        table: Name of the table.
        words: The sensitivities that the policy names.
    """
    return tuple(_blanks(table, frozenset(words)))


def _blanks(table: str, words: frozenset[str]) -> Iterator[Blank]:
    for column in TABLES[table].columns[3:]:
        due = _due(table, column.name, words)
        if due and (column.nullable or column.type in {Type.TEXT, Type.TEXTS}):
            yield Blank(column.name, due, _says(column), _nothing(column))


def _due(table: str, column: str, words: frozenset[str]) -> str:
    if (table, column) == _ALWAYS:
        return "record_key IN (SELECT record_key FROM purge_blank)" if words else ""
    parts = []
    # A column that is no field of the model, such as the pointer of a leaf, has one word.
    own = {object: frozenset({sensitivity_of(table, column)})}
    for cls, held in (words_by_class(table, column) or own).items():
        named = sorted(words.intersection(word.value for word in held))
        if named:
            rows = _ROWS_OF.get((table, cls), "")
            listed = ", ".join(f"'{word}'" for word in named)
            keys = f"SELECT record_key FROM purge_blank WHERE word IN ({listed})"  # noqa: S608 - our own words
            parts.append(f"({rows}record_key IN ({keys}))")
    return " OR ".join(parts)


def _says(column: Column) -> str:
    if column.type is Type.TEXTS:
        return f"coalesce(array_length({column.name}, 1), 0) > 0"
    return f"{column.name} IS NOT NULL" if column.nullable else f"{column.name} <> ''"


def _nothing(column: Column) -> str:
    if column.type is Type.TEXTS:
        return _NO_TEXTS
    return "NULL" if column.nullable else "''"
