"""The names of places that address readers know, and the folding under which two spellings meet.

The names come from the gazetteers in `identity_schema.data` (New Zealand, the United Kingdom,
Nigeria), loaded on first use. A look-up disregards case, macrons and other marks, apostrophes,
full stops and hyphens, and takes Saint for St, Mount for Mt and the like.

>>> fold("Māngere"), fold("Stoke-on-Trent"), fold("Hawke's Bay"), fold("Mount Eden")
('mangere', 'stoke on trent', 'hawkes bay', 'mt eden')
>>> places("NZ")["mangere"], places("NZ")["auckland"], places("NG")["lagos state"]
('s', 'rt', 'r')
>>> places("FR")
{}
"""

import functools
import unicodedata
from collections.abc import Mapping

from identity_schema.data import read
from identity_schema.values.latin import Folded, spelled_by

__all__ = ["LONGEST", "fold", "fold_words", "places"]

LONGEST = 6
"""Words of the longest place name that is looked for."""

_SAME = {"saint": "st", "mount": "mt", "point": "pt", "fort": "ft", "sainte": "ste", "nth": "north"}
_RESPELT = frozenset(_SAME)
_MAP: dict[int, str | None] = {
    code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)
}
_MAP |= {ord("'"): None, ord("."): None, ord("\u2019"): None, ord("\u02bb"): None, ord("`"): None}
_MAP |= {ord("&"): " and ", ord("\u2013"): " ", ord("\u2014"): " "}
_LISTED = {**_MAP, ord("|"): "|"}
# What may stand behind a name, by country and kind.
_AFTER = {("NG", "r"): "state", ("NG", "l"): "lga", ("NZ", "r"): "region"}
# How Nigerian banks and forms shorten a state; the names themselves stand in the gazetteer.
_NG_STATES = {"lag": "r", "abj": "r"}


def fold(text: str) -> str:
    """Return the key under which a name is looked up: lower case, plain letters, single spaces."""
    if text.isascii():
        key = text.lower() if text.replace(" ", "").isalnum() else text.translate(_MAP)
    elif spelled_by(text):
        key = text.translate(_latin)
    else:
        key = _plain(text).translate(_MAP)
    if " " in key:
        words = key.split()
        if not _RESPELT.isdisjoint(words):
            words = [_SAME.get(word, word) for word in words]
        return " ".join(words)
    return _SAME.get(key, key)


def fold_words(text: str) -> list[str]:
    """Fold the words of a text of ASCII letters, digits and blanks, each as `fold` would."""
    return [_SAME.get(word, word) for word in text.lower().split()]


def _plain(text: str) -> str:
    """Return a text without marks, in lower case."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


_latin = Folded(_plain, _MAP)


@functools.cache
def places(country: str) -> Mapping[str, str]:
    """Return what is known of a country's places.

    Args:
        country: ISO 3166-1 alpha-2 code.

    Returns:
        Folded name to its kinds in alphabetical order: l local government area, r region, s
        suburb, t town. Empty for a country without a gazetteer.
    """
    name = f"gazetteer_{country.lower()}.csv"
    if country not in {"NZ", "GB", "NG"}:
        return {}
    found: dict[str, str] = dict(_NG_STATES) if country == "NG" else {}
    for line in read(name).splitlines():
        if line.startswith("#"):
            continue
        kind, _, names = line.partition(",")
        keys = _fold_all(names)
        more = _AFTER.get((country, kind))
        if more is not None:
            keys += [f"{key} {more}" for key in keys]
        _add(found, keys, kind)
    return found


def _fold_all(names: str) -> list[str]:
    """Fold the names that stand between bars, those of ASCII characters all at once."""
    listed = names.split("|")
    plain = "|".join(filter(str.isascii, listed)).translate(_LISTED)
    words = [_SAME.get(word, word) for word in plain.replace("|", " | ").split()]
    keys = " ".join(words).split(" | ")
    return keys + [fold(name) for name in listed if not name.isascii()]


def _add(found: dict[str, str], keys: list[str], kind: str) -> None:
    kinds = dict.fromkeys(keys, kind)
    for key in kinds.keys() & found.keys():
        kinds[key] = "".join(sorted({*found[key], kind}))
    found.update(kinds)
