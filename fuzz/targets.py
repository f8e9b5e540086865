# ruff: noqa: INP001 - scripts, not a package
"""What is fuzzed: each target takes bytes and raises where a promise of the library is broken.

They need nothing but the library, so that a finding can be run again without the fuzzer.
"""

import contextlib
import io
import json
import math
import shlex
import tempfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import cache, partial
from pathlib import Path
from typing import Any

from identity_schema import (
    Context,
    ContractError,
    PayloadError,
    Pseudonymizer,
    explain,
    list_mappings,
    normalize,
    redact,
)
from identity_schema.cli import main
from identity_schema.codes import CODES
from identity_schema.jsontext import canonical, check_value, parse
from identity_schema.mapping.document import parse_document
from identity_schema.mapping.registry import Mapping
from identity_schema.mapping.trace import Account
from identity_schema.model import Record
from identity_schema.model.convert import from_json, to_json
from identity_schema.numbers import (
    bank_account,
    bvn,
    card,
    gb_account,
    gb_driving_licence,
    gb_passport,
    generic,
    iban,
    identifier,
    masked,
    nin,
    nuban,
    nz_account,
    rc_number,
    vnin,
)
from identity_schema.privacy.policy import load_policy
from identity_schema.reading import Reading
from identity_schema.stores.connection import shown_uri
from identity_schema.tables.rows import rows_of
from identity_schema.values import (
    address,
    country,
    currency,
    date,
    decimal_number,
    email,
    gender,
    integer,
    money,
    name,
    phone,
    postcode,
    timestamp,
)

__all__ = ["READERS", "TARGETS"]

EXAMPLES = Path(__file__).parents[1] / "examples"
PSEUDO = Pseudonymizer(b"0123456789abcdef0123456789abcdef")
Reader = Callable[[str], Reading[Any]]

READERS: dict[str, Reader] = {
    "address": address.read,
    "address GB": partial(address.read, country="GB"),
    "address NG": partial(address.read, country="NG"),
    "address NZ": partial(address.read, country="NZ"),
    "address US": partial(address.read, country="US"),
    "bank_account": bank_account.read,
    "bank_account GB": partial(bank_account.read, country="GB"),
    "bank_account NG": partial(bank_account.read, country="NG"),
    "bank_account NZ": partial(bank_account.read, country="NZ"),
    "bvn": bvn.read,
    "card": card.read,
    "country": country.read,
    "currency": currency.read,
    "date": date.read,
    "date DMY": partial(date.read, order="DMY"),
    "decimal_number": decimal_number.read,
    "email": email.read,
    "gb_account": lambda text: gb_account.read(text, None),
    "gb_driving_licence": gb_driving_licence.read,
    "gb_passport": gb_passport.read,
    "gender": gender.read,
    "generic": generic.read,
    "iban": iban.read,
    "identifier": partial(identifier.read, scheme="document_number"),
    "integer": integer.read,
    "masked": masked.read,
    "money": money.read,
    "name": name.read,
    "name parts": lambda text: name.read_parts(*(text.split("|") + [""] * 4)[:4]),
    "nin": nin.read,
    "nuban": nuban.read,
    "nz_account": nz_account.read,
    "phone": phone.read,
    "phone GB": partial(phone.read, region="GB"),
    "phone NG": partial(phone.read, region="NG"),
    "phone NZ": partial(phone.read, region="NZ"),
    "postcode": partial(postcode.read, country="GB"),
    "rc_number": rc_number.read,
    "timestamp": timestamp.read,
    "timestamp London": partial(timestamp.read, zone="Europe/London"),
    "vnin": vnin.read,
}
"""Name to reader, each with the contexts in which it takes other ways."""

_UNCHECKED_AGAIN = {"address", "bank_account", "gb_account", "name", "name parts"}
"""Readers whose normal form is more than one text."""


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _normal(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat()
    return value if isinstance(value, str | int | Decimal) else value.formatted


def reader(which: str, data: bytes) -> None:
    """Read a text: an answer with a value or a reason, and the same again for its normal form."""
    read, text = READERS[which], _text(data)
    made = read(text)
    unknown = [code for code in made.codes if code not in CODES]
    if unknown or (made.value is None and not made.codes):
        message = f"{which}: no value and no reason, or codes of no table: {unknown}"
        raise AssertionError(message)
    if len(text) > 8 and text.isalnum() and text in repr(made):
        message = f"{which}: the repr of a reading shows its text"
        raise AssertionError(message)
    if made.value is not None and which.partition(" ")[0] not in _UNCHECKED_AGAIN:
        again = read(_normal(made.value))
        if again.value != made.value:
            message = f"{which}: the normal form reads as something else"
            raise AssertionError(message)


def any_reader(data: bytes) -> None:
    """Read a text with the reader that the first byte names."""
    names = tuple(READERS)
    reader(names[data[0] % len(names)] if data else "name", data[1:])


def every_reader(data: bytes) -> None:
    """Read one text with every reader."""
    for which in READERS:
        reader(which, data)


def _sent(data: bytes) -> tuple[str | None, bytes]:
    names = (None, *list_mappings())
    return names[data[0] % len(names)] if data else None, data[1:]


def _use(records: Any) -> None:
    """Do with records what their users do."""
    repr((records, records.payload, *records))
    rows_of(records)
    for record in records:
        if from_json(to_json(record), Record) != record:
            raise AssertionError("a record does not come back from JSON")
    once = redact(records)
    if redact(once) != once:
        raise AssertionError("what is redacted is not redacted for good")
    PSEUDO(records)


def normalized(data: bytes) -> None:
    """Normalise bytes under the mapping that the first byte names, or under none."""
    mapping, body = _sent(data)
    with contextlib.suppress(PayloadError):
        _use(normalize(body, mapping=mapping, context=Context(source="fuzz")))


def _account(payload: Any, mapping: str | None) -> None:
    account = _trace(payload, mapping)
    _use(account.records)
    account.records.render()


def _trace(payload: Any, mapping: str | None) -> Account:
    account = explain(payload, mapping=mapping)
    if sum(account.counts.values()) != len(account.leaves):
        raise AssertionError("the counts do not add up to the leaves")
    for leaf in account.leaves:
        for target in leaf.targets:
            _, _, rest = target.partition("/records/")
            number, _, inside = rest.partition("/")
            found = account.lineage(f"/{inside}", int(number)) if rest else account.lineage(target)
            if found is None:
                raise AssertionError("a mapped leaf is the source of nothing")
    return account


def explained(data: bytes) -> None:
    """Account for the leaves of bytes, and render what was read."""
    mapping, body = _sent(data)
    with contextlib.suppress(PayloadError):
        _account(body, mapping)


@cache
def _examples() -> list[tuple[str, Any]]:
    found = []
    for path in sorted(EXAMPLES.glob("*/*.json")):
        body = path.read_bytes()
        for mapping in (None, *list_mappings()):
            with contextlib.suppress(PayloadError):
                made = normalize(body, mapping=mapping)
                found.append((made.payload.kind, json.loads(body)))
                break
    return found


def _leaves(value: Any) -> list[tuple[Any, ...]]:
    """Return the path of every leaf, empty objects and lists among them."""
    pairs = list(value.items() if isinstance(value, dict) else enumerate(value))
    found: list[tuple[Any, ...]] = []
    for key, child in pairs:
        inside = isinstance(child, dict | list) and child
        found += [(key, *path) for path in _leaves(child)] if inside else [(key,)]
    return found


def _alone(value: Any, path: tuple[Any, ...]) -> Any:
    """Return what a path leads through, with the leaves beside its end and nothing else."""
    if len(path) == 1:
        return value
    inside = _alone(value[path[0]], path[1:])
    return {path[0]: inside} if isinstance(value, dict) else [inside]


def _render(payload: Any, mapping: str | None) -> None:
    normalize(payload, mapping=mapping).render()


def _read_and_used(payload: Any, mapping: str | None) -> None:
    _use(normalize(payload, mapping=mapping))


_LAWS = (_account, _read_and_used, _render, _trace)
"""Laws that `values` takes by turns: all at once would make it a slow target."""


def values(data: bytes) -> None:
    """Put texts into the leaves of an example.

    The first byte says which example, the second where and which law is looked at. One in four has
    the whole example around it; the others only the objects on the way to the first text.
    """
    examples = _examples()
    if len(data) < 3:
        return
    mapping, payload = examples[data[0] % len(examples)]
    payload = json.loads(json.dumps(payload))
    spots = _leaves(payload)
    for number, text in enumerate(data[2:].split(b"\xff")):
        *way, key = spots[(data[1] + number * 7) % len(spots)]
        box = payload
        for step in way:
            box = box[step]
        try:
            box[key] = json.loads(text)
        except (ValueError, RecursionError):
            box[key] = text.decode("utf-8", "replace")
    law = _LAWS[(data[0] + data[1]) % len(_LAWS)]
    with contextlib.suppress(PayloadError):
        law(payload if data[1] % 4 == 0 else _alone(payload, spots[data[1] % len(spots)]), mapping)


def mapping(data: bytes) -> None:
    """Load a mapping document; where one is right, compile it and read the examples with it."""
    try:
        made = Mapping(parse_document(data.decode("utf-8", "replace"), "fuzz.toml"))
        made.paths()
        made.code("traced")
        made.code("rendering")
    except ContractError:
        return
    for _, payload in _examples()[:6]:
        with contextlib.suppress(PayloadError, ContractError):
            _account(payload, made)  # type: ignore[arg-type]  # a mapping is taken as well


def policy(data: bytes) -> None:
    """Load a policy."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "policy.toml")
        file.write_bytes(data)
        with contextlib.suppress(ContractError):
            load_policy(file)


def command(data: bytes) -> None:
    """Run the command: a first line of arguments, and a file of what comes after it."""
    line, _, body = data.partition(b"\n")
    try:
        words = shlex.split(line.decode("utf-8", "replace"))
    except ValueError:
        return
    if any("/" in word or word == "-" for word in words):
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, _file_name(body))
        file.write_bytes(body)
        words = [str(file) if word == "FILE" else word for word in words[:12]]
        if words[:1] == ["normalize"]:
            words += ["--to", str(Path(folder, "out.jsonl"))]
        shown = io.StringIO()
        with contextlib.redirect_stdout(shown), contextlib.redirect_stderr(shown):
            try:
                status = main(words)
            except SystemExit as end:
                status = int(end.code or 0)
        if status not in {0, 1, 2} or "error of the library" in shown.getvalue():
            raise AssertionError(shown.getvalue())


def _file_name(body: bytes) -> str:
    packed = body[:2] == b"\x1f\x8b"
    return f"in.jsonl{'.gz' if packed else ''}" if body[:1] not in b"{[" else "in.json"


def jsontext(data: bytes) -> None:
    """Parse JSON text; hold it against Python's parser, and its canonical form against itself."""
    try:
        value = parse(data)
    except PayloadError as error:
        if error.code != "payload.not_json":
            return
        try:
            theirs = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
            theirs = check_value(theirs)
        except (ValueError, RecursionError):
            return
        if not _has_long_number(data):
            raise AssertionError("refused what is JSON", theirs) from None
        return
    theirs = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse, parse_float=_decimal)
    if theirs != value:
        raise AssertionError("read otherwise than by Python's parser")
    again = canonical(parse(canonical(value)))
    if again != canonical(value) and b"Infinity" not in again and b"inf" not in again:
        raise AssertionError("the canonical form is not that of itself")


def _decimal(text: str) -> Any:
    try:
        return Decimal(text)
    except ArithmeticError:
        return text


def _refuse(_: str) -> float:
    raise ValueError


def _has_long_number(data: bytes) -> bool:
    longest = run = 0
    for byte in data:
        run = run + 1 if 48 <= byte <= 57 else 0
        longest = max(longest, run)
    return longest > 4000 or not math.isfinite(longest)


def record(data: bytes) -> None:
    """Read back what should be a record."""
    with contextlib.suppress(PayloadError):
        made = from_json(data, Record)
        if from_json(to_json(made), Record) != made:
            raise AssertionError("what was read back does not come back again")


def connection(data: bytes) -> None:
    """Show a connection string that has a password in one of five places."""
    text = _text(data[1:]).replace("\x00", "")
    secret = f"zqcanary{text}zqcanary"
    forms = (
        f"postgresql://u:{secret}@db/x",
        f"postgresql://db/x?password={secret}",
        f"postgresql://db:1/x?sslmode=a&sslpassword={secret}",
        "host=db password='{}' dbname=x".format(secret.replace("\\", "\\\\").replace("'", "\\'")),
        text,
    )
    uri = forms[data[0] % len(forms)] if data else ""
    shown = shown_uri(uri)
    if ("zqcanary" in shown and uri != text) or shown_uri(shown) != shown:
        raise AssertionError("a password is shown, or what is shown is not shown as it is")


TARGETS: dict[str, Callable[[bytes], None]] = {
    "command": command,
    "connection": connection,
    "explain": explained,
    "json": jsontext,
    "mapping": mapping,
    "normalize": normalized,
    "policy": policy,
    "readers": any_reader,
    "record": record,
    "values": values,
} | {which: partial(reader, which) for which in READERS}
"""Name to target; every reader is one of its own too."""
