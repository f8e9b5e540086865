"""A stage: where the rows of one span are made ready, in whatever process, for a store to take.

A **span** is some thousand payloads that follow each other in the inputs. Where spans are cut
depends on the inputs alone, and a stage holds everything that came of one span in a folder of its
own: a worker fills it, `identity_schema.stores.outputs.store.Store.commit` takes it, whole or not
at all.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

from identity_schema.mapping.trace import Account
from identity_schema.records import Records

__all__ = ["Normalised", "Replaced", "Stage", "records_of"]

Normalised = Records | Account
"""What `identity_schema.normalize` or `identity_schema.explain` returned."""

Replaced = Mapping[int, AbstractSet[str]]
"""Number of a batch to the keys of its payloads that came again later."""


def records_of(one: Normalised) -> Records:
    """Return the records of what was normalised."""
    return one.records if isinstance(one, Account) else one


class Stage(ABC):
    """The base of all stages. Of payloads with one key in a span the last stands.

    Attributes:
        folder: Where the files go; it is there, empty, and nobody else's.
        replaced: Payloads of the span that a later one of it replaced.
    """

    def __init__(self, folder: Path) -> None:
        """Begin a stage."""
        self.folder = folder
        self.replaced = 0
        self._held: dict[str, Any] = {}
        self._batch_of: dict[str, int] = {}
        self._gone: dict[int, set[str]] = {}
        self._batches = 0

    def hold(self, one: Normalised) -> None:
        """Hold a payload until its batch ends."""
        key = records_of(one).payload.key
        if self._held.pop(key, None) is not None:
            self.replaced += 1
        self._held[key] = self.made_of(one)

    def end_batch(self) -> None:
        """Write what is held, few enough payloads to be held at a time."""
        for key in self._held:
            before = self._batch_of.get(key)
            if before is not None:
                self._gone.setdefault(before, set()).add(key)
                self.replaced += 1
            self._batch_of[key] = self._batches
        self._batches += 1
        self.write([*self._held.values()])
        self._held.clear()

    def close(self) -> None:
        """Make the files durable, without the payloads that were replaced."""
        self.settle(self._gone)

    @abstractmethod
    def made_of(self, one: Normalised) -> Any:
        """Return what is held of a payload: at once, while its records are at hand."""

    @abstractmethod
    def write(self, batch: list[Any]) -> None:
        """Write what is held of a batch; its payloads have different keys."""

    @abstractmethod
    def settle(self, replaced: Replaced) -> None:
        """Take out what was replaced, and close the files; they must outlast a loss of power."""
