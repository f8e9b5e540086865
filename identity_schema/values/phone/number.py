"""A phone number, once it is read.

>>> Phone("+442079460958", "GB", "fixed_line", "12").formatted
'+442079460958;ext=12'
"""

import attrs

__all__ = ["Phone"]


@attrs.frozen(weakref_slot=False)
class Phone:
    """A valid phone number.

    Attributes:
        e164: ``+`` and at most 15 digits.
        region: ISO 3166-1 alpha-2 code of the country whose plan holds the number; ``001`` for
            the numbers of no country (``+800``, satellite phones).
        type: What the plan uses the number for, in the words of libphonenumber: ``fixed_line``,
            ``mobile``, ``fixed_line_or_mobile``, ``toll_free``, ``premium_rate``,
            ``shared_cost``, ``voip``, ``personal_number``, ``pager``, ``uan``, ``voicemail``.
        extension: Digits to dial once connected, or None.
    """

    e164: str = attrs.field(repr=False)
    region: str
    type: str
    extension: str | None = attrs.field(default=None, repr=False)

    @property
    def formatted(self) -> str:
        """The E.164 form, followed by ``;ext=`` and the extension where there is one."""
        return f"{self.e164};ext={self.extension}" if self.extension else self.e164
