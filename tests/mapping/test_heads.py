"""The head of a document tells the same kinds of payload as the whole of it."""

import pytest

from identity_schema import list_mappings, load_mapping
from identity_schema.mapping.document import parse_document, parse_envelopes

HEAD = """
[mapping]
name = "acme.customer"
provider = "acme"
"""
ENVELOPE = """
[[envelope]]
record = "data[]"
needs = ["id"]
"""
AT = """
[at."."]
id = "record.source_id"
"""


@pytest.mark.parametrize("name", list_mappings())
def test_the_head_of_a_shipped_mapping_is_that_of_its_document(name: str) -> None:
    document = load_mapping(name).document
    assert parse_envelopes(document.text, document.file) == (document.head, document.envelopes)


@pytest.mark.parametrize("text", [HEAD + ENVELOPE + AT, HEAD + AT + ENVELOPE, ENVELOPE + HEAD + AT])
def test_it_does_not_matter_where_the_envelopes_stand(text: str) -> None:
    document = parse_document(text)
    assert parse_envelopes(text, "acme.toml") == (document.head, document.envelopes)
    assert document.envelopes[0].needs == {"id"}


def test_what_comes_after_the_head_is_not_looked_at() -> None:
    head, envelopes = parse_envelopes(HEAD + ENVELOPE + "[at]\nthis is no TOML", "acme.toml")
    assert head["name"] == "acme.customer"
    assert [envelope.role for envelope in envelopes] == ["record"]
