"""Keys come from files and named variables, policies from files; wrong ones are refused unseen."""

import os
import pickle
import traceback
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from identity_schema import ContractError, Pseudonymizer
from identity_schema.privacy.key import Key, is_open_to_others, key_from_environment, load_key
from identity_schema.privacy.policy import DEFAULTS, Policy, load_policy

SECRET = "correct-horse-battery-staple-and-some"  # noqa: S105 - of these tests only


def test_a_file_and_a_variable_with_one_text_give_one_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "key").write_text(f"{SECRET}\n")
    monkeypatch.setenv("TENANT_KEY", SECRET)
    assert load_key(tmp_path / "key") == key_from_environment("TENANT_KEY") == Key(SECRET.encode())


def test_the_bytes_of_a_key_need_be_no_text(tmp_path: Path) -> None:
    (tmp_path / "key").write_bytes(bytes(range(128, 192)))
    assert load_key(tmp_path / "key").value == bytes(range(128, 192))


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"short", "key.short"), (b"", "key.short"), (b" " * 40, "key.short"),
     (SECRET.encode()[:31], "key.short"), (SECRET.encode() * 1000, "key.long")],
)  # fmt: skip
def test_what_is_no_key_is_refused_and_not_shown(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "key").write_bytes(data)
    with pytest.raises(ContractError) as caught:
        load_key(tmp_path / "key")
    assert caught.value.code == code
    assert "short" not in "".join(traceback.format_exception_only(caught.value)).replace(code, "")
    assert "correct" not in "".join(traceback.format_exception(caught.value))


def test_a_missing_file_or_variable_is_said_to_be_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TENANT_KEY", raising=False)
    for missing in (
        lambda: load_key(tmp_path / "none"),
        lambda: load_key(tmp_path),
        lambda: load_key("a\0b"),
        lambda: key_from_environment("TENANT_KEY"),
    ):
        with pytest.raises(ContractError) as caught:
            missing()
        assert caught.value.code == "key.missing"


@pytest.mark.skipif(os.name != "posix", reason="only POSIX has such modes")
@pytest.mark.parametrize(
    ("mode", "is_open"), [(0o600, False), (0o400, False), (0o640, True), (0o604, True)]
)
def test_a_file_that_others_may_read_is_told(tmp_path: Path, mode: int, is_open: bool) -> None:  # noqa: FBT001 - a case
    (tmp_path / "key").write_text(SECRET)
    (tmp_path / "key").chmod(mode)
    assert is_open_to_others(tmp_path / "key") is is_open
    assert not is_open_to_others(tmp_path / "none")


def test_a_key_given_as_the_name_of_a_variable_is_not_shown() -> None:
    with pytest.raises(ContractError) as caught:
        key_from_environment(SECRET)
    assert SECRET not in str(caught.value)


def test_a_key_shows_in_no_text_and_goes_into_no_pickle() -> None:
    key = Key(SECRET.encode())
    assert "correct" not in f"{key} {key!r}"
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(key)
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(Pseudonymizer(key))


def test_a_pseudonymizer_refuses_a_short_key() -> None:
    with pytest.raises(ContractError) as caught:
        Pseudonymizer(b"x" * 31)
    assert caught.value.code == "key.short"


def test_a_policy_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_text('[policy]\nmoney = "keep"\n[ages]\non = 2026-11-22\n')
    assert load_policy(file) == Policy({"money": "keep"}, date(2026, 11, 22))
    file.write_text("")
    assert load_policy(file).words == DEFAULTS


@pytest.mark.parametrize(
    "text",
    [
        '[policy]\nname = "year"', '[policy]\nnames = "drop"', "[policy]\nname = 5", "policy = 5",
        '[policy]\nnone = "drop"', '[other]\nname = "drop"', "[ages]\non = 5", "[ages]\nday = 1",
        "[ages]\non = 2026-11-22T10:00:00Z", "[policy", "a = " + "[" * 5000, "x" * 70000,
        '[policy]\ncredential = "keep"', '[policy]\nname = ["drop"]',
    ],
    ids=range(14),
)  # fmt: skip
def test_a_wrong_policy_is_refused(tmp_path: Path, text: str) -> None:
    file = tmp_path / "policy.toml"
    file.write_text(text)
    with pytest.raises(ContractError) as caught:
        load_policy(file)
    assert caught.value.code == "policy.form"


def test_a_policy_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "policy.toml"
    file.write_bytes(b"\xff")
    for path, code in ((file, "policy.form"), (tmp_path / "none", "policy.missing")):
        with pytest.raises(ContractError) as caught:
            load_policy(path)
        assert caught.value.code == code


@pytest.mark.parametrize("key", ["canary" * 8, None, 32, ["canary"]])
def test_a_key_that_is_no_bytes_is_refused_and_not_shown(key: Any) -> None:
    with pytest.raises(ContractError, match=r"key\.type") as caught:
        Pseudonymizer(key)
    assert "canary" not in "".join(traceback.format_exception(caught.value))
