# ruff: noqa: INP001 - scripts, not a package
"""Seeds: the examples, cut to what each target takes."""

import contextlib
import gzip
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from identity_schema import PayloadError, normalize
from identity_schema.model.convert import to_json

__all__ = ["seeds_of"]

ROOT = Path(__file__).parents[1]
COMMANDS = (
    "normalize FILE", "normalize FILE --leaves all", "explain FILE", "explain FILE --line 1",
    "normalize FILE --key item._id --label a=b --region NZ", "mappings", "mappings okra.identity",
    "explain FILE --mapping okra.identity --received-at 2026-11-22T09:30:00Z",
    "normalize FILE --quarantine-originals --max-bytes 100",
)  # fmt: skip
CONNECTIONS = (
    "postgresql://u:p%40@h1:1,[::1]:2/db?sslmode=require&password=x", "host=/run 'a' port = '5'",
    "host=db password='it\\'s' dbname=x", "jdbc:postgresql://h/d?user=a@b", "out/x.duckdb",
)  # fmt: skip
POLICIES = (
    b'[policy]\nname = "drop"\nbirth_date = "age_band"\n[ages]\non = 2026-11-22\n',
    b'[policy]\naddress = "token"\ndemographic = "region"\n',
)
TEXTS = (
    "Mr John A. O'Brien-Smith", "SMITH, J & JONES, K", "12 Example St, Dunedin 9016, New Zealand",
    "Flat 2, 10 Downing Street, London SW1A 2AA", "12-11-1984", "16 Apr 1989",
    "2023-03-29T21:25:36.229Z", "+64 21 123 4567 ext. 12", "08038811523", "n*o@example.nz",
    "NGN 1,250.40", "GB29NWBK60161331926819", "01-0902-0068389-00", "****-****-****-0000",
    "22165416979", "MORGA657054SM9IJ", "undefined undefined", "Invalid Date", "\u202eabc\u0456",
)  # fmt: skip


def _payloads() -> Iterator[bytes]:
    for path in sorted((ROOT / "examples").glob("*/*.json")):
        yield path.read_bytes()


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _texts(child)
    elif value is not None:
        yield str(value)


def _texts_of_all() -> list[str]:
    return sorted({*TEXTS, *(t for body in _payloads() for t in _texts(json.loads(body)))})


def _any_payload() -> Iterator[bytes]:
    yield from (bytes([number % 16]) + body for number, body in enumerate(_payloads()))
    yield from (b"\x00" + body for body in _payloads())


def _values() -> Iterator[bytes]:
    for number, text in enumerate(_texts_of_all()):
        yield bytes([number % 32, number % 200]) + text.encode()


def _mappings() -> Iterator[bytes]:
    yield from (path.read_bytes() for path in sorted((ROOT / "mappings").glob("*/*.toml")))


def _commands() -> Iterator[bytes]:
    bodies = list(_payloads())
    bodies = [*bodies[:6], *(gzip.compress(b"{}\n" + body, mtime=0) for body in bodies[:2])]
    yield from (line.encode() + b"\n" + body for line in COMMANDS for body in bodies)


def _records() -> Iterator[bytes]:
    for body in _payloads():
        with contextlib.suppress(PayloadError):
            yield from map(to_json, normalize(body))


def _connections() -> Iterator[bytes]:
    for number, uri in enumerate(CONNECTIONS):
        yield bytes([4]) + uri.encode()
        yield bytes([number % 4]) + uri.encode()


SEEDS: Mapping[str, Callable[[], Iterable[bytes]]] = {
    "command": _commands,
    "connection": _connections,
    "explain": _any_payload,
    "json": _payloads,
    "mapping": _mappings,
    "normalize": _any_payload,
    "policy": lambda: POLICIES,
    "record": _records,
    "values": _values,
}


def seeds_of(which: str, readers: Collection[str]) -> Iterator[bytes]:
    """Yield the seeds of a target."""
    if which == "readers":
        for number in range(len(readers)):
            yield from (bytes([number]) + text.encode() for text in TEXTS)
    elif which in SEEDS:
        yield from SEEDS[which]()
    else:
        yield from (text.encode() for text in _texts_of_all())
