"""A wrong mapping document is refused when it is loaded, with the file and the line."""

import gc
from pathlib import Path
from typing import Any

import pytest

from identity_schema import ContractError, list_mappings, load_mapping
from identity_schema.mapping.document import line_of, parse_document
from identity_schema.mapping.registry import Mapping

START = """[mapping]
name     = "acme.customer"
provider = "acme"

[[envelope]]
record = "data[]"
needs  = ["id"]

[words.status]
ACTIVE = "complete"

[at."."]
id = "record.source_id"
"""
"""Thirteen lines; what a test adds begins at line 14."""

MAKES = '[makes]\n"accounts[]" = { account = {} }\n'


def load(text: str) -> Mapping:
    """Load a document from its text, and compile it."""
    mapping = Mapping(parse_document(text, "acme.toml"))
    assert mapping.plain.source
    assert mapping.traced.source
    return mapping


def refused(text: str) -> str:
    """Give the message with which a document is refused."""
    with pytest.raises(ContractError) as caught:
        load(text)
    assert caught.value.code in {"mapping.form", "mapping.syntax", "mapping.unknown"}
    return str(caught.value)


@pytest.mark.parametrize(
    ("added", "line", "words"),
    [
        ("[ats]\nx = 1\n", 14, "'ats' is not known"),
        ("x = 'record.status'\n", 14, "give a table of words"),
        ("x = { to = 'record.status', word = 'status' }\n", 14, "'word' is not known"),
        ("x = { to = 'record.status', words = 'state' }\n", 14, "no table [words.state]"),
        ("x = 'record.nick'\n", 14, "record has no field 'nick'"),
        ("x = 'person.gender'\n", 14, "nothing here is called 'person'"),
        ("x = 'record.persons'\n", 14, "a target ends in a field"),
        ("x = 'record.key'\n", 14, "a target ends in a field"),
        ("x = 'record'\n", 14, "record"),
        ("x = 'record..status'\n", 14, "is no target"),
        ("x = 'record.status.x'\n", 14, "is no entity"),
        ("x = 'record.persons[nobody].gender'\n", 14, "[nobody] is none of"),
        ("x = 'record.institution[a].name'\n", 14, "nothing to choose by"),
        ("x = 5\n", 14, "a target is a text"),
        ("x = { words = 'status' }\n", 14, "either a target or a reason"),
        ("x = { to = 'record.source_id', drop = 'y' }\n", 14, "either a target or a reason"),
        ("x = { to = 'record.messages', type = 'text' }\n", 14, "type is one of"),
        ("'**' = 'record.messages'\n", 14, "can only be dropped"),
        ("y = { drop = 'z' }\nx = 'record.source_id'\n", 15, "filled by 'id' too"),
        ("[at.deep]\nx = 'record.source_id'\n", 15, "filled by 'id' too"),
        ("'x.y' = 'record.environment'\n[at.x]\ny = 'record.jurisdiction'\n", 16, "a line already"),
        ("x = { to = 'record.environment', or = ['id'] }\n", 14, "a line already"),
        ("'x[]' = 'record.environment'\n", 14, "holds one value"),
        ("x = { to = 'record.environment', or = ['y[]'] }\n", 14, "holds one value"),
        ("[at.'list[]']\nx = 'record.environment'\n", 14, "makes nothing"),
        (MAKES + "[at.accounts]\nname = 'account.name'\n", 16, "is 'accounts' a list?"),
        (MAKES + "[at.'accounts[]']\nname = 'account.nick'\n", 17, "account has no field 'nick'"),
        ("[makes]\nx = { pet = {} }\n", 15, "can have a 'pet'"),
        ("[makes]\nx = { account = { status = 'open' } }\n", 15, "'open' is none of"),
        ("[makes]\nx = { account = { nick = 'open' } }\n", 15, "no field 'nick'"),
        ("[words.other]\nA = 1\n", 15, "gives each word as a text"),
        (
            "x = { to = 'record.status', words = 'b' }\n[words.b]\nA = 'done'\n",
            16,
            "'done' is none",
        ),
        ("[uses]\nx = 'human'\n", 15, "no [shape.human]"),
        ("[shape.human.ats.'.']\nx = 'record.environment'\n", 14, "'ats' is not known"),
        ("[components.person]\nx = ['y']\n", 14, "'person' is not known"),
        ("[[envelope]]\nrecord = 'a'\nerror = 'b'\n", 14, "one of record, error, no_record"),
        ("[[envelope]]\nneeds = ['a']\n", 14, "one of record, error, no_record"),
        ("[[envelope]]\nrecord = 'a'\nwhere = 'b'\n", 16, "'where' is not known"),
        ("[[envelope]]\nrecord = 'a..b'\n", 14, "is no path"),
        ("[outside.data]\nx = 'payload.nick'\n", 15, "payload has no field 'nick'"),
        ("[at.'a..b']\nx = 'record.environment'\n", 14, "is no path"),
    ],
)
def test_an_error_names_the_file_and_the_line(added: str, line: int, words: str) -> None:
    """Of what is wrong, or of the nearest section that is written."""
    message = refused(START + added)
    assert f"acme.toml:{line}: " in message, message
    assert words in message, message


@pytest.mark.parametrize(
    "text",
    [
        "", "[mapping]\n", "[mapping]\nname = 'a.b'\n", "[mapping]\nname = 1\nprovider = 'a'\n",
        "mapping = 5\n", START.replace("[[envelope]]", "[envelope]"),
        START.replace('[[envelope]]\nrecord = "data[]"\nneeds  = ["id"]\n', ""),
        START + "x = \n", START + "x = 'a'\nx = 'b'\n", START + "[at.accounts[]]\n",
        START.replace("provider =", "format = 'xml'\nprovider ="),
        START.replace("provider =", "role = 'answer'\nprovider ="),
        START.replace("provider =", "date_order = 'DYM'\nprovider ="),
        START.replace("provider =", "colour = 'blue'\nprovider ="),
    ],
)  # fmt: skip
def test_a_document_without_its_form_is_refused(text: str) -> None:
    """Bad TOML, no head, no envelope, words that nobody knows."""
    assert "acme.toml" in refused(text)


@pytest.mark.parametrize(
    "text",
    [
        START.replace('["id"]', '"id"'),  # would be taken for the keys i and d
        START.replace('needs  = ["id"]', 'any = "id"'),
        START.replace('needs  = ["id"]', "when = 5"),
        START.replace('needs  = ["id"]', "needs = [5]"),
        "envelope = [1]\n"
        + START.replace('[[envelope]]\nrecord = "data[]"\nneeds  = ["id"]\n', ""),
        "makes = 1\n" + START,
        "outside = 1\n" + START,
        "shape = 1\n" + START,
        "uses = 1\n" + START,
        "components = 1\n" + START,
        "words = 1\n" + START.replace('[words.status]\nACTIVE = "complete"\n', ""),
        "at = 1\n" + START.replace('[at."."]\nid = "record.source_id"\n', ""),
        START + "[makes]\nx = 5\n",
        START + "[makes]\nx = { account = 'y' }\n",
        START + "[makes]\nx = { account = { name = 5 } }\n",
        START + "[uses]\nx = ['human']\n",
        START + "[shape]\nhuman = 1\n",
        START + "[shape.human]\nat = 1\n",
        START + "[components.address]\nstreet = 'street'\n",  # would be s, t, r, e, e, t
        START + "[components.address]\nstreet = [1]\n",
        START + "[components.address]\nsteret = ['street']\n",
        START + "x = { to = 'record.environment', or = 'yz' }\n",  # would be y and z
        START + "x = { to = 'record.environment', or = 5 }\n",
        START + "x = { to = 'record.environment', type = ['string'] }\n",
        START + "x = { to = 'record.status', words = ['status'] }\n",
        START + "x = { to = 'record.environment', seen = 5 }\n",
        START + "x = { drop = 5 }\n",
        START + "x = { drop = '' }\n",
        START + "x = { to = 'record.subject.id', set = 'kind' }\n",
        START + "x = { to = 'record.checks[c].raw', set = { score_min = 'low' } }\n",
        START + "x = { to = 'record.checks[c].raw', set = { score = inf } }\n",
        START + "x = { to = 'record.checks[c].raw', set = { at = 2026-01-01T00:00:00Z } }\n",
        START + "x = { to = 'record.checks[c].raw', set = { at = '2026-01-01' } }\n",
        START + "x = { to = 'record.checks[c].raw', set = { parts = 'p' } }\n",
        START + "x = { to = 'record.device.model', set = { vpn = 'yes' } }\n",
        START.replace("provider =", "country = 'Atlantis'\nprovider ="),
        START.replace("provider =", "country = { frm = 'x' }\nprovider ="),
        START.replace("provider =", "zone = 'Mars/Base'\nprovider ="),
        START.replace("provider =", "sources = [1]\nprovider ="),
    ],
)
def test_a_value_of_the_wrong_type_is_an_error_of_the_document(text: str) -> None:
    """Found when it is loaded, not when the first payload comes, and never taken for another."""
    assert "acme.toml:" in refused(text)


def test_a_derived_field_cannot_be_set_by_a_document() -> None:
    """What a reader works out is not for a mapping to say."""
    text = (
        START
        + "x = { to = 'record.persons[profile].identifiers[a].raw', set = { check = 'passed' } }\n"
    )
    assert "acme.toml:14: " in refused(text)


def test_lines_around_a_record_are_checked_wherever_they_stand() -> None:
    """A section that no envelope uses is a forgotten one."""
    text = START.replace('record = "data[]"', 'record = "."')
    refused(text + "[outside.'.']\nx = 'record.nick'\n")


def test_a_shape_that_is_never_used_is_checked_as_well() -> None:
    """Or refused for being idle."""
    refused(START + "[shape.human.at.'.']\nx = 'nobody.nowhere'\n")


def test_the_same_seat_from_a_list_of_objects_is_refused() -> None:
    """Each of them would overwrite what the one before it said."""
    text = START + MAKES + "[at.'accounts[]']\nname = 'account.name'\nenv = 'record.environment'\n"
    assert "acme.toml:18: " in refused(text)


def test_two_objects_that_make_the_one_entity_are_refused() -> None:
    """A record has one institution."""
    text = START + "[makes]\na = { institution = {} }\nb = { institution = {} }\n"
    refused(text + "[at.a]\nn = 'institution.name'\n[at.b]\nn = 'institution.name'\n")


def test_a_mapping_that_is_not_there() -> None:
    """By name, by path, and of the request."""
    for name in ("acme.nobody", "nowhere.toml", Path("nowhere.toml"), "", "/etc"):
        with pytest.raises(ContractError) as caught:
            load_mapping(name)
        assert caught.value.code == "mapping.unknown"


def test_a_revision_changes_with_what_a_document_says_and_not_with_its_comments() -> None:
    """Nor with white space, nor with the order of its tables."""
    plain = load(START)
    assert load("# a comment\n" + START.replace("     =", " =")).revision == plain.revision
    assert load(START + "x = 'record.environment'\n").revision != plain.revision
    assert plain.revision.startswith("acme.customer@")
    assert len(plain.revision) == len("acme.customer@") + 12


@pytest.mark.parametrize("name", list_mappings())
def test_every_line_of_a_shipped_document_is_found_again(name: str) -> None:
    """The search for a line of an error goes through every statement."""
    document = load_mapping(name).document
    written = document.text.splitlines()
    for path, lines in (*document.at.items(), *document.outside.items()):
        assert isinstance(path, tuple)
        for line in lines:
            number = line_of(document.text, line.place)
            assert line.place[-1] in written[number - 1].replace('\\"', '"')


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("mapping",), 1), (("mapping", "name"), 2), (("envelope", "0"), 5),
        (("envelope", "0", "needs"), 7), (("words", "status", "ACTIVE"), 10),
        (("at", "."), 12), (("at", ".", "id"), 13), (("at", ".", "absent"), 12),
        (("nowhere",), 1),
    ],
)  # fmt: skip
def test_the_line_of_a_place(place: tuple[str, ...], line: int) -> None:
    """Or of the nearest section around it."""
    assert line_of(START, place) == line


def test_the_line_after_a_text_of_several_lines() -> None:
    """A statement is one statement, however many lines it has."""
    text = START.replace('"acme"', '"""\nacme"""').replace('["id"]', '[\n  "id",\n]')
    place = ("at", ".", "id")
    assert text.splitlines()[line_of(text, place) - 1] == 'id = "record.source_id"'


def test_a_document_is_frozen(tmp_path: Path) -> None:
    """Its file can change under it, and it does not."""
    path = tmp_path / "acme.toml"
    path.write_text(START, encoding="utf-8")
    document: Any = load_mapping(path).document
    with pytest.raises(AttributeError):
        document.name = "other"


def test_a_document_of_ones_own_is_found_by_its_name_while_it_is_alive(tmp_path: Path) -> None:
    """As docs/mapping.md says."""
    path = tmp_path / "acme.toml"
    path.write_text(START.replace("acme.customer", "acme.alive"), encoding="utf-8")
    loaded = load_mapping(path)
    assert load_mapping("acme.alive") is loaded
    del loaded
    gc.collect()
    with pytest.raises(ContractError) as caught:
        load_mapping("acme.alive")
    assert caught.value.code == "mapping.unknown"
