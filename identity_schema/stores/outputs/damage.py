"""Outputs that are damaged: cut off, or overwritten in part, which is no error of the library."""

from pathlib import Path

from identity_schema.errors import ContractError

__all__ = ["damaged"]


def damaged(path: Path, how: str = "it cannot be read") -> ContractError:
    """Return the error that says that a file of an output is damaged.

    Args:
        path: The file.
        how: What is wrong with it, without anything that stands in it.
    """
    message = (
        f"{path} is damaged: {how}; put a sound copy in its place, or take the output away and"
        " make it anew from the payloads"
    )
    return ContractError("output.damaged", message)
