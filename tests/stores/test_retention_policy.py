"""Retention policies: what a rule may say, and when something is due."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema import ContractError
from identity_schema.stores.retention.keep import cut_off
from identity_schema.stores.retention.keys import load_keys
from identity_schema.stores.retention.policy import Rule, load_rules, rules_of

START = dt.datetime(1990, 1, 1, tzinfo=dt.UTC)
MOMENTS = st.integers(0, 40_000).map(lambda days: START + dt.timedelta(days=days))
POLICY = """
[[rule]]
provider = "akahu"
keep = "7y"

[[rule]]
provider = ["okra", "oneid"]
sensitivity = "image_link"
keep = "90d"
since = ["received_at", "created_at"]
"""


def test_a_policy_is_read(tmp_path: Path) -> None:
    path = tmp_path / "retention.toml"
    path.write_text(POLICY)
    assert load_rules(path) == (
        Rule(1, "7y", ("akahu",)),
        Rule(2, "90d", ("okra", "oneid"), ("image_link",), ("received_at", "created_at")),
    )


def test_the_policy_of_the_page_is_one() -> None:
    page = (Path(__file__).parents[2] / "docs" / "retention.md").read_text(encoding="utf-8")
    shown = page.partition("```toml\n")[2].partition("```")[0]
    whole, some = rules_of(tomllib.loads(shown))
    assert (whole.keep, whole.providers, whole.sensitivities) == ("7y", ("akahu",), ())
    assert some.sensitivities == ("image_link", "screening_result")


@pytest.mark.parametrize(
    "said",
    [
        {}, {"rule": []}, {"rule": {"keep": "1y"}}, {"rule": ["1y"]}, {"rule": [{}]},
        {"rule": [{"keep": 7}]}, {"rule": [{"keep": "7"}]}, {"rule": [{"keep": "-1d"}]},
        {"rule": [{"keep": "1w"}]}, {"rule": [{"keep": "1.5y"}]}, {"rule": [{"keep": "99999d"}]},
        {"rule": [{"keep": "1y", "provider": ""}]}, {"rule": [{"keep": "1y", "provider": []}]},
        {"rule": [{"keep": "1y", "provider": [1]}]}, {"rule": [{"keep": "1y", "for": "x"}]},
        {"rule": [{"keep": "1y", "sensitivity": "none"}]},
        {"rule": [{"keep": "1y", "sensitivity": "secret"}]},
        {"rule": [{"keep": "1y", "since": "expires_at"}]}, {"rule": [{"keep": "1y"}], "more": 1},
    ],
)  # fmt: skip
def test_what_no_policy_says_is_refused(said: dict[str, Any]) -> None:
    with pytest.raises(ContractError) as caught:
        rules_of(said)
    assert caught.value.code == "retention.form"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"rule = [", "retention.form"), (b"\xff", "retention.form"),
     (b"#" * 70_000, "retention.form"),
     (None, "retention.missing")],
)  # fmt: skip
def test_a_file_that_is_no_policy_is_refused(tmp_path: Path, data: bytes | None, code: str) -> None:
    path = tmp_path / "retention.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ContractError) as caught:
        load_rules(path)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("keep", "as_of", "cut"),
    [
        ("1y", "2025-02-28T00:00:00+00:00", "2024-02-28T00:00:00+00:00"),
        ("1y", "2024-02-29T00:00:00+00:00", "2023-02-28T00:00:00+00:00"),
        ("1m", "2026-03-31T12:00:00+00:00", "2026-02-28T12:00:00+00:00"),
        ("90d", "2026-11-22T09:30:00+13:00", "2026-08-23T20:30:00+00:00"),
        ("0d", "2026-11-22T00:00:00+00:00", "2026-11-22T00:00:00+00:00"),
    ],
)
def test_the_calendar_is_that_of_utc(keep: str, as_of: str, cut: str) -> None:
    assert cut_off(keep, dt.datetime.fromisoformat(as_of)).isoformat() == cut


@given(
    keep=st.from_regex("[0-9]{1,3}[dmy]", fullmatch=True),
    as_of=MOMENTS,
    later=st.timedeltas(dt.timedelta(0), dt.timedelta(days=4000)),
)
def test_law_what_was_due_stays_due(keep: str, as_of: dt.datetime, later: dt.timedelta) -> None:
    assert cut_off(keep, as_of + later) >= cut_off(keep, as_of)


def test_before_the_calendar_nothing_is_due() -> None:
    with pytest.raises(ContractError) as caught:
        cut_off("9999y", dt.datetime(2026, 1, 1, tzinfo=dt.UTC))
    assert caught.value.code == "retention.form"


def test_keys_are_read_one_a_line(tmp_path: Path) -> None:
    path = tmp_path / "hold.txt"
    path.write_bytes("\ufeff# case 7\r\nm:1\n\n  sub-é \nm:1\n".encode())
    assert load_keys(path) == {"m:1", "sub-é"}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xff\xfe", "retention.form"), (b"a\0b", "retention.form"), (None, "retention.missing")],
)
def test_a_file_that_holds_no_keys_is_refused(
    tmp_path: Path, data: bytes | None, code: str
) -> None:
    path = tmp_path / "hold.txt"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ContractError) as caught:
        load_keys(path)
    assert caught.value.code == code
