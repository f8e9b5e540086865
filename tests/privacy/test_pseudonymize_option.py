"""The command writes tokens where it is given a key, in every format, and never shows the key."""

import json
import os
from pathlib import Path

import pytest

from identity_schema import Pseudonymizer
from identity_schema.cli import main
from identity_schema.privacy.key import load_key

SECRET = "correct-horse-battery-staple-and-some"  # noqa: S105 - of these tests only
BODY = {
    "sub": "6f35afb8", "name": "Janet Davidson", "birthdate": "1985-06-01",
    "email": "janet@example.com", "phone_number": "+442079460958", "aunt Ngaio": "021 555 0100",
}  # fmt: skip
PERSONAL = ("janet", "davidson", "1985-06", "example.com", "7946", "6f35afb8", "ngaio", "5550100")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in.jsonl").write_text(json.dumps(BODY) + "\n")
    (tmp_path / "janet davidson.json").write_text(json.dumps(BODY))
    (tmp_path / "key").write_text(SECRET)
    return tmp_path


@pytest.mark.parametrize("leaves", ["unmapped", "all"])
def test_what_is_written_has_tokens_and_no_names(here: Path, leaves: str) -> None:
    call = ["normalize", "in.jsonl", "janet davidson.json", "--pseudonymize", "key"]
    for output in ("out.jsonl", "out.duckdb", "out"):
        assert main([*call, "--to", output, "--leaves", leaves]) == 0
    written = [here / "out.jsonl", here / "out.duckdb", *(here / "out").rglob("*.parquet")]
    for path in written:
        data = path.read_bytes().lower()
        assert [word for word in PERSONAL if word.encode() in data] == [], path.name
    record = json.loads((here / "out.jsonl").read_text().splitlines()[0])
    pseudo = Pseudonymizer(load_key("key"))
    assert record["persons"][0]["names"][0]["normal"] == pseudo.token("name", "Janet Davidson")
    assert record["persons"][0]["birthdate"] == "1985"
    assert record["payload"] == pseudo.token("handle", "in.jsonl:1")


def test_a_variable_gives_the_same_tokens(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TENANT_KEY", SECRET)
    main(["normalize", "in.jsonl", "--to", "a.jsonl", "--pseudonymize", "key"])
    main(["normalize", "in.jsonl", "--to", "b.jsonl", "--pseudonymize-env", "TENANT_KEY"])
    assert (here / "a.jsonl").read_bytes() == (here / "b.jsonl").read_bytes()


def test_a_policy_says_what_becomes_of_each_kind(here: Path) -> None:
    (here / "policy.toml").write_text('[policy]\nbirth_date = "age_band"\n[ages]\non = 2026-11-22')
    call = ["normalize", "in.jsonl", "--to", "a.jsonl", "--pseudonymize", "key"]
    main([*call, "--policy", "policy.toml"])
    person = json.loads((here / "a.jsonl").read_text())["persons"][0]
    assert (person.get("birthdate"), person["age_band"]) == (None, "40-49")


@pytest.mark.parametrize(
    "more",
    [["--pseudonymize", "none"], ["--pseudonymize", "in.jsonl", "--pseudonymize-env", "X"],
     ["--policy", "policy.toml"], ["--pseudonymize", "key", "--quarantine-originals"],
     ["--pseudonymize", "key", "--policy", "none.toml"], ["--pseudonymize-env", "NO_SUCH_KEY"],
     ["--pseudonymize", "short"], ["--pseudonymize-env", SECRET]],
    ids=range(8),
)  # fmt: skip
def test_a_wrong_call_is_refused_before_anything_is_written(
    more: list[str], here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (here / "short").write_text("short")
    assert main(["normalize", "in.jsonl", "--to", "a.jsonl", *more]) == 2
    out, err = capfd.readouterr()
    assert SECRET not in out + err
    assert not (here / "a.jsonl").exists()


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has such modes")
def test_a_key_that_others_may_read_is_used_and_told_of(
    here: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for mode, said in ((0o644, "chmod 600 key"), (0o600, "")):
        (here / "key").chmod(mode)
        assert main(["normalize", "in.jsonl", "--to", "a.jsonl", "--pseudonymize", "key"]) == 0
        err = capfd.readouterr().err
        assert said in err
        assert ("chmod" in err) == bool(said)


def test_the_key_is_shown_nowhere(here: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (here / "bad.jsonl").write_text("{\n" + json.dumps(BODY) + "\n")
    assert main(["normalize", "bad.jsonl", "--to", "a.jsonl", "--pseudonymize", "key"]) == 1
    out, err = capfd.readouterr()
    said = out + err + (here / "a.jsonl.quarantine.jsonl").read_text()
    assert SECRET not in said + (here / "a.jsonl").read_text()
    assert "janet" not in said.lower()
