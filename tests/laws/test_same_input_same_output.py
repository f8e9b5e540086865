"""Law 4: byte for byte, on every run, with keys in any order, from bytes as from dicts."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import EXAMPLES, Sent, examples, mangled, requests, shuffled

from identity_schema import Context, PayloadError, normalize, normalize_many
from identity_schema.jsontext import canonical, parse
from identity_schema.model.convert import to_json

EVERYTHING = """
import sys
from hashlib import sha256
from identity_schema import PayloadError, normalize
from identity_schema.model.convert import to_json
for line in sys.stdin.buffer:
    name, _, data = line.partition(b" ")
    records = normalize(data, mapping=name.decode())
    said = [to_json(records.payload), *map(to_json, records)]
    print(sha256(b"\\n".join(said)).hexdigest())
"""


def written(payload: Any, mapping: str | None, context: Context | None = None) -> list[bytes] | str:
    """Write down all that is said of a payload."""
    try:
        records = normalize(payload, mapping=mapping, context=context)
    except PayloadError as error:
        return str(error)
    return [to_json(records.payload), *map(to_json, records)]


@given(mangled(), st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_the_order_of_keys_says_nothing(sent: Sent, chance: random.Random) -> None:
    """Issues, marks and unmapped paths come in one order, whatever that of the keys."""
    other = shuffled(sent.payload, lambda keys: chance.sample(keys, len(keys)))
    assert written(other, sent.mapping) == written(sent.payload, sent.mapping)
    assert written(other, None) == written(sent.payload, None)


@given(mangled(2), requests, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_keys_of_a_request_says_nothing(
    sent: Sent, request: dict[str, Any], chance: random.Random
) -> None:
    """A request is read like a payload."""
    other = shuffled(request, lambda keys: chance.sample(keys, len(keys)))
    plain = written(sent.payload, sent.mapping, Context(request=request))
    assert written(sent.payload, sent.mapping, Context(request=other)) == plain


@given(mangled())
@settings(max_examples=150, deadline=None)
def test_bytes_and_text_and_values_give_the_same(sent: Sent) -> None:
    """A payload is the same before and after it was parsed."""
    data = canonical(sent.payload)
    parsed = parse(data)
    plain = written(data, sent.mapping)
    assert written(parsed, sent.mapping) == plain
    assert written(data.decode(), sent.mapping) == plain
    assert written(bytearray(data), sent.mapping) == plain
    assert written(memoryview(data), sent.mapping) == plain
    assert written(b"\xef\xbb\xbf \n" + data + b"\n", sent.mapping) == plain


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_standard_parser_gives_the_same(name: str) -> None:
    """A caller has most likely used ``json.loads``."""
    mapping, payload = examples()[name]
    data = canonical(payload)
    assert written(json.loads(data), mapping) == written(data, mapping)


@given(mangled())
@settings(max_examples=60, deadline=None)
def test_a_second_run_gives_the_same(sent: Sent) -> None:
    """Nothing is carried over from one payload to the next."""
    first = written(sent.payload, sent.mapping)
    assert written(sent.payload, sent.mapping) == first


def test_the_order_of_keys_of_what_lost_its_seat_says_nothing() -> None:
    """Two branches where one is documented: the leaves of the second come in one order."""
    second = {"description": "z", "_id": "y"}
    sent = [
        {"_id": "1", "status": "ERROR", "accounts": [{"branch": [{"_id": "x"}, branch]}]}
        for branch in (second, dict(reversed(second.items())))
    ]
    first, other = (written(payload, "akahu.identity_result") for payload in sent)
    assert first == other


def test_payloads_read_together_are_read_as_they_are_alone() -> None:
    """In any order."""
    sent = [s for s in examples().values() if s.mapping == "okra.identity"]
    alone = [written(s.payload, s.mapping) for s in sent]
    for order in (sent, sent[::-1]):
        many = normalize_many((s.payload for s in order), mapping="okra.identity")
        together = [[to_json(one.payload), *map(to_json, one)] for one in many]
        assert together == (alone if order is sent else alone[::-1])


def test_another_process_in_another_place_gives_the_same(tmp_path: Path) -> None:
    """Neither the seed of hashes, nor the zone, nor the locale of a machine is looked at."""
    lines = b"".join(
        s.mapping.encode() + b" " + canonical(s.payload) + b"\n" for s in examples().values()
    )
    found = set()
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Pacific/Chatham", "tr_TR.UTF-8")):
        ran = subprocess.run(  # noqa: S603 - our own text
            [sys.executable, "-c", EVERYTHING],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale},
            input=lines, capture_output=True, check=True, cwd=tmp_path,
        )  # fmt: skip
        found.add(ran.stdout)
    assert len(found) == 1
    assert len(found.pop().splitlines()) == len(EXAMPLES)


@given(mangled())
@settings(max_examples=60, deadline=None)
def test_the_key_of_a_payload_is_a_hash_of_what_it_holds(sent: Sent) -> None:
    """Of its canonical JSON, not of its text; a source that the caller gives replaces it."""
    records = normalize(sent.payload, mapping=sent.mapping)
    spaced = json.dumps(json.loads(canonical(sent.payload)), indent=2, ensure_ascii=True)
    assert normalize(spaced, mapping=sent.mapping).payload.key == records.payload.key
    keys = [record.key for record in records]
    assert len(set(keys)) == len(keys)
    assert all(record.payload == records.payload.key for record in records)
    sourced = normalize(sent.payload, mapping=sent.mapping, context=Context(source="f.jsonl:7"))
    assert sourced.payload.key == "f.jsonl:7"
    assert not set(keys) & {record.key for record in sourced}
    assert sourced == records
