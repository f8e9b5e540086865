"""Holding a mapping against the laws of this library.

Made-up payloads of the mapping, clean and messy, are read and compared with their truth; so are the
caller's own samples, of which only the shape is ever reported.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from identity_schema._calls import ONE
from identity_schema._normalize import explain, normalize
from identity_schema._render import render
from identity_schema.codes import CODES
from identity_schema.errors import PayloadError
from identity_schema.mapping.pointers import known_keys
from identity_schema.mapping.registry import Mapping, fitting
from identity_schema.mapping.trace import Account
from identity_schema.records import Records, check_payloads
from identity_schema.stores.summary import pattern
from identity_schema.testing.case import Case
from identity_schema.testing.cases import draw_case
from identity_schema.testing.differences import (
    CANARY,
    bytes_of,
    differences,
    field_of,
    holds,
    leaves,
    with_canary,
)
from identity_schema.testing.messes.messy import KINDS, draw_messy
from identity_schema.testing.messes.whole import shuffled
from identity_schema.testing.recipe import Recipe, recipe_of
from identity_schema.testing.report import Finding, Report
from identity_schema.testing.source import Rolled

__all__ = ["Finding", "Report", "check_mapping"]

_CASES = 80
_PER_MESS = 6
_SHOWN = 6


def check_mapping(mapping: str | Path | Mapping, samples: Iterable[Any] | None = None) -> Report:
    """Hold a mapping against the laws, and say in plain words what was found.

    Args:
        mapping: Name of a mapping, path of a TOML document, or a mapping.
        samples: Payloads of the provider's, as `identity_schema.normalize` takes them, or a single
            one as text or dict; None for made-up payloads alone.

    Returns:
        The report: ``report.ok``, ``report.findings``, and ``str(report)`` to read.

    Raises:
        ContractError: The mapping does not exist; or its document is wrong, with file and line;
            ``tables.payloads``: the samples are neither one payload nor many.
    """
    held = _several(samples)
    recipe = recipe_of(mapping)
    checker = _Checker(recipe)
    source = Rolled(1)
    for _ in range(_CASES):
        checker.case(draw_case(recipe, source))
    for kind in KINDS:
        for _ in range(_PER_MESS):
            messy = draw_messy(recipe, source, (kind,))
            if messy is not None:
                checker.messy(messy)
    for number, sample in enumerate(held):
        checker.sample(sample, number)
    checker.document()
    return Report(recipe.mapping.revision, checker.count, len(held), tuple(checker.findings()))


def _several(samples: Iterable[Any] | None) -> list[Any]:
    """Return samples as a list; one payload is a list of one."""
    if samples is None:
        return []
    if isinstance(samples, ONE):
        return [samples]
    check_payloads(samples)
    return list(samples)


class _Checker:
    def __init__(self, recipe: Recipe) -> None:
        self.recipe = recipe
        self.mapping = recipe.mapping
        self.count = 0
        self.told: Counter[tuple[str, bool, str, str]] = Counter()
        self.seen: Counter[str] = Counter()
        self.unread: Counter[tuple[str, str, str]] = Counter()

    def note(self, law: str, says: str, where: str = "", *, broken: bool = True) -> None:
        """Write down one thing; the same thing at several places is told once."""
        self.told[law, broken, says, where] += 1

    def findings(self) -> Iterator[Finding]:
        """Yield what was found, alike things together."""
        groups: dict[tuple[str, bool, str], list[str]] = {}
        for law, broken, says, where in self.told:
            groups.setdefault((law, broken, says), []).append(where)
        for (law, broken, says), places in groups.items():
            shown = sorted(filter(None, places))
            more = f" and {len(shown) - _SHOWN} more" if len(shown) > _SHOWN else ""
            at = f": {', '.join(shown[:_SHOWN])}{more}" if shown else ""
            yield Finding(law, broken, says + at)

    # --- made-up payloads -----------------------------------------------------------------------

    def case(self, case: Case) -> None:
        """Hold a clean case against every law."""
        self.count += 1
        if self.mapping.envelope_of(case.payload) is None:
            self.note("told", "a payload that the mapping describes does not fit its envelopes")
            return
        for other in fitting(case.payload):
            if other.name != self.mapping.name:
                says = "its payloads fit another kind as well; name the mapping in every call"
                self.note("told", says, other.name, broken=False)
        got = normalize(case.payload, mapping=self.mapping)
        for field in differences(case.truth, got):
            self.note("lost", "is read otherwise than it was written", field)
        account = explain(case.payload, mapping=self.mapping)
        self._accounted(case.payload, account)
        self._same(case.payload, got, account)
        self._quiet(case.payload)
        for pointer in render(got, self.mapping).unsaid:
            field = field_of(pointer)
            self.note("written", "cannot be written back", field, broken=False)

    def messy(self, case: Case) -> None:
        """Hold a messy case against the right answer."""
        self.count += 1
        (mess,) = case.mess
        got = normalize(case.payload, mapping=self.mapping)
        wrong = list(differences(case.truth, got))
        if wrong or got.payload.unmapped != case.truth.payload.unmapped:
            place = self._pattern(mess.pointer)
            self.note("guessed", f"{mess.kind} is not answered by: {mess.says}", place)

    def _accounted(self, payload: Any, account: Account) -> None:
        held = list(leaves(payload))
        if [leaf.pointer for leaf in account.leaves] != [pointer for pointer, _ in held]:
            self.note("lost", "the account of the leaves is not complete")
        for leaf, (_, raw) in zip(account.leaves, held, strict=False):
            place = self._pattern(leaf.pointer)
            if leaf.disposition == "unmapped":
                self.note("lost", "is in its own payloads and in no line", place)
            for target in leaf.targets:
                if not holds(account.records, target, raw):
                    self.note("lost", "is said to be mapped and is not in the record", place)

    def _same(self, payload: Any, got: Records, account: Account) -> None:
        turned = normalize(shuffled(payload, Rolled(self.count)), mapping=self.mapping)
        if bytes_of(turned) != bytes_of(got):
            self.note("same", "another order of keys gives another record")
        if bytes_of(account.records) != bytes_of(got):
            self.note("same", "explaining reads otherwise than normalizing")

    def _quiet(self, payload: Any) -> None:
        strange = with_canary(payload)
        records = normalize(strange, mapping=self.mapping)
        account = explain(strange, mapping=self.mapping)
        shown = f"{records!r}{records.payload!r}{account!r}{[*records]!r}"
        if CANARY in shown:
            self.note("leaks", "a repr shows a value")

    def _pattern(self, pointer: str) -> str:
        return pattern(pointer, known_keys(self.mapping))

    # --- the caller's samples -------------------------------------------------------------------

    def sample(self, sample: Any, number: int) -> None:
        """Hold a sample against what the mapping describes."""
        try:
            account = explain(sample, mapping=self.mapping)
        except PayloadError as error:
            self.note("samples", f"cannot be read, {error.code}", f"sample {number}")
            return
        issues = [i for one in (account.records.payload, *account.records) for i in one.issues]
        if any(issue.code == "kind.not_of_mapping" for issue in issues):
            self.note("samples", "has not the form of the mapping", f"sample {number}")
            return
        for leaf in account.leaves:
            place = self._pattern(leaf.pointer)
            self.seen[place] += 1
            if leaf.disposition == "unmapped":
                self.note("samples", "is in no line", place)
        for issue in issues:
            place = self._pattern(issue.pointer)
            self.unread[issue.code, issue.field or place, place] += 1

    def _unread(self) -> None:
        """Say what the samples could not have read, and where that was so for every value."""
        for (code, field, place), count in self.unread.items():
            told = CODES[code]
            says = f"{told.meaning[0].lower()}{told.meaning[1:].rstrip('.')} ({code})"
            if told.severity == "error" and 1 < self.seen[place] <= count:
                says = f"not one value could be read: {says}"
                self.note("samples", says, f"{place} as {field}")
            else:
                self.note("samples", says, field, broken=False)

    def document(self) -> None:
        """Say what is known of the document itself."""
        used = {row.words for row in self.mapping.paths()}
        used |= {
            other.words
            for lines in (
                *self.mapping.document.at.values(),
                *self.mapping.document.outside.values(),
            )
            for line in lines
            for _, other in line.alternatives
        }
        for table in self.mapping.document.words:
            if table not in used:
                self.note("told", "is used by no line", f"[words.{table}]", broken=False)
        for path in self.recipe.undrawn:
            says = "is never made up, so that only samples can test it"
            self.note("lost", says, path, broken=False)
        self._unread()
        for row in self.mapping.paths():
            missing = row.disposition == "mapped" and not _has(self.seen, row.path)
            if self.seen and missing:
                self.note("samples", "is in no sample", row.path, broken=False)


def _has(places: Iterable[str], path: str) -> bool:
    """Tell whether places of payloads have a path, which begins at a record or at the payload."""
    bare = f".{path}".replace("[]", "").replace("..", ".")
    return path == "." or any(place.replace("[]", "").endswith(bare) for place in places)
