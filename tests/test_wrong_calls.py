"""Wrong calls: whatever is passed, the answer is a result, or an error that says what to do.

The first part is exact: a call that somebody will make, and the code that it gets. The second walks
over every public name, found by itself, and passes something wrong for each argument in turn.
"""

import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from decimal import Decimal
from importlib import import_module
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import attrs
import pyarrow as pa
import pytest

from identity_schema import (
    Context,
    ContractError,
    Limits,
    Mapping,
    PayloadError,
    Pseudonymizer,
    Records,
    explain,
    iter_batches,
    latest,
    load_mapping,
    normalize,
    normalize_many,
    profile,
    redact,
    render,
    to_arrow,
)
from identity_schema.assurance import Frameworks, Pack, maximal
from identity_schema.engines import normalize_batches, normalize_stream
from identity_schema.exports.openid_ida import dump, left_out
from identity_schema.model.convert import to_dict, to_json
from identity_schema.privacy import Policy, is_third_party, key_from_environment, load_key
from identity_schema.tables import arrow_schema, flatten, nested_stream, stream, to_nested
from identity_schema.tables.catalogue import catalogue, sensitivity_of
from identity_schema.testing import check_mapping, conformance, strategies
from identity_schema.testing.view import at

PAYLOAD = {"status": "success", "message": "m", "data": {"bvn": "22123456789", "firstName": "A"}}
KIND = "okra.identity"
RECORDS = normalize(PAYLOAD, mapping=KIND)
RECORD = RECORDS[0]
ACCOUNT = explain(PAYLOAD, mapping=KIND)
COLUMN = pa.table({"payload": ["{}"]})
KEY = b"0123456789abcdef0123456789abcdef"

WRONG: dict[str, tuple[Callable[[], Any], str]] = {
    "a dict for a context": (lambda: normalize(PAYLOAD, context={}), "call.argument"),
    "a full dict for a context": (lambda: explain(PAYLOAD, context={1: 2}), "call.argument"),
    "a number for limits": (lambda: normalize(PAYLOAD, limits=5), "call.argument"),
    "limits for no payload": (lambda: to_arrow([], limits=5), "call.argument"),
    "None for limits": (lambda: explain(PAYLOAD, limits=None), "call.argument"),
    "labels in a list": (lambda: Context(labels=["north"]), "call.argument"),
    "a number for a label": (lambda: Context(labels={"tenant": 7}), "call.argument"),
    "bytes for a source": (lambda: Context(source=b"7"), "call.argument"),
    "a flag for a source": (lambda: Context(source=True), "call.argument"),
    "bytes for an operation": (lambda: Context(operation=b"nuban"), "call.argument"),
    "a number for a region": (lambda: Context(region=64), "call.argument"),
    "a name for a region": (lambda: Context(region="Nigeria"), "context.region"),
    "no region": (lambda: Context(region="XX"), "context.region"),
    "three letters for a region": (lambda: Context(region="NZL"), "context.region"),
    "a part of a region": (lambda: Context(region="England"), "context.region"),
    "one payload to many": (lambda: normalize_many(b"{}"), "tables.payloads"),
    "one dict to many": (lambda: normalize_many(PAYLOAD), "tables.payloads"),
    "no payloads at all": (lambda: normalize_many(5), "tables.payloads"),
    "records to many": (lambda: normalize_many(RECORDS), "tables.payloads"),
    "many with a dict": (lambda: normalize_many([], context={}), "call.argument"),
    "many with limits": (lambda: normalize_many([], limits=5), "call.argument"),
    "records of one payload": (lambda: to_arrow(RECORDS), "tables.payloads"),
    "a list of records": (lambda: to_arrow(list(RECORDS)), "tables.payloads"),
    "a list of records, raised": (lambda: to_arrow([RECORD], errors="raise"), "tables.payloads"),
    "a list of payload heads": (lambda: to_nested([RECORDS.payload]), "tables.payloads"),
    "a table for payloads": (lambda: to_arrow(COLUMN), "tables.payloads"),
    "a record batch for payloads": (lambda: to_arrow(COLUMN.to_batches()[0]), "tables.payloads"),
    "a list for errors": (lambda: to_arrow([], errors=[]), "tables.errors"),
    "a context of a table": (lambda: to_nested([], context={}), "call.argument"),
    "a text for a size": (lambda: iter_batches([], "5"), "call.argument"),
    "None for a size": (lambda: nested_stream([], None), "call.argument"),
    "a list for a table": (lambda: stream([], ["records"]), "tables.unknown"),
    "a schema of no table": (lambda: arrow_schema("people"), "tables.unknown"),
    "a schema of a list": (lambda: arrow_schema([]), "tables.unknown"),
    "a number to flatten": (lambda: flatten(5), "call.argument"),
    "a text to flatten": (lambda: flatten("x"), "call.argument"),
    "no such column": (lambda: sensitivity_of("names", "nickname"), "tables.unknown"),
    "a name for a catalogue": (lambda: list(catalogue(KIND)), "call.argument"),
    "one record to latest": (lambda: latest(RECORD), "call.argument"),
    "texts to latest": (lambda: latest(["x"]), "call.argument"),
    "a profile of a number": (lambda: profile(5), "call.argument"),
    "a profile of all records": (lambda: profile(RECORDS), "call.argument"),
    "a precedence of one word": (lambda: profile(RECORD, "verified"), "call.argument"),
    "a number to render": (lambda: render(5), "call.argument"),
    "a payload to render": (lambda: render(PAYLOAD), "call.argument"),
    "payloads to render": (lambda: render([PAYLOAD]), "call.argument"),
    "a number to keep": (lambda: redact(RECORD, keep=5), "call.argument"),
    "lists to keep": (lambda: redact(RECORD, keep=[[]]), "redact.keep"),
    "a dict for a policy": (lambda: Pseudonymizer(KEY, {"name": "drop"}), "call.argument"),
    "an empty dict for a policy": (lambda: Pseudonymizer(KEY, {}), "call.argument"),
    "a list for a policy": (lambda: Policy(["name"]), "call.argument"),
    "a time for a day": (lambda: Policy({}, datetime(2026, 1, 1)), "call.argument"),  # noqa: DTZ001 - a wrong one
    "a token of a number": (lambda: Pseudonymizer(KEY).token("bvn", 22), "call.argument"),
    "a token of no kind": (lambda: Pseudonymizer(KEY).token("BVN", "22"), "token.kind"),
    "a key at a number": (lambda: load_key(5), "call.argument"),
    "a key called five": (lambda: key_from_environment(5), "call.argument"),
    "a record for a person": (lambda: is_third_party(RECORD), "call.argument"),
    "a claim of records": (lambda: dump(RECORDS), "call.argument"),
    "left out of records": (lambda: left_out(RECORDS), "call.argument"),
    "lineage of a number": (lambda: ACCOUNT.lineage(5), "call.argument"),
    "lineage of a path": (lambda: ACCOUNT.lineage("persons/0/birthdate"), "call.argument"),
    "lineage of no field": (lambda: ACCOUNT.lineage("/persons/0/nix"), "call.argument"),
    "lineage of no field of nobody": (lambda: ACCOUNT.lineage("/persons/9/nix"), "call.argument"),
    "lineage of no number": (lambda: ACCOUNT.lineage("/persons/first/names"), "call.argument"),
    "lineage within a date": (lambda: ACCOUNT.lineage("/persons/0/birthdate/0"), "call.argument"),
    "lineage of the whole": (lambda: ACCOUNT.lineage("/"), "call.argument"),
    "lineage in no record": (lambda: ACCOUNT.lineage("/persons", "0"), "call.argument"),
    "code of no side": (lambda: load_mapping(KIND).code("reading"), "call.argument"),
    "a name for a document": (lambda: Mapping(KIND), "call.argument"),
    "one record for records": (lambda: Records(RECORDS.payload, RECORD), "call.argument"),
    "a list of tables": (lambda: list(normalize_batches([COLUMN])), "call.argument"),
    "a number for batches": (lambda: normalize_batches(5), "call.argument"),
    "a text for batches": (lambda: normalize_batches("payload"), "call.argument"),
    "a list for a stream": (lambda: normalize_stream([COLUMN]), "call.argument"),
    "a list for a column": (lambda: normalize_stream(COLUMN, ["payload"]), "call.argument"),
    "a number for keep": (lambda: normalize_stream(COLUMN, keep=5), "engine.keep"),
    "numbers for keep": (lambda: normalize_stream(COLUMN, keep=[5]), "engine.keep"),
    "a list for leaves": (lambda: normalize_stream(COLUMN, leaves=["all"]), "engine.leaves"),
    "a context of batches": (lambda: normalize_batches([], context={}), "call.argument"),
    "limits of batches": (lambda: normalize_batches([], limits=5), "call.argument"),
    "records for a record as JSON": (lambda: to_json(RECORDS), "call.argument"),
    "a number for an entity": (lambda: to_dict(5), "call.argument"),
    "no converter": (lambda: conformance(None, KIND, {}), "call.argument"),
    "a number for samples": (lambda: check_mapping(KIND, 5), "tables.payloads"),
    "a number for kinds": (lambda: strategies.messy(KIND, 5), "call.argument"),
    "lists for kinds": (lambda: strategies.messy(KIND, [[]]), "testing.mess"),
    "a view of a number": (lambda: at(RECORDS, 5), "testing.pointer"),
    "one assurance": (lambda: maximal(5), "assurance.call"),
    "edges of texts": (lambda: Pack("mine", ["a"]), "assurance.call"),
    "frameworks of texts": (lambda: Frameworks(["eidas"]), "assurance.call"),
}  # fmt: skip


@pytest.mark.parametrize("call", WRONG)
def test_a_wrong_call_gets_its_code(call: str) -> None:
    made, code = WRONG[call]
    with pytest.raises(ContractError) as caught:
        made()
    assert caught.value.code == code


ONE_PAYLOAD = (normalize, explain, lambda one: list(normalize_many([one])),
               lambda one: to_arrow([one], errors="raise"))  # fmt: skip


@pytest.mark.parametrize(
    "payload",
    [5, 1.5, Decimal("1.5"), float("nan"), True, None, "x", b"x", bytearray(b"x"), memoryview(b"x"),
     [], [object()], {}, {1: 2}, {"a": object()}, {"a": Path("x")}, {"a": (1,)}],
)  # fmt: skip
def test_whatever_a_parser_could_have_made_is_a_matter_of_data(payload: object) -> None:
    for call in ONE_PAYLOAD:
        with pytest.raises(PayloadError):
            call(payload)


@pytest.mark.parametrize(
    ("payload", "advice"),
    [
        (Path("x.json"), "read the file and pass its bytes; it is of type P"),
        (BytesIO(b"{}"), "pass what its read() returns; it is of type BytesIO"),
        (RECORD, "pass what was read"),
        (({},), "bytes, str, dict or list; it is of type tuple"),
        (object(), "bytes, str, dict or list"),
        (pa.scalar("{}"), "bytes, str, dict or list"),
    ],
)
def test_what_no_parser_makes_is_a_wrong_call(payload: object, advice: str) -> None:
    for call in (*ONE_PAYLOAD, lambda one: to_arrow([one]), lambda one: to_nested([one])):
        with pytest.raises(ContractError, match=re.escape(advice) if call is normalize else None):
            call(payload)


def test_the_wrong_one_of_many_is_told_by_its_number() -> None:
    with pytest.raises(ContractError) as caught:
        to_arrow([b"{}", RECORDS, Path("x.json")])
    assert caught.value.__notes__ == ["payload number 2, from 0"]


def test_what_a_parser_made_and_no_mapping_takes_is_quarantined() -> None:
    tables = to_arrow([5, {1: object()}, RECORDS, b"x"])
    assert tables.quarantine["position"].to_pylist() == [0, 1, 3]
    assert {*tables.quarantine["code"].to_pylist()} == {"kind.unknown", "payload.not_json"}


def test_what_was_rendered_is_a_payload_like_any_other() -> None:
    assert to_arrow([RECORDS.render()]).quarantine.num_rows == 0
    rendered = attrs.evolve(RECORDS.render(), payload={"other": 1})
    assert to_arrow([rendered]).quarantine["code"].to_pylist() == ["kind.unknown"]


@pytest.mark.parametrize("region", ["NG", "ng", "Ng", "na", "no"])
def test_a_region_is_a_code_in_any_case(region: str) -> None:
    assert Context(region=region).region == region.upper()


@pytest.mark.parametrize(
    ("region", "advice"), [("Nigeria", "here NG;"), ("uk", "here GB;"), ("XX", "NZ, GB or NG")]
)
def test_what_is_no_region_is_told_which_one_it_is(region: str, advice: str) -> None:
    with pytest.raises(ContractError, match=advice):
        Context(region=region)


@pytest.mark.parametrize("key", [7, UUID(int=7), "7"])
def test_a_primary_key_is_a_source(key: Any) -> None:
    assert Context(source=key).source == str(key)
    assert normalize(PAYLOAD, mapping=KIND, context=Context(source=key)).payload.key == str(key)


def test_one_record_renders_as_a_list_of_one_does() -> None:
    assert render(RECORD) == render([RECORD])
    assert render(RECORD).payload == RECORD.render().payload


@pytest.mark.parametrize(
    "make", [lambda t: t, lambda t: t.to_batches()[0], lambda t: t.to_reader()]
)
def test_tables_and_streams_are_as_good_as_batches(make: Callable[[Any], Any]) -> None:
    table = pa.table({"id": [1, 2], "payload": ["{}", "x"]})
    expected = pa.Table.from_batches(normalize_batches(table.to_batches(), keep=["id"]))
    assert pa.Table.from_batches(normalize_batches(make(table), keep=["id"])) == expected
    assert expected.num_rows == 2


# --- every public name --------------------------------------------------------------------------

ROOMS = (
    "", ".assurance", ".engines", ".exports.json_schema", ".exports.openid_ida", ".model",
    ".numbers", ".privacy", ".tables", ".tables.catalogue", ".testing", ".testing.strategies",
)  # fmt: skip
"""The modules that the pages name."""

LEFT_OUT = {
    "Tables": "the library makes it, and its callers look at it",
    "Disagreement": "likewise",
    "conformance": "calls what it is given, whose errors are its own",
    "check_mapping": "takes a second for each call, and has its case above",
}

RIGHT: dict[str, Any] = {
    "batches": COLUMN.to_batches(), "mapping": KIND, "name": KIND, "nested": to_nested([]),
    "payload": PAYLOAD, "payloads": [PAYLOAD], "record": RECORD, "records": RECORDS,
    "source": COLUMN, "table": "names", "column": "raw",
    "words": {}, "keep": (), "limits": Limits(),
}  # fmt: skip
"""Arguments by name, so that only one at a time is wrong."""

ANYTHING: list[Any] = [
    5, True, None, "x", b"{}", {}, {5: 5}, [], [5], ["x"], [[]], object(), RECORD, RECORDS,
    Context(), COLUMN, int, 1.5, {"x"},
]  # fmt: skip


def public() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public name that can be called."""
    for room in ROOMS:
        module = import_module(f"identity_schema{room}")
        for name in module.__all__:
            thing = getattr(module, name)
            if callable(thing) and name not in LEFT_OUT:
                yield f"{room}.{name}", thing


PUBLIC = dict(public())


def calls(function: Callable[..., Any]) -> Iterator[Callable[[], Any]]:
    """Give calls with one wrong argument each."""
    parameters = inspect.signature(function).parameters.values()
    right = {p.name: RIGHT.get(p.name) for p in parameters if p.default is p.empty}
    for parameter in parameters:
        for wrong in ANYTHING:
            arguments = {**right, parameter.name: wrong}
            alone = [arguments.pop(p.name) for p in parameters if p.kind is p.POSITIONAL_ONLY]
            yield lambda alone=alone, arguments=arguments: function(*alone, **arguments)


def used(made: Any) -> None:
    """Read what is read when it is asked for."""
    if inspect.isgenerator(made) or isinstance(made, pa.RecordBatchReader):
        for _ in made:
            pass


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_answers_or_says_what_is_wrong(name: str) -> None:
    for call in calls(PUBLIC[name]):
        with suppress(ContractError, PayloadError):
            used(call())


def test_what_is_walked_over_is_what_the_pages_name() -> None:
    assert len(PUBLIC) > 70
    assert {".normalize", ".tables.to_arrow", ".privacy.redact", ".testing.sample"} <= {*PUBLIC}
