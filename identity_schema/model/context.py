"""What the caller knows of a payload and the payload does not say."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

import attrs

from identity_schema._calls import check, wrong
from identity_schema._later import Module
from identity_schema.errors import ContractError

if TYPE_CHECKING:
    from identity_schema.values import country
else:
    country = Module("identity_schema.values.country")

__all__ = ["NOTHING", "Context", "given"]


def _aware(_: object, __: object, value: datetime | None) -> None:
    if value is not None and (not isinstance(value, datetime) or value.utcoffset() is None):
        msg = "received_at needs a time zone: pass an aware datetime, best in UTC"
        raise ContractError("context.no_zone", msg)


def _key(value: str | int | UUID | None) -> str | None:
    """Return a key as text; a number or a UUID is one, as in a column that is kept."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | UUID):
        raise wrong("Context.source", value, "a text, a whole number or a UUID, or None")
    return str(value)


def _text(_: object, attribute: Any, value: object) -> None:
    if value is not None:
        check(f"Context.{attribute.name}", value, str, "a text, or None")


def _region(value: str | None) -> str | None:
    """Return a region in upper case."""
    if value is None:
        return None
    check("Context.region", value, str, "a text, or None")
    meant = country.read(value.upper()).value
    if meant is None or meant != value.upper():
        pass_it = "such as NZ, GB or NG" if meant is None else f"here {meant}"
        message = f"Context.region is an ISO 3166-1 alpha-2 code, {pass_it}; or None"
        raise ContractError("context.region", message)
    return meant


def _labels(_: object, __: object, value: Any) -> None:
    check("Context.labels", value, Mapping, "a dict of texts to texts")
    for one in (*value.keys(), *value.values()):
        check("one of Context.labels", one, str, "a text")


def _parameters(_: object, __: object, value: Any) -> None:
    if value is not None and not isinstance(value, Mapping):
        msg = "request is a mapping of parameter names to values, or None"
        raise ContractError("context.request", msg)


@attrs.frozen(kw_only=True)
class Context:
    """Facts that come in from outside. Nothing is ever taken from the environment instead.

    Attributes:
        operation: The provider's operation that was called (``nuban``, ``nin-verify``): several
            of Okra's look-ups answer with the same bytes.
        request: The request that was sent, as a mapping of its parameters. It is read by the
            request mapping of the kind and accounted for like a payload, under ``/request``.
        received_at: When the payload was received, with a time zone; links of 60 minutes expire
            from it. None means not known, and no such time is then computed.
        source: The caller's key of the payload (file and line, primary key); a whole number or a
            UUID becomes its text. None means that the key is made from the payload's content.
        region: ISO 3166-1 alpha-2 in any case; the default for phones and addresses where neither
            payload nor mapping says one. Anything else is a `ContractError`, ``context.region``.
        labels: Names and values to carry along, such as a tenant.
    """

    operation: str | None = attrs.field(default=None, validator=_text)
    request: Mapping[str, Any] | None = attrs.field(default=None, repr=False, validator=_parameters)
    received_at: datetime | None = attrs.field(default=None, validator=_aware)
    source: str | None = attrs.field(default=None, repr=False, converter=_key)
    region: str | None = attrs.field(default=None, converter=_region)
    labels: Mapping[str, str] = attrs.field(factory=dict, repr=False, validator=_labels)


NOTHING = Context()
"""What is known where nothing is."""


def given(context: Context | None) -> Context:
    """Return the context that a call was given, `NOTHING` for None.

    Raises:
        ContractError: ``call.argument``: it is none.
    """
    if context is None:
        return NOTHING
    check("context", context, Context, "a Context, or None")
    return context
