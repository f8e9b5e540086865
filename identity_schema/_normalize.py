"""The one call: a payload in, canonical records out."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from identity_schema._render import Rendered, readers, render
from identity_schema._twin import twin
from identity_schema._version import __version__
from identity_schema.errors import ContractError, PayloadError
from identity_schema.jsontext import BOM, check_value, key_of, parse_with_key
from identity_schema.limits import LIMITS, Limits
from identity_schema.mapping.marks import is_empty
from identity_schema.mapping.registry import Mapping, fitting, load_mapping
from identity_schema.mapping.run import Run, in_utc
from identity_schema.mapping.trace import Account, TracedRun
from identity_schema.model import Context, Payload, Record
from identity_schema.records import Records

__all__ = ["explain", "normalize", "normalize_many", "render"]

_OpenPayload = twin(Payload)
_NOTHING = Context()


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
        ContractError: The mapping does not exist or is wrong.
    """
    records, _ = _normalize(payload, mapping, context or _NOTHING, limits, traced=False)
    return records


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
        ContractError: As `normalize`, or the context has a source.
    """
    if context is not None and context.source is not None:
        message = "one source cannot be the key of many payloads; call normalize for each"
        raise ContractError("context.source", message)
    mapping = None if mapping is None else load_mapping(mapping)
    for payload in payloads:
        yield normalize(payload, mapping=mapping, context=context, limits=limits)


def explain(
    payload: Any,
    *,
    mapping: str | Path | Mapping | None = None,
    context: Context | None = None,
    limits: Limits = LIMITS,
) -> Account:
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
    context = context or _NOTHING
    records, run = _normalize(payload, mapping, context, limits, traced=True)
    if not isinstance(run, TracedRun):  # pragma: no cover - traced runs are traced
        raise TypeError
    return run.account(records)


def _normalize(
    payload: Any,
    mapping: str | Path | Mapping | None,
    context: Context,
    limits: Limits,
    *,
    traced: bool,
) -> tuple[Records, Run]:
    chosen = None if mapping is None else load_mapping(mapping)
    root, key = _root(payload, chosen, limits)
    if chosen is None:
        chosen = _kind(root)
    run = (TracedRun if traced else Run)(context, chosen.name, chosen.provider)
    run.request = _request(context, limits)
    run.components = chosen.document.components
    opened = _OpenPayload(
        key=context.source if context.source is not None else key or key_of(root),
        kind=chosen.name, mapping=chosen.revision, library=__version__, metadata=_metadata(),
        source=context.source, received_at=in_utc(context.received_at),
        labels=tuple(sorted(context.labels.items())), operation=context.operation,
    )  # fmt: skip
    run.payload = opened
    _read(root, chosen, run, opened, traced=traced)
    if len(run.records) > limits.records:
        raise PayloadError("payload.too_many_records", f"more than {limits.records} records")
    return Records(_close(opened, run), run.records, chosen), run


def _read(root: Any, mapping: Mapping, run: Run, payload: Any, *, traced: bool) -> None:
    code = mapping.traced if traced else mapping.plain
    request = mapping.request
    if request is not None:
        run.read_request = (request.traced if traced else request.plain).record
    if isinstance(run, TracedRun):
        run.begin(root)
    number = mapping.envelope_of(root)
    if number is None:
        run.foreign(root)
        payload.outcome = "empty" if root is None or is_empty(root) else None
    else:
        code.envelopes[number](root, run, payload)
        role = mapping.document.envelopes[number].role
        payload.outcome = _outcome(payload.outcome, role, run.records)
    if run.request is not None and not (run.request and run.records and request is not None):
        run.without_record(run.request)


def _close(payload: Any, run: Run) -> Payload:
    for record in run.records:
        record.payload = payload.key
        record.key = sha256(f"{payload.key}\0{record.pointer}".encode()).hexdigest()[:32]
        run.close_record(record)
    payload.issues = tuple(run.issues)
    payload.unmapped = tuple(sorted(run.unmapped))
    payload.nulls = tuple(sorted(run.nulls))
    payload.empties = tuple(sorted(run.empties))
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
    failed = said is None and all(record.status == "error" for record in records)
    return "error" if failed else "success"


def _request(context: Context, limits: Limits) -> dict[str, Any] | None:
    """Return the request in plain types."""
    if context.request is None:
        return None
    try:
        return check_value(dict(context.request), limits)  # type: ignore[no-any-return]  # a dict stays one
    except PayloadError as error:
        message = f"the request is nothing that JSON could hold ({error})"
        raise ContractError("context.request", message) from None


def _kind(root: Any) -> Mapping:
    mappings = fitting(root)
    names = ", ".join(mapping.name for mapping in mappings)
    if is_empty(root):
        message = "an empty body has no kind of its own; name the mapping"
        raise PayloadError("kind.ambiguous", message)
    if not mappings:
        raise PayloadError("kind.unknown", "the payload fits no kind; name the mapping")
    if len(mappings) > 1:
        raise PayloadError("kind.ambiguous", f"the payload fits {names}; name the mapping")
    return mappings[0]


def _root(payload: Any, mapping: Mapping | None, limits: Limits) -> tuple[Any, str | None]:
    """Return the payload as Python values, with its key where that is known already."""
    if isinstance(payload, Rendered):
        payload = payload.payload
    if isinstance(payload, bytearray | memoryview):
        payload = bytes(payload)
    if isinstance(payload, str):
        try:
            payload = payload.encode()
        except UnicodeEncodeError:
            raise PayloadError("payload.not_json", "the text is no Unicode text") from None
    if not isinstance(payload, bytes):
        return check_value(payload, limits), None
    if len(payload) <= limits.bytes and not payload.removeprefix(BOM).strip():
        return "", None
    try:
        return parse_with_key(payload, limits)
    except PayloadError as error:
        found = _query(payload) if error.code == "payload.not_json" else None
        takes = mapping is None or mapping.document.head.get("format") == "query"
        if found is None or not takes:
            raise
        return check_value(found, limits), None


def _query(data: bytes) -> dict[str, Any] | None:
    """Read a query string, alone or at the end of a URL; None where it is no such thing."""
    if len(data) > 65536 or not data.isascii():
        return None
    text = data.decode().strip()
    try:
        if "://" in text or text.startswith(("/", "?")):
            text = urlsplit(text).query
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=True)
    except ValueError:
        return None
    found: dict[str, Any] = {}
    for key, value in pairs:
        earlier = found.get(key)
        if isinstance(earlier, list):
            earlier.append(value)
        else:
            found[key] = value if earlier is None else [earlier, value]
    return found


def _metadata() -> str:
    """Return the version of the phone metadata, which decides what a valid number is."""
    from importlib.metadata import version  # noqa: PLC0415 - 10 ms that only a first call needs

    if not _VERSIONS:
        _VERSIONS.append(f"phonenumbers {version('phonenumbers')}")
    return _VERSIONS[0]


_VERSIONS: list[str] = []

readers[:] = [normalize]
