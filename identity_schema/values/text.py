r"""Free text: one spelling of it, and what in it is not what it seems.

`clean` gives the form that readers compare and keep: Unicode normalization form C (Unicode
Standard Annex #15), white space of any kind squeezed to single spaces, and the characters that
cannot be seen taken out. The raw text always stays beside it in the reading.

>>> clean("  Zoe\u0308 \t Te\u00a0Whaiti\n")
'Zoë Te Whaiti'
>>> clean("Ali\u200bce\u202e")
'Alice'

`suspicious` says what is odd about a text as it was sent:

>>> suspicious("Alice")
()
>>> suspicious("Ali\u202ece")  # a right-to-left override turns the rest around on a screen
('text.bidi',)
>>> suspicious("Ali\u200bce\x00")  # a zero-width space, a NUL
('text.control',)
>>> suspicious("\u0410lice")  # a Cyrillic A
('text.confusable',)
>>> suspicious("Jos\ufffd")  # a letter that was lost in a wrong decoding
('text.undecodable',)
"""

import unicodedata

from identity_schema._later import Pattern

__all__ = ["clean", "suspicious"]

# Unicode 15, property Bidi_Control: marks, embeddings, overrides and isolates.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Not white space, not seen: controls, soft hyphen, grapheme joiner, Hangul and Khmer fillers,
# zero-width space, word joiner and invisible operators, byte order mark, annotations, tags,
# noncharacters.
_UNSEEN = (
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b"
    "\u2060-\u2065\u206a-\u206f\u2800\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e0fff"
)
# Joiners spell words in the Arabic and Indic scripts; after any other letter they only hide.
_STRAY_JOINER = "(?<![\u0600-\u1cff\ua800-\uabff])[\u200c\u200d]"
_LOST = "\ud800-\udfff"

_drop = Pattern(f"[{_BIDI}{_UNSEEN}]|{_STRAY_JOINER}")
_lost = Pattern(f"[{_LOST}]")
_bidi = Pattern(f"[{_BIDI}]")
_control = Pattern(f"[{_UNSEEN}]|{_STRAY_JOINER}")
_undecodable = Pattern(f"[{_LOST}\ufffd]")
# Nearly every text that is not ASCII is Latin letters with accents and common punctuation.
_ordinary = Pattern(
    "[\t\\n\\r -~\u00a0-\u00ac\u00ae-\u024f\u0300-\u034e\u0350-\u036f\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)

_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
_TWIN_SCRIPTS = (
    "\u0370-\u03ff\u1f00-\u1fff"  # Greek
    "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"  # Cyrillic
    "\u0531-\u0587"  # Armenian
    "\u13a0-\u13ff\uab70-\uabbf"  # Cherokee
)
# Letters and digits that imitate ASCII ones: full-width, circled, mathematical, squared.
_STYLED = "\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\u24b6-\u24e9\U0001d400-\U0001d7ff"
_STYLED += "\U0001f130-\U0001f189"
# Greek and Cyrillic letters that look the same as a Latin one in most typefaces (the single
# letters of Unicode Technical Standard #39's idea of confusable, checked by eye).
_LOOKALIKES = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03bf"
    "\u0405\u0406\u0408\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0455\u0456\u0458\u04bb\u0501\u051b\u051d"
)
_has_latin = Pattern(f"[{_LATIN}]")
_has_twin = Pattern(f"[{_TWIN_SCRIPTS}]")
_has_styled = Pattern(f"[{_STYLED}]")
_all_lookalikes = Pattern(f"[{_LOOKALIKES}'\u2019.-]+")


def clean(text: str) -> str:
    """Return the text in form C, squeezed, without characters that cannot be seen.

    A lone surrogate, which no UTF-8 file can hold, becomes U+FFFD, so that it shows that a
    character was lost. The result of cleaning is its own cleaning.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    if _ordinary.fullmatch(text):
        return unicodedata.normalize("NFC", " ".join(text.split()))
    if _lost.sub("", text) != text:
        text = _lost.sub("\ufffd", text)
    return unicodedata.normalize("NFC", " ".join(_drop.sub("", text).split()))


def suspicious(text: str) -> tuple[str, ...]:
    """Say what in a text is not what it seems.

    Returns:
        Codes in alphabetical order: ``text.bidi`` (a character that turns the direction of
        writing), ``text.confusable`` (look-alike letters of another script, or styled letters),
        ``text.control`` (a control or an invisible character), ``text.undecodable`` (a lone
        surrogate or U+FFFD). Tabs and line ends are white space and not remarked on.
    """
    if text.isascii():
        if text.isprintable() or not _control.search(text):
            return ()
        return ("text.control",)
    if _ordinary.fullmatch(text):
        return ()
    codes = []
    if _bidi.search(text):
        codes.append("text.bidi")
    if _confusable(text):
        codes.append("text.confusable")
    if _control.search(text):
        codes.append("text.control")
    if _undecodable.search(text):
        codes.append("text.undecodable")
    return tuple(codes)


def _confusable(text: str) -> bool:
    """Tell whether letters pose as others: two alphabets in a word, or a word only of doubles."""
    if _has_styled.search(text):
        return True
    if not (_has_latin.search(text) and _has_twin.search(text)):
        return False
    return any(
        _has_twin.search(word) and (_has_latin.search(word) or _all_lookalikes.fullmatch(word))
        for word in text.split()
    )
