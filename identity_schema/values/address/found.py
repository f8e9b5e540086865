"""What was found in the text of an address."""

import attrs

__all__ = ["Found"]


@attrs.define
class Found:
    """What was found in a text.

    Attributes:
        parts: Components by name.
        origins: Their origins by name.
        codes: Reason codes.
        named: True where the text itself tells its country.
    """

    parts: dict[str, str] = attrs.field(factory=dict, repr=False)
    origins: dict[str, str] = attrs.field(factory=dict)
    codes: tuple[str, ...] = ()
    named: bool = False
