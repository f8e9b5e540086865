"""The one call: a payload in, canonical records out."""

import re
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AnyMapping
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from identity_schema._later import names_of
from identity_schema._payload import root_of
from identity_schema._version import __version__
from identity_schema.errors import ContractError, PayloadError
from identity_schema.jsontext import check_value
from identity_schema.limits import LIMITS, Limits, check_limits
from identity_schema.mapping.compiler import Code, opener
from identity_schema.mapping.marks import is_empty
from identity_schema.mapping.registry import Mapping, fitting_envelopes, load_mapping
from identity_schema.mapping.run import Run, in_utc
from identity_schema.model import Context, Payload, Record
from identity_schema.model.context import NOTHING, given
from identity_schema.model.record import readers, renderers
from identity_schema.records import Records, check_payloads

if TYPE_CHECKING:
    from identity_schema._render import render
    from identity_schema.mapping.account import Account

__all__ = ["explain", "normalize", "normalize_many", "render"]

_open_payload = opener(Payload)
_R = TypeVar("_R", bound=Run)


def normalize(
    payload: Any,
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
) -> Records:
    """Turn one payload into canonical records.

    Args:
        payload: JSON text as ``bytes`` or ``str``, or what a JSON parser made of it (``dict``,
            ``list``); for the redirects of Akahu and OneID also the query string or the whole URL.
            It is not changed.
        mapping: Name of a mapping, path of a TOML document, or a loaded mapping. None finds the
            kind by itself, where exactly one fits.
        context: What the caller knows of the payload.
        limits: How much the payload may be, and so may the context's request.

    Returns:
        The records, none for an error body, a refusal or an empty page; ``.payload`` says which.
        A value that cannot be read is an issue on its record, never an exception.

    Raises:
        PayloadError: ``payload.not_json``, ``payload.duplicate_key``: it cannot be read at all;
            ``payload.too_large``, ``payload.too_deep``, ``payload.too_many_leaves``,
            ``payload.too_many_records``, ``payload.text_too_long``: it is past a limit;
            ``kind.unknown``, ``kind.ambiguous``: it fits no kind, or several, and no mapping was
            named.
        ContractError: The mapping does not exist or is wrong; ``call.argument``: the payload is of
            a type that is neither text nor what a parser makes, such as the path of a file; or the
            context or the limits are none.
    """
    return _normalize(payload, mapping, given(context), limits, Run)[0]


def normalize_many(
    payloads: Iterable[Any],
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
) -> Iterator[Records]:
    """Turn payloads into canonical records, one `Records` for each, in order.

    Args:
        payloads: What `normalize` takes, any number of them; read one at a time.
        mapping: As for `normalize`, for all of them.
        context: As for `normalize`, for all of them; a ``source`` would give all the same key and
            is refused.
        limits: As for `normalize`, for each of them.

    Raises:
        PayloadError: As `normalize`, at the payload that cannot be read; the payloads before it
            have been yielded. To go on after one, call `normalize` for each.
        ContractError: ``context.source``: the context has one; ``tables.payloads``: it is one
            payload rather than many, or a table; and what `normalize` says of mapping, context and
            limits: all at once, before anything is read. At its turn, what is no payload.
    """
    check_payloads(payloads)
    if given(context).source is not None:
        message = "one source cannot be the key of many payloads; call normalize for each"
        raise ContractError("context.source", message)
    check_limits(limits)
    chosen = None if mapping is None else load_mapping(mapping)
    return (normalize(one, mapping=chosen, context=context, limits=limits) for one in payloads)


def explain(
    payload: Any,
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
) -> "Account":
    """Account for every leaf of a payload, and for where every canonical value came from.

    Args:
        payload: As for `normalize`.
        mapping: As for `normalize`.
        context: As for `normalize`; the leaves of its request come after those of the payload.
        limits: As for `normalize`.

    Returns:
        The account: ``leaves`` has one entry a leaf in document order, ``lineage(pointer)`` tells
        the sources of a canonical value, ``records`` are what `normalize` returns.

    Raises:
        PayloadError: As `normalize`.
        ContractError: As `normalize`.
    """
    from identity_schema.mapping.trace import TracedRun  # noqa: PLC0415 - only to explain

    context = given(context)
    records, run, root = _normalize(payload, mapping, context, limits, TracedRun)
    account = run.account(root, records)
    if context.request is not None or not isinstance(payload, str | bytes | bytearray | memoryview):
        account.settle()  # what is the caller's own may change before it is asked
    return account


def _normalize(
    payload: Any,
    mapping: str | Path | Mapping | None,
    context: Context,
    limits: Limits,
    make: type[_R],
) -> tuple[Records, _R, Any]:
    if limits is not LIMITS:
        check_limits(limits)
    chosen = load_mapping(mapping) if mapping is not None else None
    root, key = root_of(payload, chosen, limits, keyed=context.source is None)
    number: int | None
    if chosen is None:
        chosen, number = _kind(root)
        code = chosen.traced if make is not Run else chosen.plain
    else:
        code = chosen.traced if make is not Run else chosen.plain
        number = code.find(root)
    run = make(context, chosen.name, chosen.provider, chosen.document.components)
    run.payload = opened = _opened(context, chosen, key)
    if context.request is not None:
        run.request = _request(context.request, limits)
    _read(root, chosen, code, number, run)
    if len(run.records) > limits.records:
        raise PayloadError("payload.too_many_records", f"more than {limits.records} records")
    return Records(_close(opened, run), run.records, chosen), run, root


def _opened(context: Context, mapping: Mapping, key: str) -> Any:
    """Open the payload with what is known of it before it is read."""
    payload = _open_payload()
    payload.key = key
    payload.kind, payload.mapping = mapping.name, mapping.revision
    payload.library, payload.metadata = __version__, _metadata()
    if context is not NOTHING:
        payload.received_at = in_utc(context.received_at)
        payload.labels = tuple(sorted(context.labels.items()))
        payload.operation = context.operation
        if context.source is not None:
            payload.key = payload.source = context.source
    return payload


def _read(root: Any, mapping: Mapping, code: Code, number: int | None, run: Run) -> None:
    request = None
    if run.request is not None:
        request = mapping.request
        if request is not None and run.request:
            run.read_request = (request.plain if type(run) is Run else request.traced).record
    payload = run.payload
    if number is None:
        run.foreign(root)
        payload.outcome = "empty" if root is None or is_empty(root) else None
    else:
        code.envelope(number)(root, run, payload)
        role = code.roles[number]
        if role != "record" or payload.outcome != "success" or not run.records:
            payload.outcome = _outcome(payload.outcome, role, run.records)
    if run.request is not None and not (run.request and run.records and request is not None):
        run.without_record(run.request)


def _close(payload: Any, run: Run) -> Payload:
    key = payload.key
    for record in run.records:
        record.payload = key
        record.key = sha256(f"{key}\0{record.pointer}".encode()).hexdigest()[:32]
        run.close_record(record)
    payload.issues = tuple(run.issues) if run.issues else ()
    payload.unmapped = tuple(sorted(run.unmapped)) if run.unmapped else ()
    payload.nulls = tuple(sorted(run.nulls)) if run.nulls else ()
    payload.empties = tuple(sorted(run.empties)) if run.empties else ()
    payload.__class__ = Payload
    return payload  # type: ignore[no-any-return]  # open, and Any, until now


def _outcome(said: str | None, role: str, records: list[Record]) -> str:
    """Settle the outcome: a success without records is empty, an error body is an error."""
    if said not in {None, "success"}:
        return str(said)
    if role == "error":
        return "error"
    if not records:
        return "empty"
    if said is None and records[0].status == "error":
        return "error" if all(record.status == "error" for record in records) else "success"
    return "success"


def _request(request: AnyMapping[str, Any], limits: Limits) -> dict[str, Any]:
    """Return the request in plain types."""
    try:
        return check_value(dict(request), limits)  # type: ignore[no-any-return]  # a dict stays one
    except PayloadError as error:
        message = f"the request is nothing that JSON could hold ({error})"
        raise ContractError("context.request", message) from None


def _kind(root: Any) -> tuple[Mapping, int]:
    """Find the one mapping that a payload fits, and the number of the envelope."""
    found = fitting_envelopes(root)
    if is_empty(root):
        message = "an empty body has no kind of its own; name the mapping"
        raise PayloadError("kind.ambiguous", message)
    if not found:
        raise PayloadError("kind.unknown", "the payload fits no kind; name the mapping")
    if len(found) > 1:
        names = ", ".join(mapping.name for mapping, _ in found)
        raise PayloadError("kind.ambiguous", f"the payload fits {names}; name the mapping")
    return found[0]


@cache
def _metadata() -> str:
    """Return the version of the phone metadata, which decides what a valid number is."""
    found = find_spec("phonenumbers")
    text = Path(found.origin).read_text(encoding="utf-8") if found and found.origin else ""
    said = re.search(r'^__version__ = "([0-9.]+)"$', text, re.MULTILINE)
    if said is not None:
        return f"phonenumbers {said[1]}"
    from importlib.metadata import version  # noqa: PLC0415 - 10 ms that nobody should wait for

    return f"phonenumbers {version('phonenumbers')}"


def _render(*about: Any) -> Any:
    from identity_schema._render import render  # noqa: PLC0415 - few ever render

    return render(*about)


readers[:] = [normalize]
renderers[:] = [_render]
__getattr__, _ = names_of("identity_schema", {"render": "_render"})
