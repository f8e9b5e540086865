"""Made-up phone numbers and e-mail addresses.

United Kingdom numbers come from the ranges that Ofcom keeps free for drama (landlines; the mobile
range 07700 900000 to 900999 is in no numbering plan that a reader would accept). E-mail domains are
those of RFC 2606. New Zealand and Nigeria keep no numbers for fiction: theirs have the form of
mobile numbers and may belong to somebody.

>>> from identity_schema.testing.source import Rolled
>>> from identity_schema.testing.facts.world import World
>>> PhoneFact(World(Rolled(1), "GB")).e164[:3]
'+44'
"""

from typing import TYPE_CHECKING, Any

from identity_schema.testing.facts.fact import Fact, drawn

if TYPE_CHECKING:
    from identity_schema.testing.facts.world import World

__all__ = ["DRAMA_STEMS", "EmailFact", "PhoneFact"]

DRAMA_STEMS = ("2079460", "1134960", "1144960", "1614960", "1314960", "2920180", "1914980")
"""National numbers without their last three digits, which run from 000 to 999 (Ofcom)."""

_NZ_MOBILE = ("21", "22", "27", "29")
_NG_MOBILE = ("803", "805", "703", "810", "813", "903", "913", "816")
_CODES = {"NZ": "64", "GB": "44", "NG": "234"}
_DOMAINS = ("example.com", "example.org", "example.net")


class PhoneFact(Fact):
    """A phone number that is valid in its country.

    Attributes:
        kind: ``phone``.
        number_type: What its plan uses it for.
    """

    kind = "phone"

    def __init__(self, world: "World", *, international: bool = False) -> None:
        """Take the world; an international number is written in E.164 form."""
        super().__init__(world)
        self._international = international or world.region is None
        self.number_type = "fixed_line" if world.country == "GB" else "mobile"

    @drawn
    def national(self) -> str:
        """The number without its trunk prefix."""
        source, country = self.world.source, self.world.country
        if country == "GB":
            return f"{source.of(DRAMA_STEMS)}{source.below(1000):03d}"
        stem = source.of(_NZ_MOBILE if country == "NZ" else _NG_MOBILE)
        return f"{stem}{source.below(10**7):07d}"

    @drawn
    def e164(self) -> str:
        """The number in E.164 form."""
        return f"+{_CODES[self.world.country]}{self.national}"

    @drawn
    def raw(self) -> str:
        """The number as somebody writes it: mostly as it is dialled at home."""
        if self._international:
            return self.e164
        way = self.world.source.below(5)
        if way == 3:
            return self.e164
        if way == 4 and self.world.country != "GB":
            return f"0{self.national[:-7]} {self.national[-7:-4]} {self.national[-4:]}"
        return f"0{self.national}"

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill value, region and type."""
        entity.value = self.e164
        entity.region = self.world.country
        entity.type = self.number_type
        return ()


class EmailFact(Fact):
    """An e-mail address at a domain that belongs to nobody."""

    kind = "email"

    def __init__(self, world: "World", words: tuple[str, ...]) -> None:
        """Take the world and the words before the sign, in plain letters."""
        super().__init__(world)
        self._words = words

    @drawn
    def raw(self) -> str:
        """The address; now and then with a domain in capitals, which says the same."""
        source = self.world.source
        local = ".".join("".join(word.split()) for word in self._words)
        domain = source.of(_DOMAINS)
        return f"{local}@{domain.title() if source.rarely(6) else domain}"

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the value: the host decides on the local part, so only the domain changes."""
        local, _, domain = self.raw.partition("@")
        entity.value = f"{local}@{domain.lower()}"
        return ()
