"""Person or organisation: what the words of a name tell about its bearer.

A legal form (``LTD``) or a word that no person bears (``VENTURES``) makes an organisation of two
words or more. Words that are surnames as well make one only in company, or leave the kind open.
A word alone stays open: *Netface* may be a firm or an alias.

>>> from identity_schema.values.name.line import Line
>>> def kind(text):
...     return kind_of(Line(text.split()), text)
>>> kind("THE SMITH FAMILY TRUST"), kind("Fusuyi Micheal Tobi"), kind("Netface")
('organisation', 'person', 'unknown')
>>> kind("CHARLOTTE CHURCH"), kind("VICTORY LIFE CHURCH"), kind("GHAVAMIN BANK")
('person', 'unknown', 'organisation')
>>> kind("SMITH SA"), kind("ICONIC LIVE SHOWBIZ PRODUCTIO  -999- .")
('person', 'organisation')
"""

from identity_schema.data.name_business_words import ENDINGS
from identity_schema.values.name.line import Line, has_letter, is_initial, titles_end
from identity_schema.values.name.words import (
    ANY_TITLE,
    CIVIL,
    COMMON,
    CUT,
    FORM,
    FUNCTION,
    GENERATION,
    GIVEN,
    HONOUR,
    JOINER,
    OPENER,
    PREFIX,
    SHORT_FORM,
    STRONG,
    TITLE,
    WEAK,
    WORDS,
)

__all__ = ["kind_of"]

_TELLING = FORM | SHORT_FORM | STRONG | WEAK | COMMON | FUNCTION | OPENER | CUT
_NO_NAME = TITLE | GENERATION | HONOUR | JOINER
# Longest name of a person, in words, that is taken for one.
_MOST_WORDS = 10
# A cut-off word counts in a text that some field of a bank or register may have cut.
_CUT_LENGTH = 18
# "& CO" and "& SONS" end the names of firms.
_FIRM_TAILS = frozenset(
    {
        "associates", "bro", "bros", "brother", "brothers", "co", "company", "daughter",
        "daughters", "partners", "sister", "sisters", "son", "sons",
    }
)  # fmt: skip
# Forms that companies write with dots behind a comma.
_DOTTED_FORMS = frozenset({"sa", "sae", "sal", "sas", "sl", "slu", "spa"})
# Military rank, not Singapore's Pte.
_NEVER_FIRST = frozenset({"pte"})


def kind_of(line: Line, text: str) -> str:
    """Return ``person``, ``organisation`` or ``unknown``."""
    if line.seen & _TELLING or not line.plain or _needs_a_look(line, text):
        if _is_organisation(line):
            return "organisation"
        if _is_open(line):
            return "unknown"
    if len(line.keys) > _MOST_WORDS:
        return "unknown"
    if not line.seen & _NO_NAME:
        names = len(line.keys) if line.plain else sum(map(has_letter, line.keys))
    else:
        titles = titles_end(line)
        names = sum(
            1
            for flag, k in zip(line.flags[titles:], line.keys[titles:], strict=True)
            if has_letter(k) and not flag & _NO_NAME
        )
        if names == 1 and (titles or line.flags[-1] & CIVIL):
            return "person"
    return "person" if names > 1 and max(map(len, line.keys)) > 1 else "unknown"


def _needs_a_look(line: Line, text: str) -> bool:
    """Tell whether words that no list knows may yet tell an organisation."""
    if line.keys[0] == "the" or "'" in text or "\u2019" in text:
        return True
    return any(len(k) > 7 and k.endswith(ENDINGS) for k in line.keys)


def _is_organisation(line: Line) -> bool:
    keys, flags, seen = line.keys, line.flags, line.seen
    if sum(map(bool, keys)) < 2:
        return False
    return bool(
        seen & STRONG
        or keys[0] == "the"
        or (seen & FORM and (any(f & FORM for f in flags[1:]) or keys[0] not in _NEVER_FIRST))
        or any(f & FUNCTION for f in flags[1:-1])
        or (seen & SHORT_FORM and _is_dotted_form(line))
        or (seen & JOINER and _is_firm_tail(keys, flags))
        or _has_company_word(line)
        or (not _is_personal(line) and _in_company(line))
    )


def _is_dotted_form(line: Line) -> bool:
    """Tell ``CECOEX, S.A.`` from initials: a comma before, dots within."""
    last, before = line.words[-1], line.words[-2]
    dotted = line.keys[-1] in _DOTTED_FORMS and "." in last[:-1] and before.endswith(",")
    return dotted and not line.flags[0] & (GIVEN | ANY_TITLE)


def _is_firm_tail(keys: list[str], flags: list[int]) -> bool:
    return any(k in _FIRM_TAILS and flags[i] & JOINER and i for i, k in enumerate(keys[1:]))


def _has_company_word(line: Line) -> bool:
    """Possessives, hyphened and made-up company words: ``EVE'S PLACE``, ``CUBAEXPORT SUR``."""
    for word, k, flag in zip(line.words, line.keys, line.flags, strict=True):
        if len(k) > 7 and k.endswith(ENDINGS):
            return True
        if "-" in k and any(WORDS.get(part, 0) & (STRONG | FORM) for part in k.split("-")):
            return True
        if flag & SHORT_FORM and word.islower() and not line.words[0].islower():
            return True
        if len(word) > 4 and word[-1] in "sS" and word[-2] in "'\u2019":
            return True
    return False


def _is_personal(line: Line) -> bool:
    """A title first, a given name anywhere or initials: words that persons bear are theirs."""
    return bool(
        line.flags[0] & ANY_TITLE
        or line.seen & GIVEN
        or any(len(k) == 1 for k in line.keys if k.isalpha())
        or is_initial(line.words[0], line.keys[0])
    )


def _in_company(line: Line) -> bool:
    """Words that prove nothing alone: at their place, or two together."""
    keys, flags, seen = line.keys, line.flags, line.seen
    if any(f & WEAK for f in flags[1:]) or flags[0] & OPENER:
        return True
    if seen & SHORT_FORM and seen & COMMON:
        return True
    if seen & CUT and len(keys) > 2 and sum(map(len, line.words)) >= _CUT_LENGTH:
        last = max(i for i, k in enumerate(keys) if k.isalpha())
        return bool(flags[last] & CUT)
    return False


def _is_open(line: Line) -> bool:
    """Digits or signs, or a last word that is a surname as well: nothing can be said."""
    plain = (k for k, flag in zip(line.keys, line.flags, strict=True) if not flag)
    if any(c.isdigit() for k in plain for c in k):
        return True
    if any(c in "@#%=|\\~^" for word in line.words for c in word):
        return True
    if _is_personal(line):
        # H J HEINZ CO: initials stand in front already, so these are hardly more of them.
        return bool(line.flags[-1] & SHORT_FORM and len(line.keys[0]) == 1)
    if line.flags[-1] & SHORT_FORM and len(line.keys) + len(line.keys[-1]) > 4:
        return True
    prefixed = len(line.flags) > 2 and line.flags[-2] & PREFIX
    return bool(line.flags[-1] & COMMON and not prefixed)
