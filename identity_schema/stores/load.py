"""Loading: payloads from their sources through `identity_schema.normalize` into a store.

Nothing in a payload stops a run. What cannot be read goes to the quarantine, also where the library
itself fails on it; then its place in the library is noted, never the exception's text, which could
hold a value.
"""

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from identity_schema import Context, ContractError, PayloadError, explain, normalize
from identity_schema.failures import FAILED, place_of_failure
from identity_schema.jsontext import parse
from identity_schema.limits import LIMITS, Limits
from identity_schema.mapping.paths import Path as KeyPath
from identity_schema.mapping.registry import Mapping
from identity_schema.privacy.pseudonymizer import Pseudonymizer
from identity_schema.stores.items import Item
from identity_schema.stores.policy import REPORT_ALL, Policy
from identity_schema.stores.quarantine import Quarantine
from identity_schema.stores.store import Normalised, Store
from identity_schema.stores.summary import Summary
from identity_schema.stores.tolerance import Tolerance

__all__ = ["FAILED", "Reading", "load", "place_of_failure"]


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
    """

    mapping: Mapping | None = None
    context: Context = attrs.field(factory=Context)
    key: KeyPath | None = None
    every_leaf: bool = False
    limits: Limits = LIMITS
    pseudonymizer: Pseudonymizer | None = None
    policy: Policy = REPORT_ALL

    def read(self, item: Item) -> Normalised:
        """Read one payload.

        Raises:
            PayloadError: It cannot be read, or has no key.
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
        return made if self.pseudonymizer is None else self.pseudonymizer(made)


def _key(payload: Any, path: KeyPath) -> str:
    held = payload
    for step in path:
        held = held.get(step.key) if isinstance(held, dict) else None
    if isinstance(held, bool) or not isinstance(held, str | int) or held == "":
        raise PayloadError("input.no_key", "the payload has no key where it was said to stand")
    return str(held)


def load(
    items: Iterable[Item],
    store: Store,
    quarantine: Quarantine,
    reading: Reading,
    tick: Callable[[], None] = lambda: None,
    tolerance: Tolerance | None = None,
) -> Summary:
    """Load payloads into a store.

    Args:
        items: Stored payloads.
        store: An open store.
        quarantine: Where that goes which cannot be read.
        reading: How to read them.
        tick: Called after each payload.
        tolerance: How much may go to the quarantine; None bears everything.

    Returns:
        The counts.

    Raises:
        ContractError: The mapping is wrong.
        PolicyError: The policy or the tolerance stops the run.
    """
    summary = Summary(reading.mapping)
    for item in items:
        try:
            normalised = _read(item, reading)
        except PayloadError as error:
            summary.quarantine(error.code)
            quarantine.put(item, error.code)
        except _FailedError as error:
            summary.quarantine(FAILED)
            quarantine.put(item, FAILED, error.place)
        else:
            verdict = reading.policy.judge(normalised, reading.mapping)
            if verdict is None:
                summary.add(normalised)
                store.add(normalised)
            else:
                verdict.stop_if_it_fails()
                summary.quarantine(verdict.code, verdict.because)
                quarantine.put(item, verdict.code, because=verdict.because)
        if tolerance is not None:
            tolerance.check(summary)
        tick()
    if tolerance is not None:
        tolerance.check(summary, at_end=True)
    return summary


class _FailedError(Exception):
    """The library failed on a payload; ``place`` says where and nothing says what it held."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def _read(item: Item, reading: Reading) -> Normalised:
    if item.error is not None:
        raise PayloadError(item.error, "there is no payload")
    try:
        return reading.read(item)
    except (ContractError, PayloadError):
        raise
    except Exception as error:  # noqa: BLE001 - one payload must not stop a run
        raise _FailedError(place_of_failure(error)) from None
