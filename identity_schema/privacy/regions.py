"""Regions that are known as such, and so are no street or name that stands in their place.

>>> is_region("Otago", "NZ"), is_region("Lagos State", None), is_region("CA", "US")
(True, True, True)
>>> is_region("12 Example Street", "NZ"), is_region("Otago", "GB"), is_region("Bayern", "DE")
(False, False, False)
"""

from identity_schema.values.address.places import fold, places
from identity_schema.values.address.us import STATES

__all__ = ["is_region"]

_GAZETTEERS = ("GB", "NG", "NZ")


def is_region(text: str | None, country: str | None) -> bool:
    """Tell whether a text is a region of a country, or of any of three where none is named."""
    if text is None:
        return False
    name = fold(text)
    if country == "US":
        return name in STATES
    countries = _GAZETTEERS if country is None else (country,)
    return any("r" in places(other).get(name, "") for other in countries)
