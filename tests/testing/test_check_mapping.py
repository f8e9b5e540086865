"""``check_mapping``: ours hold the laws, and what is wrong with another is said in plain words."""

from pathlib import Path
from typing import Any

import pytest

from identity_schema import ContractError, list_mappings, load_mapping
from identity_schema.testing import check_mapping

RIGHT = """
[mapping]
name = "acme.customer"
provider = "acme"
country = "NZ"
sources = ["Acme customer API, read 2026-11-22"]

[[envelope]]
record = "."
needs = ["customer_id"]

[makes]
"." = { person = { source = "profile" } }
"accounts[]" = { account = {} }

[at."."]
customer_id = "record.source_id"
full_name = "person.names[main].text"
born = "person.birthdate"
sex = "person.gender"
mobile = "person.contacts[phone].raw"

[at."accounts[]"]
number = "account.numbers[nz].raw"
"""
ANNA: dict[str, Any] = {
    "customer_id": "c-1", "full_name": "Anna Reid", "born": "1989-04-16", "sex": "F",
    "mobile": "021 123 4567", "accounts": [{"number": "01-0902-0068389-00"}],
}  # fmt: skip
WIREMU: dict[str, Any] = {**ANNA, "customer_id": "c-2", "born": "1961-10-30", "sex": "M"}


@pytest.fixture
def acme(tmp_path: Path) -> Any:
    """Writes a document of a user's own, with one thing in it changed."""

    def write(old: str = "", new: str = "") -> Path:
        assert old in RIGHT
        path = tmp_path / "acme.toml"
        path.write_text(RIGHT.replace(old, new) if old else RIGHT)
        return path

    return write


@pytest.mark.parametrize("mapping", list_mappings())
def test_a_shipped_mapping_holds_the_laws(mapping: str) -> None:
    report = check_mapping(mapping)
    assert report.ok, str(report)
    assert report.cases > 80
    assert str(report).count("\nholds ") == 6


def test_a_right_mapping_of_a_users_own_holds_them_with_its_samples(acme: Any) -> None:
    report = check_mapping(acme(), samples=[ANNA, WIREMU])
    assert report.ok
    assert report.findings == ()
    assert report.samples == 2
    assert str(report).startswith("acme.customer@")


def test_a_name_a_path_and_a_loaded_mapping_are_the_same(acme: Any) -> None:
    path = acme()
    assert str(check_mapping(path)) == str(check_mapping(str(path)))
    assert str(check_mapping(load_mapping(path))) == str(check_mapping(path))


def test_an_error_that_hides_records_is_told_without_any_sample(acme: Any) -> None:
    envelope = '[[envelope]]\nrecord = "."'
    hiding = f'[[envelope]]\nerror = "."\nneeds = ["full_name"]\n\n{envelope}'
    report = check_mapping(acme(envelope, hiding))
    assert not report.ok
    broken = {finding.law: finding.says for finding in report.findings if finding.broken}
    assert "is read otherwise than it was written: " in str(report)
    assert "the number of records" in str(report)
    assert broken["lost"].startswith("is in its own payloads and in no line: $.accounts")
    assert "BROKEN  Nothing is lost" in str(report)


def test_two_lines_that_are_the_wrong_way_round_are_told_by_samples(acme: Any) -> None:
    swapped = acme(
        'born = "person.birthdate"\nsex = "person.gender"',
        'born = "person.gender"\nsex = "person.birthdate"',
    )
    assert check_mapping(swapped).ok  # it does what it says; that it says the wrong thing…
    report = check_mapping(swapped, samples=[ANNA, WIREMU])
    first, second = (finding.says for finding in report.findings if finding.broken)
    assert first == (
        "not one value could be read: the text is no word, letter or digit for a gender "
        "(gender.unknown): $.born as person.gender"
    )
    assert second == (
        "not one value could be read: the text has none of the shapes in which dates are read "
        "(date.unreadable): $.sex as person.birthdate"
    )


def test_a_line_that_is_missing_is_told_by_samples(acme: Any) -> None:
    report = check_mapping(acme('sex = "person.gender"\n', ""), samples=[ANNA])
    assert not report.ok
    assert [f.says for f in report.findings] == ["is in no line: $.*"]  # a key may be a name


def test_a_line_that_no_sample_has_is_something_to_know(acme: Any) -> None:
    report = check_mapping(acme(), samples=[{"customer_id": "c-1", "full_name": "Anna Reid"}])
    assert report.ok
    (finding,) = report.findings
    assert finding.says == "is in no sample: accounts[].number, born, mobile, sex"
    assert f"note: {finding.says}" in str(report)


def test_one_value_that_cannot_be_read_is_the_samples_fault(acme: Any) -> None:
    strange = {**ANNA, "born": "yesterday"}
    report = check_mapping(acme(), samples=[ANNA, WIREMU, strange])
    assert report.ok
    (finding,) = report.findings
    assert "(date.unreadable): person.birthdate" in finding.says


def test_samples_of_another_kind_and_no_json_are_told_by_their_number(acme: Any) -> None:
    report = check_mapping(acme(), samples=[ANNA, {"other": 1}, b"{"])
    said = [finding.says for finding in report.findings]
    assert "has not the form of the mapping: sample 1" in said
    assert "cannot be read, payload.not_json: sample 2" in said


def test_a_report_shows_no_value_of_a_sample(acme: Any) -> None:
    personal = {**ANNA, "born": "zqxbirthdayzqx", "zqxkeyzqx": "zqxvaluezqx", "sex": "zqxsexzqx"}
    report = check_mapping(acme(), samples=[personal, personal])
    assert "zqx" not in f"{report}{report!r}"
    assert not report.ok


def test_a_document_that_is_wrong_is_refused_with_its_line(acme: Any) -> None:
    with pytest.raises(ContractError, match=r"acme\.toml:\d+: .*person\.genre"):
        check_mapping(acme('"person.gender"', '"person.genre"'))


@pytest.mark.parametrize("sample", [b'{"success":false}', '{"success":false}', {"success": False}])
def test_a_single_sample_needs_no_list(sample: Any) -> None:
    assert check_mapping("akahu.identity_result", samples=sample).samples == 1
