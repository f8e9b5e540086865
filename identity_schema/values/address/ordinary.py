"""Addresses that begin with an ordinary street (`ordinary_street`), as most do.

A line above the street may hold a flat. How the lines below are read does not depend on which
number and which street that is. So ``, Ponsonby, Auckland 1011`` is read once, below a street that
stands for all of its type, and is remembered where each of its lines is a known place: never a
number, a street or a British postcode, nor a line that is somebody's name.

>>> stood_in(", Leeds LS6 2AB")
(', Leeds LS1 1AA', 'LS6 2AB', 'LS1 1AA')
"""

import functools
import itertools
import re
from collections.abc import Callable, Mapping

from identity_schema.numbers._tables import memory
from identity_schema.values.address.country import ENDINGS
from identity_schema.values.address.found import Found
from identity_schema.values.address.ordinary_start import start_of
from identity_schema.values.address.ordinary_street import TYPES, Street, street_parts
from identity_schema.values.address.places import LONGEST, fold, places
from identity_schema.values.postcode import gb_form

__all__ = ["read_ordinary", "stood_in"]

# A postcode of the United Kingdom that ends a line.
_gb_code = re.compile("(?<=[ ,])([A-Z]{1,2})([0-9][0-9A-Z]?)( ?)([0-9][A-Z]{2})(?=,|$)").search
_RULED = frozenset({"GB", "GG", "IM", "JE", "NG", "NZ"})
_BRITISH = _RULED - {"NG", "NZ"}
_PLACES = ("suburb", "locality", "region")
_MOST_TAILS = 4096

# What has been read below a street's type, and never anything but known places and postcodes.
_tails: dict[tuple[str, str, str | None], Found] = memory()


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


def _hides_place(street: Street, country: str) -> bool:
    """Tell whether a place's name of several words ends the street: 12 Fleet Street."""
    words = [] if street[0] is None else fold(street[1]).split(" ")
    known = _known(country)
    n = len(words)
    return any(" ".join(words[i:]) in known for i in range(max(0, n - LONGEST), n - 1))


def read_ordinary(
    text: str, expected: str | None, analyse: Callable[[str, str | None], Found]
) -> Found | None:
    """Read an address that begins with an ordinary street and goes on with known places.

    Args:
        text: The address.
        expected: Alpha-2 code of the country that the caller expects, or None.
        analyse: The general way to read an address.

    Returns:
        What the general way finds; None for any other address.
    """
    start = start_of(text)
    if start is None:
        return None
    unit, street, head, below = start
    tail, code, other = stood_in(below)
    known = _tails.get((tail, head, expected)) or _learnt(tail, head, expected, other, analyse)
    if known is None or _hides_place(street, known.parts["country"]):
        return None
    parts = known.parts | street_parts(street, known.parts["country"])
    if unit and "unit" in parts:
        return None
    if unit:
        parts["unit"] = unit
    if code:
        form = gb_form(code)
        if form is None:
            return None
        parts["postal_code"] = form
    origins = known.origins | {"unit": "rule"} if "unit" in parts else known.origins
    return Found(parts, origins, known.codes, named=known.named)


def _learnt(
    tail: str,
    head: str,
    expected: str | None,
    stand_in: str,
    analyse: Callable[[str, str | None], Found],
) -> Found | None:
    """Read a tail below the street that stands for all like it, and remember it.

    None, and nothing is remembered, where it holds more than places that are known.
    """
    where = expected or ENDINGS.get(fold(tail.rpartition(",")[2]))
    last = head.rpartition(" ")[2]
    if where not in _RULED or not _may_be_known(tail, last, where):
        return None
    found = analyse(head + tail, expected)
    parts, country = found.parts, found.parts.get("country", "")
    stands = " ".join(parts[name] for name in ("building_number", "street") if name in parts)
    known = _known(country)
    if (
        country not in _RULED
        or (stand_in and parts.get("postal_code") != gb_form(stand_in))
        or (not stand_in and country in _BRITISH and "postal_code" in parts)
        or "address.remainder" in found.codes
        or known.get(last, "t") != "t"
        or "unit" in parts
        or stands != head.replace(",", "")
        or any(fold(parts[name]) not in known for name in _PLACES if name in parts)
    ):
        return None
    if len(_tails) < _MOST_TAILS:
        _tails[tail, head, expected] = found
    return found


def _may_be_known(tail: str, last: str, country: str) -> bool:
    """Tell quickly whether every line is a known place, a country, a postcode or two of these.

    The line that goes on behind a street's type may be several places, of which the first makes no
    name with the type: 12 Pond Gate Pa.
    """
    if ";" in tail or "(" in tail:
        return False
    known = _known(country)
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
    pairs = (pair for name in _known(country) for pair in itertools.pairwise(name.split(" ")))
    return frozenset(f"{a} {b}" for a, b in pairs if a in TYPES)


def _known(country: str) -> Mapping[str, str]:
    return places("GB" if country in _BRITISH else country)
