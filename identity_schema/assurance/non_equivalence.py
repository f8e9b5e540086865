"""What a publisher says must not be equated.

>>> eidas_and_iso = NotEquated(
...     "e14",
...     ("eidas", None, None),
...     ("iso_29115", None, None),
...     "European Commission",
...     "CIR",
...     "2015",
... )
>>> eidas_and_iso.covers(("iso_29115", "2013", "loa2"), ("eidas", None, "high"))
True
"""

import attrs

__all__ = ["NotEquated", "Side"]

Side = tuple[str, str | None, str | None]
"""Framework, version and level; None for whichever version or level."""


@attrs.frozen
class NotEquated:
    """A published statement that two frameworks, versions or levels are not to be equated.

    Attributes:
        id: Short name of the statement.
        one: The one side.
        other: The other side.
        publisher: Who says so.
        document: Where.
        date: When: ``YYYY[-MM[-DD]]``, or two of these joined by ``/``.
        caveat: What else a reader should know.
    """

    id: str
    one: Side
    other: Side
    publisher: str
    document: str
    date: str
    caveat: str = ""

    @property
    def citation(self) -> str:
        """Publisher, document and date in one line."""
        return f"{self.publisher}: {self.document} ({self.date})"

    def covers(self, here: Side, there: Side) -> bool:
        """Tell whether the statement speaks of these two places, in either order."""
        return (_within(here, self.one) and _within(there, self.other)) or (
            _within(there, self.one) and _within(here, self.other)
        )


def _within(place: Side, side: Side) -> bool:
    """Tell whether a place is on a side of a statement."""
    return all(part in (None, own) for own, part in zip(place, side, strict=True))
