"""What a table is made of: columns of a few types that every store and engine has.

>>> TEXT = Column("name", Type.TEXT, "Name as sent.")
>>> TEXT.path, TEXT.nullable
('name', True)
"""

from enum import StrEnum

import attrs

__all__ = ["DECIMAL_PRECISION", "DECIMAL_SCALE", "By", "Column", "Table", "Type"]

DECIMAL_PRECISION = 38
"""Digits of a decimal column: the most that Arrow, DuckDB, Spark and BigQuery hold exactly."""

DECIMAL_SCALE = 18
"""Digits after the point: enough for the shortest text of a double between 0.1 and 1, which has up
to 17, and for amounts that passed through one. 20 are left before the point."""


class Type(StrEnum):
    """The type of a column.

    ``INTEGER`` has 64 bits with sign. ``DECIMAL`` is exact. ``DATE`` is a day. ``TIMESTAMP`` is an
    instant in UTC, to the microsecond. ``TEXTS`` is a list of texts, empty rather than null.
    """

    TEXT = "text"
    BOOLEAN = "boolean"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    TIMESTAMP = "timestamp"
    TEXTS = "texts"


class By(StrEnum):
    """How a value of the model becomes the value of a column.

    ``VALUE``: it is one. ``DAY``: the day of a partial date, None where the day is not known.
    ``ISO``: the ISO 8601 text of a partial date. ``JSON``: a JSON list of the entities, None where
    there is none. ``COUNT``: how many there are. ``PAIRS``: ``name=value`` texts.
    """

    VALUE = "value"
    DAY = "day"
    ISO = "iso"
    JSON = "json"
    COUNT = "count"
    PAIRS = "pairs"


@attrs.frozen
class Column:
    """One column.

    Attributes:
        name: No reserved word of SQL, so that nobody needs to quote it.
        type: Type.
        doc: What it holds and what null means, in one line.
        of: Path of the value from the row's entity (``bank.name``); ``^.type`` is one of the
            entity's holder. Empty means that it is called like the column.
        by: How the value is converted.
        nullable: Whether it can be null.
    """

    name: str
    type: Type
    doc: str
    of: str = ""
    by: By = By.VALUE
    nullable: bool = True

    @property
    def path(self) -> str:
        """The path of the value."""
        return self.of or self.name


@attrs.frozen
class Table:
    """One table.

    Attributes:
        name: Name.
        doc: What a row is.
        columns: Columns in order; the first three are those of the key.
    """

    name: str
    doc: str
    columns: tuple[Column, ...]
