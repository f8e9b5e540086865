"""Conformance: holding any converter against cases, down to the smallest that it gets wrong."""

import copy
import json
from collections.abc import Callable, Mapping
from typing import Any

from identity_schema._calls import wrong
from identity_schema._extras import hypothesis, st
from identity_schema.errors import ContractError
from identity_schema.mapping.registry import Mapping as MappingDocument
from identity_schema.mapping.registry import load_mapping
from identity_schema.testing import strategies
from identity_schema.testing.case import Case
from identity_schema.testing.view import View, plain, seen

__all__ = ["Disagreement", "conformance"]

_LONGEST = 6000


class Disagreement(AssertionError):  # noqa: N818 - a failed assertion, and no error of ours
    """A converter and the truth differ; the payload is the smallest that was found.

    Everything in it is made up, so that the message may show it.

    Attributes:
        case: The payload and its truth.
        expected: Name to the value of the truth, for the names that differ.
        got: Name to the converter's value, likewise; empty where it raised.
    """

    def __init__(
        self, message: str, case: Case, expected: dict[str, Any], got: dict[str, Any]
    ) -> None:
        """Take the report and what it is about."""
        super().__init__(message)
        self.case = case
        self.expected = expected
        self.got = got


def conformance(
    converter: Callable[[Any], Mapping[str, Any]],
    mapping: str | MappingDocument,
    view: View,
    *,
    cases: st.SearchStrategy[Case] | None = None,
    settings: hypothesis.settings | None = None,
) -> None:
    """Hold a converter against made-up payloads and their truths.

    Args:
        converter: The function under test; it gets a payload of its own, as a JSON parser would
            give it, and returns a dict.
        mapping: The kind of payload: name of a mapping, path of a TOML document, or a mapping.
        view: What to compare: names to canonical pointers (``{"born": "/persons/0/birthdate"}``,
            see `identity_schema.testing.view.at`), or a function from records to a dict. What else
            the converter returns is not looked at. Dates, times and amounts count as equal to
            their texts.
        cases: The cases, where it should be others than `strategies.cases` of the mapping, such as
            `strategies.messy`.
        settings: Hypothesis's settings; None for 100 cases, the same ones on every run.

    Raises:
        Disagreement: They differ. Hypothesis has shrunk the payload as far as the difference
            stays; its own account of the example is in the notes.
        ContractError: The mapping does not exist or is wrong, or the view names a field that the
            model does not have; ``testing.view``: it is neither a function nor a dict;
            ``call.argument``: the converter is no function.
    """
    if not (callable(view) or isinstance(view, Mapping)):
        raise ContractError("testing.view", "a view is a function, or a dict of canonical pointers")
    if not callable(converter):
        raise wrong("converter", converter, "a function from a payload to a dict")
    chosen = load_mapping(mapping)
    name = getattr(converter, "__name__", type(converter).__name__)

    def check(case: Case) -> None:
        _compare(converter, name, view, case)

    run = hypothesis.given(case=cases if cases is not None else strategies.cases(chosen))(check)
    (settings or _usual())(run)()


def _usual() -> hypothesis.settings:
    return hypothesis.settings(
        deadline=None, database=None, derandomize=True, report_multiple_bugs=False,
        print_blob=False, suppress_health_check=list(hypothesis.HealthCheck),
    )  # fmt: skip


def _compare(
    converter: Callable[[Any], Mapping[str, Any]], name: str, view: View, case: Case
) -> None:
    expected = seen(case.truth, view)
    try:
        answer: Any = converter(copy.deepcopy(case.payload))
    except Exception as error:
        said = f"{name} raised {type(error).__name__}: {error}"
        raise Disagreement(_report(said, [], case), case, expected, {}) from error
    if not isinstance(answer, Mapping):
        said = f"{name} returned a {type(answer).__name__}, not a dict"
        raise Disagreement(_report(said, [], case), case, expected, {})
    got = {field: plain(answer.get(field)) for field in expected}
    wrong = [field for field in expected if got[field] != expected[field]]
    if wrong:
        lines = [f"  {f}: expected {expected[f]!r}, got {got[f]!r}" for f in wrong]
        said = f"{name} differs from the truth of {case.mapping} in {', '.join(wrong)}"
        raise Disagreement(
            _report(said, lines, case), case,
            {f: expected[f] for f in wrong}, {f: got[f] for f in wrong},
        )  # fmt: skip


def _report(said: str, lines: list[str], case: Case) -> str:
    payload = json.dumps(case.payload, indent=2, ensure_ascii=False, default=str)
    if len(payload) > _LONGEST:
        payload = payload[:_LONGEST] + "\n…"
    mess = [f"  {m.kind} at {m.pointer or 'all of it'}: {m.says}" for m in case.mess]
    return "\n".join([said, *lines, *(["mess:", *mess] if mess else []), "payload:", payload])
