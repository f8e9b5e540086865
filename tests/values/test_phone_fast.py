"""The fast way of reading phones answers what phonenumbers answers, or does not answer."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers import PhoneMetadata

from identity_schema.values.phone import plan as phone_plan
from identity_schema.values.phone.fast import FAST_REGIONS, find
from identity_schema.values.phone.number import Phone

CHECK = Path(__file__).parents[2] / "benchmarks" / "check_phone_fast.py"


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """Load the comparison that also runs over a million numbers."""
    spec = importlib.util.spec_from_file_location("check_phone_fast", CHECK)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_it_agrees_with_phonenumbers_on_twenty_thousand_numbers(check: ModuleType) -> None:
    tally, differ = check.check(20_000, seed=7)
    assert differ == []
    assert tally["fast valid"] > 4_000
    assert tally["fast invalid"] > 4_000
    assert tally["parser"] > 4_000


def test_every_region_on_the_list_is_really_read_the_fast_way() -> None:
    for region in FAST_REGIONS:
        metadata = PhoneMetadata.metadata_for_region(region)
        found = find(f"+{metadata.country_code}{metadata.mobile.example_number}", None)
        assert found
        assert found.region == region


@pytest.mark.parametrize(
    ("raw", "region"),
    [
        ("00 44 20 7946 0958", "NZ"),
        ("020 7946 0958 x12", "GB"),
        ("\u0660\u0668\u0660\u0663\u0668\u0668\u0661\u0661\u0665\u0662\u0663", "NG"),
        ("++64 21 123 4567", "NZ"),
        ("021 123 4567", None),
        ("021 123 4567", "nz"),
        ("021 123 4567", "DE"),
        ("+49 30 123456", "NZ"),
        ("0-800 TAXI", "NZ"),
        ("1800 20 20 7946 0958", "GB"),  # text relay, a prefix that the metadata cuts off
        ("", "NZ"),
        ("+", "NZ"),
    ],
)
def test_what_it_is_not_sure_of_is_left_to_the_parser(raw: str, region: str | None) -> None:
    assert find(raw, region) is None


@given(st.text(max_size=30), st.sampled_from(sorted(FAST_REGIONS)) | st.text(max_size=3))
def test_it_never_raises(raw: str, region: str) -> None:
    assert isinstance(find(raw, region), Phone | bool | None)


@pytest.mark.parametrize(
    ("prefix", "parsed", "plain"),
    [
        ("0", "0", True),
        ("0", "0|180020", True),
        ("0", "(183[12])|0", True),
        ("0", "0(?:1[0-9])?", False),
        ("0", "0|01", False),
        (None, None, False),
    ],
)
def test_a_region_with_an_odd_prefix_is_left_to_the_parser(
    prefix: str | None, parsed: str | None, *, plain: bool
) -> None:
    assert phone_plan._is_plain(prefix, parsed) is plain
