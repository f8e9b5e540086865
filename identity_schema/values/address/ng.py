"""Nigerian addresses.

Usage varies; the Nigerian Postal Service's form is street, district, town with its six-digit
postcode, state. States are known by name, with ``State``, as FCT and by the short forms that banks
write (LAG); a town or local government area is ``locality``, a district of a town ``suburb``, the
state ``region``, each as written. A name that is a state's and its chief town's (Lagos, Kano,
Abuja) is both where no other town stands: the address is in that state whatever is meant, and in
that town unless another is named. ``Plot 12`` is a building number as written; ``No. 5`` and
``House 5`` are number 5. A number may stand before a district (``12 Wuse Zone 5``), and an estate
after a unit is the street. Ways of finding the place (``off Allen Avenue``, ``by First Bank``) have
no component and are left out.
"""

import functools
from collections.abc import Mapping

from identity_schema.values.address.choice import Rules, is_landmark
from identity_schema.values.address.lines import Line
from identity_schema.values.address.places import places
from identity_schema.values.address.street import read_street
from identity_schema.values.address.tail import is_apart, suffix, take_town
from identity_schema.values.address.words import PLOTS

__all__ = ["read", "read_street_text"]

# States named as their chief town is; Ondo, Oyo, Nasarawa, Ogun and others are not.
_CHIEF_TOWNS = frozenset(
    {"abuja", "bauchi", "enugu", "gombe", "kaduna", "kano", "katsina", "lagos", "sokoto"}
)
_CAPITAL = frozenset({"fct", "fct abuja", "abuja fct", "federal capital territory"})
_NOT_BEFORE_POSTCODE = PLOTS | frozenset({"box", "pmb", "bag", "no", "number"})


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
    anchored = _take_state(lines, parts) or anchored
    known = places("NG")
    region = parts.get("region", "").lower()
    chief = region in _CHIEF_TOWNS
    own = region in _CAPITAL or region.removesuffix(" state") in _CHIEF_TOWNS
    if not (own and _take_own_district(lines, parts, known)):
        take_town(lines, parts, known, anchored=anchored)
    if "locality" in parts:
        if lines:
            _take_district(lines, parts)
    elif chief:
        parts["locality"] = parts["region"]
    left = _drop_landmarks(lines)
    return parts, read_street(lines, parts, _rules()) or left


def read_street_text(lines: list[Line]) -> tuple[dict[str, str], bool]:
    """Read the lines of a provider's street field."""
    parts: dict[str, str] = {}
    return parts, read_street(lines, parts, _rules())


@functools.cache
def _rules() -> Rules:
    return Rules(places("NG"), landmarks=True, estates=True)


def _drop_landmarks(lines: list[Line]) -> bool:
    """Drop lines that only say how to find the place: ``Opposite St. Mary's Church``."""
    kept = [line for line in lines if len(line) == 1 or not is_landmark(line.keys, 0)]
    left = len(kept) < len(lines)
    lines[:] = kept
    return left


def _take_postcode(lines: list[Line], parts: dict[str, str]) -> bool:
    """Take six digits off one of the last three lines; words after them become their own line."""
    for n in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        line = lines[n]
        for i in range(len(line) - 1, -1 if n else 0, -1):
            word = line.words[i]
            if i and line.keys[i - 1] in _NOT_BEFORE_POSTCODE:
                continue
            if len(word) == 6 and word.isascii() and word.isdigit() and word[0] != "0":
                parts["postal_code"] = word
                rest = Line(line.words[i + 1 :], line.keys[i + 1 :])
                line.cut(i)
                lines[n : n + 1] = [part for part in (line, rest) if len(part)]
                return True
    return False


def _take_state(lines: list[Line], parts: dict[str, str]) -> bool:
    """Take the state that ends the last line."""
    if not lines:
        return False
    line = lines[-1]
    known = places("NG")
    start, kinds = suffix(line, known)
    if "r" not in kinds:
        return False
    if start and "t" in kinds and not _apart(line, start):
        return False
    if line.key(start) == "abuja fct":
        start += 1  # the town and its state
    parts["region"] = line.text(start)
    line.cut(start)
    if not start:
        lines.pop()
    return True


def _take_own_district(lines: list[Line], parts: dict[str, str], known: Mapping[str, str]) -> bool:
    """Take the last line where it is a district of the state's chief town and a place elsewhere.

    Garki in Abuja is no local government area of Jigawa, nor Egbeda in Lagos one of Oyo.
    """
    kinds = known.get(lines[-1].key(), "") if len(lines) > 1 else ""
    if "s" not in kinds or kinds == "s":
        return False
    parts["suburb"] = lines.pop().text()
    return True


def _apart(line: Line, start: int) -> bool:
    return line.keys[start - 1] not in {"new", "old", "little"}


def _take_district(lines: list[Line], parts: dict[str, str]) -> None:
    """Take a district off the end of the line above the town, where it is a street's line."""
    line = lines[-1]
    start, kinds = suffix(line, places("NG"))
    if not start or kinds != "s" or "suburb" in parts or len(lines) > 1:
        return
    if is_apart(line, start, kinds, places("NG"), anchored=True):
        parts["suburb"] = line.text(start)
        line.cut(start)
