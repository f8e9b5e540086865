"""Reading a name that a provider sent in parts."""

from typing import TYPE_CHECKING, Any

from identity_schema._later import Module
from identity_schema.reading import Reading, reading, refuse, text_of
from identity_schema.values.name.form import NameForm, name_form
from identity_schema.values.name.ordinary import read_ordinary
from identity_schema.values.name.whole import line_of, read
from identity_schema.values.name.words import TITLE
from identity_schema.values.text import clean, suspicious

if TYPE_CHECKING:
    from identity_schema.values.name import line as name_line
    from identity_schema.values.name import normal as normal_form
else:  # most names are ordinary and need none of these
    name_line = Module("identity_schema.values.name.line")
    normal_form = Module("identity_schema.values.name.normal")

__all__ = ["quick_parts", "read_parts"]

Judged = tuple[str, str, NameForm]
"""The kind of a name, its normal form, and what the whole of it says."""

_NOTHING = "value.empty"
# A surname in some families, and a placeholder: kept beside other parts, and warned of.
_SURNAME_OR_NOTHING = frozenset({"Null", "NULL"})


def read_parts(
    given: object = None, middle: object = None, family: object = None, text: object = None
) -> Reading[NameForm]:
    """Read a name sent in parts, with or without the whole.

    The parts are kept as they were sent, white space squeezed, and never split again; the kind
    is judged on the whole.

    Args:
        given: First given name, None where it was not sent.
        middle: Further given names, None where they were not sent.
        family: Family name, None where it was not sent.
        text: The whole name as the provider writes it; None where it was not sent.

    Returns:
        A reading whose value has the parts and, out of the text, title and suffix. Beside the
        codes of `read`: ``name.organisation_split`` (parts of an organisation's name),
        ``name.parts_disagree`` (a part is no part of the text), ``name.placeholder_part`` (a part
        was a placeholder and counts as missing), ``value.type`` and ``value.too_long`` for a part
        that cannot be read. Without a value where nothing is left, and the codes say why.
    """
    judged = quick_parts((given, middle, family), text)
    if judged is not None:
        return _ordinary((given, middle, family), *judged)
    said: set[str] = set()
    parts = tuple(_part(part, said) for part in (given, middle, family))
    joined = " ".join(filter(None, parts))
    raw = text_of(text) if text is not None else _raw(given, middle, family)
    whole = read(text if text is not None else joined)
    if whole.value is None and joined and text is not None:
        said.update(code for code in whole.codes if code != _NOTHING)
        whole = read(joined)
    said.update(code for code in whole.codes if not (said and code == _NOTHING))
    form = whole.value
    if form is None or not joined:
        return Reading(raw, form, tuple(sorted(said)))
    if not _agree(form, joined):
        said.add("name.parts_disagree")
    form = _with_parts(form, parts)
    if form.kind == "organisation":
        said.add("name.organisation_split")
    return reading(raw, form, tuple(sorted(said)))


def quick_parts(parts: tuple[object, ...], text: object) -> Judged | None:
    """Judge ordinary parts that are the whole or some words of an ordinary whole.

    For those nothing is to be said, and the parts stand beside what `read_ordinary` tells of the
    whole and of the parts alone; None for any others, of which `read_parts` knows more.

    Args:
        parts: Given, middle and family name.
        text: The whole name, or None.

    Returns:
        The kind of the whole, its normal form, and what the whole says.
    """
    sent = [part for part in parts if isinstance(part, str)]
    if len(sent) < 3 - parts.count(None):
        return None
    joined = " ".join(sent)
    alone = read_ordinary(joined)
    if alone is None or alone.title is not None:
        return None
    whole = alone
    if text is not None and text != joined:
        found = read_ordinary(text) if isinstance(text, str) else None
        if found is None or not set(alone.normal.split(" ")) <= set(found.normal.split(" ")):
            return None
        whole = found
    distinct = set(sent)
    kind = whole.kind
    if len(distinct) == 1 and set(whole.text.split(" ")) == distinct:
        kind = "unknown"
    elif kind == "unknown":
        if len(distinct) < len(sent):
            return None
        kind = alone.kind
    ordered = kind == "person" and parts[0] and parts[2]
    return kind, alone.normal if ordered else whole.normal, whole


def _ordinary(parts: tuple[Any, ...], kind: str, normal: str, whole: NameForm) -> Reading[NameForm]:
    """Make the reading of parts that are ordinary."""
    text = whole.text
    if parts == (whole.given_name, whole.middle_name, whole.family_name):
        return reading(text, whole)
    given, middle, family = parts
    form = name_form(text, kind, given, middle, family, whole.title, None, whole.initials, normal)
    return reading(text, form)


def _part(part: object, said: set[str]) -> str | None:
    """Return one part cleaned, None where there is none; note why it is left out."""
    if part is None:
        return None
    refused = refuse(part)
    if refused is None and isinstance(part, str):
        cleaned = clean(part)
        if cleaned != part:  # what is left out here is not there to be remarked on later
            said.update(suspicious(part))
        if any(map(str.isalpha, cleaned)) and refuse(cleaned) is None:
            return cleaned
        said.add("name.placeholder_part")
    elif refused is not None and refused.codes[0] != _NOTHING:
        placeholder = refused.codes[0] == "value.placeholder"
        said.add("name.placeholder_part" if placeholder else refused.codes[0])
        if isinstance(part, str) and part in _SURNAME_OR_NOTHING:
            return part
    return None


def _raw(*parts: object) -> str:
    return " ".join(filter(None, (text_of(part) for part in parts if part is not None)))


def _agree(form: NameForm, joined: str) -> bool:
    """Tell whether every word of the parts stands in the text, initials for what they begin."""
    known = normal_form.of_words(line_of(form.text).keys).split()
    return all(
        word in known or any(word[0] == k[0] for k in known if len(k) == 1 or len(word) == 1)
        for word in normal_form.of_words(line_of(joined).keys).split()
    )


def _with_parts(form: NameForm, parts: tuple[str | None, ...]) -> NameForm:
    """Put the parts as sent in the place of those that the text gave."""
    given, middle, family = parts
    if parts == (form.given_name, form.middle_name, form.family_name):
        return form
    kind = _kind(form, [part for part in parts if part])
    normal = form.normal
    if kind == "organisation":
        normal = normal_form.of_organisation(line_of(form.text).keys)
    elif given and family and kind == "person":
        normal = normal_form.of_parts(_untitled(given), middle, family)
    return name_form(
        form.text, kind, given, middle, family, form.title, form.suffix, form.initials, normal
    )


def _kind(form: NameForm, sent: list[str]) -> str:
    """Return the kind of the whole; parts may show an organisation, or a person of two names."""
    distinct = list(dict.fromkeys(sent))
    if len(distinct) == 1 and set(form.text.split()) == set(distinct):
        return "unknown"
    alone = read(" ".join(distinct)).value
    kind = alone.kind if alone else "unknown"
    return kind if form.kind == "unknown" or kind == "organisation" else form.kind


def _untitled(given: str) -> str:
    """Leave out a title that was sent within the given name."""
    words = given.split()
    titled = len(words) > 1 and name_line.Line(words).flags[0] & TITLE
    return " ".join(words[1:]) if titled else given
