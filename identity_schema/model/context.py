"""What the caller knows of a payload and the payload does not say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs

from identity_schema.errors import ContractError

__all__ = ["Context"]


def _aware(_: object, __: object, value: datetime | None) -> None:
    if value is not None and (not isinstance(value, datetime) or value.utcoffset() is None):
        msg = "received_at needs a time zone: pass an aware datetime, best in UTC"
        raise ContractError("context.no_zone", msg)


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
        source: The caller's key of the payload (file and line, primary key). None means that the
            key is made from the payload's content.
        region: ISO 3166-1 alpha-2; the default for phones and addresses where neither payload
            nor mapping says one.
        labels: Names and values to carry along, such as a tenant.
    """

    operation: str | None = None
    request: Mapping[str, Any] | None = attrs.field(default=None, repr=False, validator=_parameters)
    received_at: datetime | None = attrs.field(default=None, validator=_aware)
    source: str | None = attrs.field(default=None, repr=False)
    region: str | None = None
    labels: Mapping[str, str] = attrs.field(factory=dict, repr=False)
