"""Street, unit and city of an American address, where commas or line ends part them.

A city that runs on behind the street's only type, or behind a unit, is parted from it too; what is
less clear is left to the model (see `tagged`).

>>> from identity_schema.values.address.lines import split
>>> lines = split("500 5th Ave, Suite 12 Fargo")
>>> found, left_out = read_lines(lines, {"region": "ND"}, anchored=False)
>>> found["street"], found["unit"], found["locality"], left_out
('5th Ave', 'Suite 12', 'Fargo', False)
>>> read_lines(split("99 Elm Grove Ave Rose Terrace"), {"region": "CA"}, anchored=False)  # unclear
"""

from identity_schema.values.address.choice import Rules
from identity_schema.values.address.lines import Line
from identity_schema.values.address.pieces import box_end, unit_end
from identity_schema.values.address.places import fold
from identity_schema.values.address.street import read_street
from identity_schema.values.address.street_end import street_end
from identity_schema.values.address.words import BUILDINGS, NUMBER_WORDS, STREET_TYPES

__all__ = ["read_lines"]

_CROSSINGS = frozenset({"and", "at", "corner"})
_STREETS = frozenset(
    {"street", "avenue", "ave", "road", "rd", "boulevard", "blvd", "drive", "dr", "lane", "ln"}
    | {"highway", "hwy", "parkway", "pkwy"}
)


def read_lines(
    lines: list[Line], parts: dict[str, str], *, anchored: bool
) -> tuple[dict[str, str], bool] | None:
    """Read street, unit and city where commas part them; None where they do not.

    Args:
        lines: The address without its ZIP code and state; they are used up.
        parts: ZIP code and state as far as they were found.
        anchored: True where a country's name ended the address.

    Returns:
        All components and whether words were left out.
    """
    if not lines:
        return (dict(parts), False) if parts else None
    last = lines[-1]
    plain = not any(c.isdigit() for c in last.key()) and not _CROSSINGS.intersection(last.keys)
    if len(lines) == 1 and plain and "region" in parts and not _is_place_of_street(last):
        city = parts | {"locality": last.text()}
        return (city, False) if _STREETS.isdisjoint(last.keys[:-1]) else None
    if len(lines) > 1 and "region" in parts:
        _part_unit(lines)
        last = lines[-1]
        plain = not any(c.isdigit() for c in last.key())
    if plain and len(lines) > 1 and not _is_unit(last):
        parts = parts | {"locality": last.text()}
        street = _read_street(lines[:-1], town=True)
    else:
        known = anchored or "region" in parts
        street = (_read_run_on(lines) if known else None) or _read_street(lines, town=not parts)
    return None if street is None else (parts | street[0], street[1])


def _part_unit(lines: list[Line]) -> None:
    """Part a unit from the city that follows it without a comma: ``Suite 102 Plainsboro``."""
    line = lines[-1]
    end = unit_end(line, 0)
    if 0 < end < len(line):
        lines[-1:] = [
            Line(line.words[:end], line.keys[:end]),
            Line(line.words[end:], line.keys[end:]),
        ]


def _read_street(lines: list[Line], *, town: bool) -> tuple[dict[str, str], bool] | None:
    """Read the street's lines; None where usaddress should be asked.

    Args:
        lines: Lines above the city.
        town: False where the city may hide in the street's line.
    """
    found: dict[str, str] = {}
    left = read_street([_copy(line) for line in lines], found, Rules({}))
    street = found.get("street")
    if street is None or "suburb" in found or not (town or _is_typed(street)):
        return None
    if left and len(lines) == 1 and not lines[0].text().endswith(street):
        return None
    if "building_number" not in found and not _part_number_word(found):
        return (found, left) if _is_whole(street, lines) else None
    return found, left


def _part_number_word(found: dict[str, str]) -> bool:
    """Part a number in words from a street that has two words more: ``One Apple Park Way``."""
    first, _, rest = found["street"].partition(" ")
    if " " not in rest or fold(first) not in NUMBER_WORDS or not _is_typed(rest):
        return False
    found["building_number"], found["street"] = first, rest
    return True


def _read_run_on(lines: list[Line]) -> tuple[dict[str, str], bool] | None:
    """Read a city that follows the street's only type, or a unit, without a comma."""
    keys = lines[0].keys
    if len(lines) > 1 or _CROSSINGS.intersection(keys):
        return None
    if sum(key in STREET_TYPES for key in keys) != 1:
        return None
    found = {"locality": ""}
    left = read_street([_copy(lines[0])], found, Rules({}))
    city = found.pop("suburb", None)
    if city is None or left or "building_number" not in found:
        return None
    return found | {"locality": city}, False


def _copy(line: Line) -> Line:
    return Line(line.words[:], line.keys[:])


def _is_place_of_street(line: Line) -> bool:
    return line.keys[-1] in STREET_TYPES or line.keys[-1] in BUILDINGS


def _is_unit(line: Line) -> bool:
    parts: dict[str, str] = {}
    read_street([line], parts, Rules({}))
    return "unit" in parts


def _is_whole(street: str, above: list[Line]) -> bool:
    return len(above) == 1 and above[0].text() == street and not _grid(above[0].keys[0])


def _is_typed(street: str) -> bool:
    """Tell whether a street ends as streets do, so that no town hides in it."""
    keys = [fold(word) for word in street.split()]
    return keys[-1].isdigit() or street_end(keys, 0) == len(keys) or box_end(keys) == len(keys)


def _grid(key: str) -> bool:
    """Tell whether a word is a house number of a grid: N6W23001."""
    return key[0].isalpha() and any(c.isdigit() for c in key)
