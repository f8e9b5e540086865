"""A joint text taken apart: at the signs and words that join, and at the commas of a list.

>>> groups_of("MR J SMITH & MRS K SMITH")
([['MR', 'J', 'SMITH'], ['MRS', 'K', 'SMITH']], ())
>>> groups_of("J SMITH/K JONES AND OTHERS")
([['J', 'SMITH'], ['K', 'JONES']], ('name.more_holders',))
>>> [piece.text for piece in by_commas([["SMITH,", "JOHN"], ["MARY"]])]
['SMITH, JOHN', 'SMITH, MARY']
"""

import re

from identity_schema.values.name.line import Line, spaced
from identity_schema.values.name.pieces import Piece
from identity_schema.values.name.words import VACANT, key

__all__ = ["ACCOUNT_WORDS", "by_commas", "groups_of", "titles_dealt"]

# Signs that join also without spaces around them, but not within these abbreviations.
_joining_signs = re.compile(r"([&+/])").split
_ABBREVIATIONS = frozenset(
    {"a/c", "a/l", "a/p", "c/o", "d/b/a", "d/o", "f/b/o", "n/a", "o/a", "s/o", "t/a", "w/o"}
)
_EITHER = frozenset({"and/or", "&/or", "or/and"})
_DASHES = frozenset({"-", "\u2013", "\u2014"})
_SIGNS = frozenset({"&", "+", "/"})
_HOLDER_TITLES = frozenset({"dr", "miss", "mr", "mrs", "ms", "mx"})
ACCOUNT_WORDS = frozenset({"a/c", "acc", "account", "acct", "jnt", "joint", "jt", "no"})
"""What some banks put behind the holders."""
_OTHERS = frozenset(
    {"anor", "another", "husband", "other", "others", "ors", "partner", "spouse", "wife"}
)


def groups_of(text: str) -> tuple[list[list[str]], tuple[str, ...]]:
    """Return the words between the signs and words that join, and what is to be said of them.

    Returns:
        The groups of words, none where nothing is joined and no comma stands; the code
        ``name.more_holders`` where the text ends in ``& OTHERS``, in ``AND WIFE`` or in a joining
        sign, ``name.placeholder_part`` where a group was a placeholder and is left out.
    """
    words = _apart(text)
    groups: list[list[str]] = [[]]
    for at, word in enumerate(words):
        if _joins(words, at):
            groups.append([])
            continue
        if _begins_anew(word, groups[-1]):
            groups.append([])
        groups[-1].append(word)
    codes: tuple[str, ...] = ()
    if len(groups) > 1 and all(key(w) in _OTHERS or w.isdigit() for w in groups[-1]):
        groups.pop()
        codes = ("name.more_holders",)
    named = [group for group in groups if group and not all(_is_vacant(w) for w in group)]
    if named and len(named) < sum(map(bool, groups)):
        codes = (*codes, "name.placeholder_part")
    if len(named) == 1 and not codes and "," not in text:
        return [], ()
    return named, codes


def by_commas(groups: list[list[str]]) -> list[Piece] | None:
    """Part the groups at commas that part holders; a surname in front stays with its comma.

    Returns:
        The pieces, an empty list where commas leave it open, None where there is one name only.
    """
    parted = [_parted(group) for group in groups]
    if len(parted) == 1:
        return _list_of_wholes(parted[0])
    if all(len(parts) == 2 for parts in parted):
        named = [Piece([*_comma(a), *b]) for a, b in parted]
        return named if all(p.style == "first" for p in named) else _flat(parted)
    if len(parted[0]) == 2 and all(len(parts) == 1 for parts in parted[1:]):
        return _surname_in_front(parted)
    return _flat(parted)


def titles_dealt(found: list[Piece]) -> list[Piece]:
    """Deal titles that stand together to the names: ``MR & MRS J & K SMITH``."""
    if len(found) != 3 or found[0].shape != "titles" or not found[1].titles or found[2].titles:
        return found
    if found[1].shape not in {"initials", "lone"} or found[2].shape != "whole":
        return found
    title = found[1].words[: len(found[1].words) - len(found[1].names)]
    return [
        Piece([*found[0].words, *found[1].names]),
        Piece([*title, *found[2].words]),
    ]


def _apart(text: str) -> list[str]:
    """Return the words of a text, signs that join as words of their own."""
    words: list[str] = []
    for word in spaced(text.replace("&amp;", "&")).split():
        bare = word.lower()
        if bare in _ABBREVIATIONS or bare in _EITHER or any(map(str.isdigit, word)):
            words.append(word)
        elif word not in _DASHES:
            words.extend(part for part in _joining_signs(word) if part)
    while len(words) > 2 and _is_account_word(words[-1]):
        words.pop()
    return words


def _is_account_word(word: str) -> bool:
    """Tell ``JOINT``, ``A/C`` and the ``NO 2`` before it."""
    folded = key(word)
    return folded in ACCOUNT_WORDS or (word.isdigit() or folded.removeprefix("no").isdigit())


def _begins_anew(word: str, group: list[str]) -> bool:
    """Tell ``MR J SMITH MRS K SMITH``: a title behind a name that a title stood before."""
    if key(word) not in _HOLDER_TITLES or not group or key(group[0]) not in _HOLDER_TITLES:
        return False
    return key(group[-1]) not in _HOLDER_TITLES


def _is_vacant(word: str) -> bool:
    return bool(Line([word]).seen & VACANT)


def _joins(words: list[str], at: int) -> bool:
    """Tell whether a word joins; OR only between names of two words: *Or* is a name as well."""
    folded = key(words[at])
    if folded != "or":
        return words[at] in _SIGNS or folded in _EITHER or folded == "and"
    around = [*words[max(at - 2, 0) : at], *words[at + 1 : at + 3]]
    return len(around) == 4 and not any(w in _SIGNS or key(w) in {"and", "or"} for w in around)


def _parted(group: list[str]) -> list[list[str]]:
    parts: list[list[str]] = [[]]
    for word in group:
        parts[-1].append(word.rstrip(","))
        if word.endswith(","):
            parts.append([])
    return [[w for w in part if w] for part in parts if any(part)]


def _comma(words: list[str]) -> list[str]:
    return [*words[:-1], words[-1] + ","]


def _flat(parted: list[list[list[str]]]) -> list[Piece]:
    return [Piece(part) for parts in parted for part in parts]


def _list_of_wholes(parts: list[list[str]]) -> list[Piece] | None:
    """``J SMITH, K JONES`` is a list; ``SMITH, JOHN`` and ``JOHN SMITH, PHD`` are one name."""
    if len(parts) < 2:
        return None
    found = [Piece(part) for part in parts]
    lists = all(p.shape == "whole" and p.style and p.personal for p in found)
    return found if lists else None


def _surname_in_front(parted: list[list[list[str]]]) -> list[Piece]:
    """``SMITH, JOHN & MARY`` shares a surname in front; ``A, B & C SMITH`` is a list."""
    surname, first = (Piece(part) for part in parted[0])
    rest = [Piece(parts[0]) for parts in parted[1:]]
    if surname.shape != "lone" or (rest[-1].shape == "whole" and not rest[-1].all_given):
        return _flat(parted)
    if surname.is_given and not first.is_given and first.shape != "initials":
        return _flat(parted)
    alike = first.is_given or first.shape == "initials" or surname.titles
    if not alike:
        return []
    front = _comma(surname.words)
    made = [Piece([*front, *first.words])]
    for piece in rest:
        made.append(Piece([*front, *piece.words]))
        made[-1].raw = piece.raw
        made[-1].codes = ("name.surname_shared",)
    return made
