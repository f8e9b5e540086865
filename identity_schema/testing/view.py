"""Views: canonical fields by name, to hold a converter's answer against.

>>> from identity_schema.model import Name, PartialDate, Payload, Person, Record
>>> name = Name(text="Anna Reid", given_name="Anna")
>>> person = Person(names=(name,), birthdate=PartialDate(1989, 4, 16))
>>> records = Records(Payload(outcome="success"), [Record(persons=(person,))])
>>> at(records, "/persons/0/birthdate"), at(records, "/payload/outcome")
('1989-04-16', 'success')
>>> at(records, "/persons/*/names/main/given_name"), at(records, "/persons/0/gender") is None
(['Anna'], True)
"""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import attrs

from identity_schema.errors import ContractError
from identity_schema.model import PartialDate
from identity_schema.model.fields import spec_of
from identity_schema.records import Records

__all__ = ["View", "at", "plain", "seen"]

View = Callable[[Records], Mapping[str, Any]] | Mapping[str, str]
"""A function from records to named values, or names and canonical pointers."""


def seen(records: Records, view: View) -> dict[str, Any]:
    """Return what a view shows of records, in plain values."""
    if callable(view):
        return {name: plain(value) for name, value in view(records).items()}
    return {name: at(records, pointer) for name, pointer in view.items()}


def at(records: Records, pointer: str) -> Any:
    """Look up a canonical pointer.

    Args:
        records: The records.
        pointer: ``/records/1/persons/0/birthdate``; without ``/records/N`` the first record is
            meant, with ``/payload`` what the payload says of itself. Where there are several, a
            token is a number, the word that tells them apart (``names/main``, ``contacts/phone``:
            the first of them), or ``*`` for a list of all.

    Returns:
        The value in plain types; None where there is none.

    Raises:
        ContractError: ``testing.pointer``: it is no pointer, or names a field that there is not.
    """
    tokens = pointer.split("/") if isinstance(pointer, str) else [""]
    if tokens[0] or len(tokens) < 2:
        raise ContractError(
            "testing.pointer", f"{pointer!r} is no pointer: write /persons/0/gender"
        )
    head, *rest = tokens[1:]
    if head == "payload":
        return plain(_follow(records.payload, rest, pointer))
    if head == "records":
        return plain(_follow_many(tuple(records), rest, pointer, None))
    return plain(_follow(records[0] if len(records) else None, [head, *rest], pointer))


def _follow(entity: Any, tokens: list[str], pointer: str) -> Any:
    if entity is None or not tokens:
        return entity
    field, *rest = tokens
    if not attrs.has(type(entity)) or field not in attrs.fields_dict(type(entity)):
        name = type(entity).__name__.lower()
        raise ContractError("testing.pointer", f"{pointer}: {name} has no field {field!r}")
    held = getattr(entity, field)
    if isinstance(held, tuple) and rest:
        cls: type = type(entity)
        spec = spec_of(cls).get(field)
        return _follow_many(held, rest, pointer, spec.select if spec is not None else None)
    return _follow(held, rest, pointer)


def _follow_many(held: tuple[Any, ...], tokens: list[str], pointer: str, by: str | None) -> Any:
    token, *rest = tokens or ["*"]
    if token == "*":  # noqa: S105 - a token of a pointer
        return [_follow(one, rest, pointer) for one in held]
    if token.isdigit():
        return _follow(held[int(token)] if int(token) < len(held) else None, rest, pointer)
    if by is None:
        message = f"{pointer}: {token!r} is no number, and no * either"
        raise ContractError("testing.pointer", message)
    return _follow(next((one for one in held if getattr(one, by) == token), None), rest, pointer)


def plain(value: Any) -> Any:
    """Return a value as JSON would hold it, so that a converter may use dates or texts.

    >>> plain((date(1989, 4, 16), Decimal("1.50")))
    ['1989-04-16', '1.50']
    """
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    write = next((write for cls, write in _WRITTEN if isinstance(value, cls)), None)
    return value if write is None else write(value)


def _time(time: datetime) -> str:
    if time.utcoffset() is None:
        return time.isoformat()
    return time.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


_WRITTEN: tuple[tuple[type, Callable[[Any], str]], ...] = (
    (PartialDate, PartialDate.isoformat), (datetime, _time), (date, date.isoformat), (Decimal, str),
)  # fmt: skip
"""What has a text of its own; times before dates, since a time is a date as well."""
