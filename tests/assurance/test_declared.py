"""An assurance keeps what was declared and has no order of its own."""

import copy
import operator
import pickle
from collections.abc import Callable

import attrs
import pytest

from identity_schema.assurance import Assurance, compare, maximal, meets

LOW, HIGH = Assurance("uk_diatf", "low"), Assurance("uk_diatf", "high")


@pytest.mark.parametrize("ask", [operator.lt, operator.le, operator.gt, operator.ge])
@pytest.mark.parametrize("other", [HIGH, LOW, 1, None, "high"])
def test_comparison_operators_raise_with_advice(
    ask: Callable[[object, object], bool], other: object
) -> None:
    with pytest.raises(TypeError, match=r"compare\(a, b\).*meets.*maximal"):
        ask(LOW, other)
    with pytest.raises(TypeError, match=r"compare\(a, b\).*meets.*maximal"):
        ask(other, LOW)


@pytest.mark.parametrize("ask", [sorted, min, max])
def test_sorting_raises_with_advice(ask: Callable[[list[Assurance]], object]) -> None:
    with pytest.raises(TypeError, match=r"compare\(a, b\).*meets.*maximal"):
        ask([LOW, HIGH])


def test_raw_spellings_are_kept() -> None:
    kept = Assurance("UK_TFIDA", "very high", procedure="V1A", policy="GPG45", status="PASS")
    assert attrs.astuple(kept) == ("UK_TFIDA", "very high", None, "V1A", "GPG45", "PASS")
    assert "very high" in repr(kept)


def test_assurances_are_frozen_and_hashable_and_travel() -> None:
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        LOW.level = "high"  # type: ignore[misc]
    assert {LOW, Assurance("uk_diatf", "low")} == {LOW}
    assert pickle.loads(pickle.dumps(LOW)) == copy.deepcopy(LOW) == LOW  # noqa: S301  # our own


def test_content_of_no_text_never_raises() -> None:
    odd = [
        Assurance(["uk_diatf"], {"level": "high"}),
        Assurance(7, b"high", 1.5),
        Assurance("", ""),
    ]
    for one in odd:
        assert hash(one) == hash(copy.deepcopy(one))
        assert compare(one, one).order == "incomparable"
        assert meets(one, HIGH).result == "cannot_tell"
    assert maximal([*odd, HIGH]) == {*odd, HIGH}
