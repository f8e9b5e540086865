"""JSON text: exact numbers, nothing accepted in silence, and the canonical form of RFC 8785.

The canonical form is held against the package ``rfc8785`` (Trail of Bits, Apache-2.0), and the
double that Appendix B of the RFC lists against the texts beside them.
"""

import json
import struct
from decimal import Decimal
from typing import Any

import pytest
import rfc8785
from hypothesis import example, given, settings
from hypothesis import strategies as st

from identity_schema import PayloadError
from identity_schema.jsontext import canonical, check_value, key_of, parse, parse_text

_texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
_keys = _texts | st.sampled_from(["", "a", "b", "é", "e\u0301", "\ue000", "\U0001f600", "a:b"])
_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | _texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)
TRICKY = {
    # text: what it is, as the JSON test suite of N. Seriot (MIT) sorts them, and why
    b'{"a":NaN}': "not_json",
    b"[Infinity]": "not_json",
    b"[-Infinity]": "not_json",
    b"[nan]": "not_json",
    b"[01]": "not_json",
    b"[1.]": "not_json",
    b"[.5]": "not_json",
    b"[+1]": "not_json",
    b"[0x1F]": "not_json",
    b"[1,]": "not_json",
    b'{"a":1,}': "not_json",
    b"{'a':1}": "not_json",
    b"{a:1}": "not_json",
    b"[1] 2": "not_json",
    b"[1]//x": "not_json",
    b'["\x01"]': "not_json",
    b'["\\x41"]': "not_json",
    b'["\\u12"]': "not_json",
    b'["\\ud800"]': "not_json",  # half of a surrogate pair, alone
    b'["\\udc00\\ud800"]': "not_json",
    b'{"\\udfff":1}': "not_json",
    b'["\xed\xa0\x80"]': "not_json",  # the same as bytes
    b'["\xff"]': "not_json",
    b'["\xc0\xaf"]': "not_json",  # overlong
    b'{"a"': "not_json",
    b"[": "not_json",
    b"\xff\xfe[\x001\x00]\x00": "not_json",  # UTF-16
    b"\x00": "not_json",
    b"": "not_json",
    b"%PDF-1.7 1 0 obj": "not_json",
    b"<html></html>": "not_json",
    b'{"a":1,"a":1}': "duplicate_key",
    b'{"a":1,"\\u0061":2}': "duplicate_key",
    b'[{"b":{"a":{},"a":[]}}]': "duplicate_key",
    b'{"":1,"":2}': "duplicate_key",
    b'{"a":":","a":1}': "duplicate_key",
    b'{"a":1,"a":":"}': "duplicate_key",
    b'{"a" : 1, "a"\n:\t2}': "duplicate_key",
    b'{"\\u003a":1,":":2}': "duplicate_key",
    b'{"a":"\\u003a","a":"x"}': "duplicate_key",
    b'{"a":"x","a":"\\u003A"}': "duplicate_key",
    b'{"a":{"x:y":1},"a":2}': "duplicate_key",
    b"[" * 100_000 + b"]" * 100_000: "too_deep",
    b'{"a":' * 100_000 + b"1" + b"}" * 100_000: "too_deep",
}
FINE = {
    b'["\\ud83d\\ude00"]': ["\U0001f600"],
    b'\xef\xbb\xbf{"a":1}': {"a": 1},
    b' \r\n\t{"a" : 1 }\n': {"a": 1},
    b'{"a:b":":","\\u003a":1,"c":{"a:b":2}}': {"a:b": ":", ":": 1, "c": {"a:b": 2}},
    b'{"\xc3\xa9":1,"e\xcc\x81":2}': {"é": 1, "e\u0301": 2},  # not one key twice
    b'["\\u0000"]': ["\x00"],
    b'["\\/"]': ["/"],
    b"-0": 0,
    b"[-0.0]": [Decimal("-0.0")],
    b"[1e400]": [Decimal("1E+400")],
    b"[1.10]": [Decimal("1.10")],
    b"[0.1000000000000000055511151231257827]": [Decimal("0.1000000000000000055511151231257827")],
    b"[18446744073709551616]": [2**64],
    b"[-9223372036854775809]": [-(2**63) - 1],
    b"[123456789012345678901234567890]": [123456789012345678901234567890],
    b"[" * 150 + b"]" * 150: None,
}
APPENDIX_B = {
    "0000000000000000": "0", "8000000000000000": "0", "0000000000000001": "5e-324",
    "8000000000000001": "-5e-324", "7fefffffffffffff": "1.7976931348623157e+308",
    "ffefffffffffffff": "-1.7976931348623157e+308", "4340000000000000": "9007199254740992",
    "c340000000000000": "-9007199254740992", "4430000000000000": "295147905179352830000",
    "44b52d02c7e14af5": "9.999999999999997e+22", "44b52d02c7e14af6": "1e+23",
    "44b52d02c7e14af7": "1.0000000000000001e+23", "444b1ae4d6e2ef4e": "999999999999999700000",
    "444b1ae4d6e2ef4f": "999999999999999900000", "444b1ae4d6e2ef50": "1e+21",
    "3eb0c6f7a0b5ed8c": "9.999999999999997e-7", "3eb0c6f7a0b5ed8d": "0.000001",
    "41b3de4355555553": "333333333.3333332", "41b3de4355555554": "333333333.33333325",
    "41b3de4355555555": "333333333.3333333", "41b3de4355555556": "333333333.3333334",
    "41b3de4355555557": "333333333.33333343", "becbf647612f3696": "-0.0000033333333333333333",
    "43143ff3c1cb0959": "1424953923781206.2",
}  # fmt: skip
"""RFC 8785, Appendix B: the bits of a double and its text."""


@pytest.mark.parametrize("text", TRICKY, ids=lambda text: repr(text[:30]))
def test_what_is_no_clean_json_is_refused_with_its_code(text: bytes) -> None:
    """And no word of it is in the message."""
    with pytest.raises(PayloadError) as caught:
        parse(text)
    assert caught.value.code == f"payload.{TRICKY[text]}"
    assert str(caught.value).isascii()
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("text", FINE, ids=lambda text: repr(text[:30]))
def test_what_looks_odd_and_is_fine_is_read(text: bytes) -> None:
    """Numbers keep their digits, texts their characters."""
    value = parse(text)
    if FINE[text] is not None:
        assert value == FINE[text]
        assert str(value) == str(FINE[text])  # 1 is not 1.0 here, nor 1.1 1.10
        assert type(value) is type(FINE[text])


@pytest.mark.parametrize("bits", APPENDIX_B)
def test_numbers_are_written_as_the_rfc_lists_them(bits: str) -> None:
    """Every line of Appendix B."""
    number = struct.unpack(">d", bytes.fromhex(bits))[0]
    assert canonical([number]) == f"[{APPENDIX_B[bits]}]".encode()


@given(_json)
@example([1e-7, 1.5e-7, 1e-6, 1.5e-6, 1e20, 1e21, 123456789012345680000.0, 5e-324, -0.0])
@example({"\ue000": 1, "\U0001f600": 2, "a": 3})
@example(["\x00\x08\x09\x0a\x0b\x0c\x0d\x1f\x7f\x80\u2028\u2029\"\\/<>&'"])
@settings(max_examples=300, deadline=None)
def test_the_canonical_form_is_that_of_another_implementation(value: Any) -> None:
    """Wherever that one accepts the value."""
    try:
        wanted = rfc8785.dumps(value)
    except rfc8785.CanonicalizationError:
        return
    assert canonical(value) == wanted


@given(_json)
@settings(max_examples=150, deadline=None)
def test_the_canonical_form_reads_back_to_itself(value: Any) -> None:
    """It is JSON, and canonical already."""
    data = canonical(value)
    again = parse(data)
    assert canonical(again) == data
    assert key_of(again) == key_of(value)
    check_value(again)


@given(st.integers() | st.integers(-(10**40), 10**40))
@example(10**4000)
@settings(deadline=None)
def test_integers_keep_all_their_digits(number: int) -> None:
    """Beyond 2⁵³ and beyond 64 bits, from text and in the canonical form."""
    text = str(number).encode()
    assert parse(text) == number
    assert type(parse(text)) is int
    assert canonical(number) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
@settings(deadline=None)
def test_fractions_keep_all_their_digits(number: Decimal) -> None:
    """Trailing zeros as well."""
    found = parse(f"{number:f}".encode())
    assert str(found) == f"{number:f}"


_MARKS = ["{", "}", "[", "]", ",", ":", " ", '"a"', '"b"', '"\\u0061"', '"a:"', '":"', '"\\u003a"']
_loose = st.recursive(
    st.sampled_from(['"x"', '":"', '"\\u003a"', '"\\\\u003a"', "1", "null", "{}", '"a\\":\\"b"']),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: "[" + ",".join(items) + "]")
        | st.lists(
            st.tuples(
                st.sampled_from(['"a"', '"b"', '"\\u0061"', '":"', '"\\u003A"', '"a:b"', '"\\\\"']),
                st.sampled_from([":", " : ", "\n:", ":\t"]),
                inner,
            ),
            max_size=4,
        ).map(lambda rows: "{" + ",".join("".join(row) for row in rows) + "}")
    ),
    max_leaves=12,
)
"""Texts of JSON in which keys often stand twice, written in several ways."""


def repeats(text: str) -> bool:
    """Whether the standard parser sees a key twice."""
    seen: list[bool] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        seen.append(len(dict(items)) < len(items))
        return dict(items)

    json.loads(text, object_pairs_hook=pairs)
    return any(seen)


@given(_loose)
@example('{"a":{"\\u003a":1},"a":{":":2}}')
@example('{"a":":::::","b":{"c":1,"c":2}}')
@settings(max_examples=500, deadline=None)
def test_a_key_that_stands_twice_is_always_seen(text: str) -> None:
    """However it is escaped and wherever its colon stands; and one that does not, never."""
    if repeats(text):
        with pytest.raises(PayloadError) as caught:
            parse(text.encode())
        assert caught.value.code == "payload.duplicate_key"
    else:
        assert parse(text.encode()) == json.loads(text)


@given(st.lists(st.sampled_from(_MARKS), max_size=9).map("".join))
@settings(max_examples=300, deadline=None)
def test_both_parsers_agree_on_what_is_json(text: str) -> None:
    """On short texts of its punctuation."""
    try:
        wanted = json.loads(text)
    except ValueError:
        with pytest.raises(PayloadError):
            parse(text.encode())
        return
    if not repeats(text):
        assert parse(text.encode()) == wanted


@pytest.mark.parametrize(
    "value",
    [
        {1: "a"}, {None: 1}, {"a": (1,)}, {"a": {1}}, {"a": b"x"}, [...], {"a": 1j},
        {"\ud800": 1}, ["\udfff"], [float("nan")], [float("inf")], [Decimal("NaN")],
        [Decimal("sNaN")], {"a": Decimal("-Infinity")}, [-Decimal("Infinity")],
    ],
    ids=repr,
)  # fmt: skip
def test_values_that_json_could_not_have_held_are_refused(value: Any) -> None:
    """As the same in a text would be."""
    with pytest.raises(PayloadError) as caught:
        check_value(value)
    assert caught.value.code == "payload.not_json"


def test_a_number_too_long_for_python_to_write_is_refused_the_same_way_both_times() -> None:
    """More than 4,300 digits, as a value and as text."""
    for refuse in (lambda: check_value([10**5000]), lambda: parse(b"[1" + b"0" * 5000 + b"]")):
        with pytest.raises(PayloadError) as caught:
            refuse()
        assert caught.value.code == "payload.not_json"


def test_a_value_that_holds_itself_is_too_deep() -> None:
    """An answer, not a crash."""
    value: list[Any] = []
    value.append(value)
    with pytest.raises(PayloadError) as caught:
        check_value(value)
    assert caught.value.code == "payload.too_deep"


@pytest.mark.parametrize("depth", [150, 199])
def test_a_depth_that_is_read_from_values_is_read_from_a_text_as_well(depth: int) -> None:
    """One limit, whichever way a payload comes in."""
    text = b"[" * depth + b"]" * depth
    check_value(parse(text))
    assert canonical(parse(text)) == text


@pytest.mark.parametrize("depth", [201, 300, 900])
def test_a_depth_that_is_refused_from_values_is_refused_from_a_text_as_well(depth: int) -> None:
    """The limit does not depend on how deep the caller's own stack is."""
    value: Any = 1
    for _ in range(depth):
        value = [value]
    with pytest.raises(PayloadError):
        check_value(value)
    with pytest.raises(PayloadError) as caught:
        parse(b"[" * depth + b"1" + b"]" * depth)
    assert caught.value.code == "payload.too_deep"


def test_escaped_keys_beyond_the_bmp_are_sorted_as_utf_16_in_a_text_too() -> None:
    """RFC 8785, section 3.2.3: its example has both of these keys."""
    text = rb'{"\ufb33": 1, "\ud83d\ude02": 2}'
    assert parse_text(text)[1] == key_of({"\ufb33": 1, "\U0001f602": 2})
    assert canonical(parse(text)) == '{"\U0001f602":2,"\ufb33":1}'.encode()
