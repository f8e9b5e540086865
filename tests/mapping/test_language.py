"""What a mapping document says is what happens: every word of the language, by example."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from identity_schema import Context, ContractError, PayloadError, explain, load_mapping, normalize
from identity_schema.model.convert import to_dict

HEAD = """[mapping]
name     = "acme.customer"
provider = "acme"
{head}
[[envelope]]
record = "{record}"
needs  = ["id"]
{more}
[at."."]
id = "record.source_id"
"""

Say = Callable[..., Any]


@pytest.fixture
def say(tmp_path: Path) -> Say:
    """Write a document of an own provider, and account for a payload under it."""

    path = tmp_path / "acme.toml"

    def account(
        lines: str, payload: Any, head: str = "", record: str = ".", more: str = "", **options: Any
    ) -> Any:
        text = HEAD.format(head=head, record=record, more=more) + lines
        path.write_text(text, encoding="utf-8")
        found = explain(payload, mapping=path, **options)
        assert normalize(payload, mapping=str(path), **options) == found.records
        return found

    account.path = path  # type: ignore[attr-defined]
    return account


def rendered(account: Any, say: Say) -> Any:
    """Write the records back in the mapping that was said last."""
    return account.records.render(load_mapping(say.path)).payload  # type: ignore[attr-defined]


def said(account: Any, number: int = 0) -> dict[str, Any]:
    """Give what a record says, but for what every record says."""
    common = {"key", "payload", "pointer", "kind", "provider", "source_id"}
    values = to_dict(account.records[number])
    for issue in values.get("issues", ()):
        del issue["severity"]
    return {name: value for name, value in values.items() if name not in common}


def fates(account: Any) -> dict[str, str]:
    """Give the disposition of each leaf."""
    return {leaf.pointer: leaf.disposition for leaf in account.leaves}


def conflict(pointer: str, field: str, raw: str) -> dict[str, Any]:
    """Give the issue of a loser."""
    return {"code": "value.conflict", "pointer": pointer, "field": field, "raw": raw}


# --- the whole example of docs/mapping.md ------------------------------------------------------


def test_the_document_of_the_manual_is_a_document(tmp_path: Path) -> None:
    """The first block of code in it, word for word."""
    manual = Path(__file__).parents[2] / "docs" / "mapping.md"
    text = manual.read_text(encoding="utf-8").split("```toml\n")[1].split("```")[0]
    path = tmp_path / "acme.toml"
    path.write_text(text, encoding="utf-8")
    payload = {
        "data": {
            "total": 2,
            "customers": [
                {
                    "id": "1", "status": "ACTIVE", "first_name": "Tui", "mobile": "021 123 456",
                    "phone": "021 999 999", "emails": ["a@example.com"], "etag": "x",
                    "accounts": [{"number": "01-0902-0068389-00"}],
                },
                {"id": "2", "status": "QUEUED", "emails": "b@example.com", "odd": True},
            ],
        }
    }  # fmt: skip
    account = explain(payload, mapping=path)
    first, second = account.records
    assert account.records.payload.total == 2
    assert (first.source_id, first.status, second.status) == ("1", "complete", "processing")
    assert first.persons[0].names[0].given_name == "Tui"
    assert [(c.kind, c.raw) for c in first.persons[0].contacts] == [
        ("phone", "021 123 456"), ("email", "a@example.com"),
    ]  # fmt: skip
    assert [i.raw for i in first.issues if i.code == "value.conflict"] == ["021 999 999"]
    assert first.accounts[0].numbers[0].value == "01-0902-0068389-00"
    assert second.persons[0].contacts[0].raw == "b@example.com"
    assert account.records.payload.unmapped == ("/data/customers/1/odd",)
    assert fates(account)["/data/customers/0/etag"] == "dropped"
    rendered = account.records.render(load_mapping(path))
    assert normalize(rendered.payload, mapping=path)[0].persons == first.persons


def test_a_mapping_is_named_by_a_text_a_path_or_itself(say: Say, tmp_path: Path) -> None:
    """And tells its name."""
    say("", {"id": "1"})
    path = tmp_path / "acme.toml"
    loaded = load_mapping(path)
    assert loaded.name == "acme.customer"
    assert load_mapping(loaded) is loaded
    for mapping in (path, str(path), loaded):
        records = normalize({"id": "1"}, mapping=mapping)
        assert records.payload.kind == records[0].kind == "acme.customer"
        assert records.payload.mapping == loaded.revision
        assert records[0].provider == "acme"


def test_what_was_read_by_an_own_mapping_is_rendered_by_it(say: Say) -> None:
    """Without being told again which it was."""
    payload = {"id": "1", "x": "X"}
    records = say('x = "record.environment"\n', payload).records
    assert records.render().payload == payload
    assert records[0].render().payload == payload


# --- or ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("p", "q", "r"), ("r", "q", "p"), ("q", "r", "p")])
def test_the_first_of_several_paths_wins_and_every_loser_is_kept(say: Say, keys: Any) -> None:
    """In the order that the document writes, whatever that of the payload."""
    line = 'p = { to = "record.environment", or = ["q", "r"] }\n'
    values = {"p": "first", "q": "second", "r": "third"}
    account = say(line, {"id": "1"} | {key: values[key] for key in keys})
    field = "record.environment"
    assert said(account) == {
        "environment": "first",
        "issues": [conflict("/q", field, "second"), conflict("/r", field, "third")],
    }
    assert said(say(line, {"id": "1", "r": "third"})) == {"environment": "third"}
    assert said(say(line, {"id": "1", "p": None, "q": "", "r": "third"}))["environment"] == "third"


@pytest.mark.parametrize(
    ("line", "payload"),
    [
        ('"a.b" = { to = "record.environment", or = ["c"] }', {"a": {"b": "1st"}, "c": "2nd"}),
        ('p = { to = "record.environment", or = ["a.b", "c"] }', {"a": {"b": "1st"}, "c": "2nd"}),
        ('c = { to = "record.environment", or = ["a.b"] }', {"a": {"b": "2nd"}, "c": "1st"}),
        (
            '"z.y" = { to = "record.environment", or = ["a.b"] }',
            {"a": {"b": "2nd"}, "z": {"y": "1st"}},
        ),
        (
            'p = { to = "record.environment", or = ["z.y", "a.b"] }\n[at.a]\nk = "record.messages"',
            {"a": {"b": "2nd"}, "z": {"y": "1st"}},
        ),
    ],
)
def test_the_order_of_preference_holds_at_any_depth(say: Say, line: str, payload: Any) -> None:
    """A path deeper down is not a path of less worth, and no loser is lost."""
    for order in (payload, dict(reversed(payload.items()))):
        account = say(line + "\n", {"id": "1"} | order)
        assert said(account)["environment"] == "1st"
        assert [issue["raw"] for issue in said(account).get("issues", ())] == ["2nd"]
        assert sorted(fates(account).values()) == ["mapped", "mapped", "unread"]


def test_a_loser_that_says_the_same_is_mapped(say: Say) -> None:
    """To the same value, as its lineage says."""
    account = say(
        'p = { to = "record.environment", or = ["q"] }\n', {"id": "1", "p": "x", "q": "x"}
    )
    assert said(account) == {"environment": "x"}
    assert set(fates(account).values()) == {"mapped"}
    source = account.lineage("/environment")
    assert source is not None
    assert source.pointers == ("/p", "/q")


def test_an_alternative_may_have_words_of_its_own(say: Say) -> None:
    """And a type."""
    other = '{ path = "q", words = "v", type = "boolean" }'
    lines = f"""p = {{ to = "record.status", words = "w", or = [{other}] }}
[words.w]
DONE = "complete"
[words.v]
true  = "complete"
false = "error"
"""
    assert said(say(lines, {"id": "1", "q": False})) == {"status": "error"}
    account = say(lines, {"id": "1", "p": "DONE", "q": False})
    assert said(account)["status"] == "complete"
    assert said(account)["issues"] == [conflict("/q", "record.status", "false")]
    assert said(say(lines, {"id": "1", "p": "DONE", "q": True})) == {"status": "complete"}


def test_the_preferred_message_around_a_record_wins_over_one_beside_it(say: Say) -> None:
    """What is outside is read after the records, and its order of preference holds there."""
    more = '[outside."."]\nm = { to = "payload.message", or = ["d.m"] }\n'
    payload = {"m": "outer", "d": {"m": "inner", "r": [{"id": "1"}]}}
    account = say("", payload, record="d.r[]", more=more)
    assert account.records.payload.message == "outer"
    assert [issue.raw for issue in account.records.payload.issues] == ["inner"]


# --- words ------------------------------------------------------------------------------------

WORDS = """s = { to = "record.status", words = "w" }
r = { to = "record.checks[c].raw", words = "o" }
[words.w]
DONE = "complete"
idle = "-"
[words.o]
true = "pass"
"*"  = "inconclusive"
"""


@pytest.mark.parametrize("word", ["DONE", "done", " Done "])
def test_a_word_is_found_in_any_spelling(say: Say, word: str) -> None:
    """Its case and the white space around it say nothing."""
    assert said(say(WORDS, {"id": "1", "s": word})) == {"status": "complete"}


def test_an_unknown_word_is_kept(say: Say) -> None:
    """Unread, where the target keeps no raw text."""
    account = say(WORDS, {"id": "1", "s": "ASLEEP"})
    assert [issue["raw"] for issue in said(account)["issues"]] == ["ASLEEP"]
    assert fates(account)["/s"] == "unread"


@pytest.mark.parametrize("word", ["idle", "IDLE", " idle "])
def test_a_word_that_says_nothing_is_dropped_in_any_spelling(say: Say, word: str) -> None:
    """It is known, and both ways of reading agree on it."""
    account = say(WORDS, {"id": "1", "s": word})
    assert said(account) == {}
    assert fates(account)["/s"] == "dropped"
    assert account.records.payload.unmapped == ()


@pytest.mark.parametrize(
    ("value", "raw", "outcome"),
    [(True, "true", "pass"), ("true", "true", "pass"), ("no", "no", "inconclusive")],
)
def test_a_raw_text_is_kept_beside_what_its_word_means(
    say: Say, value: Any, raw: str, outcome: str
) -> None:
    """A boolean is a word like any other, and ``*`` is any word."""
    account = say(WORDS.replace('"o" }', '"o", type = "boolean" }'), {"id": "1", "r": value})
    assert said(account) == {"checks": [{"kind": "c", "outcome": outcome, "raw": raw}]}


def test_any_other_word_is_not_lost_where_no_raw_text_is_kept(say: Say) -> None:
    """``*`` would give a word and forget the text."""
    lines = 's = { to = "record.status", words = "w" }\n[words.w]\nA = "complete"\n"*" = "error"\n'
    try:
        account = say(lines, {"id": "1", "s": "what they said"})
    except ContractError as error:
        assert "acme.toml:" in str(error)  # noqa: PT017 - refusing such a table will do as well
    else:
        assert "what they said" in [issue.raw for issue in account.records[0].issues]


def test_tables_whose_names_look_alike_are_two_tables(say: Say) -> None:
    """In the generated code as well."""
    lines = """s = { to = "record.environment", words = "a-b" }
t = { to = "record.connection_type", words = "a_b" }
u = { to = "record.messages", words = "a b" }
[words."a-b"]
X = "one"
[words."a_b"]
X = "two"
[words."a b"]
X = "three"
"""
    payload = {"id": "1", "s": "X", "t": "X", "u": "X"}
    account = say(lines, payload)
    assert said(account) == {
        "environment": "one", "connection_type": "two", "messages": ["three"],
    }  # fmt: skip
    assert rendered(account, say) == payload


# --- drop, ** and seen ------------------------------------------------------------------------


def test_a_drop_leaves_out_a_leaf_or_an_object_with_all_below_it(say: Say) -> None:
    """As the manual says."""
    lines = 'x = { drop = "cache marker" }\n'
    for value in (1, "a", None, "", [], {}, {"a": {"b": 1}}, [1, 2], [{"a": 1}]):
        account = say(lines, {"id": "1", "x": value})
        assert said(account) == {}
        assert {leaf.reason for leaf in account.leaves if leaf.disposition == "dropped"} == {
            "cache marker"
        }
        assert account.records.payload.unmapped == ()


def test_two_stars_drop_every_key_that_no_line_lists_here_and_below(say: Say) -> None:
    """And a line below is an exception."""
    lines = '[at.r]\n"**" = { drop = "billing" }\n[at."r.d.e"]\nz = "record.environment"\n'
    payload = {"id": "1", "r": {"q": [1, {"s": 2}], "d": {"w": 2, "e": {"z": "Z", "y": 3}}}, "o": 1}
    account = say(lines, payload)
    assert fates(account) == {
        "/id": "mapped", "/r/q/0": "dropped", "/r/q/1/s": "dropped", "/r/d/w": "dropped",
        "/r/d/e/z": "mapped", "/r/d/e/y": "dropped", "/o": "unmapped",
    }  # fmt: skip
    assert account.records.payload.unmapped == ("/o",)


def test_what_was_seen_somewhere_is_said_in_the_table_of_paths(say: Say, tmp_path: Path) -> None:
    """A path that is not documented says who saw it."""
    say('x = { to = "record.environment", seen = "a log of 2026" }\n', {"id": "1"})
    rows = {row.path: row for row in load_mapping(tmp_path / "acme.toml").paths()}
    assert rows["x"].seen == "a log of 2026"
    assert (rows["id"].seen, rows["id"].disposition) == (None, "mapped")


# --- makes, set, several targets --------------------------------------------------------------


def test_one_value_may_go_to_several_targets(say: Say) -> None:
    """Each reads it in its own way."""
    account = say('x = ["record.environment", "record.created_at"]\n', {"id": "1", "x": "live"})
    assert said(account)["environment"] == "live"
    assert "created_at" not in said(account)


def test_constants_stand_with_what_they_belong_to(say: Say) -> None:
    """And only where the value came."""
    line = 'x = { to = "record.checks[c].score", set = { score_min = 0, better = "higher" } }\n'
    account = say(line, {"id": "1", "x": 3})
    assert said(account)["checks"] == [
        {"kind": "c", "score": "3", "score_min": 0, "better": "higher"}
    ]
    assert said(say(line, {"id": "1"})) == {}


def test_what_nothing_is_said_of_is_not_made(say: Say) -> None:
    """And does not count."""
    lines = '[makes]\n"a[]" = { account = { type = "personal" } }\n[at."a[]"]\nn = "account.name"\n'
    account = say(lines, {"id": "1", "a": [{}, {"n": None}, {"n": ""}, {"n": "x"}, {"odd": 1}]})
    assert said(account)["accounts"] == [{"id": "accounts/0", "name": "x", "type": "personal"}]


def test_names_that_look_alike_are_two_things_in_the_generated_code(say: Say) -> None:
    """Keys, selectors and objects that differ in one sign."""
    lines = """a = "record.references[x-y].id"
b = "record.references[x-y].name"
c = "record.references[x_y].id"
d = "record.references[x_y].name"
[makes]
"a-b[]" = { account = {} }
"a_b[]" = { address = {} }
[at."a-b[]"]
n = "account.name"
[at."a_b[]"]
n = "address.text"
[at.i-j]
n = "record.environment"
[at.i_j]
n = "record.connection_type"
"""
    payload = {
        "id": "1", "a": "A", "b": "B", "c": "C", "d": "D", "a-b": [{"n": "N"}], "a_b": [{"n": "M"}],
        "i-j": {"n": "I"}, "i_j": {"n": "J"},
    }  # fmt: skip
    account = say(lines, payload)
    record = account.records[0]
    assert [(r.kind, r.id, r.name) for r in record.references] == [
        ("x-y", "A", "B"), ("x_y", "C", "D"),
    ]  # fmt: skip
    assert [one.name for one in record.accounts] == ["N"]
    assert [one.text for one in record.addresses] == ["M"]
    assert (record.environment, record.connection_type) == ("I", "J")
    assert rendered(account, say) == payload


def test_one_where_many_are_documented_and_many_where_one_is(say: Say) -> None:
    """Both are read; of too many the first, and the others are kept."""
    lines = """"m[]" = "record.messages"
e = "record.environment"
[makes]
"a[]" = { account = {} }
"d"   = { device = {} }
[at."a[]"]
n = "account.name"
[at.d]
m = "device.model"
"""
    account = say(
        lines,
        {"id": "1", "m": "one", "e": ["x", "y"], "a": {"n": "N"}, "d": [{"m": "P"}, {"m": "Q"}]},
    )
    values = said(account)
    assert (values["messages"], values["environment"]) == (["one"], "x")
    assert values["accounts"] == [{"id": "accounts/0", "name": "N"}]
    assert values["device"] == {"model": "P"}
    assert [issue["raw"] for issue in values["issues"]] == ["y", "Q"]
    assert fates(account)["/d/1/m"] == "unread"


def test_a_shape_is_written_once_and_used_at_several_places(say: Say) -> None:
    """With what it makes, and lines beside it."""
    lines = """[uses]
"."       = "human"
"kin[]"   = "human"
[makes]
"."     = { person = { source = "profile" } }
"kin[]" = { person = { source = "register", role = "next_of_kin", of = "person" } }
[shape.human.at."."]
name = "person.names[main].text"
[at."kin[]"]
job = "person.occupation"
"""
    account = say(lines, {"id": "1", "name": "A B", "kin": [{"name": "C D", "job": "E"}]})
    first, second = account.records[0].persons
    assert (first.names[0].text, second.names[0].text, second.occupation) == ("A B", "C D", "E")
    assert second.of == (first.id,)


def test_parts_of_an_address_feed_its_components_in_their_order(say: Say) -> None:
    """The first that came; labels beside each other are put together."""
    lines = """[makes]
"a" = { address = {} }
[components.address]
street      = ["whole", "name kind"]
postal_code = ["zip"]
[at.a]
whole = "address.parts[whole].text"
name  = "address.parts[name].text"
kind  = "address.parts[kind].text"
zip   = "address.parts[zip].text"
"""
    parts = {"name": "Queen", "kind": "Street", "zip": "6011"}
    made = say(lines, {"id": "1", "a": parts}, head='country = "NZ"').records[0].addresses[0]
    assert (made.street, made.postal_code, made.country) == ("Queen Street", "6011", "NZ")
    more = parts | {"whole": "King Street"}
    made = say(lines, {"id": "1", "a": more}, head='country = "NZ"').records[0].addresses[0]
    assert made.street == "King Street"


# --- the head ---------------------------------------------------------------------------------


def test_a_zone_and_an_order_of_dates_are_those_that_the_document_declares(say: Say) -> None:
    """Without them a time without zone and an ambiguous date stay unread."""
    lines = 't = "record.created_at"\n[makes]\n"." = { person = { source = "profile" } }\n'
    lines += '[at.p]\nd = "person.birthdate"\n'
    payload = {"id": "1", "t": "2026-01-15T12:00:00", "p": {"d": "03/04/1990"}}
    plain = said(say(lines, payload))
    assert "created_at" not in plain
    assert "persons" not in plain
    values = said(say(lines, payload, head='zone = "Pacific/Auckland"\ndate_order = "MDY"'))
    assert values["created_at"] == "2026-01-14T23:00:00Z"
    assert values["persons"][0]["birthdate"] == "1990-03-04"


def test_a_country_may_come_from_a_leaf(say: Say) -> None:
    """It is the region of the record's phones; the leaf keeps its own line."""
    lines = 'c = "record.jurisdiction"\n[makes]\n"." = { person = { source = "profile" } }\n'
    lines += '[at.p]\nn = "person.contacts[phone].raw"\n'
    head = 'country = { from = "c", else = "NG" }'
    payload = {"id": "1", "c": "NZ", "p": {"n": "021 123 4567"}}
    (phone,) = say(lines, payload, head=head).records[0].persons[0].contacts
    assert (phone.value, phone.region) == ("+64211234567", "NZ")
    for odd in (None, "", "Atlantis", ["NZ", "AU"], {"a": 1}, 5):
        say(lines, payload | {"c": odd}, head=head)


def test_the_region_of_the_context_is_the_last_resort(say: Say) -> None:
    """For a document that declares none."""
    lines = '[makes]\n"." = { person = { source = "profile" } }\n[at.p]\n'
    lines += 'n = "person.contacts[phone].raw"\n'
    payload = {"id": "1", "p": {"n": "021 123 4567"}}
    (phone,) = say(lines, payload).records[0].persons[0].contacts
    assert phone.value is None
    (phone,) = say(lines, payload, context=Context(region="NZ")).records[0].persons[0].contacts
    assert phone.value == "+64211234567"


def test_a_query_string_is_taken_where_the_document_says_so(say: Say) -> None:
    """And nowhere else."""
    account = say("", "https://x.example/?id=1&odd=2", head='format = "query"')
    assert account.records[0].source_id == "1"
    assert account.records.payload.unmapped == ("/odd",)
    with pytest.raises(PayloadError):
        say("", "id=1")


# --- envelopes --------------------------------------------------------------------------------


def test_facts_around_records_go_to_each_of_them_or_to_the_payload(say: Say) -> None:
    """What a record says itself is preferred, and a fact that differs is kept."""
    more = '[outside."."]\ne = "record.environment"\nm = "payload.message"\n'
    payload = {"e": "live", "m": "hello", "r": [{"id": "1"}, {"id": "2", "own": "test"}]}
    account = say('own = { to = "record.environment" }\n', payload, record="r[]", more=more)
    assert [r.environment for r in account.records] == ["live", "test"]
    assert account.records.payload.message == "hello"
    assert [i.raw for i in account.records[1].issues] == ["live"]
    alone = say("", {"e": "live", "r": []}, record="r[]", more=more)
    assert fates(alone) == {"/e": "dropped", "/r": "mapped"}


def test_an_error_envelope_is_an_error_though_no_word_of_it_says_so(say: Say) -> None:
    """Its role does."""
    more = '[[envelope]]\nerror = "."\nneeds = ["oops"]\n[outside."."]\noops = "payload.message"\n'
    account = say("", {"oops": "no"}, more=more, record="r")
    assert len(account.records) == 0
    assert (account.records.payload.outcome, account.records.payload.message) == ("error", "no")


@pytest.mark.parametrize(
    "payload", [{"r": [{"no": "2"}, {"no": "3"}]}, {"r": [{"no": "2"}]}, {"r": "x"}, {"r": {}}]
)
def test_what_does_not_fit_is_said_and_not_lost(say: Say, payload: Any) -> None:
    """All of its leaves are unmapped."""
    account = say("", payload, record="r[]")
    assert [issue.code for issue in account.records.payload.issues] == ["kind.not_of_mapping"]
    assert set(fates(account).values()) == {"unmapped"}


def test_one_odd_record_does_not_take_its_page_with_it(say: Say) -> None:
    """A page fits by any of its records."""
    account = say("", {"r": [{"id": "1"}, {"no": "2"}]}, record="r[]")
    assert [record.source_id for record in account.records] == ["1", None]
    assert fates(account) == {"/r/0/id": "mapped", "/r/1/no": "unmapped"}


# --- hostile documents ------------------------------------------------------------------------

HOSTILE = [
    'q"uo', "q'uo", "new\nline", "{brace}", "{0}", "%s", "back\\slash", "\\", "\\n", "tab\t",
    '"""', "'''", '"""\nraise SystemExit\n"""', "'); raise SystemExit #", "a/b", "a~b", "~1",
    "$ref", "é", "\u202e", "\U0001f600", "__class__", "record", "payload", "run", "node", "at", "v",
    "None", "lambda", "0", "-", " ", "a b", "#", "**", "*",
]  # fmt: skip


def toml(text: str) -> str:
    """Write a text as TOML does."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\t", "\\t") + '"'


def quoted(key: str) -> str:
    """Write a key as a path does, which a key with a quote cannot be."""
    return f'"{key}"'


@pytest.mark.parametrize("key", [key for key in HOSTILE if '"' not in key and key != "**"])
def test_a_key_of_any_text_is_read_and_nothing_of_it_runs(say: Say, key: str) -> None:
    """As a leaf, as an object, as a list that makes something, and as a selector."""
    path = quoted(key)
    lines = f"""{toml(path)} = "record.environment"
[makes]
{toml(f"o.{path}[]")} = {{ account = {{}} }}
[at.{toml(f"o.{path}[]")}]
{toml(path)} = "account.name"
[at.{toml(f"p.{path}")}]
{toml(path)} = "record.connection_type"
"""
    payload = {"id": "1", key: "E", "o": {key: [{key: "N"}]}, "p": {key: {key: "C"}}}
    account = say(lines, payload)
    record = account.records[0]
    assert (record.environment, record.connection_type) == ("E", "C")
    assert [one.name for one in record.accounts] == ["N"]
    assert set(fates(account).values()) == {"mapped"}
    assert rendered(account, say) == payload


@pytest.mark.parametrize("text", [text for text in HOSTILE if "[" not in text and "]" not in text])
def test_a_constant_a_word_a_reason_and_a_selector_may_be_any_text(say: Say, text: str) -> None:
    """They stand in the generated code as texts."""
    target = toml(f"record.references[{text}].id")
    lines = f"""a = {{ to = {target}, set = {{ name = {toml(text)} }} }}
b = {{ drop = {toml(text)} }}
c = {{ to = "record.environment", words = {toml(text)} }}
[words.{toml(text)}]
X = {toml(text)}
"""
    account = say(lines, {"id": "1", "a": "A", "b": 1, "c": "X"})
    (reference,) = account.records[0].references
    assert (reference.kind, reference.id, reference.name) == (text, "A", text)
    assert account.records[0].environment == (None if text == "-" else text)
    assert {leaf.reason for leaf in account.leaves if leaf.pointer == "/b"} == {text}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_mapping_may_have_any_name(tmp_path: Path, text: str) -> None:
    """It stands in the name of the generated file and in tracebacks."""
    path = tmp_path / "odd.toml"
    start = HEAD.format(head="", record=".", more="").replace('"acme.customer"', toml(text))
    path.write_text(start, encoding="utf-8")
    try:
        records = normalize({"id": "1"}, mapping=path)
    except ContractError as error:
        assert "odd.toml:2: " in str(error)  # noqa: PT017 - a name may be held to a form
    else:
        assert records.payload.kind == text


def test_the_generated_code_shows_in_a_traceback(say: Say, tmp_path: Path) -> None:
    """It is registered under the name of the mapping."""
    import linecache

    say("", {"id": "1"})
    mapping = load_mapping(tmp_path / "acme.toml")
    for code in (mapping.plain, mapping.traced):
        name = code.record.__code__.co_filename
        assert "acme.customer" in name
        lines = linecache.getlines(name)
        assert "".join(lines) == code.source
        assert lines[code.record.__code__.co_firstlineno - 1].startswith("def read_record(")


def test_two_mappings_of_one_name_do_not_share_their_code(tmp_path: Path) -> None:
    """A caller may keep two versions of a document."""
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    start = HEAD.format(head="", record=".", more="")
    one.write_text(start + 'x = "record.environment"\n', encoding="utf-8")
    two.write_text(start + 'x = "record.connection_type"\n', encoding="utf-8")
    payload = {"id": "1", "x": "X"}
    for _ in range(2):
        assert normalize(payload, mapping=one)[0].environment == "X"
        assert normalize(payload, mapping=two)[0].connection_type == "X"
