"""TOML tables of this room, read strictly: a key that is not known is an error, never ignored."""

import datetime as dt
import os
import pkgutil
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from identity_schema.errors import ContractError

__all__ = ["Reader", "date", "inner", "open_table", "shipped_table", "text", "texts", "textses"]

Reader = Callable[[Any], Any]
"""Reads one value of a table, or raises `ValueError` saying what it should be."""

_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?", re.ASCII)


def open_table(source: str | os.PathLike[str], code: str) -> dict[str, Any]:
    """Read TOML out of a file or out of a text.

    Args:
        source: A path object; or a text, which is TOML itself if it has a line break or an equals
            sign and otherwise the path of a file.
        code: Code of the error.

    Raises:
        ContractError: There is no such file, or it holds no TOML; the message gives the line.
    """
    try:
        if isinstance(source, str) and ("\n" in source or "=" in source):
            return tomllib.loads(source)
        return tomllib.loads(Path(source).read_text(encoding="utf-8"))
    except (OSError, TypeError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise ContractError(code, f"no TOML could be read: {reason}") from None


def shipped_table(name: str) -> dict[str, Any]:
    """Read a TOML table that ships in `identity_schema.data`."""
    content = pkgutil.get_data("identity_schema.data", name)
    return tomllib.loads((content or b"").decode())


def inner(
    table: object,
    where: str,
    code: str,
    needed: Mapping[str, Reader],
    optional: Mapping[str, Reader],
) -> dict[str, Any]:
    """Read one table member by member.

    Args:
        table: The table as TOML gave it.
        where: How to call the table in a message.
        code: Code of the error.
        needed: Reader of each member that must be there.
        optional: Reader of each member that may be there.

    Raises:
        ContractError: A member is missing, unknown or of the wrong form.
    """
    if not isinstance(table, dict):
        raise ContractError(code, f"{where}: a table is needed")
    readers = {**needed, **optional}
    if missing := sorted(needed.keys() - table.keys()):
        raise ContractError(code, f"{where}: {', '.join(missing)} is missing")
    if unknown := sorted(table.keys() - readers.keys()):
        msg = f"{where}: unknown key {', '.join(unknown)}; known are {', '.join(readers)}"
        raise ContractError(code, msg)
    members = {}
    for key, value in table.items():
        try:
            members[key] = readers[key](value)
        except ContractError:
            raise
        except ValueError as error:
            raise ContractError(code, f"{where}: {key} must be {error}") from None
    return members


def text(value: object) -> str:
    """Read a text with something in it."""
    if isinstance(value, str) and value.strip():
        return value
    msg = "a text that is not empty"
    raise ValueError(msg)


def texts(value: object) -> tuple[str, ...]:
    """Read a list of texts, none twice."""
    if isinstance(value, list) and len({text(one) for one in value}) == len(value):
        return tuple(value)
    msg = "a list of texts, none of them twice"
    raise ValueError(msg)


def textses(value: object) -> dict[str, tuple[str, ...]]:
    """Read a table of lists of texts."""
    if isinstance(value, dict):
        return {key: texts(one) for key, one in value.items()}
    msg = "a table of lists of texts"
    raise ValueError(msg)


def date(value: object) -> str:
    """Read a date: a TOML date, or text ``YYYY[-MM[-DD]]``, or two of these joined by ``/``."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value.isoformat()
    if isinstance(value, str) and _DATE.fullmatch(value):
        return value
    msg = "a date, such as 2024-10-01, 2024-10 or 2022/2026"
    raise ValueError(msg)
