"""Which line of an address holds its street.

It is the line of the highest rank (see `spot`), once a line has been seen beside the lines
above and below it: a number alone above a name makes a street of it, and a number before a bare
name is a building's where a street with its type stands below.

>>> from identity_schema.values.address.lines import split
>>> def choose(text):
...     spots = [Spot(line) for line in split(text)]
...     return best_spot(spots, Rules({})) if any(spot.rank for spot in spots) else None
>>> choose("Da Vinci House, 44 Saffron Hill"), choose("24 Watling Mansions, Watling Street")
(1, 1)
>>> choose("The Beeches, Hollow Wood") is None  # the name of a house
True
"""

import itertools
from collections.abc import Mapping

import attrs

from identity_schema.values.address.spot import (
    BARE,
    INSIDE,
    NOTHING,
    NUMBERED,
    THE,
    TYPED,
    Spot,
)
from identity_schema.values.address.words import LANDMARKS

__all__ = ["Rules", "best_spot", "is_landmark"]


@attrs.frozen
class Rules:
    """What differs between countries.

    Attributes:
        places: Folded names of the country's places, to their kinds.
        slash_unit: True where ``1/24`` is unit 1 of number 24, not a range or a flat's floor.
        landmarks: True where ``off Allen Avenue`` and the like follow a street's name.
        weak: True where a line like ``Green End`` below a unit may be the street.
        estates: True where a number may stand before a district's name, and an estate's name in
            the place of a street's: ``12 Wuse Zone 5``, ``Block 4 Flat 3 Jakande Estate``.
    """

    places: Mapping[str, str]
    slash_unit: bool = False
    landmarks: bool = False
    weak: bool = False
    estates: bool = False


def best_spot(spots: list[Spot], rules: Rules) -> int:
    """Return the index of the line that holds the street, or -1 where there are no lines.

    Args:
        spots: The lines; their ranks are settled. A rank of NOTHING says that none is a street.
        rules: The country's.
    """
    _join_numbers(spots, rules)
    if rules.estates:
        _weigh_estates(spots, rules)
    best = _highest(spots)
    if best >= 0 and rules.weak and spots[best].rank == NOTHING:
        _weigh_weak(spots, rules)
        best = _highest(spots)
    return best


def is_landmark(keys: list[str], i: int) -> bool:
    """Tell whether a way of finding a place begins at a word: ``off``, ``close to``."""
    return keys[i] in LANDMARKS or (keys[i] in {"close", "next"} and keys[i + 1 : i + 2] == ["to"])


def _join_numbers(spots: list[Spot], rules: Rules) -> None:
    """Take a bare name below a number for a street: ``15, Adeniyi Jones``."""
    for above, spot in itertools.pairwise(spots):
        if not above.used_up or above.number is None:
            continue
        if spot.rank == TYPED:
            spot.rank = INSIDE
        elif spot.may_be_bare() and spot.line.key() not in rules.places:
            spot.rank = BARE


def _weigh_weak(spots: list[Spot], rules: Rules) -> None:
    """Take the line below a unit for the street where it is like one and there is no other."""
    for above, spot in itertools.pairwise(spots):
        alone = above.used_up and above.units
        if alone and spot.may_be_weak() and spot.line.key() not in rules.places:
            spot.end, spot.rank = len(spot.line), TYPED


def _weigh_estates(spots: list[Spot], rules: Rules) -> None:
    """Take a district after a number for no street, and an estate after a unit for one."""
    for spot in spots:
        keys = spot.line.keys
        if spot.rank == BARE and rules.places.get(spot.line.key(spot.start)) == "s":
            spot.rank = NOTHING
        elif spot.rank == NOTHING and spot.units and spot.number is None:
            ends = (i + 1 for i in range(spot.start + 1, len(keys)) if keys[i] == "estate")
            end = next(ends, 0)
            if end:
                spot.end, spot.rank = end, TYPED


def _highest(spots: list[Spot]) -> int:
    """Return the line of the highest rank: the first one, but of bare names the last: 3 Store.

    A number and a bare name above a street with its type are a building's: 24 Watling Mansions.
    """
    best, rank = -1, -1
    for i, spot in enumerate(spots):
        if spot.rank > rank or (spot.rank == rank == BARE):
            best, rank = i, spot.rank
        elif rank in {BARE, NUMBERED} and spot.rank == TYPED and spots[best].may_be_building():
            best, rank = i, TYPED
    if rank == THE and any(not spot.used_up for spot in spots[best + 1 :]):
        spots[best].rank = NOTHING  # The Grange above a village
    return best
