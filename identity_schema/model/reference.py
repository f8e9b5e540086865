"""A reference: an id that somebody else gave, and what kind of thing it names."""

import attrs

from identity_schema.model import fields

__all__ = ["Reference"]


@attrs.frozen(weakref_slot=False)
class Reference:
    """A pointer into somebody's system.

    Attributes:
        kind: What the id names: ``okra_customer``, ``oneid_sub``, ``okra_record``,
            ``oauth_state``, ``akahu_profile``, ``scope``, ``request``, …
        id: The id as sent.
        name: The name that stands beside it, as sent.
    """

    kind: str | None = fields.text(sensitivity="none")
    id: str | None = fields.text(sensitivity="handle")
    name: str | None = fields.text(sensitivity="name")
