"""Nigerian addresses.

Usage varies; the Nigerian Postal Service's form is street, district, town with its six-digit
postcode, state. States are known by name, with ``State``, as FCT and by the short forms that banks
write (LAG); a town or local government area is ``locality``, a district of a town ``suburb``, the
state ``region``, each as written. A name that is a state's and its chief town's (Lagos, Kano,
Abuja) is both where no other town stands: the address is in that state whatever is meant, and in
that town unless another is named. ``Plot 12`` is a building number as written; ``No. 5`` and
``House 5`` are number 5. Ways of finding the place (``off Allen Avenue``, ``by First Bank``) have
no component and are left out.
"""

from identity_schema.values.address_lines import Line
from identity_schema.values.address_places import places
from identity_schema.values.address_street import Rules, read_street
from identity_schema.values.address_tail import is_apart, suffix, take_town

__all__ = ["read", "read_street_text"]

# States named as their chief town is; Ondo, Oyo, Nasarawa, Ogun and others are not.
_CHIEF_TOWNS = frozenset(
    {"abuja", "bauchi", "enugu", "gombe", "kaduna", "kano", "katsina", "lagos", "sokoto"}
)


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
    take_town(lines, parts, known, anchored=anchored)
    if "locality" in parts and lines:
        _take_district(lines, parts)
    elif parts.get("region", "").lower() in _CHIEF_TOWNS:
        parts["locality"] = parts["region"]
    return parts, read_street(lines, parts, Rules(known, landmarks=True))


def read_street_text(lines: list[Line]) -> tuple[dict[str, str], bool]:
    """Read the lines of a provider's street field."""
    parts: dict[str, str] = {}
    return parts, read_street(lines, parts, Rules(places("NG"), landmarks=True))


def _take_postcode(lines: list[Line], parts: dict[str, str]) -> bool:
    """Take six digits that end or begin one of the last three lines."""
    for line in lines[:-4:-1]:
        for i in (len(line) - 1, 0):
            word = line.words[i]
            if len(word) == 6 and word.isascii() and word.isdigit() and word[0] != "0":
                if i == 0 and line is lines[0]:
                    continue
                parts["postal_code"] = word
                line.cut(i, i + 1)
                if not len(line):
                    lines.remove(line)
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
    parts["region"] = line.text(start)
    line.cut(start)
    if not start:
        lines.pop()
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
