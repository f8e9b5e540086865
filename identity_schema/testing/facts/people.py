"""Made-up people and companies.

A `Party` is one of them; what a source says of it is a
`identity_schema.testing.facts.claims.ClaimFact`. The claims of one payload speak of the same party,
so that its profile, its passport and its bank account agree.
"""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from identity_schema.testing.facts.addresses import AddressFact
from identity_schema.testing.facts.fact import drawn
from identity_schema.testing.facts.identifiers import IdentifierFact
from identity_schema.testing.facts.numbers import driver_number
from identity_schema.testing.facts.words import (
    FAMILY,
    GIVEN_F,
    GIVEN_M,
    Company,
    Word,
    make_company,
)

if TYPE_CHECKING:
    from identity_schema.testing.facts.world import World

__all__ = ["Party"]

_FIRST_BIRTHDAY = date(1960, 1, 1)


class Party:
    """A person or a company.

    Attributes:
        world: Where it lives.
        company: The company's name, None for a person.
    """

    def __init__(self, world: "World", *, company: bool = False) -> None:
        """Take the world."""
        self.world = world
        self.company: Company | None = (
            make_company(world.source, world.country) if company else None
        )
        self._addresses: list[AddressFact] = []
        self._identifiers: dict[str, IdentifierFact] = {}

    @drawn
    def sex(self) -> str:
        """``female`` or ``male``, as goes with the given name."""
        return "female" if self._given < len(GIVEN_F[self.world.country]) else "male"

    @drawn
    def _given(self) -> int:
        country = self.world.country
        return self.world.source.below(len(GIVEN_F[country]) + len(GIVEN_M[country]))

    @property
    def _names(self) -> "tuple[Word, ...]":
        """Given names of the same sex."""
        return (GIVEN_F if self.sex == "female" else GIVEN_M)[self.world.country]

    @drawn
    def given(self) -> Word:
        """First given name."""
        before = 0 if self.sex == "female" else len(GIVEN_F[self.world.country])
        return self._names[self._given - before]

    @drawn
    def middle(self) -> Word | None:
        """A second given name, an initial of one, or none."""
        names = self._names
        count = len(names)
        way = self.world.source.below(count * 2 + 6)
        if way < count:
            return None
        name = names[way % count]
        if name.text == self.given.text:
            name = names[way % count - 1]
        return name if way < count * 2 else Word(f"{name.form[0].upper()}.", name.form[0])

    @drawn
    def family(self) -> Word:
        """Family name; never the given name once more, which would tell nothing."""
        names = FAMILY[self.world.country]
        at = self.world.source.below(len(names))
        return names[at] if names[at].text != self.given.text else names[at - 1]

    @drawn
    def born(self) -> date:
        """Day of birth; 2007 at the latest, so that everybody is of age in most payloads."""
        return _FIRST_BIRTHDAY + timedelta(days=self.world.source.below(17_400))

    @drawn
    def licence_number(self) -> str:
        """Driver number of Great Britain, which encodes surname, birth date and initials."""
        middle = self.middle.form if self.middle is not None else ""
        given = f"{self.given.form} {middle}"
        return driver_number(self.world.source, self.family.form, given, self.born, self.sex)

    @property
    def age(self) -> int:
        """Full years on the day of the payload."""
        day = self.world.now.date()
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))

    def address(self, number: int = 0) -> AddressFact:
        """Return an address: number 0 is where it lives."""
        while len(self._addresses) <= number:
            self._addresses.append(AddressFact(self.world, number=len(self._addresses)))
        return self._addresses[number]

    def identifier(self, scheme: str) -> IdentifierFact:
        """Return its number under a scheme, the same in every claim."""
        if scheme not in self._identifiers:
            self._identifiers[scheme] = IdentifierFact(self.world, scheme, self)
        return self._identifiers[scheme]
