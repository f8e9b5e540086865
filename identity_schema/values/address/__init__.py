"""Postal addresses: what is certain of a line, or of a provider's own components, in eight parts.

Rules read New Zealand, United Kingdom and Nigerian addresses (`nz`, `gb`,
`ng`) and what is clear of American ones; usaddress reads the other American ones
(`us`). What is not certain is left out, never completed from another part; the raw line
stays in the reading. Each component keeps its origin: ``provider`` (the caller gave it), ``rule``,
``usaddress``, or ``context`` (the country that the caller expected).

>>> home = read("12 SMITH ST PONSONBY AUCKLAND 1011", "NZ").value
>>> home.building_number, home.street, home.suburb, home.locality, home.postal_code
('12', 'SMITH ST', 'PONSONBY', 'AUCKLAND', '1011')
>>> home.origin("street"), home.origin("country")
('rule', 'context')
>>> home
AddressForm()
>>> read("Flat 2, 10 High Street, Leeds LS1 4AP, UK").value.formatted
'Flat 2, 10 High Street, Leeds, LS1 4AP, United Kingdom'
>>> read("", "NZ", {"street": "1/24 Queen Street", "postal_code": "610"}).value.unit
'1'

>>> read("12 Queen Street").codes  # in which country?
('address.no_country',)
>>> read("nobody knows", "NZ").codes  # nothing in it is certain
('address.unparsed',)
>>> read("Level 6, Tower Centre, 45 Queen Street, Auckland", "NZ").codes  # a building's name
('address.remainder',)
>>> read("10 High Street, Leeds LS1 4AP, UK", "NZ").codes
('address.country_differs',)
>>> read("1 Rue Cler, Paris, France").codes  # only the country is read
('address.no_rules',)
>>> read("24 Queen Street, Auckland 1010", "NZ", {"locality": "Hamilton"}).codes
('address.conflict',)
>>> read(None, "NZ", {"postal_code": 610}).codes  # as a number it lost its zero
('address.postcode_zeros',)
"""

from collections.abc import Callable, Mapping

import attrs

from identity_schema._twin import maker
from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.address import format as address_format
from identity_schema.values.address.country import country_of
from identity_schema.values.address.format import COMPONENTS
from identity_schema.values.address.found import Found
from identity_schema.values.address.merge import Given, conflicts, read_components
from identity_schema.values.address.places import fold
from identity_schema.values.address.rules import analyse

__all__ = ["COMPONENTS", "AddressForm", "Found", "find", "read"]


@attrs.frozen(weakref_slot=False)
class AddressForm:
    """The parts of an address.

    Attributes:
        unit: A part of a building, as written: ``Flat 2``, ``1``, ``Level 6``.
        building_number: The number in the street, as written: ``24A``, ``10-12``, ``Plot 5``.
        street: The street's name with its type; a PO Box or the like whole.
        suburb: A suburb, district or locality within the town; an NZ rural delivery (``RD 2``).
        locality: The town or city; in the United Kingdom the post town.
        region: NZ region, GB county, NG or US state, as written.
        postal_code: The postcode in its country's form.
        country: ISO 3166-1 alpha-2 code.
        origins: Pairs of a component's name and its origin, in the order of the components.
    """

    unit: str | None = attrs.field(default=None, repr=False)
    building_number: str | None = attrs.field(default=None, repr=False)
    street: str | None = attrs.field(default=None, repr=False)
    suburb: str | None = attrs.field(default=None, repr=False)
    locality: str | None = attrs.field(default=None, repr=False)
    region: str | None = attrs.field(default=None, repr=False)
    postal_code: str | None = attrs.field(default=None, repr=False)
    country: str | None = attrs.field(default=None, repr=False)
    origins: tuple[tuple[str, str], ...] = attrs.field(default=(), eq=False, repr=False)

    def origin(self, component: str) -> str | None:
        """Return where a component comes from, or None where the address does not have it."""
        return dict(self.origins).get(component)

    @property
    def formatted(self) -> str:
        """One line that `read` reads back to the same parts.

        Where the plain line would read otherwise, all eight parts in order, with semicolons.
        """
        parts = self._parts()
        line = address_format.one_line(parts)
        again = read(line)
        return line if again.value == self and not again.codes else address_format.fields(parts)

    @property
    def display(self) -> str:
        """Several lines as the country writes them."""
        return address_format.display(self._parts())

    def _parts(self) -> dict[str, str]:
        pairs = ((name, getattr(self, name)) for name in COMPONENTS)
        return {name: value for name, value in pairs if value is not None}


_make: Callable[..., AddressForm] = maker(AddressForm)


def read(
    raw: object, country: str | None = None, components: Mapping[str, object] | None = None
) -> Reading[AddressForm]:
    """Read an address.

    Args:
        raw: The address as text, or None where the provider sends components only.
        country: Alpha-2 code or name of the country that the caller expects, or None. A country
            that the text names at its end wins, as does one that its end gives away: a British
            postcode, an American state with a ZIP code of it (see `endings`).
        components: The provider's own components by the names of `AddressForm`'s attributes. They
            win over what the text says; a street may hold unit and number, which are read out of
            it. Only what is missing is read from the text.

    Returns:
        A reading whose raw text is ``raw`` or the components joined. Codes:
        ``address.no_country`` (no rules can be chosen), ``address.country_differs`` (the text
        names another country), ``address.no_rules`` (a country that we have no rules for),
        ``address.unparsed`` (nothing, or for an American address only ZIP code and state, is
        certain), ``address.remainder`` (some words were left out), ``address.conflict`` (a
        component contradicts the text, of which nothing is then used), those of
        `identity_schema.values.postcode`, and those of `identity_schema.reading.refuse`.
    """
    text, found = find(raw, country, components)
    form = _form(found.parts, found.origins) if found.parts else None
    return reading(text, form, found.codes)


def find(
    raw: object, country: str | None = None, components: Mapping[str, object] | None = None
) -> tuple[str, Found]:
    """Find what `read` puts into an `AddressForm`.

    Returns:
        The raw text, and what was found; without any parts where there is no value. It may stand
        for other addresses too, and is not to be changed.
    """
    expected = country_of(country)
    if components:
        given, codes = read_components(components, expected)
        if given.texts:
            text = raw if isinstance(raw, str) and refuse(raw) is None else ""
            return _find_both(text, expected, given, codes)
    refused = refuse(raw)
    if refused is not None:
        return refused.raw, Found(codes=refused.codes)
    text = raw if isinstance(raw, str) else ""
    found = analyse(text, expected)
    if not found.named and len(found.parts) < 2:
        return text, Found(codes=found.codes)
    return text, found


def _find_both(
    text: str, expected: str | None, given: Given, codes: tuple[str, ...]
) -> tuple[str, Found]:
    """Put what a text says beside a provider's components."""
    parts = given.parts
    origins = {name: "rule" if name in given.derived else "provider" for name in parts}
    named = parts.get("country")
    found = analyse(text, named or expected) if text else Found()
    remarks = {"address.country_differs"}
    if conflicts(parts, found.parts, text):
        codes += ("address.conflict",)
        wanted: tuple[str, ...] = ("country",) if found.named else ()
    else:
        remarks.add("address.postcode_area")
        wanted = COMPONENTS
    if found.codes:
        codes += tuple(code for code in found.codes if code in remarks)
    more = [name for name in wanted if name in found.parts and name not in parts]
    held = {fold(value) for value in parts.values()} if more and more != ["country"] else set()
    for name in more:
        value = found.parts[name]
        if name == "country" or fold(value) not in held:
            parts[name] = value
            origins[name] = found.origins[name]
    if given.stateless:
        parts.pop("country", None)
        origins.pop("country", None)
    elif "country" not in parts:
        if expected is None:
            codes += ("address.no_country",)
        else:
            parts["country"] = expected
            origins["country"] = "context"
    codes = tuple(dict.fromkeys(codes))
    raw = text or ", ".join(given.texts)
    if {"context"}.issuperset(origins.values()):
        return raw, Found(codes=codes or ("address.unparsed",))
    return raw, Found(parts, origins, codes)


def _form(parts: Mapping[str, str], origins: Mapping[str, str]) -> AddressForm:
    return _make(
        *map(parts.get, COMPONENTS),
        tuple([(name, origins[name]) for name in COMPONENTS if name in parts]),
    )
