"""New Zealand addresses.

Written as New Zealand Post's Address Standards (2015) ask: unit and number, street, suburb or rural
delivery, town with its four-digit postcode. ``1/24 Queen Street`` is unit 1 of number 24; a PO Box,
Private Bag or the like is the street; ``RD 2`` stands where the suburb would. Place names are known
with and without macrons and stay as written. Auckland and Nelson are both town and region: alone
they are the town.
"""

import functools

from identity_schema.values.address.choice import Rules
from identity_schema.values.address.lines import Line
from identity_schema.values.address.pieces import box_end
from identity_schema.values.address.places import places
from identity_schema.values.address.street import read_street
from identity_schema.values.address.tail import suffix, take_town
from identity_schema.values.address.words import UNIT_WORDS

__all__ = ["read", "read_street_text"]

_NOT_BEFORE_POSTCODE = UNIT_WORDS | {"rd", "highway", "hwy", "sh", "no", "lot", "plot"}
# Cities and towns of the Wellington region: after these, Wellington is the region.
_WELLINGTON = frozenset(
    {
        "carterton", "featherston", "greytown", "lower hutt", "martinborough", "masterton", "otaki",
        "paekakariki", "paraparaumu", "porirua", "upper hutt", "waikanae",
    }
)  # fmt: skip


def read(lines: list[Line], *, anchored: bool) -> tuple[dict[str, str], bool]:
    """Read the lines of an address without its country.

    Args:
        lines: The address; the lines are used up.
        anchored: True where a country's name ended the address.

    Returns:
        Components, and whether words were left out.
    """
    parts: dict[str, str] = {}
    anchored = _take_postcode(lines, parts) or anchored
    anchored = _take_region(lines, parts) or anchored
    take_town(lines, parts, places("NZ"), anchored=anchored, unknown=True)
    return parts, read_street(lines, parts, _rules())


def read_street_text(lines: list[Line]) -> tuple[dict[str, str], bool]:
    """Read the lines of a provider's street field."""
    parts: dict[str, str] = {}
    return parts, read_street(lines, parts, _rules())


@functools.cache
def _rules() -> Rules:
    return Rules(places("NZ"), slash_unit=True)


def _take_postcode(lines: list[Line], parts: dict[str, str]) -> bool:
    """Take four digits that end one of the last two lines."""
    for line in lines[:-3:-1]:
        last = len(line) - 1
        word = line.words[last]
        if len(word) != 4 or not (word.isascii() and word.isdigit()):
            continue
        if last and (line.keys[last - 1] in _NOT_BEFORE_POSTCODE or _ends_box(line.keys, last)):
            return False
        if not last and len(lines) == 1:
            return False
        parts["postal_code"] = word
        line.cut(last)
        if not last:
            lines.remove(line)
        return True
    return False


def _ends_box(keys: list[str], last: int) -> bool:
    return any(box_end(keys, i) == last + 1 for i in range(max(0, last - 4), last))


def _take_region(lines: list[Line], parts: dict[str, str]) -> bool:
    """Take the region that ends the last line after a town."""
    if not lines:
        return False
    known = places("NZ")
    line = lines[-1]
    start, kinds = suffix(line, known)
    if "r" not in kinds or (start == 0 and len(lines) == 1):
        return False
    head, end = (line, start) if start else (lines[-2], len(lines[-2]))
    before, before_kinds = suffix(head, known, end)
    if "t" in kinds:
        town = head.key(before, end)
        repeated = town == line.key(start)
        capital = line.key(start) == "wellington" and town in _WELLINGTON
        if not (repeated or capital):
            return False
    elif start and "t" not in before_kinds:
        return False
    parts["region"] = line.text(start)
    if start:
        line.cut(start)
    else:
        lines.pop()
    return True
