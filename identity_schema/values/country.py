"""Country.

The normal form is the alpha-2 code of ISO 3166-1. Codes, names and nationality words are looked
up in ``data/countries.csv`` as wholes, whatever their case, accents and punctuation; nothing is
ever searched for or matched by likeness, for Niger is not nearly Nigeria.

>>> [read(name).value for name in ("New Zealand", "GBR", "ng", "cote d'ivoire", "The Gambia")]
['NZ', 'GB', 'NG', 'CI', 'GM']
>>> read("United Kingdom of Great Britain and Northern Ireland").value
'GB'

With a remark:

>>> read("Scotland").value, read("Scotland").codes
('GB', ('country.part_of',))
>>> read("Nigerian").value, read("Nigerian").codes
('NG', ('country.from_nationality',))
>>> read("Kosovo").value, read("Kosovo").codes
('XK', ('country.user_assigned',))

No value:

>>> read("Middle Earth").codes, read("Lagos").codes, read("").codes
(('country.unknown',), ('country.unknown',), ('value.empty',))
>>> read("Korea").codes, read("Korea").candidates
(('country.ambiguous',), ('KP', 'KR'))

Numbers are not read: 234 is the Faroe Islands in ISO 3166-1, and the calling code of Nigeria.

>>> read("234").codes
('country.unknown',)
"""

import re
import unicodedata

from identity_schema.numbers._tables import memory, remember, rows
from identity_schema.reading import Reading, reading, refuse

__all__ = ["quick", "read"]

_NATIONALITY = ("country.from_nationality",)
_PART = ("country.part_of",)
_USER_ASSIGNED = ("country.user_assigned",)
# Codes that stand for a country without being its own: UK is reserved for GB in ISO 3166-1, D is
# Germany's in passports (ICAO Doc 9303).
_OTHER_CODES = {"UK": "GB", "D": "DE"}
# In lower case these are words, or say that there is no answer.
_WORDS = frozenset({"ago", "and", "can", "com", "d", "guy", "na", "no", "nor", "pan", "per"})
_PARTS = {
    "england": (), "scotland": (), "wales": (), "northern ireland": (), "n ireland": (),
    "cymru": (), "gb eng": (), "gb sct": (), "gb wls": (), "gb nir": (), "england and wales": (),
    "english": _NATIONALITY, "scottish": _NATIONALITY, "welsh": _NATIONALITY,
    "northern irish": _NATIONALITY,
}  # fmt: skip
_AMBIGUOUS = {
    "channel islands": ("GG", "JE"), "congolese": ("CD", "CG"), "dominican": ("DM", "DO"),
    "korea": ("KP", "KR"), "korean": ("KP", "KR"), "saint martin": ("MF", "SX"),
    "virgin islands": ("VG", "VI"), "virgin islander": ("VG", "VI"),
}  # fmt: skip
_SHORT = {"st": "saint", "rep": "republic", "dem": "democratic", "is": "islands"}
_MOST_SPELLINGS = 4096
_MOST_WORDS = 16

# What `_key` does with each ASCII character.
_ASCII: dict[int, str | None] = {c: chr(c).lower() if chr(c).isalnum() else " " for c in range(128)}
_ASCII |= {ord("."): None, ord("'"): None, ord("`"): None, ord("&"): " and "}
_silent = re.compile("[.'\u2018\u2019\u02bb\u02bc`]").sub
_Found = tuple[str, tuple[str, ...]]

# Spellings of countries that have been met, and never anything else: no personal data is kept.
_spellings: dict[object, Reading[str]] = memory()
_plain: dict[str, str] = memory()

quick = _plain.get
"""Return the code of a spelling that has been met and needs no remark; None for any other."""


def read(raw: object) -> Reading[str]:
    """Read the code or name of a country, or a word for its nationals.

    Args:
        raw: The text as sent.

    Returns:
        A reading without value and with ``country.ambiguous`` (the name of several, which are
        the candidates) or ``country.unknown``; or with a value and ``country.from_nationality``,
        ``country.part_of`` (a country within the United Kingdom) or ``country.user_assigned``
        (Kosovo, which has no code of ISO 3166-1).
    """
    try:
        return _spellings[raw]
    except (KeyError, TypeError):
        return refuse(raw) or _read(str(raw))


def _read(raw: str) -> Reading[str]:
    text = raw.strip()
    code = _silent("", text)
    is_word = code.lower() in _WORDS and not code.isupper()
    found = None if is_word else _by_code().get(code.upper())
    if found is None:
        key = _key(text)
        found = _by_name().get(key) or _twice(key.split())
    if found is None:
        candidates = _AMBIGUOUS.get(key, ())
        reason = "country.ambiguous" if candidates else "country.unknown"
        return reading(raw, None, (reason,), candidates)
    made = reading(raw, *found)
    if len(_spellings) < _MOST_SPELLINGS:
        _spellings[raw] = made
        if not made.codes and made.value is not None:
            _plain[raw] = made.value
    return made


def _twice(words: list[str]) -> _Found | None:
    """Read a country that is written in two ways at once, such as by name and code."""
    by_code, by_name = _by_code(), _by_name()
    for place in range(1, min(len(words), _MOST_WORDS)):
        halves = " ".join(words[:place]), " ".join(words[place:])
        names = [by_name.get(half) for half in halves]
        one, other = (n or by_code.get(h.upper()) for n, h in zip(names, halves, strict=True))
        if any(names) and one and other and one[0] == other[0]:
            return one[0], tuple(sorted({*one[1], *other[1]}))
    return None


@remember(1)
def _by_code() -> dict[str, _Found]:
    """Return what codes stand for."""
    table: dict[str, _Found] = {}
    for row in rows("countries.csv"):
        table[row["alpha2"]] = table[row["alpha3"]] = (row["alpha2"], _codes(row["alpha2"]))
    return table | {other: table[code] for other, code in _OTHER_CODES.items()}


@remember(1)
def _by_name() -> dict[str, _Found]:
    """Return what names and nationality words, in `_key` form, stand for."""
    table: dict[str, _Found] = {part: ("GB", codes + _PART) for part, codes in _PARTS.items()}
    for row in rows("countries.csv"):
        code, codes = row["alpha2"], _codes(row["alpha2"])
        for name in (row["name"], *row["other_names"].split("|")):
            table[_key(name)] = (code, codes)
        for word in row["nationals"].split("|"):
            table[_key(word)] = (code, _NATIONALITY + codes)
    table.pop("", None)
    return table


def _codes(code: str) -> tuple[str, ...]:
    return _USER_ASSIGNED if code == "XK" else ()


def _key(name: str) -> str:
    """Fold what spellings of one name differ in: case, accents, punctuation, articles."""
    if name.isascii():
        kept = name.translate(_ASCII)
    else:
        parts = unicodedata.normalize("NFKD", _silent("", name)).casefold().replace("&", " and ")
        kept = "".join(c if c.isalnum() else " " for c in parts if not unicodedata.combining(c))
    return " ".join(_SHORT.get(word, word) for word in kept.split() if word != "the")
