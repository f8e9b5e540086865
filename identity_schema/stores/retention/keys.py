"""Keys that a person names: whose data must go, and what must stay.

A key is that of a payload, that of a record, or the id of a subject in the provider's system.
"""

from pathlib import Path

from identity_schema.errors import ContractError

__all__ = ["load_keys"]

_LARGEST = 64 * 1024 * 1024


def load_keys(path: str | Path) -> frozenset[str]:
    """Read a file of keys, one a line, in UTF-8; blank lines and lines with ``#`` first are none.

    Raises:
        ContractError: ``retention.missing``: the file cannot be read; ``retention.form``: it is no
            text, or has more than 64 MiB.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError):
        raise ContractError("retention.missing", "the file of keys cannot be read") from None
    if len(data) > _LARGEST:
        raise ContractError("retention.form", "a file of keys has at most 64 MiB")
    try:
        lines = [line.strip() for line in data.decode("utf-8-sig").split("\n")]
    except UnicodeDecodeError:
        message = "a file of keys is UTF-8 text, one key a line"
        raise ContractError("retention.form", message) from None
    if b"\0" in data:
        raise ContractError("retention.form", "a key in the file has a character that is none")
    return frozenset(line for line in lines if line and not line.startswith("#"))
