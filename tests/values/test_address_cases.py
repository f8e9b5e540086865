"""How many independent addresses are read right, left out or wrong, component by component.

The cases stand in address_cases.toml with their sources; run with ``-s`` to see the figures.
"""

import collections
import pathlib
import tomllib

import pytest

from identity_schema.values.address import read
from identity_schema.values.address.format import COMPONENTS

CASES = tomllib.loads(
    pathlib.Path(__file__).with_name("address_cases.toml").read_text(encoding="utf-8")
)["groups"]
FEWEST = {"NZ": 160, "GB": 240, "NG": 150, "US": 250}
# Shares of addresses with every stated component right; well under one in thirty may be wrong.
REACH = {"NZ": 0.95, "GB": 0.95, "NG": 0.95, "US": 0.95}
MOST_WRONG = 0.02


def cases(country: str) -> list[dict[str, object]]:
    """Return a country's cases, each stating its country only where its text does."""
    return [case for group in CASES if group["country"] == country for case in group["cases"]]


def compare(case: dict[str, object], country: str) -> dict[str, str]:
    """Return right, out or wrong for each component that a case states or forbids."""
    value = read(case["raw"], country).value
    results = {}
    for name in COMPONENTS:
        found = getattr(value, name, None)
        if name in case:
            out = "out" if found is None else "wrong"
            results[name] = "right" if found == case[name] else out
        elif name in case.get("none", ()):
            results[name] = "right" if found is None else "wrong"
    return results


@pytest.mark.parametrize("country", REACH)
def test_stated_components_are_right_and_hardly_ever_wrong(country: str | None) -> None:
    table = {name: collections.Counter() for name in COMPONENTS}
    full = 0
    for case in cases(country):
        results = compare(case, country)
        full += set(results.values()) <= {"right"}
        for name, result in results.items():
            table[name][result] += 1
    for name, counts in table.items():
        print(f"{country} {name:16}", *(f"{w} {counts[w]:4}" for w in ("right", "out", "wrong")))  # noqa: T201  # the figures are what is asked for
    total = sum(table.values(), collections.Counter())
    assert len(cases(country)) >= FEWEST[country]
    assert full / len(cases(country)) >= REACH[country]
    assert total["wrong"] / total.total() <= MOST_WRONG


def test_every_group_names_its_source_and_every_case_states_something() -> None:
    for group in CASES:
        assert len(group["source"]) > 20
        for case in group["cases"]:
            assert set(case) & set(COMPONENTS)
            assert set(case) <= {*COMPONENTS, "raw", "none"}
