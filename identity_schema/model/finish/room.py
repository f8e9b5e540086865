"""What a finisher may look at beside its entity."""

from typing import Any, Protocol

from identity_schema.model.components import Components

__all__ = ["Room"]


class Room(Protocol):
    """What a finisher may look at beside its entity.

    Attributes:
        region: ISO 3166-1 alpha-2 region of the record, or None.
        components: The provider's labels of address parts, by the component that they feed.
        joins: Links of the record so far: owner, field, and what it links to.
        kinds: What the names of the record are names of, by the identity of the name.
    """

    region: str | None
    components: Components
    joins: list[tuple[Any, str, Any]]
    kinds: dict[int, str]
