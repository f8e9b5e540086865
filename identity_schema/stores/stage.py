"""A stage: where the rows of one span are made ready, in whatever process, for a store to take.

A **span** is some thousand payloads that follow each other in the inputs. Where spans are cut
depends on the inputs alone, and a stage holds everything that came of one span in a folder of its
own: a worker fills it, `identity_schema.stores.outputs.store.Store.commit` takes it, whole or not
at all.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path

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
    """

    def __init__(self, folder: Path) -> None:
        """Begin a stage."""
        self.folder = folder
        self._batch_of: dict[str, int] = {}
        self._replaced: dict[int, set[str]] = {}
        self._batches = 0

    def add(self, batch: Iterable[Normalised]) -> None:
        """Add payloads, few enough to be held at a time."""
        last: dict[str, Normalised] = {}
        for one in batch:
            key = records_of(one).payload.key
            last.pop(key, None)
            last[key] = one
        for key in last:
            before = self._batch_of.get(key)
            if before is not None:
                self._replaced.setdefault(before, set()).add(key)
            self._batch_of[key] = self._batches
        self._batches += 1
        self.write(list(last.values()))

    def close(self) -> None:
        """Make the files durable, without the payloads that were replaced."""
        self.settle(self._replaced)

    @abstractmethod
    def write(self, batch: list[Normalised]) -> None:
        """Write a batch; its payloads have different keys."""

    @abstractmethod
    def settle(self, replaced: Replaced) -> None:
        """Take out what was replaced, and close the files; they must outlast a loss of power."""
