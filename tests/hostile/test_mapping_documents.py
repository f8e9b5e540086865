"""A mapping document is data: it runs no code, ends soon, and is right or refused."""

import re
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from identity_schema import ContractError, explain, load_mapping, normalize
from identity_schema.mapping.document import MAX_CHARACTERS, MAX_LINES, parse_document
from identity_schema.mapping.plan import MAX_STEPS
from identity_schema.mapping.registry import Mapping
from identity_schema.model.convert import to_dict

HEAD = """
[mapping]
name = "acme.customer"
provider = "acme"
[[envelope]]
record = "."
needs = ["id"]
[makes]
"." = { person = { source = "profile" } }
[at."."]
id = "record.source_id"
"""
EVIL = (
    "'", '"', "'''", '"""', "\\", "\\'", "\n", "\r\n", "\t", "{x}", "{0}", "%s", "#", ";", "\x00",
    "\u2028", "\u202e", "\ufeff", "é", "\U0001f600", "__import__('os').system('x')",
    "'); raise SystemExit; ('", "x\n    raise SystemExit", "]]>", "${HOME}", "a/b~c", "=",
    "None", "node", "run", "record", "at", "v", "class", "",
)  # fmt: skip
"""Texts that code made without care would take for code."""


def toml(text: str) -> str:
    """Write a text as a basic string of TOML."""
    return '"' + "".join(f"\\U{ord(char):08x}" for char in text) + '"'


def made(text: str) -> Mapping:
    """Load a document and compile every side of it."""
    mapping = Mapping(parse_document(text, "acme.toml"))
    for side in ("plain", "traced", "rendering"):
        mapping.code(side)
    return mapping


class _Watch:
    """Notes what a process does that no reading of data should do."""

    def __init__(self) -> None:
        self.on = False
        self.seen: list[str] = []

    def __call__(self, event: str, arguments: Any) -> None:
        if self.on:
            writes = event == "open" and set(str(arguments[1])) & set("wax+")
            if writes or event.startswith(("subprocess.", "socket.", "ctypes.", "shutil.")):
                self.seen.append(event)
            if event in {"os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove"}:
                self.seen.append(event)


_WATCH = _Watch()
sys.addaudithook(_WATCH)


@pytest.mark.parametrize("evil", [text for text in EVIL if text], ids=repr)
def test_a_hostile_text_stays_a_text_wherever_it_stands(evil: str) -> None:
    """As a key, a label, a word, a constant, a reason, a table's name."""
    quoted = toml(evil)
    key = toml('"' + evil + '"')
    if '"' in evil:
        key = None  # type: ignore[assignment]  # a path cannot hold such a key
    lines = f"""
    kind = {{ to = "person.identifiers[x].raw", set = {{ }} }}
    flag = {{ to = "record.environment", words = {quoted} }}
    gone = {{ drop = {quoted}, seen = {quoted} }}
    {key or '"other key"'} = "person.names[main].text"
    [words.{quoted}]
    {quoted} = {quoted}
    """
    text = HEAD.replace(
        '"." = { person = { source = "profile" } }',
        f'"." = {{ person = {{ source = "profile", marital_status = {quoted} }} }}',
    )
    normalize({"id": "1"}, mapping=made(HEAD))  # what is loaded on first use is loaded now
    _WATCH.on, _WATCH.seen = True, []
    try:
        mapping = made(text + lines)
        where = evil if key else "other key"
        payload = {"id": "1", where: "J Smith", "flag": evil, "gone": 1, "kind": "22"}
        records = normalize(payload, mapping=mapping)
        account = explain(payload, mapping=mapping)
        rendered = records.render(mapping).payload
    finally:
        _WATCH.on = False
    assert _WATCH.seen == []
    assert records[0].environment == evil
    assert records[0].persons[0].names[0].text == "J Smith"
    assert records[0].persons[0].marital_status == evil
    assert account.records == records
    assert rendered[where] == "J Smith"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
@settings(max_examples=80)
def test_any_key_is_read_as_itself(key: str) -> None:
    quoted = '"' + key + '"'
    try:
        mapping = made(HEAD + f'{toml(quoted)} = "person.names[main].text"\n')
    except ContractError as error:
        assert '"' in key or key == "id" or error.code == "mapping.form"  # noqa: PT017 - either will do
        return
    records = normalize({"id": "1", key: "J Smith"}, mapping=mapping)
    assert records[0].persons[0].names[0].text == "J Smith"
    assert records.payload.unmapped == ()


@given(st.text(st.sampled_from("ab_-. 1é"), min_size=1), st.text(st.sampled_from("ab_-. 1é")))
@settings(max_examples=60)
def test_two_names_that_look_alike_as_code_stay_two(first: str, second: str) -> None:
    """What tells entities apart, and tables of words."""
    if first == second or not second:
        return
    lines = f"""
    a = {{ to = {toml(f"person.identifiers[{first}].raw")} }}
    b = {{ to = {toml(f"person.identifiers[{second}].raw")} }}
    c = {{ to = "record.environment", words = {toml(first)} }}
    d = {{ to = "record.connection_type", words = {toml(second)} }}
    [words.{toml(first)}]
    x = "first"
    [words.{toml(second)}]
    x = "second"
    """
    record = normalize(
        {"id": "1", "a": "11", "b": "22", "c": "x", "d": "x"}, mapping=made(HEAD + lines)
    )[0]
    assert {i.scheme: i.raw for i in record.persons[0].identifiers} == {first: "11", second: "22"}
    assert (record.environment, record.connection_type) == ("first", "second")


def test_two_paths_that_look_alike_as_code_stay_two() -> None:
    lines = """
    [at."a.b[]"]
    v = "account.source_id"
    [at."a_b[]"]
    v = "check.raw"
    [makes."a.b[]"]
    account = {}
    [makes."a_b[]"]
    check = { kind = "k" }
    """
    text = HEAD.replace('[makes]\n"." = { person = { source = "profile" } }\n', "")
    record = normalize(
        {"id": "1", "a": {"b": [{"v": "x"}]}, "a_b": [{"v": "y"}]}, mapping=made(text + lines)
    )[0]
    assert ([a.source_id for a in record.accounts], [c.raw for c in record.checks]) == (
        ["x"],
        ["y"],
    )


DEEP = ".".join(["k"] * 200)
LINE = '" = "record.environment"'


def headed(line: str) -> str:
    """Give the head with another line in its table ``[mapping]``."""
    return HEAD.replace('provider = "acme"', f'provider = "a"\n{line}')


WRONG: dict[str, str] = {
    "a number for a section": HEAD + "[words]\nx = 5",
    "a list for a section": HEAD.replace('[at."."]', '[at]\n"b" = [1]\n[at."."]'),
    "a date for a target": HEAD + "n = 1979-05-27",
    "a float that is none": HEAD + "n = { drop = nan }",
    "an unknown option": HEAD + 'n = { eval = "1" }',
    "a step in code": HEAD + 'n = { to = "person.gender", step = "os.system" }',
    "a constant that is a list": HEAD.replace('source = "profile"', 'source = ["profile"]'),
    "a constant that is a date": HEAD.replace('source = "profile"', "of = 1979-05-27"),
    "a type that is a list": HEAD + 'n = { to = "person.gender", type = ["string"] }',
    "words that are a list": HEAD + 'n = { to = "record.environment", words = ["x"] }',
    "alternatives that are a number": HEAD + 'n = { to = "record.environment", or = 5 }',
    "needs that hold a table": HEAD.replace('needs = ["id"]', "needs = [{ a = 1 }]"),
    "needs that are a number": HEAD.replace('needs = ["id"]', "needs = 5"),
    "an envelope that is a number": HEAD.replace("[[envelope]]", "envelope = 5\n[xx]"),
    "no envelope": '[mapping]\nname = "a"\nprovider = "a"',
    "a name with a NUL": HEAD.replace("acme.customer", "a\\u0000b"),
    "a name with a line end": HEAD.replace("acme.customer", "a\\nb"),
    "a name of a thousand characters": HEAD.replace("acme.customer", "a" * 1000),
    "a zone that is a path": headed('zone = "../../etc/passwd"'),
    "a country that is none": headed('country = "\'"'),
    "a country from a list": headed("country = { from = [1] }"),
    "a method of an object for a field": HEAD + 'n = "person.__class__.raw"',
    "a field with brackets": HEAD + 'n = "person.names[main][0].text"',
    "a target that goes up": HEAD + 'n = "..record.source_id"',
    "an object that nothing makes": HEAD + 'n = "os.environ"',
    "a path beyond the deepest": HEAD + '"' + ".".join(["k"] * (MAX_STEPS + 2)) + LINE,
    "a path of 20,000 steps": HEAD + '"' + ".".join(["k"] * 20_000) + LINE,
    "a section beyond the deepest": HEAD + '[at."' + DEEP + '"]\nn' + LINE[1:],
    "an alternative beyond the deepest": HEAD
    + f'n = {{ to = "record.environment", or = ["{DEEP}"] }}',
    "an envelope beyond the deepest": HEAD.replace('record = "."', f'record = "{DEEP}"'),
    "no TOML": "[mapping",
    "brackets without end": HEAD + "x = " + "[" * 100_000,
    "tables without end": HEAD + "[" + ".".join(["a"] * 5000) + "]",
    "a document of many characters": HEAD + "#" + "x" * MAX_CHARACTERS,
    "a statement of many lines": HEAD + "n = { to = [\n" + '"person.x",\n' * 5000 + "] }",
    "shapes that grow out of all bounds": HEAD + '[shape.s.at."."]\n'
    + "".join(f'k{n} = {{ drop = "x" }}\n' for n in range(400))
    + "[uses]\n" + "".join(f'u{n} = "s"\n' for n in range(MAX_LINES // 400 + 1)),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_document_is_refused_with_its_file(what: str) -> None:
    with pytest.raises(ContractError) as caught:
        made(WRONG[what])
    assert caught.value.code in {"mapping.form", "mapping.syntax"}
    assert "acme.toml" in str(caught.value)
    assert caught.value.__cause__ is None


def test_a_path_of_the_deepest_kind_is_compiled() -> None:
    path = ".".join(f"k{number}" for number in range(MAX_STEPS))
    mapping = made(HEAD + f'"{path}.n" = "record.environment"\n')
    payload: Any = {"n": "x"}
    for number in reversed(range(MAX_STEPS)):
        payload = {f"k{number}": payload}
    assert normalize({"id": "1", **payload}, mapping=mapping)[0].environment == "x"


def test_files_that_are_no_documents_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_bytes(b"\xff\xfe")
    (tmp_path / "folder.toml").mkdir()
    for path, code in (
        (tmp_path / "a.toml", "mapping.syntax"), (tmp_path / "folder.toml", "mapping.unknown"),
        (tmp_path / "none.toml", "mapping.unknown"), ("a\0b.toml", "mapping.syntax"),
        ({"id": "Jane Doe"}, "mapping.unknown"), (b"{}", "mapping.unknown"),
        ('{"id": "Jane Doe"}', "mapping.unknown"), (5, "mapping.unknown"),
    ):  # fmt: skip
        with pytest.raises(ContractError) as caught:
            load_mapping(path)  # type: ignore[arg-type]  # wrong on purpose
        assert caught.value.code == code
        assert "Jane" not in str(caught.value)


def test_a_request_mapping_is_a_mapping_too(tmp_path: Path) -> None:
    """Its name cannot make the library read any other file."""
    file = tmp_path / "acme.toml"
    file.write_text(HEAD.replace('provider = "acme"', 'provider = "acme"\nrequest = "/etc/passwd"'))
    with pytest.raises(ContractError):
        normalize({"id": "1"}, mapping=file)


@given(st.binary(max_size=400))
@settings(max_examples=100)
def test_any_bytes_are_a_mapping_or_refused(data: bytes) -> None:
    try:
        made(data.decode("utf-8", "replace"))
    except ContractError as error:
        assert re.match(r"mapping\.(form|syntax): ", str(error))  # noqa: PT017 - either will do


def test_generated_code_holds_constants_only_as_literals() -> None:
    """Whatever a document says, what is compiled has the names of the compiler and no other."""
    import ast

    from identity_schema import list_mappings

    for name in list_mappings():
        for side in ("plain", "traced", "rendering"):
            tree = ast.parse(load_mapping(name).code(side))
            for node in ast.walk(tree):
                assert not isinstance(node, ast.Import | ast.ImportFrom | ast.Global | ast.Lambda)
                if isinstance(node, ast.Attribute):
                    assert not node.attr.startswith("__") or node.attr == "__class__"


def test_what_is_read_by_a_users_mapping_is_plain_data() -> None:
    record = normalize({"id": "1"}, mapping=made(HEAD))[0]
    assert to_dict(record)["source_id"] == "1"
