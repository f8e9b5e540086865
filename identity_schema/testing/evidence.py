"""Made-up evidence: documents, the checks made on them, images, devices, verifications."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, ClassVar

from identity_schema.model import PartialDate
from identity_schema.testing.fact import Constants, Fact, drawn
from identity_schema.testing.identifiers import IdentifierFact

if TYPE_CHECKING:
    from identity_schema.testing.people import Party
    from identity_schema.testing.world import World

__all__ = ["CheckFact", "DeviceFact", "EvidenceFact", "MediaFact", "VerificationFact"]

_PRINTED: Mapping[str, Mapping[str, str | None]] = {
    "passport": {"cardType": "P", "location": "HMPO", "class": None},
    "driving_permit": {"cardType": "Full", "location": "DVLA", "class": "B"},
}
_COUNTRY_CODES = {"NZ": "NZL", "GB": "GBR", "NG": "NGA"}
_TEXTS = {"passport": "Passport", "driving_permit": "Driver Licence"}
_PROFILES = {"medium": ("m1c",), "high": ("h1a", "h1b", "h2d", "h2e"), "very_high": ("v1a", "v2b")}
_AGES = "age_over_"


class EvidenceFact(Fact):
    """A passport or a driving licence of a party, or a record that somebody keeps of it.

    Attributes:
        party: Whose it is.
        electronic: Whether it is a record and no document.
    """

    def __init__(self, world: "World", party: "Party", *, number: int, select: Any = None) -> None:
        """Take the party; the first document is a passport, the second a licence."""
        super().__init__(world)
        self.party = party
        self._number = number
        self._fixed = select

    @drawn
    def kind(self) -> str:
        """``passport`` or ``driving_permit``."""
        first = self.world.source.below(2)
        return ("passport", "driving_permit")[(first + self._number) % 2]

    @drawn
    def electronic(self) -> bool:
        """Whether it is a record and no document."""
        if self._fixed is not None:
            return bool(self._fixed == "electronic_record")
        return self.world.source.below(2) == 1

    @property
    def type(self) -> str:
        """IDA type of evidence."""
        return "electronic_record" if self.electronic else "document"

    @drawn
    def source_id(self) -> str:
        """The provider's id of it."""
        return self.world.uuid()

    @drawn
    def captures(self) -> int:
        """How often it had to be captured."""
        return 1 + self.world.source.below(3)

    @drawn
    def serial(self) -> str | None:
        """The number on it: a passport's, or the driver number of its holder."""
        scheme = "passport_number" if self.kind == "passport" else "gb_driving_licence"
        return self.party.identifier(scheme).raw

    def _document(self, _: Constants) -> "_DocumentFact":
        return _DocumentFact(self.world, self)

    def _check(self, constants: Constants) -> "CheckFact":
        method = "auth" if self.electronic else "vri"
        return CheckFact(self.world, constants.get("kind", method), self.party, self._number)

    def _media(self, constants: Constants) -> "MediaFact":
        return MediaFact(self.world, constants.get("kind"))

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "documents": _document, "checks": _check, "media": _media,
    }  # fmt: skip


class _DocumentFact(Fact):
    """One reading of a document."""

    def __init__(self, world: "World", evidence: EvidenceFact) -> None:
        super().__init__(world)
        self._evidence = evidence

    @property
    def type(self) -> str:
        """IDA type of document or record."""
        if self._evidence.electronic:
            return "bank_account"
        return self._evidence.kind

    @property
    def type_text(self) -> str:
        """The type as a scanner writes it."""
        return _TEXTS[self._evidence.kind]

    @property
    def label(self) -> str:
        """The type with its country."""
        return f"UK {self.type_text}"

    @drawn
    def issued_on(self) -> PartialDate:
        """Day of issue, in the last ten years."""
        day = (self.world.now - timedelta(days=self.world.source.below(3650))).date()
        return PartialDate(day.year, day.month, day.day)

    @drawn
    def expires_on(self) -> PartialDate:
        """Day of expiry, in the next ten years."""
        day = (self.world.now + timedelta(days=self.world.source.below(3650))).date()
        return PartialDate(day.year, day.month, day.day)

    def _number(self, constants: Constants) -> "_DocumentNumber | None":
        scheme = constants.get("scheme", "document_number")
        if scheme == "passport_number" and self._evidence.kind != "passport":
            return None
        return _DocumentNumber(self.world, scheme, self._evidence)

    def _issuer(self, _: Constants) -> "_IssuerFact":
        return _IssuerFact(self.world)

    def _branch(self, _: Constants) -> "_IssuerFact":
        return _IssuerFact(self.world)

    def _printed(self, constants: Constants) -> "_PrintedFact":
        return _PrintedFact(self.world, constants["label"], self._evidence)

    owned: ClassVar[Mapping[str, Callable[..., Any]]] = {
        "numbers": _number, "issuer": _issuer, "branch": _branch, "printed": _printed,
    }  # fmt: skip


class _DocumentNumber(IdentifierFact):
    """A number on a document; under every name that the provider has for it, the same."""

    def __init__(self, world: "World", scheme: str, evidence: EvidenceFact) -> None:
        super().__init__(world, scheme, evidence.party)
        self._evidence = evidence

    @property
    def raw(self) -> str | None:
        """The number on the document."""
        return self._evidence.serial


class _IssuerFact(Fact):
    """Who issued a document: a country, or in Nigeria a bank that enrolled somebody."""

    @property
    def country(self) -> str:
        """The country."""
        return self.world.country

    @drawn
    def code(self) -> str:
        """CBN code of a bank."""
        return self.world.source.of(("044", "050", "033", "058"))

    @drawn
    def name(self) -> str:
        """Name of a branch."""
        return self.world.source.of(("Marina", "Broad Street", "Ikeja", "Garki"))


class _PrintedFact(Fact):
    """A text of a document that is kept as it is."""

    def __init__(self, world: "World", label: str, evidence: EvidenceFact) -> None:
        super().__init__(world)
        self.label = label
        self._kind = evidence.kind

    @drawn
    def text(self) -> str | None:
        """The text; None where such a document has none."""
        if self.label == "yearsSinceIssue":
            return str(self.world.source.below(10))
        code = _COUNTRY_CODES[self.world.country]
        return _PRINTED[self._kind].get(self.label, code)


class CheckFact(Fact):
    """A check, or one part of a check.

    Attributes:
        kind: What is checked.
        party: Of whom.
        number: Which of several it is, from 0.
    """

    def __init__(
        self, world: "World", kind: str | None, party: "Party | None", number: int = 0
    ) -> None:
        """Take what is checked."""
        super().__init__(world)
        self.kind = kind
        self.party = party
        self.number = number

    @drawn
    def raw(self) -> str | None:
        """For an age, what is true of the party; for anything else there is no opinion."""
        kind = self.kind or ""
        if self.party is not None and kind.startswith(_AGES):
            limit = int(kind.removeprefix(_AGES))
            return "true" if self.party.age >= limit else "false"
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
