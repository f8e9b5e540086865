"""Ordinary names, which are nearly all names: ``Kelechi Abubakar-Smith``.

An ordinary name is a few words of Latin letters, with a hyphen or an apostrophe between letters,
and none of them a word that tells anything: no title, no legal form, no business word, no joining
word, no placeholder, and no initials. Of such a name the general way (`whole`) finds no code, no
part that is certain, the kind *person* for two to ten words and *unknown* for one or more than
ten, and its folded words as the normal form. Here that is found out at once.

>>> read_ordinary("Hauwa Nwosu-Okeke").normal, read_ordinary("Olúwaṣeun Ọ̀gúnbánjọ").kind
('hauwa nwosu okeke', 'person')
>>> [read_ordinary(text) for text in ("MR J SMITH", "Acme Trading", "Smith JM", "Smith, John")]
[None, None, None, None]
"""

import re
import unicodedata

from identity_schema.data.name_business_words import ENDINGS
from identity_schema.reading import MAX_LENGTH, PLACEHOLDERS
from identity_schema.values.latin import LETTERS, MARKS
from identity_schema.values.name.form import NameForm, name_form
from identity_schema.values.name.words import GIVEN, PREFIX, SHORT_NAME, WORDS, key

__all__ = ["read_ordinary"]

_HALF = f"(?:[{LETTERS}][{MARKS}]*['\u2019])?[{LETTERS}][{MARKS}]*[{LETTERS}][{LETTERS}{MARKS}]*"
_WORD = f"{_HALF}(?:-{_HALF})*"
_is_spelled = re.compile(f"{_WORD}(?: {_WORD})*").fullmatch
_apart = re.compile("[ -]").split
# Words that an ordinary name does not have, and those of texts that say there is none.
_TELLING = frozenset(k for k, flags in WORDS.items() if flags & ~(GIVEN | SHORT_NAME | PREFIX))
_TELLING |= {"the"}.union(*(text.split() for text in PLACEHOLDERS))
_VOWELS = frozenset("aeiouy")
_MOST_WORDS = 10


def read_ordinary(text: str) -> NameForm | None:
    """Read an ordinary name; None for any other text."""
    if len(text) > MAX_LENGTH or not _is_spelled(text):
        return None
    if text.isascii():
        folded = text.lower().replace("'", "")
    elif unicodedata.is_normalized("NFC", text):
        folded = key(text)
    else:
        return None
    keys = folded.split(" ")
    if not _TELLING.isdisjoint(keys if "-" not in folded else [*keys, *_apart(folded)]):
        return None
    if any(k.endswith(ENDINGS) for k in keys if len(k) > 7) or _may_be_initials(text, keys):
        return None
    kind = "person" if 1 < len(keys) <= _MOST_WORDS else "unknown"
    normal = folded.replace("-", " ")
    return name_form(text, kind, None, None, None, None, None, None, normal)


def _may_be_initials(text: str, keys: list[str]) -> bool:
    """Tell whether a word is so short that initials must be thought of: ``Smith JM``, ``JM SMITH``.

    Not so for small letters (``Ada``), nor, all being capitals, with a vowel (``ADA OBI``).
    """
    if min(map(len, keys)) > 3:
        return False
    capitals = text.isupper()
    return any(
        _VOWELS.isdisjoint(k) if capitals else word.isupper()
        for word, k in zip(text.split(" "), keys, strict=True)
        if len(k) < 4
    )
