"""Runs: the same tables however the input is cut and whoever works; what was begun goes on."""

import shutil
import sys
import tempfile
from functools import partial
from hashlib import sha256
from pathlib import Path
from types import ModuleType, new_class
from typing import TYPE_CHECKING, Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storing import failing_work, held, make_keyed_work, make_work

from identity_schema import ContractError
from identity_schema.stores.inputs.finding import find_sources
from identity_schema.stores.inputs.sources import Sources
from identity_schema.stores.outputs.choice import make_store
from identity_schema.stores.outputs.store import Store, partial_path
from identity_schema.stores.runs.load import Batch
from identity_schema.stores.runs.lock import Lock
from identity_schema.stores.runs.policy import PolicyError
from identity_schema.stores.runs.quarantine import quarantine_path
from identity_schema.stores.runs.runner import Job, carry_out
from identity_schema.stores.runs.span import Size
from identity_schema.stores.runs.tolerance import Tolerance

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLES = Path(__file__).parents[2] / "examples"
OUTPUTS = ["out.duckdb", "out", "out.jsonl"]


@pytest.fixture
def tmp_path(in_memory: Path) -> Path:
    """A folder of the test's own, where nothing waits for a disk."""
    return Path(tempfile.mkdtemp(dir=in_memory))


def job(output: Path, *inputs: Path, **how: Any) -> Job:
    """Make a job; it reads the mixed examples where nothing else is said."""
    found = find_sources([str(path) for path in inputs or (EXAMPLES / "mixed.jsonl",)])
    store = make_store(str(output))
    how = {"size": Size(4)} | how
    return Job(
        items=Sources(found),
        inputs=[source.name for source in found],
        store=store,
        quarantine=quarantine_path(output),
        work=make_work(store.stage),
        make=partial(make_work, store.stage),
        **how,
    )


def content(output: Path) -> Any:
    """Give everything that an output has, rows in their order."""
    return output.read_bytes() if output.suffix == ".jsonl" else held(output)


def digest(output: Path) -> str:
    """Hash the bytes of an output of files."""
    made = sha256()
    for path in sorted(output.rglob("*.parquet")) or [output]:
        made.update(path.read_bytes())
    return made.hexdigest()


def names(folder: Path) -> set[str]:
    """Give the names in a folder."""
    return {path.name for path in folder.iterdir()}


def stop(*_: object, **__: object) -> None:
    """Stop a run as a signal would."""
    raise KeyboardInterrupt


def stop_after(spans: int, store: Store) -> None:
    """Let a store take some spans only."""
    commit: Callable[..., None] = store.commit
    left = iter(range(spans))

    def some(*arguments: Any) -> None:
        if next(left, None) is None:
            stop()
        commit(*arguments)

    store.commit = some  # type: ignore[method-assign]


def interrupt(one: Job, spans: int) -> None:
    """Carry out a run and stop it after some spans."""
    stop_after(spans, one.store)
    with pytest.raises(KeyboardInterrupt):
        carry_out(one)


@pytest.mark.parametrize("name", OUTPUTS)
@settings(max_examples=4)
@given(st.integers(1, 30), st.integers(200, 90_000), st.integers(1, 9))
def test_law_however_the_input_is_cut_the_tables_are_the_same(
    in_memory: Path, name: str, payloads: int, size: int, batch: int
) -> None:
    folder = Path(tempfile.mkdtemp(dir=in_memory))
    one = job(folder / name, size=Size())
    two = job(folder / f"cut-{name}", size=Size(payloads, size))
    two = attrs.evolve(two, work=attrs.evolve(two.work, batch=Batch(batch)))
    assert carry_out(one).lines() == carry_out(two).lines()
    assert content(one.store.path) == content(two.store.path)
    shutil.rmtree(folder)


@pytest.mark.parametrize("name", OUTPUTS)
def test_any_number_of_workers_writes_the_same(tmp_path: Path, name: str) -> None:
    made = []
    for workers in (1, 2):
        (tmp_path / str(workers)).mkdir()
        one = job(tmp_path / str(workers) / name, workers=workers)
        lines = carry_out(one).lines()
        path = one.store.path
        made.append((lines, held(path) if name == "out.duckdb" else digest(path)))
        assert names(path.parent) == {name}
    assert made[0] == made[1]


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("spans", [1, 2])
def test_a_run_goes_on_behind_what_is_in_the_store(tmp_path: Path, name: str, spans: int) -> None:
    whole = carry_out(job(tmp_path / name))
    expected = content(tmp_path / name)
    shutil.rmtree(tmp_path)
    tmp_path.mkdir()
    interrupt(job(tmp_path / name), spans)
    assert names(tmp_path) == {f"{name}.partial"}
    again = job(tmp_path / name)
    seen: list[int] = []
    assert carry_out(again, lambda span, _: seen.append(span.number)).lines() == whole.lines()
    assert seen[0] == spans
    assert content(tmp_path / name) == expected
    assert names(tmp_path) == {name}


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_run_that_came_to_nothing_leaves_nothing(tmp_path: Path, name: str) -> None:
    interrupt(job(tmp_path / name), 0)
    assert names(tmp_path) == set()


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_replaced_output_is_the_earlier_one_until_the_end(tmp_path: Path, name: str) -> None:
    carry_out(job(tmp_path / name, EXAMPLES / "akahu"))
    before = content(tmp_path / name)
    interrupt(job(tmp_path / name), 2)
    assert content(tmp_path / name) == before


@pytest.mark.parametrize("name", OUTPUTS)
def test_appending_adds_and_doing_it_again_changes_nothing(tmp_path: Path, name: str) -> None:
    both = tmp_path / f"both-{name}"
    carry_out(job(both, EXAMPLES / "akahu", EXAMPLES / "mixed.jsonl", size=Size(1)))
    carry_out(job(tmp_path / name, EXAMPLES / "akahu", append=True, size=Size(1)))
    for _ in range(2):
        carry_out(job(tmp_path / name, append=True, size=Size(1)))
        assert content(tmp_path / name) == content(both)


def test_appending_to_half_of_another_run_is_refused(tmp_path: Path) -> None:
    output = tmp_path / "out.duckdb"
    carry_out(job(output, EXAMPLES / "akahu"))
    interrupt(job(output, append=True), 2)
    for change in ({}, {"append": True}):
        with pytest.raises(ContractError) as caught:
            carry_out(job(output, EXAMPLES / "okra", **{"append": True} | change))
        assert caught.value.code == "run.unfinished"
    carry_out(job(output, EXAMPLES / "okra", append=True, restart=True))
    assert names(tmp_path) >= {"out.duckdb"}
    assert f"{output.name}.partial" not in names(tmp_path)


def test_the_database_itself_knows_that_a_run_was_not_finished(tmp_path: Path) -> None:
    output = tmp_path / "out.duckdb"
    carry_out(job(output, EXAMPLES / "akahu"))
    interrupt(job(output, append=True), 2)
    shutil.rmtree(partial_path(output))
    with pytest.raises(ContractError) as caught:
        carry_out(job(output, EXAMPLES / "okra", append=True))
    assert caught.value.code == "run.unfinished"
    assert names(tmp_path) == {"out.duckdb", "out.duckdb.quarantine.jsonl"} & names(tmp_path)
    carry_out(job(output, append=True))
    carry_out(job(output, EXAMPLES / "okra", append=True))


@pytest.mark.parametrize("name", OUTPUTS)
def test_replacing_forgets_half_of_another_run(tmp_path: Path, name: str) -> None:
    interrupt(job(tmp_path / name), 2)
    carry_out(job(tmp_path / name, EXAMPLES / "akahu"))
    found = content(tmp_path / name)
    carry_out(job(tmp_path / name, EXAMPLES / "akahu", restart=True))
    assert content(tmp_path / name) == found
    assert f"{name}.partial" not in names(tmp_path)


def test_another_command_that_replaces_says_that_it_forgets_half_of_a_run(tmp_path: Path) -> None:
    said: list[str] = []
    interrupt(job(tmp_path / "out.jsonl"), 2)
    carry_out(job(tmp_path / "out.jsonl", EXAMPLES / "akahu"), tell=said.append)
    assert said == [
        "half of another run, or of this one with other options, was here and is forgotten"
    ]
    interrupt(job(tmp_path / "out.jsonl"), 2)
    carry_out(job(tmp_path / "out.jsonl", restart=True), tell=said.append)
    assert len(said) == 1, "who says --restart knows"


@pytest.mark.parametrize("how", [{}, {"append": True}])
@pytest.mark.parametrize("name", OUTPUTS)
def test_the_same_command_with_other_inputs_is_refused(
    tmp_path: Path, name: str, how: dict[str, bool]
) -> None:
    one = job(tmp_path / name, named="in", **how)
    interrupt(one, 2)
    with pytest.raises(ContractError) as caught:
        carry_out(attrs.evolve(one, inputs="grown", store=make_store(str(tmp_path / name))))
    assert caught.value.code == "run.changed"
    said: list[str] = []
    carry_out(job(tmp_path / name, named="in", **how), tell=said.append)
    assert said == ["resumed: 8 payloads were done before"]


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_a_restart_leaves_is_said_as_it_is(tmp_path: Path, name: str) -> None:
    carry_out(job(tmp_path / name, EXAMPLES / "akahu"))
    before = content(tmp_path / name)
    interrupt(job(tmp_path / name, append=True), 2)
    with pytest.raises(ContractError) as caught:
        carry_out(job(tmp_path / name, EXAMPLES / "okra", append=True))
    stays = "what it has added to the output by now stays there" in str(caught.value)
    assert stays != ("nothing of it is in the output" in str(caught.value))
    assert stays is (content(tmp_path / name) != before)


@pytest.fixture
def again(tmp_path: Path) -> Path:
    """A file of twenty payloads with three keys, one of them of all spans but the last."""
    path = tmp_path / "again.jsonl"
    keys = ["a", "a", "b", "a", "c", "a", "b", "b", "a", "c", "c", "c"] + ["a"] * 5 + ["b"] * 3
    path.write_text("".join(GOOD % key for key in keys))
    return path


GOOD = '{"_id": "%s", "status": "COMPLETE", "identities": [{"name": "Ada", "meta": {}}]}\n'


def keyed(output: Path, source: Path, **how: Any) -> Job:
    """Make a job that takes the keys of payloads from within."""
    one = job(output, source, **how)
    make = partial(make_keyed_work, one.store.stage)
    return attrs.evolve(one, work=make(), make=make)


@pytest.mark.parametrize("name", OUTPUTS)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 100])
@pytest.mark.parametrize("batch", [1, 2, 100])
def test_law_payloads_less_those_that_were_replaced_are_in_the_store(
    tmp_path: Path, again: Path, name: str, size: int, batch: int
) -> None:
    one = keyed(tmp_path / name, again, size=Size(size))
    summary = carry_out(attrs.evolve(one, work=attrs.evolve(one.work, batch=Batch(batch))))
    assert (summary.payloads, summary.replaced) == (20, 17)
    assert "replaced     17  payloads, each by a later one with the same key" in summary.lines()
    rows = content(tmp_path / name)
    assert len(rows.splitlines() if isinstance(rows, bytes) else rows["payloads"]) == 3


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_was_replaced_is_counted_by_workers_and_when_a_run_goes_on(
    tmp_path: Path, again: Path, name: str
) -> None:
    for spans in (1, 2, 3, 4):
        one = keyed(tmp_path / name, again, append=True)
        interrupt(one, spans)
        said: list[str] = []
        summary = carry_out(keyed(tmp_path / name, again, append=True, workers=2), tell=said.append)
        assert summary.replaced == 17
        assert said == [f"resumed: {4 * spans} payloads were done before"]


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_an_earlier_run_put_there_is_not_counted_as_replaced(
    tmp_path: Path, again: Path, name: str
) -> None:
    once = tmp_path / "once.jsonl"
    once.write_text("".join(GOOD % key for key in "abc"))
    assert carry_out(keyed(tmp_path / name, again)).replaced == 17
    for _ in range(2):
        assert carry_out(keyed(tmp_path / name, once, append=True)).replaced == 0
        assert carry_out(keyed(tmp_path / name, again, append=True)).replaced == 17


@pytest.mark.parametrize("change", [b"", b'{"_id": "other", "status": "COMPLETE"}\n' * 29])
def test_an_input_that_changed_is_told_from_the_one_that_was_read(
    tmp_path: Path, change: bytes
) -> None:
    source = tmp_path / "in.jsonl"
    shutil.copyfile(EXAMPLES / "mixed.jsonl", source)
    interrupt(job(tmp_path / "out.jsonl", source), 2)
    source.write_bytes(change)
    with pytest.raises(ContractError) as caught:
        carry_out(job(tmp_path / "out.jsonl", source))
    assert caught.value.code == "run.changed"
    carry_out(job(tmp_path / "out.jsonl", source, restart=True))
    assert names(tmp_path) == {"in.jsonl", "out.jsonl"}


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_run_that_was_stopped_at_its_very_end_is_put_in_its_place(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = job(tmp_path / name)
    with monkeypatch.context() as patch:
        patch.setattr(type(one.store), "finish", stop)
        with pytest.raises(KeyboardInterrupt):
            carry_out(one)
    worked: list[object] = []
    again = carry_out(job(tmp_path / name), lambda span, _: worked.append(span))
    assert worked == []
    found = content(tmp_path / name)
    assert again.lines() == carry_out(job(tmp_path / name)).lines()
    assert content(tmp_path / name) == found


def test_what_was_complete_is_put_in_its_place_by_any_later_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = job(tmp_path / "out.jsonl", EXAMPLES / "akahu")
    with monkeypatch.context() as patch:
        patch.setattr(type(one.store), "finish", stop)
        with pytest.raises(KeyboardInterrupt):
            carry_out(one)
    carry_out(job(tmp_path / "out.jsonl", append=True))
    carry_out(job(tmp_path / "both.jsonl", EXAMPLES / "akahu", EXAMPLES / "mixed.jsonl"))
    assert content(tmp_path / "out.jsonl") == content(tmp_path / "both.jsonl")


def test_a_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    other = partial_path(tmp_path / "out.jsonl")
    other.mkdir()
    (other / "mine.txt").write_text("mine")
    with pytest.raises(ContractError) as caught:
        carry_out(job(tmp_path / "out.jsonl"))
    assert caught.value.code == "output.foreign"
    assert (other / "mine.txt").read_text() == "mine"


@pytest.mark.parametrize("left", [[], ["lock"]])
def test_a_folder_that_was_all_but_removed_is_no_hindrance(tmp_path: Path, left: list[str]) -> None:
    partial_path(tmp_path / "out.jsonl").mkdir()
    for name in left:
        (partial_path(tmp_path / "out.jsonl") / name).touch()
    carry_out(job(tmp_path / "out.jsonl"))
    assert names(tmp_path) == {"out.jsonl"}


def test_nobody_else_can_look_into_the_folder_of_a_run(tmp_path: Path) -> None:
    interrupt(job(tmp_path / "out.jsonl"), 2)
    assert partial_path(tmp_path / "out.jsonl").stat().st_mode & 0o777 == 0o700


def test_two_processes_do_not_write_one_output(tmp_path: Path) -> None:
    interrupt(job(tmp_path / "out.jsonl"), 2)
    lock = Lock(partial_path(tmp_path / "out.jsonl") / "lock")
    with pytest.raises(ContractError) as caught:
        carry_out(job(tmp_path / "out.jsonl"))
    assert caught.value.code == "output.busy"
    lock.release()
    carry_out(job(tmp_path / "out.jsonl"))


def test_a_run_with_more_tolerance_goes_on(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    good = b'{"_id": "i", "status": "COMPLETE"}\n'
    source.write_bytes(good * 6 + b"bad\n" * 3 + good * 3)
    output = tmp_path / "out.jsonl"
    with pytest.raises(PolicyError):
        carry_out(job(output, source, tolerance=Tolerance.of("2")))
    seen: list[int] = []
    tolerant = job(output, source, tolerance=Tolerance.of("3"))
    summary = carry_out(tolerant, lambda span, _: seen.append(span.number))
    assert (summary.payloads, summary.quarantined.total()) == (9, 3)
    assert seen[0] > 0


def test_a_share_is_looked_at_when_the_run_ends(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"_id": "i", "status": "COMPLETE"}\nbad\n')
    with pytest.raises(PolicyError):
        carry_out(job(tmp_path / "out.jsonl", source, tolerance=Tolerance.of("10%")))
    assert not (tmp_path / "out.jsonl").exists()


def test_a_worker_that_would_read_otherwise_is_refused(tmp_path: Path) -> None:
    one = job(tmp_path / "out.jsonl", workers=2)
    other = attrs.evolve(one, make=partial(make_work, one.work.stage, 100))
    with pytest.raises(ContractError) as caught:
        carry_out(other)
    assert caught.value.code == "run.changed"
    assert names(tmp_path) == set()


def test_the_number_of_workers_is_no_other_run(tmp_path: Path) -> None:
    assert job(tmp_path / "a", workers=2).fingerprint() == job(tmp_path / "a").fingerprint()
    assert job(tmp_path / "a", append=True).fingerprint() != job(tmp_path / "a").fingerprint()


def test_work_that_fails_in_every_worker_ends_the_run(tmp_path: Path) -> None:
    """And no span waits for a worker that does not come back."""
    one = job(tmp_path / "out.jsonl", workers=2, size=Size(1))
    with pytest.raises(OSError, match="No space left"):
        carry_out(attrs.evolve(one, make=partial(failing_work, one.store.stage)))


def test_work_that_a_worker_cannot_import_ends_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here_only = ModuleType("here_only")
    here_only.make = new_class("make")  # type: ignore[attr-defined]
    here_only.make.__module__ = "here_only"
    monkeypatch.setitem(sys.modules, "here_only", here_only)
    one = job(tmp_path / "out.jsonl", workers=2)
    with pytest.raises(ContractError) as caught:
        carry_out(attrs.evolve(one, make=here_only.make))
    assert caught.value.code == "run.worker"
