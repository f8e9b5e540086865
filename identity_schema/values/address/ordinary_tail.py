"""What stands below an ordinary street: places, a country, a postcode.

How it is read does not depend on which number and which street stand above it, and of a British
postcode nothing but the area counts.

>>> stood_in(", Leeds LS6 2AB")
(', Leeds LS1 1AA', 'LS6 2AB', 'LS1 1AA')
>>> may_be_known(" Ikeja Lagos", "avenue", "NG"), may_be_known(" king house Lagos", "road", "NG")
(True, False)
"""

import functools
import itertools
import re
from collections.abc import Mapping

from identity_schema.values.address.country import ENDINGS
from identity_schema.values.address.ordinary_street import TYPES
from identity_schema.values.address.places import LONGEST, fold, places

__all__ = ["BRITISH", "known_places", "may_be_known", "stood_in"]

BRITISH = frozenset({"GB", "GG", "IM", "JE"})
"""Countries of one postcode, which share one gazetteer."""

# A postcode of the United Kingdom that ends a line.
_gb_code = re.compile("(?<=[ ,])([A-Z]{1,2})([0-9][0-9A-Z]?)( ?)([0-9][A-Z]{2})(?=,|$)").search


def stood_in(tail: str) -> tuple[str, str, str]:
    """Put a stand-in in the place of a British postcode.

    The stand-in is as long, and of the same area: no more of a postcode tells how lines are read.

    Returns:
        The text, the postcode and its stand-in; both empty where there is not one postcode.
    """
    code = _gb_code(tail)
    if code is None or _gb_code(tail, code.end()):
        return tail, "", ""
    area, district, blank, _ = code.groups()
    other = f"{area}{'11'[: len(district)]}{blank}1AA"
    return f"{tail[: code.start()]}{other}{tail[code.end() :]}", code[0], other


def may_be_known(tail: str, last: str, country: str) -> bool:
    """Tell quickly whether every line is a known place, a country, a postcode or two of these.

    The line that goes on behind a street's type may be several places, of which the first makes no
    name with the type: 12 Pond Gate Pa.
    """
    if ";" in tail or "(" in tail:
        return False
    known = known_places(country)
    first, *lines = tail.split(",")
    for line in lines:
        key = " ".join(_names(line))
        if key and key not in known and key not in ENDINGS:
            return False
    if not first:
        return True
    words = _names(first)
    return (
        bool(words) and f"{last} {words[0]}" not in _joints(country) and _are_places(words, known)
    )


def _names(line: str) -> list[str]:
    return [word for word in fold(line).split(" ") if word.isalpha()]


def _are_places(words: list[str], known: Mapping[str, str]) -> bool:
    """Tell whether words are the names of known places and countries, one after another."""
    i, n = 0, len(words)
    while i < n:
        for end in range(min(n, i + LONGEST), i, -1):
            key = " ".join(words[i:end])
            if key in known or key in ENDINGS:
                break
        else:
            return False
        i = end
    return True


@functools.cache
def _joints(country: str) -> frozenset[str]:
    """Return every street's type with the word behind it in the name of a place: gate pa."""
    pairs = (pair for name in known_places(country) for pair in itertools.pairwise(name.split(" ")))
    return frozenset(f"{a} {b}" for a, b in pairs if a in TYPES)


def known_places(country: str) -> Mapping[str, str]:
    """Return what is known of the places that an address of a country may name."""
    return places("GB" if country in BRITISH else country)
