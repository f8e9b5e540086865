"""Hypothesis learns our classes: ``from_type`` draws records that say something."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

from identity_schema import Context, Limits, PayloadError, Records, normalize
from identity_schema.model import Payload, Record
from identity_schema.testing import Case
from identity_schema.testing.registration import register

register()  # as Hypothesis does where the package is installed; twice is no harm
QUICK = settings(
    max_examples=20, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)


@pytest.mark.parametrize("cls", [Case, Context, Limits, Payload, Record, Records])
@given(data=st.data())
@QUICK
def test_a_type_draws_its_like(cls: type, data: Any) -> None:
    assert isinstance(data.draw(st.from_type(cls)), cls)


@given(case=st.from_type(Case))
@QUICK
def test_a_case_of_any_kind_reads_as_its_truth(case: Case) -> None:
    assert normalize(case.payload, mapping=case.mapping) == case.truth


@given(case=st.from_type(Case), context=st.from_type(Context))
@QUICK
def test_a_case_reads_in_any_context(case: Case, context: Context) -> None:
    made = normalize(case.payload, mapping=case.mapping, context=context)
    assert len(made) == len(case.truth)
    assert made.payload.key == (
        context.source or normalize(case.payload, mapping=case.mapping).payload.key
    )


@given(case=st.from_type(Case), limits=st.from_type(Limits))
@QUICK
def test_a_case_reads_within_any_limits_or_is_past_them(case: Case, limits: Limits) -> None:
    try:
        assert normalize(case.payload, mapping=case.mapping, limits=limits) == case.truth
    except PayloadError as error:
        event = error.code.partition(".")[2]
        assert event in {
            "too_large", "too_deep", "too_many_leaves", "too_many_records", "text_too_long",
        }  # fmt: skip


@given(record=st.from_type(Record))
@QUICK
def test_a_record_is_one_that_a_mapping_makes(record: Record) -> None:
    assert record.kind.startswith(f"{record.provider}.")


def test_records_can_be_drawn_where_a_type_holds_them() -> None:
    once = settings(QUICK, phases=[Phase.generate])
    pair = find(st.from_type(tuple[Record, Record]), lambda _: True, settings=once)
    assert [type(one) for one in pair] == [Record, Record]
