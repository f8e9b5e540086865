"""Wide payloads: what is long costs as much more as it is longer, and nothing of it is lost."""

import copy
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from identity_schema import PayloadError, explain, list_mappings, normalize
from identity_schema.mapping.document import parse_document
from identity_schema.mapping.index import Index, find
from identity_schema.mapping.registry import Mapping
from identity_schema.model import Reference
from identity_schema.model.convert import to_json

EXAMPLES = Path(__file__).parents[2] / "examples"


def steps(call: Callable[[], object]) -> int:
    """Count the lines of Python that a call runs."""
    count = 0

    def line(*_: object) -> Any:
        nonlocal count
        count += 1
        return line

    before = sys.gettrace()
    sys.settrace(line)
    try:
        call()
    finally:
        sys.settrace(before)
    return count


def lists(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Give the path of every list that has something in it."""
    if isinstance(value, list) and value:
        yield path
        yield from lists(value[0], (*path, 0))
    elif isinstance(value, dict):
        for key, child in value.items():
            yield from lists(child, (*path, key))


def widened(payload: Any, path: tuple[Any, ...], width: int) -> Any:
    """Repeat the first element of a list, its texts numbered, for no two widths alike."""
    root = [copy.deepcopy(payload)]
    box, key = root, 0
    for token in path:
        box, key = box[key], token
    first = box[key][0]
    box[key] = [numbered(first, 1000 * width + number) for number in range(width)]
    return root[0]


def numbered(value: Any, number: int) -> Any:
    if isinstance(value, dict):
        return {key: numbered(child, number) for key, child in value.items()}
    if isinstance(value, list):
        return [numbered(child, number) for child in value]
    return f"{value} {number}" if isinstance(value, str) else value


def _cases() -> Iterator[Any]:
    seen = set()
    for path in sorted(EXAMPLES.glob("*/*.json")):
        payload = json.loads(path.read_bytes())
        for mapping in (None, *list_mappings()):
            try:
                kind = normalize(payload, mapping=mapping).payload.kind
            except PayloadError:
                continue
            for at in lists(payload):
                shape = (kind, tuple(token for token in at if token != 0))
                if shape not in seen:
                    seen.add(shape)
                    yield pytest.param(kind, payload, at, id=f"{kind} {'.'.join(map(str, at))}")
            break


@pytest.mark.parametrize(("kind", "payload", "at"), list(_cases()))
def test_a_list_twice_as_long_takes_twice_the_steps(
    kind: str, payload: Any, at: tuple[Any, ...]
) -> None:
    """Steps are lines that are run, not seconds; each list is long enough for every check."""
    texts = [json.dumps(widened(payload, at, width)).encode() for width in (210, 315, 525)]
    normalize(texts[0], mapping=kind)
    short, middle, long = (steps(lambda t=t: normalize(t, mapping=kind)) for t in texts)
    assert long - middle < 2.4 * (middle - short) + 500


def test_references_and_links_are_found_without_looking_at_all_of_them() -> None:
    """Thousands of them would otherwise be looked at millions of times."""

    def okra(width: int) -> Any:
        record = [f"r{number}" for number in range(width)]
        return {"status": "success", "data": {"identity": [{"id": "1", "record": record}]}}

    def akahu(width: int) -> Any:
        number = [f"01-0902-{n:07d}-00" for n in range(width)]
        identities = [{"name": "J Smith", "formatted_account": n} for n in number]
        accounts = [{"account_number": n, "holder": "J SMITH"} for n in number]
        return {
            "success": True,
            "item": {"_id": "1", "identities": identities, "accounts": accounts},
        }

    for make in (okra, akahu):
        payloads = [make(width) for width in (200, 400)]
        short, long = (steps(lambda p=p: normalize(p)) for p in payloads)
        assert long < 2.3 * short
    records = normalize(okra(300))[0].references
    assert [r.id for r in records] == [f"r{number}" for number in range(300)]
    people = normalize(akahu(100))[0].persons
    assert [p.of for p in people] == [(f"accounts/{n}",) for n in range(100)]


def test_what_stands_twice_among_many_is_one() -> None:
    record = [f"r{number % 50}" for number in range(200)]
    records = normalize(
        {"status": "success", "data": {"identity": [{"id": "1", "record": record}]}}
    )
    assert len(records[0].references) == 50


def test_an_index_finds_what_looking_at_all_would_find() -> None:
    held: list[Reference] = []
    index = Index(held, "kind", "a", "id")
    for number in range(200):
        kind, value = "ab"[number % 2], None if number % 7 == 0 else str(number % 30)
        held.append(Reference(kind, value))
        for asked in ("0", "1", str(number % 40)):
            assert index.find(asked) is find(held, "kind", "a", "id", asked)
    object.__setattr__(held[0], "id", "late")
    assert index.find("late") is held[0]


def test_nothing_of_a_wide_payload_is_lost() -> None:
    payload = {"sub": "1", "odd": [{"a": number} for number in range(20_000)]}
    account = explain(payload, mapping="oneid.userinfo")
    assert account.counts == {"mapped": 1, "unread": 0, "dropped": 0, "unmapped": 20_000}
    assert to_json(account.records.payload).count(b"/odd/") == 20_000


@pytest.mark.parametrize("number", ["1e999999999", "-1E+999999999", "1e400", "Infinity", "NaN"])
def test_a_number_of_a_billion_digits_is_not_written_out(number: str) -> None:
    """Nine characters as sent, a gigabyte as an integer."""
    text = """
    [mapping]
    name = "acme.x"
    provider = "acme"
    [[envelope]]
    record = "."
    needs = ["id"]
    [at."."]
    id = "record.source_id"
    n = { to = "record.environment", type = "number" }
    """
    mapping = Mapping(parse_document(text))
    for sent in (f'{{"id":"1","n":"{number}"}}', f'{{"id":"1","n":{number}}}'):
        if "n" in number.casefold() and '"n":"' not in sent:
            continue  # no JSON
        records = normalize(sent, mapping=mapping)
        assert records[0].environment in {number, number.replace("e", "E+"), number.upper()}
        assert len(repr(records.render(mapping).payload)) < 5000
