"""The normal form of a name, for comparing: small ASCII-like letters, single spaces.

Case, accents, dots, quotes and hyphens go; titles, honours and degrees are left out; where the
order is certain the given names come first. Organisations keep all words, with one spelling for
each legal form.

>>> of_words(["nwosu-okafor", "", "jr"])
'nwosu okafor jr'
>>> (
...     of_organisation(["acme", "private", "limited"]),
...     of_organisation(["smith", "&", "co", "limited"]),
... )
('acme pvt ltd', 'smith and co ltd')
>>> of_organisation(["iconic", "live", "-999-", ""])
'iconic live'
"""

from collections.abc import Iterable

from identity_schema.data.name_legal_forms import FORMS, PHRASES, SHORT_FORMS
from identity_schema.values.name.words import key

__all__ = ["of_organisation", "of_parts", "of_words"]

_UNIFIED = {spelling: form for spelling, (form, _) in {**SHORT_FORMS, **FORMS}.items()}
_UNIFIED |= {"&": "and", "+": "and", "company": "co"}
_PARTING = str.maketrans(dict.fromkeys("-/+|{}<>*_", " "))
_PHRASE_STARTS = {phrase[0] for phrase in PHRASES}
_LONGEST_PHRASE = max(map(len, PHRASES))


def of_words(keys: Iterable[str]) -> str:
    """Join the keys of a person's names."""
    joined = " ".join(keys)
    if joined.replace(" ", "").isalpha() and "  " not in joined:
        return joined.strip()
    return " ".join(joined.replace("&", " and ").translate(_PARTING).split())


def of_organisation(keys: list[str]) -> str:
    """Join the keys of an organisation's name, legal forms unified, noise left out."""
    kept = [k for k in keys if k and (any(map(str.isalpha, k)) or k.isdigit() or k in "&+")]
    made: list[str] = []
    at = 0
    while at < len(kept):
        length, forms = _phrase_at(kept, at)
        made.extend(forms)
        at += length
    return of_words(made)


def of_parts(*parts: str | None) -> str:
    """Join parts as a provider sent them, None where it sent none."""
    return of_words(key(word) for part in parts if part for word in part.split())


def _phrase_at(keys: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    """Return how many keys from here on make a legal form, and the form; else the key itself."""
    if keys[at] in _PHRASE_STARTS:
        for length in range(_LONGEST_PHRASE, 1, -1):
            forms = PHRASES.get(tuple(keys[at : at + length]))
            if forms:
                return min(length, len(keys) - at), forms
    return 1, (_UNIFIED.get(keys[at], keys[at]),)
