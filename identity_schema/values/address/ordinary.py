"""Addresses that begin with an ordinary street (`ordinary_start`), as most do.

A line above the street may hold a flat. How the lines below are read does not depend on which
number and which street that is. So ``, Ponsonby, Auckland 1011`` is read once, below a street that
stands for all of its type, and is remembered where each of its lines is a known place: never a
number, a street or a British postcode, nor a line that is somebody's name.

>>> from identity_schema.values.address.rules import analyse
>>> read_ordinary("12 Allen Avenue Ikeja Lagos", "NG", analyse).parts["locality"]
'Ikeja'
>>> read_ordinary("12 Allen Avenue, Jane Doe, Lagos", "NG", analyse) is None
True
"""

from collections.abc import Callable

from identity_schema.numbers._tables import memory
from identity_schema.values.address.country import ENDINGS
from identity_schema.values.address.found import Found
from identity_schema.values.address.ordinary_start import start_of
from identity_schema.values.address.ordinary_street import Street, street_parts
from identity_schema.values.address.ordinary_tail import (
    BRITISH,
    known_places,
    may_be_known,
    stood_in,
)
from identity_schema.values.address.places import fold
from identity_schema.values.postcode import gb_form

__all__ = ["read_ordinary"]

_RULED = BRITISH | {"NG", "NZ"}
_PLACES = ("suburb", "locality", "region")
_MOST_TAILS = 4096

# What has been read below a street's type, and never anything but known places and postcodes.
_tails: dict[tuple[str, str, str | None], Found] = memory()


def _hides_place(street: Street, country: str) -> bool:
    """Tell whether a place's name of several words ends the street: 12 Fleet Street."""
    if street[0] is None:
        return False
    known, key = known_places(country), fold(street[1])
    while " " in key:
        if key in known:
            return True
        key = key.partition(" ")[2]
    return False


def read_ordinary(
    text: str, expected: str | None, analyse: Callable[[str, str | None], Found]
) -> Found | None:
    """Read an address that begins with an ordinary street and goes on with known places.

    Args:
        text: The address.
        expected: Alpha-2 code of the country that the caller expects, or None.
        analyse: The general way to read an address.

    Returns:
        What the general way finds; None for any other address.
    """
    start = start_of(text)
    if start is None:
        return None
    unit, street, head, below = start
    tail, code, other = stood_in(below)
    known = _tails.get((tail, head, expected)) or _learnt(tail, head, expected, other, analyse)
    if known is None or _hides_place(street, known.parts["country"]):
        return None
    parts = known.parts | street_parts(street, known.parts["country"])
    if unit and "unit" in parts:
        return None
    if unit:
        parts["unit"] = unit
    if code:
        form = gb_form(code)
        if form is None:
            return None
        parts["postal_code"] = form
    origins = known.origins | {"unit": "rule"} if "unit" in parts else known.origins
    return Found(parts, origins, known.codes, named=known.named)


def _learnt(
    tail: str,
    head: str,
    expected: str | None,
    stand_in: str,
    analyse: Callable[[str, str | None], Found],
) -> Found | None:
    """Read a tail below the street that stands for all like it, and remember it.

    None, and nothing is remembered, where it holds more than places that are known.
    """
    where = expected or ENDINGS.get(fold(tail.rpartition(",")[2]))
    last = head.rpartition(" ")[2]
    if where not in _RULED or not may_be_known(tail, last, where):
        return None
    found = analyse(head + tail, expected)
    parts, country = found.parts, found.parts.get("country", "")
    stands = " ".join(parts[name] for name in ("building_number", "street") if name in parts)
    known = known_places(country)
    if (
        country not in _RULED
        or (stand_in and parts.get("postal_code") != gb_form(stand_in))
        or (not stand_in and country in BRITISH and "postal_code" in parts)
        or "address.remainder" in found.codes
        or known.get(last, "t") != "t"
        or "unit" in parts
        or stands != head.replace(",", "")
        or any(fold(parts[name]) not in known for name in _PLACES if name in parts)
    ):
        return None
    if len(_tails) < _MOST_TAILS:
        _tails[tail, head, expected] = found
    return found
