"""Whether a store is of today's schema: asked before anything is done to one that is there."""

from identity_schema.errors import ContractError
from identity_schema.model.version import SCHEMA, is_later, release_of

__all__ = ["check_schema"]


def check_schema(found: str | None, today: str) -> None:
    """Refuse a store of another schema.

    Args:
        found: The version that the store says, with its hash; None where it says none.
        today: The version that this library would write, with its hash.

    Raises:
        ContractError: ``schema.differs``: an earlier version wrote it; ``schema.newer``: a later
            one did; ``schema.unknown``: it says no version, or its columns are not those of the
            version that it says.
    """
    if found == today:
        return
    release = release_of(found or "")
    if is_later(release, SCHEMA):
        message = f"the store is of schema {release}, later than {SCHEMA}: update the library"
        raise ContractError("schema.newer", message)
    if release != SCHEMA:
        message = f"the store is of schema {release}, not {SCHEMA}: run identity-schema migrate"
        raise ContractError("schema.differs", message)
    message = f"the store is of a schema {release} that was never released: make it again"
    raise ContractError("schema.unknown", message)
