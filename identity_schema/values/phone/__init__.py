"""Phone number.

A number is read by the rules and numbering plans of libphonenumber (Apache-2.0, in the package
``phonenumbers``) and has a value only where its plan calls it valid: a number that is merely of a
possible length is kept as raw text and gets no E.164 form. E.164 is ITU-T Recommendation E.164
(2010): ``+``, calling code and national number, at most 15 digits. The form with an extension is
that of RFC 3966 (2004).

The region from which a national number would be dialled is the caller's to give; none is ever
guessed.

>>> read("021 123 4567", "NZ").value.formatted
'+64211234567'
>>> phone = read("+44 20 7946 0958 ext. 12").value
>>> phone.formatted, phone.region, phone.type
('+442079460958;ext=12', 'GB', 'fixed_line')
>>> read("\u0660\u0668\u0660\u0663\u0668\u0668\u0661\u0661\u0665\u0662\u0663", "NG").value.e164
'+2348038811523'

A leading 00 is the international prefix of most countries. Where the region dials another one
(Nigeria 009, the United States 011), it is read as such only if there is no other valid reading:

>>> reading = read("0044 20 7946 0958", "NG")
>>> reading.value.e164, reading.codes
('+442079460958', ('phone.prefix_assumed',))

No value:

>>> read("021 123 4567").codes
('phone.no_region',)
>>> read("11167214869", "NG").codes
('phone.invalid',)
>>> read("080****1523", "NG").codes
('phone.masked',)
>>> reading = read("0803 881 1523 / 0805 491 6090", "NG")
>>> reading.codes, [phone.e164 for phone in reading.candidates]
(('phone.several',), ['+2348038811523', '+2348054916090'])
>>> [one.value.e164 for one in read_all("0803 881 1523 / 0805 491 6090", "NG")]
['+2348038811523', '+2348054916090']
>>> read("not provided", "NG").codes
('value.placeholder',)
"""

from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.phone.fast import find
from identity_schema.values.phone.number import Phone
from identity_schema.values.phone.several import is_masked, split

__all__ = ["Phone", "quick", "read", "read_all", "split"]

_LONGEST_PLAIN = 32
_LONGEST = 250  # libphonenumber parses no longer text


def quick(raw: str, region: object = None) -> Phone | None:
    """Return a number that is plainly written and valid; None where `read` has to say."""
    return (find(raw, region) or None) if len(raw) <= _LONGEST_PLAIN else None


def read(raw: object, region: object = None) -> Reading[Phone]:
    """Read a text that holds one phone number.

    Args:
        raw: The text as sent.
        region: Alpha-2 code of the region that a national number belongs to, in any case. What
            is no region known to libphonenumber counts as None: then only numbers with a
            calling code can be read.

    Returns:
        A reading with ``phone.invalid`` (no valid number), ``phone.masked`` (digits replaced by
        signs), ``phone.no_region`` (a national number, and no region given) or
        ``phone.several`` (more than one number: the valid ones are the candidates) without a
        value; with ``phone.prefix_assumed`` (00 taken for the international prefix) or
        ``phone.repeated`` (one number, written more than once) beside the value.
    """
    if isinstance(raw, str) and len(raw) <= _LONGEST_PLAIN:
        found = find(raw, region)
        if found:
            return reading(raw, found)
        if found is False:
            return reading(raw, None, ("phone.invalid",))
    refused = refuse(raw)
    if refused is not None:
        return refused
    text = str(raw)
    whole = _read_one(text, region)
    pieces = [_read_one(piece, region) for piece in split(text)]
    # a slash may also set off an area code, but two whole numbers are two
    if len(pieces) == 1 or (whole.value and not whole.value.extension and not _all_valid(pieces)):
        return whole
    return _several(text, pieces)


def read_all(raw: object, region: object = None) -> tuple[Reading[Phone], ...]:
    """Read every number of a text, each as `read` does; never empty."""
    whole = read(raw, region)
    if "phone.several" not in whole.codes:
        return (whole,)
    return tuple(_read_one(piece, region) for piece in split(raw))


def _read_one(text: str, region: object) -> Reading[Phone]:
    """Read a text that was not or cannot be split."""
    found = find(text, region) if len(text) <= _LONGEST_PLAIN else None
    if found:
        return reading(text, found)
    return reading(text, *_parse(text, _region(region)))


def _all_valid(pieces: list[Reading[Phone]]) -> bool:
    return all(piece.value for piece in pieces)


def _several(raw: str, pieces: list[Reading[Phone]]) -> Reading[Phone]:
    """Make one reading of many: a value only if all are the same number."""
    phones = {piece.value.formatted: piece.value for piece in pieces if piece.value}
    if len(phones) == 1 and _all_valid(pieces):
        return reading(raw, next(iter(phones.values())), ("phone.repeated",))
    reasons = {code for piece in pieces if not piece.value for code in piece.codes}
    return reading(raw, None, ("phone.several", *sorted(reasons)), tuple(phones.values()))


def _region(region: object) -> str | None:
    from phonenumbers import SUPPORTED_REGIONS  # noqa: PLC0415  # 17 ms that not every user needs

    known = isinstance(region, str) and region.strip().upper()
    return known if known and known in SUPPORTED_REGIONS else None


def _parse(text: str, region: str | None) -> tuple[Phone | None, tuple[str, ...]]:
    """Ask libphonenumber for one number: the phone or None, and codes."""
    if is_masked(text):
        return None, ("phone.masked",)
    phone = _valid(text, region)
    if phone:
        return phone, ()
    bare = text.lstrip(" (")
    if region and bare.startswith("00"):
        phone = _valid("+" + bare[2:], region)
        if phone:
            return phone, ("phone.prefix_assumed",)
    if region or "+" in text or "\uff0b" in text or not _is_number(text):
        return None, ("phone.invalid",)
    return None, ("phone.no_region",)


def _valid(text: str, region: str | None) -> Phone | None:
    import phonenumbers  # noqa: PLC0415  # 17 ms that not every user needs

    if len(text) > _LONGEST:
        return None
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    of = phonenumbers.region_code_for_number(number)
    if of is None or not phonenumbers.is_valid_number_for_region(number, of):
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    kind = phonenumbers.PhoneNumberType.to_string(phonenumbers.number_type(number)).lower()
    return Phone(e164, of, kind, number.extension or None)


def _is_number(text: str) -> bool:
    """Tell whether a text without region is at least built like a number."""
    import phonenumbers  # noqa: PLC0415  # 17 ms that not every user needs

    try:
        phonenumbers.parse(text, None)
    except phonenumbers.NumberParseException as error:
        return bool(error.error_type == phonenumbers.NumberParseException.INVALID_COUNTRY_CODE)
    return True
