"""``identity-schema mappings``: the names, the crosswalk, the compiled Python; and the rest."""

import ast
import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import identity_schema
from identity_schema import list_mappings, load_mapping
from identity_schema.cli.output import aligned, printable

Run = Callable[..., Any]


def test_the_names(run: Run) -> None:
    done = run("mappings")
    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines() == list(list_mappings())


@pytest.mark.parametrize("name", list_mappings())
def test_the_crosswalk_has_a_line_for_each_path(run: Run, name: str) -> None:
    done = run("mappings", name, "--flat")
    rows = list(csv.DictReader(io.StringIO(done.out), delimiter="\t", quoting=csv.QUOTE_NONE))
    paths = load_mapping(name).paths()
    assert [row["path"] for row in rows] == [path.path for path in paths]
    for row, path in zip(rows, paths, strict=True):
        assert row["disposition"] == path.disposition
        assert row["target or reason"]
    assert len(run("mappings", name).out.splitlines()) == len(paths) + 1


@pytest.mark.parametrize("name", list_mappings())
def test_the_code_is_python(run: Run, name: str) -> None:
    done = run("mappings", name, "--code")
    assert ast.parse(done.out).body
    assert done.out == load_mapping(name).plain.source


@pytest.mark.parametrize(
    ("arguments", "code"), [(["no.such"], "mapping.unknown"), (["--flat"], "option.name")]
)
def test_a_wrong_call(run: Run, arguments: list[str], code: str) -> None:
    done = run("mappings", *arguments)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith(f"identity-schema: {code}: ")


def test_a_document_of_ones_own(run: Run, tmp_path: Path) -> None:
    (tmp_path / "acme.toml").write_text(
        '[mapping]\nname = "acme.customer"\nprovider = "acme"\nsources = ["docs"]\n'
        '[[envelope]]\nrecord = "."\nneeds = ["id"]\n[at."."]\nid = "record.source_id"\n'
    )
    done = run("mappings", "acme.toml")
    assert "id    mapped       record.source_id" in done.out


def test_the_version(run: Run) -> None:
    assert run("--version").out == f"identity-schema {identity_schema.__version__}\n"


@pytest.mark.parametrize("command", [[], ["normalize"], ["explain"], ["mappings"]])
def test_help(run: Run, command: list[str]) -> None:
    done = run(*command, "--help")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("usage: identity-schema")


def test_text_cannot_steer_a_terminal() -> None:
    assert printable("\x1b]0;title\x07\u202e\r") == "\\x1b]0;title\\x07\\u202e\\r"
    assert printable("Āta 🎉") == "Āta 🎉"


def test_columns_are_aligned_and_end_without_spaces() -> None:
    assert list(aligned([("a", "bcd", ""), ("abc", "b", "x")])) == ["a    bcd", "abc  b    x"]
    assert list(aligned([])) == []
