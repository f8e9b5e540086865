"""Made-up numbers of accounts, which fit the bank of the account.

A New Zealand base passes the check of its branch, a NUBAN that of its CBN code, an IBAN holds sort
code and number of the account beside it. No range of account numbers is reserved for fiction.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from identity_schema.testing.facts.fact import Fact, drawn
from identity_schema.testing.facts.numbers import (
    GB_BANKS,
    NG_BANKS,
    NZ_BRANCHES,
    iban_digits,
    nuban_digit,
    nz_base,
)

if TYPE_CHECKING:
    from identity_schema.testing.facts.accounts import AccountFact
    from identity_schema.testing.facts.world import World

__all__ = ["BANKS", "NUMBERS", "Bank"]


class Bank(NamedTuple):
    """A bank: brand, its code in numbers, and the branch or sort code."""

    brand: str
    code: str
    branch: str


BANKS: dict[str, tuple[Bank, ...]] = {
    "NZ": tuple(Bank(brand, code, branch) for code, branch, brand in NZ_BRANCHES),
    "GB": tuple(Bank(brand, code, branch) for code, branch, brand in GB_BANKS),
    "NG": tuple(Bank(brand, code, "") for code, brand in NG_BANKS),
}
"""Banks, by country."""


class _NumberFact(Fact):
    """One number of an account, which is its own normal form."""

    scheme: ClassVar[str]

    def __init__(self, world: "World", account: "AccountFact") -> None:
        super().__init__(world)
        self.account = account

    @drawn
    def raw(self) -> str:
        """The number as sent."""
        raise NotImplementedError  # each scheme has its own

    @property
    def branch(self) -> str | None:
        """The sort code as sent, for the one scheme that has it apart."""
        return None

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the parts."""
        entity.scheme = self.scheme
        entity.value = entity.account = self.raw
        entity.check = "not_checked"
        return ()


class _NZNumber(_NumberFact):
    scheme = "nz"

    @drawn
    def raw(self) -> str:
        """Bank, branch, base and suffix as Akahu writes them."""
        bank, source = self.account.bank_in("NZ"), self.world.source
        base = nz_base(bank.branch, source.below(99_000))
        return f"{bank.code}-{bank.branch}-{base}-0{self.account.ordinal}"

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the parts."""
        entity.scheme, entity.value, entity.check = "nz", self.raw, "passed"
        entity.bank, entity.branch, entity.account, entity.suffix = self.raw.split("-")
        return ()


class _GBNumber(_NumberFact):
    scheme = "gb"

    @property
    def raw(self) -> str:
        """Eight digits."""
        return self.account.gb_number

    @property
    def branch(self) -> str:
        """Sort code."""
        return self.account.bank_in("GB").branch

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the parts; the sort code is written with hyphens."""
        entity.scheme, entity.check = "gb", "not_checked"
        if entity.raw is not None:
            entity.value = entity.account = self.raw
        if entity.branch is not None:
            entity.branch = self.account.bank_in("GB").branch
        return ()


class _NUBAN(_NumberFact):
    scheme = "nuban"

    @drawn
    def raw(self) -> str:
        """Nine digits and the check digit of the bank."""
        serial = f"{self.world.source.digits(8)}{self.account.ordinal}"
        number = serial + nuban_digit(self.account.bank_in("NG").code, serial)
        return f"{number[:2]}*****{number[-2:]}" if self.masked else number

    @drawn
    def masked(self) -> bool:
        """Whether the sender hides digits."""
        return self.world.source.rarely(3)

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the value; nothing is read of a number that is masked."""
        if not self.masked:
            return super().finish(entity)
        entity.scheme, entity.masked, entity.check = "nuban", True, "not_checked"
        return ("nuban.masked",)


class _IBAN(_NumberFact):
    scheme = "iban"

    @drawn
    def raw(self) -> str:
        """The IBAN of the United Kingdom account."""
        bank = self.account.bank_in("GB")
        bban = f"{bank.code}{bank.branch.replace('-', '')}{self.account.gb_number}"
        return f"GB{iban_digits(bban, 'GB')}{bban}"

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the parts."""
        entity.scheme, entity.value, entity.check = "iban", self.raw, "passed"
        bank = self.account.bank_in("GB")
        entity.bank, entity.branch = bank.code, bank.branch
        entity.account = self.account.gb_number
        return ()


class _Card(_NumberFact):
    scheme = "card"

    @drawn
    def raw(self) -> str:
        """A card number of which four digits show."""
        return f"****-****-****-{self.world.source.digits(3)}{self.account.ordinal}"

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Nothing is read of a number that is masked."""
        entity.scheme, entity.masked, entity.check = "card", True, "not_checked"
        return ("card.masked",)


NUMBERS: dict[str, Callable[["World", "AccountFact"], Fact]] = {
    "nz": _NZNumber, "gb": _GBNumber, "nuban": _NUBAN, "iban": _IBAN, "card": _Card,
    "plain": _Card,
}  # fmt: skip
"""Scheme of a target to what makes such a number; ``plain`` is a card where no scheme is named."""
