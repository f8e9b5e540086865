"""The catalogue: how sensitive each column is, worked out from the fields of the model.

>>> print(sensitivity_of("names", "family_name"), sensitivity_of("media", "url"))
name image_link
>>> print(sensitivity_of("persons", "birth_year"), sensitivity_of("accounts", "bank_name"))
birth_date none
"""

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from identity_schema._calls import check
from identity_schema.errors import ContractError
from identity_schema.mapping.registry import Mapping as MappingDocument
from identity_schema.mapping.sensitivity import Overrides, most_sensitive
from identity_schema.model import (
    Account,
    AccountNumber,
    Address,
    Balance,
    Check,
    Contact,
    Document,
    Evidence,
    Identifier,
    Issue,
    Media,
    Name,
    Payload,
    Person,
    Record,
    Verification,
)
from identity_schema.model.fields import Sensitivity, sensitivities_of, spec_of
from identity_schema.tables.columns import Column, Table
from identity_schema.tables.schema import TABLES, table_of

__all__ = ["catalogue", "sensitivity_of", "words_by_class"]

_OWNERS: Mapping[str, tuple[type, ...]] = {
    "payloads": (Payload,), "records": (Record,), "persons": (Person,), "names": (Name,),
    "contacts": (Contact,), "identifiers": (Identifier, AccountNumber), "addresses": (Address,),
    "accounts": (Account,), "balances": (Balance,), "evidence": (Document,), "checks": (Check,),
    "media": (Media,), "verifications": (Verification,), "issues": (Issue,), "leaves": (),
}  # fmt: skip
"""Table to the classes whose entities are its rows."""

_HOLDERS = {"accounts": AccountNumber, "evidence": Evidence}
"""Table to the class that ``^`` in a column's path means, where that is one."""

_OWN = {
    "record_key": Sensitivity.HANDLE, "id": Sensitivity.NONE, "owner": Sensitivity.NONE,
    "leaves.pointer": Sensitivity.FREE_TEXT,
}  # fmt: skip
_UNSPOKEN = {None, Sensitivity.NONE, Sensitivity.FREE_TEXT}


def catalogue(mapping: MappingDocument | None = None) -> Iterator[tuple[str, Column, Sensitivity]]:
    """Yield every column with its table and how sensitive it is.

    Args:
        mapping: The mapping of all records, whose lines may say otherwise than the model.

    Raises:
        ContractError: ``call.argument``: the mapping is none; `load_mapping` reads one.
    """
    for table in TABLES.values():
        for column in table.columns:
            yield table.name, column, sensitivity_of(table.name, column.name, mapping)


def sensitivity_of(table: str, column: str, mapping: MappingDocument | None = None) -> Sensitivity:
    """Return how sensitive a column is.

    Args:
        table: Name of the table.
        column: Name of the column.
        mapping: As for `catalogue`.

    Raises:
        ContractError: ``tables.unknown``: there is no such table, or no such column in it;
            ``call.argument``: the mapping is none.
    """
    own = _own(table, column)
    if own is not None:
        return own
    words = words_by_class(table, column, mapping).values()
    return most_sensitive(word for held in words for word in held)


def words_by_class(
    table: str, column: str, mapping: MappingDocument | None = None
) -> dict[type, frozenset[Sensitivity]]:
    """Return all that a column holds, by the class of the entity that the row is of.

    A column of JSON holds several things; one of ``identifiers`` holds other things for accounts
    than for persons. Keys and columns that no class has are not there.

    Args:
        table: Name of the table.
        column: Name of the column.
        mapping: As for `catalogue`.

    Raises:
        ContractError: As `sensitivity_of`.
    """
    if _own(table, column) is not None:
        return {}
    if mapping is not None:
        check("mapping", mapping, MappingDocument, "a Mapping, which load_mapping reads, or None")
    overrides = {} if mapping is None else mapping.sensitivities
    path = _path_of(table_of(table), column)
    first, _, rest = path.partition(".")
    if first == "^":
        holder = _HOLDERS.get(table)
        return {} if holder is None else {holder: frozenset(_of(holder, rest, overrides))}
    owners = [cls for cls in _OWNERS[table] if _has(cls, first)]
    return {cls: frozenset(_of(cls, path, overrides)) for cls in owners}


def _path_of(table: Table, column: str) -> str:
    path = next((held.path for held in table.columns if held.name == column), None)
    if path is None:
        raise ContractError("tables.unknown", f"the table {table.name} has no such column")
    return path


def _own(table: str, column: str) -> Sensitivity | None:
    """Return what is said of a column that is no field: of a key, above all."""
    check("column", column, str, "the name of a column")
    return _OWN.get(
        f"{table}.{column}", _OWN.get(column) if column in _key_columns(table) else None
    )


def _key_columns(table: str) -> set[str]:
    return {column.name for column in table_of(table).columns[:3]}


def _has(cls: type, field: str) -> bool:
    return field in sensitivities_of(cls)


def _of(
    cls: type, path: str, overrides: Overrides, above: Sensitivity | None = None
) -> Iterator[Sensitivity]:
    """Follow a path down from an entity to a value, or to entities that are written as one."""
    field, _, rest = path.partition(".")
    spec: Any = spec_of(cls).get(field)
    if spec is not None and spec.entity is not None:
        word = spec.sensitivity or above
        inside = [a.name for a in attrs.fields(spec.entity) if a.name != spec.select]
        for below in [rest] if rest else inside:
            yield from _of(spec.entity, below, overrides, word)
        return
    if (cls, field) in overrides:
        yield overrides[cls, field]
        return
    said = sensitivities_of(cls)[field]
    yield (above or said or Sensitivity.FREE_TEXT) if said in _UNSPOKEN else said  # type: ignore[misc]  # None is unspoken
