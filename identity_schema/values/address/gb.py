"""United Kingdom addresses, and those of Jersey, Guernsey and the Isle of Man.

Written as Royal Mail asks (Programmer's Guide to the PAF file, edition 7): flat, building, number
and street, locality, post town, postcode; a county may stand before the postcode or after the town.
The post town is ``locality``, a locality within it ``suburb``, the county ``region``; England,
Scotland, Wales and Northern Ireland are the region only where no county stands and the United
Kingdom is named too. **A building's name has no component and is left out**, with or without a
number beside it: "Rose Cottage, Church Lane" is the street Church Lane; a flat is the unit. In
Wales and on the Channel Islands a street's type may come first: Heol Las, Rue des Pres.
"""

import re

from identity_schema.values.address.choice import Rules
from identity_schema.values.address.country import NATIONS
from identity_schema.values.address.lines import Line
from identity_schema.values.address.pieces import number_at, unit_end
from identity_schema.values.address.places import places
from identity_schema.values.address.street import read_street
from identity_schema.values.address.tail import suffix, take_town
from identity_schema.values.address.words import BUILDINGS, WEAK_TYPES
from identity_schema.values.postcode import AREAS, areas_country, gb_form

__all__ = ["find_postcode", "read", "read_street_text", "take_postcode"]

# An outward code, perhaps with an inward code in which letters and digits are mixed up.
_outward_shape = re.compile(
    "([A-PR-UWYZ][A-HK-Y]?)[0-9][0-9A-Z]?(?: [0-9OISZB][0-9A-Z]{2})?"
).fullmatch


def read(lines: list[Line], *, anchored: bool) -> tuple[dict[str, str], bool]:
    """Read the lines of an address without its country.

    Args:
        lines: The address; the lines are used up.
        anchored: True where a country's name ended the address.

    Returns:
        Components, and whether words were left out.
    """
    parts: dict[str, str] = {}
    form = take_postcode(lines)
    left = False
    if form:
        parts["postal_code"] = form
    else:
        left = _drop_outward(lines)
    nation = _take_nation(lines)
    _take_county(lines, parts)
    if nation and "region" not in parts and anchored:
        parts["region"] = nation
    anchored = anchored or bool(form) or "region" in parts or bool(nation)
    take_town(lines, parts, places("GB"), anchored=anchored, unknown=True)
    if parts.get("postal_code", "").startswith("BFPO"):
        return parts, left or bool(lines)  # a unit of the forces has no street
    if len(lines) == 1 and "locality" in parts and _is_bare_street(lines[0]):
        parts["street"] = lines[0].text()
        return parts, left
    return parts, read_street(lines, parts, Rules(places("GB"), weak=True)) or left


def read_street_text(lines: list[Line]) -> tuple[dict[str, str], bool]:
    """Read the lines of a provider's street field."""
    parts: dict[str, str] = {}
    if len(lines) == 1 and _is_bare_street(lines[0]):
        return {"street": lines[0].text()}, False
    return parts, read_street(lines, parts, Rules(places("GB")))


def take_postcode(lines: list[Line], *, known: bool = False) -> str | None:
    """Take the last postcode out of the lines; words after it become a line of their own.

    Args:
        lines: The address.
        known: True to take a postcode of an existing area only, as `find_postcode` does.

    Returns:
        The postcode in its form, or None where the lines hold none.
    """
    found = find_postcode(lines, known=known)
    if found is None:
        return None
    form, n, start, end = found
    line = lines[n]
    rest = Line(line.words[end:], line.keys[end:])
    line.cut(start)
    lines[n : n + 1] = [part for part in (line, rest) if len(part)]
    return form


def find_postcode(lines: list[Line], *, known: bool = False) -> tuple[str, int, int, int] | None:
    """Find the last postcode in the lines.

    Args:
        lines: The address; it is not changed.
        known: True to find a postcode of an existing area only.

    Returns:
        The postcode in its form, the index of its line, and where it begins and ends there.
    """
    for n in range(len(lines) - 1, -1, -1):
        line = lines[n]
        for i in range(len(line) - 1, -1, -1):
            word = line.words[i]
            if word.isalpha() or not (word.isascii() and word[-1].isalnum()):
                continue
            form, start = None, i
            if len(word) == 3 and i and word[0].isdigit():
                form, start = gb_form(line.words[i - 1] + word), i - 1
            elif 5 <= len(word) <= 8:
                form = gb_form(word.replace("-", ""))
            elif word.isdigit() and i and line.keys[i - 1] == "bfpo":
                form, start = gb_form("BFPO" + word), i - 1
            if form is None or (known and areas_country(form) is None):
                continue
            return form, n, start, i + 1
    return None


def _drop_outward(lines: list[Line]) -> bool:
    """Drop an outward code, or a postcode with a slip in it, after a town: ``London E10``."""
    if not lines:
        return False
    line = lines[-1]
    for size in (2, 1):
        start = len(line) - size
        code = " ".join(line.words[max(0, start) :]).upper()
        if start < 0 or not _outward(code):
            continue
        before, end = (line, start) if start else (lines[-2], None) if len(lines) > 1 else (line, 0)
        if not suffix(before, places("GB"), end)[1]:
            continue
        line.cut(start)
        if not start:
            lines.pop()
        return True
    return False


def _outward(code: str) -> bool:
    match = _outward_shape(code)
    return match is not None and match[1] in AREAS


def _take_nation(lines: list[Line]) -> str | None:
    """Take the name of a home nation that ends the last line."""
    if not lines:
        return None
    line = lines[-1]
    for size in (1, 2):
        start = len(line) - size
        if start >= 0 and line.key(start) in NATIONS:
            text = line.text(start)
            line.cut(start)
            if not start:
                lines.pop()
            return text
    return None


def _take_county(lines: list[Line], parts: dict[str, str]) -> None:
    """Take a county that ends the last line and is not the whole address."""
    if not lines:
        return
    known = places("GB")
    line = lines[-1]
    start, kinds = suffix(line, known)
    if kinds != "r" or (start == 0 and len(lines) == 1):
        return
    if start and not suffix(line, known, start)[1]:
        return
    parts["region"] = line.text(start)
    if start:
        line.cut(start)
    else:
        lines.pop()


def _is_bare_street(line: Line) -> bool:
    """Tell whether a lone line above the town is a street without number or type."""
    keys = line.keys
    return (
        (keys[0] == "the" or keys[-1] in WEAK_TYPES - {"park", "estate", "estates", "layout"})
        and keys[-1] not in BUILDINGS
        and 1 < len(keys) <= 4
        and number_at(line, 0)[0] is None
        and unit_end(line, 0) == 0
        and not any(c.isdigit() for c in line.key())
        and line.key() not in places("GB")
    )
