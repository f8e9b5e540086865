"""One line of an address and how surely it holds the street.

>>> from identity_schema.values.address.lines import split
>>> spot = Spot(split("Flat 2 10 High Street")[0])
>>> spot.units, spot.number, spot.line.text(spot.start, spot.end), spot.rank == NUMBERED
(['Flat 2'], '10', 'High Street', True)
>>> Spot(split("Da Vinci House")[0]).rank == NOTHING
True
"""

from identity_schema.values.address.lines import Line
from identity_schema.values.address.pieces import box_end, number_at, unit_end
from identity_schema.values.address.street_end import street_end
from identity_schema.values.address.words import (
    BUILDINGS,
    COURTS,
    HOUSE_NAMES,
    PLOTS,
    SINGLE_STREETS,
    STREET_TYPES,
    SURE_BUILDINGS,
    UNIT_WORDS,
    VENUES,
    WEAK_TYPES,
)

__all__ = [
    "BARE",
    "BOX",
    "BUILDING",
    "COURT",
    "INSIDE",
    "NOTHING",
    "NUMBERED",
    "THE",
    "TYPED",
    "Spot",
    "is_building",
]

NOTHING, THE, BUILDING, COURT, TYPED, BOX, BARE, INSIDE, NUMBERED = range(9)
"""Ranks: no sign of a street; The Marina; a number and a building's name; a court or gardens, which
may be a building; a street's type; a box; a number and a bare name; a number after a name or on a
line above, before a street's type; a number and a street's type."""

_LONE = (STREET_TYPES | WEAK_TYPES) - SINGLE_STREETS
_PARKS = frozenset({"retail", "business", "industrial", "science", "trading", "shopping", "office"})
_NOT_BEFORE_NUMBER = UNIT_WORDS | PLOTS | frozenset({"km", "phase", "area", "zone", "mile"})
_NOT_BEFORE_NUMBER |= frozenset({"box", "bag", "rd", "no", "road", "highway", "hwy", "sh"})
_QUARTERS = frozenset({"estate", "estates", "layout", "village", "quarters", "gra", "town", "city"})
_WEAK = WEAK_TYPES - frozenset({"park", "estate", "estates", "layout"})
_LONGEST_TYPED = 4
_LONGEST_BARE = 6


class Spot:
    """One line with what its beginning says.

    Attributes:
        line: The line.
        units: Parts of a building that begin it, as written.
        number: The building's number, or None.
        start: Index of the first word of the street's name.
        end: Where the street's name surely ends; ``start`` where its end is not known.
        rank: One of the ranks above.
        cut: True where words before the street were passed over.
    """

    __slots__ = ("cut", "end", "line", "number", "rank", "start", "units")

    def __init__(self, line: Line) -> None:
        """Read the beginning of a line."""
        self.line = line
        self.units: list[str] = []
        self.number: str | None = None
        self.rank = NOTHING
        self.cut = False
        n = len(line)
        i = self._read_units(0)
        if i < n:
            self.number, i = number_at(line, i)
            if self.number is not None:
                i = self._read_units(i)
                if "/" in self.number and i < n:
                    after, end = number_at(line, i)
                    if after is not None:
                        self.units.append(self.number)
                        self.number, i = after, end
        self.start = self.end = i
        if i < n and self.number is None:
            self._weigh_words()
        elif i < n:
            self._weigh_number()

    def _read_units(self, i: int) -> int:
        """Take units that begin at a word; return where they end."""
        while i < len(self.line) and (end := unit_end(self.line, i)) > i:
            self.units.append(self.line.text(i, end))
            i = end
        return i

    @property
    def used_up(self) -> bool:
        """Whether units and number are all that the line holds."""
        return self.start == len(self.line)

    def may_be_bare(self) -> bool:
        """Tell whether the line could be a street's name without number and type."""
        keys = self.line.keys
        if self.rank != NOTHING or self.units or len(keys) > _LONGEST_BARE:
            return False
        return not (keys[-1] in _QUARTERS or is_building(keys, 0) or any(map(_has_digit, keys)))

    def may_be_building(self) -> bool:
        """Tell whether a name after a number could be a building's: 24 Watling Mansions."""
        last = self.line.keys[-1]
        return last == "court" if self.rank == NUMBERED else last not in WEAK_TYPES

    def may_be_weak(self) -> bool:
        """Tell whether a name is like a street's without number and type: Green End."""
        keys = self.line.keys
        return 1 < len(keys) <= _LONGEST_TYPED and keys[-1] in _WEAK and self.may_be_bare()

    def _weigh_number(self) -> None:
        """Rank a line whose name follows a number."""
        keys, start = self.line.keys, self.start
        if start == len(keys) - 1 and keys[start] in _LONE:
            self.number, self.start, self.end = None, start - 1, len(keys)
            self.rank = TYPED if keys[start] in STREET_TYPES else NOTHING  # 23 Road
            return
        self.end = street_end(keys, start)
        if self.end > start:
            self.rank = BUILDING if _is_estate(keys, self.end) else NUMBERED
        elif is_building(keys, start, numbered=True):
            self.rank = BUILDING
        elif len(keys) - start <= _LONGEST_BARE and not _has_numbers(keys[start:]):
            self.rank = BARE

    def _weigh_words(self) -> None:
        """Rank a line that does not begin with a number."""
        keys, start = self.line.keys, self.start
        end = box_end(keys, start)
        if end > start:
            self.end, self.rank = end, BOX
        elif not self._look_inside() and street_end(keys, start) > start:
            self.start = _after_building(keys, start)
            self.cut = self.start > start
            self.end = street_end(keys, self.start)
            self._weigh_type(keys[self.end - 1])

    def _weigh_type(self, last: str) -> None:
        """Rank a name by the word that ends it."""
        keys = self.line.keys
        longest = _LONGEST_TYPED + 2 * (keys[self.start] == "km")
        if self.end - self.start > longest:
            return
        if last in COURTS:
            self.rank = COURT
        elif (
            last in STREET_TYPES
            or last in SINGLE_STREETS
            or last.isdigit()
            or keys[self.start] != "the"
        ):
            self.rank = TYPED
        elif self.end == len(keys) and last not in BUILDINGS and last not in HOUSE_NAMES:
            self.rank = THE

    def _look_inside(self) -> bool:
        """Find a number after a name: ``The Book Club 100-106 Leonard St``."""
        keys = self.line.keys
        if "".join(keys).isalpha():
            return False
        for i in range(self.start + 1, len(keys) - 1):
            if not _has_digit(keys[i]) or keys[i - 1] in _NOT_BEFORE_NUMBER:
                continue
            number, after = number_at(self.line, i)
            if number is None:
                continue
            end = street_end(keys, after)
            if end > after:
                self.number, self.start, self.end = number, after, end
                self.rank, self.cut = INSIDE, True
                return True
        return False


def is_building(keys: list[str], start: int, *, numbered: bool = False) -> bool:
    """Tell whether words end like a building's name: Da Vinci House, Admiral Retail Park."""
    last = keys[-1]
    if last in BUILDINGS and not (numbered and last in WEAK_TYPES):
        return True
    if last in VENUES and not numbered:
        return True
    return last in {"park", "estate"} and len(keys) - start > 1 and keys[-2] in _PARKS


def _is_estate(keys: list[str], i: int) -> bool:
    """Tell whether an estate's words follow what looks like a street: Square Business Park."""
    return len(keys) - i == 2 and keys[i] in _PARKS and keys[-1] in {"park", "estate", "centre"}


def _after_building(keys: list[str], start: int) -> int:
    """Skip a building's name before a street's: Admiral Retail Park Lottbridge Drove."""
    for i in range(len(keys) - 3, start, -1):
        if keys[i] in SURE_BUILDINGS or (keys[i] == "park" and keys[i - 1] in _PARKS):
            return i + 1
    return start


def _has_digit(key: str) -> bool:
    return not key.isalpha() and any(c.isdigit() for c in key)


def _has_numbers(keys: list[str]) -> bool:
    """Tell whether a word is a number that is no ordinal."""
    return any(key[0].isdigit() and not key.endswith(("st", "nd", "rd", "th")) for key in keys)
