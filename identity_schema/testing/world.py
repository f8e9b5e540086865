"""The world of one record: who is in it, which accounts they have, what day it is."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from identity_schema.testing.accounts import AccountFact
from identity_schema.testing.addresses import PLACES, AddressFact
from identity_schema.testing.evidence import (
    CheckFact,
    DeviceFact,
    EvidenceFact,
    MediaFact,
)
from identity_schema.testing.fact import Constants, Fact, drawn
from identity_schema.testing.people import ClaimFact, Party
from identity_schema.testing.source import Source

__all__ = ["PageFact", "RecordFact", "World"]

_FIRST_DAY = datetime(2025, 2, 3, 9, 15, 4, 512_000, tzinfo=UTC)
_CURRENCIES = {"NZ": "NZD", "GB": "GBP", "NG": "NGN"}


class World:
    """Everything that the entities of one record have in common.

    Attributes:
        source: Where choices come from.
        region: Region of the record, ISO 3166-1 alpha-2; None where nothing says it.
        country: Where people live: the region, or the United Kingdom where we know no names and
            streets of it.
        currency: ISO 4217 code.
        components: The mapping's table of address components.
        labels: Provider's label of an address part to what stands there.
        number_scheme: Scheme under which the mapping keeps account numbers; None for any.
        with_company: Whether the record may be about a company.
    """

    def __init__(
        self,
        source: Source,
        region: str | None,
        components: Mapping[str, tuple[str, ...]] | None = None,
        labels: Mapping[str, str] | None = None,
        *,
        number_scheme: str | None = None,
        with_company: bool = False,
    ) -> None:
        """Begin with nobody."""
        self.source: Source = source
        self.country: str = region if region in PLACES else "GB"
        self.region: str | None = region if region in PLACES else None
        self.currency: str = _CURRENCIES[self.country]
        self.components = components or {}
        self.labels = labels or {}
        self.number_scheme = number_scheme
        self.with_company = with_company
        self._minted = 0

    @drawn
    def now(self) -> datetime:
        """When the payload was made, UTC, to the millisecond."""
        return _FIRST_DAY + timedelta(minutes=self.source.below(500_000))

    @drawn
    def upper(self) -> bool:
        """Whether the provider writes names in capitals."""
        return self.source.rarely(4)

    @drawn
    def serial(self) -> int:
        """What tells the ids of this world from those of others."""
        return self.source.below(1 << 24)

    def mint(self, prefix: str = "") -> str:
        """Return an id of 24 hexadecimal digits that is new in this world."""
        self._minted += 1
        return f"{prefix}64{self.serial:08x}f58ff400{self._minted:06x}"

    def token(self, prefix: str) -> str:
        """Return an id of a prefix and 25 letters and digits that is new in this world."""
        self._minted += 1
        return f"{prefix}{self.serial:08x}clxqkfhs7{self._minted:08x}"

    def uuid(self) -> str:
        """Return a UUID that is new in this world."""
        self._minted += 1
        return f"{self.serial:08x}-0c2b-4b6e-9a57-{self._minted:012x}"

    def numbered_uuid(self, number: int) -> str:
        """Return the same UUID for the same number."""
        return f"{self.serial:08x}-0000-4000-8000-{number:012x}"

    @drawn
    def main(self) -> Party:
        """Whom the record is about; now and then a company, where the mapping has a name for it."""
        return Party(self, company=self.with_company and self.source.rarely(5))

    @drawn
    def other(self) -> Party:
        """Somebody else: a joint holder, a next of kin, another claimant."""
        return Party(self)

    def stranger(self) -> ClaimFact:
        """Return claims about somebody who is not in the payload otherwise."""
        return ClaimFact(self, Party(self))

    @drawn
    def accounts(self) -> list[AccountFact]:
        """The accounts: at least one, the second joint or somebody else's now and then."""
        made = [AccountFact(self, (self.main,))]
        for ordinal in range(1, 1 + self.source.below(3)):
            way = self.source.below(3)
            holders = ((self.main,), (self.main, self.other), (self.other,))[way]
            if self.main.company is not None and way:
                holders = (self.other,)
            made.append(AccountFact(self, holders, ordinal))
        return made


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
        return CheckFact(self.world, constants.get("kind"), self.world.main)

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
