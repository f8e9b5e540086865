"""Every documented path has exactly one disposition, and a mapping names no path out of the blue.

The lists in ``documents/`` were read off the providers' documents by hand and know nothing of the
mapping documents; this is where the two meet.
"""

import json
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

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
    "openid_ida": ["openid/ida"],
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


class Place(NamedTuple):
    """Where a path leads: the envelope, without saying where it is a list, and on from a record."""

    envelope: str
    inside: str


def place(path: str, roots: Iterable[str]) -> Place:
    """Cut a path at the innermost place where records can stand."""
    fitting = [r for r in roots if r in (".", path) or path.startswith(f"{r}.")]
    root = max(fitting, key=lambda r: 0 if r == "." else len(r), default=".")
    inside = path.removeprefix("[]") if root == "." else path.removeprefix(root)
    return Place(root.replace("[]", "").strip("."), inside.removeprefix("."))


def roots(name: str) -> list[str]:
    """Return where records stand: `records` as documented here, `elsewhere` as seen elsewhere."""
    return [*document(name).get("records", []), *document(name).get("elsewhere", [])]


def covers(line: Any, path: Place, at: Place) -> bool:
    """Tell whether a line of a mapping speaks of a path: itself, or an object dropped whole."""
    if at == path:
        return True
    if line.disposition != "dropped" or at.envelope != path.envelope:
        return False
    whole = at.inside.removesuffix("**").removesuffix(".")
    return not whole or path.inside.startswith((f"{whole}.", f"{whole}[]"))


def outside(line: Any) -> bool:
    """Tell whether a line is about the payload rather than about its records."""
    return all(target.startswith("payload.") for target in line.targets)


def lines(name: str) -> list[Any]:
    """Return the lines of the mapping that reads what a list documents."""
    return list(identity_schema.load_mapping(document(name)["mapping"]).paths())


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_documented_path_has_a_disposition(name: str) -> None:
    """The mapping lists each documented path, or drops an object that holds it.

    What one example shows as a text and another as a list (Okra's ``record``) is listed as a list.
    """
    listed = [(line, place(line.path, roots(name))) for line in lines(name)]
    documented = {path: place(path, roots(name)) for path in asked(name)}
    inside = {at.inside for at in documented.values()}
    left = []
    for path, at in documented.items():
        as_list = Place(at.envelope, f"{at.inside}[]")
        forms = [at, as_list] if as_list.inside in inside else [at]
        if not any(covers(line, form, there) for line, there in listed for form in forms):
            left.append(path)
    assert not sorted(left)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_listed_path_is_documented_or_marked_as_seen(name: str) -> None:
    """A line stands for a documented path, in any of the envelopes, or says where it was seen.

    Below a list or an object whose content no document shows, a mapping may read what it can.
    """
    paths = document(name)["paths"]
    documented = {path: place(path, roots(name)) for path in paths}
    anywhere = list(documented.values())
    inside = {at.inside for at in anywhere}
    hidden = tuple(
        f"{documented[path].inside}."
        for path, line in paths.items()
        if line["type"] in {"array", "object"}
    )

    def known(line: Any) -> bool:
        at = place(line.path, roots(name))
        if line.seen or at.inside in inside or at.inside.startswith(hidden):
            return True
        return any(covers(line, path, Place(path.envelope, at.inside)) for path in anywhere)

    assert not sorted(line.path for line in lines(name) if not known(line))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_path_is_listed_once_and_says_where_it_goes(name: str) -> None:
    """A mapped path has a target, a dropped one a reason, and none has two lines.

    Two are allowed where an answer without records has the path too, as ``state`` in a redirect.
    """
    listed = lines(name)
    told = {(line.path, outside(line)) for line in listed}
    assert len(told) == len(listed)
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
