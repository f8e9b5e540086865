"""Made-up verifications, whose level and procedure agree."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from identity_schema.testing.facts.fact import Constants, Fact, drawn

__all__ = ["VerificationFact"]

_PROFILES = {"medium": ("m1c",), "high": ("h1a", "h1b", "h2d", "h2e"), "very_high": ("v1a", "v2b")}


class VerificationFact(Fact):
    """How a claim set was verified."""

    @drawn
    def trust_framework(self) -> str:
        """Framework."""
        return self.world.source.of(("uk_diatf", "eidas"))

    @drawn
    def assurance_level(self) -> str:
        """A level of the framework."""
        levels = ("medium", "high", "low", "very_high")
        if self.trust_framework == "eidas":
            levels = ("substantial", "high", "low", "substantial")
        return self.world.source.of(levels)

    @drawn
    def procedure(self) -> str | None:
        """GPG 45 profile of the level; eIDAS has none."""
        profiles = _PROFILES.get(self.assurance_level, ())
        return self.world.source.of(profiles) if profiles and self.policy else None

    @property
    def policy(self) -> str | None:
        """The guide by which the United Kingdom checks identities."""
        return None if self.trust_framework == "eidas" else "gpg45"

    def _detail(self, _: Constants) -> "_AssuranceFact":
        return _AssuranceFact(self.world)

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {"assurance_details": _detail}


class _AssuranceFact(Fact):
    """One part of an assurance process."""

    type = "evidence_validation"
    classification = "sufficient"

    def _ref(self, _: Constants) -> "_EvidenceRefFact":
        return _EvidenceRefFact(self.world)

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {"evidence_ref": _ref}


class _EvidenceRefFact(Fact):
    """A reference to the first check."""

    classification = "sufficient"

    @drawn
    def check_id(self) -> str:
        """The id of the check."""
        return self.world.numbered_uuid(0)
