"""What the columns beside a payload say of it: its key, and facts for its context."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import attrs

from identity_schema.model.context import Context

__all__ = ["Known"]


@attrs.frozen(kw_only=True)
class Known:
    """What was kept of a row.

    Attributes:
        key: The payload's key; None where no column was kept as it.
        operation: The provider's operation; None where the column is null or was not kept. So
            ``request``, ``received_at`` (aware) and ``region`` too: then what is known of all
            payloads counts.
        labels: Names and values of the other columns; those that were null are left out.
    """

    key: str | None = attrs.field(default=None, repr=False)
    operation: str | None = None
    request: Mapping[str, Any] | None = attrs.field(default=None, repr=False)
    received_at: datetime | None = None
    region: str | None = None
    labels: Mapping[str, str] = attrs.field(factory=dict, repr=False)

    def added_to(self, context: Context, source: str) -> Context:
        """Return what is known of all payloads with what is known of this one, which wins."""
        return Context(
            operation=self.operation or context.operation,
            request=context.request if self.request is None else self.request,
            received_at=self.received_at or context.received_at,
            source=source,
            region=self.region or context.region,
            labels={**context.labels, **self.labels} if self.labels else context.labels,
        )
