"""The JSON reader against the kinds of tricky text that are known.

The kinds are those of the open JSON parsing test suite of N. Seriot (JSONTestSuite, MIT licence),
restated: what RFC 8259 says must be read, what must be refused, what it leaves to the reader.
Of the last kind the choice made here is stated.
"""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from identity_schema import PayloadError
from identity_schema.jsontext import canonical, check_value, parse

READ: dict[str, tuple[bytes, Any]] = {
    # lists
    "an empty list": (b"[]", []),
    "a list with white space in it": (b"[ \n\t\r]", []),
    "a list of every kind": (b'[null, 1, "1", {}]', [None, 1, "1", {}]),
    "a list that ends in a line break": (b"[1\n]", [1]),
    "a list with blanks before it": (b" [1]", [1]),
    "a list with blanks behind it": (b"[2] ", [2]),
    "a list of an empty text": (b'[""]', [""]),
    "nulls": (b"[1,null,null,null,2]", [1, None, None, None, 2]),
    # numbers
    "a one and a zero": (b"[10,0]", [10, 0]),
    "minus zero": (b"[-0]", [0]),
    "a minus one": (b"[-1]", [-1]),
    "two digits behind a minus": (b"[-123]", [-123]),
    "an exponent": (b"[1e2]", [Decimal("1e2")]),
    "an exponent in capitals": (b"[1E22]", [Decimal("1E22")]),
    "an exponent with a plus": (b"[1E+2]", [Decimal("1E+2")]),
    "an exponent with a minus": (b"[1E-2]", [Decimal("1E-2")]),
    "a zero with an exponent": (b"[0e1,0e+1]", [Decimal("0e1"), Decimal("0e+1")]),
    "a fraction and an exponent": (b"[123.456e78]", [Decimal("123.456e78")]),
    "a fraction": (b"[123.456789]", [Decimal("123.456789")]),
    "a fraction close to zero": (
        b"[-0.000000000000000000000000000000000000000000000000000000000000000000000000000001]",
        [Decimal("-1e-78")],
    ),
    "white space behind a number": (b"[ 4]", [4]),
    # objects
    "an empty object": (b"{}", {}),
    "an empty key": (b'{"":0}', {"": 0}),
    "a key with a NUL in it": (b'{"foo\\u0000bar": 42}', {"foo\0bar": 42}),
    "an object of two": (b'{"asd":"sdf", "dfg":"fgh"}', {"asd": "sdf", "dfg": "fgh"}),
    "an object with line ends": (b'{\n"a": "b"\n}', {"a": "b"}),
    "a long key": (b'{"' + b"x" * 40 + b'": []}', {"x" * 40: []}),
    "keys that are escaped": (b'{"\\u0061":1,"\\u0062":2}', {"a": 1, "b": 2}),
    # texts
    "every escape": (b'["\\"\\\\\\/\\b\\f\\n\\r\\t"]', ['"\\/\b\f\n\r\t']),
    "an escaped character": (b'["\\u0060\\u012a\\u12AB"]', ["`\u012a\u12ab"]),
    "a pair of surrogates": (b'["\\uD801\\udc37"]', ["\U00010437"]),
    "two pairs of surrogates": (
        b'["\\ud83d\\ude39\\ud83d\\udc8d"]', ["\U0001f639\U0001f48d"],
    ),
    "an escaped backslash before a u": (b'["\\\\u0000"]', ["\\u0000"]),
    "an escaped NUL": (b'["\\u0000"]', ["\0"]),
    "an escaped control character": (b'["\\u0012"]', ["\x12"]),
    "a noncharacter": (b'["\\uFFFF"]', ["\uffff"]),
    "a noncharacter beyond the first plane": (b'["\\uDBFF\\uDFFF"]', ["\U0010ffff"]),
    "a noncharacter as bytes": (b'["\xef\xbf\xbf"]', ["\uffff"]),
    "a line separator as bytes": (b'["\xe2\x80\xa8\xe2\x80\xa9"]', ["\u2028\u2029"]),
    "a delete character": (b'["a\x7fa"]', ["a\x7fa"]),
    "two bytes of UTF-8": (b'["\xc2\x80"]', ["\x80"]),
    "four bytes of UTF-8": (b'["\xf0\x9b\xbf\xbf"]', ["\U0001bfff"]),
    "an accent that is put together": (b'["e\xcc\x81"]', ["e\u0301"]),
    "what looks like a comment": (b'["a/*b*/c/*d//e"]', ["a/*b*/c/*d//e"]),
    "a text without blanks around it": (b'["asd"]', ["asd"]),
    # the whole
    "a lone text": (b'"asd"', "asd"),
    "a lone empty text": (b'""', ""),
    "a lone number": (b"42", 42),
    "a lone negative number": (b"-0.1", Decimal("-0.1")),
    "a lone null": (b"null", None),
    "a lone true": (b"true", True),
    "a lone false": (b" false\n", False),
}  # fmt: skip

REFUSED: dict[str, bytes] = {
    # lists
    "a list of one without a comma": b"[1 true]",
    "an invalid byte": b"[a\xe5]",
    "a colon for a comma": b'["": 1]',
    "a comma behind a list": b'[""],',
    "a comma before": b"[,1]",
    "two commas": b"[1,,2]",
    "two commas at the end": b'["x",,]',
    "a bracket too many": b'["x"]]',
    "a comma at the end": b'["",]',
    "no end": b'["x"',
    "no end of a list in a list": b"[[1]",
    "a colon in a list": b"[1:2]",
    "only a comma": b"[,]",
    "only a minus": b"[-]",
    "a line feed in place of an end": b"[1,\n1\n,1",
    "a star": b"[*]",
    "an inner list without an end": b"[3[4]]",
    "a vertical tab": b'["\x0ba"\\f]',
    # words
    "a word cut off": b"[tru]",
    "another word cut off": b"[fals]",
    "a third word cut off": b"[nul]",
    "a word in capitals": b"[True]",
    "a word with a NUL": b"[tr\x00ue]",
    # numbers
    "two plus signs": b"[++1234]",
    "a plus sign": b"[+1]",
    "an infinity with a plus": b"[+Inf]",
    "a minus before an infinity": b"[-Infinity]",
    "an infinity": b"[Infinity]",
    "no number": b"[NaN]",
    "minus no number": b"[-NaN]",
    "leading zeros": b"[-01]",
    "a lone leading zero": b"[012]",
    "a fraction with nothing before it": b"[.123]",
    "a fraction with nothing behind it": b"[1.]",
    "a fraction of a minus": b"[-.123]",
    "a fraction before an exponent": b"[2.e3]",
    "an exponent of nothing": b"[0e]",
    "an exponent of a sign": b"[0e+]",
    "an exponent in capitals of nothing": b"[0E+]",
    "two exponents": b"[1eE2]",
    "two signs of an exponent": b"[1.0e+-2]",
    "hexadecimal digits": b"[0x42]",
    "a letter behind a number": b"[1a]",
    "a blank within a number": b"[1 000.0]",
    "two points": b"[0.1.2]",
    "digits of full width": b"[\xef\xbc\x91]",
    "a minus and a blank": b"[- 1]",
    "an invalid byte in a number": b"[123\xe5]",
    "an exponent with a byte": b"[1e1\xe5]",
    "a number with a minus behind": b"[1-1]",
    "an expression": b"[1+2]",
    # objects
    "a bracket for a key": b'{[: "x"}\n',
    "a comma for a colon": b'{"x", null}',
    "two colons": b'{"x"::"b"}',
    "an emoji for a key": b"{\xf0\x9f\x87\xa8\xf0\x9f\x87\xad}",
    "rubbish at the end": b'{"a":"a" 123}',
    "a key in single quotes": b"{key: 'value'}",
    "a comma before a key": b'{,"a":1}',
    "a missing colon": b'{"a" b}',
    "a missing key": b'{:"b"}',
    "a missing value": b'{"a":',
    "a missing comma": b'{"a" "b"}',
    "a null for a key": b"{null:null,null:null}",
    "a number for a key": b"{1:1}",
    "a lone surrogate for a key": b'{"\\uD800":1}',
    "several commas at the end": b'{"id":0,,,,,}',
    "a comma at the end of an object": b'{"id":0,}',
    "a comment behind": b'{"a":"b"}/**/',
    "an open comment behind": b'{"a":"b"}/**//',
    "a line comment behind": b'{"a":"b"}//',
    "a slash behind": b'{"a":"b"}/',
    "a hash behind": b'{"a":"b"}#{}',
    "two commas in a row": b'{"a":"b",,"c":"d"}',
    "a key without quotes": b'{a: "b"}',
    "an object cut off": b'{"a":"a',
    "a lone key": b'{"a"}',
    # texts
    "an escaped x": b'["\\x00"]',
    "an escape of a tab": b'["\\\t"]',
    "an escaped emoji": b'["\\\xf0\x9f\x8c\x80"]',
    "a lone backslash": b'["\\"]',
    "an escape cut off": b'["\\u00A"]',
    "an escape of no digits": b'["\\uqqqq"]',
    "a pair cut off": b'["\\uD834\\uDd"]',
    "a pair cut off further": b'["\\uD800\\u"]',
    "a pair with an x": b'["\\uD800\\u1x"]',
    "an invalid escape": b'["\\a"]',
    "an escape in capitals": b'["\\UA66D"]',
    "a byte behind an escape": b'["\\u\xe5"]',
    "no quotes": b"[\\n]",
    "single quotes": b"['single quote']",
    "one letter": b"abc",
    "a NUL as it is": b'["a\x00a"]',
    "a line break as it is": b'["new\nline"]',
    "a tab as it is": b'["\t"]',
    "only a backslash": b'"\\',
    # the whole
    "nothing": b"",
    "only blanks": b" ",
    "a bracket": b"]",
    "a brace": b"}",
    "an open list": b"[",
    "an open object": b"{",
    "an open list and an object": b"[{",
    "an object closed as a list": b'{"x": true]',
    "a list closed as an object": b"[1}",
    "half a byte order mark": b"\xef\xbb{}",
    "two values": b"1 2",
    "a second list": b"[][]",
    "an ampersand": b"[&]",
    "angle brackets": b"<.>",
    "an empty angle": b"[<null>]",
    "a non-ASCII word": b"\xc3\xa5",
    "a capital word": b"[True, False]",
    "a single star": b"*",
    "a NUL behind": b"[1]\x00",
    "a form feed as white space": b"[\x0c]",
    "a word joiner as white space": b"[\xe2\x81\xa0]",
    "a no-break space as white space": b"[\xc2\xa0]",
    "a byte order mark within": b"[\xef\xbb\xbf1]",
    "UTF-16, little end first": b'\xff\xfe[\x00"\x00\xe9\x00"\x00]\x00',
    "UTF-16, big end first": b"\xfe\xff\x00[\x00]",
    "UTF-16 without a mark": "[]".encode("utf-16-le"),
    "UTF-32": "[]".encode("utf-32"),
    "a script's end": b"[]; alert(1)",
}  # fmt: skip

LEFT_TO_THE_READER: dict[str, tuple[bytes, Any]] = {
    # kept exact
    "an exponent beyond a double": (b"[1e400]", [Decimal("1e400")]),
    "an exponent beyond a double, negative": (b"[-1e400]", [Decimal("-1e400")]),
    "an exponent below a double": (b"[123.456e-789]", [Decimal("123.456e-789")]),
    "an exponent of eleven digits": (b"[0.4e00669999999999]", [Decimal("0.4e669999999999")]),
    "an integer beyond 64 bits": (
        b"[-237462374673276894279832749832423479823246327846]",
        [-237462374673276894279832749832423479823246327846],
    ),
    "an integer of 4,300 digits": (b"[" + b"1" * 4300 + b"]", [int("1" * 4300)]),
    "a number with more digits than a double": (
        b"[1.7976931348623157081e308]", [Decimal("1.7976931348623157081e308")],
    ),
    "a byte order mark": (b"\xef\xbb\xbf{}", {}),
    "lists in lists, 200 deep": (b"[" * 200 + b"]" * 200, None),
    # an exponent that no decimal has stays the text that it was
    "an exponent beyond a decimal": (b"[1e99999999999999999999]", ["1e99999999999999999999"]),
    # refused
    "an integer of 4,301 digits": (b"[" + b"1" * 4301 + b"]", "payload.not_json"),
    "lists in lists, 202 deep": (b"[" * 202 + b"]" * 202, "payload.too_deep"),
    "lists in lists, 100,000 deep": (b"[" * 100_000 + b"]" * 100_000, "payload.too_deep"),
    "a key twice": (b'{"a":"b","a":"c"}', "payload.duplicate_key"),
    "a key twice with one value": (b'{"a":"b","a":"b"}', "payload.duplicate_key"),
    "half of a pair": (b'["\\uDADA"]', "payload.not_json"),
    "the second half of a pair": (b'["\\uDd1e\\uD834"]', "payload.not_json"),
    "half of a pair and a letter": (b'["\\uD800abc"]', "payload.not_json"),
    "two first halves": (b'["\\ud800\\ud800"]', "payload.not_json"),
    "half of a pair as bytes": (b'["\xed\xa0\x80"]', "payload.not_json"),
    "an invalid byte of UTF-8": (b'["\xff"]', "payload.not_json"),
    "UTF-8 cut off": (b'["\xe0\xff"]', "payload.not_json"),
    "UTF-8 beyond Unicode": (b'["\xf4\xbf\xbf\xbf"]', "payload.not_json"),
    "UTF-8 that is too long, of two bytes": (b'["\xc0\xaf"]', "payload.not_json"),
    "UTF-8 that is too long, of six bytes": (b'["\xfc\x83\xbf\xbf\xbf\xbf"]', "payload.not_json"),
    "a lone continuation": (b'["\x81"]', "payload.not_json"),
    "Latin-1": (b'["\xe9"]', "payload.not_json"),
}  # fmt: skip


@pytest.mark.parametrize("kind", READ)
def test_what_must_be_read_is_read(kind: str) -> None:
    text, value = READ[kind]
    assert parse(text) == value
    assert [type(parse(text))] == [type(value)]
    assert parse(canonical(value)) == check_value(value)


@pytest.mark.parametrize("kind", REFUSED)
def test_what_must_be_refused_is_refused(kind: str) -> None:
    with pytest.raises(PayloadError) as caught:
        parse(REFUSED[kind])
    assert caught.value.code == "payload.not_json"
    assert caught.value.__cause__ is None


@pytest.mark.parametrize("kind", LEFT_TO_THE_READER)
def test_what_is_left_to_the_reader_is_kept_exact_or_refused(kind: str) -> None:
    text, wanted = LEFT_TO_THE_READER[kind]
    if isinstance(wanted, str):
        with pytest.raises(PayloadError) as caught:
            parse(text)
        assert caught.value.code == wanted
    elif wanted is not None:
        assert parse(text) == wanted
    else:
        assert canonical(parse(text)) == text


def test_the_security_page_says_how_many_there_are() -> None:
    page = Path(__file__).parents[2] / "docs" / "security.md"
    if not page.is_file():
        pytest.skip("the docs are not beside the tests")
    text = " ".join(page.read_text(encoding="utf-8").split())
    said = f"{len(READ)} that must be read, {len(REFUSED)} that must be refused"
    assert f"{said}, {len(LEFT_TO_THE_READER)} that are left to the reader" in text
