"""Made-up addresses: the components first, then the line that the country would write.

The streets are common ones or do not exist, the towns do; no country reserves addresses for
fiction. Towns, suburbs and postcodes belong together.

>>> from identity_schema.testing.source import Rolled
>>> from identity_schema.testing.facts.world import World
>>> here = AddressFact(World(Rolled(1), "GB"))
>>> here.text.count(", ") >= 2
True
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from identity_schema.testing.facts.fact import Constants, Fact, drawn

if TYPE_CHECKING:
    from identity_schema.testing.facts.world import World

__all__ = ["COUNTRY_NAMES", "PLACES", "AddressFact", "DetailFact", "Town", "join_components"]

_ORDER = (
    "unit", "building_number", "street", "suburb", "locality", "region", "postal_code", "country",
)  # fmt: skip


class Town(NamedTuple):
    """A part of a town.

    Attributes:
        suburb: Suburb or district.
        locality: Town or city.
        region: NZ region, GB county, NG state.
        postal_code: Postcode; a made-up inward code in the United Kingdom.
        district: NG local government area, else empty.
    """

    suburb: str
    locality: str
    region: str
    postal_code: str
    district: str = ""


PLACES = {
    "NZ": (
        Town("Gladstone", "Invercargill", "Southland", "9810"),
        Town("Ponsonby", "Auckland", "Auckland", "1011"),
        Town("Mount Victoria", "Wellington", "Wellington", "6011"),
        Town("Riccarton", "Christchurch", "Canterbury", "8011"),
        Town("Māngere", "Auckland", "Auckland", "2022"),
        Town("Kensington", "Whangārei", "Northland", "0112"),
        Town("Titirangi", "Auckland", "Auckland", "0604"),
    ),
    "GB": (
        Town("Clifton", "York", "North Yorkshire", "YO1 9ZZ"),
        Town("Headingley", "Leeds", "West Yorkshire", "LS6 2AB"),
        Town("Jesmond", "Newcastle upon Tyne", "Tyne and Wear", "NE2 9ZZ"),
        Town("Didsbury", "Manchester", "Greater Manchester", "M20 5QX"),
        Town("Cathays", "Cardiff", "South Glamorgan", "CF24 4HQ"),
    ),
    "NG": (
        Town("Yaba", "Lagos", "Lagos State", "101212", "Lagos Mainland"),
        Town("Victoria Island", "Lagos", "Lagos State", "101241", "Eti-Osa"),
        Town("Wuse", "Abuja", "FCT", "904101", "Abuja Municipal"),
        Town("Bodija", "Ibadan", "Oyo State", "200221", "Ibadan North"),
        Town("GRA", "Port Harcourt", "Rivers State", "500272", "Port Harcourt"),
        Town("Nassarawa GRA", "Kano", "Kano State", "700213", "Nassarawa"),
    ),
}
"""Parts of towns, by country."""

_STREETS = {
    "NZ": ("Kowhai Lane", "Queen Street", "Rimu Road", "Tūī Crescent", "Hinemoa Street"),
    "GB": ("Larkspur Row", "High Street", "Church Lane", "Victoria Road", "Nonesuch Close"),
    "NG": ("Adeola Odeku Street", "Herbert Macaulay Way", "Awolowo Road", "Unity Close"),
}

_STATES = frozenset({"Abuja", "Kano", "Lagos"})
"""Nigerian towns after which their state is called, so that the name tells both."""

COUNTRY_NAMES = {"NZ": "New Zealand", "GB": "United Kingdom", "NG": "Nigeria"}
"""Names of countries as addresses write them."""


class AddressFact(Fact):
    """An address: a street in a town, or in New Zealand now and then a box.

    Attributes:
        components: Component of the normal form to its text, in the usual order.
        named: Whether the text ends in the country's name, which it does where no region is known.
    """

    def __init__(self, world: "World", *, use: str | None = None, number: int = 0) -> None:
        """Take the world and what the address is for."""
        super().__init__(world)
        self.use = use
        self._number = number
        self.named = world.region is None

    @drawn
    def town(self) -> Town:
        """The part of a town where it is."""
        return self.world.source.of(PLACES[self.world.country])

    @drawn
    def components(self) -> dict[str, str]:
        """The components of the normal form but for the country."""
        source, country, town = self.world.source, self.world.country, self.town
        if self._number and country == "NZ":
            return {
                "street": f"PO Box {100 + source.below(800)}",
                "locality": town.locality, "postal_code": town.postal_code,
            }  # fmt: skip
        parts: dict[str, str] = {}
        kind = source.below(6)
        if kind == 5 and country != "NG":
            parts["unit"] = f"{'Flat ' if country == 'GB' else ''}{1 + source.below(9)}"
        number = str(1 + source.below(180))
        parts["building_number"] = f"{number}A" if kind == 4 else number
        parts["street"] = source.of(_STREETS[country])
        parts["suburb"] = town.suburb
        parts["locality"] = town.locality
        if country != "NG":
            parts["postal_code"] = town.postal_code
        return parts

    @drawn
    def street_line(self) -> str:
        """Unit, number and street as one line."""
        parts = self.components
        number = parts.get("building_number")
        line = f"{number} {parts['street']}" if number else parts["street"]
        if "unit" not in parts:
            return line
        between = "/" if self.world.country == "NZ" else ", "
        return f"{parts['unit']}{between}{line}"

    @drawn
    def text(self) -> str:
        """The address on one line, as the country writes it."""
        parts, country = self.components, self.world.country
        lines = [self.street_line]
        if "suburb" in parts:
            lines.append(parts["suburb"])
        if country == "NZ":
            lines.append(f"{parts['locality']} {parts['postal_code']}")
        else:
            lines.append(parts["locality"])
            if "postal_code" in parts:
                lines.append(parts["postal_code"])
        if self.named:
            lines.append(COUNTRY_NAMES[country])
        return ", ".join(lines)

    @drawn
    def formatted(self) -> str:
        """The line with its country, as a map service writes it."""
        return f"{self.text}, {COUNTRY_NAMES[self.world.country]}"

    @drawn
    def place_id(self) -> str:
        """An id as a map service gives them."""
        return f"ChIJ{self.world.mint()}"

    @drawn
    def country_text(self) -> str:
        """The country as a component, in one of the ways that providers write it."""
        code, name = self.world.country, COUNTRY_NAMES[self.world.country]
        options = (name, code, "UK") if code == "GB" else (name, code)
        return self.world.source.of(options)

    def part(self, label: str) -> str | None:
        """Return what the provider writes under one of its labels; None where it has nothing."""
        piece = self.world.labels.get(label)
        if piece is None:
            return None
        if piece in {"street_name", "street_type"}:
            name, _, kind = self.components["street"].rpartition(" ")
            return name if piece == "street_name" else kind
        if piece in {"region", "postal_code"}:
            return str(getattr(self.town, piece))
        if piece in {"street_line", "country_text"}:
            return str(getattr(self, piece))
        return self.components.get(piece)

    def own_part(self, constants: Constants) -> "DetailFact | None":
        """Return the fact of one component; None where no country says how to read it."""
        label = constants["label"]
        return None if self.named else DetailFact(self.world, label, self.part(label))

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {"parts": own_part}

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the normal form: what was sent in parts first, then what the text adds."""
        labels = {part.label for part in entity.parts}
        sent = self._sent(labels)
        said = self._said() if entity.text is not None else self._in_lines(labels)
        if not sent and not said:
            return ()
        for component, text in join_components(sent, said, self.world.country).items():
            setattr(entity, component, text)
        entity.parsed = tuple(n for n in _ORDER if n in said and getattr(entity, n) == said[n]
                              and n not in sent)  # fmt: skip
        entity.parser = "rule" if entity.parsed else None
        return ()

    def _sent(self, labels: set[str]) -> dict[str, str]:
        """Return the components that the labelled parts give, the preferred way of each."""
        found: dict[str, str] = {}
        for component, ways in self.world.components.items():
            way = next((way for way in ways if set(way.split()) <= labels), None)
            if component == "lines" or way is None:
                continue
            if component == "country":
                found[component] = self.world.country
            elif component in {"region", "postal_code"}:
                found[component] = getattr(self.town, component)
            elif self.world.labels.get(way) == "street_line":
                found |= self._street()
            elif component in self.components:
                found[component] = self.components[component]
        return found

    def _street(self) -> dict[str, str]:
        """Return what a line with unit, number and street tells."""
        names = ("unit", "building_number", "street")
        return {name: self.components[name] for name in names if name in self.components}

    def _in_lines(self, labels: set[str]) -> dict[str, str]:
        """Return the components that lines above the town tell."""
        lines = self.world.components.get("lines", ())
        found = self._street() if labels & set(lines[:1]) else {}
        if labels & set(lines[1:2]) and "suburb" in self.components:
            found["suburb"] = self.components["suburb"]
        return found

    def _said(self) -> dict[str, str]:
        """Return the components that the text tells."""
        found = dict(self.components)
        if self.world.country == "NG" and self.town.locality in _STATES:
            found["region"] = self.town.locality
        if self.named:
            found["country"] = self.world.country
        return found


class DetailFact(Fact):
    """One labelled text."""

    def __init__(self, world: "World", label: str, text: str | None) -> None:
        """Take label and text."""
        super().__init__(world)
        self.label = label
        self.text = text


def join_components(
    sent: Mapping[str, str], said: Mapping[str, str], country: str
) -> dict[str, str]:
    """Put the components that were sent beside those that the text tells; what was sent wins.

    A name that was sent as one component is not taken from the text for another.
    """
    taken = set(sent.values())
    found = dict(sent)
    found |= {k: v for k, v in said.items() if k not in sent and v not in taken}
    found.setdefault("country", country)
    return found
