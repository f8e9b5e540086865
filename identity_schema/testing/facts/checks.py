"""Made-up checks, images and devices."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from identity_schema.testing.facts.fact import Constants, Fact, drawn

if TYPE_CHECKING:
    from identity_schema.testing.facts.people import Party
    from identity_schema.testing.facts.world import World

__all__ = ["CheckFact", "DeviceFact", "MediaFact"]

_AGES = "age_over_"


class CheckFact(Fact):
    """A check, or one part of a check.

    Attributes:
        kind: What is checked.
        party: Of whom.
        number: Which of several it is, from 0.
        unsure: Whether it may fail to verify what is true.
    """

    def __init__(
        self, world: "World", kind: str | None, party: "Party | None", number: int = 0, *,
        unsure: bool = False,
    ) -> None:  # fmt: skip
        """Take what is checked."""
        super().__init__(world)
        self.kind = kind
        self.party = party
        self.number = number
        self.unsure = unsure

    @drawn
    def raw(self) -> str | None:
        """For an age, what could be verified; for anything else there is no opinion."""
        kind = self.kind or ""
        if self.party is not None and kind.startswith(_AGES):
            old_enough = self.party.age >= int(kind.removeprefix(_AGES))
            missed = old_enough and self.unsure and self.world.source.rarely(4)
            return "true" if old_enough and not missed else "false"
        return None

    @drawn
    def score(self) -> Decimal:
        """The age, or any small number."""
        if self.kind == "age" and self.party is not None:
            return Decimal(self.party.age)
        return Decimal(1 + self.world.source.below(2))

    @drawn
    def id(self) -> str:
        """An id; that of the nth check is what the nth reference to one says."""
        return self.world.numbered_uuid(self.number)

    @property
    def attempt(self) -> int:
        """Attempts are counted from 1."""
        return self.number + 1

    @drawn
    def organization(self) -> str:
        """Who made it."""
        return self.world.source.of(("Example Data", "Example Registers"))

    def _part(self, constants: Constants) -> "CheckFact":
        return CheckFact(self.world, constants.get("kind"), self.party)

    def _parts(self, constants: Constants) -> "list[CheckFact]":
        kind, count = constants.get("kind"), 1 + self.world.source.below(2)
        return [CheckFact(self.world, kind, self.party, number) for number in range(count)]

    def _media(self, constants: Constants) -> "MediaFact":
        return MediaFact(self.world, constants.get("kind"))

    def _person(self, _: Constants) -> Any:
        return self.world.stranger()

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "parts": _part, "media": _media, "person": _person,
    }  # fmt: skip
    listed: ClassVar[Mapping[str, Callable[..., Any]]] = {"parts": _parts}

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Let the whole and its parts agree, as `identity_schema.model.Check` documents."""
        told = {"not_performed": "not_performed", "low_risk": "not_applicable"}.get(entity.outcome)
        if told is not None:
            for part in entity.parts:
                if part.outcome is not None:
                    object.__setattr__(part, "outcome", told)
        elif entity.outcome == "pass" and any(part.kind == "hit" for part in entity.parts):
            entity.outcome = "flagged"
        return ()


class MediaFact(Fact):
    """A link."""

    def __init__(self, world: "World", kind: str | None) -> None:
        """Take what it shows."""
        super().__init__(world)
        self._kind = kind

    @property
    def kind(self) -> str:
        """What it shows."""
        return self._kind or "photo"

    @drawn
    def url(self) -> str:
        """A link at a host that does not exist (RFC 2606)."""
        return f"https://media.example/{self.kind}/{self.world.mint()}"


class DeviceFact(Fact):
    """A device; addresses are of the ranges for documentation (RFC 5737)."""

    @drawn
    def ip(self) -> str:
        """IP address."""
        return f"203.0.113.{1 + self.world.source.below(254)}"

    isp = "Example Broadband"
    browser = "Mobile Safari"
    model = "iPhone"
    os = "iOS 26"
    location = "53.9590, -1.0815"
    ip_location = "53.8000, -1.5490"

    @drawn
    def vpn(self) -> bool:
        """Whether a VPN was found."""
        return self.world.source.rarely(3)
