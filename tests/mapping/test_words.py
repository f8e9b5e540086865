"""A word of a mapping that the model does not know is refused when the document is loaded."""

import re
from pathlib import Path

import pytest

from identity_schema import Context, ContractError, list_mappings, load_mapping, normalize
from identity_schema.model import AccountNumber, Identifier, Record
from identity_schema.model.fields import Kind, spec_of
from identity_schema.numbers import account_schemes, identifier
from identity_schema.privacy.kinds import schemes_of

PAGE = (Path(__file__).parents[2] / "docs" / "mapping.md").read_text(encoding="utf-8")
ACME = PAGE.partition("```toml\n")[2].partition("```")[0]
"""The document that the page shows."""

PAYLOAD = {"data": {"customers": [{"id": "1", "accounts": [{"number": "01-0902-0068389-00"}]}]}}


def load(folder: Path, old: str, new: str) -> Path:
    """Write the page's document with a change, and load it; return its path."""
    path = folder / "acme.toml"
    assert old in ACME
    path.write_text(ACME.replace(old, new), encoding="utf-8")
    load_mapping(path)
    return path


@pytest.mark.parametrize(
    ("old", "new", "advice"),
    [
        ("numbers[nz]", "numbers[zz]", "card, gb, iban, nuban, nz, other"),
        ("numbers[nz].raw", "numbers[nz].scheme", "give a table of words"),
        ("account = {}", "account = {}, number = { scheme = 'NZ' }", "card, gb, iban, nuban, nz"),
        ("contacts[email]", "contacts[fax]", "email, phone"),
        ("names[main]", "names[MAIN]", "alias, birth, main, nickname"),
        ("person.contacts[email]", "person.identifiers[BVN]", "[BVN] is written 'bvn'"),
        ("person.contacts[email]", "person.identifiers[bvn ]", "is written 'bvn'"),
        ("person.contacts[email]", "person.identifiers[RC number]", "is written 'rc_number'"),
        ("etag ", "'*' ", 'every key that no line lists is "**"'),
        ("etag ", "'a.**' ", 'every key that no line lists is "**"'),
        ('["phone"]', '["*"]', 'every key that no line lists is "**"'),
        ("data.customers[]", "data.*", 'every key that no line lists is "**"'),
        ("country  =", "request = 'nix'\ncountry =", "no mapping is called 'nix'"),
        ("country  =", "request = 'nix.toml'\ncountry =", "nix.toml"),
    ],
)  # fmt: skip
def test_a_word_that_is_none_is_refused_with_file_and_line(
    tmp_path: Path, old: str, new: str, advice: str
) -> None:
    with pytest.raises(ContractError) as caught:
        load(tmp_path, old, new)
    message = str(caught.value)
    assert caught.value.code == "mapping.form"
    assert re.match(r"mapping\.form: acme\.toml:[0-9]+: ", message)
    assert advice in message


def test_the_line_is_that_of_the_word(tmp_path: Path) -> None:
    number = next(n for n, line in enumerate(ACME.splitlines(), 1) if "numbers[nz]" in line)
    with pytest.raises(ContractError, match=rf"acme\.toml:{number}: "):
        load(tmp_path, "numbers[nz]", "numbers[zz]")


def test_a_scheme_of_the_provider_is_read_as_text(tmp_path: Path) -> None:
    path = load(tmp_path, '"emails[]" = "person.contacts[email].raw"',
                'card_no = "person.identifiers[membership].raw"')  # fmt: skip
    payload = {"data": {"customers": [{"id": "1", "card_no": "m 12"}]}}
    (made,) = normalize(payload, mapping=path)[0].persons[0].identifiers
    assert (made.scheme, made.value) == ("membership", "M 12")


def test_a_key_that_is_called_star_is_written_in_quotes(tmp_path: Path) -> None:
    path = load(tmp_path, "etag ", "'\"*\"' ")
    assert 'data.customers[]."*"' in {row.path for row in load_mapping(path).paths()}
    customer = {**PAYLOAD["data"]["customers"][0], "*": 1, "other": 2}
    records = normalize({"data": {"customers": [customer]}}, mapping=path)
    assert records.payload.unmapped == ("/data/customers/0/other",)


def test_a_request_may_be_a_document_beside_it_even_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = load(tmp_path, "country  =", "request = 'acme.toml'\ncountry =")
    records = normalize(PAYLOAD, mapping=path, context=Context(request={"etag": "x"}))
    assert records[0].accounts[0].numbers[0].check == "passed"


def test_the_model_knows_the_schemes_that_have_rules() -> None:
    assert spec_of(AccountNumber)["scheme"].words == {*account_schemes.READERS}
    national = {scheme for scheme, _ in identifier._NATIONAL}
    shipped = {scheme for name in list_mappings() for scheme in schemes_of(load_mapping(name))}
    known = {*identifier._SCHEMES, *national, *shipped}
    assert spec_of(Identifier)["scheme"].known == known


def selectors(cls: type, seen: set[type]) -> dict[str, frozenset[str]]:
    """Give what selects by a closed list anywhere in a class: the field and the words."""
    seen.add(cls)
    found = {}
    for field, spec in spec_of(cls).items():
        if spec.kind is Kind.ENTITY and spec.entity is not None:
            if spec.select is not None:
                found[field] = spec_of(spec.entity)[spec.select].words
            if spec.entity not in seen:
                found |= selectors(spec.entity, seen)
    return {field: words for field, words in found.items() if words}


def test_the_page_lists_the_words_of_every_closed_selector() -> None:
    rows = re.findall(r"^\| `\w+\.(\w+)\[…\]` \| (`[^|]+`) \|$", PAGE, re.MULTILINE)
    shown = {field: frozenset(re.findall(r"`(\w+)`", words)) for field, words in rows}
    closed = selectors(Record, set())
    assert set(shown) <= set(closed)
    assert {f: w for f, w in closed.items() if f in shown} == shown
    assert set(closed) - set(shown) <= {"persons"}  # which [makes] brings into being
