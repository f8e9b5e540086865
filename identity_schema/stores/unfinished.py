"""Whether a run was left unfinished beside a store: then nothing else may change it."""

from pathlib import Path

from identity_schema.errors import ContractError
from identity_schema.stores.store import partial_path

__all__ = ["refuse_unfinished"]


def refuse_unfinished(store: Path) -> None:
    """Refuse a store that has an unfinished run beside it.

    Raises:
        ContractError: ``run.unfinished``: it has.
    """
    if partial_path(store).exists():
        message = f"{store} has an unfinished run beside it: finish it first, or take it away"
        raise ContractError("run.unfinished", message)
