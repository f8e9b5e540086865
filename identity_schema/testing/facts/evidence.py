"""Made-up evidence: passports, driving licences, and records that somebody keeps."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar

from identity_schema.model import PartialDate
from identity_schema.testing.facts.checks import CheckFact, MediaFact
from identity_schema.testing.facts.fact import Constants, Fact, drawn
from identity_schema.testing.facts.identifiers import IdentifierFact

if TYPE_CHECKING:
    from identity_schema.testing.facts.people import Party
    from identity_schema.testing.facts.world import World

__all__ = ["EvidenceFact"]

_PRINTED: Mapping[str, Mapping[str, str | None]] = {
    "passport": {"cardType": "P", "location": "HMPO", "class": None},
    "driving_permit": {"cardType": "Full", "location": "DVLA", "class": "B"},
}
_COUNTRY_CODES = {"NZ": "NZL", "GB": "GBR", "NG": "NGA"}
_TEXTS = {"passport": "Passport", "driving_permit": "Driver Licence"}


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
