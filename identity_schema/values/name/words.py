"""What is known of single words of names: one table, one look-up for each word.

>>> WORDS[key("Ltd.")] & FORM != 0
True
>>> key("O\u2019Brien"), key("ADÉBÁYỌ̀"), key("L.L.C.,"), key("Ɗanjuma")
('obrien', 'adebayo', 'llc', 'danjuma')
>>> WORDS.get(key("Ngaio"), 0) & STRONG
0
"""

import unicodedata

from identity_schema.data import name_business_words as business
from identity_schema.data import name_legal_forms as forms
from identity_schema.data import name_surnames as surnames
from identity_schema.data import name_titles as titles
from identity_schema.data.name_given import GIVEN_NAMES
from identity_schema.data.name_lists import words
from identity_schema.values.latin import Folded, spelled_by

__all__ = [
    "ANY_TITLE",
    "CIVIL",
    "COMMON",
    "CUT",
    "EITHER",
    "FORM",
    "FUNCTION",
    "GENERATION",
    "GIVEN",
    "HONOUR",
    "JOINER",
    "NAME_TITLE",
    "OPENER",
    "PREFIX",
    "RELATION",
    "SHORT_FORM",
    "SHORT_NAME",
    "STRONG",
    "TITLE",
    "VACANT",
    "WEAK",
    "WORDS",
    "fold",
    "key",
]

TITLE = 1  # a title and hardly ever a name
CIVIL = 1 << 1  # a title after which the order is given, family
NAME_TITLE = 1 << 2  # a title that is a name too
GENERATION = 1 << 3  # Jr, III
HONOUR = 1 << 4  # OBE, PhD
FORM = 1 << 5  # Ltd
SHORT_FORM = 1 << 6  # SA, which initials may be
STRONG = 1 << 7  # business words, see the data module
WEAK = 1 << 8
COMMON = 1 << 9
FUNCTION = 1 << 10
OPENER = 1 << 11
CUT = 1 << 12  # a strong word whose end was cut off
PREFIX = 1 << 13  # van, de la, Te
GIVEN = 1 << 14  # a common given name
SHORT_NAME = 1 << 15  # Li, Amy: no initials
JOINER = 1 << 16  # and, &
VACANT = 1 << 17  # "undefined" where a part is missing
EITHER = 1 << 18  # or, which is a name too
RELATION = 1 << 19  # trustee, trading as: the name of one who acts for another

ANY_TITLE = TITLE | NAME_TITLE

# Letters that no normalization form takes apart; the hooked ones are Hausa.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ħ": "h",
        "\u0131": "i", "ł": "l", "ŋ": "ng",
        "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɛ": "e", "ɔ": "o",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-",
    }
)  # fmt: skip
_ACCENTS = dict.fromkeys(range(0x300, 0x370))
# Dots, commas, quotes and apostrophes of every shape, the signs of okina and hamza.
_PUNCTUATION = dict.fromkeys(
    map(
        ord,
        ".,;:!?\"'`\u00b4()[]\u2018\u2019\u201a\u201b\u201c\u201d\u02bb\u02bc\u02be\u02bf\u2032",
    )
)
# The longest word that may have lost up to three letters at the end of a short field.
_CUT_FROM, _CUT_BY = 9, 3
# What such a cut leaves of engineering, merchants and their like is a surname.
_NOT_CUT = words(
    "barberi clothier contractor engineer fellows mechanic merchant minister plaster plasterer"
    " process register special"
)


def fold(text: str) -> str:
    """Return the text casefolded and without accents: ``adebayo`` for ``Adébáyọ̀``."""
    if text.isascii():
        return text.lower()
    if spelled_by(text):
        return text.translate(_latin)
    return _fold(text)


def _fold(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text).casefold().translate(_ACCENTS)
    return unicodedata.normalize("NFC", apart.translate(_LETTERS))


_latin = Folded(_fold, {code: chr(code).lower() for code in range(128)})


def key(word: str) -> str:
    """Return what a word is looked up by: folded, without dots, quotes and apostrophes."""
    return fold(word).translate(_PUNCTUATION)


def _table() -> dict[str, int]:
    """Gather the word lists into one table of word to flags."""
    table: dict[str, int] = {}
    strong = business.STRONG
    lists = [
        (titles.TITLES, TITLE),
        (titles.CIVIL_TITLES, CIVIL),
        (titles.NAME_LIKE_TITLES, NAME_TITLE),
        (titles.GENERATIONS, GENERATION),
        (titles.HONOURS, HONOUR),
        (forms.FORMS, FORM),
        (forms.SHORT_FORMS, SHORT_FORM),
        (strong, STRONG),
        (business.WEAK, WEAK),
        (business.COMMON, COMMON),
        (business.FUNCTION, FUNCTION),
        (business.OPENERS, OPENER),
        (surnames.PREFIXES, PREFIX),
        (surnames.SHORT_NAMES, SHORT_NAME),
        (GIVEN_NAMES, GIVEN),
        (("&", "+", "and"), JOINER),
        (("or",), EITHER),
        (
            ("atf", "d/b/a", "dba", "t/a", "trading", "trustee", "trustees", "ttee", "ttees"),
            RELATION,
        ),
        (("undefined", "none", "unknown", "n/a", "null", "nan", "nil"), VACANT),
    ]
    for listed, flag in lists:
        for word in listed:
            table[word] = table.get(word, 0) | flag
    for word in strong:
        for cut in range(1, _CUT_BY + 1):
            if len(word) - cut >= _CUT_FROM - 2 and len(word) >= _CUT_FROM:
                table.setdefault(word[:-cut], CUT)
    for word in _NOT_CUT:
        table[word] = table.get(word, 0) & ~CUT
    return table


WORDS: dict[str, int] = _table()
"""Word, as `key` gives it, to its flags."""
