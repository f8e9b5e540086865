"""The table of reason codes is complete, has nothing to spare, and is what the docs say."""

import re
from pathlib import Path

import attrs

import identity_schema
from identity_schema import model
from identity_schema.codes import CODES

PACKAGE = Path(identity_schema.__file__).parent
_CODE = re.compile(r'"([a-z][a-z0-9_]*\.[a-z][a-z0-9_]*)"')
_SUBJECTS = {code.partition(".")[0] for code in CODES}
_NO_CODES = {
    "run.json",  # a file of a run that is under way
    "run.payload",  # an attribute that generated code sets
}


def _texts() -> str:
    files = [p for p in PACKAGE.rglob("*.py") if p.name != "codes.py"]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


def test_every_code_of_the_table_is_used() -> None:
    text = _texts()
    assert [code for code in CODES if not _stands_in(text, code)] == []


def _stands_in(text: str, code: str) -> bool:
    """Whether a code is written somewhere, whole or put together from subject and reason."""
    return code in text or f".{code.partition('.')[2]}" in text


def test_every_code_of_an_error_or_a_reading_is_in_the_table() -> None:
    used = {code for code in _CODE.findall(_texts()) if code.partition(".")[0] in _SUBJECTS}
    kinds = set(identity_schema.list_mappings())
    classes = [cls for cls in vars(model).values() if attrs.has(cls)]
    fields = {f"{cls.__name__.lower()}.{a.name}" for cls in classes for a in attrs.fields(cls)}
    modules = {f"{path.parent.name}.{path.stem}" for path in PACKAGE.glob("*/*.py")}
    assert sorted(used - set(CODES) - _NO_CODES - kinds - fields - modules) == []


def test_severities_are_the_three() -> None:
    assert {said.severity for said in CODES.values()} <= {"info", "warning", "error"}


def test_every_code_says_what_it_means_and_what_to_do() -> None:
    assert [code for code, said in CODES.items() if not (said.meaning and said.advice)] == []
