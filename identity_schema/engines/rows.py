"""Rows of an engine: where their payload stands, and what is carried along beside it."""

from collections.abc import Iterator, Sequence
from typing import Any

import attrs
import pyarrow as pa

from identity_schema.errors import ContractError, PayloadError
from identity_schema.kept import context_of_row
from identity_schema.tables.intake import Intake, Taken, refused
from identity_schema.tables.nested import NESTED

__all__ = ["Columns"]

_IN_UTC = pa.timestamp("us", "UTC")


@attrs.frozen
class Columns:
    """The columns of an engine's rows that matter.

    Attributes:
        payload: Name of the column with the payload: JSON as text or as bytes.
        keep: Names of the columns that are carried along; `identity_schema.kept` says what each
            tells of the payload.
    """

    payload: str
    keep: tuple[str, ...]

    @classmethod
    def of(cls, payload: str, keep: Sequence[str]) -> "Columns":
        """Check names.

        Raises:
            ContractError: ``engine.keep``: a name is that of a column of the nested form, or twice
                there, or it is one text and no list of them.
        """
        names = () if isinstance(keep, str) else tuple(keep)
        taken = sorted({*names} & {*NESTED.names})
        if isinstance(keep, str) or taken or len({*names}) != len(names):
            said = f"; rename {', '.join(taken)}, which the result has itself" if taken else ""
            message = f"keep is a list of names of columns, each once{said}"
            raise ContractError("engine.keep", message)
        return cls(payload, names)

    def kept(self, schema: pa.Schema) -> list[pa.Field]:
        """Return the fields that are carried along.

        Raises:
            ContractError: ``engine.column``: a column is not there, or the payload is no text and
                no bytes; ``context.no_zone``: ``received_at`` is a time without a zone.
        """
        for name in (self.payload, *self.keep):
            if len(schema.get_all_field_indices(name)) != 1:
                message = f"there is no column {name}, or several; name others, or rename them"
                raise ContractError("engine.column", message)
        if not _is_text(schema.field(self.payload).type):
            message = f"{self.payload} is no text and no bytes; write it as JSON text (to_json)"
            raise ContractError("engine.column", message)
        for name in self.keep:
            held = schema.field(name).type
            if name == "received_at" and pa.types.is_timestamp(held) and held.tz is None:
                message = "received_at has no time zone; say which (in UTC: AT TIME ZONE 'UTC')"
                raise ContractError("context.no_zone", message)
        return [schema.field(name) for name in self.keep]

    def take(self, batch: pa.RecordBatch, intake: Intake) -> list[Taken]:
        """Take the payloads of a batch in."""
        payloads = _bytes(batch.column(self.payload)).to_pylist()
        rows = zip(payloads, self._said(batch), strict=True)
        return [_take(payload, n, said, intake) for n, (payload, said) in enumerate(rows)]

    def _said(self, batch: pa.RecordBatch) -> Iterator[dict[str, Any]]:
        """Give what stands beside each payload."""
        if not self.keep:
            return iter([{}] * batch.num_rows)
        columns = [_values(batch.column(name)) for name in self.keep]
        return (dict(zip(self.keep, row, strict=True)) for row in zip(*columns, strict=True))


def _take(payload: bytes | None, row: int, said: dict[str, Any], intake: Intake) -> Taken:
    if payload is None:
        return refused("input.no_payload", None, row, None)
    try:
        context = context_of_row(said, intake.context) if said else intake.context
    except PayloadError as error:
        return refused(error.code, payload, row, None)
    return intake.take(payload, row, context)


def _storage(held: Any) -> Any:
    """Return what an extension type (such as arrow.json) or a dictionary is made of."""
    if isinstance(held, pa.BaseExtensionType):
        return held.storage_type
    return held.value_type if pa.types.is_dictionary(held) else held


def _is_text(held: pa.DataType) -> bool:
    plain = _storage(held)
    return any(
        check(plain)
        for check in (
            pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view,
            pa.types.is_binary, pa.types.is_large_binary, pa.types.is_binary_view,
        )
    )  # fmt: skip


def _bytes(column: pa.Array) -> pa.Array:
    """Return texts as their bytes, which takes no copy and no check."""
    if isinstance(column, pa.ExtensionArray):
        column = column.storage
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string_view(column.type):
        column = column.cast(pa.string())
    return column.cast(pa.binary())


def _values(column: pa.Array) -> list[Any]:
    """Return Python values; times to the microsecond, as everywhere here."""
    if pa.types.is_timestamp(column.type) and column.type.tz is not None:
        return column.cast(_IN_UTC, safe=False).to_pylist()  # type: ignore[no-any-return]  # a list
    return column.to_pylist()  # type: ignore[no-any-return]  # a list
