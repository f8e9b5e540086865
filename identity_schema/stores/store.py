"""A store: where tables go. It takes normalised payloads in batches and is complete or absent.

Everything is written beside the output, under another name, and takes its place when all is done.
"""

from abc import ABC, abstractmethod
from pathlib import Path
from types import TracebackType
from typing import Self

from identity_schema.mapping.trace import Account
from identity_schema.records import Records

__all__ = ["BATCH", "Normalised", "Store", "partial_path"]

BATCH = 2000
"""Payloads that are written at a time."""

Normalised = Records | Account
"""What `identity_schema.normalize` or `identity_schema.explain` returned."""


def partial_path(output: Path) -> Path:
    """Return where an output grows: beside it, so that it can be renamed into place."""
    return output.with_name(f"{output.name}.partial")


class Store(ABC):
    """The base of all stores, a context manager.

    Leaving it commits; leaving it by an exception aborts, and an earlier output stays as it was.

    Attributes:
        path: The output.
    """

    def __init__(self, path: Path, batch: int = BATCH) -> None:
        """Prepare a store.

        Args:
            path: The output.
            batch: Payloads to hold before they are written; the output does not depend on it.
        """
        self.path = path
        self._batch = batch
        self._held: list[Normalised] = []

    def __enter__(self) -> Self:
        """Open the store."""
        self.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit, or abort after an exception."""
        if kind is not None:
            self.abort()
            return
        try:
            self.flush()
            self.commit()
        except BaseException:
            self.abort()
            raise

    def add(self, normalised: Normalised) -> None:
        """Add one normalised payload."""
        self._held.append(normalised)
        if len(self._held) >= self._batch:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        if self._held:
            held, self._held = self._held, []
            self.write(held)

    @abstractmethod
    def open(self) -> None:
        """Begin the output."""

    @abstractmethod
    def write(self, batch: list[Normalised]) -> None:
        """Write a batch."""

    @abstractmethod
    def commit(self) -> None:
        """Put the output in its place."""

    @abstractmethod
    def abort(self) -> None:
        """Take away what was begun; called once, also where `commit` failed."""
