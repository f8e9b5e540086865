"""Which line of an address holds the street, and what stands around the street in it.

The street line is the one with the strongest sign: a box, then a number before a street's name,
then a street type. Names of persons, firms and buildings before it are left out: a name that is no
number has no component of its own. What stands between the street and the town is the suburb.
"""

from collections.abc import Mapping

import attrs

from identity_schema.values.address_lines import (
    Line,
    box_end,
    number_at,
    street_end,
    unit_end,
)
from identity_schema.values.address_places import fold
from identity_schema.values.address_words import (
    BUILDINGS,
    DIRECTIONS,
    LANDMARKS,
    ORDINALS,
    PLOTS,
    SINGLE_STREETS,
    STREET_TYPES,
    UNIT_WORDS,
    WEAK_TYPES,
)

__all__ = ["Rules", "read_street"]

_NOT_BEFORE_NUMBER = (
    UNIT_WORDS
    | PLOTS
    | {"km", "phase", "area", "zone", "mile", "box", "bag", "rd", "no", "road", "highway", "hwy", "sh"}
)
_LONE = (STREET_TYPES | WEAK_TYPES) - SINGLE_STREETS
_PARKS = frozenset({"retail", "business", "industrial", "science", "trading", "shopping", "office"})


@attrs.frozen
class Rules:
    """What differs between countries.

    Attributes:
        places: Folded names of the country's places, to their kinds.
        slash_unit: True where ``1/24`` is unit 1 of number 24, not a range or a flat's floor.
        landmarks: True where ``off Allen Avenue`` and the like follow a street's name.
    """

    places: Mapping[str, str]
    slash_unit: bool = False
    landmarks: bool = False


class _Spot:
    """One line with what its beginning says."""

    __slots__ = ("box", "cut", "end", "line", "number", "rank", "start", "units")

    def __init__(self, line: Line) -> None:
        self.line = line
        self.units: list[str] = []
        self.number: str | None = None
        self.rank = 0
        self.cut = False
        self.box = False
        i, n = 0, len(line)
        while i < n and (end := unit_end(line, i)) > i:
            self.units.append(line.text(i, end))
            i = end
        if i < n:
            self.number, i = number_at(line, i)
        self.start = i
        self.end = i
        if i == n:
            return
        self._weigh(i, n)

    def _weigh(self, i: int, n: int) -> None:
        keys = self.line.keys
        if (end := box_end(keys, i)) > i and self.number is None:
            self.end, self.rank, self.box = end, 25, True
            return
        if self.number is not None and i == n - 1 and i and keys[i] in _LONE:
            self.number, self.start = None, i - 1
            self.end, self.rank = n, (20 if keys[i] in STREET_TYPES else 0)
            return
        self.end = street_end(keys, i)
        typed = self.end > i
        if self.number is not None:
            if typed:
                self.rank = 40
            elif _is_building(keys, i):
                self.rank = 15
            else:
                self.rank = 30 if _is_name(self.line, i) else 0
            return
        self._look_inside(i, n)
        if not self.rank and typed:
            self.start = _after_building(keys, i)
            self.cut = self.start > i
            self.end = street_end(keys, self.start)
            self.rank = 18 if keys[self.end - 1] in {"court", "ct", "gardens"} else 20
            if i == 0 and self.end <= 2 and keys[0] == "the" and keys[self.end - 1] not in STREET_TYPES:
                self.rank = 10

    def _look_inside(self, i: int, n: int) -> None:
        """Find a number after a name: ``The Book Club 100-106 Leonard St``."""
        for j in range(i + 1, n - 1):
            if not any(c.isdigit() for c in self.line.keys[j]):
                continue
            number, after = number_at(self.line, j)
            if number is None or after >= n or self.line.keys[j - 1] in _NOT_BEFORE_NUMBER:
                continue
            end = street_end(self.line.keys, after)
            if end > after:
                self.number, self.start, self.end, self.rank = number, after, end, 35
                self.cut = True
                return


def read_street(lines: list[Line], parts: dict[str, str], rules: Rules) -> bool:
    """Read unit, building number, street and suburb.

    Args:
        lines: The lines above the town; the town, region, postcode and country are gone from them.
        parts: Components found so far; what is found is added.
        rules: The country's.

    Returns:
        True where some words were left out because no component is certain to hold them.
    """
    spots = [_Spot(line) for line in lines]
    best = max(range(len(spots)), key=lambda i: (spots[i].rank, -i), default=-1)
    if best < 0:
        return False
    units, left = [], False
    number, carried = None, -1
    for i, spot in enumerate(spots[:best]):
        units += spot.units
        if spot.start == len(spot.line):
            if spot.number is not None:
                number, carried = spot.number, i
        else:
            left, carried = True, -1
    main = spots[best]
    if not main.rank:
        return _no_street(spots, parts, rules)
    if main.box:
        left |= bool(units)
        parts["street"] = main.line.text(main.start, main.end)
        rest = main.end < len(main.line)
        named = rest and not _is_building(main.line.keys, main.end)
        candidates = [main.line.text(main.end)] if named else []
        left |= rest and not named
    else:
        units += main.units
        if main.number is not None or carried < 0:
            number = main.number
        candidates, cut = _read_main(main, units, parts, rules)
        left |= cut or main.cut
    left |= _read_after(spots[best + 1 :], units, candidates, parts, rules)
    if not main.box:
        _settle_number(units, number, parts, rules)
    return left


def _read_main(
    main: _Spot, units: list[str], parts: dict[str, str], rules: Rules
) -> tuple[list[str], bool]:
    """Read the street's name; return suburb candidates and whether words were left out."""
    line, start, end = main.line, main.start, main.end
    n = len(line)
    if end == start:
        end = n
        for i in range(start + 1, n):
            if _breaks(line, i, rules) or (i > start and rules.places.get(line.key(i), "") == "s"):
                end = i
                break
            if line.keys[i] == "rd" and i == n - 2 and line.keys[i + 1].isdigit():
                end = i
                break
    parts["street"] = line.text(start, end)
    i = end
    while i < n and (after := unit_end(line, i)) > i:
        units.append(line.text(i, after))
        i = after
    if i < n and line.words[i][0] == "#":
        after = i + 2 if line.words[i] == "#" and i + 1 < n else i + 1
        units.append(line.text(i, after))
        i = after
    if i == n:
        return [], False
    if rules.landmarks and line.keys[i] in LANDMARKS:
        return [], True
    if line.keys[i] == "rd" and n - i == 2 and line.keys[i + 1].isdigit():
        return [line.text(i)], False
    if line.keys[i] in DIRECTIONS and i == end and i + 1 < n and line.key(i) not in rules.places:
        if line.key(i + 1) not in rules.places:
            return [], True
        parts["street"] = line.text(start, i + 1)
        i += 1
    if _is_building(line.keys, i) or any(c.isdigit() for c in line.keys[i]):
        return [], True
    return [line.text(i)], False


def _breaks(line: Line, i: int, rules: Rules) -> bool:
    """Tell whether the words from here on are no part of a street's name."""
    return (
        unit_end(line, i) > i
        or line.words[i][0] == "#"
        or (rules.landmarks and line.keys[i] in LANDMARKS)
    )


def _read_after(
    spots: list[_Spot], units: list[str], candidates: list[str], parts: dict[str, str], rules: Rules
) -> bool:
    """Read the lines after the street: units, a rural delivery, the suburb."""
    left, rural = False, None
    for spot in spots:
        line = spot.line
        units += spot.units
        if spot.start == len(line) and spot.number is None:
            continue
        key = line.key()
        if key.startswith(("rd ", "r d ")) and key[-1].isdigit() and len(line) <= 3:
            rural = line.text()
        elif key in rules.places:
            candidates.append(line.text())
        elif (
            spot.rank >= 18
            or any(c.isdigit() for c in key)
            or _is_building(line.keys, 0)
            or (rules.landmarks and line.keys[0] in LANDMARKS)
        ):
            left = True
        else:
            candidates.append(line.text())
    return _choose_suburb(candidates, rural, parts, rules) or left


def _choose_suburb(
    candidates: list[str], rural: str | None, parts: dict[str, str], rules: Rules
) -> bool:
    """Take the last known name before the town, else the last name."""
    if "suburb" in parts:
        return bool(candidates or rural)
    known = [c for c in candidates if _is_suburb(fold(c), parts, rules)]
    if known:
        parts["suburb"] = known[-1]
    elif candidates and "locality" in parts:
        parts["suburb"] = candidates[-1]
    elif rural:
        parts["suburb"] = rural
        return bool(candidates)
    return len(candidates) > 1 or bool(rural) or ("suburb" not in parts and bool(candidates))


def _is_suburb(key: str, parts: dict[str, str], rules: Rules) -> bool:
    """Tell whether a name is known and may be a suburb: a town is one only within a town."""
    kinds = rules.places.get(key, "")
    return bool(kinds) if "locality" in parts else "s" in kinds


def _no_street(spots: list[_Spot], parts: dict[str, str], rules: Rules) -> bool:
    """Read lines without any sign of a street: units and known suburbs only."""
    units: list[str] = []
    left = False
    for spot in spots:
        units += spot.units
        if spot.start == len(spot.line):
            if spot.number is not None and not units and not left:
                parts["building_number"] = spot.number
            continue
        if _is_suburb(spot.line.key(), parts, rules) and "suburb" not in parts:
            parts["suburb"] = spot.line.text()
        else:
            left = True
    if units:
        parts["unit"] = ", ".join(units)
    return left


def _settle_number(
    units: list[str], number: str | None, parts: dict[str, str], rules: Rules
) -> None:
    """Part ``1/24`` and ``Flat 1/24`` into unit and number where that is what they mean."""
    if number is None and units and "/" in units[-1]:
        unit, _, number = units[-1].rpartition("/")
        units[-1] = unit
    elif number is not None and "/" in number and rules.slash_unit:
        unit, _, number = number.rpartition("/")
        units.append(unit)
    if units:
        parts["unit"] = ", ".join(units)
    if number:
        parts["building_number"] = number


def _is_building(keys: list[str], start: int) -> bool:
    """Tell whether words end like a building's name: ``Da Vinci House``, ``Admiral Retail Park``."""
    last = keys[-1]
    return last in BUILDINGS or (last == "park" and len(keys) - start > 1 and keys[-2] in _PARKS)


def _after_building(keys: list[str], start: int) -> int:
    """Skip a building's name before a street's: ``Admiral Retail Park Lottbridge Drove``."""
    for i in range(len(keys) - 3, start, -1):
        if keys[i] in {"house", "centre", "center", "building", "buildings", "plaza", "complex"} or (
            keys[i] == "park" and keys[i - 1] in _PARKS
        ):
            return i + 1
    return start


def _is_name(line: Line, start: int) -> bool:
    """Tell whether words could be a street's name without a type: few, and no digits."""
    keys = line.keys[start:]
    return len(keys) <= 6 and not any(
        k[0].isdigit() and k not in ORDINALS and not k.endswith("th") for k in keys
    )
