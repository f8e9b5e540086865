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

from identity_schema.values.name.groups import by_commas, groups_of, titles_dealt
from identity_schema.values.name.lending import (
    GIVEN_SHARED,
    SHARED,
    Holder,
    complete,
    lender_of,
    noted,
)
from identity_schema.values.name.line import Line
from identity_schema.values.name.pieces import Piece
from identity_schema.values.name.words import CIVIL, EITHER, JOINER

__all__ = ["Holder", "divide", "may_join"]


# A text that joins more is no list of holders.
_MOST_HOLDERS = 20


def may_join(line: Line, text: str) -> bool:
    """Tell quickly whether a text can name several holders, so that it is worth dividing."""
    if sum(1 for flag in line.flags if flag & CIVIL) > 1:
        return True
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
    groups, codes = groups_of(text)
    if not groups:
        return None
    if len(groups) > _MOST_HOLDERS:
        return []
    if len(groups) == 1 and codes:
        return [Holder(" ".join(groups[0]), " ".join(groups[0]), codes=codes)]
    found = by_commas(groups)
    if found is None:
        return None
    if len(found) < 2 or any(map(_is_no_person, found)):
        return []
    found = titles_dealt(found)
    _settle_blocks(found)
    _settle_halves(found)
    return [h._replace(codes=(*h.codes, *codes)) for h in _completed(found)]


def _is_no_person(piece: Piece) -> bool:
    return piece.kind == "organisation" or piece.numbered or piece.businesslike


def _settle_blocks(found: list[Piece]) -> None:
    """Read ``SMITH JA`` surname first where another piece is initials or short as well."""
    short = any(piece.shape == "initials" or piece.short for piece in found)
    for piece in found:
        if short and piece.style is None and piece.ends_short:
            piece.style = "first"


def _settle_halves(found: list[Piece]) -> None:
    """Read ``JOHN A`` without surname where another piece has one."""
    if any(piece.shape == "whole" and not piece.half for piece in found):
        for piece in found:
            if piece.half:
                piece.shape = "lone"


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
        lender = lender_of(found, at)
        holder = complete(piece, found[lender], before=lender > at)
        if holder is None:
            return []
        holders.append(holder)
        if SHARED in holder.codes:
            lenders.add(lender)
        if GIVEN_SHARED in holder.codes:
            found[lender].codes = (GIVEN_SHARED,)
    return [
        noted(found[at], holder) if at in lenders else holder for at, holder in enumerate(holders)
    ]


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
