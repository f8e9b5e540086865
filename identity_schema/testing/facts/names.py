"""What is true of one name: its parts, and the text that they make."""

from typing import TYPE_CHECKING, Any

from identity_schema.testing.facts.fact import Fact, drawn

if TYPE_CHECKING:
    from identity_schema.testing.facts.people import Party
    from identity_schema.testing.facts.words import Word
    from identity_schema.testing.facts.world import World

__all__ = ["NameFact"]


class NameFact(Fact):
    """A name of a party.

    Attributes:
        use: ``main``, ``alias`` or ``birth``.
        needed: Fields of which one has to be said for the others to mean anything: the parts of a
            company's name need the whole, an initial needs the whole or the surname.
    """

    def __init__(self, world: "World", party: "Party", use: str, *, number: int = 0) -> None:
        """Take the party; an alias goes by fewer of its names."""
        super().__init__(world)
        self.use = use
        self._party, self._number = party, number

    @drawn
    def needed(self) -> tuple[str, ...]:
        """Fields of which one has to be said for the others to mean anything."""
        if self._party.company is not None:
            return ("text",)
        middle = self._party.middle
        return ("text", "family_name") if middle is not None and len(middle.form) == 1 else ()

    def _written(self, word: "Word | None") -> str | None:
        if word is None:
            return None
        return word.text.upper() if self.world.upper else word.text

    @drawn
    def given_name(self) -> str | None:
        """First given name; of a company its first word, as registers of people store it."""
        if self._party.company is not None:
            return self._split[0]
        return self._written(self._party.given)

    @drawn
    def middle_name(self) -> str | None:
        """Further given name; of a company its second word."""
        if self._party.company is not None:
            return self._split[1]
        return self._written(self._party.middle)

    @drawn
    def family_name(self) -> str | None:
        """Family name; of a company its last word."""
        if self._party.company is not None:
            return self._split[-1]
        return self._written(self._party.family)

    @drawn
    def _split(self) -> list[str]:
        return str(self.text).split()

    @drawn
    def title(self) -> str | None:
        """A civil title."""
        if self._party.company is not None:
            return None
        return "Ms" if self._party.sex == "female" else "Mr"

    @drawn
    def text(self) -> str | None:
        """The whole name."""
        company = self._party.company
        if company is not None:
            return company.upper().text if self.world.upper else company.text
        words: list[Word | None]
        if self.use == "alias":
            words = [self._called, self._party.family]
        else:
            words = [self._party.given, self._party.middle, self._party.family]
        return " ".join(filter(None, map(self._written, words)))

    @property
    def _called(self) -> "Word":
        """The one given name of an alias; never an initial, which would tell the order."""
        middle = self._party.middle
        return middle if self._number and middle and len(middle.form) > 1 else self._party.given

    suffix = initials = None

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill the normal form, of what was said of the name."""
        company = self._party.company
        parts = (entity.given_name, entity.middle_name, entity.family_name)
        if company is not None:
            entity.normal = company.form
            return ("name.organisation_split",) if any(parts) else ()
        if entity.text is not None and not (parts[0] and parts[2]):
            entity.normal = self._whole()
        elif any(parts):
            fields = zip(parts, ("given", "middle", "family"), strict=True)
            forms = (getattr(self._party, field).form for part, field in fields if part)
            entity.normal = " ".join(forms)
        return ()

    def _whole(self) -> str:
        if self.use == "alias":
            return f"{self._called.form} {self._party.family.form}"
        party = self._party
        words = (party.given, party.middle, party.family)
        return " ".join(word.form for word in words if word is not None)
