r"""Texts that PostgreSQL cannot hold: U+0000 in them is written as an escape, and an issue says so.

The escape character is U+2400, the picture of that character: U+0000 becomes ``␀0``, and a U+2400
that was sent becomes ``␀␀``. No two texts become one, and `unescaped` gives back what was sent.
Other texts stay as they are.

>>> escaped("a\0b"), escaped("plain"), unescaped(escaped("␀0\0"))
('a␀0b', 'plain', '␀0\x00')

Needs the extra ``arrow``.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from identity_schema._extras import pa, pc
from identity_schema.codes import CODES
from identity_schema.tables.columns import Type
from identity_schema.tables.schema import TABLES

__all__ = ["NUL", "escape_tables", "escaped", "unescaped"]

NUL = "table.nul_escaped"

_MARK = "\u2400"
_NEEDY = "[\\x00\u2400]"
_Tables = dict[str, pa.Table]


def escaped(text: str) -> str:
    """Return a text as PostgreSQL can hold it."""
    return text.replace(_MARK, _MARK * 2).replace("\0", f"{_MARK}0")


def unescaped(text: str) -> str:
    """Return what `escaped` was given."""
    return _MARK.join(part.replace(f"{_MARK}0", "\0") for part in text.split(_MARK * 2))


def escape_tables(tables: Mapping[str, pa.Table]) -> _Tables:
    """Escape all texts of some payloads; each value that changes has an issue that names it.

    Args:
        tables: Every table, with all rows of each payload that is in it.

    Returns:
        The tables; the same ones where nothing had to be escaped.
    """
    made = dict(tables)
    found = [
        (name, column.name, column.type)
        for name, table in TABLES.items()
        for column in table.columns
        if column.type in {Type.TEXT, Type.TEXTS} and _is_needy(tables[name][column.name])
    ]
    if not found:
        return made
    places: list[tuple[str, str, str]] = []
    for name, column, kind in found:
        table = made[name]
        if column not in {"record_key", "id", "owner"}:
            places += _places(tables[name], name, column)
        number = table.schema.get_field_index(column)
        values = [_escape(value, kind) for value in table[column].to_pylist()]
        field = table.schema.field(number)
        made[name] = table.set_column(number, field, pa.array(values, field.type))
    made["issues"] = _with_issues(made["issues"], places)
    return made


def _is_needy(column: pa.ChunkedArray) -> bool:
    texts = pc.list_flatten(column) if pa.types.is_list(column.type) else column
    found: bool | None = pc.any(pc.match_substring_regex(texts, _NEEDY)).as_py()
    return bool(found)


def _escape(value: Any, kind: Type) -> Any:
    if value is None:
        return None
    return [escaped(text) for text in value] if kind is Type.TEXTS else escaped(value)


def _places(table: pa.Table, name: str, column: str) -> Iterator[tuple[str, str, str]]:
    """Yield key, id and column of the values that change."""
    keys, ids = table["record_key"].to_pylist(), table["id"].to_pylist()
    for key, row, value in zip(keys, ids, table[column].to_pylist(), strict=True):
        texts = value if isinstance(value, list) else [value]
        if any(text and escaped(text) != text for text in texts):
            yield escaped(key), escaped(row), f"{name}.{column}"


def _with_issues(issues: pa.Table, places: list[tuple[str, str, str]]) -> pa.Table:
    counted = Counter(issues["record_key"].to_pylist())
    rows = []
    for key, owner, place in places:
        row = (key, f"issues/{counted[key]}", owner, NUL, CODES[NUL].severity, None, place, None)
        rows.append(row)
        counted[key] += 1
    columns = zip(*rows, strict=True) if rows else ([] for _ in issues.schema)
    arrays = [pa.array(c, f.type) for c, f in zip(columns, issues.schema, strict=True)]
    return pa.concat_tables([issues, pa.Table.from_arrays(arrays, schema=issues.schema)])
