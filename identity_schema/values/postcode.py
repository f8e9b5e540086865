"""Postcodes of New Zealand, the United Kingdom, Nigeria and the United States.

- New Zealand: four digits, first digit 0 to 9 (New Zealand Post, Address Standards, 2015). A
  number of three digits has lost its leading zero on the way.
- United Kingdom, with Jersey, Guernsey and the Isle of Man: one of six shapes of outward code (A9,
  A99, AA9, AA99, A9A, AA9A) in one of 126 areas and an inward code 9AA; ``GIR 0AA``; ``BFPO`` and
  one to four digits (Royal Mail, Programmer's Guide to the PAF file, edition 7; Office for National
  Statistics, Postcode Products, 2024).
- Nigeria: six digits, the first 1 to 9 (Nigerian Postal Service, 2010).
- United States: five digits, or five, a hyphen and four (USPS Publication 28, 2024).

>>> read("sw1a2aa", "GB").value, read("1010", "NZ").value, read("20500-0003", "US").value
('SW1A 2AA', '1010', '20500-0003')
>>> read("610", "NZ")
Reading(codes=('address.postcode_zeros',))
>>> read("DL17 5OQ", "GB").codes  # a letter O where a digit must stand
('address.postcode_shape',)
>>> read("AA1 1AA", "GB").codes  # the shape is right, but there is no area AA
('address.postcode_area',)
>>> read("7500", "ZA").value  # any other country: as written, upper case
'7500'
"""

import re

from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.text import clean

__all__ = ["AREAS", "areas_country", "gb_form", "read"]

_AREAS = (
    "AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL "
    "DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY "
    "L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S "
    "SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR "
    "WS WV YO ZE"
)
AREAS = frozenset(_AREAS.split())
"""Postcode areas, with BF of the forces, BX of banks, Jersey, Guernsey and the Isle of Man."""

_BRITISH = frozenset({"GB", "GG", "IM", "JE"})
_ISLANDS = {"JE": "JE", "GY": "GG", "IM": "IM"}
_SHAPE = {
    "NZ": re.compile("[0-9]{4}").fullmatch,
    "NG": re.compile("[1-9][0-9]{5}").fullmatch,
    "US": re.compile("[0-9]{5}(?:-[0-9]{4})?").fullmatch,
}
# Letters that do not stand at a place: QVX first, IJZ second, and CIKMOV in the inward code.
_gb = re.compile(
    "([A-PR-UWYZ][A-HK-Y]?)([0-9][0-9A-HJKMNPR-Y]?)([0-9][ABD-HJLNP-UW-Z]{2})"
).fullmatch
_gb_written = re.compile(
    "([A-PR-UWYZ][A-HK-Y]?)[0-9][0-9A-HJKMNPR-Y]? [0-9][ABD-HJLNP-UW-Z]{2}"
).fullmatch
_bfpo = re.compile("BFPO([0-9]{1,4})").fullmatch


def gb_form(text: str) -> str | None:
    """Return a United Kingdom postcode in upper case with its space, or None for another shape."""
    bare = text.replace(" ", "").upper()
    match = _gb(bare)
    if match:
        return f"{match[1]}{match[2]} {match[3]}"
    if bare == "GIR0AA":
        return "GIR 0AA"
    match = _bfpo(bare)
    return f"BFPO {match[1]}" if match else None


def areas_country(form: str) -> str | None:
    """Return the country of a postcode that `gb_form` gave, or None for an unknown area."""
    area = form[:2] if form[1].isalpha() else form[:1]
    if area in AREAS or form.startswith(("GIR ", "BFPO ")):
        return _ISLANDS.get(area, "GB")
    return None


def read(raw: object, country: str | None) -> Reading[str]:
    """Read a postcode.

    Args:
        raw: Text out of a payload.
        country: ISO 3166-1 alpha-2 code of the address's country, or None where it is unknown.

    Returns:
        A reading whose value is the postcode in its country's form. Codes:
        ``address.postcode_shape`` (no postcode of that country; no value),
        ``address.postcode_zeros`` (a New Zealand postcode of three digits got its zero back),
        ``address.postcode_area`` (a United Kingdom postcode in an area that does not exist), and
        those of `identity_schema.reading.refuse`.
    """
    written = _read_written(raw, country) if isinstance(raw, str) else None
    if written is not None:
        return written
    refused = refuse(raw)
    if refused is not None:
        return refused
    text = raw if isinstance(raw, str) else ""
    bare = clean(text).upper()
    if bare and (hidden := refuse(bare)) is not None:  # by a character that is not seen
        return reading(text, None, hidden.codes)
    if country in _BRITISH:
        return _read_gb(text, bare)
    bare = _mend(bare, country)
    shape = _SHAPE.get(country or "")
    if not bare or (shape is not None and not shape(bare)):
        return reading(text, None, ("address.postcode_shape",))
    zeros = country == "NZ" and len(clean(text).replace(" ", "")) == 3
    return reading(text, bare, ("address.postcode_zeros",) if zeros else ())


def _read_written(text: str, country: str | None) -> Reading[str] | None:
    """Read a postcode that is written in its country's form already; None for any other text."""
    if country in _BRITISH:
        match = _gb_written(text)
        if match is None:
            return None
        return reading(text, text, () if match[1] in AREAS else ("address.postcode_area",))
    shape = _SHAPE.get(country or "")
    return reading(text, text) if shape is not None and shape(text) else None


def _read_gb(text: str, bare: str) -> Reading[str]:
    form = gb_form(bare)
    if form is None:
        return reading(text, None, ("address.postcode_shape",))
    return reading(text, form, () if areas_country(form) else ("address.postcode_area",))


def _mend(bare: str, country: str | None) -> str:
    """Put back a New Zealand zero and an American hyphen, and take inner spaces out."""
    if country not in _SHAPE:
        return bare
    bare = bare.replace(" ", "")
    if not (bare.isascii() and bare.isdigit()):
        return bare
    if country == "NZ" and len(bare) == 3:
        return f"0{bare}"
    return f"{bare[:5]}-{bare[5:]}" if country == "US" and len(bare) == 9 else bare
