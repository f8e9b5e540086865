"""Reads tables of trust frameworks: the one that ships and a user's."""

from typing import Any

from identity_schema.assurance._text import parts_of_text, writable
from identity_schema.assurance._toml import date, inner, text, texts, textses
from identity_schema.assurance.framework import Edition, Framework
from identity_schema.assurance.gpg45 import levels
from identity_schema.assurance.non_equivalence import NotEquated, Side

__all__ = ["read_frameworks"]


def read_frameworks(
    table: dict[str, Any], code: str
) -> tuple[tuple[Framework, ...], tuple[NotEquated, ...]]:
    """Read the frameworks and the non-equivalences of a TOML table.

    Raises:
        ContractError: The table is not of the documented form. The error carries `code`.
    """
    readers = {"framework": _tables, "not_equated": _tables}
    members = inner(table, "the document", code, {}, readers)
    return (
        tuple(_framework(one, code) for one in members.get("framework", ())),
        tuple(_not_equated(one, code) for one in members.get("not_equated", ())),
    )


def _framework(table: object, code: str) -> Framework:
    optional = {
        "title": text,
        "aliases": texts,
        "edition": _tables,
        "fused": _fused,
        "needs_version": texts,
        "procedures": _procedures,
    }
    members = inner(table, _where(table, "name"), code, {"name": _name}, optional)
    editions = tuple(_edition(one, members["name"], code) for one in members.pop("edition", ()))
    return Framework(**members, editions=editions)


def _edition(table: object, framework: str, code: str) -> Edition:
    needed = {"axis": text, "levels": _levels}
    optional = {"versions": _versions, "spellings": textses, "source": text, "note": text}
    return Edition(**inner(table, f"an edition of {framework}", code, needed, optional))


def _not_equated(table: object, code: str) -> NotEquated:
    def between(value: object) -> tuple[Side, Side]:
        sides = texts(value)
        if len(sides) != 2:
            msg = "a list of two, each framework[@version][:level]"
            raise ValueError(msg)
        return parts_of_text(sides[0], code), parts_of_text(sides[1], code)

    needed = {"id": text, "between": between, "publisher": text, "document": text, "date": date}
    members = inner(table, _where(table, "id"), code, needed, {"caveat": text})
    one, other = members.pop("between")
    return NotEquated(one=one, other=other, **members)


def _where(table: object, key: str) -> str:
    """Name a table in a message by one of its members."""
    return f"the table with {key} = {table.get(key)!r}" if isinstance(table, dict) else "a table"


def _tables(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    msg = "an array of tables"
    raise ValueError(msg)


def _name(value: object) -> str:
    if writable("framework", value):
        return text(value)
    msg = "a text without : | @ and without white space around it"
    raise ValueError(msg)


def _levels(value: object) -> tuple[str, ...]:
    found = texts(value)
    if found and all(writable("level", one) for one in found):
        return found
    msg = "a list of levels without | and without white space around them, lowest first"
    raise ValueError(msg)


def _versions(value: object) -> tuple[str, ...]:
    found = texts(value)
    if all(writable("version", one) for one in found):
        return found
    msg = "a list of versions without : | and without white space around them"
    raise ValueError(msg)


def _fused(value: object) -> dict[str, str]:
    if isinstance(value, dict):
        return {key: text(level) for key, level in value.items()}
    msg = "a table of levels"
    raise ValueError(msg)


def _procedures(value: object) -> dict[str, str]:
    if value == "gpg45":
        return dict(levels())
    msg = '"gpg45"'
    raise ValueError(msg)
