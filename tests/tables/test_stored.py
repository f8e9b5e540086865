"""Stored columns: every type that texts, keys and times can have is read, and no other is."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pyarrow as pa
import pytest

from identity_schema.kept import MEANINGS, unreadable
from identity_schema.tables.stored import payloads_of, sort_of, values_of

TEXTS = ["{}", None, "é"]
AS_BYTES = [b"{}", None, "é".encode()]


@pytest.mark.parametrize(
    ("kind", "sort"),
    [
        (pa.string(), "words"), (pa.large_string(), "words"), (pa.string_view(), "words"),
        (pa.dictionary(pa.int32(), pa.large_string()), "words"), (pa.json_(), "words"),
        (pa.binary(), "bytes"), (pa.large_binary(), "bytes"), (pa.binary_view(), "bytes"),
        (pa.int8(), "integer"), (pa.uint64(), "integer"), (pa.uuid(), "uuid"),
        (pa.binary(16), "uuid"), (pa.binary(8), "other"), (pa.null(), "null"),
        (pa.timestamp("ns", "UTC"), "time"), (pa.timestamp("us"), "other"),
        (pa.bool_(), "other"), (pa.float64(), "other"), (pa.struct([("a", pa.string())]), "other"),
    ],
)  # fmt: skip
def test_types_have_sorts(kind: pa.DataType, sort: str) -> None:
    assert sort_of(kind) == sort


@pytest.mark.parametrize(
    "kind",
    [
        pa.string(), pa.large_string(), pa.string_view(), pa.binary(), pa.large_binary(),
        pa.binary_view(), pa.dictionary(pa.int8(), pa.string()), pa.json_(),
    ],
)  # fmt: skip
def test_payloads_are_bytes_whatever_their_type(kind: pa.DataType) -> None:
    column = pa.array(TEXTS, pa.string())
    column = (
        pa.ExtensionArray.from_storage(kind, column)
        if isinstance(kind, pa.BaseExtensionType)
        else pa.array(AS_BYTES, pa.binary_view()) if kind == pa.binary_view()
        else pa.array(TEXTS, kind)
    )  # fmt: skip
    assert payloads_of(column) == AS_BYTES


def test_a_column_that_is_all_null_has_no_payloads() -> None:
    assert payloads_of(pa.nulls(2)) == [None, None]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        (pa.array([UUID(int=1).bytes], pa.uuid()), [UUID(int=1)]),
        (pa.ExtensionArray.from_storage(pa.json_(), pa.array(["{}"])), ["{}"]),
        (pa.array([1_999], pa.timestamp("ns", "Pacific/Auckland")),
         [datetime(1970, 1, 1, 0, 0, 0, 1, tzinfo=UTC)]),
        (pa.array([1], pa.timestamp("s")), [datetime(1970, 1, 1, 0, 0, 1)]),  # noqa: DTZ001 - the column has no zone
        (pa.array(["a"]).dictionary_encode(), ["a"]),
    ],
)  # fmt: skip
def test_values_are_those_of_python(column: pa.Array, values: list[Any]) -> None:
    assert values_of(column) == values


@pytest.mark.parametrize("name", MEANINGS)
def test_each_column_that_means_something_has_types_that_it_can_be_of(name: str) -> None:
    sorts = {"p": "words", "c": "other"}
    assert [column for column, _ in unreadable("p", [(name, "c")], sorts)] == ["c"]
    for sort in (*MEANINGS[name].sorts, "null"):
        assert list(unreadable("p", [(name, "c")], {"p": "bytes", "c": sort})) == []


def test_a_label_may_be_of_any_type_and_a_payload_may_not() -> None:
    assert list(unreadable("p", [("tenant", "c")], {"p": "null", "c": "other"})) == []
    [(column, wanted)] = unreadable("p", [], {"p": "integer"})
    assert (column, wanted[:21]) == ("p", "JSON as text or bytes")
