"""The folder of an unfinished run, ``OUTPUT.partial``: what it needs to go on lies there.

Nobody but the owner can look into it (mode 0700). It is gone when the run is finished; taking it
away before forgets the run.
"""

import shutil
import tempfile
from pathlib import Path
from typing import Any

import msgspec

from identity_schema.errors import ContractError
from identity_schema.stores.durable import sync, write_whole
from identity_schema.stores.outputs.store import partial_path
from identity_schema.stores.run import Run, changed, unfinished
from identity_schema.stores.runs.lock import Lock

__all__ = ["Workspace"]

_LOCK, _RUN, _STAGES = "lock", "run.json", "stages-"


class Workspace:
    """The folder beside an output.

    Attributes:
        path: The folder.
        quarantine: Where the run's quarantine grows.
        complete: The progress of a run of which everything but putting it in place is done.
        forgot: Whether half of another run was here, and is forgotten without having been told to.
    """

    def __init__(self, output: Path, *, in_place: bool = False) -> None:
        """Enter the folder, which is made where there is none.

        Args:
            output: The output.
            in_place: Whether outputs of its kind are added to where they lie.

        Raises:
            ContractError: ``output.foreign``: it is somebody else's; ``output.busy``: another
                process is in it.
        """
        self.path = partial_path(output)
        self.quarantine = self.path / "quarantine.jsonl"
        self.forgot = False
        self._output = output
        self._in_place = in_place
        self._said = self._refuse_foreign()
        self.path.mkdir(mode=0o700, exist_ok=True)
        try:
            self._lock = Lock(self.path / _LOCK)
        except BlockingIOError:
            message = f"another process is writing {output}; wait for it, or end it"
            raise ContractError("output.busy", message) from None

    @property
    def name(self) -> str | None:
        """The fingerprint of the run that the folder is of; None where it is of none yet."""
        return self._said.get("fingerprint")

    @property
    def keeps(self) -> bool:
        """Whether what is in the quarantine stays there when that run is put in its place."""
        return bool(self._said.get("keeps"))

    @property
    def complete(self) -> str | None:
        """The progress of a run that needs nothing but to be put in its place, else None."""
        return self._said.get("complete")

    def enter(
        self, fingerprint: str, command: str, *, append: bool, restart: bool, keeps: bool
    ) -> Run:
        """Begin a run, or go on with it.

        Args:
            fingerprint: Which run it is.
            command: What was asked for, whatever the inputs held.
            append: Whether it adds to the output.
            restart: Whether an unfinished run is forgotten.
            keeps: Whether what is in the quarantine stays there.

        Raises:
            ContractError: ``run.changed``: the same command began with other inputs;
                ``run.unfinished``: another run is to be finished first.
        """
        half = bool(self._said) and self.complete is None and not restart
        resumed = half and self.name == fingerprint
        self.forgot = half and not resumed
        if self.forgot and self._said.get("command") == command:
            raise changed()
        if self.forgot and append:
            raise unfinished(self._output, in_place=self._in_place)
        if resumed:
            for left in self.path.glob(f"{_STAGES}*"):
                shutil.rmtree(left, ignore_errors=True)
        else:
            self._clear()
            self._say({"fingerprint": fingerprint, "command": command, "keeps": keeps})
        return Run(fingerprint, append=append, resumed=resumed, restart=restart)

    def make_stages(self) -> Path:
        """Make a folder for stages, which no process that was killed knows of."""
        return Path(tempfile.mkdtemp(prefix=_STAGES, dir=self.path))

    def mark_complete(self, progress: str) -> None:
        """Note that everything is done but putting it in place."""
        self._say(self._said | {"complete": progress})

    def remove(self) -> None:
        """Take the folder away."""
        self._clear()
        self.leave()
        shutil.rmtree(self.path, ignore_errors=True)

    def leave(self) -> None:
        """Leave the folder as it is."""
        self._lock.release()

    def _say(self, said: dict[str, Any]) -> None:
        self._said = said
        write_whole(self.path / _RUN, msgspec.json.encode(said))

    def _clear(self) -> None:
        # The name of the run goes first: without it nothing else counts.
        self._said = {}
        (self.path / _RUN).unlink(missing_ok=True)
        sync(self.path)
        for entry in self.path.iterdir():
            if entry.is_dir():
                shutil.rmtree(entry, ignore_errors=True)
            elif entry.name != _LOCK:
                entry.unlink()

    def _refuse_foreign(self) -> dict[str, Any]:
        """Return what the folder says of its run; nothing where it has none."""
        try:
            said: dict[str, Any] = msgspec.json.decode((self.path / _RUN).read_bytes(), type=dict)
        except FileNotFoundError:
            if not self.path.exists() or (self.path / _LOCK).exists():
                return {}
            if not any(self.path.iterdir()):
                return {}  # a process was killed when it had just made it, or all but removed it
        except (NotADirectoryError, msgspec.DecodeError):
            pass
        else:
            return said
        message = f"{self.path} is not of an earlier run: take it away, or name another output"
        raise ContractError("output.foreign", message)
