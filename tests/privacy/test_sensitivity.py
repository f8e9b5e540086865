"""How sensitive a value is stands beside its field, and a mapping can say otherwise."""

import attrs
import pytest

from identity_schema import ContractError, list_mappings, load_mapping, model
from identity_schema.mapping.document import parse_document
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Contact, Context, Identifier, Issue, Media, Name, Person, Record
from identity_schema.model.fields import Kind, Sensitivity, sensitivities_of, spec_of
from identity_schema.privacy.redaction import redact
from identity_schema.privacy.third_parties import THIRD_PARTIES, is_third_party
from identity_schema.values.partial_date import PartialDate

CLASSES = [
    cls for name in model.__all__
    if attrs.has(cls := getattr(model, name)) and cls not in {Context, PartialDate}
]  # fmt: skip
ACME = """
[mapping]
name = "acme.customer"
provider = "acme"
[[envelope]]
record = "."
needs = ["id"]
[makes]
"." = {{ person = {{ source = "profile" }} }}
[at."."]
id = "record.source_id"
tier = {tier}
nick = {nick}
mail = "person.contacts[email].raw"
"tel" = {{ to = "person.contacts[phone].raw", sensitivity = "credential" }}
token = {{ drop = "a secret", sensitivity = "credential" }}
etag = {{ drop = "a cache marker" }}
"""
DEFAULT = {"tier": '"record.environment"', "nick": '"person.names[nickname].text"'}


def acme(**lines: str) -> Mapping:
    return Mapping(parse_document(ACME.format(**(DEFAULT | lines)), "acme.toml"))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_says_how_sensitive_it_is(cls: type) -> None:
    """Those that hold entities leave it to them."""
    specs = spec_of(cls)
    silent = [
        name for name, word in sensitivities_of(cls).items()
        if word is None and (name not in specs or specs[name].kind is not Kind.ENTITY)
    ]  # fmt: skip
    assert silent == []


def test_a_link_to_an_image_is_as_sensitive_as_a_number() -> None:
    """Okra names photos by BVN and NIN."""
    order = list(Sensitivity)
    words = sensitivities_of(Media)
    assert words["url"] is Sensitivity.IMAGE_LINK
    assert order.index(Sensitivity.IMAGE_LINK) - order.index(Sensitivity.GOVERNMENT_IDENTIFIER) == 1


def test_the_raw_text_of_an_issue_can_be_anything() -> None:
    assert sensitivities_of(Issue)["raw"] is Sensitivity.FREE_TEXT
    assert sensitivities_of(Issue)["pointer"] is Sensitivity.FREE_TEXT


def test_a_raw_text_is_never_less_sensitive_than_what_is_read_in_it() -> None:
    for cls in CLASSES:
        words = sensitivities_of(cls)
        if {"raw", "value"} <= words.keys():
            assert words["raw"] is words["value"]


@pytest.mark.parametrize("name", list_mappings())
def test_every_mapped_path_says_how_sensitive_it_is(name: str) -> None:
    for path in load_mapping(name).paths():
        assert (path.sensitivity in tuple(Sensitivity)) == (path.disposition == "mapped"), path.path


def test_the_paths_of_people_are_what_a_reviewer_expects() -> None:
    said = {p.path: p.sensitivity for p in load_mapping("okra.identity").paths()}
    here = "[].data.identity[]."
    wanted = {
        "fullname": "name", "dob": "birth_date", "bvn": "government_identifier",
        "nin": "government_identifier", "phone[]": "contact", "email[]": "contact",
        "address[]": "address", "gender": "demographic", "photo_id[].url": "image_link",
        "marital_status": "demographic", "state_of_origin": "demographic", "id": "handle",
        "next_of_kins[].fullname": "name", "customer": "handle", "created_at": "none",
    }  # fmt: skip
    assert {key: said[here + key] for key in wanted} == wanted


def test_third_parties_are_told_by_their_role() -> None:
    roles = spec_of(Person)["role"].words
    assert roles >= THIRD_PARTIES
    assert [r for r in sorted(roles) if not is_third_party(Person(role=r))] == ["subject"]


def test_a_mapping_says_otherwise_for_its_own_records() -> None:
    mapping = acme(tier='{ to = "record.environment", sensitivity = "money" }')
    said = {path.path: path.sensitivity for path in mapping.paths()}
    assert said == {
        "id": "handle", "tier": "money", "nick": "name", "mail": "contact", "tel": "credential",
        "token": "credential", "etag": None,
    }  # fmt: skip
    assert mapping.sensitivities[Record, "environment"] is Sensitivity.MONEY
    record = Record(kind="acme.customer", environment="gold")
    assert redact(record, mapping=mapping).environment is None
    assert redact(record, keep=["money"], mapping=mapping).environment == "gold"
    assert redact(record).environment == "gold"


def test_what_is_read_in_a_value_is_as_sensitive_as_the_value() -> None:
    """The mapping speaks of the raw text; the normal form has the same in it."""
    words = acme().sensitivities
    assert words[Contact, "raw"] is words[Contact, "value"] is Sensitivity.CREDENTIAL
    assert words[Contact, "extension"] is Sensitivity.CREDENTIAL
    assert (Contact, "region") not in words


def test_to_lower_a_field_every_line_that_fills_it_has_to_say_so() -> None:
    lowered = '{ to = "person.names[nickname].text", sensitivity = "none" }'
    mapping = acme(nick=lowered)
    assert mapping.sensitivities[Name, "text"] is Sensitivity.NONE
    both = mapping.document.text + 'name = "person.names[main].text"\n'
    both = both.replace('etag = { drop = "a cache marker" }\n', "")
    other = Mapping(parse_document(both, "acme.toml"))
    assert other.sensitivities[Name, "text"] is Sensitivity.NAME


@pytest.mark.parametrize("word", ['"secret"', "5", '["name"]', "{ a = 1 }", "true"])
def test_a_word_that_does_not_exist_is_refused_with_file_and_line(word: str) -> None:
    with pytest.raises(ContractError, match=r"acme.toml:12: .*tier") as caught:
        acme(tier=f'{{ to = "record.environment", sensitivity = {word} }}')
    assert caught.value.code == "mapping.form"


def test_a_mapping_without_a_word_changes_nothing() -> None:
    for name in list_mappings():
        assert load_mapping(name).sensitivities == {}
    assert sensitivities_of(Identifier)["raw"] is Sensitivity.GOVERNMENT_IDENTIFIER
