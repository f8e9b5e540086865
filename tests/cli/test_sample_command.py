"""``identity-schema sample``: payloads on standard output, what is reserved on standard error."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from identity_schema import normalize
from identity_schema.testing import sample

Run = Callable[..., Any]


def test_a_line_for_each_payload(run: Run) -> None:
    done = run("sample", "okra.identity", "-n", 25, "--seed", 7)
    assert done.status == 0
    lines = done.out.splitlines()
    assert [line.encode() for line in lines] == list(sample("okra.identity", 25, seed=7))
    for line in lines:
        assert normalize(line.encode(), mapping="okra.identity").payload.kind == "okra.identity"


def test_the_same_seed_gives_the_same_bytes_mess_included(run: Run) -> None:
    first, again, other, clean = (
        run("sample", "akahu.identity_result", "-n", 80, "--seed", seed, "--mess", mess).out
        for seed, mess in ((7, 0.2), (7, 0.2), (8, 0.2), (7, 0))
    )
    assert first == again
    assert first not in {other, clean}


def test_what_can_belong_to_somebody_is_said_beside_the_payloads(run: Run) -> None:
    british = run("sample", "oneid.userinfo", "-n", 2)
    assert "phone numbers: 020 7946 0000 to 0999" in british.err
    assert "passport numbers: no range is reserved" in british.err
    assert "fiction" not in british.out
    assert "NUBAN: no range is reserved" in run("sample", "okra.identity", "-n", 1).err
    assert run("sample", "okra.identity", "-n", 1, "--quiet").err == ""


def test_ten_payloads_of_seed_0_where_nothing_is_said(run: Run) -> None:
    assert run("sample", "okra.nuban_name").out == (
        run("sample", "okra.nuban_name", "-n", 10, "--seed", 0).out
    )
    assert run("sample", "okra.nuban_name").out.count("\n") == 10
    assert run("sample", "okra.nuban_name", "-n", 0).out == ""


def test_a_document_of_ones_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "acme.toml").write_text(
        '[mapping]\nname = "acme.customer"\nprovider = "acme"\nsources = ["docs"]\n'
        '[[envelope]]\nrecord = "."\nneeds = ["id"]\n[at."."]\nid = "record.source_id"\n'
    )
    done = run("sample", "acme.toml", "-n", 3)
    assert [set(json.loads(line)) for line in done.out.splitlines()] == [{"id"}] * 3


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["no.such"], "mapping.unknown"), (["okra.identity", "-n", "-1"], "option.n"),
        (["okra.identity", "--mess", "2"], "testing.mess"),
    ],
)  # fmt: skip
def test_a_wrong_call(run: Run, arguments: list[str], code: str) -> None:
    done = run("sample", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"identity-schema: {code}: ")


def test_what_it_makes_can_be_normalised_at_once(run: Run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text(run("sample", "okra.identity", "-n", 40, "--seed", 7).out)
    done = run("normalize", "in.jsonl", "--mapping", "okra.identity", "--to", "out.jsonl")
    assert done.status == 0
    assert (tmp_path / "out.jsonl").read_bytes()


def test_a_reader_that_goes_away_is_no_error() -> None:
    command = [sys.executable, "-m", "identity_schema.cli", "sample", "okra.identity", "-n", "9999"]
    with subprocess.Popen(  # noqa: S603 - our own command
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=os.environ
    ) as made:
        assert made.stdout is not None
        assert made.stderr is not None
        made.stdout.readline()
        made.stdout.close()
        said = made.stderr.read()
        assert made.wait(60) == 0
    assert b"Traceback" not in said
    assert b"Exception" not in said
