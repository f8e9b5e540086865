"""A run: one command over one set of inputs, from its first process to the one that finishes it.

>>> fingerprint({"inputs": ["a.jsonl"]}) == fingerprint({"inputs": ["b.jsonl"]})
False
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import attrs
import msgspec

from identity_schema.errors import ContractError

__all__ = ["Progress", "Run", "changed", "fingerprint", "unfinished"]


@attrs.frozen
class Run:
    """Which run it is.

    Attributes:
        fingerprint: Hash of all that decides the output. Two processes with the same one do the
            same work, so that the second goes on where the first was killed.
        append: Whether the output is added to, rather than replaced when the run is complete.
        resumed: Whether an earlier process of this run left something beside the output. Without
            it what a store finds of this run is to be forgotten.
        restart: Whether the store may forget another run that was not finished.
    """

    fingerprint: str
    append: bool = False
    resumed: bool = False
    restart: bool = False


@attrs.frozen
class Progress:
    """How far a run has come. A store keeps its text together with the rows, or neither.

    Attributes:
        spans: Spans that are in the store.
        items: Stored payloads in them, also those that could not be read.
        digest: SHA-256 of those payloads in hex: what was read must be what is there on resuming.
        quarantine: Bytes of the quarantine file that belong to them.
        summary: Counts of them, as `identity_schema.stores.summary` writes them.
    """

    spans: int = 0
    items: int = 0
    digest: str = ""
    quarantine: int = 0
    summary: dict[str, object] = attrs.field(factory=dict)

    def text(self) -> str:
        """Return it as one line of JSON."""
        return msgspec.json.encode(self).decode()

    @classmethod
    def of(cls, text: str | None) -> "Progress":
        """Read what `text` wrote; None is the very beginning."""
        return cls() if text is None else msgspec.json.decode(text, type=cls)


def changed() -> ContractError:
    """Return the error that says that inputs are not what they were when the run began."""
    message = (
        "the inputs are not what this command had read before it was stopped: give them back as"
        " they were, or begin anew with --restart"
    )
    return ContractError("run.changed", message)


def fingerprint(parts: Mapping[str, object]) -> str:
    """Return the fingerprint of a run, a hash in hex.

    Args:
        parts: All that decides the output: JSON values by name.
    """
    return sha256(msgspec.json.encode(parts, order="sorted")).hexdigest()


def unfinished(output: Path, *, in_place: bool) -> ContractError:
    """Return the error that says that an output has half of another run.

    Args:
        output: The output.
        in_place: Whether outputs of its kind are added to where they lie.
    """
    left = "what it has added to the output by now stays there" if in_place else (
        "nothing of it is in the output"
    )  # fmt: skip
    message = (
        f"{output} has half of another run: give that command again to finish it, or this one with"
        f" --restart, which forgets that run; {left}"
    )
    return ContractError("run.unfinished", message)
