"""Made-up bank accounts and the people who hold them."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from identity_schema.model import Name, PartialDate
from identity_schema.testing.facts.account_numbers import BANKS, NUMBERS, Bank
from identity_schema.testing.facts.addresses import AddressFact
from identity_schema.testing.facts.contacts import PhoneFact
from identity_schema.testing.facts.fact import Constants, Fact, drawn

if TYPE_CHECKING:
    from identity_schema.testing.facts.people import Party
    from identity_schema.testing.facts.world import World

__all__ = ["AccountFact"]

_FIRST_OPENING = date(1998, 3, 2)
_DEFAULTS = {"NZ": "nz", "GB": "gb", "NG": "nuban"}
_NAMES = ("Spending", "Everyday", "Savings", "Household", "Low Rate Visa")


class _Holder(NamedTuple):
    """One holder as a bank writes it: the text, and what is certain of it."""

    text: str
    form: str
    title: str | None = None
    initials: str | None = None
    family: str | None = None


class AccountFact(Fact):
    """An account.

    Attributes:
        holders: Who holds it, in the order of the holder line.
        ordinal: Which of the accounts it is, from 0; part of its numbers.
    """

    def __init__(self, world: "World", holders: "tuple[Party, ...]", ordinal: int = 0) -> None:
        """Take the holders, and the ordinal, by which no two accounts have one number."""
        super().__init__(world)
        self.holders = holders
        self.ordinal = ordinal
        self._numbers: dict[str, Fact] = {}

    @drawn
    def source_id(self) -> str:
        """The provider's id."""
        return self.world.mint("acc-")

    @drawn
    def bank_of(self) -> Bank:
        """The bank."""
        return self.world.source.of(BANKS[self.world.country])

    def bank_in(self, country: str) -> Bank:
        """Return the bank, or one of a country whose numbers a foreign account has."""
        return self.bank_of if self.world.country == country else BANKS[country][0]

    @drawn
    def name(self) -> str:
        """Nickname or product."""
        return self.world.source.of(_NAMES)

    nickname = name

    @drawn
    def unlisted_holders(self) -> bool:
        """Whether the bank knows of holders that it does not list."""
        return self.world.source.rarely(4)

    @property
    def currency(self) -> str:
        """The country's currency."""
        return self.world.currency

    @drawn
    def type(self) -> str:
        """Personal, or a company's."""
        return "business" if self.holders[0].company is not None else "personal"

    @drawn
    def opened_on(self) -> PartialDate:
        """Day of opening."""
        day = _FIRST_OPENING + timedelta(days=self.world.source.below(9000))
        return PartialDate(day.year, day.month, day.day)

    @drawn
    def style(self) -> int:
        """How the bank writes holders: title and initials, initials, or the whole name."""
        return self.world.source.below(3)

    @drawn
    def holder(self) -> str:
        """The holder line."""
        return " & ".join(one.text for one in self._written)

    @drawn
    def _written(self) -> list[_Holder]:
        return [self._write(party) for party in self.holders]

    def _write(self, party: "Party") -> _Holder:
        if party.company is not None:
            return _Holder(party.company.text.upper(), party.company.form)
        words = [word for word in (party.given, party.middle, party.family) if word is not None]
        if self.style == 2:
            text = " ".join(word.text for word in words)
            return _Holder(text, " ".join(word.form for word in words))
        letters = " ".join(word.form[0].upper() for word in words[:-1])
        family = words[-1].text.upper()
        form = f"{letters.lower()} {words[-1].form}"
        if self.style == 1:
            return _Holder(f"{letters} {family}", form, initials=letters, family=family)
        title = "MS" if party.sex == "female" else "MR"
        return _Holder(f"{title} {letters} {family}", form, title, letters, family)

    def number(self, constants: Constants) -> Fact | None:
        """Return its number under a scheme, the same whenever it is asked for."""
        scheme, country = constants.get("scheme"), self.world.country
        if scheme is None:
            scheme = "plain" if country == "NZ" and self.masked else _DEFAULTS[country]
        if scheme not in self._numbers:
            make = NUMBERS.get(scheme)
            if make is None:
                return None
            self._numbers[scheme] = make(self.world, self)
        return self._numbers[scheme]

    @drawn
    def masked(self) -> bool:
        """Whether it is a card, of which a bank shows four digits."""
        return self.world.source.rarely(6)

    @drawn
    def gb_number(self) -> str:
        """Eight digits of a United Kingdom account."""
        return f"{self.world.source.digits(7)}{self.ordinal}"

    @property
    def number_raw(self) -> str | None:
        """The number by which the payload names it elsewhere."""
        scheme = self.world.number_scheme
        fact: Any = self.number({} if scheme is None else {"scheme": scheme})
        return None if fact is None else fact.raw

    def _bank(self, _: Constants) -> "_InstitutionFact":
        return _InstitutionFact(self.world, self.bank_of.brand, self.bank_of.code)

    def _branch(self, _: Constants) -> "_InstitutionFact":
        return _InstitutionFact(self.world, self.holders[0].address().town.locality, None)

    def _address(self, _: Constants) -> AddressFact:
        return self.holders[0].address()

    def _balance(self, constants: Constants) -> "_BalanceFact":
        return _BalanceFact(self.world, constants.get("kind"))

    def _balances(self, constants: Constants) -> "list[_BalanceFact]":
        return [self._balance(constants) for _ in range(1 + self.world.source.rarely(3))]

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "numbers": number, "bank": _bank, "branch": _branch, "address": _address,
        "balances": _balance,
    }  # fmt: skip
    listed: ClassVar[Mapping[str, Callable[..., Any]]] = {"balances": _balances}

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the holders; let a NUBAN be checked with the bank that stands beside it."""
        if entity.holder is not None:
            entity.holders = tuple(_holder_name(one) for one in self._written)
        bank = entity.bank.code if entity.bank is not None else None
        if bank is not None:
            for number in entity.numbers:
                if number.scheme == "nuban" and not number.masked:
                    object.__setattr__(number, "bank", bank)
                    object.__setattr__(number, "check", "passed")
        return ()


def _holder_name(one: _Holder) -> Name:
    parts = {"family_name": one.family, "title": one.title, "initials": one.initials}
    parsed = tuple(field for field, value in parts.items() if value is not None)
    return Name(text=one.text, normal=one.form, parsed=parsed, **parts)


class _BalanceFact(Fact):
    """An amount."""

    def __init__(self, world: "World", kind: str | None) -> None:
        super().__init__(world)
        self.kind = kind

    @drawn
    def amount(self) -> Decimal:
        """With two decimals, now and then below zero."""
        cents = self.world.source.below(1_000_000)
        overdrawn = self.kind == "balance" and self.world.source.rarely(8)
        return Decimal(-cents if overdrawn else cents).scaleb(-2)

    @property
    def currency(self) -> str:
        """The country's currency."""
        return self.world.currency


class _InstitutionFact(Fact):
    """A bank or one of its branches."""

    def __init__(self, world: "World", name: str, code: str | None) -> None:
        super().__init__(world)
        self.name, self.code = name, code

    @drawn
    def id(self) -> str:
        """The provider's id of it."""
        return self.world.mint()

    def _phone(self, _: Constants) -> PhoneFact:
        return PhoneFact(self.world, international=True)

    def _address(self, _: Constants) -> AddressFact:
        return AddressFact(self.world)

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {"phone": _phone, "address": _address}
