"""Display case: capitals for names that came in capitals or in small letters only.

A word in mixed case is somebody's own spelling and stays. Only a word all in capitals or all in
small letters is changed, and only where the rule is plain: Mac takes an inner capital before the
names of a list (MacDonald), never elsewhere (Machado, Macey).

>>> for_person("ADAEZE NWOSU-OKAFOR"), for_person("te whaiti, hēmi")
('Adaeze Nwosu-Okafor', 'Te Whaiti, Hēmi')
>>> for_person("JAN VAN DER BERG"), for_person("SINEAD O'BRIEN MCKAY"), for_person("DJ MACHADO")
('Jan van der Berg', "Sinead O'Brien McKay", 'DJ Machado')
>>> for_person("LeRoy MacDonald"), for_person("NGUYEN VAN AN"), for_person("JOHN SMITH III PHD")
('LeRoy MacDonald', 'Nguyen Van An', 'John Smith III PhD')
>>> for_organisation("BANK OF ABC (NZ) LTD"), for_organisation("smith & sons plc")
('Bank of ABC (NZ) Ltd', 'Smith & Sons PLC')
"""

from identity_schema.data.name_legal_forms import FORMS, SHORT_FORMS
from identity_schema.data.name_surnames import LOWER_PARTICLES, MAC_STEMS, VIETNAMESE_SURNAMES
from identity_schema.data.name_titles import GENERATIONS, HONOURS, NAME_LIKE_TITLES, TITLES
from identity_schema.values.name.line import Line, is_block, is_initial
from identity_schema.values.name.words import key

__all__ = ["for_organisation", "for_person"]

_APOSTROPHES = "'\u2019\u02bc"
# Letters before an apostrophe after which a capital follows: O'Brien, D'Angelo, N'Golo.
_ELIDED = frozenset({"d", "l", "m", "n", "o", "dall", "dell"})
# Two letters that are hardly ever a name of their own.
_INITIALS = frozenset({"aj", "dj", "ej", "oj"})
_SET_WORDS = {**TITLES, **NAME_LIKE_TITLES, **GENERATIONS, **HONOURS}
_FORM_WORDS = {k: display for k, (_, display) in {**SHORT_FORMS, **FORMS}.items()}
_SMALL_WORDS = frozenset(
    {"a", "and", "as", "at", "atf", "by", "de", "del", "des", "du", "for", "in", "la", "las",
     "los", "of", "on", "or", "the", "to", "y"}
)  # fmt: skip
# Short words of company names that are no abbreviations.
_SHORT_WORDS = frozenset(
    {"air", "all", "any", "art", "bar", "bay", "bee", "big", "box", "boy", "bus", "car", "cat",
     "cow", "cup", "cut", "day", "dog", "dry", "dub", "eco", "egg", "end", "eye", "fab", "far",
     "fat", "few", "fig", "fin", "fit", "fix", "fly", "fox", "fun", "fur", "gas", "get", "gin",
     "god", "gym", "hat", "her", "hot", "hub", "ice", "inc", "ink", "inn", "iwi", "jet", "job",
     "joy", "kea", "key", "kid", "kin", "lab", "law", "lee", "let", "log", "lot", "low", "mad",
     "man", "map", "max", "men", "met", "mix", "moa", "my", "net", "new", "nig", "nut", "oak",
     "oil", "old", "one", "our", "out", "owl", "own", "pan", "paw", "pay", "pet", "pie", "pig",
     "pin", "pop", "pot", "pro", "pub", "raw", "ray", "red", "rob", "sam", "sea", "sew", "six",
     "ski", "sky", "son", "spa", "st", "sun", "tax", "tea", "ted", "ten", "tim", "tom", "top",
     "toy", "tui", "two", "up", "us", "van", "vet", "way", "we", "web", "wet", "win", "you", "zen",
     "zoo"}
)  # fmt: skip


def for_person(text: str) -> str:
    """Return a person's name in display case."""
    line = Line(text.split(" "))
    capitals = text.isupper()
    return " ".join(
        w
        if not (w.isupper() or w.islower()) or (is_block(w, k, f) and not capitals)
        else _person_word(w, k, line.keys, i)
        for i, (w, k, f) in enumerate(zip(line.words, line.keys, line.flags, strict=True))
    )


def for_organisation(text: str) -> str:
    """Return an organisation's name in display case; legal forms keep their own."""
    words = text.split(" ")
    capitals = text.isupper()
    return " ".join(
        _company_word(w, key(w), at=i, capitals=capitals) if w.isupper() or w.islower() else w
        for i, w in enumerate(words)
    )


def _person_word(word: str, key: str, keys: list[str], at: int) -> str:
    if key in _SET_WORDS and (at == 0 or key not in NAME_LIKE_TITLES):
        return _placed(word, _SET_WORDS[key])
    if _is_lower(key, keys, at):
        return word.lower()
    if is_initial(word.upper().rstrip(","), key) or key in _INITIALS:
        return word.upper()
    if key.startswith(("al-", "el-")) and at > 0:
        return word[:3].lower() + _hyphened(word[3:])
    return _hyphened(word)


def _is_lower(key: str, keys: list[str], at: int) -> bool:
    """Particles between other words, except the Vietnamese middle name Van."""
    if key not in LOWER_PARTICLES or not 0 < at < len(keys) - 1:
        return False
    return not (key in {"van", "du", "la"} and keys[0] in VIETNAMESE_SURNAMES)


def _hyphened(word: str) -> str:
    return "-".join(_capital(part) for part in word.split("-"))


def _capital(word: str) -> str:
    """Return one word or half of a double name with its capitals."""
    for apostrophe in _APOSTROPHES:
        head, sign, tail = word.partition(apostrophe)
        if sign and len(tail) > 2 and head.lower() in _ELIDED:
            return head.capitalize() + sign + _capital(tail)
    start = next((i for i, c in enumerate(word) if c.isalpha()), 0)
    front, name = word[:start], word[start:]
    small = name.lower()
    if small.startswith("mc") and len(name) > 3:
        return f"{front}Mc{name[2:].capitalize()}"
    if small.startswith("mac") and small[3:].strip(".,)") in MAC_STEMS:
        return f"{front}Mac{name[3:].capitalize()}"
    return front + name.capitalize()


def _company_word(word: str, key: str, *, at: int, capitals: bool) -> str:
    if key in _FORM_WORDS and at:
        return word.upper() if "." in word[:-1] else _placed(word, _FORM_WORDS[key])
    if key in TITLES:
        return _placed(word, TITLES[key])
    if key in _SMALL_WORDS and at:
        return word.lower()
    if word.isupper() and (not capitals or _is_abbreviation(key)):
        return word
    return _hyphened(word)


def _is_abbreviation(key: str) -> bool:
    if len(key) <= 3:
        return key not in _SHORT_WORDS and key not in _SMALL_WORDS
    return len(key) < 6 and not set("aeiouy") & set(key)


def _placed(word: str, display: str) -> str:
    """Put a set form in the place of a word, keeping the punctuation around it."""
    bare = word.strip("().,;")
    return word.replace(bare, display, 1) if bare.isalnum() else display + word[len(bare) :]
