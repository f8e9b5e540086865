"""Laws of the address reader, on addresses of every shape and on no addresses at all."""

import pathlib
import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from identity_schema.codes import CODES
from identity_schema.values.address import AddressForm, read
from identity_schema.values.address.format import COMPONENTS

CASES = tomllib.loads(
    pathlib.Path(__file__).with_name("address_cases.toml").read_text(encoding="utf-8")
)["groups"]
LINES = [case["raw"] for group in CASES for case in group["cases"]]
WORDS = sorted({word for line in LINES for word in line.split()})
COUNTRIES = st.sampled_from([None, "NZ", "GB", "NG", "US", "FR", "IM", "nz", "xx", ""])
JUNK = st.one_of(
    st.none(), st.integers(), st.booleans(), st.floats(), st.lists(st.text(max_size=3), max_size=2)
)
SOUP = st.lists(
    st.sampled_from(
        [*WORDS, ",", "\n", "-", "#", "/", ";", "RD", "2", "St", "No", "Flat", "(", ")"]
    ),
    max_size=14,
).map(" ".join)
TEXTS = st.one_of(st.sampled_from(LINES), SOUP, st.text(max_size=40))
COMPONENT_MAPS = st.dictionaries(
    st.sampled_from([*COMPONENTS, "line1"]),
    st.one_of(SOUP, st.text(max_size=20), JUNK, st.sampled_from(["NZ", "UK", "Middle Earth"])),
    max_size=5,
)


@given(st.one_of(TEXTS, JUNK), COUNTRIES, st.one_of(st.none(), COMPONENT_MAPS))
@settings(max_examples=600, deadline=None)
@example("\x00\ud800", "NZ", None)
@example("12 Queen St" * 10000, "US", None)
@example("(" * 900 + ")" * 900, "GB", None)
@example("a,", "US", {"street": "\ud800"})
def test_it_never_raises_and_codes_explain_what_is_missing(
    raw: object, country: str | None, components: dict[str, object] | None
) -> None:
    answer = read(raw, country, components)
    assert isinstance(answer.raw, str)
    assert all(code in CODES for code in answer.codes)
    assert len(set(answer.codes)) == len(answer.codes)
    if answer.value is None:
        assert answer.codes
    else:
        assert isinstance(answer.value, AddressForm)
        assert any(getattr(answer.value, name) for name in COMPONENTS)
        assert [n for n, _ in answer.value.origins] == [
            n for n in COMPONENTS if getattr(answer.value, n) is not None
        ]


@given(TEXTS, COUNTRIES, st.one_of(st.none(), COMPONENT_MAPS))
@settings(max_examples=600, deadline=None)
def test_reading_the_formatted_line_gives_the_same_address_and_no_new_code(
    raw: object, country: str | None, components: dict[str, object] | None
) -> None:
    answer = read(raw, country, components)
    if answer.value is None:
        return
    again = read(answer.value.formatted)
    assert again.value == answer.value
    assert set(again.codes) <= set(answer.codes)
    assert again.value.formatted == answer.value.formatted


@pytest.mark.parametrize("line", LINES)
def test_a_published_address_reads_back_from_its_formatted_line(line: str) -> None:
    for country in ("NZ", "GB", "NG", "US"):
        value = read(line, country).value
        assert value is None or read(value.formatted).value == value


@given(TEXTS, st.sampled_from(["NZ", "GB", "NG", "US"]))
@settings(max_examples=300, deadline=None)
def test_no_component_is_made_of_words_that_the_text_does_not_have(
    raw: object, country: str | None
) -> None:
    answer = read(raw, country)
    if answer.value is None or raw.count(";") == len(COMPONENTS) - 1:
        return
    said = "".join(raw.split()).casefold()
    for name in ("unit", "building_number", "street", "suburb", "locality", "region"):
        for word in (getattr(answer.value, name) or "").replace(",", " ").split():
            if word.isascii():
                assert word.casefold() in said


@given(TEXTS, COUNTRIES, st.one_of(st.none(), COMPONENT_MAPS))
@settings(max_examples=200, deadline=None)
def test_nothing_of_an_address_shows_in_a_repr(
    raw: object, country: str | None, components: dict[str, object] | None
) -> None:
    answer = read(raw, country, components)
    assert repr(answer) == f"Reading(codes={answer.codes!r})"
    assert repr(answer.value) in {"None", "AddressForm()"}


@given(TEXTS, COUNTRIES)
@settings(max_examples=200, deadline=None)
def test_the_same_text_is_always_read_the_same(raw: object, country: str | None) -> None:
    assert read(raw, country) == read(raw, country)
