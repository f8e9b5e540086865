"""What one source claims of a person or a company."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from identity_schema.model import PartialDate
from identity_schema.testing.facts.addresses import AddressFact
from identity_schema.testing.facts.contacts import EmailFact, PhoneFact
from identity_schema.testing.facts.fact import Constants, Fact, drawn
from identity_schema.testing.facts.names import NameFact
from identity_schema.testing.facts.people import Party
from identity_schema.testing.facts.verifications import VerificationFact
from identity_schema.testing.facts.words import make_company

if TYPE_CHECKING:
    from identity_schema.testing.facts.accounts import AccountFact
    from identity_schema.testing.facts.world import World

__all__ = ["ClaimFact"]

_NUMBERED = {"GB": "passport_number", "NG": "bvn", "NZ": "passport_number"}


class _PlaceFact(Fact):
    """A place short of an address."""

    def __init__(self, world: "World", party: Party, *, home: bool) -> None:
        super().__init__(world)
        self._party, self._home = party, home

    @drawn
    def _town(self) -> Any:
        return self._party.address().town if self._home else self._party.address(1).town

    @property
    def text(self) -> str:
        """The town."""
        return str(self._town.locality)

    locality = text

    @property
    def region(self) -> str:
        """Region or state."""
        return str(self._town.region)

    @property
    def district(self) -> str:
        """Local government area in Nigeria, elsewhere the suburb."""
        return str(self._town.district or self._town.suburb)

    @property
    def country(self) -> str:
        """The country."""
        return self.world.country


class ClaimFact(Fact):
    """What one source claims of a party.

    Attributes:
        party: Of whom.
        account: The account that the claim was taken from, or None.
    """

    def __init__(self, world: "World", party: Party, account: "AccountFact | None" = None) -> None:
        """Take the party and the account."""
        super().__init__(world)
        self.party = party
        self.account = account

    @drawn
    def birthdate(self) -> PartialDate | None:
        """Day of birth; a company has none."""
        if self.party.company is not None:
            return None
        born = self.party.born
        return PartialDate(born.year, born.month, born.day)

    @drawn
    def gender(self) -> str | None:
        """Gender; a company has none."""
        return None if self.party.company is not None else self.party.sex

    @drawn
    def marital_status(self) -> str | None:
        """As registers write it."""
        if self.party.company is not None:
            return None
        return self.world.source.of(("Single", "Married", "Widowed", "Divorced"))

    @drawn
    def occupation(self) -> str | None:
        """A trade."""
        return self.world.source.of(("Teacher", "Plumber", "Nurse", "Farmer"))

    @drawn
    def nationalities(self) -> tuple[str, ...]:
        """The country's; a company has none."""
        return () if self.party.company is not None else (self.world.country,)

    def _name(self, constants: Constants) -> NameFact | None:
        use = constants.get("use", "main")
        if self.party.company is not None and use != "main":
            return None
        return NameFact(self.world, self.party, use)

    def _names(self, constants: Constants) -> list[NameFact]:
        use = constants.get("use", "main")
        if self.party.company is not None and use == "alias":
            return []
        count = 1 + self.world.source.rarely(4) if use == "alias" else 1
        return [NameFact(self.world, self.party, use, number=number) for number in range(count)]

    def _contact(self, constants: Constants) -> Fact:
        if constants.get("kind") == "email":
            if self.party.company is not None:
                return EmailFact(self.world, ("office", self.party.company.form.split()[0]))
            return EmailFact(self.world, (self.party.given.form, self.party.family.form))
        return PhoneFact(self.world)

    def _contacts(self, constants: Constants) -> list[Fact]:
        count = 1 + self.world.source.rarely(4) if constants.get("kind") == "phone" else 1
        return [self._contact(constants) for _ in range(count)]

    def _identifier(self, constants: Constants) -> Fact | None:
        scheme = constants.get("scheme", _NUMBERED[self.world.country])
        if self.party.company is not None and scheme != "rc_number":
            return None
        if self.party.company is None and scheme == "rc_number":
            return None
        return self.party.identifier(scheme)

    def _address(self, _: Constants) -> AddressFact:
        return self.party.address()

    def _addresses(self, _: Constants) -> list[AddressFact]:
        return [self.party.address(n) for n in range(1 + self.world.source.rarely(3))]

    def _employer(self, _: Constants) -> Fact:
        return _EmployerFact(self.world)

    def _place(self, *, home: bool) -> Fact | None:
        if self.party.company is not None:
            return None
        return _PlaceFact(self.world, self.party, home=home)

    def _origin(self, _: Constants) -> Fact | None:
        return self._place(home=False)

    def _residence(self, _: Constants) -> Fact | None:
        return self._place(home=True)

    def _verification(self, _: Constants) -> VerificationFact:
        return VerificationFact(self.world)

    @property
    def full_name(self) -> str | None:
        """The whole main name."""
        text: str | None = NameFact(self.world, self.party, "main").text
        return text

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "names": _name, "contacts": _contact, "identifiers": _identifier, "addresses": _address,
        "employers": _employer, "origin": _origin, "place_of_birth": _origin,
        "residence": _residence, "verification": _verification,
    }  # fmt: skip
    listed: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "names": _names, "contacts": _contacts, "addresses": _addresses,
    }  # fmt: skip

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the kind: two words are a person's name, one alone leaves it open.

        So does one that was sent as given name and as family name.
        """
        for name in entity.names:
            if name.use == "main":
                entity.kind = self._kind(name)
                break
        return ()

    def _kind(self, name: Any) -> str:
        parts = (name.given_name, name.middle_name, name.family_name)
        text = name.text if name.text is not None else " ".join(filter(None, parts))
        if self.party.company is not None:
            return "organisation"
        words, said = text.split(), {*parts} - {None}
        twice = len(said) == 1 and {*words} == said
        return "natural" if len(words) > 1 and not twice else "unknown"


class _EmployerFact(Fact):
    """Who employs somebody."""

    @drawn
    def name(self) -> str:
        """A company's name."""
        return make_company(self.world.source, self.world.country).text

    @drawn
    def id(self) -> str:
        """The provider's id of it."""
        return self.world.mint()
