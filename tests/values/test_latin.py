"""Law: folding letter by letter is folding the whole, for the letters of `latin`."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from identity_schema.values.address import places
from identity_schema.values.latin import LETTERS, MARKS, spelled_by
from identity_schema.values.name import words
from identity_schema.values.text import clean

_CODES = [c for c in map(chr, range(0x2000)) if re.fullmatch(f"[\x00-\x7f{LETTERS}{MARKS}]", c)]
_SPELLED = st.text(st.sampled_from(_CODES), max_size=20)


def _folded_place(text: str) -> str:
    """Fold as `places.fold` does a text in any script."""
    key = places._plain(text).translate(places._MAP)
    return " ".join(places._SAME.get(word, word) for word in key.split())


@given(_SPELLED)
def test_a_name_is_folded_letter_by_letter(text: str) -> None:
    assert spelled_by(text)
    assert words.fold(text) == words._fold(text)


@given(_SPELLED)
def test_a_place_is_folded_letter_by_letter(text: str) -> None:
    assert " ".join(places.fold(text).split()) == _folded_place(text)


@given(st.text("abc XYZ019", max_size=20))
def test_plain_words_are_folded_one_by_one(text: str) -> None:
    assert places.fold_words(text) == [places.fold(word) for word in text.split()]


def test_every_letter_is_looked_up_by_letters() -> None:
    letters = [c for c in _CODES if re.fullmatch(f"[{LETTERS}]", c)]
    assert len(letters) > 700
    assert all(words.key(c).isalpha() for c in letters)


@given(st.text(st.sampled_from([*_CODES, "\u00a0", "\u2019", "\u20ac"]), max_size=20))
def test_cleaning_squeezes_and_composes_ordinary_text(text: str) -> None:
    seen = "".join(c for c in text if c.isprintable() or c.isspace())
    assert clean(seen) == unicodedata.normalize("NFC", " ".join(seen.split()))
