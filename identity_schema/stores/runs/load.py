"""Loading: payloads from their sources through `identity_schema.normalize` into a stage.

Nothing in a payload stops a run. What cannot be read goes to the quarantine, also where the library
itself fails on it; then its place in the library is noted, never the exception's text, which could
hold a value.
"""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from identity_schema import Context, ContractError, PayloadError, explain, normalize
from identity_schema.failures import FAILED, FailedError, place_of_failure
from identity_schema.jsontext import parse
from identity_schema.limits import LIMITS, Limits
from identity_schema.mapping.paths import Path as KeyPath
from identity_schema.mapping.paths import write_path
from identity_schema.mapping.registry import Mapping, list_mappings, load_mapping
from identity_schema.privacy.pseudonymizer import Pseudonymizer
from identity_schema.stores.inputs.items import Item
from identity_schema.stores.outputs.graves import Graves
from identity_schema.stores.runs.policy import REPORT_ALL, Policy
from identity_schema.stores.runs.quarantine import Quarantine
from identity_schema.stores.stage import Normalised, Stage
from identity_schema.stores.summary import Summary

__all__ = ["BATCH", "Batch", "Reading", "load"]


@attrs.frozen
class Reading:
    """How payloads are read.

    Attributes:
        mapping: The mapping of all of them; None lets each find its own.
        context: What is known of all of them; ``source`` is set for each.
        key: Where in a payload its key stands; None takes file and line.
        every_leaf: Whether every leaf is kept, rather than the unmapped ones.
        limits: How much a payload may be.
        pseudonymizer: What takes the names out of it; None leaves them.
        policy: What happens to a payload that holds what nobody expected.
        graves: What was purged from the store and must not come back.
    """

    mapping: Mapping | None = None
    context: Context = attrs.field(factory=Context)
    key: KeyPath | None = None
    every_leaf: bool = False
    limits: Limits = LIMITS
    pseudonymizer: Pseudonymizer | None = None
    policy: Policy = REPORT_ALL
    graves: Graves = attrs.field(factory=Graves)

    def identity(self) -> dict[str, object]:
        """Return what decides how a payload is read, as JSON values; no key can be told from it."""
        named = [self.mapping] if self.mapping else map(load_mapping, list_mappings())
        about = self.context
        return {
            "mappings": [mapping.revision for mapping in named],
            "operation": about.operation,
            "received_at": about.received_at and about.received_at.isoformat(),
            "region": about.region,
            "labels": dict(about.labels),
            "key": self.key and write_path(self.key),
            "every_leaf": self.every_leaf,
            "limits": attrs.asdict(self.limits),
            "policy": [self.policy.unmapped, dict(self.policy.issues)],
            "pseudonyms": self.pseudonymizer and self.pseudonymizer.token("handle", "run"),
            "graves": self.graves.identity(),
        }

    def read(self, item: Item) -> Normalised:
        """Read one payload.

        Raises:
            PayloadError: It cannot be read, has no key, or was purged.
            ContractError: The mapping is wrong.
        """
        payload: Any = item.data
        source = item.key
        if self.key is not None:
            payload = parse(payload, self.limits)
            source = _key(payload, self.key)
        context = item.in_context(self.context, source)
        call = explain if self.every_leaf else normalize
        made = call(payload, mapping=self.mapping, context=context, limits=self.limits)
        if self.pseudonymizer is not None:
            made = self.pseudonymizer(made)
        if self.graves:
            self.graves.refuse(made)
        return made


def _key(payload: Any, path: KeyPath) -> str:
    held = payload
    for step in path:
        held = held.get(step.key) if isinstance(held, dict) else None
    if isinstance(held, bool) or not isinstance(held, str | int) or held == "":
        raise PayloadError("input.no_key", "the payload has no key where it was said to stand")
    return str(held)


@attrs.frozen
class Batch:
    """Of how many payloads the rows are held at a time; whichever comes first ends a batch.

    Attributes:
        payloads: Number of payloads: more gain little speed and cost memory.
        bytes: Size of them together, as they came.
    """

    payloads: int = 500
    bytes: int = 2 * 1024 * 1024


BATCH = Batch()


def load(
    items: Iterable[Item],
    stage: Stage,
    quarantine: Quarantine,
    reading: Reading,
    tick: Callable[[Summary], None] = lambda _: None,
    size: Batch = BATCH,
) -> Summary:
    """Load payloads into a stage.

    Args:
        items: Stored payloads.
        stage: Where their rows go.
        quarantine: Where that goes which cannot be read.
        reading: How to read them.
        tick: Called after each batch with the counts so far.
        size: How many to hold; what the stage has at the end does not depend on it.

    Returns:
        The counts.

    Raises:
        ContractError: The mapping is wrong.
        PolicyError: The policy stops the run.
    """
    summary = Summary(reading.mapping)
    held = held_bytes = 0
    for item in items:
        normalised = _one(item, reading, summary, quarantine)
        if normalised is not None:
            stage.hold(normalised)
            held += 1
            held_bytes += item.size
        if held >= size.payloads or held_bytes >= size.bytes:
            stage.end_batch()
            tick(summary)
            held = held_bytes = 0
    if held:
        stage.end_batch()
    tick(summary)
    return summary


def _one(
    item: Item, reading: Reading, summary: Summary, quarantine: Quarantine
) -> Normalised | None:
    """Read one payload and count it; None where it went to the quarantine."""
    if item.entry is not None:
        summary.quarantine(item.error or FAILED)
        quarantine.write(item.entry)
        return None
    try:
        normalised = _read(item, reading)
    except PayloadError as error:
        summary.quarantine(error.code)
        quarantine.put(item, error.code)
        return None
    except FailedError as error:
        summary.quarantine(FAILED)
        quarantine.put(item, FAILED, error.place)
        return None
    verdict = reading.policy.judge(normalised, reading.mapping)
    if verdict is None:
        summary.add(normalised)
        return normalised
    verdict.stop_if_it_fails(item.key)
    summary.quarantine(verdict.code, verdict.because)
    quarantine.put(item, verdict.code, because=verdict.because)
    return None


def _read(item: Item, reading: Reading) -> Normalised:
    if item.error is not None:
        raise PayloadError(item.error, "there is no payload")
    try:
        return reading.read(item)
    except (ContractError, PayloadError):
        raise
    except Exception as error:  # noqa: BLE001 - one payload must not stop a run
        raise FailedError(place_of_failure(error)) from None
