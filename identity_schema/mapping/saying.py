"""What generated rendering code calls: canonical values in a provider's own words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from identity_schema.mapping.targets import Seat
from identity_schema.model.fields import spec_of
from identity_schema.values.partial_date import PartialDate

__all__ = ["Saying", "inverse", "say", "seat_value"]

_MOST_DIGITS = 4000
"""Most digits of a number that is written; longer ones could not be read back."""


def inverse(words: Mapping[str, str]) -> dict[str, str]:
    """Turn a table of code words round; of several words for one the first counts.

    >>> inverse({"CACC": "CACC", "CurrentAccount": "CACC", "*": "other"})
    {'CACC': 'CACC'}
    """
    found: dict[str, str] = {}
    for theirs, ours in words.items():
        if ours != "-" and theirs != "*":
            found.setdefault(ours, theirs)
    return found


def say(value: Any, json_type: str) -> Any:
    """Write a canonical value as the JSON type that the provider documents.

    Args:
        value: A text, a number, a boolean, a time or a partial date; or None.
        json_type: ``string``, ``boolean``, ``integer`` or ``number``.

    Returns:
        The value, or None where the type cannot hold it.
    """
    if isinstance(value, PartialDate):
        return value.isoformat()
    if isinstance(value, datetime):
        return _say_time(value)
    if json_type == "string":
        return str(value) if isinstance(value, int | Decimal) else value
    if json_type == "boolean":
        return value if isinstance(value, bool) else {"true": True, "false": False}.get(value)
    return _say_number(value, json_type)


def _say_number(value: Any, json_type: str) -> Any:
    try:
        number = Decimal(value)
    except ArithmeticError:
        return None
    if not number.is_finite() or number.adjusted() > _MOST_DIGITS:
        return None  # written out, a few characters would be gigabytes
    if number == number.to_integral_value():
        return int(number)
    return None if json_type == "integer" else number


def _say_time(time: datetime) -> str:
    precision = "milliseconds" if time.microsecond % 1000 == 0 else "microseconds"
    return time.isoformat(timespec=precision).replace("+00:00", "Z")


def seat_value(entity: Any, seat: Seat) -> Any:
    """Find the value of a target below an entity, None where there is none."""
    for hop in seat.hops:
        held = getattr(entity, hop.field)
        select = spec_of(hop.owner)[hop.field].select
        if hop.many:
            chosen = (e for e in held if hop.select in (None, getattr(e, select or "", None)))
            held = next(chosen, None)
        if held is None:
            return None
        entity = held
    return getattr(entity, seat.field)


class Saying:
    """The state of rendering one record.

    Attributes:
        record: The record.
        payload: What is said of its payload, or None.
    """

    def __init__(self, record: Any, payload: Any) -> None:
        self.record = record
        self.payload = payload
        self._said: set[int] = set()

    def pick(self, held: Iterable[Any], select: str | None, word: str | None) -> Any:
        """Find the first entity of a kind that nothing has said yet."""
        for entity in held:
            chosen = select is None or word is None or getattr(entity, select) == word
            if chosen and id(entity) not in self._said:
                self._said.add(id(entity))
                return entity
        return None

    def all(self, held: Iterable[Any], select: str | None, word: str | None) -> Iterator[Any]:
        """Yield every entity of a kind that nothing has said yet."""
        for entity in held:
            chosen = select is None or word is None or getattr(entity, select) == word
            if chosen and id(entity) not in self._said:
                self._said.add(id(entity))
                yield entity

    def matching(
        self,
        held: Any,
        constants: Mapping[str, Any],
        of: Any = None,
        within: tuple[str, ...] | None = None,
    ) -> Iterator[Any]:
        """Yield the entities that a source object could have made.

        Args:
            held: What the owner has: a tuple, one entity, or None.
            constants: Field to the value that the source object gives it.
            of: The entity that it must link to, or None.
            within: The ids among which its own must be, or None.
        """
        for entity in held if isinstance(held, tuple) else () if held is None else (held,):
            if id(entity) in self._said:
                continue
            if any(getattr(entity, field) != value for field, value in constants.items()):
                continue
            if of is not None and of.id not in entity.of:
                continue
            if within is not None and entity.id not in within:
                continue
            self._said.add(id(entity))
            yield entity

    def only(self, *arguments: Any, **options: Any) -> Any:
        """Return the first of `matching`, or None."""
        return next(self.matching(*arguments, **options), None)

    def links(self, ids: tuple[str, ...], kind: str) -> list[str]:
        """Name the entities of a link as the source does; what has no such name is left out."""
        held = self.record.accounts if kind == "account" else self.record.evidence
        names = {e.id: _name_of(e, kind) for e in held}
        return [name for i in ids if (name := names.get(i)) is not None]


def _name_of(entity: Any, kind: str) -> str | None:
    if kind == "account":
        return next((n.raw for n in entity.numbers if n.raw is not None), None)
    return entity.source_id  # type: ignore[no-any-return]  # any entity of the record
