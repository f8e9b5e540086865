"""A case: a payload and the truth that it was made from."""

from typing import Any

import attrs

from identity_schema.records import Records

__all__ = ["Case"]


@attrs.frozen
class Case:
    """A payload and the records that a right reading makes of it.

    Everything in it is made up, so its repr may show the payload.

    Attributes:
        payload: dicts, lists and scalars, as a JSON parser would give them.
        truth: The records, with the payload's own facts in ``truth.payload``. Places of issues are
            left out, as they are when records are compared.
        mess: What was done to the payload, see `identity_schema.testing.Mess`; empty for a payload
            that is as the provider documents it.
        mapping: Name of the mapping.
    """

    payload: Any
    truth: Records
    mess: tuple[Any, ...] = ()
    mapping: str = attrs.field(default="", kw_only=True)
