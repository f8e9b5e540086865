"""What is true of a record, and of the payload around it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar

from identity_schema.testing.facts.accounts import AccountFact
from identity_schema.testing.facts.addresses import AddressFact
from identity_schema.testing.facts.checks import CheckFact, DeviceFact, MediaFact
from identity_schema.testing.facts.claims import ClaimFact
from identity_schema.testing.facts.evidence import EvidenceFact
from identity_schema.testing.facts.fact import Constants, Fact, drawn
from identity_schema.testing.facts.world import World

__all__ = ["PageFact", "RecordFact"]


class RecordFact(Fact):
    """What is true of a record."""

    @drawn
    def source_id(self) -> str:
        """The provider's id."""
        return self.world.mint()

    @drawn
    def created_at(self) -> datetime:
        """When it was made."""
        return self.world.now

    @drawn
    def updated_at(self) -> datetime:
        """A little later."""
        return self.world.now + timedelta(milliseconds=self.world.source.below(90_000))

    @drawn
    def expires_at(self) -> datetime:
        """29 days later."""
        return self.world.now + timedelta(days=29)

    verified_at = updated_at

    environment = "production"

    @drawn
    def connection_type(self) -> str:
        """How the institution was reached."""
        return self.world.source.of(("official", "classic"))

    @property
    def jurisdiction(self) -> str:
        """The country."""
        return self.world.country

    @drawn
    def messages(self) -> tuple[str, ...]:
        """The provider's words."""
        said = ("The address of one account could not be retrieved.", "No account could be read.")
        return said[: 1 + self.world.source.below(2)]

    def _subject(self, _: Constants) -> "_ReferenceFact":
        return _ReferenceFact(self.world, named=True)

    def _reference(self, _: Constants) -> "_ReferenceFact":
        return _ReferenceFact(self.world)

    def _references(self, _: Constants) -> "list[_ReferenceFact]":
        return [_ReferenceFact(self.world) for _ in range(1 + self.world.source.below(2))]

    def _institution(self, _: Constants) -> "_SourceFact":
        return _SourceFact(self.world)

    def _device(self, _: Constants) -> DeviceFact:
        return DeviceFact(self.world)

    def _persons(self, constants: Constants) -> list[ClaimFact]:
        return [self._person(constants), *self._more(constants)][: 1 + self.world.source.below(2)]

    def _person(self, constants: Constants) -> ClaimFact:
        other = constants.get("role", "subject") != "subject"
        other = other or (constants.get("source") == "unverified" and self.world.source.rarely(2))
        return ClaimFact(self.world, self.world.other if other else self.world.main)

    def _more(self, constants: Constants) -> list[ClaimFact]:
        if constants.get("source") == "verified":
            return [ClaimFact(self.world, self.world.main)]
        return [self.world.stranger()]

    def holders(self) -> list[ClaimFact]:
        """Return a claim for every holder of every account, as a bank's customer data do."""
        return [
            ClaimFact(self.world, holder, account)
            for account in self.world.accounts
            for holder in account.holders
        ]

    def _accounts(self, _: Constants) -> list[AccountFact]:
        return self.world.accounts

    def _account(self, _: Constants) -> AccountFact:
        return self.world.accounts[0]

    def _addresses(self, _: Constants) -> list[AddressFact]:
        return [self.world.main.address(n) for n in range(1 + self.world.source.below(2))]

    def _address(self, _: Constants) -> AddressFact:
        return self.world.main.address()

    def _evidence(self, constants: Constants) -> EvidenceFact:
        return EvidenceFact(self.world, self.world.main, number=0, select=constants.get("type"))

    def _several_evidence(self, constants: Constants) -> list[EvidenceFact]:
        kind = constants.get("type")
        return [
            EvidenceFact(self.world, self.world.main, number=number, select=kind)
            for number in range(1 + self.world.source.below(2))
        ]

    def _check(self, constants: Constants) -> CheckFact:
        return CheckFact(self.world, constants.get("kind"), self.world.main, unsure=True)

    def _checks(self, constants: Constants) -> list[CheckFact]:
        kind, count = constants.get("kind"), 1 + self.world.source.below(2)
        return [CheckFact(self.world, kind, self.world.main, n) for n in range(count)]

    def _medium(self, constants: Constants) -> MediaFact:
        return MediaFact(self.world, constants.get("kind"))

    def _media(self, constants: Constants) -> list[MediaFact]:
        return [self._medium(constants) for _ in range(1 + self.world.source.rarely(3))]

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "subject": _subject, "references": _reference, "institution": _institution,
        "device": _device, "persons": _person, "accounts": _account, "addresses": _address,
        "evidence": _evidence, "checks": _check, "media": _medium,
    }  # fmt: skip
    listed: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "references": _references, "persons": _persons, "accounts": _accounts,
        "addresses": _addresses, "evidence": _several_evidence, "checks": _checks, "media": _media,
    }  # fmt: skip


class PageFact(Fact):
    """What is true of a payload that is a page, and the only one."""

    limit = 20
    page = 1
    pages = 1

    def __init__(self, world: World, total: int) -> None:
        """Take the number of records."""
        super().__init__(world)
        self.total = total

    @drawn
    def message(self) -> str:
        """What a provider says of an answer."""
        return self.world.source.of(("Not Found", "Permission Denied", "Forbidden"))

    def _reference(self, _: Constants) -> "_ReferenceFact":
        return _ReferenceFact(self.world)

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {"references": _reference}


class _ReferenceFact(Fact):
    """An id that somebody gave."""

    def __init__(self, world: World, *, named: bool = False) -> None:
        super().__init__(world)
        self._named = named

    @drawn
    def id(self) -> str:
        """The id."""
        return self.world.mint()

    @drawn
    def name(self) -> str | None:
        """The name beside it: of the subject, that of the person."""
        if not self._named:
            return "Example Verifier"
        return ClaimFact(self.world, self.world.main).full_name


class _SourceFact(Fact):
    """The institution that the data were taken from: the bank of the first account."""

    @drawn
    def id(self) -> str:
        """The provider's id."""
        return self.world.mint()

    @drawn
    def name(self) -> str:
        """The brand."""
        return self.world.accounts[0].bank_of.brand

    @property
    def logo(self) -> str:
        """A link to the logo."""
        return f"https://static.example/logos/{self.name.split()[0].lower()}.png"
