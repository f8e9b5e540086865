"""Past a limit there is a code, at once and without anything made of the payload."""

import json
import re
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema import (
    Context,
    ContractError,
    Limits,
    PayloadError,
    explain,
    normalize,
    normalize_many,
)
from identity_schema.codes import CODES
from identity_schema.jsontext import check_value, parse
from identity_schema.limits import LIMITS, check_bytes

ONEID = "oneid.userinfo"


def refused(payload: Any, mapping: str | None = ONEID, **limits: int) -> str:
    """Give the code with which a payload is refused, the same plain and traced."""
    codes = []
    for call in (normalize, explain):
        with pytest.raises(PayloadError) as caught:
            call(payload, mapping=mapping, limits=Limits(**limits))  # type: ignore[operator]  # each is a function
        codes.append(caught.value.code)
        assert caught.value.code in CODES
    assert codes[0] == codes[1]
    return codes[0]


def both(value: Any) -> list[Any]:
    """Give a payload as Python values and as text."""
    return [value, json.dumps(value).encode(), json.dumps(value)]


@pytest.mark.parametrize("payload", both({"sub": "x" * 100}))
def test_too_many_bytes(payload: Any) -> None:
    assert refused(payload, bytes=50) == "payload.too_large"
    assert normalize(payload, mapping=ONEID, limits=Limits(bytes=200))


@pytest.mark.parametrize("payload", both({"sub": "1", "odd": [[[[["x"]]]]]}))
def test_too_deep(payload: Any) -> None:
    assert refused(payload, depth=3) == "payload.too_deep"
    assert normalize(payload, mapping=ONEID, limits=Limits(depth=6))


@pytest.mark.parametrize("payload", both({"sub": "1", "odd": ["a, [b]"] * 300}))
def test_too_many_leaves(payload: Any) -> None:
    assert refused(payload, leaves=301) == "payload.too_many_leaves"
    assert normalize(payload, mapping=ONEID, limits=Limits(leaves=302))


@pytest.mark.parametrize("payload", both({"sub": "1", "name": "x" * 50}))
def test_a_text_too_long(payload: Any) -> None:
    assert refused(payload, text=49) == "payload.text_too_long"
    assert normalize(payload, mapping=ONEID, limits=Limits(text=50))


@pytest.mark.parametrize("payload", both({"sub": "1", "k" * 50: None}))
def test_a_key_too_long(payload: Any) -> None:
    assert refused(payload, text=49) == "payload.text_too_long"
    assert normalize(payload, mapping=ONEID, limits=Limits(text=50))


@pytest.mark.parametrize("payload", both([{"account_id": str(n)} for n in range(30)]))
def test_too_many_records(payload: Any) -> None:
    pages = {"status": "success", "data": {"identity": [{"id": str(n)} for n in range(30)]}}
    assert refused(pages, "okra.identity", records=29) == "payload.too_many_records"
    assert len(normalize(pages, mapping="okra.identity", limits=Limits(records=30))) == 30
    assert normalize(payload, mapping="oneid.accounts")


_json = st.recursive(
    st.none() | st.integers() | st.text(st.sampled_from('a,[{"\\]}:é\u2028'), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text('a,"\\[', max_size=3), inner)
    ),
    max_leaves=20,
)


@given(_json, st.integers(1, 30))
def test_a_text_and_its_values_have_one_number_of_leaves(value: Any, most: int) -> None:
    """Whatever commas and brackets stand in its texts."""
    answers = []
    for check in (
        lambda: check_value(value, Limits(leaves=most)),
        lambda: check_bytes(json.dumps(value).encode(), Limits(leaves=most)),
        lambda: check_bytes(json.dumps(value, ensure_ascii=False).encode(), Limits(leaves=most)),
    ):
        try:
            check()
        except PayloadError as error:
            answers.append(error.code)
        else:
            answers.append("")
    assert len(set(answers)) == 1


@given(_json, st.integers(1, 8))
def test_a_text_and_its_values_have_one_depth(value: Any, most: int) -> None:
    answers = []
    for check in (
        lambda: check_value(value, Limits(depth=most)),
        lambda: parse(json.dumps(value).encode(), Limits(depth=most)),
    ):
        try:
            check()
        except PayloadError as error:
            answers.append(error.code)
        else:
            answers.append("")
    assert len(set(answers)) == 1


MANY = 2**18
SMALL = Limits(bytes=2**23, leaves=2**16)


def _laughs() -> Any:
    value: Any = ["ha"]
    for _ in range(30):
        value = [value] * 10
    return {"sub": "1", "odd": value}


BOMBS: dict[str, Callable[[], Any]] = {
    "empty lists": lambda: b"[" + b"[]," * (3 * MANY) + b"[]]",
    "objects": lambda: b'{"a":[' + b'{"a":1},' * MANY + b"1]}",
    "quotes": lambda: b'"' * (8 * MANY),
    "quotes and commas": lambda: b'"",' * (3 * MANY),
    "opening brackets": lambda: b"[" * (8 * MANY),
    "opening objects": lambda: b'{"a":' * (2 * MANY),
    "backslashes": lambda: b'{"a":"' + b"\\" * (8 * MANY) + b'","b":' + b"[1,1]," * MANY,
    "zeros": lambda: b"[1" + b"0" * (4 * MANY) + b"]",
    "a list that holds itself ten times over": _laughs,
    "one text in a million places": lambda: [["x" * 100_000] * 1000] * 1000,
    "keys": lambda: {f"k{number}": number for number in range(MANY)},
    "one object in a million places": lambda: [{"a": 1}] * MANY,
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_bounded_memory(bomb: str) -> None:
    """Python's own objects are counted; none of them may be a copy of what would come out."""
    payload = BOMBS[bomb]()
    tracemalloc.start()
    try:
        with pytest.raises(PayloadError) as caught:
            normalize(payload, limits=SMALL)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert caught.value.code in CODES
    assert peak < 24 * 2**20


def test_the_request_is_under_the_same_limits() -> None:
    context = Context(request={"bvn": "x" * 100})
    with pytest.raises(ContractError) as caught:
        normalize({"sub": "1"}, mapping=ONEID, context=context, limits=Limits(text=50))
    assert caught.value.code == "context.request"
    assert "text_too_long" in str(caught.value)


def test_each_of_many_payloads_is_under_the_limits() -> None:
    many = normalize_many([{"sub": "1"}, {"sub": "xxx"}], mapping=ONEID, limits=Limits(text=4))
    assert len(list(many)) == 2
    many = normalize_many([{"sub": "1"}, {"sub": "xxxxx"}], mapping=ONEID, limits=Limits(text=4))
    assert len(next(many)) == 1
    with pytest.raises(PayloadError):
        next(many)


def test_a_query_string_is_under_the_limits() -> None:
    assert refused("code=1&state=" + "2" * 50, None, text=49) == "payload.text_too_long"
    assert refused("code=1" + "&code=1" * 200, None, leaves=100) == "payload.too_many_leaves"
    assert normalize("code=1&state=2", mapping="akahu.authorization_response")


@pytest.mark.parametrize("name", [field.name for field in attrs.fields(Limits)])
@pytest.mark.parametrize("wrong", [0, -1, 1.5, "1", True, None, 2**60])
def test_a_limit_that_is_none_is_refused(name: str, wrong: Any) -> None:
    with pytest.raises(ContractError) as caught:
        Limits(**{name: wrong})
    assert caught.value.code == "limits.range"


def test_the_default_limits_are_those_that_the_docs_state() -> None:
    assert attrs.asdict(LIMITS) == {
        "bytes": 67_108_864, "depth": 200, "leaves": 500_000, "records": 50_000,
        "text": 16_777_216,
    }  # fmt: skip
    assert Limits() == LIMITS
    page = Path(__file__).parents[2] / "docs" / "security.md"
    if page.is_file():
        rows = page.read_text(encoding="utf-8")
        for name, most in attrs.asdict(LIMITS).items():
            assert re.search(rf"^\| `{name}`[^|]*\| {most:,} \|", rows, re.MULTILINE), name
