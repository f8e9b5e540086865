"""Work: what becomes of one span, in this process or in a worker."""

from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from identity_schema.stores.inputs.items import Item
from identity_schema.stores.runs.load import BATCH, Batch, Reading, load
from identity_schema.stores.runs.quarantine import Quarantine
from identity_schema.stores.stage import Stage
from identity_schema.stores.summary import Summary

__all__ = ["Work", "staged_quarantine"]


def staged_quarantine(folder: Path) -> bytes:
    """Return the lines of the quarantine that one span has."""
    path = folder / _QUARANTINE
    return path.read_bytes() if path.exists() else b""


_QUARANTINE = "quarantine.jsonl"


@attrs.frozen
class Work:
    """How spans are worked on.

    Attributes:
        reading: How payloads are read.
        stage: What makes their rows ready.
        originals: Whether the quarantine keeps the payloads themselves.
        batch: How many normalised payloads are held at a time.
    """

    reading: Reading
    stage: type[Stage]
    originals: bool = False
    batch: Batch = BATCH

    def do(
        self,
        items: Sequence[Item],
        folder: Path,
        tick: Callable[[Summary], None] = lambda _: None,
    ) -> dict[str, object]:
        """Make a span ready in a folder of its own, which is made.

        Returns:
            The counts; see `identity_schema.stores.summary.Summary.counts`.

        Raises:
            ContractError: The mapping is wrong.
            PolicyError: The policy stops the run.
        """
        folder.mkdir()
        stage = self.stage(folder)
        quarantine = Quarantine(folder / _QUARANTINE, originals=self.originals)
        summary = load(items, stage, quarantine, self.reading, tick, self.batch)
        stage.close()
        summary.replaced = stage.replaced
        quarantine.commit()
        return summary.counts()
