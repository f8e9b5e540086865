"""Plans that were written beforehand are those of the installed metadata, or do not count."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import phonenumbers
import pytest

from identity_schema.values.phone import prepared
from identity_schema.values.phone.plan import compile_plan, write_plan

TOOL = Path(__file__).parents[2] / "tools" / "write_phone_plans.py"
REGIONS = ("GB", "NG", "NZ")


def test_the_table_is_what_the_tool_writes() -> None:
    spec = importlib.util.spec_from_file_location("write_phone_plans", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    table = prepared.read("phone_plans.json")
    if f'"version": "{phonenumbers.__version__}"' not in table:
        pytest.skip("the table was written with another release of phonenumbers")
    assert tool.page() == table


@pytest.mark.parametrize("region", REGIONS)
def test_a_prepared_plan_is_the_one_that_the_metadata_makes(region: str) -> None:
    assert prepared.prepared_plan(region) in (write_plan(region), None)


@pytest.mark.parametrize("region", REGIONS)
def test_other_metadata_makes_the_plan_anew(region: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "digest", lambda _: "of other metadata")
    assert prepared.prepared_plan(region) is None
    plan = compile_plan(region)
    example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    assert plan.fullmatch(phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164))


def test_metadata_that_cannot_be_read_has_no_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "find_spec", lambda _: None)
    assert prepared.digest(["NG"]) is None
    assert prepared.prepared_plan("NG") is None


def test_a_plain_number_is_read_without_the_library() -> None:
    if any(prepared.prepared_plan(region) is None for region in REGIONS):
        pytest.skip("the table was written with another release of phonenumbers")
    program = (
        "import sys; from identity_schema.values.phone import read;"
        "found = read('0803 881 1523', 'NG').value.e164;"
        "sys.exit(found != '+2348038811523' or 'phonenumbers' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603 - our own
