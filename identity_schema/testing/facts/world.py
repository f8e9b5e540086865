"""The world of one record: who is in it, which accounts they have, what day it is."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from identity_schema.testing.facts.accounts import AccountFact
from identity_schema.testing.facts.addresses import PLACES
from identity_schema.testing.facts.claims import ClaimFact
from identity_schema.testing.facts.fact import drawn
from identity_schema.testing.facts.people import Party
from identity_schema.testing.source import Source

__all__ = ["World"]

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
        """The accounts: at least one, any of them joint or the second somebody else's at times."""
        joint = self.main.company is None and self.source.rarely(4)
        made = [AccountFact(self, (self.main, self.other) if joint else (self.main,))]
        for ordinal in range(1, 1 + self.source.below(3)):
            way = self.source.below(3)
            holders = ((self.main,), (self.main, self.other), (self.other,))[way]
            if self.main.company is not None and way:
                holders = (self.other,)
            made.append(AccountFact(self, holders, ordinal))
        return made
