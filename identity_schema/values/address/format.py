"""How an address is written out: on one line that can be read back, and on lines for people.

The line orders follow the Universal Postal Union's country sheets (2024): New Zealand and Nigeria
put the postcode after the town, the United Kingdom below it, the United States town, state and ZIP
code on one line. Components are written as they are; nothing is put in capitals or expanded.

>>> print(
...     display(
...         {
...             "building_number": "53",
...             "street": "Pirie Street",
...             "suburb": "Mount Victoria",
...             "locality": "Wellington",
...             "postal_code": "6011",
...             "country": "NZ",
...         }
...     )
... )
53 Pirie Street
Mount Victoria
Wellington 6011
New Zealand
>>> one_line({"unit": "1", "building_number": "24", "street": "Queen Street", "country": "NZ"})
'1/24 Queen Street, New Zealand'
>>> fields({"street": "Rue Cler", "country": "FR"})
';;Rue Cler;;;;;FR'
"""

from collections.abc import Mapping

__all__ = ["COMPONENTS", "COUNTRY_NAMES", "display", "fields", "one_line"]

COMPONENTS = (
    "unit",
    "building_number",
    "street",
    "suburb",
    "locality",
    "region",
    "postal_code",
    "country",
)
"""Names of the components in the order in which `fields` writes them."""

COUNTRY_NAMES = {
    "NZ": "New Zealand",
    "GB": "United Kingdom",
    "NG": "Nigeria",
    "US": "United States of America",
    "GG": "Guernsey",
    "IM": "Isle of Man",
    "JE": "Jersey",
}

_LINES = {
    "NZ": (("suburb",), ("locality", "postal_code")),
    "NG": (("suburb",), ("locality", "postal_code"), ("region",)),
    "GB": (("suburb",), ("locality",), ("region",), ("postal_code",)),
    "US": (("suburb",), ("locality", ",", "region", "postal_code")),
}
_ANY = (("suburb",), ("locality",), ("region",), ("postal_code",))


def one_line(parts: Mapping[str, str]) -> str:
    """Write components on one line, parted by commas, the country by its English name."""
    country = parts.get("country")
    if country == "US":
        rest = [parts.get("suburb"), parts.get("locality")]
        rest.append(" ".join(p for p in (parts.get("region"), parts.get("postal_code")) if p))
    else:
        rest = [parts.get(name) for name in ("suburb", "locality", "region", "postal_code")]
    lines = [*_street(parts), *rest, COUNTRY_NAMES.get(country or "", country)]
    return ", ".join(line for line in lines if line)


def display(parts: Mapping[str, str]) -> str:
    """Write components on several lines as their country does, the country's name last."""
    country = parts.get("country")
    lines = list(_street(parts))
    for names in _LINES.get(country or "", _ANY):
        line = ""
        for name in names:
            text = parts.get(name)
            if name == ",":
                line += "," if line else ""
            elif text:
                line += f" {text}" if line else text
        lines.append(line.rstrip(","))
    lines.append(COUNTRY_NAMES.get(country or "", country) or "")
    return "\n".join(line for line in lines if line)


def fields(parts: Mapping[str, str]) -> str:
    """Write all eight components, empty or not, parted by semicolons."""
    return ";".join(parts.get(name, "").replace(";", ",") for name in COMPONENTS)


def _street(parts: Mapping[str, str]) -> list[str]:
    """Write unit, number and street on one or two lines."""
    unit, number = parts.get("unit"), parts.get("building_number")
    street = " ".join(p for p in (number, parts.get("street")) if p)
    if not unit:
        return [street] if street else []
    country = parts.get("country")
    if country == "NZ" and number and unit.isalnum():
        return [f"{unit}/{street}"]
    if country == "US" and street:
        return [street, unit]
    return [unit, street] if street else [unit]
