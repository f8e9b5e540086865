"""``identity-schema purge`` and ``migrate``: the commands, and that what was purged stays away."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

Run = Callable[..., Any]

POLICY = """
[[rule]]
provider = "okra"
keep = "1y"

[[rule]]
sensitivity = "name"
keep = "90d"
"""
AS_OF = ("--as-of", "2026-11-22T00:00:00Z")


@pytest.fixture(params=["out.duckdb", "out"])
def store(request: pytest.FixtureRequest, run: Run, examples: Path) -> str:
    """A store of payloads that were received in January 2026."""
    name = str(request.param)
    done = run(
        "normalize", examples / "mixed.jsonl", "--to", name,
        "--received-at", "2025-06-01T00:00:00Z",
    )  # fmt: skip
    assert done.status == 0
    return name


def payloads(store: str) -> list[str]:
    """Give the keys of the payloads of a store."""
    source = "payloads" if store.endswith(".duckdb") else f"'{store}/payloads/*.parquet'"
    with duckdb.connect(store if store.endswith(".duckdb") else ":memory:") as connection:
        found = connection.execute(f"SELECT record_key FROM {source} ORDER BY 1").fetchall()  # noqa: S608 - ours
        return [key for (key,) in found]


def test_a_policy_is_carried_out_and_told(run: Run, store: str) -> None:
    Path("retention.toml").write_text(POLICY)
    before = payloads(store)
    dry = run("purge", store, "--policy", "retention.toml", *AS_OF, "--dry-run")
    assert dry.status == 0
    assert dry.out.startswith("dry run: nothing was changed\n")
    assert payloads(store) == before
    done = run("purge", store, "--policy", "retention.toml", *AS_OF)
    assert done.status == 0
    assert done.out == dry.out.partition("\n")[2]
    assert "  by rule 1\n" in done.out
    assert "  by rule 2\n" in done.out
    assert 0 < len(payloads(store)) < len(before)


def test_what_was_purged_does_not_come_back_unless_it_is_asked_for(
    run: Run, store: str, examples: Path
) -> None:
    before = payloads(store)
    key = before[0]
    assert run("purge", store, "--subject", key, *AS_OF).status == 0
    again = run("normalize", examples / "mixed.jsonl", "--to", store, "--append")
    assert again.status == 1
    assert "payload.purged" in again.out
    assert payloads(store) == before[1:]
    workers = run(
        "normalize", examples / "mixed.jsonl", "--to", store, "--append", "--workers", "2",
        "--span", "3",
    )  # fmt: skip
    assert workers.status == 1
    assert payloads(store) == before[1:]
    asked = run("normalize", examples / "mixed.jsonl", "--to", store, "--append", "--allow-purged")
    assert asked.status == 0
    assert payloads(store) == before


def test_no_key_is_shown(run: Run, store: str) -> None:
    key = payloads(store)[0]
    Path("hold.txt").write_text("zqxjkvcanary\n")
    done = run("purge", store, "--subject", key, "--hold", "hold.txt", *AS_OF)
    assert key not in done.out + done.err
    assert "zqxjkvcanary" not in done.out + done.err


def test_an_erasure_that_finds_nobody_is_no_success(run: Run, store: str) -> None:
    before = payloads(store)
    done = run("purge", store, "--subject", "zqxjkvcanary", *AS_OF)
    assert done.status == 1
    assert done.err.startswith("identity-schema: --subject names nothing in the store: ")
    assert done.err.count("\n") == 1
    assert "zqxjkvcanary" not in done.out + done.err
    assert payloads(store) == before


def test_who_was_not_found_is_told_by_the_place_and_the_others_go(run: Run, store: str) -> None:
    first, *others = payloads(store)
    asked = ("--subject", "zqxjkvcanary", "--subject", first, "--subject", "zqxjkvcanary2")
    dry = run("purge", store, *asked, *AS_OF, "--dry-run")
    done = run("purge", store, *asked, *AS_OF)
    assert (done.status, dry.status) == (1, 1)
    assert dry.err == done.err
    assert [line.partition(" names")[0] for line in done.err.splitlines()] == [
        "identity-schema: --subject 1 of 3", "identity-schema: --subject 3 of 3",
    ]  # fmt: skip
    assert payloads(store) == others
    again = run("purge", store, *asked, *AS_OF)
    assert again.status == 1
    assert "--subject 2 of 3 was purged before, as a tombstone says\n" in again.err
    alone = run("purge", store, "--subject", first, *AS_OF)
    assert (alone.status, alone.err.count("\n")) == (0, 1)
    assert first not in again.out + again.err + alone.out + alone.err


def test_keys_that_hold_nothing_are_counted(run: Run, store: str) -> None:
    first, second, *_ = payloads(store)
    Path("hold.txt").write_text(f"{first}\nzqxjkvcanary\nzqxjkvcanary2\n")
    done = run("purge", store, "--subject", second, "--hold", "hold.txt", *AS_OF)
    assert done.status == 0
    assert done.err.startswith("identity-schema: 2 of the keys of --hold name nothing in the store")
    Path("hold.txt").write_text(f"{first}\n")
    done = run("purge", store, "--subject", first, "--hold", "hold.txt", *AS_OF)
    assert (done.status, done.err) == (0, "")
    assert first in payloads(store)


def test_a_restricted_store_stays_restricted(run: Run, store: str) -> None:
    """It is written anew, and must not be open to others for that."""
    Path(store).chmod(0o700 if Path(store).is_dir() else 0o600)
    before = Path(store).stat()
    assert run("purge", store, "--subject", payloads(store)[0], *AS_OF).status == 0
    after = Path(store).stat()
    assert (after.st_mode, after.st_ino != before.st_ino) == (before.st_mode, True)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--subject", "k", "--as-of", "today"), "option.as_of"),
        (("--subject", "k", "--as-of", "2026-11-22"), "option.as_of"),
        (AS_OF, "option.purge"),
        (("--policy", "no.toml", *AS_OF), "retention.missing"),
        (("--subject", "k", "--hold", "no.txt", *AS_OF), "retention.missing"),
        (("--subject", "", *AS_OF), "option.subject"),
        (("--subject", "k", "--subject", " ", *AS_OF), "option.subject"),
    ],
)
def test_a_wrong_call_is_refused(run: Run, arguments: tuple[str, ...], code: str) -> None:
    done = run("purge", "out.duckdb", *arguments)
    assert done.status == 2
    assert f"identity-schema: {code}: " in done.err


def test_without_a_time_nothing_is_purged(run: Run) -> None:
    done = run("purge", "out.duckdb", "--subject", "k")
    assert done.status == 2
    assert "--as-of" in done.err


def test_a_store_of_today_needs_no_migration(run: Run, store: str) -> None:
    done = run("migrate", store)
    assert done.status == 0
    assert "nothing was changed" in done.out


def test_a_store_that_is_not_there_cannot_be_migrated(run: Run) -> None:
    done = run("migrate", "no.duckdb")
    assert done.status == 2
    assert "store.missing" in done.err
