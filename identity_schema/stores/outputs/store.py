"""A store: where tables go. It takes spans, each whole or not at all, and each only once.

A run calls `Store.begin`, then `Store.commit` for each span in order, then `Store.finish`; and
`Store.close` in any case. It may be killed at any moment. The next process of the same run begins
again, learns from `Store.begin` what is already there, and goes on behind it.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from identity_schema.errors import ContractError
from identity_schema.stores.outputs.graves import Graves
from identity_schema.stores.run import Run
from identity_schema.stores.stage import Normalised, Stage
from identity_schema.tables.schema import schema_version

__all__ = ["Normalised", "Store", "Told", "partial_path"]


Told = Callable[[int], str]


def partial_path(output: Path) -> Path:
    """Return the folder of an unfinished run: beside the output, so that it can be renamed.

    Raises:
        ContractError: ``output.format``: the output has no name, such as the working folder.
    """
    if not output.name:
        message = "an output needs a name of its own: canonical.duckdb, or the name of a folder"
        raise ContractError("output.format", message)
    return output.with_name(f"{output.name}.partial")


class Store(ABC):
    """The base of all stores.

    A payload whose key is in the store already is replaced with all that came of it, so that
    ``(record_key, id)`` is a key of every table: also by a later span of the same run.

    Attributes:
        stage: What makes the rows of a span ready, also in a worker process.
        in_place: Whether an output that is there is added to where it lies, rather than in a copy.
        path: The output. For a database elsewhere, a name in the working folder: the quarantine
            and the folder of the unfinished run lie beside it.
        partial: That folder. It is there from `begin` to `finish`, and belongs to this run alone.
    """

    stage: ClassVar[type[Stage]]
    in_place: ClassVar[bool] = False

    def __init__(self, path: Path) -> None:
        """Prepare a store and touch nothing.

        Raises:
            ContractError: ``output.foreign``: something else is there, which would be lost.
        """
        self.path = path
        self.partial = partial_path(path)

    @property
    def shown(self) -> str:
        """Where the output is, as it may be shown."""
        return str(self.path)

    @property
    def schema(self) -> str:
        """The version of what it writes: of the tables, unless it writes records."""
        return schema_version()

    def graves(self) -> Graves:
        """Return what was purged from the output, which must not come back unasked.

        Raises:
            ContractError: The output cannot be read.
        """
        return Graves()

    @abstractmethod
    def begin(self, run: Run) -> str | None:
        """Open the store.

        Args:
            run: The run; see `identity_schema.stores.run.Run` for what it may forget.

        Returns:
            The progress that the last `commit` of this run was given; None where there was none.

        Raises:
            ContractError: ``run.unfinished``: the output has half of another run, which is not to
                be forgotten.
        """

    @abstractmethod
    def commit(self, folder: Path, progress: Told) -> None:
        """Take the span that is staged in a folder; when it returns, it outlasts a loss of power.

        Args:
            folder: What the stage wrote; files may be moved out of it.
            progress: Makes a text to keep together with the rows: both are there or neither. It is
                called once, with the number of payloads of earlier spans of the run that the span
                replaces.
        """

    @abstractmethod
    def finish(self) -> None:
        """Put the output in its place, and forget the progress; calling it again does no harm.

        A process that was killed here is followed by one that calls this without `begin`.
        """

    @abstractmethod
    def close(self) -> None:
        """Release files and connections; what was committed stays to be resumed."""
