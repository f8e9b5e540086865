"""The country that the end of an address gives away where none is named.

Only endings that are certain tell it: an American state with a ZIP code of that state, a Nigerian
state with ``State`` or a postcode of six digits beside it, a New Zealand city with a postcode of
that city. Other countries have such codes and such towns too (``DE 10115``, Hamilton in Victoria),
but not the two together. The British postcode is left to `rules`.

Sources: the three digits that ZIP codes begin with, United States Postal Service, Labeling List
L002 (2024); the two digits that postcodes begin with, New Zealand Post, postcode maps (2008).

>>> from identity_schema.values.address.lines import split
>>> ending_country(split("350 Fifth Avenue Apt 5B New York NY 10118"))
'US'
>>> ending_country(split("5 Bank Road, Ibadan, Oyo State"))
'NG'
>>> ending_country(split("12 Queen Street, Auckland 1010"))
'NZ'
>>> ending_country(split("Torstr. 1, Berlin, DE 10115"))  # no ZIP code of Delaware
>>> ending_country(split("12 Thompson Street, Hamilton 3300"))  # Hamilton in Victoria
"""

import functools
from collections.abc import Mapping

from identity_schema.values.address.lines import Line
from identity_schema.values.address.places import places

__all__ = ["ending_country"]

_ZIPS = """
alabama al 350-369|alaska ak 995-999|arizona az 850-865|arkansas ar 716-729|california ca 900-961
colorado co 800-816|connecticut ct 060-069|delaware de 197-199|district of columbia dc 200-205
florida fl 320-349|georgia ga 300-319 398-399|guam gu 969-969|hawaii hi 967-968|idaho id 832-838
illinois il 600-629|indiana in 460-479|iowa ia 500-528|kansas ks 660-679|kentucky ky 400-427
louisiana la 700-714|maine me 039-049|maryland md 206-219|massachusetts ma 010-027 055-055
michigan mi 480-499|minnesota mn 550-567|mississippi ms 386-397|missouri mo 630-658
montana mt 590-599|nebraska ne 680-693|nevada nv 889-898|new hampshire nh 030-038
new jersey nj 070-089|new mexico nm 870-884|new york ny 005-005 063-063 100-149
north carolina nc 270-289|north dakota nd 580-588|ohio oh 430-459|oklahoma ok 730-749
oregon or 970-979|pennsylvania pa 150-196|puerto rico pr 006-009|rhode island ri 028-029
south carolina sc 290-299|south dakota sd 570-577|tennessee tn 370-385
texas tx 733-733 750-799 885-885|utah ut 840-847|vermont vt 050-059|virgin islands vi 008-008
virginia va 201-201 220-246
washington wa 980-994|west virginia wv 247-268|wisconsin wi 530-549|wyoming wy 820-831
american samoa as 967-967|northern mariana islands mp 969-969|armed forces aa 340-340
armed forces ae 090-098|armed forces ap 962-966
"""
_CITIES = """
auckland 06 07 08 09 10 11 20 21 22 23 24 25 26|christchurch 76 80 81 82 84 85|dunedin 90 91 92 93
hamilton 32|invercargill 98|lower hutt 50|napier 41|nelson 70|new plymouth 43|palmerston north 44
porirua 50 52|queenstown 93|rotorua 30|tauranga 31|taupo 33|timaru 79|upper hutt 50|wellington 60 61
whanganui 45|whangarei 01|hastings 41|blenheim 72|gisborne 40
"""


def ending_country(lines: list[Line]) -> str | None:
    """Return the alpha-2 code of the country that an address's end tells for certain, or None."""
    keys = [key for line in lines[-4:] for key in line.keys[-6:]]
    words = [word for line in lines[-4:] for word in line.words[-6:]]
    if not keys:
        return None
    last = words[-1]
    if last.isascii() and last[-1].isdigit():
        if len(last) == 4 and _fits(keys[:-1], last[:2], _cities()):
            return "NZ"
        if len(last) in {5, 10} and last[:5].isdigit() and last[5:6] in {"", "-"}:
            return "US" if _fits(keys[:-1], last[:3], _zips()) else None
    return "NG" if _is_nigerian(keys, words) else None


def _fits(before: list[str], start: str, table: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a name before a code is one of a place whose codes begin so."""
    n = len(before)
    return any(start in table.get(" ".join(before[i:]), ()) for i in range(max(0, n - 3), n))


def _is_nigerian(keys: list[str], words: list[str]) -> bool:
    """Tell whether a state ends the words with ``State``, or beside six digits."""
    code = [i for i in range(len(words) - 1, -1, -1) if _is_six_digits(words[i])]
    if code:
        keys = keys[: code[0]] + keys[code[0] + 1 :]
    states = places("NG")
    n = len(keys)
    for i in range(max(0, n - 4), n):
        key = " ".join(keys[i:])
        if "r" in states.get(key, "") and (code or key.endswith(" state") or key == "fct"):
            return True
    return False


def _is_six_digits(word: str) -> bool:
    return len(word) == 6 and word.isascii() and word.isdigit() and word[0] != "0"


@functools.cache
def _zips() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in _ZIPS.replace("\n", "|").strip("|").split("|"):
        parts = entry.split(" ")
        spans = [part.split("-") for part in parts if part[0].isdigit()]
        starts = frozenset(f"{n:03}" for a, b in spans for n in range(int(a), int(b) + 1))
        names = parts[: -len(spans)]
        found[names[-1]] = found[" ".join(names[:-1])] = starts
    return found


@functools.cache
def _cities() -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for entry in _CITIES.replace("\n", "|").strip("|").split("|"):
        parts = entry.split(" ")
        names = [part for part in parts if not part.isdigit()]
        found[" ".join(names)] = frozenset(parts[len(names) :])
    return found
