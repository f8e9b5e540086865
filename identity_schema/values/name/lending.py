"""How a piece of a joint text gets the surname that another piece has.

>>> from identity_schema.values.name.pieces import Piece
>>> complete(Piece(["J"]), Piece(["K", "SMITH"]), before=True).text
'J SMITH'
>>> complete(Piece(["M", "B"]), Piece(["SMITH", "J", "A"]), before=False).text
'SMITH M B'
>>> complete(Piece(["MARY"]), Piece(["Musa", "Ibrahim"]), before=False) is None
True
"""

from collections.abc import Sequence
from typing import NamedTuple

from identity_schema.values.name.pieces import Piece

__all__ = ["GIVEN_SHARED", "SHARED", "Holder", "complete", "lender_of", "noted"]

SHARED = "name.surname_shared"
GIVEN_SHARED = "name.given_shared"
ALONE = "name.surname_undecided"


class Holder(NamedTuple):
    """One of several holders.

    Attributes:
        raw: The words of the text that speak of this holder alone.
        text: The same, completed with a surname that another holder lends.
        given: The words that are given names for certain, None where that is open.
        family: The surname, None where it is not known to be one.
        codes: What is to be said of the holder.
    """

    raw: str
    text: str
    given: Sequence[str] | None = None
    family: Sequence[str] | None = None
    codes: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """Show nothing: these are the parts of a value."""
        return "Holder()"


def lender_of(found: list[Piece], at: int) -> int:
    """Return the index of the whole piece that lends: the next, unless its surname comes first."""
    before = [i for i in range(at) if found[i].shape == "whole"]
    after = next((i for i in range(at + 1, len(found)) if found[i].shape == "whole"), None)
    if after is not None and not (before and found[after].style == "first"):
        return after
    return before[-1]


def noted(piece: Piece, holder: Holder) -> Holder:
    """Note of the lender which of its words are the surname; both in doubt under two titles."""
    if GIVEN_SHARED in piece.codes:
        family = piece.family if piece.sure else None
        return holder._replace(family=family, codes=(*holder.codes, GIVEN_SHARED))
    return holder._replace(given=piece.given, family=piece.family)


def complete(piece: Piece, lender: Piece, *, before: bool) -> Holder | None:
    """Complete a piece that stands before or behind its lender; None where that is open."""
    return _before(piece, lender) if before else _after(piece, lender)


def _before(piece: Piece, lender: Piece) -> Holder | None:
    """Complete a piece that stands before its lender: ``J`` in ``J & K SMITH``."""
    if piece.shape == "titles":
        return _under_title(piece, lender)
    if lender.style == "first":
        return Holder(piece.raw, piece.text) if piece.half else None
    if piece.shape == "lone":
        if piece.titles and not piece.is_given:
            return Holder(piece.raw, piece.text)
        if not (piece.is_given or piece.short or lender.is_given or lender.plain):
            return None
    return _joined(piece, lender.tail)


def _after(piece: Piece, lender: Piece) -> Holder | None:
    """Complete a piece that stands behind its lender: ``M B`` in ``SMITH J A & M B``."""
    if lender.style is None or piece.shape == "titles":
        return None
    if piece.shape == "lone" and not (piece.is_given or (piece.short and lender.style == "first")):
        if piece.titles:
            return Holder(piece.raw, piece.text)
        return Holder(piece.raw, piece.text, codes=(ALONE,)) if lender.personal else None
    if lender.style == "last":
        return _joined(piece, lender.tail)
    words = [*lender.head, *piece.words]
    return Holder(piece.raw, " ".join(words), piece.names, lender.head, (SHARED,))


def _joined(piece: Piece, family: Sequence[str]) -> Holder:
    text = " ".join([*piece.words, *family])
    return Holder(piece.raw, text, piece.names, family, (SHARED,))


def _under_title(piece: Piece, lender: Piece) -> Holder:
    """``MR & MRS J SMITH``: both bear the surname; whose initial it is, the text does not say."""
    text = " ".join([*piece.words, *lender.names])
    family = lender.family if lender.sure else None
    return Holder(piece.raw, text, None, family, (GIVEN_SHARED, SHARED))
