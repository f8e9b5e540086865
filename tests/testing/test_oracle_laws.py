"""The oracle and the library agree, kind by kind."""

from itertools import islice
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from identity_schema import list_mappings, load_mapping, normalize
from identity_schema.testing import sample, strategies

KINDS = [name for name in list_mappings() if not load_mapping(name).of_request]


@pytest.mark.parametrize("mapping", KINDS)
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=list(HealthCheck))
def test_law_a_case_reads_as_its_truth(mapping: str, data: Any) -> None:
    case = data.draw(strategies.cases(mapping))
    assert normalize(case.payload, mapping=mapping) == case.truth


@pytest.mark.parametrize("mapping", KINDS)
@given(data=st.data())
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
def test_law_a_payload_leaves_nothing_unmapped(mapping: str, data: Any) -> None:
    payload = data.draw(strategies.payloads(mapping))
    assert normalize(payload, mapping=mapping).payload.unmapped == ()


@pytest.mark.parametrize("mapping", KINDS)
def test_a_sample_is_the_same_for_the_same_seed_and_another_for_another(mapping: str) -> None:
    first, again, other = (list(islice(sample(mapping, 30, seed=s), 30)) for s in (7, 7, 8))
    assert first == again
    assert first != other or mapping == "oneid.token"
    for data in first:
        assert normalize(data, mapping=mapping).payload.unmapped == ()
