"""Nothing leaks: canaries in every leaf and key of every kind; all that comes out is searched.

Every public function and every command is called with them, also so that they fail. What is looked
at is all that is not the canonical output: reprs, exceptions and their tracebacks, log records,
warnings, the command's two streams, the summary, the quarantine.
"""

import contextlib
import gzip
import io
import json
import logging
import pickle
import traceback
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from payload_mangling import EXAMPLES, examples, mangled

import identity_schema
from identity_schema import (
    Context,
    Pseudonymizer,
    explain,
    list_mappings,
    load_mapping,
    normalize,
    normalize_many,
    redact,
    render,
)
from identity_schema.cli import main
from identity_schema.exports import openid_ida
from identity_schema.privacy.key import load_key
from identity_schema.tables.rows import rows_of

CANARY = "zqxjkvcanary"
NUMBER = 7788994466
WORDS = (CANARY, str(NUMBER))
PSEUDO = Pseudonymizer(b"0123456789abcdef0123456789abcdef")


def planted(value: Any) -> Any:
    """Put a canary into every leaf, and keys of canaries into every object."""
    if isinstance(value, dict):
        inside = {key: planted(child) for key, child in value.items()}
        return inside | {f"{CANARY}key": f"{CANARY}value", f"{CANARY} {NUMBER}": {CANARY: [CANARY]}}
    if isinstance(value, list):
        return [planted(child) for child in value] or [CANARY]
    if isinstance(value, bool) or value is None:
        return value
    return f"{value} {CANARY}" if isinstance(value, str) else NUMBER


def replaced(value: Any, leaf: Any) -> Any:
    """Put one thing in the place of every leaf."""
    if isinstance(value, dict):
        return {key: replaced(child, leaf) for key, child in value.items()}
    return [replaced(child, leaf) for child in value] if isinstance(value, list) else leaf


def variants(payload: Any) -> Iterator[Any]:
    """Give payloads that hold canaries in different ways."""
    yield planted(payload)
    for leaf in (CANARY, NUMBER, [CANARY], {CANARY: CANARY}, float(NUMBER), f"{NUMBER}"):
        yield replaced(payload, leaf)


@contextlib.contextmanager
def listening() -> Iterator[list[str]]:
    """Collect all that is logged, warned of or printed while something runs."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(f"{record.getMessage()} {record.__dict__}")

    ear, root = Ear(), logging.getLogger()
    level = root.level
    root.addHandler(ear)
    root.setLevel(logging.DEBUG)
    out = io.StringIO()
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
                yield heard
        heard += [str(warning.message) for warning in warned]
        heard.append(out.getvalue())
    finally:
        root.removeHandler(ear)
        root.setLevel(level)


def told(call: Callable[[], Any]) -> list[str]:
    """Call something, and give all that it says beside its result; what it raises as well."""
    with listening() as heard:
        try:
            made = call()
        except Exception as error:  # noqa: BLE001 - whatever it is, it is looked at
            made = None
            shown = "".join(traceback.format_exception_only(error))
            heard += [str(error), repr(error), str(error.args), shown, str(vars(error))]
            heard += [str(note) for note in getattr(error, "__notes__", ())]
            if error.__cause__ or not error.__suppress_context__:
                heard.append(repr(error.__cause__ or error.__context__))
            with contextlib.suppress(TypeError):
                heard.append(str(pickle.loads(pickle.dumps(error))))  # noqa: S301 - our own
    return [*heard, f"{made!r} {made} {type(made)}"]


def betrayed(texts: list[str]) -> list[str]:
    """Give the texts in which a canary sings."""
    return [text for text in texts if any(word in text.casefold() for word in WORDS)]


def calls(payload: Any, mapping: str | None) -> Iterator[Callable[[], Any]]:
    """Give the calls of every public function."""
    text = json.dumps(payload)
    for body in (payload, text, text.encode(), text[:-1], text.encode() + b"}", [text]):
        yield lambda body=body: normalize(body, mapping=mapping)
        yield lambda body=body: explain(body, mapping=mapping)
        yield lambda body=body: list(normalize_many([body], mapping=mapping))
    try:
        records = normalize(payload, mapping=mapping)
        account = explain(payload, mapping=mapping)
    except identity_schema.PayloadError:
        return
    for thing in (records, records.payload, *records, account):
        yield lambda thing=thing: redact(thing)
        yield lambda thing=thing: redact(thing, ["name", "handle"], third_parties=True)
        yield lambda thing=thing: PSEUDO(thing)
    yield lambda: [redact(records, CANARY[:0] + "names")]
    yield lambda: render(records)
    yield lambda: records.render(mapping)
    yield lambda: [record.render() for record in records]
    yield lambda: [openid_ida.left_out(record) for record in records]
    yield lambda: len([openid_ida.dump(record) for record in records])
    yield lambda: [account.lineage(t) for leaf in account.leaves for t in leaf.targets]
    yield lambda: account.leaves
    yield lambda: account.counts
    yield lambda: hash(records)
    yield lambda: len(rows_of(records))


def _logging() -> None:
    logging.getLogger("x").debug("%s", CANARY)


def _warning() -> None:
    warnings.warn(CANARY, stacklevel=1)


def _raising() -> None:
    raise KeyError(CANARY)


def _chaining() -> None:
    try:
        _raising()
    except KeyError:
        raise ValueError("no word of it") from None


@pytest.mark.parametrize(
    "leak",
    [_logging, _warning, _raising, lambda: print(CANARY), lambda: {"a": f"{NUMBER}"}],  # noqa: T201 - the leak that is to be heard
    ids=["log", "warning", "exception", "print", "repr"],
)
def test_a_leak_would_be_heard(leak: Callable[[], Any]) -> None:
    assert betrayed(told(leak)) != []
    assert betrayed(told(_chaining)) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_public_function_says_a_value_or_an_unknown_key(name: str) -> None:
    mapping, payload = examples()[name]
    for changed in variants(payload):
        for call in calls(changed, mapping):
            assert betrayed(told(call)) == []


@given(mangled(), st.sampled_from([None, *list_mappings()]))
@settings(max_examples=25)
def test_no_public_function_says_a_value_of_a_payload_of_another_kind(
    sent: Any, mapping: str | None
) -> None:
    for call in calls(planted(sent.payload), mapping):
        assert betrayed(told(call)) == []


WRONG: list[Callable[[], Any]] = [
    lambda: normalize(CANARY),
    lambda: normalize(CANARY.encode()),
    lambda: normalize({CANARY: CANARY}),
    lambda: normalize({CANARY: {1, 2}}, mapping="oneid.userinfo"),
    lambda: normalize({(CANARY,): 1}, mapping="oneid.userinfo"),
    lambda: normalize({"sub": f"{CANARY}\ud800"}, mapping="oneid.userinfo"),
    lambda: normalize(f'{{"{CANARY}":1,"{CANARY}":2}}'),
    lambda: normalize("[" * 9999 + CANARY),
    lambda: normalize(b'{"sub":"' + CANARY.encode() + b'\xff"}'),
    lambda: normalize({"sub": "1"}, mapping={"sub": CANARY}),  # type: ignore[arg-type]  # wrong on purpose
    lambda: normalize({"sub": "1"}, mapping=f'{{"name": "{CANARY}"}}'),
    lambda: normalize({"sub": "1"}, context=Context(request={CANARY: object()})),
    lambda: normalize({"sub": "1"}, context=Context(request={"bvn": CANARY, CANARY: CANARY})),
    lambda: normalize({"sub": CANARY}, limits=identity_schema.Limits(text=3)),
    lambda: normalize({CANARY * 9: 1}, limits=identity_schema.Limits(text=90)),
    lambda: list(normalize_many([{"sub": CANARY}], context=Context(source=CANARY))),
    lambda: load_key(CANARY),
    lambda: Pseudonymizer(CANARY.encode()),
    lambda: render([], mapping="oneid.userinfo"),
]


@pytest.mark.parametrize("call", WRONG, ids=range(len(WRONG)))
def test_no_wrong_call_is_answered_with_a_value(call: Callable[[], Any]) -> None:
    assert betrayed(told(call)) == []


def test_credentials_reach_nothing() -> None:
    """Neither record nor issue, not even the canonical output."""
    from identity_schema.model.convert import to_json

    token = {
        "access_token": CANARY, "token_type": "Bearer", "expires_in": 300, "id_token": CANARY,
        "refresh_token": CANARY,
    }  # fmt: skip
    for call in (normalize, lambda body: explain(body).records):
        records = call(token)
        text = (
            b"".join([to_json(records.payload), *map(to_json, records)])
            + repr(rows_of(records)).encode()
        )
        assert CANARY.encode() not in text


# --- commands ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Write payloads that can be read, and many that cannot, into a folder."""
    folder = tmp_path_factory.mktemp("payloads")
    bodies = [planted(payload) for _, payload in examples().values()]
    lines = [json.dumps(body) for body in bodies]
    broken = [
        f'{{"{CANARY}": ', f'{{"{CANARY}":1,"{CANARY}":2}}', CANARY, f'"{CANARY}"', f"[{NUMBER}",
        f'{{"{CANARY}": {{}}}}', "[" * 3000 + f'"{CANARY}"', f'{{"sub":"{CANARY}\\ud800"}}',
    ]  # fmt: skip
    (folder / "many.jsonl").write_text("\n".join([*lines, *broken]) + "\n")
    for number, line in enumerate([*lines, *broken]):
        (folder / f"one-{number}.json").write_text(line)
    (folder / "packed.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode())[:-20])
    (folder / "bytes.json").write_bytes(b'{"sub":"' + CANARY.encode() + b'\xff\xfe"}')
    return folder


def shown(arguments: list[str], capfd: pytest.CaptureFixture[str]) -> list[str]:
    """Run the command, and give all that it and its process say."""
    with listening() as heard:
        try:
            main(arguments)
        except SystemExit as end:
            heard.append(str(end.code))
    out, err = capfd.readouterr()
    return [*heard, out, err]


@pytest.mark.parametrize("output", ["out.jsonl", "out.duckdb", "out"])
@pytest.mark.parametrize(
    "options",
    [[], ["--leaves", "all"], ["--mapping", "oneid.userinfo"], ["--key", "sub"],
     ["--max-bytes", "200"], ["--label", f"tenant={CANARY}"]],
    ids=lambda options: options[0] if options else "plain",
)  # fmt: skip
def test_normalize_says_nothing_of_what_it_reads(
    output: str,
    options: list[str],
    payloads: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    if output != "out.jsonl":
        pytest.importorskip("duckdb")
    said = shown(["normalize", str(payloads), "--to", str(tmp_path / output), *options], capfd)
    assert betrayed(said) == []
    quarantine = (tmp_path / f"{output}.quarantine.jsonl").read_text()
    assert quarantine.count("\n") > 8
    assert betrayed([quarantine]) == []
    assert [p.name for p in tmp_path.iterdir() if "partial" in p.name] == []


def test_normalize_with_a_wrong_mapping_or_a_wrong_output_says_nothing(
    payloads: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.toml").write_text("[mapping")
    source = str(payloads / "many.jsonl")
    for more in (
        ["--mapping", str(tmp_path / "x.toml")], ["--mapping", "none"], ["--to", source],
        ["--to", str(tmp_path / "no" / "folder.jsonl")], ["--to", str(tmp_path / "x.csv")],
        ["--key", "a[]"], ["--region", "none"], ["--received-at", "now"], ["--unknown"],
    ):  # fmt: skip
        said = shown(["normalize", source, "--to", str(tmp_path / "o.jsonl"), *more], capfd)
        assert betrayed(said) == []


def test_explain_says_where_things_are_and_not_what_they_are(
    payloads: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in sorted(payloads.iterdir()):
        for more in ([], ["--line", "1"], ["--line", "30"], ["--mapping", "okra.identity"]):
            assert betrayed(shown(["explain", str(path), *more], capfd)) == []


def test_the_command_says_nothing_of_an_error_of_the_library(
    payloads: Path,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Were there one, its text could hold a value."""

    def fail(*_: Any, **__: Any) -> Any:
        raise KeyError(CANARY)

    monkeypatch.setattr("identity_schema.model.finish.name.name.read", fail)
    said = shown(["normalize", str(payloads), "--to", str(tmp_path / "o.jsonl")], capfd)
    said += [(tmp_path / "o.jsonl.quarantine.jsonl").read_text()]
    said += shown(["explain", str(payloads / "one-20.json")], capfd)
    assert betrayed(said) == []


def test_mappings_know_no_payload(capfd: pytest.CaptureFixture[str]) -> None:
    for name in list_mappings():
        for more in ([], ["--flat"], ["--code"]):
            assert betrayed(shown(["mappings", name, *more], capfd)) == []
        assert CANARY not in repr(load_mapping(name))
