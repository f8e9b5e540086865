"""Hostile texts are data: flagged where they could fool a reader, kept, and written exactly."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from storing import save

from identity_schema import Pseudonymizer, normalize, redact
from identity_schema.model import Record
from identity_schema.model.convert import from_json, to_json
from identity_schema.records import Records
from identity_schema.stores.outputs.choice import make_store

duckdb = pytest.importorskip("duckdb")
parquet = pytest.importorskip("pyarrow.parquet")

NAMES: dict[str, tuple[str, str]] = {
    "a Cyrillic o": ("J\u043ehn Smith", "text.confusable"),
    "a Greek omicron": ("J\u03bfhn Smith", "text.confusable"),
    "a Ukrainian i": ("John Sm\u0456th", "text.confusable"),
    "letters of full width": ("\uff2a\uff4f\uff48\uff4e Smith", "text.confusable"),
    "an override to the left": ("John \u202eSmith", "text.bidi"),
    "an isolate": ("\u2066John\u2069 Smith", "text.bidi"),
    "a right-to-left mark": ("John\u200f Smith", "text.bidi"),
    "a space of no width": ("John\u200bSmith", "text.control"),
    "a NUL": ("John\x00 Smith", "text.control"),
    "an escape sequence": ("John \x1b[31mSmith", "text.control"),
    "a soft hyphen": ("Jo\u00adhn Smith", "text.control"),
    "a lost character": ("J\ufffdhn Smith", "text.undecodable"),
}  # fmt: skip

EXACT = (
    "'; DROP TABLE persons; --", "Robert'); DROP TABLE payloads;--", '" OR ""="', "' OR 1=1 --",
    "x'||(SELECT 1)||'", "$$x$$", "%s %d {0} {x}", "\\'; --", "?", ":name", "$1", "E'\\x00'",
    '=HYPERLINK("http://evil.example","x")', "=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1",
    "\r=1+1", "=cmd|' /C calc'!A0", "|calc", ",;\t|", '"', '""', "'", "\\", "\\n", "a\nb", "a\r\nb",
    "<script>alert(1)</script>", "&amp;", "\x00", "a\x00b", "\x1b]0;x\x07", "\u202e", "\u2028",
    "\ufeffx", "\ufffe", "\U0010ffff", "\U0001f469\u200d\U0001f469", "e\u0301", "\u00e9", "NULL",
    "null", "\\N", "None", "NaN", "1e5", "0x1F", "1989-04-16", "true", " x ", "\u00a0x", "x" * 1900,
)  # fmt: skip
"""Texts that databases, spreadsheets, shells and terminals take for more than text."""


def name_of(text: str) -> Records:
    """Read a text as the name of the account that it could be."""
    item = {
        "_id": text, "status": "COMPLETE",
        "accounts": [{"name": text, "bank": text, "account_number": text, "holder": text}],
        "identities": [{"name": text}], "addresses": [{"type": "POSTAL", "value": text}],
        "source": {"_id": text, "name": text}, "errors": [text],
    }  # fmt: skip
    return normalize({"success": True, "item": item}, mapping="akahu.identity_result")


@pytest.mark.parametrize("kind", NAMES)
def test_a_name_that_could_fool_its_reader_is_flagged_and_kept(kind: str) -> None:
    text, code = NAMES[kind]
    okra = normalize(
        {"status": "success", "data": {"id": "1", "fullname": text}}, mapping="okra.identity"
    )[0]
    oneid = normalize({"sub": "1", "name": text}, mapping="oneid.userinfo")[0]
    for record in (okra, oneid, name_of(text)[0]):
        assert record.persons[0].names[0].text == text
        assert code in {issue.code for issue in record.issues}
    assert name_of(text)[0].accounts[0].holder == text


@pytest.mark.parametrize("kind", NAMES)
def test_a_part_of_a_name_that_could_fool_its_reader_is_flagged_and_kept(kind: str) -> None:
    text, code = NAMES[kind]
    first = text.split(" ")[0] if code != "text.undecodable" else text
    record = normalize(
        {"sub": "1", "given_name": first, "family_name": text}, mapping="oneid.userinfo"
    )[0]
    assert record.persons[0].names[0].family_name == text
    assert code in {issue.code for issue in record.issues}


def texts_of(record: Record) -> list[Any]:
    """Give what a record has of a text, as sent."""
    account = record.accounts[0] if record.accounts else None
    raws = {issue.raw for issue in record.issues}
    names = [name.text for person in record.persons for name in person.names]
    return [
        record.source_id, record.institution and record.institution.name, account and account.name,
        *(account.numbers[0].raw for _ in [0] if account and account.numbers), *names, *raws,
    ]  # fmt: skip


def _texts() -> Iterator[Any]:
    yield from (pytest.param(text, id=ascii(text[:20])) for text in EXACT)


@pytest.mark.parametrize("text", list(_texts()))
def test_a_hostile_text_is_in_the_record_as_it_was_sent(text: str) -> None:
    record = name_of(text)[0]
    assert text in texts_of(record)
    assert {t for t in texts_of(record) if t is not None} <= {text}
    assert from_json(to_json(record), Record) == record


def test_every_store_gives_back_what_was_written(tmp_path: Path) -> None:
    """Character for character, in each table that has it."""
    many = [name_of(text) for text in EXACT]
    for name in ("out.jsonl", "out.duckdb", "out"):
        save(make_store(str(tmp_path / name)), many)
    wanted = [record for records in many for record in records]
    lines = (tmp_path / "out.jsonl").read_bytes().splitlines()
    assert [from_json(line, Record) for line in lines] == wanted
    sent = sorted(record.source_id for record in wanted if record.source_id is not None)
    named = sorted(r.accounts[0].name for r in wanted if r.accounts and r.accounts[0].name)
    with duckdb.connect(str(tmp_path / "out.duckdb"), read_only=True) as db:
        found = db.execute("SELECT source_id FROM records WHERE source_id IS NOT NULL").fetchall()
        assert sorted(text for (text,) in found) == sent
        found = db.execute("SELECT name FROM accounts WHERE name IS NOT NULL").fetchall()
        assert sorted(text for (text,) in found) == named
        tables = {t for (t,) in db.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert {"persons", "payloads", "records"} <= tables
    table = parquet.read_table(tmp_path / "out" / "records")
    column = table.column("source_id").to_pylist()
    assert sorted(text for text in column if text is not None) == sent


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40))
@settings(max_examples=60)
def test_any_text_is_kept_exactly_or_is_in_an_issue(text: str) -> None:
    record = name_of(text)[0]
    assert {t for t in texts_of(record) if t is not None} <= {text}
    assert from_json(to_json(record), Record) == record


@pytest.mark.parametrize("text", list(_texts()))
def test_a_hostile_text_goes_with_all_others(text: str) -> None:
    record = name_of(text)[0]
    pseudo = Pseudonymizer(b"0123456789abcdef0123456789abcdef")(record)
    assert [t for t in texts_of(redact(record)) if t not in {None, text}] == []
    assert redact(record).source_id is None
    assert (pseudo.source_id or "tok_").startswith("tok_")


def test_a_long_text_is_kept_and_no_reader_looks_at_it() -> None:
    text = "J Smith " * 100_000
    record = name_of(text)[0]
    assert record.persons[0].names[0].text == text
    assert "value.too_long" in {issue.code for issue in record.issues}
