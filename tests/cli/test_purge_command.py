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


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--subject", "k", "--as-of", "today"), "option.as_of"),
        (("--subject", "k", "--as-of", "2026-11-22"), "option.as_of"),
        (AS_OF, "option.purge"),
        (("--policy", "no.toml", *AS_OF), "retention.missing"),
        (("--subject", "k", "--hold", "no.txt", *AS_OF), "retention.missing"),
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
