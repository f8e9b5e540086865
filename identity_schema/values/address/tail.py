"""The end of an address: the town, and the suburb where it ends the address.

A line that is a known place is that place. In a line with more words, the longest known name at
its end is taken where the words before it are a street, a known suburb, or clearly no part of the
name ("Upper Beeding" is not Beeding). A last line of an unknown name is a town only where the
postcode says that the town's line is there.
"""

from collections.abc import Mapping

from identity_schema.values.address.lines import Line
from identity_schema.values.address.pieces import box_end, number_at, unit_end
from identity_schema.values.address.places import LONGEST
from identity_schema.values.address.street_end import street_end
from identity_schema.values.address.words import BUILDINGS, NAME_STARTS, STREET_TYPES, WEAK_TYPES

__all__ = ["is_apart", "suffix", "take_town"]


def suffix(line: Line, places: Mapping[str, str], end: int | None = None) -> tuple[int, str]:
    """Find the longest known name that ends a line.

    Returns:
        Index of its first word and its kinds; the line's end and "" where none is known.
    """
    keys = line.keys
    n = len(keys) if end is None else end
    found, key = (n, ""), ""
    for start in range(n - 1, max(0, n - LONGEST) - 1, -1):
        key = f"{keys[start]} {key}" if key else keys[start]
        kinds = places.get(key)
        if kinds:
            found = start, kinds
    return found


def take_town(
    lines: list[Line],
    parts: dict[str, str],
    places: Mapping[str, str],
    *,
    anchored: bool,
    unknown: bool = False,
) -> None:
    """Take the town, or a suburb that stands in its place, off the last line.

    Args:
        lines: What is left of the address; the last line is shortened or dropped.
        parts: Components found so far; ``locality`` or ``suburb`` is added.
        places: Folded names to kinds.
        anchored: True where a postcode, region or country followed the last line.
        unknown: True where a last line of an unknown name above the region is the town.
    """
    if not lines:
        return
    line = lines[-1]
    start, kinds = suffix(line, places)
    if start == 0 and kinds.strip("r"):
        _put(parts, line.text(), kinds)
        lines.pop()
    elif kinds.strip("r"):
        if line.keys[-1] in STREET_TYPES or not is_apart(
            line, start, kinds, places, anchored=anchored
        ):
            return
        _put(parts, line.text(start), kinds)
        line.cut(start)
    elif (
        anchored
        and len(lines) > 1
        and ("postal_code" in parts or (unknown and "region" in parts))
        and _is_town_name(line)
    ):
        parts["locality"] = line.text()
        lines.pop()


def _put(parts: dict[str, str], text: str, kinds: str) -> None:
    parts["suburb" if kinds.strip("r") == "s" else "locality"] = text


def is_apart(
    line: Line, start: int, kinds: str, places: Mapping[str, str], *, anchored: bool
) -> bool:
    """Tell whether the words before a known name are no part of it."""
    if line.key(0, start) in places:
        return True
    i = 0
    while i < start and (end := unit_end(line, i)) > i:
        i = end
    number, i = number_at(line, i) if i < start else (None, i)
    if i >= start:
        return False
    if street_end(line.keys[:start], i) > i or box_end(line.keys[:start]) == start:
        return True
    before = line.keys[start - 1]
    if before in NAME_STARTS or kinds == "s" or not anchored:
        return False
    return number is None or start - i > 1


def _is_town_name(line: Line) -> bool:
    """Tell whether a line of unknown words can be a town: no digits, no street, no building."""
    keys = line.keys
    return (
        len(keys) <= LONGEST
        and not any(c.isdigit() for c in line.key())
        and keys[-1] not in BUILDINGS
        and keys[0] != "bfpo"
        and keys[-1] not in STREET_TYPES
        and (keys[-1] not in WEAK_TYPES or len(keys) > 1)
        and unit_end(line, 0) == 0
    )
