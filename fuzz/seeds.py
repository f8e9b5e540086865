# ruff: noqa: INP001 - scripts, not a package
"""Seeds: the examples, cut to what each target takes."""

import gzip
import json
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

__all__ = ["seeds_of"]

ROOT = Path(__file__).parents[1]
COMMANDS = (
    "normalize FILE", "normalize FILE --leaves all", "explain FILE", "explain FILE --line 1",
    "normalize FILE --key item._id --label a=b --region NZ", "mappings", "mappings okra.identity",
    "explain FILE --mapping okra.identity --received-at 2026-11-22T09:30:00Z",
    "normalize FILE --quarantine-originals --max-bytes 100",
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


def seeds_of(which: str, readers: Collection[str]) -> Iterator[bytes]:
    """Yield the seeds of a target."""
    bodies = list(_payloads())
    texts = sorted({*TEXTS, *(t for body in bodies for t in _texts(json.loads(body)))})
    if which in {"normalize", "explain"}:
        yield from (bytes([number % 16]) + body for number, body in enumerate(bodies))
        yield from (b"\x00" + body for body in bodies)
    elif which == "json":
        yield from bodies
    elif which == "values":
        for number, text in enumerate(texts):
            yield bytes([number % 32, number % 200]) + text.encode()
    elif which == "mapping":
        yield from (path.read_bytes() for path in sorted((ROOT / "mappings").glob("*/*.toml")))
    elif which == "policy":
        yield from POLICIES
    elif which == "command":
        packed = [gzip.compress(b"{}\n" + body, mtime=0) for body in bodies[:2]]
        for line in COMMANDS:
            yield from (line.encode() + b"\n" + body for body in [*bodies[:6], *packed])
    elif which == "readers":
        for number in range(len(readers)):
            yield from (bytes([number]) + text.encode() for text in TEXTS)
    else:
        yield from (text.encode() for text in texts)
