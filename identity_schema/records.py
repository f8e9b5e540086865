"""The records of one payload, with the payload beside them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, overload

from identity_schema._calls import ONE, wrong
from identity_schema.errors import ContractError
from identity_schema.model import Payload, Record
from identity_schema.model.record import renderers

__all__ = ["Records", "check_payloads"]


class Records(Sequence[Record]):
    """A sequence of records that came from one payload; it may be empty.

    Attributes:
        payload: What the payload says of itself, with the issues and unmapped leaves around the
            records.
    """

    __slots__ = ("_mapping", "_records", "payload")

    def __init__(self, payload: Payload, records: Iterable[Record], mapping: Any = None) -> None:
        """Hold a payload, its records, and the mapping that read them.

        Raises:
            ContractError: ``call.argument``: the records are no list of them.
        """
        if not hasattr(records, "__iter__"):
            raise wrong("records", records, "a list of Record")
        self.payload = payload
        self._records = tuple(records)
        self._mapping = mapping

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Record, ...]: ...
    def __getitem__(self, index: int | slice) -> Record | tuple[Record, ...]:
        """Return one record, or a tuple of some."""
        return self._records[index]

    def __iter__(self) -> Iterator[Record]:
        """Return an iterator over the records."""
        return iter(self._records)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._records)

    def render(self, mapping: Any = None) -> Any:
        """Write payload and records back in the provider's shape; see `identity_schema.render`."""
        return renderers[0](self, mapping if mapping is not None else self._mapping)

    def __eq__(self, other: object) -> bool:
        """Compare what is said; keys and pointers are left out."""
        if not isinstance(other, Records):
            return NotImplemented
        return self.payload == other.payload and self._records == other._records

    def __hash__(self) -> int:
        """Hash by the payload."""
        return hash(self.payload)

    def __repr__(self) -> str:
        """Show kind, outcome and number, nothing personal."""
        kind, outcome = self.payload.kind, self.payload.outcome
        return f"<Records of {kind}: {outcome}, {len(self)}>"


def check_payloads(payloads: object) -> None:
    """Check that what a call was given are many payloads.

    Raises:
        ContractError: ``tables.payloads``: it is one payload, or a table where a column is meant.
    """
    if hasattr(payloads, "columns"):
        message = "give the column that has the payloads, and not the whole table"
        raise ContractError("tables.payloads", message)
    if isinstance(payloads, (*ONE, Records)) or not isinstance(payloads, Iterable):
        message = "give many payloads: a list, even where there is only one"
        raise ContractError("tables.payloads", message)
