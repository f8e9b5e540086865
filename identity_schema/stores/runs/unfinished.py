"""A store that is to be changed: what its name means, and whether a run was left unfinished."""

from pathlib import Path

from identity_schema.errors import ContractError
from identity_schema.stores.connection import shown_uri
from identity_schema.stores.outputs.store import partial_path

__all__ = ["path_of_store", "refuse_unfinished"]


def path_of_store(store: str) -> Path:
    """Return the path of a store that is a file or a folder.

    Raises:
        ContractError: ``output.format``: it reads like a connection to something else, which may
            hold a password and is not shown.
    """
    shown = shown_uri(store)
    if shown != store:
        message = f"{shown} is no store; a database is postgresql://user@host/database"
        raise ContractError("output.format", message)
    return Path(store)


def refuse_unfinished(store: Path) -> None:
    """Refuse a store that has an unfinished run beside it.

    Raises:
        ContractError: ``run.unfinished``: it has.
    """
    if partial_path(store).exists():
        message = (
            f"{store} has an unfinished run beside it: finish it first by giving its command again,"
            f" or take {partial_path(store).name} away"
        )
        raise ContractError("run.unfinished", message)
