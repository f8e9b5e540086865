"""A stage of JSON lines: one record a line, and beside them where each payload's lines are."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from identity_schema.exports.json_schema import record_schema_version
from identity_schema.model import Payload, Record
from identity_schema.model.convert import to_json
from identity_schema.stores.durable import sync
from identity_schema.stores.outputs.ledger import Place
from identity_schema.stores.stage import Normalised, Replaced, Stage, records_of

__all__ = ["LinesStage", "staged_lines", "staged_places"]

_LINES, _PLACES = "lines.jsonl", "places.jsonl"


def staged_lines(folder: Path) -> Path:
    """Return the file of lines that a `LinesStage` wrote."""
    return folder / _LINES


def staged_places(folder: Path) -> Iterator[Place]:
    """Yield each payload's key, and where its lines begin and how many bytes they have."""
    with (folder / _PLACES).open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line, type=Place)


def _line(record: Record, payload: Payload) -> bytes:
    """Write a record with the versions that made it beside its fields."""
    made = msgspec.json.encode({
        "schema": record_schema_version(), "mapping": payload.mapping, "library": payload.library,
    })  # fmt: skip
    return b"%b,%b\n" % (to_json(record)[:-1], made[1:])


class LinesStage(Stage):
    """Writes ``lines.jsonl`` and ``places.jsonl``."""

    def __init__(self, folder: Path) -> None:
        """Begin the files; see `Stage`."""
        super().__init__(folder)
        self._batch = 0
        self._places: list[tuple[int, Place]] = []
        self._lines = staged_lines(folder).open("wb")

    def made_of(self, one: Normalised) -> tuple[str, bytes]:
        """Return a payload's key and the lines of its records."""
        records = records_of(one)
        lines = (_line(record, records.payload) for record in records)
        return records.payload.key, b"".join(lines)

    def write(self, batch: list[tuple[str, bytes]]) -> None:
        """Write the lines of a batch."""
        for key, lines in batch:
            self._places.append((self._batch, (key, self._lines.tell(), len(lines))))
            self._lines.write(lines)
        self._batch += 1

    def settle(self, replaced: Replaced) -> None:
        """Close the files."""
        self._lines.close()
        kept = [
            place
            for batch, place in self._places
            if place[0] not in replaced.get(batch, frozenset())
        ]
        if replaced:
            kept = self._without_the_rest(kept)
        with (self.folder / _PLACES).open("wb") as file:
            file.writelines(msgspec.json.encode(place) + b"\n" for place in kept)
        sync(staged_lines(self.folder))

    def _without_the_rest(self, kept: list[Place]) -> list[Place]:
        """Write the lines anew, with those of some payloads only; return where they are now."""
        path, growing = staged_lines(self.folder), self.folder / "lines.new"
        moved: list[Place] = []
        with path.open("rb") as lines, growing.open("wb") as file:
            for key, begin, size in kept:
                lines.seek(begin)
                moved.append((key, file.tell(), size))
                file.write(lines.read(size))
        growing.replace(path)
        return moved
