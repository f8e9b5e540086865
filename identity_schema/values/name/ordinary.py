"""Ordinary names, which are most names: ``Kelechi Abubakar-Smith``, ``MR T W FANTAIL``.

An ordinary name is a few words of Latin letters, with a hyphen or an apostrophe between letters,
and none of them a word that tells anything: no legal form, no business word, no joining word, no
placeholder. A title such as Mr may stand before it, and letters that are initials may stand

- before its only word: they are the initials, and the word is the family name;
- behind its first word where it has no title and two words or more: the order stays open.

A family name of one word may stand in front, with a comma: ``OKAFOR, Chidi Emeka``.

Of such a name the general way (`whole`) finds no code and no other part, and the kind *person*,
or *unknown* for a word alone and for more than ten. Here that is found out at once.

>>> read_ordinary("Hauwa Nwosu-Okeke").normal, read_ordinary("Olúwaṣeun Ọ̀gúnbánjọ").kind
('hauwa nwosu okeke', 'person')
>>> form = read_ordinary("MR T W FANTAIL")
>>> form.title, form.initials, form.family_name, form.normal
('MR', 'T W', 'FANTAIL', 't w fantail')
>>> form = read_ordinary("OKAFOR, Chidi Emeka")
>>> form.given_name, form.middle_name, form.family_name, form.normal
('Chidi', 'Emeka', 'OKAFOR', 'chidi emeka okafor')
>>> [read_ordinary(text) for text in ("Smith J", "Acme Trading", "Smith JM", "Smith, J")]
[None, None, None, None]
"""

import re
import unicodedata

from identity_schema._later import Pattern
from identity_schema.data.name_business_words import ENDINGS
from identity_schema.data.name_surnames import O_STEMS
from identity_schema.reading import MAX_LENGTH, PLACEHOLDERS
from identity_schema.values.latin import LETTERS, MARKS
from identity_schema.values.name.form import NameForm, name_form
from identity_schema.values.name.words import GIVEN, PREFIX, SHORT_NAME, WORDS, key

__all__ = ["read_ordinary"]

_PLAIN_HALF = "(?:[A-Za-z]')?[A-Za-z]{2,}"
_HALF = f"(?:[{LETTERS}][{MARKS}]*['\u2019])?[{LETTERS}][{MARKS}]*[{LETTERS}][{LETTERS}{MARKS}]*"
_WORD = "(?:{0}(?:-{0})*|[A-Za-z]\\.?)"
_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx"})
_SPELLED = f"(?:((?i:{'|'.join(sorted(_TITLES))})\\.?) )?({_WORD}(?: {_WORD})*)"
_LISTED = f"({_WORD}), ({_WORD}(?: {_WORD})*)"
_spelled = re.compile(_SPELLED.replace("{0}", _PLAIN_HALF)).fullmatch
_listed = Pattern(_LISTED.replace("{0}", _PLAIN_HALF))
# The same with accents, which take long to compile and which few payloads have.
_spelled_accented = Pattern(_SPELLED.replace("{0}", _HALF))
_listed_accented = Pattern(_LISTED.replace("{0}", _HALF))
_apart = re.compile("[ -]").split
# Words that an ordinary name does not have, and those of texts that say there is none.
_TELLING = frozenset(k for k, flags in WORDS.items() if flags & ~(GIVEN | SHORT_NAME | PREFIX))
_TELLING |= {"the"}.union(*(text.split() for text in PLACEHOLDERS))
_PREFIXES = frozenset(k for k, flags in WORDS.items() if flags & PREFIX)
_VOWELS = frozenset("aeiouy")
_MOST_WORDS = 10


def read_ordinary(text: str) -> NameForm | None:
    """Read an ordinary name; None for any other text."""
    spelled = _spell(text)
    if spelled is None:
        return _read_listed(text) if "," in text and len(text) <= MAX_LENGTH else None
    title, names, folded = spelled
    keys = folded.split(" ")
    if _tells(folded, keys):
        return None
    normal = folded.replace("-", " ")
    shortest = min(map(len, keys))
    if shortest < 4 and _may_be_initials(names, keys, capitals=text.isupper()):
        return None
    if title is None and (shortest > 1 or _is_open(keys)):
        kind = "person" if 1 < len(keys) <= _MOST_WORDS else "unknown"
        return name_form(text, kind, None, None, None, None, None, None, normal)
    if len(keys) < _MOST_WORDS and (shortest > 1 or _are_initials(keys)):
        initials, _, family = names.rpartition(" ") if shortest == 1 else (None, "", None)
        initials = initials and initials.replace(".", "").upper()
        title = title and title.rstrip(".")
        return name_form(text, "person", None, None, family, title, None, initials, normal)
    return None


def _spell(text: str) -> tuple[str | None, str, str] | None:
    """Take a text of ordinary words apart: the title, the others, and those as `_folded` has it."""
    if len(text) > MAX_LENGTH:
        return None
    if _are_bare(text):
        first, _, names = text.partition(" ")
        if names and first.lower() in _TITLES:
            return first, names, names.lower()
        return None, text, text.lower()
    found = _spelled(text) if text.isascii() else _spelled_accented.fullmatch(text)
    return None if found is None else (found[1], found[2], _folded(found[2]))


def _are_bare(names: str) -> bool:
    """Whether these are words of ASCII letters, which is told sooner than by the expressions."""
    if not (names.isascii() and names.replace(" ", "").isalpha()):
        return False
    return not (names[0] == " " or names[-1] == " " or "  " in names)


def _read_listed(text: str) -> NameForm | None:
    """Read a name as lists have it: ``OKAFOR, Chidi Emeka``."""
    family, _, names = text.partition(", ")
    if family.isascii() and family.isalpha() and _are_bare(names):
        spelled = f"{names} {family}"
        folded = spelled.lower()
    else:
        listed = (_listed if text.isascii() else _listed_accented).fullmatch(text)
        if listed is None:
            return None
        family, names = listed.groups()
        spelled = f"{names} {family}"
        folded = _folded(spelled)
    keys = folded.split(" ")
    if _tells(folded, keys) or len(keys) > _MOST_WORDS:
        return None
    shortest = min(map(len, keys))
    if shortest == 1 or not _PREFIXES.isdisjoint(keys):
        return None
    if shortest < 4 and _may_be_initials(spelled, keys, capitals=text.isupper()):
        return None
    given, _, middle = names.partition(" ")
    normal = folded.replace("-", " ")
    return name_form(text, "person", given, middle or None, family, None, None, None, normal)


def _folded(names: str) -> str:
    """Return the words as they are looked up; nothing where they are not in form C."""
    if names.isascii():
        return names.lower().replace("'", "").replace(".", "")
    return key(names) if unicodedata.is_normalized("NFC", names) else ""


def _tells(folded: str, keys: list[str]) -> bool:
    """Tell whether a word, or half of one, is on a list or like a company's; or nothing is left."""
    halves = [*keys, *_apart(folded)] if "-" in folded else keys
    if not folded or not _TELLING.isdisjoint(halves):
        return True
    for k in keys:  # noqa: SIM110 - any() would take twice the time, as it would below
        if len(k) > 7 and k.endswith(ENDINGS):
            return True
    return False


def _may_be_initials(names: str, keys: list[str], *, capitals: bool) -> bool:
    """Tell whether two or three letters may be initials: ``Smith JM``, ``JM SMITH``.

    Not so for small letters (``Ada``), nor, all being capitals, with a vowel (``ADA OBI``).
    """
    if capitals:
        for k in keys:  # noqa: SIM110 - likewise
            if 1 < len(k) < 4 and _VOWELS.isdisjoint(k):
                return True
        return False
    for word, k in zip(names.split(" "), keys, strict=True):
        if 1 < len(k) < 4 and word.isupper():
            return True
    return False


def _is_open(keys: list[str]) -> bool:
    """Tell whether a word and no prefix begins, so that initials settle nothing among words."""
    first = keys[0]
    if len(first) == 1 or WORDS.get(first, 0) & PREFIX:
        return False
    return max(map(len, keys[1:]), default=0) > 1


def _are_initials(keys: list[str]) -> bool:
    """Tell whether initials stand before one word; not O, where it may be of O'Brien."""
    word = keys[-1]
    letters = len("".join(keys)) - len(word)
    if len(word) == 1 or not 0 < letters == len(keys) - 1:
        return False
    return keys[-2] != "o" or word not in O_STEMS
