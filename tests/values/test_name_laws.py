"""The laws of every reader, on names that nobody would write."""

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from identity_schema.codes import CODES
from identity_schema.reading import Reading
from identity_schema.values.name import NameForm, read, read_parts, split_holders

_LIST = (
    "MR MRS DR PASTOR SMITH Smith JONES JOHN John MARY J A. J.A. JM JA & + / ; and AND OR , - . & "
    "LTD Ltd. TRUST BANK CHURCH CO SA S.A. VAN DER TE O O'BRIEN al-Saud JR OBE III undefined null "
    "NULL -999- 24 2nd THE OF ATF T/A PRODUCTIO Ọlá \u202e \u200b \ud800 \x00 (Jack) 王小明 OTHERS"
)
_WORDS = _LIST.split(" ")
ANYTHING = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from(_WORDS), max_size=9).map(" ".join),
    st.lists(st.sampled_from(_WORDS), max_size=9).map(", ".join),
    st.lists(st.sampled_from(_WORDS), max_size=5).map("".join),
)
NO_TEXT = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.binary(), st.lists(st.integers()),
    st.dictionaries(st.text(), st.text(), max_size=2), st.just(object()),
)  # fmt: skip
PARTS = st.one_of(st.none(), ANYTHING)


def well_formed(reading: Reading[NameForm]) -> None:
    """Hold what holds of every reading of a name."""
    assert isinstance(reading.raw, str)
    assert all(code in CODES for code in reading.codes)
    assert list(reading.codes) == sorted(set(reading.codes))
    if reading.value is None:
        assert reading.codes
        return
    form = reading.value
    assert form.kind in {"person", "organisation", "unknown"}
    assert form.text == form.formatted == " ".join(form.text.split()) != ""
    assert form.normal == " ".join(form.normal.split())
    assert form.normal == form.normal.casefold()
    assert isinstance(form.display, str)
    for field in attrs.fields(NameForm):
        assert getattr(form, field.name) != "" or field.name == "normal"


@given(ANYTHING)
def test_read_is_well_formed_and_its_own_reading(text: str) -> None:
    reading = read(text)
    well_formed(reading)
    if reading.value is not None:
        again = read(reading.value.formatted)
        assert again.value == reading.value
        assert set(again.codes) <= set(reading.codes)


@given(ANYTHING)
def test_every_holder_is_well_formed_and_reads_alike(text: str) -> None:
    holders = split_holders(text)
    assert holders
    for holder in holders:
        well_formed(holder)
        if holder.value is not None:
            alone = read(holder.value.formatted).value
            assert alone.text == holder.value.text


@given(NO_TEXT)
def test_what_is_no_text_is_told_and_not_raised(raw: object) -> None:
    assert read(raw).codes == ("value.type",)
    (holder,) = split_holders(raw)
    assert holder.codes == ("value.type",)


@given(PARTS, PARTS, PARTS, PARTS)
def test_parts_are_well_formed_and_their_own_reading(
    given_name: str | None, middle: str | None, family: str | None, text: str | None
) -> None:
    reading = read_parts(given_name, middle, family, text)
    well_formed(reading)
    form = reading.value
    if form is not None:
        again = read_parts(form.given_name, form.middle_name, form.family_name, form.text)
        assert again.value == form
        assert set(again.codes) <= set(reading.codes)


@given(st.sampled_from(_WORDS), st.integers(min_value=1, max_value=2000))
@settings(max_examples=60)
def test_long_and_repeated_texts_are_read(word: str, count: int) -> None:
    text = (f"{word} " * count)[:2000]
    well_formed(read(text))
    for holder in split_holders(text):
        well_formed(holder)


@given(
    st.text(alphabet="QXZqxz' -.", min_size=12, max_size=40).filter(lambda t: "qxz" in t.lower())
)
def test_repr_leaks_nothing(text: str) -> None:
    for reading in (read(text), *split_holders(text), read_parts(text, text, text)):
        assert "qxz" not in repr(reading).lower()


def test_a_million_characters_are_refused_at_once() -> None:
    assert read("x" * 1_000_000).codes == ("value.too_long",)
    assert split_holders("& " * 500_000)[0].codes == ("value.too_long",)
