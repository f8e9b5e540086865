"""The laws that hold for every reader of a number."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity_schema import numbers
from identity_schema.codes import CODES
from identity_schema.numbers import (
    bank_account,
    bvn,
    card,
    gb_account,
    gb_driving_licence,
    gb_passport,
    generic,
    iban,
    identifier,
    masked,
    nin,
    nuban,
    nz_account,
    rc_number,
    vnin,
)
from identity_schema.reading import Reading

Reader = Callable[[Any], Reading[Any]]

READERS: dict[str, Reader] = {
    "bvn": bvn.read,
    "card": card.read,
    "gb account number": partial(gb_account.read, None),
    "gb account number with sort code": partial(gb_account.read, "090120"),
    "gb sort code": lambda raw: gb_account.read(raw, None),
    "gb_driving_licence": gb_driving_licence.read,
    "gb_passport": gb_passport.read,
    "generic": generic.read,
    "iban": iban.read,
    "identifier": partial(identifier.read, scheme="document_number"),
    "masked": masked.read,
    "nin": nin.read,
    "nuban": nuban.read,
    "nuban with bank code": partial(nuban.read, bank_code="058"),
    "nz_account": nz_account.read,
    "rc_number": rc_number.read,
    "vnin": vnin.read,
    "bank_account": bank_account.read,
    "bank_account GB": partial(bank_account.read, country="GB"),
    "bank_account NG": partial(bank_account.read, country="NG"),
    "bank_account NZ": partial(bank_account.read, country="NZ"),
}

# A United Kingdom account is two texts, so its normal form is read again as two.
AGAIN: dict[str, Callable[[Any], Reading[Any]]] = {
    "gb account number with sort code": lambda v: gb_account.read(v.sort_code, v.account_number),
    "bank_account GB": lambda v: bank_account.read(v.value, "GB", sort_code=v.branch),
}

EXAMPLES = [
    "01-0902-0068389-00",
    "010902006838900",
    "****-****-****-0000",
    "60-16-13 31926819",
    "60161331926819",
    "123456789",
    "1234567890",
    "GB29NWBK60161331926819",
    "DE89370400440532013001",
    "0000014579",
    "22222222223",
    "RC1234567",
    "JZ426933481198VF",
    "MORGA657054SM9IJ35",
    "4111111111111111",
    "06*****4",
]
SUBJECTS = (
    "account|bvn|card|document_number|gb_account|gb_driving_licence|gb_passport|iban|masked|modulus"
    "|nin|nuban|nz_account|rc_number|vnin"
)
ALPHABET = (
    "0123456789ABCRXZabrx -./*\u2013\u2022\u00a0\u200b\uff10\u0660\u00b2\u0131\u017f\ud800\x00"
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Draw an example with some characters replaced, added or taken away."""
    text = draw(st.sampled_from(EXAMPLES))
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        cut = draw(st.integers(0, 2))
        text = text[:place] + draw(st.text(ALPHABET, max_size=2)) + text[place + cut :]
    return text


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.binary(max_size=4)
anything = (
    damaged()
    | st.text(ALPHABET, max_size=40)
    | st.text(max_size=20)
    | scalars
    | st.lists(scalars, max_size=2)
    | st.dictionaries(st.text(max_size=2), scalars, max_size=2)
)


def normal_form(value: Any) -> str:
    return value if isinstance(value, str) else value.formatted


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=150, deadline=None)
@given(raw=anything)
def test_a_reader_never_raises_and_always_explains(name: str, raw: object) -> None:
    result = READERS[name](raw)
    if isinstance(raw, str):
        assert result.raw.endswith(raw)
    assert set(result.codes) <= set(CODES)
    assert len(set(result.codes)) == len(result.codes)
    if result.value is None:
        assert result.codes != ()
    else:
        assert all(CODES[code].severity != "error" for code in result.codes)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=150, deadline=None)
@given(raw=damaged())
def test_reading_the_normal_form_again_gives_the_same_and_no_new_code(name: str, raw: str) -> None:
    first = READERS[name](raw)
    if first.value is not None:
        again = AGAIN.get(name, lambda value: READERS[name](normal_form(value)))(first.value)
        assert again.value == first.value
        assert set(again.codes) <= set(first.codes)


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=60, deadline=None)
@given(raw=damaged())
def test_no_repr_shows_a_number(name: str, raw: str) -> None:
    result = READERS[name](raw)
    if not isinstance(result.value, str):
        assert re.search(r"[0-9*\u2022]", f"{result} {result.value!r} {result.value}") is None
    assert re.search(r"[0-9*\u2022]", repr(result)) is None


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize(
    "raw",
    ["0" * 1_000_000, "*" * 1_000_000, "x-" * 500_000, " " * 2000, "9 " * 999, "A" * 2000],
    ids=["digits", "stars", "crosses", "spaces", "single digits", "letters"],
)
def test_long_texts_have_no_value(name: str, raw: str) -> None:
    result = READERS[name](raw)
    assert result.value is None or result.value.formatted == raw.strip()


def test_codes_and_readers_name_the_same_codes() -> None:
    source = "".join(path.read_text("utf-8") for path in Path(numbers.__file__).parent.glob("*.py"))
    named = set(re.findall(rf"[\"'`]((?:{SUBJECTS})\.[a-z_]+)[\"'`]", source))
    listed = {code for code in CODES if re.fullmatch(rf"(?:{SUBJECTS})\.[a-z_]+", code)}
    assert named == listed
