"""``identity-schema explain``: every leaf of one payload, and no key that nobody knows."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from identity_schema import explain

Run = Callable[..., Any]


def table(text: str) -> list[list[str]]:
    """Read the printed table."""
    head, _, _ = text.partition("\n\n")
    return [re.split(r" {2,}", line) for line in head.splitlines()]


def test_every_leaf_is_a_line(run: Run, examples: Path) -> None:
    path = examples / "okra" / "get_by_bvn.json"
    done = run("explain", path)
    account = explain(path.read_bytes())
    head, *rows = table(done.out)
    assert (done.status, done.err) == (0, "")
    assert head[:2] == ["leaf", "disposition"]
    assert [row[0] for row in rows] == [leaf.pointer for leaf in account.leaves]
    assert [row[1] for row in rows] == [leaf.disposition for leaf in account.leaves]
    assert ["/data/bvn", "mapped", "/records/0/persons/0/identifiers/0/raw"] in rows
    assert f"{len(account.leaves)} leaves: " in done.out
    assert f"{account.counts['mapped']} mapped" in done.out


def test_nulls_and_empties_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(
        '{"_id": "i", "status": "COMPLETE", "accounts": [], "source": null}'
    )
    rows = table(run("explain", "a.json").out)
    assert ["/accounts", "mapped", "marked as empty"] in rows


def test_an_unknown_key_is_hidden_unless_it_is_asked_for(run: Run, tmp_path: Path) -> None:
    body = {"_id": "i", "status": "COMPLETE", "canary": 1, "identities": [{"can\x1bary": [2]}]}
    (tmp_path / "a.json").write_text(json.dumps(body))
    hidden = run("explain", "a.json")
    assert "can" not in hidden.out
    assert [row[:2] for row in table(hidden.out)[3:]] == [
        ["/*", "unmapped"], ["/identities/0/*/0", "unmapped"],
    ]  # fmt: skip
    shown = run("explain", "a.json", "--show-keys")
    assert "/canary" in shown.out
    assert "/identities/0/can\\x1bary/0" in shown.out
    assert "\x1b" not in shown.out


def test_a_line_of_a_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"_id": "i", "status": "COMPLETE"}\nbad\n')
    assert run("explain", "a.jsonl", "--line", 1).status == 0
    for arguments, status, code in (
        (["--line", 2], 1, "payload.not_json"), (["--line", 3], 2, "option.line"),
        ([], 2, "option.line"),
    ):  # fmt: skip
        done = run("explain", "a.jsonl", *arguments)
        assert (done.status, done.out) == (status, "")
        assert done.err.startswith(f"identity-schema: {code}: ")


def test_the_only_line_needs_no_number(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('\n{"_id": "i", "status": "COMPLETE"}\n')
    assert run("explain", "a.jsonl").status == 0


def test_one_payload_on_the_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    class Stdin:
        buffer = io.BytesIO(b'{"_id": "i",\n "status": "COMPLETE"}')

    monkeypatch.setattr(sys, "stdin", Stdin())
    assert run("explain", "-").status == 0


def test_a_mapping_may_be_named(run: Run, examples: Path) -> None:
    path = examples / "akahu" / "success_false.json"
    done = run("explain", path)
    assert (done.status, done.out) == (1, "")
    assert "kind.ambiguous" in done.err
    assert run("explain", path, "--mapping", "okra.identity").status == 0


def test_what_is_not_of_the_mapping_that_was_named_is_no_success(run: Run, examples: Path) -> None:
    done = run("explain", examples / "okra" / "get_by_bvn.json", "--mapping", "oneid.userinfo")
    assert done.status == 1
    assert done.err == (
        "identity-schema: kind.not_of_mapping: the payload has not the form of oneid.userinfo;"
        " name another mapping\n"
    )
    assert ": no outcome, 0 records\n" in done.out


def test_a_row_of_a_parquet_file(run: Run, tmp_path: Path) -> None:
    rows = pa.table({"body": ['{"_id": "i", "status": "COMPLETE"}', "<html>"]})
    pq.write_table(rows, tmp_path / "a.parquet")
    assert run("explain", "a.parquet", "--column", "body", "--line", 1).status == 0
    assert run("explain", "a.parquet", "--column", "body", "--line", 2).status == 1
    assert "with --column" in run("explain", "a.parquet", "--line", 1).err


def test_a_column_of_a_file_of_json_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"_id": "i", "status": "COMPLETE"}')
    done = run("explain", "a.json", "--column", "body")
    assert (done.status, "option.column" in done.err) == (2, True)


@pytest.mark.parametrize("name", ["postgresql://user:canary9@host/db", "raw.duckdb"])
def test_a_database_is_refused_with_what_explain_has(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "raw.duckdb").touch()
    done = run("explain", name)
    assert (done.status, done.out) == (2, "")
    assert "option.line: a database is not explained: pipe one payload of it into `explain -`" in (
        done.err
    )
    assert "--query" not in done.err
    assert "canary9" not in done.err


@pytest.mark.parametrize("name", ["folder", "no.json"])
def test_what_is_no_file_is_refused(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.json").write_text("{}")
    done = run("explain", name)
    assert (done.status, done.out) == (2, "")
