"""Which rules read an address: those of the country that it names, else of the one expected.

An end that only one country's addresses have names it too: a British postcode, or what
`endings` knows.

>>> found = analyse("88 Wood Street, London EC2V 7QT", None)  # a postcode of one country only
>>> found.parts["country"], found.parts["locality"], found.codes
('GB', 'London', ())
"""

import re
from typing import TYPE_CHECKING, Any

from identity_schema._later import Module
from identity_schema.values.address.country import take_country
from identity_schema.values.address.format import COMPONENTS
from identity_schema.values.address.found import Found
from identity_schema.values.address.lines import Line, split
from identity_schema.values.address.ordinary import read_ordinary
from identity_schema.values.address.ordinary_street import is_bare_street, street_of, street_parts
from identity_schema.values.postcode import areas_country
from identity_schema.values.postcode import read as read_postcode
from identity_schema.values.text import clean

if TYPE_CHECKING:
    from identity_schema.values.address import endings, gb, ng, nz, us
else:  # an address needs the rules of one country
    endings = Module("identity_schema.values.address.endings")
    gb = Module("identity_schema.values.address.gb")
    ng = Module("identity_schema.values.address.ng")
    nz = Module("identity_schema.values.address.nz")
    us = Module("identity_schema.values.address.us")

__all__ = ["analyse", "read_street_text"]

_BRITISH = frozenset({"GB", "GG", "IM", "JE"})
_SURE = _BRITISH | {"NZ", "NG"}
_READERS: dict[str, Any] = {"NZ": nz, "NG": ng, "US": us}
_READERS |= dict.fromkeys(_BRITISH, gb)
_Answer = tuple[dict[str, str], bool]
_is_code = re.compile("(?:[A-Z]{2})?").fullmatch


def analyse(text: str, expected: str | None) -> Found:
    """Read a text.

    Args:
        text: An address, or all fields parted by semicolons as `format.fields` writes them.
        expected: Alpha-2 code of the country that the caller expects, or None.
    """
    return read_ordinary(text, expected, _analyse) or _analyse(text, expected)


def _analyse(text: str, expected: str | None) -> Found:
    if text.count(";") == len(COMPONENTS) - 1:
        seats = [clean(seat) for seat in text.split(";")]
        if _is_code(seats[-1]) and any(seats):
            parts = {name: seat for name, seat in zip(COMPONENTS, seats, strict=True) if seat}
            return Found(parts, dict.fromkeys(parts, "rule"), (), named=True)
    lines = split(text)
    if not lines:
        return Found(codes=("address.unparsed",))
    named, cut = take_country(lines, expected)
    country = named or expected
    form = None
    if named is None and expected not in _BRITISH:
        british = gb.find_postcode(lines, known=True)
        form = british and british[0]
        if form is not None and (expected is None or _ends_so(lines, form)):
            named = country = areas_country(form)
    if named is None and form is None and (expected is None or _may_be_american(lines, expected)):
        ending = endings.ending_country(lines)
        if ending is not None and (expected is None or ending == "US"):
            named = country = ending
    if country is None:
        return Found(codes=("address.no_country",))
    found = _read(lines, country, anchored=cut)
    found.named = named is not None
    found.parts["country"] = country
    found.origins["country"] = "rule" if named else "context"
    if named and expected and named != expected:
        found.codes = ("address.country_differs", *found.codes)
    return found


def read_street_text(text: str, country: str | None) -> tuple[dict[str, str], bool]:
    """Read unit, number, street and suburb out of a provider's street field."""
    ordinary = street_of(text)
    if ordinary is not None:
        return street_parts(ordinary, country), False
    if is_bare_street(text):
        return {"street": text}, False
    answer: _Answer = _READERS.get(country or "GB", gb).read_street_text(split(text))
    return answer


def _read(lines: list[Line], country: str, *, anchored: bool) -> Found:
    if not lines:
        return Found()
    if country == "US":
        parts, left, labelled = us.read(lines, anchored=anchored)
    elif country in _READERS:
        parts, left = _READERS[country].read(lines, anchored=anchored)
        labelled = frozenset()
    else:
        return Found(codes=("address.no_rules",))
    codes: tuple[str, ...] = ("address.remainder",) if left else ()
    if not parts or labelled is None:
        codes = ("address.unparsed",)
    if country in _BRITISH and "postal_code" in parts:
        codes += read_postcode(parts["postal_code"], country).codes
    origins = {name: "usaddress" if name in (labelled or ()) else "rule" for name in parts}
    return Found(parts, origins, codes)


def _may_be_american(lines: list[Line], expected: str) -> bool:
    """Tell whether an address with a digit at its end may be one whatever was expected."""
    return expected in _SURE and bool(lines) and lines[-1].words[-1][-1].isdigit()


def _ends_so(lines: list[Line], form: str) -> bool:
    """Tell whether an address ends with a postcode."""
    end = "".join(word for line in lines[-2:] for word in line.words).upper()
    return end.endswith(form.replace(" ", ""))
