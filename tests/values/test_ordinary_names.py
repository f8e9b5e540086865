"""Law: an ordinary name is read as the general way reads it, only sooner."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from unittest.mock import patch

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from identity_schema.reading import PLACEHOLDERS, Reading
from identity_schema.values import name
from identity_schema.values.name import holders, sent, whole
from identity_schema.values.name.ordinary import read_ordinary
from identity_schema.values.name.words import WORDS

_TITLES = "MR Mrs. ms Miss MX Dr"
_INITIALS = "J K. o O A. Y É"
_NAMES = (
    "SMITH Smith smith Ada ADA Li LI JM NG Ng Mary Musa Ibrahim O'BRIEN D\u2019Souza N'Golo J-P"
    " Jo-An Nwosu-Okeke Te VAN DER De la Ọlá Ọ̀gúnbánjọ ADÉBÁYỌ̀ Łukasz Müller Zoe\u0308 Straße ẞ"
    " İnci Dj Mc MCKAY Or No BRIEN Neil"
)
_TELLING = "LTD Trust & and + / Jr OBE undefined none NULL the 2nd 24 Cubaexport EVE'S CO . - , of"
_WORDS = st.sampled_from(f"{_NAMES} {_INITIALS} {_TITLES}".split(" "))
_ORDINARY = st.lists(_WORDS, min_size=1, max_size=5)
_TEXTS = st.one_of(
    _ORDINARY.map(" ".join),
    st.lists(st.one_of(_WORDS, st.sampled_from(sorted(WORDS))), max_size=5).map(" ".join),
    st.lists(st.one_of(_WORDS, st.sampled_from(_TELLING.split(" "))), max_size=5).map(" ".join),
    st.lists(_ORDINARY.map(" ".join), min_size=2, max_size=5).map(" & ".join),
    st.lists(_ORDINARY.map(" ".join), min_size=2, max_size=3).map(", ".join),
    st.sampled_from(sorted(PLACEHOLDERS)),
    st.text(max_size=30),
)


@contextmanager
def generally() -> Iterator[None]:
    """Let no name be ordinary."""
    with ExitStack() as stack:
        for module in (holders, sent, whole):
            stack.enter_context(patch.object(module, "read_ordinary", lambda _: None))
        yield


def same(quick: Reading, slow: Reading) -> None:
    assert attrs.asdict(quick) == attrs.asdict(slow)


@settings(max_examples=400)
@given(_TEXTS)
def test_a_name_is_read_as_the_general_way_reads_it(text: str) -> None:
    quick = name.read(text)
    with generally():
        same(quick, name.read(text))


@settings(max_examples=300)
@given(_TEXTS)
def test_holders_are_split_as_the_general_way_splits_them(text: str) -> None:
    quick = name.split_holders(text)
    with generally():
        slow = name.split_holders(text)
    assert len(quick) == len(slow)
    for one, other in zip(quick, slow, strict=True):
        same(one, other)


@settings(max_examples=400)
@given(st.lists(_WORDS, max_size=5), st.integers(0, 5), st.integers(0, 5), st.data())
def test_parts_are_read_as_the_general_way_reads_them(
    words: list[str], first: int, last: int, data: st.DataObject
) -> None:
    sent_parts = [" ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:])]
    given_parts = [data.draw(st.sampled_from([part, part or None, None])) for part in sent_parts]
    text = data.draw(st.one_of(st.none(), st.just(" ".join(words)), _TEXTS))
    quick = name.read_parts(*given_parts, text)
    with generally():
        same(quick, name.read_parts(*given_parts, text))


def test_an_ordinary_name_is_known_for_one() -> None:
    known = [
        "Kelechi Abubakar", "KELECHI ABUBAKAR-SMITH", "Mere Hinemoa O'Brien", "Ada Li", "ADA OBI",
        "Olúwaṣeun Ọ̀gúnbánjọ", "MR T W FANTAIL", "Mrs. A. Müller", "Hauwa A. Ṣóyínká", "DR SMITH",
        "P. Fernsby-Hale", "Bello", "OKAFOR, Chidi Emeka", "Okafor-Bello, Ada", "Smith, John",
    ]  # fmt: skip
    assert all(read_ordinary(text) is not None for text in known)


def test_what_tells_something_is_left_to_the_general_way() -> None:
    others = [
        "", "Smith, J", "Mr Smith, John", "Smith,John", "Van, Jan",
        "SMITH J A", "Smith JM", "JM SMITH", "J A", "Acme Limited", "Van J Berg",
        "MR HOMER J SIMPSON", "Zoe\u0308 Smith", "John  Smith", "John undefined", "The Smiths",
        "Anna Cubaexport", "J O BRIEN", "Smith & Jones", "John 2", "a " * 1500,
    ]  # fmt: skip
    assert all(read_ordinary(text) is None for text in others)
