"""The runner: spans into a store, each once, however often the process is killed on the way.

What makes that true is an order: a span's lines of the quarantine are durable before the store has
the span, the store keeps with the span how many of them count, and the folder of the run is there
until everything is in its place.
"""

import shutil
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

import attrs
import phonenumbers

from identity_schema._version import __version__
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.outputs.store import Store
from identity_schema.stores.run import Progress, Run, changed, fingerprint
from identity_schema.stores.runs.crew import Crew, Ready, Tick
from identity_schema.stores.runs.quarantine_file import QuarantineFile, put_in_place
from identity_schema.stores.runs.span import SPAN, Size, Span, cut
from identity_schema.stores.runs.tolerance import Tolerance
from identity_schema.stores.runs.work import Work, staged_quarantine
from identity_schema.stores.runs.workspace import Workspace
from identity_schema.stores.summary import Summary
from identity_schema.tables.schema import schema_version

__all__ = ["Job", "Tell", "carry_out"]

Tell = Callable[[str], None]


@attrs.frozen
class Job:
    """One run of a command.

    Attributes:
        items: The payloads, from the first: what is in the store already is passed over.
        inputs: What they are, as a JSON value: names, sizes.
        named: What the caller named, as a JSON value, whatever is there; None takes `inputs`.
        store: Where they go.
        quarantine: Where that goes which cannot be read.
        work: How they are worked on.
        make: Makes the same in a worker; see `identity_schema.stores.runs.worker.Worker`.
        append: Whether the output is added to.
        replays: Whether the payloads are those of the quarantine, which the new one replaces.
        restart: Whether what an earlier run left unfinished is forgotten.
        workers: Number of processes that work; with one it is this process.
        size: How large a span is.
        tolerance: How much may go to the quarantine; None bears everything.
        read: Tells how many bytes of the inputs were read.
    """

    items: Iterable[Item]
    inputs: object
    store: Store
    quarantine: Path
    work: Work
    make: Callable[[], Work]
    named: object = None
    append: bool = False
    replays: bool = False
    restart: bool = False
    workers: int = 1
    size: Size = SPAN
    tolerance: Tolerance | None = None
    read: Callable[[], int] = lambda: 0

    def fingerprint(self) -> str:
        """Return the hash of all that decides the output. The number of workers does not."""
        return self._hash(self.inputs)

    def command(self) -> str:
        """Return the hash of what was asked for: the same when an input has changed."""
        return self._hash(self.inputs if self.named is None else self.named)

    def _hash(self, inputs: object) -> str:
        return fingerprint({
            "inputs": inputs,
            "reading": self.work.reading.identity(),
            "originals": self.work.originals,
            "append": self.append,
            "size": attrs.asdict(self.size),
            "schema": schema_version(),
            "library": __version__,
            "phones": phonenumbers.__version__,
        })  # fmt: skip


def carry_out(job: Job, tick: Tick = lambda _, __: None, tell: Tell = lambda _: None) -> Summary:
    """Carry out a run, or what is left of it.

    Args:
        job: The run.
        tick: Called after each batch with its span and the span's counts so far.
        tell: Called with a line of text when the run goes on with an earlier one, or forgets one.

    Returns:
        The counts of the whole run.

    Raises:
        ContractError: ``run.unfinished``, ``run.changed``, ``run.worker``, ``output.busy``,
            ``output.foreign``: see `identity_schema.codes`; or the mapping is wrong.
        PolicyError: The policy, or the tolerance, stops the run. What is in the store by then is
            not put in its place, and a run with more tolerance goes on behind it.
        OSError: The disk is full, or the like. The run can be resumed.
    """
    workspace = Workspace(job.store.path, in_place=job.store.in_place)
    try:
        return _enter(job, workspace, tick, tell)
    except OSError as error:
        if error.filename is None:
            error.filename = str(workspace.path)
        raise
    finally:
        workspace.leave()


def _enter(job: Job, workspace: Workspace, tick: Tick, tell: Tell) -> Summary:
    name = job.fingerprint()
    if workspace.complete is not None:
        # A process was killed while it put a run in its place.
        done = Progress.of(workspace.complete)
        _put_all_in_place(job, workspace)
        if workspace.name == name and not job.restart:
            workspace.remove()
            tell(f"resumed: all {done.items} payloads were done before")
            return _summary(job, done)
        tell("an earlier run, of which everything was done, is now in its place")
    run = workspace.enter(
        name, job.command(),
        append=job.append, restart=job.restart, keeps=job.append and not job.replays,
    )  # fmt: skip
    if workspace.forgot:
        tell("half of another run, or of this one with other options, was here and is forgotten")
    course = _Course(job, workspace, tell)
    try:
        course.load(run, tick)
    except BaseException:
        job.store.close()
        if course.came_to_nothing:
            workspace.remove()
        raise
    job.store.close()
    workspace.mark_complete(course.progress.text())
    _put_all_in_place(job, workspace)
    workspace.remove()
    return _summary(job, course.progress)


class _Course:
    """What one process does of a run.

    Attributes:
        progress: What is in the store.
        came_to_nothing: Whether the store is known to have nothing of the run.
    """

    def __init__(self, job: Job, workspace: Workspace, tell: Tell) -> None:
        self._job = job
        self._tell = tell
        self._workspace = workspace
        self.progress = Progress()
        self.came_to_nothing = False

    def load(self, run: Run, tick: Tick) -> None:
        """Load what is not in the store yet."""
        job = self._job
        self.came_to_nothing = not run.resumed
        self.progress = Progress.of(job.store.begin(run))
        self.came_to_nothing = not self.progress.spans
        quarantine = QuarantineFile(self._workspace.quarantine, self.progress.quarantine)
        try:
            self._load_into(quarantine, tick)
        finally:
            quarantine.close()
        if job.tolerance is not None:
            job.tolerance.check(_summary(job, self.progress), at_end=True)

    def _load_into(self, quarantine: QuarantineFile, tick: Tick) -> None:
        job = self._job
        # A run that is stopped leaves no input open.
        with closing(_each(job.items)) as items, Crew(job.make, job.work, job.workers) as crew:
            spans = _rest(cut(items, job.size, job.read), self.progress, self._tell)
            for ready in crew.make_ready(spans, self._workspace.make_stages(), tick):
                self._take(ready, quarantine)
                shutil.rmtree(ready.folder)

    def _take(self, ready: Ready, quarantine: QuarantineFile) -> None:
        """Put a span into the store, with the progress that the run has with it."""
        summary = _summary(self._job, self.progress)
        summary.restore(ready.counts)
        if self._job.tolerance is not None:
            self._job.tolerance.check(summary)
        size = quarantine.append(staged_quarantine(ready.folder))
        then = self.progress

        def progress(replaced: int) -> str:
            nonlocal then
            summary.replaced += replaced
            then = Progress(
                spans=self.progress.spans + 1,
                items=self.progress.items + ready.payloads,
                digest=ready.span.digest,
                quarantine=size,
                summary=summary.counts(),
            )
            return then.text()

        self._job.store.commit(ready.folder, progress)
        self.progress, self.came_to_nothing = then, False


def _each(items: Iterable[Item]) -> Generator[Item, None, None]:
    """Yield payloads; closing it closes where they come from."""
    yield from items


def _rest(spans: Iterator[Span], progress: Progress, tell: Tell) -> Iterator[Span]:
    """Yield the spans that are not in the store; what is there must be what is read now."""
    passed = [span.digest for span in islice(spans, progress.spans)][-1:]
    if passed != [progress.digest][: progress.spans]:
        raise changed()
    if progress.spans:
        tell(f"resumed: {progress.items} payloads were done before")
    yield from spans


def _summary(job: Job, progress: Progress) -> Summary:
    summary = Summary(job.work.reading.mapping)
    if progress.summary:
        summary.restore(progress.summary)
    return summary


def _put_all_in_place(job: Job, workspace: Workspace) -> None:
    job.store.finish()
    put_in_place(workspace.quarantine, job.quarantine, append=workspace.keeps)
