"""Identifier of a person, company or document, read by the rules of its scheme.

A scheme is the kind of number that a mapping names, as ``bvn`` or ``passport_number``. Schemes with
rules of their own are read by the module of the format; all others as text, see `generic`. The
country is that of the issuer, where the scheme or the caller says it.

>>> read("22222222223", "bvn").value.value, read("22222222223", "bvn").value.country
('22222222223', 'NG')
>>> read("123 456 789", "passport_number", "GB").value.value
'123456789'
>>> read("lf 123-456", "passport_number").value.value
'LF 123-456'
>>> read("GB29 NWBK 6016 1331 9268 19", "iban").value.check
'passed'
>>> read("2222222222", "bvn").codes
('bvn.length',)
>>> read("MORGA613054SM9IJ", "driving_licence_number", "GB").codes
('gb_driving_licence.birth_date',)
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

import attrs

from identity_schema._twin import maker
from identity_schema.reading import Reading, reading

__all__ = ["Identifier", "find", "read"]

_Reader = Callable[[object], Reading[Any]]

_SCHEMES = {
    "bvn": "NG",
    "card": None,
    "gb_driving_licence": "GB",
    "gb_passport": "GB",
    "iban": None,
    "nin": "NG",
    "nuban": "NG",
    "nz_account": "NZ",
    "rc_number": "NG",
    "vnin": "NG",
}
"""Scheme, which is the name of the module that reads it, to its issuing country."""

_NATIONAL: dict[tuple[str, str | None], str] = {
    ("driving_licence_number", "GB"): "gb_driving_licence",
    ("driving_permit_number", "GB"): "gb_driving_licence",
    ("passport_number", "GB"): "gb_passport",
}
"""Scheme and issuing country to the module that reads that country's numbers."""


@attrs.frozen(weakref_slot=False)
class Identifier:
    """An identifier in its normal form.

    Attributes:
        scheme: The kind of number, as given by the caller.
        value: The normal form.
        country: Issuing country, ISO 3166-1 alpha-2, or None where nothing says it.
        check: ``passed``, ``failed`` or ``not_checked``; None where the scheme has no check digit
            that anyone could check.
    """

    scheme: str
    value: str = attrs.field(repr=False)
    country: str | None = None
    check: str | None = None

    @property
    def formatted(self) -> str:
        """The value."""
        return self.value


_make = maker(Identifier)


def read(raw: object, scheme: str, country: str | None = None) -> Reading[Identifier]:
    """Read an identifier.

    Args:
        raw: The identifier as sent.
        scheme: The kind of number; one without rules of its own is read as text.
        country: Issuing country, ISO 3166-1 alpha-2, where the caller knows it.

    Returns:
        The identifier with the codes of its format; else no value and those codes.
    """
    result, text, issuer, check = find(raw, scheme, country)
    if text is None:
        return reading(result.raw, None, result.codes)
    made = _make(scheme, text, issuer, check)
    return reading(result.raw, made, result.codes)


def find(
    raw: object, scheme: str, country: str | None = None
) -> tuple[Reading[Any], str | None, str | None, str | None]:
    """Find what `read` puts into an `Identifier`.

    Returns:
        What the reader of the format says; value, issuing country and check, None without a value.
    """
    result = _reader(scheme if scheme in _SCHEMES else _NATIONAL.get((scheme, country or "")))(raw)
    value = result.value
    if value is None:
        return result, None, None, None
    issuer = _SCHEMES.get(scheme, country)
    if isinstance(value, str):
        return result, value, issuer, None
    issuer = issuer or getattr(value, "country", None)
    return result, value.formatted, issuer, getattr(value, "check", None)


@cache
def _reader(module: str | None) -> _Reader:
    """Return what reads the numbers of a scheme, loaded when the first of them comes."""
    return import_module(f"identity_schema.numbers.{module or 'generic'}").read  # type: ignore[no-any-return]
