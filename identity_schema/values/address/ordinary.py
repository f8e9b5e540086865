"""Ordinary streets, with which most addresses begin: ``24A Queen Street``, ``PO Box 12``.

What such a line is, is plain from itself: a number, words that mean nothing else, and a street's
type that ends the line. How the lines below it are read does not depend on which number and which
street it holds. So ``, Ponsonby, Auckland 1011`` is read once, below a street that stands for all
of its type, and is remembered where each of its lines is a known place: never a number or a
street, nor a line that is somebody's name.

>>> street_of("24A Queen Street"), street_of("12 Kelvin Grove Road"), street_of("PO BOX 12")
(('24A', 'Queen Street', 'street'), None, (None, 'PO BOX 12', ''))
>>> apart("12 High Street, Leeds LS6 2AB")
('12 High Street', ', Leeds LS1 1AA', 'LS6 2AB')
"""

import re
import unicodedata
from collections.abc import Callable, Mapping

from identity_schema.values.address.country import ENDINGS
from identity_schema.values.address.found import Found
from identity_schema.values.address.places import fold, places
from identity_schema.values.address.words import (
    BUILDINGS,
    COURTS,
    DIRECTIONS,
    FLOOR_WORDS,
    NUMBER_SIGNS,
    ORDINALS,
    PLOTS,
    PREFIX_TYPES,
    SINGLE_STREETS,
    STREET_TYPES,
    UNIT_WORDS,
    WEAK_TYPES,
)
from identity_schema.values.latin import LETTERS, MARKS
from identity_schema.values.postcode import gb_form

__all__ = ["apart", "read_ordinary", "street_of", "street_parts"]

_WORD = f"[{LETTERS}][{MARKS}]*['\u2019]?[{LETTERS}][{LETTERS}{MARKS}]*(?:['\u2019]s)?"
_numbered = re.compile(
    f"([0-9]{{1,4}}[A-Za-z]?(?:[/-][0-9]{{1,4}}[A-Za-z]?)?) ((?:{_WORD} )+{_WORD})"
).fullmatch
_box = re.compile("(?:PO|P O|Po) (?:Box|BOX|box) [0-9]{1,5}").fullmatch
# A postcode of the United Kingdom that ends a text, after a blank or a comma.
_gb_end = re.compile(r"(?<=[ ,])([A-Z]{1,2})([0-9][0-9A-Z]?)( ?)([0-9][A-Z]{2})$").search
# Types that end a street's name for certain, and mean nothing else at the end of a line.
_TYPES = STREET_TYPES - COURTS - WEAK_TYPES - SINGLE_STREETS - FLOOR_WORDS - UNIT_WORDS
_TYPES -= BUILDINGS | DIRECTIONS
# Words that say something, wherever between number and type they stand.
_TELLING = UNIT_WORDS | ORDINALS | NUMBER_SIGNS | PLOTS | STREET_TYPES | PREFIX_TYPES
_TELLING |= {"la", "le", "les", "rural", "the"}
_RULED = frozenset({"GB", "GG", "IM", "JE", "NG", "NZ"})
_BRITISH = _RULED - {"NG", "NZ"}
_PLACES = ("suburb", "locality", "region")
_MOST_TAILS = 4096

_Street = tuple[str | None, str, str]

# What has been read below a street's type, and never anything but known places and postcodes.
_tails: dict[tuple[str, str, str | None], Found] = {}


def street_of(line: str) -> _Street | None:
    """Read a line that is an ordinary street or a PO Box and nothing else.

    Returns:
        Number, street and the folded type (None and empty for a PO Box); None for any other line.
    """
    match = _numbered(line)
    if match is None:
        return (None, line, "") if _box(line) else None
    if not (line.isascii() or unicodedata.is_normalized("NFC", line)):
        return None
    number, street = match.groups()
    *names, last = fold(street).split(" ")
    if last not in _TYPES or not names or not _TELLING.isdisjoint(names):
        return None
    return number, street, last


def street_parts(street: _Street, country: str | None) -> dict[str, str]:
    """Return the components that an ordinary street alone holds; ``1/24`` by the country's use."""
    number, text, _ = street
    if number is None:
        return {"street": text}
    unit, slash, inner = number.rpartition("/")
    if slash and country == "NZ":
        return {"unit": unit, "building_number": inner, "street": text}
    return {"building_number": number, "street": text}


def apart(text: str) -> tuple[str, str, str]:
    """Part a text into its first line, the rest with a stand-in for a British postcode, and that.

    The stand-in is as long, and of the same area: no more of a postcode tells how lines are read.
    """
    line, comma, rest = text.partition(",")
    end = _gb_end(rest)
    if end is None:
        return line, comma + rest, ""
    area, district, blank, _ = end.groups()
    stand_in = f"{area}{'11'[: len(district)]}{blank}1AA"
    return line, f"{comma}{rest[: end.start()]}{stand_in}", end[0]


def _hides_place(street: _Street, country: str) -> bool:
    """Tell whether a place's name of several words ends the street: 12 Fleet Street."""
    words = [] if street[0] is None else fold(street[1]).split(" ")
    known = _known(country)
    return any(" ".join(words[i:]) in known for i in range(len(words) - 1))


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
    line, tail, code = apart(text)
    street = street_of(line) if tail else None
    if street is None:
        return None
    place = (tail, street[2], expected)
    known = _tails.get(place) or _learnt(*place, analyse, stand_in=bool(code))
    if known is None or _hides_place(street, known.parts["country"]):
        return None
    parts = known.parts | street_parts(street, known.parts["country"])
    origins = known.origins
    if "unit" in parts:
        origins = origins | {"unit": "rule"}
    if code:
        form = gb_form(code)
        if form is None:
            return None
        parts["postal_code"] = form
    return Found(parts, origins, known.codes, named=known.named)


def _learnt(
    tail: str,
    last: str,
    expected: str | None,
    analyse: Callable[[str, str | None], Found],
    *,
    stand_in: bool,
) -> Found | None:
    """Read a tail below the street that stands for its type, and remember it.

    None, and nothing is remembered, where it holds more than places that are known.
    """
    if expected not in _RULED or not _may_be_known(tail, expected):
        return None
    number, street = ("1", f"Qu {last}") if last else (None, "PO Box 1")
    found = analyse(f"{number or ''} {street}{tail}".strip(), expected)
    parts, country = found.parts, found.parts.get("country", "")
    known = _known(country)
    if (
        country not in _RULED
        or (country in _BRITISH and "postal_code" in parts and not stand_in)
        or "address.remainder" in found.codes
        or known.get(last, "t") != "t"
        or "unit" in parts
        or (parts.get("building_number"), parts.get("street")) != (number, street)
        or any(fold(parts[name]) not in known for name in _PLACES if name in parts)
    ):
        return None
    if len(_tails) < _MOST_TAILS:
        _tails[tail, last, expected] = found
    return found


def _may_be_known(tail: str, country: str) -> bool:
    """Tell quickly whether every line is a known place, a country, a postcode or two of these."""
    if ";" in tail or "(" in tail:
        return False
    known = _known(country)
    for line in tail.split(",")[1:]:
        words = [word for word in fold(line).split(" ") if word.isalpha()]
        key = " ".join(words)
        if key and key not in known and key not in ENDINGS:
            return False
    return True


def _known(country: str) -> Mapping[str, str]:
    return places("GB" if country in _BRITISH else country)
