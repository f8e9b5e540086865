"""Everything public keeps still, what is not written yet included: nothing is listed by hand.

Functions of every public module are called with canaries of every shape, and so is each name of the
package with what its callers have: payloads, records, one record. Each class that holds a value
hides it. Names that somebody adds are found here without being told.
"""

import argparse
import enum
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs
import pytest
from payload_mangling import EXAMPLES, examples
from test_no_leak import CANARY, NUMBER, betrayed, planted, shown, told, variants

import identity_schema
from identity_schema import ContractError, PayloadError, explain, normalize
from identity_schema.assurance import compare, meets
from identity_schema.cli import make_parser

VALUES = ("assurance", "exports", "jsontext", "model", "numbers", "privacy", "reading", "values")
"""Rooms in which a text that is passed is a value, and never a name that the caller chose."""

PLAIN = {"builtins", "datetime", "decimal"}
"""Modules of plain values, which are outputs."""

NAMES_ARE_SHOWN = {
    "model.fields": "declares the model; what it is passed are words of the source",
    "privacy.policy": "the words of a policy are its author's, and the message says which is wrong",
    "reading.reading": "makes a reading of what readers say; codes are words of the library",
    "stores": "files are named, and the messages name them",
    "tables.catalogue": "tables and columns are named",
    "values.name.form.name_form": "makes a form; its kind is a word of the library",
}
"""Modules and functions that may repeat a word of their caller, and why."""

SEVERAL: list[tuple[Any, ...]] = [
    ({CANARY: CANARY},), ([CANARY],), (CANARY.encode(),), (NUMBER,), (float(NUMBER),),
    ({CANARY: CANARY}, {CANARY: CANARY}), ([{CANARY: CANARY}], [CANARY]), (None, [CANARY]),
    ([CANARY], None), ([CANARY], [CANARY], [CANARY]), ((CANARY, NUMBER), (CANARY,)),
]  # fmt: skip
TEXTS: list[tuple[Any, ...]] = [
    (CANARY,), (CANARY, CANARY), (CANARY, CANARY, CANARY), (f"{NUMBER}",), (f"{NUMBER}", CANARY),
    (f"{CANARY}@{CANARY}",), (CANARY, None), (f"{NUMBER} {CANARY}\ud800\x00\u202e", "GB"),
]  # fmt: skip


def modules() -> Iterator[Any]:
    """Give every public module whose libraries are there; commands are run below."""
    for found in pkgutil.walk_packages(identity_schema.__path__, "identity_schema."):
        parts = found.name.split(".")
        if parts[1] in {"cli", "testing"} or any(part.startswith("_") for part in parts):
            continue
        try:
            yield import_module(found.name)
        except ImportError:
            continue


def room_of(name: str) -> str:
    """Return a module's name inside the package."""
    return name.removeprefix("identity_schema.")


def functions() -> Iterator[tuple[str, Callable[..., Any]]]:
    """Give every public function by module and name."""
    for module in modules():
        for name in getattr(module, "__all__", ()):
            thing = getattr(module, name)
            if inspect.isfunction(thing) and thing.__module__.startswith("identity_schema"):
                yield f"{room_of(module.__name__)}.{name}", thing


FUNCTIONS = dict(functions())


def quiet(call: Callable[[], Any]) -> Callable[[], Any]:
    """Make a call whose plain result, which is an output, is not looked at."""

    def called() -> Any:
        made = call()
        if inspect.isgenerator(made):
            made = list(made)
        return None if type(made).__module__ in PLAIN else made

    return called


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_a_public_function_repeats_nothing_that_it_is_passed(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    if any(name.startswith(module) for module in NAMES_ARE_SHOWN):
        return
    function = FUNCTIONS[name]
    passed = SEVERAL + (TEXTS if name.partition(".")[0] in VALUES else [])
    for arguments in passed:
        said = told(quiet(lambda arguments=arguments: function(*arguments)))
        assert betrayed(said) == [], arguments


def test_what_is_looked_at_is_nearly_everything() -> None:
    assert len(FUNCTIONS) > 150
    assert {"values.phone.read", "numbers.bvn.read", "jsontext.parse"} <= set(FUNCTIONS)


# --- the names of the package, with what callers have -------------------------------------------


def of_the_package() -> dict[str, Callable[..., Any]]:
    """Give the public names that can be called and are no class."""
    found = {name: getattr(identity_schema, name) for name in identity_schema.__all__}
    return {name: f for name, f in found.items() if inspect.isfunction(f)}


def things(payload: Any, mapping: str | None) -> Iterator[Any]:
    """Give what callers have: a payload, what was made of it, and parts of that."""
    yield from (payload, [payload], repr(payload), repr(payload).encode())
    try:
        records = normalize(payload, mapping=mapping)
        account = explain(payload, mapping=mapping)
    except PayloadError:
        return
    yield from (records, records.payload, list(records), account, account.leaves)
    for record in records:
        yield from (record, *record.persons[:2], *record.accounts[:1], *record.evidence[:1])


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_name_of_the_package_says_a_value(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    mapping, payload = examples()[name]
    for changed in list(variants(payload))[:3]:
        for thing in things(changed, mapping):
            for function in of_the_package().values():
                for more in ((), (mapping,), (thing,)):
                    call = quiet(lambda f=function, t=thing, m=more: f(t, *m))
                    assert betrayed(told(call)) == []


def test_what_an_assurance_says_is_no_value() -> None:
    """A level can be any text: what is none may be a name that slipped in."""
    from identity_schema.assurance import assurances_of, codes_of, level_of, maximal

    mapping, payload = examples()["oneid/userinfo"]
    seen = 0
    for changed in variants(payload):
        for record in normalize(changed, mapping=mapping):
            for one in assurances_of(record):
                seen += 1
                for call in (
                    lambda one=one: one,
                    lambda one=one: one.refs,
                    lambda one=one: maximal([one.assurance]),
                    lambda one=one: compare(one.assurance, "uk_diatf:high"),
                    lambda one=one: meets(one.assurance, "uk_diatf:high"),
                    quiet(lambda one=one: (codes_of(one.assurance), level_of(one.assurance))),
                ):
                    assert betrayed(told(call)) == []
    assert seen > 5


# --- classes ------------------------------------------------------------------------------------

SHOWN = {
    # Words out of closed lists, codes, flags and names of things: no values.
    "Account": {"type", "subtype", "status"}, "AccountNumber": {"scheme"}, "Address": {"use"},
    "Balance": {"kind"},
    "Assurance": {"framework", "level", "version", "procedure", "policy", "status"},  # known words
    "BankAccount": {"scheme", "masked", "check"}, "Card": {"check"}, "Check": {"outcome", "better"},
    "CheckRef": {"evidence"}, "ClaimAssurance": {"person", "source", "assurance", "evidence"},
    "Contact": {"kind"}, "Context": {"operation", "received_at", "region"},
    "Document": {"source", "form"}, "Evidence": {"type"}, "Found": {"origins", "codes", "named"},
    "GBAccount": {"check"}, "Given": {"derived", "stateless"}, "IBAN": {"check"},
    "Identifier": {"scheme", "country", "check"}, "Issue": {"code", "severity", "field"},
    "LeftOut": {"pointer", "reason"}, "Link": {"field"}, "Money": {"currency"},
    "NUBAN": {"check"}, "NZAccount": {"check"}, "Name": {"use"}, "NameForm": {"kind"},
    "Payload": {"outcome"}, "Person": {"source", "role"}, "Phone": {"region", "type"},
    "Reading": {"codes"}, "Record": {"status"}, "Verification": {"status"},
}  # fmt: skip
"""Class to the fields that its repr may show, in rooms that hold values of payloads."""

TABLES = {
    "Bank", "Branch", "Comparison", "Decision", "Edge", "Edition", "Framework", "Kind",
    "NotEquated", "Pack", "Place", "Plan", "Policy", "Profile", "Requirement", "Rules", "Scale",
    "Spec", "Step", "Weights",
}  # fmt: skip
"""Classes of those rooms that hold facts of tables, or the caller's own words, and no value."""


def shown_fields(cls: type) -> set[str]:
    """Return the fields that the repr of a class shows."""
    if attrs.has(cls):
        return {a.name for a in attrs.fields(cls) if a.repr} if "__repr__" in vars(cls) else set()
    fields = getattr(cls, "_fields", ())
    return set(fields) if cls.__repr__.__qualname__ == "__new__.<locals>.__repr__" else set()


def classes() -> Iterator[type]:
    """Give the classes of the rooms that hold values."""
    for module in modules():
        if room_of(module.__name__).partition(".")[0] in VALUES:
            for thing in vars(module).values():
                if inspect.isclass(thing) and thing.__module__ == module.__name__:
                    yield thing


def test_a_class_that_holds_a_value_shows_none() -> None:
    showing = {
        cls.__name__: shown_fields(cls)
        for cls in classes()
        if not cls.__name__.startswith("_") and not issubclass(cls, enum.Enum)
        if shown_fields(cls) and cls.__name__ not in TABLES
    }
    wrong = {name: found - SHOWN.get(name, set()) for name, found in showing.items()}
    assert {name: found for name, found in wrong.items() if found} == {}
    assert set(SHOWN) <= set(showing)


# --- commands -----------------------------------------------------------------------------------


def commands() -> list[str]:
    """Give the names of all commands."""
    for action in make_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return sorted(action.choices)
    raise AssertionError("the parser has no commands")


@pytest.mark.parametrize("command", commands())
def test_no_command_says_what_it_reads(
    command: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bodies = [planted(payload) for _, payload in examples().values()]
    for number, body in enumerate(bodies[:4]):
        Path(f"{number}.json").write_bytes(identity_schema.jsontext.canonical(body))
    Path("broken.jsonl").write_text(f'{{"{CANARY}": 1\n"{CANARY}"\n{{"{CANARY}": [{NUMBER}]}}\n')
    for arguments in (
        [], ["0.json"], ["1.json", "2.json"], ["broken.jsonl"], ["."], ["missing.json"],
        ["0.json", "--to", "out.jsonl"], ["broken.jsonl", "--to", "out.jsonl"],
        ["0.json", "--mapping", "oneid.userinfo"], ["3.json", "--mapping", "okra.identity"],
    ):  # fmt: skip
        assert betrayed(shown([command, *arguments], capfd)) == []


CONNECTION = f"postgresql://{CANARY}:{CANARY}@db/x?password={CANARY}"
PAIRS = f"host=db password={CANARY}"


@pytest.mark.parametrize("command", commands())
@pytest.mark.parametrize("place", [CONNECTION, PAIRS, f"postgres://u:a@{CANARY}@db:1/x"])
def test_no_command_says_a_password(
    command: str,
    place: str,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Wherever the connection string stands, be it in a wrong place."""
    monkeypatch.chdir(tmp_path)
    Path("0.json").write_text("{}")
    for arguments in (
        [place], ["0.json", place], ["0.json", "--to", place], [place, "--to", place],
        ["0.json", "--mapping", place], ["0.json", f"--to={place}"], ["0.json", f"--{place}"],
        [place, "--unknown"], ["0.json", "--key", place], ["0.json", "--region", place],
        ["0.json", "--max-bytes", place], ["0.json", "--label", place], ["--policy", place],
    ):  # fmt: skip
        assert betrayed(shown([command, *arguments], capfd)) == []


@pytest.mark.parametrize("error", [ContractError, PayloadError])
def test_an_error_says_its_code_and_a_text_written_beforehand(error: type[Exception]) -> None:
    assert str(error("a.b", "what to do")) == "a.b: what to do"
    assert vars(error("a.b", "what to do")) == {"code": "a.b"}
