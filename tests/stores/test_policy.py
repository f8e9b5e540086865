"""Policies: whole payloads are reported, set aside or a reason to stop; and when it is too much."""

import json
import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from identity_schema import ContractError, explain, normalize
from identity_schema.codes import CODES
from identity_schema.stores.runs.policy import ACTIONS, REPORT_ALL, Policy, PolicyError
from identity_schema.stores.runs.tolerance import ENOUGH, Tolerance
from identity_schema.stores.summary import Summary

CANARY = "canary9"
CLEAN = b'{"_id": "id_1", "status": "COMPLETE"}'
UNMAPPED = b'{"_id": "id_1", "status": "COMPLETE", "canary9": "canary9"}'
FAULTY = (Path(__file__).parents[2] / "examples" / "mixed.jsonl").read_bytes().splitlines()


def with_issues() -> Any:
    """Give an example that has issues of more than one severity."""
    for line in FAULTY:
        found = normalize(line)
        severities = {
            CODES[issue.code].severity for held in (found.payload, *found) for issue in held.issues
        }
        if len(severities) > 1:
            return found
    raise AssertionError


def test_everything_is_reported_where_nothing_is_said() -> None:
    for payload in (CLEAN, UNMAPPED, *FAULTY[:5]):
        assert REPORT_ALL.judge(normalize(payload)) is None


@pytest.mark.parametrize("action", ACTIONS[1:])
@pytest.mark.parametrize("call", [normalize, explain])
def test_unmapped_leaves_are_told_by_pattern(action: str, call: Any) -> None:
    policy = Policy.of(action, "")
    assert policy.judge(call(CLEAN)) is None
    verdict = policy.judge(call(UNMAPPED))
    assert verdict is not None
    assert (verdict.action, verdict.code) == (action, "policy.unmapped")
    assert verdict.because == ("$.*",)
    assert CANARY not in repr(verdict)


def test_issues_are_judged_by_severity() -> None:
    found = with_issues()
    codes = {issue.code for held in (found.payload, *found) for issue in held.issues}
    for severity in ("error", "warning", "info"):
        verdict = Policy.of("report", f"{severity}=quarantine").judge(found)
        meant = tuple(sorted(code for code in codes if CODES[code].severity == severity))
        assert (() if verdict is None else verdict.because) == meant
    assert REPORT_ALL.judge(found) is None


def test_the_strictest_action_counts() -> None:
    found = with_issues()
    severities = {
        CODES[issue.code].severity for held in (found.payload, *found) for issue in held.issues
    }
    mild, strict = sorted(severities)[:2]
    verdict = Policy.of("report", f"{mild}=quarantine,{strict}=fail").judge(found)
    assert verdict is not None
    assert verdict.action == "fail"
    assert {CODES[code].severity for code in verdict.because} == {strict}
    with pytest.raises(PolicyError) as caught:
        verdict.stop_if_it_fails("a.jsonl:8")
    assert caught.value.code == "policy.issue"
    assert "--on-issue report or quarantine" in str(caught.value)


@pytest.mark.parametrize(
    ("unmapped", "issues", "code"),
    [
        ("drop", "", "option.on_unmapped"),
        ("report", "fatal=fail", "option.on_issue"),
        ("report", "error=drop", "option.on_issue"),
        ("report", "error", "option.on_issue"),
        ("report", "error=fail,error=report", "option.on_issue"),
    ],
)
def test_a_policy_that_says_nothing_clear_is_refused(unmapped: str, issues: str, code: str) -> None:
    with pytest.raises(ContractError) as caught:
        Policy.of(unmapped, issues)
    assert caught.value.code == code


@pytest.mark.parametrize("text", ["", "-1", "1 %", "101%", "x", "1%%", "1e3", "٣", ".5%"])
def test_a_tolerance_is_a_count_or_a_share(text: str) -> None:
    with pytest.raises(ContractError) as caught:
        Tolerance.of(text)
    assert caught.value.code == "option.max_quarantined"


@given(st.integers(0, 3000), st.integers(0, 3000), st.integers(0, 100_000))
def test_law_a_share_is_exact(quarantined: int, others: int, thousandths: int) -> None:
    seen = quarantined + others
    tolerance = Tolerance.of(f"{thousandths // 1000}.{thousandths % 1000:03}%")
    too_many = quarantined * 100_000 > thousandths * seen
    assert tolerance.is_exceeded(quarantined, seen, at_end=True) == too_many
    assert tolerance.is_exceeded(quarantined, seen) == (too_many and seen >= ENOUGH)


def test_what_was_most_frequent_is_said() -> None:
    summary = Summary()
    for code, count in (("payload.not_json", 4), ("kind.unknown", 7), ("policy.issue", 1),
                        ("input.truncated", 1)):  # fmt: skip
        for _ in range(count):
            summary.quarantine(code)
    Tolerance.of("13").check(summary)
    Tolerance.of("0%").check(summary)
    with pytest.raises(PolicyError) as caught:
        Tolerance.of("0%").check(summary, at_end=True)
    assert caught.value.code == "policy.max_quarantined"
    assert "13 of 13" in str(caught.value)
    assert "7 kind.unknown, 4 payload.not_json, 1 input.truncated; mend that" in str(caught.value)
    assert "--max-quarantined" in str(caught.value)


def test_policies_go_to_workers() -> None:
    policy = Policy.of("fail", "error=quarantine")
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301 - what was just written
    assert json.loads(json.dumps(policy.issues)) == {
        "error": "quarantine", "warning": "report", "info": "report"
    }  # fmt: skip
