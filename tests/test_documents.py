"""Every documented path has exactly one disposition, and a mapping names no path out of the blue.

The lists in ``documents/`` were read off the providers' documents by hand and know nothing of the
mapping documents; this is where the two meet.
"""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import identity_schema

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
DOCUMENTS = sorted(path.stem for path in (HERE / "documents").glob("*.toml"))
ONEID = ("oneid_accounts", "oneid_token", "oneid_userinfo")
OKRA = ("okra_identity", "okra_nuban_name")
FULL = {
    "oneid_accounts": ["oneid/accounts"],
    "oneid_token": ["oneid/token"],
    "oneid_userinfo": ["oneid/userinfo"],
    "okra_identity": [
        "okra/get_by_id", "okra/get_by_bvn", "okra/get_by_nuban", "okra/get_by_nin",
        "okra/get_by_phone", "okra/get_by_customer", "okra/get_by_date",
        "okra/get_by_customer_date", "okra/customer_verify", "okra/nin_verify",
    ],
    "okra_nuban_name": ["okra/nuban_name_verify"],
    "akahu_identity_result": ["akahu/identity_result", "akahu/success_false"],
    "akahu_authorization_response": [
        "akahu/authorization_response_ok", "akahu/authorization_response_denied",
    ],
}  # fmt: skip
"""Documents to the examples that together show every path of them."""


@cache
def document(name: str) -> dict[str, Any]:
    """Load one list."""
    return tomllib.loads((HERE / "documents" / f"{name}.toml").read_text(encoding="utf-8"))


def asked(name: str) -> set[str]:
    """Return the paths that a mapping has to list: one reading of each documented field."""
    return {p for p, line in document(name)["paths"].items() if "position_of" not in line}


def leaves(value: object, path: str = "") -> Iterator[str]:
    """Give the path of every leaf of a payload; an empty list or object is a leaf."""
    if isinstance(value, dict) and value:
        for key, item in value.items():
            yield from leaves(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        if not value:
            yield f"{path}[]"
        for item in value:
            yield from leaves(item, f"{path}[]")
    else:
        yield path


def inside_record(path: str, records: list[str]) -> str | None:
    """Return a path as seen from the innermost place where records stand, None from outside."""
    roots = [r for r in records if r in (".", path) or path.startswith(f"{r}.")]
    if not roots:
        return None
    root = max(roots, key=lambda r: 0 if r == "." else len(r))
    return path if root == "." else path.removeprefix(root).removeprefix(".")


def covers(line: Any, path: str) -> bool:
    """Tell whether a line of a mapping speaks of a path: itself, or an object dropped whole."""
    if line.path == path:
        return True
    whole = line.path.removesuffix("**").removesuffix(".")
    below = path.startswith((f"{whole}.", f"{whole}[]")) or not whole
    return line.disposition == "dropped" and below


def lines(name: str) -> list[Any]:
    """Return the lines of the mapping that reads what a list documents."""
    return list(identity_schema.load_mapping(document(name)["mapping"]).paths())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_documented_path_has_a_disposition(name: str) -> None:
    """The mapping lists each documented path, or drops an object that holds it."""
    listed = lines(name)
    exact = {line.path for line in listed}
    left = asked(name) - exact
    assert not sorted(p for p in left if not any(covers(line, p) for line in listed))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_listed_path_is_documented_or_marked_as_seen(name: str) -> None:
    """A line stands for a documented path, in any of the envelopes, or says where it was seen."""
    records = document(name).get("records", [])
    documented = set(document(name)["paths"])
    inside = {inside_record(path, records) for path in documented} - {None}

    def known(line: Any) -> bool:
        if line.seen or line.path in documented or inside_record(line.path, records) in inside:
            return True
        return any(covers(line, path) for path in documented)

    assert not sorted(line.path for line in lines(name) if not known(line))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_path_is_listed_once_and_says_where_it_goes(name: str) -> None:
    """A mapped path has a target, a dropped one a reason, and none has two lines."""
    listed = lines(name)
    assert len({line.path for line in listed}) == len(listed)
    for line in listed:
        assert line.disposition in {"mapped", "dropped"}, line.path
        assert line.targets if line.disposition == "mapped" else line.reason, line.path


@pytest.mark.parametrize("name", sorted(FULL))
def test_the_examples_show_every_documented_path(name: str) -> None:
    """The list holds what the examples hold, and the examples leave nothing of it out."""
    shown = set()
    for example in FULL[name]:
        text = (EXAMPLES / f"{example}.json").read_text(encoding="utf-8")
        shown |= set(leaves(json.loads(text)))
    # A key that is documented as an object, and as null where there is nothing to take apart.
    nullable = {"item.addresses[].components"}
    assert shown - nullable == asked(name)


def test_the_lists_are_as_long_as_the_documents() -> None:
    """Counted by hand: 209 fields of OneID, 209 paths of Okra's examples."""
    assert [len(asked(name)) for name in ONEID] == [20, 4, 185]
    assert len(set().union(*map(asked, OKRA))) == 209


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_documented_path_names_its_document(name: str) -> None:
    """Each line says which document it was read in, and a second reading says of what."""
    paths = document(name)["paths"]
    for path, line in paths.items():
        source = line["source"]
        named = {source} if isinstance(source, str) else set(source)
        assert named <= set(document(name)["sources"]), path
        assert line.get("position_of", path) in paths, path
