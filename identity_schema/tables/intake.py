"""The intake: stored payloads, raw or normalised, into what has rows or the reason why not.

One payload that cannot be read stops nothing, unless that is asked for. It is kept by place and
hash, never by content.
"""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import attrs

from identity_schema._extras import pa
from identity_schema._normalize import explain, normalize
from identity_schema.errors import ContractError, PayloadError
from identity_schema.failures import FAILED, place_of_failure
from identity_schema.limits import LIMITS, Limits, check_limits
from identity_schema.mapping.registry import Mapping, load_mapping
from identity_schema.mapping.trace import Account
from identity_schema.model import Context
from identity_schema.model.context import NOTHING, given
from identity_schema.records import Records, check_payloads

__all__ = ["Errors", "Intake", "Refused", "Taken"]

Errors = Literal["quarantine", "raise"]
"""What becomes of a payload that cannot be read: it is kept apart, or the call ends."""


@attrs.frozen
class Refused:
    """A payload that could not be read.

    Attributes:
        position: Its number among the payloads, from 0.
        source: The caller's key of it; None where the caller gave none.
        code: Why, a code of `identity_schema.codes`.
        size: Bytes of its text; None where it came as Python values.
        sha256: Hash of its text in UTF-8, in hex; None likewise.
        place: Kind and place of the failure, where the library itself failed; else None.
    """

    position: int
    source: str | None
    code: str
    size: int | None
    sha256: str | None
    place: str | None = None


Taken = Records | Account | Refused
"""What becomes of one payload."""


def _loaded(mapping: str | Path | Mapping | None) -> Mapping | None:
    return None if mapping is None else load_mapping(mapping)


def _for_many(_: object, __: object, context: Context) -> None:
    if context.source is not None:
        message = "one source cannot be the key of many payloads; leave it out of the context"
        raise ContractError("context.source", message)


def _limits(_: object, __: object, limits: Limits) -> None:
    check_limits(limits)


def _known(_: object, __: object, errors: object) -> None:
    if not isinstance(errors, str) or errors not in {"quarantine", "raise"}:
        raise ContractError("tables.errors", "errors is 'quarantine' or 'raise'")


@attrs.frozen(kw_only=True)
class Intake:
    """How payloads are taken in.

    Attributes:
        mapping: As for `identity_schema.normalize`, for all of them.
        context: What is known of all of them; it has no source.
        limits: As for `identity_schema.normalize`, for each of them.
        errors: ``quarantine`` or ``raise``.
        every_leaf: Whether every leaf is kept, rather than the unmapped ones.
    """

    mapping: Mapping | None = attrs.field(default=None, converter=_loaded)
    context: Context = attrs.field(default=NOTHING, converter=given, validator=_for_many)
    limits: Limits = attrs.field(default=LIMITS, validator=_limits)
    errors: Errors = attrs.field(default="quarantine", validator=_known)
    every_leaf: bool = False

    def take_all(self, payloads: Iterable[Any]) -> Iterator[Taken]:
        """Take payloads in, in order; they are read as they are asked for.

        Args:
            payloads: What `take` takes, any number of them; or a column of JSON texts.

        Raises:
            ContractError: ``tables.payloads``: it is one payload rather than many, or a table.
            PayloadError: As `take`.
        """
        if isinstance(payloads, pa.Array | pa.ChunkedArray):
            payloads = (value.as_py() for value in payloads)
        check_payloads(payloads)
        return (self.take(payload, number) for number, payload in enumerate(payloads))

    def take(self, payload: Any, position: int, context: Context | None = None) -> Taken:
        """Take one payload in.

        Args:
            payload: What `identity_schema.normalize` takes; or what it or
                `identity_schema.explain` returned, which is passed through.
            position: Its number.
            context: What is known of this one; None where that is no more than of all.

        Raises:
            PayloadError: It cannot be read, and ``errors`` is ``raise``.
            ContractError: ``tables.payloads``: it is a record, or another part of a payload;
                ``call.argument``: it is of another type that is no payload.
        """
        if isinstance(payload, Records | Account):
            return payload
        context = self.context if context is None else context
        call = explain if self.every_leaf else normalize
        try:
            return call(payload, mapping=self.mapping, context=context, limits=self.limits)
        except PayloadError as error:
            return self.refuse(error, payload, position, context.source)
        except ContractError as error:
            _check_whole(payload)
            error.add_note(f"payload number {position}, from 0")
            raise
        except Exception as error:
            if self.errors == "raise":
                raise
            return refused(FAILED, payload, position, context.source, place_of_failure(error))

    def refuse(
        self, error: PayloadError, payload: Any, position: int, source: str | None = None
    ) -> Refused:
        """Keep a payload apart.

        Raises:
            PayloadError: ``errors`` is ``raise``.
        """
        if self.errors == "raise":
            error.add_note(f"payload number {position}, from 0")
            raise error
        return refused(error.code, payload, position, source)


def _check_whole(payload: object) -> None:
    """Refuse what was read already and is not all that was read: a record, a person of it."""
    if type(payload).__module__.startswith("identity_schema.model."):
        message = (
            f"a {type(payload).__name__} is no payload: give raw payloads, or the Records that"
            " normalize returned for each"
        )
        raise ContractError("tables.payloads", message)


def refused(
    code: str, payload: Any, position: int, source: str | None, place: str | None = None
) -> Refused:
    """Make the entry of a payload that could not be read."""
    data = payload.encode(errors="surrogatepass") if isinstance(payload, str) else payload
    if not isinstance(data, bytes | bytearray | memoryview):
        return Refused(position, source, code, None, None, place)
    data = bytes(data)
    return Refused(position, source, code, len(data), sha256(data).hexdigest(), place)
