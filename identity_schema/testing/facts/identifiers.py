"""Made-up identifiers: numbers of people, companies and documents.

No number of these schemes is reserved for fiction. The BVN begins with 22 as every published one
does; neither BVN nor NIN has a check digit that is published.
"""

from typing import TYPE_CHECKING, Any

from identity_schema.testing.facts.fact import Fact, drawn

if TYPE_CHECKING:
    from identity_schema.testing.facts.people import Party
    from identity_schema.testing.facts.world import World

__all__ = ["IdentifierFact"]

_ISSUERS = {"bvn": "NG", "nin": "NG", "rc_number": "NG", "gb_passport": "GB",
            "gb_driving_licence": "GB"}  # fmt: skip
_FORMS = {
    "bvn": ("22", 9), "nin": ("", 11), "rc_number": ("RC1", 5), "passport_number": ("9", 8),
    "gb_passport": ("9", 8), "tax_number": ("1", 8),
}  # fmt: skip
"""Scheme to how a number begins and how many digits follow."""

_LICENCES = frozenset({"gb_driving_licence", "driving_licence_number", "driving_permit_number"})


class IdentifierFact(Fact):
    """One number under one scheme; the number is its own normal form.

    Attributes:
        scheme: The scheme.
    """

    def __init__(self, world: "World", scheme: str, party: "Party | None") -> None:
        """Take the scheme and whom it belongs to, where that is a person."""
        super().__init__(world)
        self.scheme = scheme
        self._party = party

    @drawn
    def raw(self) -> str | None:
        """The number; None where a person has none of this scheme."""
        if self.scheme in _LICENCES:
            return self._party.licence_number if self._party is not None else None
        if self.scheme in _CHECKED:
            return None
        prefix, digits = _FORMS.get(self.scheme, ("AB", 6))
        return prefix + self.world.source.digits(digits)

    def finish(self, entity: Any) -> tuple[str, ...]:
        """Fill value, country and check."""
        entity.value = self.raw
        entity.country = _ISSUERS.get(self.scheme)
        entity.check = "not_checked"
        return ()


_CHECKED = frozenset({"iban", "nuban", "nz_account", "card", "vnin"})
"""Schemes of accounts and tokens, which are nobody's identifier."""
