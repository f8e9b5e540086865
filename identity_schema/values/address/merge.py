"""A provider's own components of an address, and how they meet what its text says.

>>> given, codes = read_components({"street": "24 Queen Street", "postal_code": 610}, "NZ")
>>> sorted(given.parts.items())[:2], codes
([('building_number', '24'), ('postal_code', '0610')], ('address.postcode_zeros',))
>>> conflicts({"locality": "Auckland"}, {"locality": "AUCKLAND"}, "1 Mill Rd AUCKLAND")
False
>>> conflicts({"locality": "Hamilton"}, {"locality": "Auckland"}, "1 Mill Rd, Auckland")
True
"""

from collections.abc import Mapping
from decimal import Decimal

import attrs

from identity_schema.reading import refuse, text_of
from identity_schema.values import country
from identity_schema.values.address.format import COMPONENTS
from identity_schema.values.address.places import fold
from identity_schema.values.address.rules import read_street_text
from identity_schema.values.address.words import STREET_TYPES
from identity_schema.values.postcode import read as read_postcode
from identity_schema.values.text import clean

__all__ = ["Given", "conflicts", "read_components"]

_AREAS = ("locality", "region")


@attrs.define
class Given:
    """A provider's components, read.

    Attributes:
        parts: Components by name.
        derived: Names of those that were read out of the street's text beyond what it is.
        texts: The provider's texts in the order of the components.
        stateless: True where the provider names a country that is none.
    """

    parts: dict[str, str] = attrs.field(factory=dict, repr=False)
    derived: set[str] = attrs.field(factory=set)
    texts: list[str] = attrs.field(factory=list, repr=False)
    stateless: bool = False


def read_components(
    components: Mapping[str, object], expected: str | None
) -> tuple[Given, tuple[str, ...]]:
    """Read a provider's components.

    Args:
        components: Values by component name; other names are passed over.
        expected: Alpha-2 code of the country that the caller expects, or None.

    Returns:
        The components and reason codes.
    """
    given = Given()
    parts, texts = given.parts, given.texts
    codes: list[str] = []
    for name in COMPONENTS:
        value = components.get(name)
        text = None if value is None else _text(value, codes)
        if text is not None and (cleaned := clean(text)):
            texts.append(text)
            parts[name] = cleaned.replace(";", ",")
    _read_country(given, codes)
    where = given.parts.get("country", expected)
    _read_postcode(given, None if given.stateless else where, codes)
    _read_street(given, where, codes)
    return given, tuple(dict.fromkeys(codes))


def conflicts(given: Mapping[str, str], found: Mapping[str, str], text: str) -> bool:
    """Tell whether a text certainly says something else than a provider's components.

    Names agree where one holds the other, or where each stands somewhere on the other side: what
    one calls the town the other may call the suburb.
    """
    both = {
        name: (given[name], other)
        for name, other in found.items()
        if name in given and given[name] != other
    }
    if not both:
        return False
    for name in ("postal_code", "building_number", "country"):
        if name in both and fold(both[name][0]) != fold(both[name][1]):
            return True
    if "street" in both:
        ours, theirs = (set(fold(street).split()) - STREET_TYPES for street in both["street"])
        if ours and theirs and ours.isdisjoint(theirs):
            return True
    return any(_is_elsewhere(*both[name], given, text) for name in _AREAS if name in both)


def _is_elsewhere(mine: str, other: str, given: Mapping[str, str], text: str) -> bool:
    """Tell whether a text does not hold the provider's name, nor its components the text's."""
    if f" {fold(mine)} " in f" {fold(text)} ":
        return False
    held = f" {' | '.join(fold(value) for value in given.values())} "
    return f" {fold(other)} " not in held


def _text(value: object, codes: list[str]) -> str | None:
    """Return a component's text, or None where there is none."""
    refused = refuse(value)
    if refused is None:
        return str(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return text_of(value)
    codes.extend(code for code in refused.codes if code != "value.empty")
    return None


def _read_country(given: Given, codes: list[str]) -> None:
    name = given.parts.get("country")
    if name is None:
        return
    answer = country.read(name)
    codes.extend(answer.codes)
    if answer.value is None:
        del given.parts["country"]
        given.stateless = True
    else:
        given.parts["country"] = answer.value


def _read_postcode(given: Given, where: str | None, codes: list[str]) -> None:
    code = given.parts.pop("postal_code", None)
    if code is None:
        return
    answer = read_postcode(code, where)
    codes.extend(answer.codes)
    if answer.value is not None:
        given.parts["postal_code"] = answer.value


def _read_street(given: Given, where: str | None, codes: list[str]) -> None:
    """Read unit and number out of the street where the provider does not give them apart."""
    street = given.parts.get("street")
    if street is None:
        return
    parts, left = read_street_text(street, where)
    if "street" not in parts:
        return
    for name in ("unit", "building_number"):
        mine, theirs = given.parts.get(name), parts.get(name)
        if mine != theirs and mine is not None and theirs and fold(mine) != fold(theirs):
            return
    for name, value in parts.items():
        if name == "street" or name not in given.parts:
            given.parts[name] = value
            if name == "suburb":
                given.derived.add(name)
    if left:
        codes.append("address.remainder")
