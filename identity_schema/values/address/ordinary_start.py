"""How an ordinary address begins: a flat, a number, an ordinary street, and what stands below.

Between number and street, and between street and town, there may be no comma: ``12, Allen Avenue``
and ``12 Allen Avenue Ikeja Lagos``. The head is a street that stands for all that begin so.

>>> tuple(start_of("Flat 2, 10 High Street, Leeds"))
('Flat 2', ('10', 'High Street', 'street'), '1 Qu street', ', Leeds')
>>> tuple(start_of("No. 12 Allen Avenue Ikeja Lagos"))
(None, ('12', 'Allen Avenue', 'avenue'), '1 Qu avenue', ' Ikeja Lagos')
>>> tuple(start_of("Plot 5, Admiralty Way, Lekki"))
(None, ('Plot 5', 'Admiralty Way', 'way'), 'Plot 1, Qu way', ', Lekki')
>>> start_of("12 Allen Avenue") is start_of("Rose Cottage, Leeds") is None
True
"""

import re
from typing import NamedTuple

from identity_schema.values.address.ordinary_street import (
    TYPES,
    Street,
    is_bare_street,
    street_of,
)

__all__ = ["Start", "start_of"]

_flat = re.compile(
    "((?:Flat|Unit|Apartment|Apt|Suite|Level|Room) [0-9]{1,4}[A-Za-z]?), ", re.IGNORECASE
).match
# A sign before a number is no part of it, a plot is.
_sign = re.compile(r"(?:No\.? ?|(Plot|Lot) )(?=[0-9])", re.IGNORECASE).match
_alone = re.compile("[0-9]{1,3}[A-Za-z]?").fullmatch
_MOST_NAMES = 7


class Start(NamedTuple):
    """The beginning of an address.

    Attributes:
        unit: A flat on a line of its own, or None.
        street: The street with its number, or a box.
        head: The street that stands for all that are read as this one is.
        tail: What stands below, with the comma or the blank before it.
    """

    unit: str | None
    street: Street
    head: str
    tail: str

    def __repr__(self) -> str:
        """Show nothing: these are the parts of a value."""
        return "Start()"


def start_of(text: str) -> Start | None:
    """Take an address apart that begins with an ordinary street and goes on; else None."""
    flat = _flat(text)
    at = flat.end() if flat else 0
    sign = _sign(text, at)
    plot = sign[1] if sign else None
    line, comma, rest = text[sign.end() if sign else at :].partition(",")
    street = street_of(line) if comma else None
    link, tail = " ", comma + rest
    if street is None and comma and _alone(line):
        street, tail = _below_number(line, rest)
        link = ", "
    elif street is None:
        street, below = _before_places(line)
        tail = below + tail
    if street is None or (flat and (plot or link != " ")):
        return None
    number, name, last = street
    if number is None:
        return None if flat or sign else Start(None, street, "PO Box 1", tail)
    if plot:
        number = f"{plot} {number}"
    head = f"{'Plot ' if plot else ''}1{link}Qu {last}"
    return Start(flat[1] if flat else None, (number, name, last), head, tail)


def _below_number(number: str, rest: str) -> tuple[Street | None, str]:
    """Read a street's name on the line below its number."""
    line, comma, tail = rest.partition(",")
    name = line[1:]
    if not comma or line[:1] != " " or not is_bare_street(name):
        return None, ""
    return (number, name, name.rpartition(" ")[2].lower()), comma + tail


def _before_places(line: str) -> tuple[Street | None, str]:
    """Read a street at the beginning of a line that goes on behind its type."""
    words = line.split(" ", _MOST_NAMES + 2)
    for i, word in enumerate(words[2:-1], 2):
        last = word.lower()
        if last in TYPES:
            name = " ".join(words[: i + 1])
            street = street_of(name)
            return street and (street[0], street[1], last), line[len(name) :]
    return None, ""
