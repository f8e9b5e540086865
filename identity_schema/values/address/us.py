"""United States addresses.

ZIP code and state are read by rule (USPS Publication 28, appendix B), and so is the rest where
commas part street, unit and city. What has no commas is read by usaddress, a model trained on
American addresses and on no others; its labels are combined into our components, each with the
origin ``usaddress``. Where its labels contradict each other, only the ZIP code and the state are
kept and ``address.unparsed`` says so. States stay as written.
"""

from identity_schema.values.address.choice import Rules
from identity_schema.values.address.lines import Line
from identity_schema.values.address.places import fold
from identity_schema.values.address.states import OLD_STATES, STATES
from identity_schema.values.address.street import read_street
from identity_schema.values.address.street_end import street_end
from identity_schema.values.address.tagged import tag
from identity_schema.values.address.us_lines import read_lines
from identity_schema.values.address.words import DIRECTIONS, STREET_TYPES
from identity_schema.values.postcode import read as read_postcode

__all__ = ["STATES", "read", "read_street_text"]

_CITY_TOO = frozenset({"new york", "washington"})
_COUNTY = frozenset({"county", "parish", "borough"})


def read(
    lines: list[Line], *, anchored: bool
) -> tuple[dict[str, str], bool, frozenset[str] | None]:
    """Read the lines of an address without its country.

    Args:
        lines: The address; the lines are used up.
        anchored: True where a country's name ended the address.

    Returns:
        Components; whether words were left out; the names of those that usaddress labelled, or
        None where street and city could not be read.
    """
    parts: dict[str, str] = {}
    _take_zip(lines, parts)
    _take_state(lines, parts)
    if "postal_code" not in parts:
        _take_zip(lines, parts)
    left = _drop_county(lines)
    text = ", ".join(line.text() for line in lines)
    text = f"{text}, {parts.get('region', '')} {parts.get('postal_code', '')}"
    clear = read_lines(lines, parts, anchored=anchored)
    if clear is not None:
        return clear[0], clear[1] or left, frozenset()
    tagged = tag(text)
    if tagged is None or not (parts or "building_number" in tagged[0]):
        return parts, True, None
    found, some = tagged
    if "street" not in found and "building_number" not in found:
        some |= found.pop("unit", None) is not None
    if any(c.isdigit() for c in found.get("locality", "")):
        del found["locality"]
        some = True
    if "street" in found and "locality" not in found | parts:
        street = _cut_at_type(found["street"])
        some |= street != found["street"]
        found["street"] = street
    if "region" in found and fold(found["region"]) not in STATES:
        del found["region"]
        some = True
    return found | parts, some or left, frozenset(found) - frozenset(parts)


def _cut_at_type(street: str) -> str:
    """Cut a street at its type where the model took a city for its end: Evergreen Ter [Salem]."""
    words = street.split(" ")
    keys = [fold(word.strip(",.")) for word in words]
    end = street_end(keys, 0)
    if not 0 < end < len(keys) or any(key in DIRECTIONS or key[0].isdigit() for key in keys[end:]):
        return street
    return " ".join(words[:end])


def read_street_text(lines: list[Line]) -> tuple[dict[str, str], bool]:
    """Read the lines of a provider's street field."""
    parts: dict[str, str] = {}
    left = read_street(lines, parts, Rules({}))
    return parts, left


def _take_zip(lines: list[Line], parts: dict[str, str]) -> None:
    """Take a ZIP code that ends one of the last two lines and does not begin the address."""
    for line in lines[:-3:-1]:
        last = len(line) - 1
        word = line.words[last]
        if not last and line is lines[0] and len(lines) > 1:
            continue
        if len(word) in {5, 10} and read_postcode(word, "US").value:
            parts["postal_code"] = word
            line.cut(last)
            if not last:
                lines.remove(line)
            return


def _take_state(lines: list[Line], parts: dict[str, str]) -> None:
    """Take a state that ends the last line."""
    if not lines:
        return
    line = lines[-1]
    n = len(line)
    for start in range(max(0, n - 3), n):
        key = line.key(start)
        if key not in STATES and not (key in OLD_STATES and "postal_code" in parts):
            continue
        if start == 0 and key in _CITY_TOO and len(lines) < 3 and "postal_code" in parts:
            return
        if key in STREET_TYPES and "postal_code" not in parts and len(lines) == 1:
            return
        if len(key) == 2 and start and not line.words[start].isupper() and len(parts) == 0:
            continue
        if start and "postal_code" not in parts and _is_stump(line, start):
            return
        parts["region"] = line.text(start)
        line.cut(start)
        if not start:
            lines.pop()
        return


def _is_stump(line: Line, end: int) -> bool:
    """Tell whether the words before are no address without the next: 321 S. [Washington]."""
    keys = line.keys[:end]
    return any(c.isdigit() for c in keys[0]) and all(key in DIRECTIONS for key in keys[1:])


def _drop_county(lines: list[Line]) -> bool:
    if len(lines) > 1 and lines[-1].keys[-1] in _COUNTY and len(lines[-1]) > 1:
        lines.pop()
        return True
    return False
