"""Where the name of a street ends.

>>> street_end(["high", "street", "leeds"], 0), street_end(["state", "highway", "27"], 0)
(2, 3)
>>> street_end(["heol", "y", "bont"], 0)  # where the type comes first, the line is the name
3
>>> street_end(["adeola", "odeku"], 0)  # no sign of an end
0
"""

from identity_schema.values.address.pieces import rural_end
from identity_schema.values.address.words import (
    DIRECTIONS,
    PREFIX_TYPES,
    SINGLE_STREETS,
    STREET_TYPES,
)

__all__ = ["street_end"]

_LONGEST_STREET = 24  # words to look ahead: no name is that long, and a look to the end is squared
_HIGHWAYS = frozenset({"highway", "hwy", "sh", "route", "motorway", "interstate", "rte", "fm"})
_TYPES_BUT_SAINT = STREET_TYPES - {"st"}
_ROADS = (frozenset[str](), frozenset({"route", "grande", "mont"}))
# Without one of these and without a number, no word ends a street.
_SIGNS = STREET_TYPES | PREFIX_TYPES | SINGLE_STREETS | _ROADS[1] | {"la", "le", "les", "the"}
_BRANCHES = frozenset({"business", "bypass", "alternate", "alt", "spur", "truck"})
_NUMBERED = frozenset({"county", "state", "ranch", "township", "forest"})


def street_end(keys: list[str], start: int) -> int:
    """Return where a street's name that begins at a word surely ends, or ``start``.

    The name ends with a street type (and a direction that ends the line), with the number of a
    highway, after ``The`` and one word, with the line where its type comes first (``Heol Las``),
    or is a word like Broadway that needs no type.
    """
    plain = "".join(keys[start:]).isalpha()
    if plain and _SIGNS.isdisjoint(keys[start:]):
        return start
    n = len(keys)
    reach = min(n, start + _LONGEST_STREET)
    first = start + (start + 1 < n and keys[start] in {"la", "le", "les"})
    if first + 1 < n and (keys[first] in PREFIX_TYPES or keys[first] in _ROADS[first - start]):
        return n
    for i in range(start, reach):
        if not plain and rural_end(keys, i) > i:
            return start
        end = 0 if plain else _numbered_end(keys, i, start)
        if not end and i > start and keys[i] in STREET_TYPES:
            end = _type_end(keys, i, reach)
        if end:
            return end + 1 if end + 1 == n and keys[end] in DIRECTIONS else end
    if start + 1 < n and keys[start] == "the":
        return start + 2
    return start + 1 if start < n and keys[start] in SINGLE_STREETS else start


def _numbered_end(keys: list[str], i: int, start: int) -> int:
    """Return where a numbered street ends: Highway 27, SH1, County Road 43, Road 5; or 0."""
    key = keys[i]
    if key.startswith("sh") and key[2:].isdigit():
        return i + 1
    if i + 1 == len(keys) or not keys[i + 1].isdigit():
        return 0
    if key in _HIGHWAYS or (i == start and key in STREET_TYPES):
        after = keys[i + 2 : i + 3]
        lettered = len(keys) == i + 3 and len(after[0]) == 1 and after[0] not in DIRECTIONS
        return i + 3 if after and (lettered or after[0] in _BRANCHES) else i + 2
    return i + 2 if key == "road" and keys[i - 1] in _NUMBERED else 0


def _type_end(keys: list[str], i: int, reach: int) -> int:
    """Return where a street's type ends that stands at a word, or 0 where it is Saint."""
    if keys[i] == "st" and not _TYPES_BUT_SAINT.isdisjoint(keys[i + 2 : reach]):
        return 0  # St before another type, but not right before it
    end = i + 1
    while end < len(keys) and keys[end] in _TYPES_BUT_SAINT and rural_end(keys, end) == end:
        end += 1
    return end
