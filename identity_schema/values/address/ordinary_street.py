"""Ordinary streets, of which most are: ``24A Queen Street``, ``PO Box 12``, ``Queen Street``.

What such a line is, is plain from itself: a number, words that mean nothing else, and a street's
type that ends the line. No rule of any country reads it otherwise.

>>> street_of("24A Queen Street"), street_of("7 Unity Close"), street_of("PO BOX 12")
(('24A', 'Queen Street', 'street'), ('7', 'Unity Close', 'road'), (None, 'PO BOX 12', ''))
>>> street_of("12 Kelvin Grove Road") is street_of("Rose Cottage") is None
True
>>> is_bare_street("Queen Street"), is_bare_street("Farm House Lane")
(True, False)
"""

import re
import unicodedata

from identity_schema._later import Pattern
from identity_schema.values.address.places import fold
from identity_schema.values.address.words import (
    BOX_WORDS,
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
    SURE_BUILDINGS,
    UNIT_WORDS,
    WEAK_TYPES,
)
from identity_schema.values.latin import LETTERS, MARKS

__all__ = ["TYPES", "Street", "is_bare_street", "street_of", "street_parts"]

Street = tuple[str | None, str, str]
"""Number, street and the type that stands for it."""

_NUMBERED = "([0-9]{{1,4}}[A-Za-z]?(?:[/-][0-9]{{1,4}}[A-Za-z]?)?) ((?:{0} ){{1,6}}{0})"
_NAMED = "{0}(?: {0}){{1,3}}"
_PLAIN_WORD = "[A-Za-z]'?[A-Za-z]+(?:'s)?"
_WORD = f"[{LETTERS}][{MARKS}]*['\u2019]?[{LETTERS}][{LETTERS}{MARKS}]*(?:['\u2019]s)?"
_numbered = re.compile(_NUMBERED.format(_PLAIN_WORD)).fullmatch
_named = re.compile(_NAMED.format(_PLAIN_WORD)).fullmatch
# The same with accents, which take long to compile and which few payloads have.
_numbered_accented = Pattern(_NUMBERED.format(_WORD))
_named_accented = Pattern(_NAMED.format(_WORD))
_box = re.compile("(?:PO|P O|Po) (?:Box|BOX|box) [0-9]{1,5}").fullmatch
TYPES = STREET_TYPES - COURTS - WEAK_TYPES - SINGLE_STREETS - FLOOR_WORDS - UNIT_WORDS
"""Types that end a street's name for certain, and mean nothing else at the end of a line."""
TYPES -= BUILDINGS | DIRECTIONS
# Types that are towns as well: Street in Somerset. Of the others one is as another.
_PLACE_TYPES = frozenset({"grove", "street"})
# Words that say something, wherever between number and type they stand.
_TELLING = UNIT_WORDS | ORDINALS | NUMBER_SIGNS | PLOTS | STREET_TYPES | PREFIX_TYPES
_TELLING |= {"la", "le", "les", "rural", "the"}
# Words that say something in a street's name without a number.
_TELLING_ALONE = _TELLING | SURE_BUILDINGS | BOX_WORDS | {"park"}


def street_of(line: str) -> Street | None:
    """Read a line that is an ordinary street or a PO Box and nothing else.

    Returns:
        Number, street and the type that stands for it; None, box and an empty text for a PO Box;
        None for any other line.
    """
    if line.isascii():
        match = _numbered(line)
    else:
        match = _numbered_accented.fullmatch(line) if _is_composed(line) else None
    if match is None:
        return (None, line, "") if _box(line) else None
    number, street = match.groups()
    *names, last = fold(street).split(" ")
    if last not in TYPES or not names or not _TELLING.isdisjoint(names):
        return None
    return number, street, last if last in _PLACE_TYPES else "road"


def street_parts(street: Street, country: str | None) -> dict[str, str]:
    """Return the components that an ordinary street alone holds; ``1/24`` by the country's use."""
    number, text, _ = street
    if number is None:
        return {"street": text}
    unit, slash, inner = number.rpartition("/")
    if slash and country == "NZ":
        return {"unit": unit, "building_number": inner, "street": text}
    return {"building_number": number, "street": text}


def is_bare_street(line: str) -> bool:
    """Tell whether a line is an ordinary street's name, two to four words without a number."""
    if line.isascii():
        match = _named(line)
    else:
        match = _named_accented.fullmatch(line) if _is_composed(line) else None
    if match is None:
        return False
    *names, last = fold(line).split(" ")
    return last in TYPES and _TELLING_ALONE.isdisjoint(names)


def _is_composed(line: str) -> bool:
    return unicodedata.is_normalized("NFC", line)
