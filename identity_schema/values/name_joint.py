"""Joint holders: where one text names several people, and whose surname serves for whom.

A bank writes the holders of an account into one text, and the surname often once. The words
between ``&``, ``+``, ``/``, ``and`` are taken as *pieces*; a piece with a surname of its own is
whole, and lends the surname to pieces that have none: to what stands before it (``J & K SMITH``)
or, surname first, to what follows (``SMITH J A & M B``). Where the text may as well be a firm
(``SMITH & JONES``) it is left whole.

>>> [holder.text for holder in divide("JOHN AND MARY SMITH")]
['JOHN SMITH', 'MARY SMITH']
>>> [holder.text for holder in divide("Rubens JI & ER")]
['Rubens JI', 'Rubens ER']
>>> divide("MARKS AND SPENCER")
[]
>>> divide("J SMITH") is None
True
"""

from collections.abc import Sequence
from typing import NamedTuple

from identity_schema.values import name_pieces as pieces
from identity_schema.values.name_line import Line
from identity_schema.values.name_pieces import Piece
from identity_schema.values.name_words import EITHER, JOINER

__all__ = ["Holder", "divide", "may_join"]

SHARED = "name.surname_shared"
BOTH = "name.given_shared"
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


def may_join(line: Line, text: str) -> bool:
    """Tell quickly whether a text can name several holders, so that it is worth dividing."""
    if line.seen & (JOINER | EITHER) or "&" in text or "/" in text or "+" in text:
        return True
    return "," in text and sum(1 for part in text.split(",") if " " in part.strip()) > 1


def divide(text: str) -> list[Holder] | None:
    """Return the holders that a text names.

    Args:
        text: A cleaned text that is no organisation's name as a whole.

    Returns:
        Two holders or more, or one and the code that there are more; an empty list where the text
        joins words and it is open whether they are several people; None where nothing is joined.
    """
    groups, codes = pieces.groups_of(text)
    if not groups:
        return None
    if len(groups) == 1 and codes:
        return [Holder(" ".join(groups[0]), " ".join(groups[0]), codes=codes)]
    found = pieces.by_commas(groups)
    if found is None:
        return None
    if len(found) < 2 or any(piece.kind == "organisation" for piece in found):
        return []
    found = pieces.titles_dealt(found)
    _settle_blocks(found)
    return [h._replace(codes=(*h.codes, *codes)) for h in _completed(found)]


def _settle_blocks(found: list[Piece]) -> None:
    """Read ``SMITH JA`` surname first where another piece is initials or short as well."""
    short = any(piece.shape == "initials" or piece.short for piece in found)
    for piece in found:
        if short and piece.style is None and piece.ends_short:
            piece.style = "first"


def _completed(found: list[Piece]) -> list[Holder]:
    """Give every piece a surname, or answer with nothing where one cannot be told."""
    wholes = [piece for piece in found if piece.shape == "whole"]
    if not wholes:
        return _titled_only(found)
    if not any(piece.personal for piece in found) and any(p.kind != "person" for p in wholes):
        return []
    holders: list[Holder] = []
    lenders = set()
    for at, piece in enumerate(found):
        if piece.shape == "whole":
            holders.append(Holder(piece.raw, piece.text, codes=piece.codes))
            continue
        lender = _lender(found, at)
        holder = _before(piece, found[lender]) if lender > at else _after(piece, found[lender])
        if holder is None:
            return []
        holders.append(holder)
        if holder.family:
            lenders.add(lender)
        if BOTH in holder.codes:
            found[lender].codes = (BOTH,)
    return [
        _lent(found[at], holder) if at in lenders else holder for at, holder in enumerate(holders)
    ]


def _lender(found: list[Piece], at: int) -> int:
    """Return the index of the next whole piece, or else of the last one before."""
    after = [i for i in range(at + 1, len(found)) if found[i].shape == "whole"]
    return after[0] if after else max(i for i in range(at) if found[i].shape == "whole")


def _lent(piece: Piece, holder: Holder) -> Holder:
    """Note of the lender which of its words are the surname; both in doubt under two titles."""
    if BOTH in piece.codes:
        return holder._replace(family=piece.family, codes=(*holder.codes, BOTH))
    return holder._replace(given=piece.given, family=piece.family)


def _before(piece: Piece, lender: Piece) -> Holder | None:
    """Complete a piece that stands before its lender: ``J`` in ``J & K SMITH``."""
    if piece.shape == "titles":
        return _under_title(piece, lender)
    if lender.style == "first":
        return None
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
    return Holder(piece.raw, text, None, lender.family, (BOTH, SHARED))


def _titled_only(found: list[Piece]) -> list[Holder]:
    """``MR & MRS SMITH``, ``MR SMITH & MRS JONES``: after a title a lone word is a surname."""
    last = found[-1]
    if not all(piece.titles for piece in found) or last.shape != "lone":
        return []
    holders = []
    for piece in found:
        if piece.shape == "titles":
            words = [*piece.words, *last.names]
            holders.append(Holder(piece.raw, " ".join(words), (), last.names, (SHARED,)))
        elif piece.shape == "lone":
            family = piece.names if found[0].shape == "titles" else None
            holders.append(Holder(piece.raw, piece.text, () if family else None, family))
        else:
            return []
    return holders
