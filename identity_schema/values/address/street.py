"""What stands around the street: units and number above and before it, the suburb below it.

Names of persons, firms and buildings above the street are left out: a name that is no number has
no component of its own. What stands between the street and the town is the suburb.

>>> from identity_schema.values.address.lines import split
>>> found = {}
>>> read_street(split("Rose Cottage, Flat 2, 10 High Street"), found, Rules({}))  # the cottage
True
>>> found
{'street': 'High Street', 'unit': 'Flat 2', 'building_number': '10'}
"""

from identity_schema.values.address.choice import Rules, best_spot, is_landmark
from identity_schema.values.address.lines import Line
from identity_schema.values.address.pieces import rural_end, unit_end
from identity_schema.values.address.places import fold
from identity_schema.values.address.spot import BOX, BUILDING, COURT, NOTHING, Spot, is_building
from identity_schema.values.address.words import DIRECTIONS, NAME_STARTS, PLOTS

__all__ = ["read_street"]


def read_street(lines: list[Line], parts: dict[str, str], rules: Rules) -> bool:
    """Read unit, building number, street and suburb.

    Args:
        lines: The lines above the town; town, region, postcode and country are gone from them.
        parts: Components found so far; what is found is added.
        rules: The country's.

    Returns:
        True where some words were left out because no component is certain to hold them.
    """
    return _Street(parts, rules).read([Spot(line) for line in lines])


class _Street:
    """What is found while the lines are gone through."""

    __slots__ = ("candidates", "left", "number", "parts", "rules", "rural", "units")

    def __init__(self, parts: dict[str, str], rules: Rules) -> None:
        self.parts = parts
        self.rules = rules
        self.units: list[str] = []
        self.number: str | None = None
        self.candidates: list[str] = []
        self.rural: str | None = None
        self.left = False

    def read(self, spots: list[Spot]) -> bool:
        best = best_spot(spots, self.rules)
        if best < 0:
            return False
        main = spots[best]
        if main.rank in {NOTHING, BUILDING}:
            self._read_no_street(spots)
            return self.left
        self._read_above(spots[:best], main)
        if main.rank == BOX:
            self.left |= bool(self.units) or self.number is not None
            self._read_rest(main.line, main.start, main.end)
        else:
            self._read_street(main)
        for spot in spots[best + 1 :]:
            self._read_below(spot)
        self._choose_suburb()
        if main.rank != BOX:
            self._settle_number()
        return self.left

    def _read_above(self, spots: list[Spot], main: Spot) -> None:
        """Read units and a number on lines above the street's: ``21, Kingswood Road``."""
        for spot in spots:
            self.units += spot.units
            if not spot.used_up:
                self._set_aside(keep=False)
                self.left = True
            elif spot.number is not None:
                self._set_aside(keep=True)
                self.number = spot.number
        if main.number is not None and main.rank != BOX:
            self._set_aside(keep=True)

    def _set_aside(self, *, keep: bool) -> None:
        """Drop a number before another, or keep a Scottish flat's as the unit: 0/2, 44 High St."""
        if self.number is None:
            return
        if keep and "/" in self.number:
            self.units.append(self.number)
        else:
            self.left = True
        self.number = None

    def _read_street(self, main: Spot) -> None:
        line, start, end = main.line, main.start, main.end
        self.units += main.units
        self.number = main.number or self.number
        self.left |= main.cut
        if end == start:
            end = next((i for i in range(start + 1, len(line)) if self._breaks(line, i)), len(line))
        if main.number is not None and end - start > 2 and line.words[start].isdecimal():
            self.number, self.left = None, True  # 5 12 Queen Street, but not 5 22 Road
            start += 1
        self._read_rest(line, start, end)

    def _breaks(self, line: Line, i: int) -> bool:
        """Tell whether words from here on are no part of the name of a street without type."""
        return (
            unit_end(line, i) > i
            or line.words[i][0] == "#"
            or (self.rules.landmarks and is_landmark(line.keys, i))
            or _is_rural(line, i)
            or (self.rules.places.get(line.key(i)) == "s" and line.keys[i - 1] not in NAME_STARTS)
        )

    def _read_rest(self, line: Line, start: int, end: int) -> None:
        """Take the street's words, and read what follows them on their line."""
        self.parts["street"] = line.text(start, end)
        n = len(line)
        i = self._read_units(line, end)
        if i == n:
            return
        if i == end and i + 1 < n and line.keys[i] in DIRECTIONS:
            if line.key(i) not in self.rules.places and line.key(i + 1) in self.rules.places:
                self.parts["street"] = line.text(start, i + 1)  # Church Street East, Penrose
                i += 1
            elif line.key(i) not in self.rules.places:
                self.left = True
                return
        if _is_rural(line, i):
            self.rural = line.text(i)
        elif self._is_no_suburb(line, i):
            self.left = True
        else:
            self.candidates.append(line.text(i))

    def _read_units(self, line: Line, i: int) -> int:
        """Take units after the street: ``Level 3``, ``#104``; return where they end."""
        n = len(line)
        while i < n and (end := unit_end(line, i)) > i:
            self.units.append(line.text(i, end))
            i = end
        if i < n and line.words[i][0] == "#":
            end = i + 2 if line.words[i] == "#" and i + 1 < n else i + 1
            self.units.append(line.text(i, end))
            i = end
        return i

    def _is_no_suburb(self, line: Line, i: int) -> bool:
        key = line.key(i)
        if key in self.rules.places:
            return False
        return (
            (not key.replace(" ", "").isalpha() and any(c.isdigit() for c in key))
            or is_building(line.keys, i)
            or (self.rules.landmarks and is_landmark(line.keys, i))
        )

    def _read_below(self, spot: Spot) -> None:
        """Read a line below the street's: units, a rural delivery, a suburb."""
        line = spot.line
        self.units += spot.units
        if spot.used_up and (spot.number is None or line.words[0][0] == "#"):
            self.units += [] if spot.number is None else [line.text()]
            return
        if spot.used_up and self.number is None and not line.words[0][0].isdigit():
            self.number = spot.number  # House 10
            return
        if _is_rural(line, 0):
            self.rural = line.text()
        elif line.key() not in self.rules.places and (
            spot.rank >= COURT or self._is_no_suburb(line, 0)
        ):
            self.left = True
        else:
            self.candidates.append(line.text())

    def _choose_suburb(self) -> None:
        """Take the last known suburb, else known name, else name, else a rural delivery."""
        names = [name for name in self.candidates if not self._take_region(name, fold(name))]
        parts = self.parts
        known = [name for name in names if self._is_suburb(fold(name))]
        if "suburb" in parts:
            self.left |= bool(names or self.rural)
            return
        inner = [name for name in known if "s" in self.rules.places.get(fold(name), "")]
        chosen = self.rural
        if known:
            chosen = (inner or known)[-1]
        elif names and "locality" in parts:
            chosen = names[-1]
        if chosen is not None:
            parts["suburb"] = chosen
        self.left |= len(names) + (self.rural is not None) > (chosen is not None)

    def _is_suburb(self, key: str) -> bool:
        """Tell whether a name is known and may be a suburb: a town is one only within a town."""
        kinds = self.rules.places.get(key, "")
        return bool(kinds.strip("r")) if "locality" in self.parts else "s" in kinds

    def _take_region(self, name: str, key: str) -> bool:
        """Take a name that is a region's alone and stands before the town: Oyo State, Ibadan."""
        if self.rules.places.get(key) != "r":
            return False
        self.left |= self.parts.setdefault("region", name) != name
        return True

    def _read_no_street(self, spots: list[Spot]) -> None:
        """Read lines without a sign of a street: units, a plot's number, a known suburb."""
        for spot in spots:
            self.units += spot.units
            if spot.used_up:
                if spot.number is not None and self.number is None:
                    alone = not self.units or spot.line.keys[0] in PLOTS
                    self.number = spot.number if alone else None
            elif _is_rural(spot.line, 0):
                self.rural = spot.line.text()
            elif "suburb" not in self.parts and self._is_suburb(spot.line.key(spot.start)):
                self.parts["suburb"] = spot.line.text(spot.start)
                self.number = self.number or spot.number
            elif not self._take_region(spot.line.text(), spot.line.key()):
                self.left = True
        if self.rural:
            self.left |= self.parts.setdefault("suburb", self.rural) != self.rural
        self._settle_number()

    def _settle_number(self) -> None:
        """Part ``1/24`` and ``Flat 1/24`` into unit and number where that is what they mean."""
        units, number = self.units, self.number
        if number is None and units and "/" in units[-1] and "street" in self.parts:
            units[-1], _, number = units[-1].rpartition("/")
        elif number is not None and "/" in number and self.rules.slash_unit:
            unit, _, number = number.rpartition("/")
            units.append(unit)
        if units:
            self.parts["unit"] = ", ".join(units)
        if number:
            self.parts["building_number"] = number


def _is_rural(line: Line, i: int) -> bool:
    """Tell whether a rural delivery is all that stands from a word on: RD 2."""
    return i < rural_end(line.keys, i) == len(line)
