"""Reading one name: `read` for a text, with `NameForm` as its value."""

from typing import TYPE_CHECKING

from identity_schema._later import Module
from identity_schema.reading import Reading, reading, refuse
from identity_schema.values.name.form import NameForm, name_form
from identity_schema.values.name.ordinary import read_ordinary
from identity_schema.values.name.words import CIVIL, EITHER, JOINER, RELATION, VACANT
from identity_schema.values.text import clean, suspicious

if TYPE_CHECKING:
    from identity_schema.values.name import joint, organisation
    from identity_schema.values.name import line as name_line
    from identity_schema.values.name import normal as normal_form
    from identity_schema.values.name import parts as name_parts
    from identity_schema.values.name.line import Line
else:  # most names are ordinary and need none of these
    joint = Module("identity_schema.values.name.joint")
    name_line = Module("identity_schema.values.name.line")
    name_parts = Module("identity_schema.values.name.parts")
    normal_form = Module("identity_schema.values.name.normal")
    organisation = Module("identity_schema.values.name.organisation")

__all__ = ["form_of", "line_of", "read"]

_TRUSTEES = frozenset({"atf", "trustee", "trustees", "ttee", "ttees"})
_TRADING = frozenset({"t/a", "dba", "d/b/a"})
# What makes it worth looking for several holders or for trustees.
_TELLING = EITHER | JOINER | RELATION
# Words that are placeholders only as a program writes them, in small letters among other names.
_SMALL_VACANT = frozenset({"null", "nan", "nil"})
_NEVER_IN_NAMES = frozenset("@#%=|\\~^<>{}[]*_$")


def read(raw: object) -> Reading[NameForm]:
    """Read one name.

    Args:
        raw: The name of one person or one organisation, in any order and case.

    Returns:
        A reading with a `NameForm`, or without one and ``name.no_letters`` (digits or signs only)
        or a ``value.*`` code. With a value, codes warn: ``name.digits`` (digits, yet no
        organisation), ``name.joint_undecided`` and ``name.several_holders`` (words are joined:
        `split_holders` is the reader for them), ``name.noise`` (pieces that are no part of a
        name), ``name.placeholder_part`` (a part is missing and a word stands for it),
        ``name.trading_as``, ``name.trustees``, ``text.*``.
    """
    if isinstance(raw, str) and (ordinary := read_ordinary(raw)) is not None:
        return reading(raw, ordinary)
    refused = refuse(raw)
    if refused is not None or not isinstance(raw, str):
        return refused or Reading("", None, ("value.type",))
    text = clean(raw)
    codes = suspicious(raw)
    if text != raw:
        refused = refuse(text)
        if refused is not None:
            return Reading(raw, None, tuple(sorted({*codes, *refused.codes})))
    line = line_of(text)
    if line.seen & VACANT:
        text, line, codes = _without_vacant(text, line, codes)
    if not any(map(str.isalpha, text)):
        code = "name.no_letters" if any(map(str.isdigit, text)) else "value.placeholder"
        return Reading(raw, None, tuple(sorted({*codes, code} - {"name.placeholder_part"})))
    kind = organisation.kind_of(line, text)
    if line.seen & _TELLING or not line.plain or _may_be_several(line, text):
        kind, said = _remarks(line, text, kind)
        codes = tuple(sorted({*codes, *said}))
    return reading(raw, form_of(line, text, kind), codes)


def _may_be_several(line: "Line", text: str) -> bool:
    if "," in text or ";" in text:
        return ";" in text or joint.may_join(line, text)
    return bool(line.seen & CIVIL and len(line.keys) > 3)


def line_of(text: str) -> "Line":
    """Take a cleaned text apart."""
    spaced = name_line.spaced(text) if "," in text or "." in text else text
    return name_line.Line(spaced.split())


def form_of(line: "Line", text: str, kind: str) -> NameForm:
    """Make the value, with the parts that are certain."""
    if kind == "organisation":
        normal = normal_form.of_organisation(line.keys)
        return name_form(text, kind, None, None, None, None, None, None, normal)
    if kind == "unknown":
        normal = normal_form.of_words(line.keys)
        return name_form(text, kind, None, None, None, None, None, None, normal)
    parts = name_parts.parts_of(line, text)
    return name_form(
        text,
        kind,
        parts.given_name,
        parts.middle_name,
        parts.family_name,
        parts.title,
        parts.suffix,
        parts.initials,
        normal_form.of_words(parts.matching),
    )


def _without_vacant(
    text: str, line: "Line", codes: tuple[str, ...]
) -> tuple[str, "Line", tuple[str, ...]]:
    """Leave out the words that stand for a missing part: ``John undefined``."""
    if organisation.kind_of(line, text) == "organisation":
        return text, line, codes
    kept = [
        word
        for word, k, flag in zip(line.words, line.keys, line.flags, strict=True)
        if not flag & VACANT or (k in _SMALL_VACANT and not word.islower())
    ]
    flags = (name_line.Line([word]).seen for word in kept)
    if all(f & VACANT or not any(map(str.isalpha, w)) for w, f in zip(kept, flags, strict=True)):
        kept = []
    if len(kept) == len(line.words) and "null" not in line.keys:
        return text, line, codes
    return " ".join(kept), name_line.Line(kept), tuple(sorted({*codes, "name.placeholder_part"}))


def _remarks(line: "Line", text: str, kind: str) -> tuple[str, set[str]]:
    """Return the kind, open where several are named, and codes for what is odd in the text."""
    said = set()
    if any(_is_noise(word, k) for word, k in zip(line.words, line.keys, strict=True)):
        said.add("name.noise")
    if kind == "organisation":
        if not _TRADING.isdisjoint(line.keys) or " trading as " in f" {text.lower()} ":
            said.add("name.trading_as")
        if "atf" in line.keys or (line.seen & JOINER and not _TRUSTEES.isdisjoint(line.keys)):
            said.add("name.trustees")
        return kind, said
    if any(c.isdigit() for k, f in zip(line.keys, line.flags, strict=True) if not f for c in k):
        said.add("name.digits")
    if ";" in text:
        return "unknown", {*said, "name.several_holders"}
    if joint.may_join(line, text):
        holders = joint.divide(text)
        if holders is not None:
            kind = "unknown"
            said.add("name.several_holders" if holders else "name.joint_undecided")
    return kind, said


def _is_noise(word: str, key: str) -> bool:
    """Tell whether a word is no part of a name: ``-999-``, ``.``, ``#1``."""
    if not _NEVER_IN_NAMES.isdisjoint(word):
        return True
    if any(map(str.isalpha, word)):
        return False
    if any(map(str.isdigit, key)):
        return "-" in (key[0], key[-1])
    return word not in {"&", "+", "-", "\u2013", "/", ","}
