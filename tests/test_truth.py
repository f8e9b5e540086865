"""Examples against answers that were worked out by hand from the providers' documents.

Each file in ``truth/`` holds the whole answer for one example: what it leaves out is absent. The
severity of an issue follows from its code, so the files do not repeat it.
"""

import datetime as dt
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

import identity_schema
from identity_schema.codes import CODES
from identity_schema.errors import PayloadError
from identity_schema.model import Issue, Payload, Record
from identity_schema.model.convert import from_dict
from identity_schema.model.fields import Kind, spec_of

HERE = Path(__file__).parent
TRUTHS = sorted(path.stem for path in (HERE / "truth").glob("*.json"))
SAID = (
    "kind", "outcome", "code", "message", "total", "limit", "page", "pages", "operation",
    "references", "issues", "unmapped", "nulls", "empties",
)  # fmt: skip
"""The fields of a payload that its content decides."""


@cache
def truth(name: str) -> dict[str, Any]:
    """Load one hand-made answer."""
    made: dict[str, Any] = json.loads((HERE / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    return made


def completed(one: dict[str, Any]) -> dict[str, Any]:
    """Return a payload or a record whose issues say their severity."""
    issues = [{**i, "severity": CODES[i["code"]].severity} for i in one.get("issues", [])]
    return {**one, "issues": issues}


def example(name: str) -> bytes:
    """Return the bytes of the example that a truth speaks of."""
    return (HERE.parent / "examples" / truth(name)["example"]).read_bytes()


def expected(name: str) -> list[Record]:
    """Return the records of a truth."""
    return [ordered(from_dict(completed(one), Record)) for one in truth(name)["records"]]


def alone(*answers: str) -> list[str]:
    """Return the truths of which it is said what happens when no mapping is named."""
    return [name for name in TRUTHS if truth(name)["alone"] in answers]


def ordered(value: Any) -> Any:
    """Sort what has no order of its own: issues, and parts that a word tells apart.

    Names stay as they come, the main one first, and so does all that is numbered.
    """
    if isinstance(value, tuple):
        return tuple(map(ordered, value))
    if not attrs.has(type(value)):
        return value
    made = {}
    for key, spec in spec_of(type(value)).items():
        made[key] = ordered(getattr(value, key))
        if key == "issues":
            made[key] = tuple(sorted(made[key], key=lambda i: (i.code, i.field or "", i.pointer)))
        elif spec.select and key not in {"names", "persons"}:
            made[key] = tuple(sorted(made[key], key=lambda e, by=spec.select: getattr(e, by) or ""))
    return attrs.evolve(value, **made) if made else value


def said(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Give canonical path and value of everything in an entity that is not at its default."""
    if isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from said(item, f"{path}[{i}]")
    elif attrs.has(type(value)) and "isoformat" not in dir(value):
        for field in attrs.fields(type(value)):
            inner = getattr(value, field.name)
            if field.eq and (inner != field.default or field.default is attrs.NOTHING):
                yield from said(inner, f"{path}.{field.name}")
    else:
        yield path, value.isoformat() if hasattr(value, "isoformat") else value


def differences(want: object, got: object, path: str) -> list[str]:
    """Return one line for every canonical path at which two entities differ."""
    wanted, found = dict(said(want, path)), dict(said(got, path))
    return [
        f"{p}: expected {wanted.get(p)!r}, got {found.get(p)!r}"
        for p in sorted(wanted.keys() | found.keys())
        if wanted.get(p) != found.get(p)
    ]


def compare(name: str, got: Any) -> None:
    """Compare a whole answer with the truth."""
    wants, found = expected(name), list(map(ordered, got))
    assert len(found) == len(wants)
    lines = []
    for i, (want, record) in enumerate(zip(wants, found, strict=True)):
        lines += differences(want, record, f"records[{i}]")
        for mark in ("nulls", "empties"):
            was, now = set(getattr(want, mark)), set(getattr(record, mark))
            lines += [f"records[{i}].{mark}: missing {p}" for p in sorted(was - now)]
            lines += [f"records[{i}].{mark}: not expected {p}" for p in sorted(now - was)]
    payload = from_dict(completed(truth(name)["payload"]), Payload)
    for field in SAID:
        want, value = getattr(payload, field), getattr(got.payload, field)
        if want != value:
            lines.append(f"payload.{field}: expected {want!r}, got {value!r}")
    assert not lines, "\n".join(lines)
    assert found == wants


@pytest.mark.parametrize("name", TRUTHS)
def test_an_example_gives_its_truth_under_its_mapping(name: str) -> None:
    """Records, payload, nulls and empties are as worked out by hand; nothing is unmapped."""
    compare(name, identity_schema.normalize(example(name), mapping=truth(name)["mapping"]))


@pytest.mark.parametrize("name", alone("same"))
def test_an_example_is_recognised_without_naming_its_mapping(name: str) -> None:
    """The same answer, whichever way the mapping was found."""
    compare(name, identity_schema.normalize(example(name)))


@pytest.mark.parametrize("name", alone("kind.ambiguous"))
def test_a_payload_that_two_providers_could_have_sent_is_not_guessed(name: str) -> None:
    """The caller has to name the mapping."""
    with pytest.raises(PayloadError) as caught:
        identity_schema.normalize(example(name))
    assert caught.value.code == "kind.ambiguous"


def test_every_example_has_a_truth() -> None:
    """A new example needs an answer."""
    examples = HERE.parent / "examples"
    shown = {str(path.relative_to(examples)) for path in examples.glob("*/*.json")}
    assert shown == {truth(name)["example"] for name in TRUTHS}


def test_the_mixed_file_holds_examples() -> None:
    """Each line of it is one of the examples that are recognised, so that none is unreadable."""
    lines = (HERE.parent / "examples" / "mixed.jsonl").read_text(encoding="utf-8").splitlines()
    known = [json.loads(example(name)) for name in alone("same")]
    assert all(json.loads(line) in known for line in lines)


def problems(value: Any, cls: type, path: str) -> Iterator[str]:
    """Say what in a sparse answer the model does not know."""
    known = {field.name for field in attrs.fields(cls)}
    yield from (f"{path}.{key}: no such field" for key in value.keys() - known)
    for key, spec in spec_of(cls).items():
        if key not in value:
            continue
        inner = value[key]
        items = inner if isinstance(inner, list) else [inner]
        if spec.kind is not Kind.DERIVED and spec.many != isinstance(inner, list):
            yield f"{path}.{key}: one or many"
        if spec.kind is Kind.WORD:
            yield from (f"{path}.{key}: no such word" for i in items if i not in spec.words)
        elif spec.kind is Kind.ENTITY and spec.entity is not None:
            for i, item in enumerate(items):
                yield from problems(item, spec.entity, f"{path}.{key}[{i}]")


@pytest.mark.parametrize("name", TRUTHS)
def test_a_truth_speaks_the_words_of_the_model(name: str) -> None:
    """Its classes, fields and words exist, and its issues have codes and canonical fields."""
    made = truth(name)
    lines = list(problems(made["payload"], Payload, "payload"))
    for i, record in enumerate(made["records"]):
        lines += problems(record, Record, f"records[{i}]")
    issues = [i for one in [made["payload"], *made["records"]] for i in one.get("issues", [])]
    fields = {field.name for field in attrs.fields(Issue)}
    lines += [f"issues: {key}" for issue in issues for key in issue.keys() - fields]
    lines += [f"issues: no code {i['code']}" for i in issues if i["code"] not in CODES]
    assert not lines


def at(payload: Any, pointer: str) -> Any:
    """Look a JSON Pointer up."""
    for token in pointer.split("/")[1:]:
        payload = payload[int(token) if isinstance(payload, list) else token]
    return payload


@pytest.mark.parametrize("name", TRUTHS)
def test_the_pointers_of_a_truth_lead_to_what_it_says(name: str) -> None:
    """Nulls are null, empties are empty, and an issue's raw text stands where it points."""
    payload = json.loads(example(name))
    for record in [truth(name)["payload"], *truth(name)["records"]]:
        nulls, empties = record.get("nulls", []), record.get("empties", [])
        assert nulls == sorted(nulls)
        assert empties == sorted(empties)
        assert all(at(payload, pointer) is None for pointer in nulls)
        assert all(at(payload, pointer) in ("", [], {}) for pointer in empties)
        for issue in record.get("issues", []):
            leaf = at(payload, issue["pointer"])
            assert issue.get("raw") in (None, leaf)


@pytest.mark.parametrize("name", TRUTHS)
def test_the_ids_of_a_truth_are_ordinals_and_its_links_lead_somewhere(name: str) -> None:
    """Persons, accounts and evidence are numbered from 0, and links name what is there."""
    for record in truth(name)["records"]:
        there = set()
        for kind in ("persons", "accounts", "evidence"):
            ids = [one["id"] for one in record.get(kind, [])]
            assert ids == [f"{kind}/{i}" for i in range(len(ids))]
            there.update(ids)
        assert set(linked(record)) <= there


def linked(value: Any) -> Iterator[str]:
    """Give every id that something links to."""
    if isinstance(value, list):
        for item in value:
            yield from linked(item)
    elif isinstance(value, dict):
        yield from value.get("of", [])
        yield from value.get("verification", {}).get("evidence", [])
        for item in value.values():
            yield from linked(item)


def test_a_time_of_a_truth_has_a_zone() -> None:
    """Times are UTC; a time without zone would compare unequal to every reading."""
    for name in TRUTHS:
        for record in truth(name)["records"]:
            for key in ("created_at", "updated_at", "expires_at", "verified_at"):
                if key in record:
                    stamp = dt.datetime.fromisoformat(record[key])
                    assert stamp.utcoffset() == dt.timedelta(0)
